// What stands beside the story, drawn: people, papers, the map, meters, the road.
const beside = (() => {
  "use strict";

  const { blocks, box, drawn, el, marks } = elements;

  function gauge(meter) {
    const { label, help, named, low, high, value, said, changed, before, before_said: beforeSaid } = meter;
    const now = named || said === String(value) ? said : `${value}, ${said}`;
    const bar = named ? null : el("span", { class: "bar", "aria-hidden": "true" }, el("span", {}));
    if (bar) bar.firstChild.style.width = `${high > low ? ((value - low) / (high - low)) * 100 : 0}%`;
    return el("li", { class: changed ? "changed" : null, title: help },
      el("b", {}, label), " ", el("span", { class: "value" }, now), changed ? ` (was ${named ? beforeSaid : before})` : null, bar);
  }

  function person({ name, role, card, advice }) {
    return el("details", {}, el("summary", {}, el("b", {}, name), " ", el("span", { class: "soft" }, role)),
      blocks(card), advice.length ? [el("p", { class: "asked" }, "If you ask:"), el("div", { class: "advice" }, blocks(advice))] : []);
  }

  function paper(given) {
    const [composed, after] = [blocks(given.composed), blocks(given.afterwards)];
    return el("details", {},
      el("summary", {}, el("b", {}, given.title), given.new ? el("span", { class: "new" }, "new") : null),
      el("p", { class: "soft" }, `${given.kind}, ${given.date}. ${given.what}`),
      el("div", { class: "paper" }, blocks(given.text), el("p", { class: "soft" }, given.survives, marks(given.sources))),
      composed.length ? [el("p", { class: "asked" }, "Composed for the game:"), ...composed] : [],
      after.length ? [el("p", { class: "asked" }, "What became of it:"), ...after] : []);
  }

  function map(card) {
    const wide = 600;
    const high = wide / card.aspect;
    const at = ([x, y]) => [(x * wide).toFixed(1), (y * high).toFixed(1)];
    const strokes = card.strokes.map((stroke) =>
      drawn("polyline", { class: stroke.kind, points: stroke.points.map((point) => at(point).join(",")).join(" ") }));
    const labels = card.strokes.filter((stroke) => stroke.label).map((stroke) => {
      const [x, y] = at(stroke.points[Math.floor(stroke.points.length / 2)]);
      return drawn("text", { class: "line", x, y: Number(y) - 6 }, stroke.label);
    });
    const places = card.places.map(([name, x, y]) => {
      const [left, top] = at([x, y]);
      return drawn("g", {}, drawn("circle", { cx: left, cy: top, r: 4 }), drawn("text", { x: Number(left) + 8, y: Number(top) + 5 }, name));
    });
    const picture = drawn("svg", { viewBox: `0 0 ${wide} ${high.toFixed(1)}`, role: "img", "aria-label": card.words }, ...strokes, ...labels, ...places);
    return el("details", { class: "map" }, el("summary", {}, el("b", {}, `Map: ${card.title}`)), picture, el("p", { class: "soft" }, card.words));
  }

  function aside({ people, papers, meters, road, map: card }) {
    const steps = road.map(({ text }) => el("li", {}, text));
    return el("aside", {}, box("In the room", people.map(person)), box("On the desk", [card ? map(card) : [], papers.map(paper)].flat()),
      box("Meters", meters.length ? [el("ul", { class: "meters" }, meters.map(gauge))] : []),
      steps.length ? el("details", { class: "box" }, el("summary", {}, "The road so far"), el("ol", { class: "road" }, steps)) : null);
  }

  return { aside, gauge, paper };
})();
