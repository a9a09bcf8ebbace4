// The page: a game's look drawn as elements, anew after every move. It has no rule of its own.
(() => {
  "use strict";

  const { blocks, box, el, list, marks, runs } = elements;
  const { aside, gauge, paper } = beside;
  const story = engine.read(document.getElementById("story").textContent);
  const root = document.getElementById("page");
  const SHELF = `oneside:${story.id}:${story.fingerprint}`;
  const REVEALED = `oneside:${story.id}:revealed`;
  const SAID = `oneside:${story.id}:said`;
  const HINDSIGHT = ["reveal", "reckoning"];
  let game = atAddress();

  // ---- the game and where it is kept

  function atAddress() {
    const found = session.read(story, location.hash);
    return found ? remembered(found) : anew();
  }

  function anew() {
    return remembered(session.start(story, 1 + Math.floor(Math.random() * engine.MOST)));
  }

  // A prediction is made once, whatever else is played, and never after the reveal.
  function remembered(found) {
    return session.remembering(story, found, { revealed: stored(REVEALED) !== "", said: stored(SAID) });
  }

  // A browser may refuse its storage; the address keeps the game all the same.
  function stored(name, value = null) {
    try {
      if (value !== null) localStorage.setItem(name, value);
      return localStorage.getItem(name) ?? "";
    } catch {
      return "";
    }
  }

  function keep() {
    if (game.stage !== "briefing") stored(SHELF, session.written(game));
    if (!stored(REVEALED)) stored(SAID, session.predicted(game, stored(SAID)));
    if (HINDSIGHT.includes(game.stage)) stored(REVEALED, "yes");
  }

  function kept() {
    const found = session.read(story, stored(SHELF));
    return found && remembered(found);
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
    const { summary, wants, fears, judged_by: judged, composed } = shown.detail;
    const before = kept();
    const again = before && before.steps.length
      ? el("button", { type: "button", class: "go-on second", click: () => move(before) }, "Go on where you left") : null;
    return {
      where: seated(shown),
      main: [el("p", { class: "summary" }, summary), blocks(shown.text), list("You want", wants), list("You fear", fears),
        el("h2", {}, "You will be judged by"), el("ul", {}, judged.map((axis) => el("li", {}, el("b", {}, axis.name), ` (${axis.counted}): ${axis.help}`))),
        el("p", { class: "soft" }, composed),
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
        onward(shown.options[0])],
      aside: aside(shown),
    };
  }

  function ending(shown) {
    return {
      kicker: "The end of this road", where: where(shown),
      main: [blocks(shown.text), onward(shown.options[0])],
      aside: aside(shown),
    };
  }

  function question(shown) {
    const { number, count, at_fork: atFork, answered } = shown.detail;
    return {
      kicker: atFork ? `You chose: ${shown.road.at(-1).text}` : `Question ${number} of ${count}`,
      where: atFork ? "Your answer stays sealed until the reveal." : "What do you think history did?",
      main: [blocks(shown.text), answered ? el("p", { class: "note" }, `You said: ${answered}`) : null, options(shown.options)],
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
        el("p", { class: "soft" }, "A bar runs from the low figure to the high one, the upright mark is the best. Yours is filled, history's outlined. A hollow diamond is what the article itself counts, where another figure is better."),
        lines.map(bills.compared),
        lenses.length ? bills.throughLenses(story, lenses) : null,
        theses.length ? [el("h2", {}, "Theses on trial"), el("dl", {}, theses.map(bills.thesis))] : null,
        el("h2", {}, "Your road, beside history's"), el("ol", { class: "beside" }, shown.road.map(bills.step)),
        unveiled.length ? [el("h2", {}, "What was kept from you"), el("ul", {}, unveiled.map(unveil))] : null,
        shown.number ? el("p", { class: "soft" }, `The choices of this game were offered in order ${shown.number}.`) : null,
        el("p", { class: "on" }, el("button", { type: "button", class: "go-on", click: () => move(anew()) }, "Begin again")),
      ],
      aside: aside({ ...shown, papers: [], road: [] }),
    };
  }

  const unveil = ({ label, said, help }) => el("li", {}, el("b", {}, label), ` ${said}. ${help}`);

  // ---- drawing

  function sources(cited) {
    if (!cited.length) return [];
    return el("details", { class: "sources" }, el("summary", {}, `Sources of this page (${cited.length})`),
      el("ol", {}, cited.map(source)));
  }

  // Before the reveal a source says what its claim says only where the seat could know it.
  function source({ number, text, kind, date, from, note, sealed, figures: carried, status, disputes }) {
    const what = story.words.claims[kind];
    const said = `${what[0].toUpperCase()}${what.slice(1)}${date ? `, ${date}` : ""}.`;
    const about = [said, `${from}.`, note, sealed ? story.words.sealed : "", status].filter(Boolean);
    return el("li", { id: `source-${number}`, value: number }, text, text ? " " : "", carried.length ? `Figures: ${carried.join("; ")}. ` : "",
      el("span", { class: "soft" }, about.join(" ")),
      disputes.map(({ title, sides }) => el("p", { class: "soft" }, `In dispute: ${title}. `, sides.map(([side, one]) => `${side}: ${one} `))));
  }

  // Some pages leave out what could be looked at: the sources are told of the marks that are drawn.
  function cited(shown, made) {
    const numbers = new Set([...made.querySelectorAll("a[data-source]")].map((mark) => Number(mark.dataset.source)));
    return shown.sources.filter(({ number }) => numbers.has(number));
  }

  const PAGES = { briefing, passage, consequence, ending, question, reveal, reckoning: reckoned };

  function drawnPage(shown) {
    const { kicker = story.title, where: below, main, aside: besides = null } = PAGES[shown.kind](shown);
    const back = el("button", { type: "button", class: "plain", click: undo, disabled: !shown.can_undo }, "Undo", el("kbd", { "aria-hidden": "true" }, "u"));
    const article = el("article", {}, el("p", { class: "kicker" }, kicker), el("h1", { tabindex: "-1" }, shown.title),
      el("p", { class: "where" }, below), main);
    const made = el("main", { class: besides ? "two" : "one" }, article, besides);
    article.append(...[sources(cited(shown, made))].flat());
    return [
      el("header", {}, el("span", { class: "game" }, "Lean to One Side"), back),
      made,
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
