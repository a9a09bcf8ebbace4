// Amounts in words.
const figures = (() => {
  "use strict";

  // A whole number of the axis's finest unit, with its decimals and thousands parted; halves go to the even neighbour.
  function figure(value, axis) {
    const years = axis.counts === "year";
    const drop = axis.scale - axis.decimals;
    let whole = BigInt(value);
    if (drop > 0) {
      const unit = 10n ** BigInt(drop);
      const sign = whole < 0n ? -1n : 1n;
      const size = whole * sign;
      let rounded = size / unit;
      const twice = (size % unit) * 2n;
      if (twice > unit || (twice === unit && rounded % 2n)) rounded += 1n;
      whole = rounded * sign;
    } else {
      whole *= 10n ** BigInt(-drop);
    }
    const before = value < 0 ? "-" : shiftsYear(value, axis) ? "+" : "";
    const digits = String(whole < 0n ? -whole : whole).padStart(axis.decimals + 1, "0");
    const cut = digits.length - axis.decimals;
    const thousands = years ? digits.slice(0, cut) : digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ",");
    return before + thousands + (axis.decimals ? `.${digits.slice(cut)}` : "");
  }

  // On an axis of years, what a choice books alone: a shift, and no year.
  const shiftsYear = (value, axis) => axis.counts === "year" && Math.abs(value) < axis.span[0];

  function quantity(value, axis) {
    const count = figure(value, axis);
    if (axis.counts === "scale") return `${axis.words[value - axis.span[0]]} (${count} of ${figure(axis.span[1], axis)})`;
    if (axis.counts === "year") return count + (shiftsYear(value, axis) ? (/^[+-]1$/.test(count) ? " year" : " years") : "");
    return `${count} ${count === "1" || count === "-1" ? axis.one : axis.unit}`;
  }

  function said([low, best, high], axis, unit = true) {
    const told = unit || axis.counts === "scale" ? quantity(best, axis) : figure(best, axis);
    return low === high ? told : `${told} (${figure(low, axis)} to ${figure(high, axis)})`;
  }

  // How far apart two roads end on a scale.
  function steps(axis, yours, history) {
    if (axis.counts !== "scale" || !yours || !history) return "";
    const apart = yours.best - history.best;
    if (!apart) return "where history left it";
    return `${Math.abs(apart)} ${Math.abs(apart) === 1 ? "step" : "steps"} ${apart > 0 ? "above" : "below"} history's`;
  }

  return { figure, quantity, said, steps };
})();
