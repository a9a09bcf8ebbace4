// The page: a game's look drawn as elements, anew after every move. It has no rule of its own.
(() => {
  "use strict";

  const { blocks, box, el, list, marks, runs } = elements;
  const { aside, bookedLines, gauge, paper } = beside;
  const story = JSON.parse(document.getElementById("story").textContent);
  const root = document.getElementById("page");
  const SHELF = `oneside:${story.id}:${story.fingerprint}`;
  let game = atAddress();

  // ---- the game and where it is kept

  function atAddress() {
    return session.read(story, location.hash) ?? session.start(story);
  }

  function keep() {
    try {
      if (game.stage !== "briefing") localStorage.setItem(SHELF, session.written(game));
    } catch {
      // A browser may refuse its storage; the address keeps the game all the same.
    }
  }

  function kept() {
    try {
      return session.read(story, localStorage.getItem(SHELF) ?? "");
    } catch {
      return null;
    }
  }

  function move(next) {
    if (next === null) return;
    game = next;
    const address = `#${session.written(game)}`;
    if (location.hash === address) redraw();
    else location.hash = address;
  }

  window.addEventListener("hashchange", () => {
    game = atAddress();
    redraw();
  });

  const choose = (id) => move(session.act(story, game, id));

  const undo = () => move(session.undo(story, game));

  // ---- what may be chosen

  function options(made) {
    return el("ol", { class: "choices", "aria-label": "Choices" }, made.map((option, index) =>
      el("li", {}, option.open ? open(option, index) : closed(option, index))));
  }

  function open({ id, text }, index) {
    const key = index < 9 ? String(index + 1) : "";
    return el("button", { type: "button", class: "choice", click: () => choose(id), "data-key": key },
      el("kbd", { "aria-hidden": "true" }, key), el("span", {}, text));
  }

  function closed({ text, reason, asks }, index) {
    return el("div", { class: "choice closed", role: "note" }, el("kbd", { "aria-hidden": "true" }, String(index + 1)),
      el("span", {}, text, el("small", {}, `Closed: ${reason} ${asks}`)));
  }

  function onward({ id, text }, ...besides) {
    return el("p", { class: "on" }, el("button", { type: "button", class: "go-on", click: () => choose(id) }, text), besides);
  }

  // ---- pages: each gives what it draws of a look, and what it says above the title and below it

  const where = ({ date, place }) => `${date}, ${place}`;

  const seated = (shown) => `${where(shown)}. In the chair: ${shown.seat}.`;

  function briefing(shown) {
    const { summary, wants, fears, judged_by: judged } = shown.detail;
    const before = kept();
    const again = before && before.steps.length
      ? el("button", { type: "button", class: "go-on second", click: () => move(before) }, "Go on where you left") : null;
    return {
      where: seated(shown),
      main: [el("p", { class: "summary" }, summary), blocks(shown.text), list("You want", wants), list("You fear", fears),
        el("h2", {}, "You will be judged by"), el("ul", {}, judged.map((axis) => el("li", {}, el("b", {}, axis.name), `: ${axis.help}`))),
        onward(shown.options[0], again)],
    };
  }

  function passage(shown) {
    const asked = shown.asks ? options(shown.options) : shown.options.map((option) => onward(option));
    return { where: seated(shown), main: [blocks(shown.text), asked], aside: aside(shown) };
  }

  function consequence(shown) {
    const changed = shown.meters.filter((meter) => meter.changed);
    return {
      kicker: "You chose", where: seated(shown),
      main: [blocks(shown.text), changed.length ? el("ul", { class: "meters did" }, changed.map(gauge)) : null,
        bookedLines(shown.booked), onward(shown.options[0])],
      aside: aside(shown),
    };
  }

  function ending(shown) {
    return {
      kicker: "The end of this road", where: where(shown),
      main: [blocks(shown.text), bookedLines(shown.booked), onward(shown.options[0])],
      aside: aside(shown),
    };
  }

  function question(shown) {
    const { number, count, answered } = shown.detail;
    return {
      kicker: `Question ${number} of ${count}`, where: "What do you think history did?",
      main: [blocks(shown.text), answered ? el("p", { class: "note" }, `You said: ${answered}`) : null, options(shown.options)],
      aside: aside(shown),
    };
  }

  function predictions(made) {
    const rows = made.map(({ text, right_text: right, yours_text: yours, correct, confidence }) => {
      const verdict = correct ? "That is right." : `What happened: ${right}`;
      const said = yours ? `You said: ${yours}, ${confidence} in 100 sure. ${verdict}` : `Left open. ${verdict}`;
      return [el("dt", {}, text.flatMap(runs)), el("dd", {}, said)];
    });
    return rows.length ? [el("h2", {}, "Your predictions"), el("dl", {}, rows)] : [];
  }

  function reveal(shown) {
    const { days, notes, predictions: made } = shown.detail;
    return {
      where: where(shown),
      main: [blocks(shown.text), predictions(made), days.length ? el("h2", {}, "Day by day") : null,
        el("dl", { class: "days" }, days.flatMap((day) => [el("dt", {}, day.date), el("dd", {}, blocks(day.text))])),
        notes.map(note), box("The papers, and what became of them", shown.papers.map(paper)),
        onward({ ...shown.options[0], text: "Go on to the reckoning" })],
    };
  }

  function note({ title, text, sources: numbers, dispute }) {
    return el("section", { class: "history-note" }, el("h2", {}, title, marks(numbers)), blocks(text),
      dispute ? el("div", { class: "note" }, el("p", {}, el("b", {}, `In dispute: ${dispute.title}`)),
        dispute.sides.map(([side, said]) => el("p", {}, el("b", {}, `${side}: `), said)), el("p", { class: "soft" }, dispute.status)) : null);
  }

  function reckoned(shown) {
    const { ending: mine, history_ending: theirs, same_as_history: same, lines, lenses, theses, unveiled } = shown.detail;
    return {
      where: where(shown),
      main: [
        el("p", {}, "You: ", el("strong", {}, mine), ". History: ", el("strong", {}, theirs), ".", same ? " You walked history's own road." : ""),
        el("h2", {}, "The two bills"),
        el("p", { class: "soft" }, "A bar runs from the low figure to the high one, the upright mark is the best. Yours is filled, history's outlined."),
        lines.map(compared),
        lenses.length ? throughLenses(lenses) : null,
        theses.length ? [el("h2", {}, "Theses on trial"), el("dl", {}, theses.map(thesis))] : null,
        unveiled.length ? [el("h2", {}, "What was kept from you"), el("ul", {}, unveiled.map(unveil))] : null,
        el("p", { class: "on" }, el("button", { type: "button", class: "go-on", click: () => move(session.start(story)) }, "Begin again")),
      ],
      aside: aside(shown),
    };
  }

  const thesis = ({ title, verdict, text, why, sources: numbers }) =>
    [el("dt", {}, `${title}: ${verdict}`), el("dd", {}, text, marks(numbers), ` ${why}`)];

  const unveil = ({ label, said, help }) => el("li", {}, el("b", {}, label), ` ${said}. ${help}`);

  function throughLenses(lenses) {
    return [el("h2", {}, "Through the lenses"), el("p", {}, "A lens is one way to judge. It orders roads and gives no points."),
      el("dl", {}, lenses.map(({ name, help, standing }) => {
        const said = story.words.standings[standing];
        return [el("dt", {}, name, " ", el("span", { class: "soft" }, help)), el("dd", {}, `${said[0].toUpperCase()}${said.slice(1)}.`)];
      }))];
  }

  function compared({ axis, yours, history, ends: [low, high] }) {
    const place = (value) => (high > low ? ((value - low) / (high - low)) * 100 : 0);
    const row = (who, kind, amount) => {
      const scale = el("span", { class: "scale", "aria-hidden": "true" });
      if (amount) {
        const [range, best] = [el("span", { class: "range" }), el("span", { class: "best" })];
        range.style.left = `${place(amount.low)}%`;
        range.style.width = `${place(amount.high) - place(amount.low)}%`;
        best.style.left = `${place(amount.best)}%`;
        scale.append(range, best);
      }
      return el("tr", { class: kind }, el("th", { scope: "row" }, who), el("td", { class: "figure" }, amount ? amount.figures : "nothing booked"),
        el("td", { class: "scales" }, scale), el("td", { class: "firm" }, amount ? [amount.firmness, marks(amount.sources)] : []));
    };
    const better = story.words.better[axis.less ? "less" : "more"];
    return el("div", { class: "axis" },
      el("table", {}, el("caption", {}, el("b", {}, axis.name), " ", el("span", { class: "soft" }, `${axis.unit}; ${better}`)),
        el("tbody", {}, row("You", "yours", yours), row("History", "theirs", history))),
      el("p", { class: "soft warning" }, `The bars run from ${figures.figure(low, axis)} to ${figures.figure(high, axis)}.`),
      el("div", { class: "soft warning" }, blocks(axis.warning)),
      reasons([["Yours", yours], ["History's", history]].filter(([, amount]) => amount && amount.whys.length)));
  }

  function reasons(amounts) {
    if (!amounts.length) return null;
    return el("details", { class: "reasons" }, el("summary", {}, "Where the figures come from"),
      amounts.map(([whose, amount]) => [el("p", {}, el("b", {}, whose)), el("ul", {}, amount.whys.map((why) => el("li", {}, why)))]));
  }

  // ---- drawing

  function sources(cited) {
    if (!cited.length) return null;
    return el("details", { class: "sources" }, el("summary", {}, `Sources of this page (${cited.length})`),
      el("ol", {}, cited.map(({ number, text, kind, date, from, status }) => {
        const said = `${kind[0].toUpperCase()}${kind.slice(1)}${date ? `, ${date}` : ""}.`;
        return el("li", { id: `source-${number}` }, text, " ", el("span", { class: "soft" }, `${said} ${from}. ${status}`));
      })));
  }

  const PAGES = { briefing, passage, consequence, ending, question, reveal, reckoning: reckoned };

  function drawnPage(shown) {
    const { kicker = story.title, where: below, main, aside: besides = null } = PAGES[shown.kind](shown);
    const back = el("button", { type: "button", class: "plain", click: undo, disabled: !shown.can_undo }, "Undo", el("kbd", { "aria-hidden": "true" }, "u"));
    return [
      el("header", {}, el("span", { class: "game" }, "Lean to One Side"), back),
      el("main", { class: besides ? "two" : "one" },
        el("article", {}, el("p", { class: "kicker" }, kicker), el("h1", { tabindex: "-1" }, shown.title),
          el("p", { class: "where" }, below), main, sources(shown.sources)), besides),
      el("footer", {}, "Digits choose, Enter goes on, u takes back. Told by Lean to One Side; the content is under CC BY 4.0."),
    ];
  }

  function redraw(first = false) {
    const shown = look(story, game);
    root.replaceChildren(...drawnPage(shown));
    document.title = `${shown.title} - ${story.title}`;
    keep();
    if (first) return;
    window.scrollTo(0, 0);
    root.querySelector("h1").focus({ preventScroll: true });
  }

  root.addEventListener("click", (event) => {
    const mark = event.target.closest("a[data-source]");
    if (!mark) return;
    event.preventDefault();
    root.querySelector(".sources").open = true;
    const source = document.getElementById(`source-${mark.dataset.source}`);
    source.setAttribute("tabindex", "-1");
    source.focus();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "u") undo();
    else if (/^[1-9]$/.test(event.key)) root.querySelector(`button[data-key="${event.key}"]`)?.click();
    else if (event.key === "Enter" && !event.target.closest("button, a, summary")) root.querySelector("button.go-on")?.click();
  });

  redraw(true);
})();
