// What a Twee story brings of its own to SugarCube: it draws the order of choices, and adds up the bill.
setup.draw = function (text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
};
setup.order = function (place, ids) {
  const lot = (id) => setup.draw(`${State.variables.number}/${place}/${id}`);
  return [...ids].sort((one, other) => lot(one) - lot(other) || (one < other ? -1 : 1));
};
$(document).on(":passagerender", function (event) {
  for (const list of event.content.querySelectorAll("ol[data-place]")) {
    const items = [...list.children];
    const order = setup.order(list.dataset.place, items.map((item) => item.dataset.choice));
    list.append(...order.map((id) => items.find((item) => item.dataset.choice === id)));
  }
});
setup.today = function () {
  const name = passage();
  return setup.days[name] ?? setup.days[name.split(" / ")[0]] ?? "9999";
};
setup.booked = function (axis) {
  const bill = State.variables.bill;
  return Object.hasOwn(bill, axis) ? bill[axis] : null;
};
setup.book = function (axis, low, best, high, more = {}) {
  const entries = setup.booked(axis) ?? [];
  State.variables.bill[axis] = [...entries, { low, best, high, side: "", article: null, judged: false, source: true, ...more }];
};
setup.figure = function (value, { counts, decimals }) {
  const places = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: counts !== "year" };
  return (Math.round(value * 1e6) / 1e6).toLocaleString("en", { ...places, roundingMode: "halfEven" });
};
setup.sum = function (entries, axis) {
  const add = (name) => entries.reduce((sum, entry) => sum + entry[name], 0);
  const best = add("best");
  const low = Math.min(Math.max(add("low"), axis.low), best);
  const high = Math.max(Math.min(add("high"), axis.high), best);
  const said = setup.figure(best, axis);
  return low === high ? said : `${said} (${setup.figure(low, axis)} to ${setup.figure(high, axis)})`;
};
setup.said = function (name) {
  const [entries, axis] = [setup.booked(name), setup.axes[name]];
  if (!entries) return "nothing booked";
  const parts = [setup.sum(entries, axis)];
  const sides = [...new Set(entries.map((entry) => entry.side))].filter((side) => side);
  const of = (side) => entries.filter((entry) => entry.side === side);
  const best = (some) => some.reduce((sum, entry) => sum + entry.best, 0);
  const called = (side) => axis.sides[side] ?? side;
  if (sides.length === 1 && best(of(sides[0])) === best(entries)) parts.push(`${called(sides[0])} alone`);
  else parts.push(...sides.map((side) => `${called(side)}: ${setup.sum(of(side), axis)}`));
  if (entries.some((entry) => entry.article !== null)) {
    const article = entries.reduce((sum, entry) => sum + (entry.article ?? (entry.judged ? entry.best : 0)), 0);
    parts.push(`the article itself: ${setup.figure(article, axis)}`);
  }
  if (entries.some((entry) => !entry.source)) {
    parts.push(entries.some((entry) => entry.source) ? "in part without a source" : "without a source");
  }
  return parts.join("; ");
};
setup.step = function (name, value) {
  const { words, low, high } = setup.axes[name];
  return `${words[value - low]} (${value} ${low ? `from ${low} to ${high}` : `of ${high}`})`;
};
