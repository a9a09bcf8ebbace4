// Amounts in words.
const figures = (() => {
  "use strict";

  // A whole number of the axis's finest unit, with its decimals and thousands parted; halves go to the even neighbour.
  function figure(value, axis) {
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
    const negative = value < 0 ? "-" : "";
    const digits = String(whole < 0n ? -whole : whole).padStart(axis.decimals + 1, "0");
    const cut = digits.length - axis.decimals;
    const thousands = digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ",");
    return negative + thousands + (axis.decimals ? `.${digits.slice(cut)}` : "");
  }

  function said([low, best, high], axis, unit = true) {
    const count = figure(best, axis);
    const told = unit ? `${count} ${count === "1" || count === "-1" ? axis.one : axis.unit}` : count;
    return low === high ? told : `${told} (${figure(low, axis)} to ${figure(high, axis)})`;
  }

  return { figure, said };
})();
