// Amounts in words.
const figures = (() => {
  "use strict";

  // A whole number of the axis's finest unit, with its decimals and thousands parted; halves go to the even neighbour.
  function figure(value, axis, signed = false) {
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
    const before = value < 0 ? "-" : signed ? "+" : "";
    const digits = String(whole < 0n ? -whole : whole).padStart(axis.decimals + 1, "0");
    const cut = digits.length - axis.decimals;
    const year = axis.counts === "year" && !signed;
    const thousands = year ? digits.slice(0, cut) : digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ",");
    return before + thousands + (axis.decimals ? `.${digits.slice(cut)}` : "");
  }

  const isScale = (axis) => axis.counts === "scale";

  // A value without its unit: a step by its word.
  const number = (value, axis) => (isScale(axis) ? axis.words[value - axis.span[0]] : figure(value, axis));

  function quantity(value, axis) {
    const [low, high] = axis.span;
    if (isScale(axis)) return `${number(value, axis)} (${value} ${low ? `from ${low} to ${high}` : `of ${high}`})`;
    const count = figure(value, axis);
    return axis.counts === "year" ? count : `${count} ${count === "1" || count === "-1" ? axis.one : axis.unit}`.trimEnd();
  }

  function said([low, best, high], axis, unit = true) {
    const told = unit || isScale(axis) ? quantity(best, axis) : figure(best, axis);
    return low === high ? told : `${told} (${number(low, axis)} to ${number(high, axis)})`;
  }

  // What a choice booked: a difference from what history did, with its signs.
  function difference({ low, best, high }, axis) {
    const [single, many] = axis.counts === "year" ? ["year", "years"] : [axis.one, axis.unit];
    const [from, count, to] = [low, best, high].map((value) => figure(value, axis, true));
    return `${count} ${count === "+1" || count === "-1" ? single : many}${low === high ? "" : ` (${from} to ${to})`}`;
  }

  // How far a road came out from history on an axis of steps, years or chances; nothing where ranges say it.
  function distance(axis, yours, history, opening) {
    if (!yours || !history || axis.counts === "amount") return "";
    const unit = 10 ** axis.scale;
    const away = (yours.best - history.best) / unit;
    if (isScale(axis)) return steps(axis, yours.best, history.best);
    if (axis.counts === "chance") return `${apart(away, "point", "more", "less") || "As in history"}.`;
    const since = `${counted(yours.best / unit - opening, "year")} after ${opening}, when this begins`;
    return `${apart(away, "year", "later", "earlier") || "The same year as in history"}; ${since}.`;
  }

  function steps(axis, yours, history) {
    if (yours === history) return "Where history left it.";
    const way = yours > history ? 1 : -1;
    const between = [];
    for (let step = history + way; step !== yours; step += way) between.push(number(step, axis));
    return `${apart(yours - history, "step", "higher", "lower")}${between.length ? `, past ${enumerated(between)}` : ""}.`;
  }

  const apart = (away, unit, more, less) =>
    (away ? `${counted(Math.abs(away), unit)} ${away > 0 ? more : less} than in history` : "");

  const enumerated = (words) => [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" and ");

  const counted = (count, unit) => `${count} ${unit}${count === 1 ? "" : "s"}`;

  return { difference, distance, enumerated, figure, number, quantity, said };
})();
