// Elements of the document. Text is only ever set as text, never as markup.
const elements = (() => {
  "use strict";

  function el(kind, given = {}, ...inside) {
    const made = document.createElement(kind);
    for (const [name, value] of Object.entries(given)) {
      if (name === "click") made.addEventListener("click", value);
      else if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== null) made.setAttribute(name, value);
    }
    made.append(...inside.flat(Infinity).filter((part) => part !== null && part !== ""));
    return made;
  }

  function drawn(kind, given, ...inside) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", kind);
    for (const [name, value] of Object.entries(given)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  }

  const marks = (numbers) =>
    numbers.map((number) => el("sup", {}, el("a", { href: "#", "data-source": number }, String(number))));

  function runs(block) {
    return block.runs.flatMap((run) => {
      if (typeof run === "string") return [run];
      if (run.claim !== undefined) return run.source ? marks([run.source]) : [];
      return [el(run.style === "strong" ? "strong" : "em", {}, run.text)];
    });
  }

  function blocks(given) {
    const made = [];
    for (const block of given) {
      const kind = { quotation: "blockquote", item: "ul" }[block.shape];
      if (!kind) made.push(el("p", {}, runs(block)));
      else {
        const inner = el(kind === "ul" ? "li" : "p", {}, runs(block));
        if (made.at(-1)?.localName === kind) made.at(-1).append(inner);
        else made.push(el(kind, {}, inner));
      }
    }
    return made;
  }

  const list = (title, lines) => (lines.length ? [el("h2", {}, title), el("ul", {}, lines.map((line) => el("li", {}, line)))] : []);

  function box(title, inside) {
    return inside.length ? el("section", { class: "box" }, el("h2", {}, title), inside) : null;
  }

  return { blocks, box, drawn, el, list, marks, runs };
})();
