// The two bills, drawn side by side, and what stands below them.
const bills = (() => {
  "use strict";

  const { blocks, el, marks } = elements;

  // A choice of the road: what history chose there, and what it put on the bill, as a difference from that.
  function step({ text, history, history_text: theirs, booked }) {
    const beside = history ? "So did history." : theirs ? `History: ${theirs}` : "";
    return el("li", {}, el("b", {}, text), el("div", { class: "soft" }, beside), booked.length
      ? el("ul", { class: "booked" }, booked.map(({ axis, amount, said }) =>
        el("li", {}, el("b", {}, axis.name), ` ${[said, amount.firmness].join(", ")}`, marks(amount.sources),
          ". ", el("span", { class: "soft" }, amount.whys.join(" ")))))
      : null);
  }

  function compared({ axis, yours, history, ends: [low, high], apart }) {
    const draw = (who, kind, amount) => row(who, kind, amount, low, high);
    return el("div", { class: "axis" },
      el("table", {}, el("caption", {}, el("b", {}, axis.name), " ", el("span", { class: "soft" }, axis.counted)),
        el("tbody", {}, draw("You", "yours", yours), draw("History", "theirs", history))),
      apart ? el("p", { class: "warning" }, apart) : null,
      el("p", { class: "soft warning" }, `The bars run from ${figures.number(low, axis)} to ${figures.number(high, axis)}.`),
      el("div", { class: "soft warning" }, blocks(axis.warning)),
      reasons([["Yours", yours], ["History's", history]].filter(([, amount]) => amount && amount.whys.length)));
  }

  function row(who, kind, amount, low, high) {
    const figure = amount ? [amount.figures, [...amount.sides, amount.counted].filter(Boolean).map((said) => el("small", {}, said))] : "nothing booked";
    return el("tr", { class: kind }, el("th", { scope: "row" }, who), el("td", { class: "figure" }, figure),
      el("td", { class: "scales" }, bar(amount, low, high)),
      el("td", { class: "firm" }, amount ? [amount.firmness, marks(amount.sources)] : []));
  }

  // The range from low to high, its best figure, and the article's own where another is better.
  function bar(amount, low, high) {
    const drawn = el("span", { class: "scale", "aria-hidden": "true" });
    if (!amount) return drawn;
    const place = (value) => (high > low ? ((value - low) / (high - low)) * 100 : 0);
    const part = (kind, left) => {
      const made = el("span", { class: kind });
      made.style.left = `${left}%`;
      drawn.append(made);
      return made;
    };
    part("range", place(amount.low)).style.width = `${place(amount.high) - place(amount.low)}%`;
    part("best", place(amount.best));
    if (amount.article !== null) part("article", place(amount.article));
    return drawn;
  }

  function reasons(amounts) {
    if (!amounts.length) return null;
    return el("details", { class: "reasons" }, el("summary", {}, "Where the figures come from"),
      amounts.map(([whose, amount]) => [el("p", {}, el("b", {}, whose)), el("ul", {}, amount.whys.map((why) => el("li", {}, why)))]));
  }

  function throughLenses(story, lenses) {
    return [el("h2", {}, "Through the lenses"), el("p", {}, "A lens is one way to judge. It orders roads and gives no points."),
      el("dl", {}, lenses.map(({ name, help, standing }) => {
        const said = story.words.standings[standing];
        return [el("dt", {}, name, " ", el("span", { class: "soft" }, help)), el("dd", {}, `${said[0].toUpperCase()}${said.slice(1)}.`)];
      }))];
  }

  function thesis({ title, verdict, text, why, speaks, against, sources: numbers }) {
    const told = (caption, texts) => (texts.length ? el("p", {}, `${caption}: ${texts.join("; ")}.`) : null);
    return [el("dt", {}, `${title}: ${verdict}`),
      el("dd", {}, text, marks(numbers), ` ${why}`, told("What in this run says so", speaks), told("What says otherwise", against))];
  }

  return { compared, step, thesis, throughLenses };
})();
