// The page: one game, drawn anew after every move. Text is only ever set as text, never as markup.
(() => {
  "use strict";

  const story = oneside.read(document.getElementById("story").textContent);
  const root = document.getElementById("page");
  const SHELF = `oneside:${story.id}:${story.fingerprint}`;
  const STAGES = ["briefing", "passage", "consequence", "ending", "question", "reveal", "reckoning"];
  const history = oneside.historyOf(story);
  let game = read(location.hash) ?? beginning();
  let road = oneside.walk(story, game.steps);
  let cited = [];

  // ---- the game and where it is kept

  function beginning() {
    return { steps: [], stage: "briefing", guesses: {} };
  }

  function read(hash) {
    const said = new URLSearchParams(hash.replace(/^#/, ""));
    if (!STAGES.includes(said.get("at"))) return null;
    const steps = (said.get("road") ?? "").split(".").filter(Boolean);
    const guesses = {};
    for (const part of (said.get("said") ?? "").split(".").filter(Boolean)) {
      const [question, answer, sure] = part.split("~");
      guesses[question] = { answer: answer || null, sure: sure ? Number(sure) : null };
    }
    return mended({ steps, stage: said.get("at"), guesses });
  }

  // An address that was edited by hand, or belongs to an older story, stands as far as it can be walked.
  function mended(found) {
    const walked = oneside.walk(story, found.steps);
    const over = oneside.ended(story, walked.states.at(-1));
    const late = STAGES.indexOf(found.stage) >= STAGES.indexOf("ending");
    let stage = found.stage;
    if (walked.steps.length < found.steps.length || (late && !over)) stage = "passage";
    if (stage === "consequence" && !walked.steps.length) stage = "passage";
    if (stage === "passage" && over) stage = "ending";
    if (stage === "question" && !openQuestion(found)) stage = "reveal";
    return { ...found, steps: walked.steps, stage };
  }

  function written() {
    const said = Object.entries(game.guesses).map(([id, guess]) => `${id}~${guess.answer ?? ""}~${guess.sure ?? ""}`);
    return `at=${game.stage}&road=${game.steps.join(".")}` + (said.length ? `&said=${said.join(".")}` : "");
  }

  function keep() {
    try {
      if (game.stage !== "briefing") localStorage.setItem(SHELF, written());
    } catch {
      // A browser may refuse its storage; the address keeps the game all the same.
    }
  }

  function kept() {
    try {
      const found = localStorage.getItem(SHELF);
      return found ? read(found) : null;
    } catch {
      return null;
    }
  }

  function move(next) {
    game = mended(next);
    const address = `#${written()}`;
    if (location.hash === address) redraw();
    else location.hash = address;
  }

  window.addEventListener("hashchange", () => {
    game = read(location.hash) ?? beginning();
    redraw();
  });

  // ---- moves

  const here = () => road.states.at(-1);

  function choose(id) {
    const after = oneside.walk(story, [...game.steps, id]);
    const choice = oneside.choiceOf(story, here().place, id);
    const told = oneside.told(choice.then, after.states.at(-1).meters).length > 0;
    move({ ...game, steps: after.steps, stage: told ? "consequence" : "passage" });
  }

  function goOn() {
    const following = { briefing: "passage", consequence: "passage", ending: "question", reveal: "reckoning" };
    move({ ...game, stage: following[game.stage] });
  }

  function undo() {
    if (game.stage === "briefing") return;
    const stage = game.steps.length ? "passage" : "briefing";
    const whole = Object.entries(game.guesses).filter(([, guess]) => guess.answer === null || guess.sure !== null);
    move({ steps: game.steps.slice(0, -1), stage, guesses: Object.fromEntries(whole) });
  }

  function openQuestion(found) {
    const done = (guess) => guess && (guess.answer === null || guess.sure !== null);
    return story.reveal.questions.find((question) => !done(guessOf(found, question)));
  }

  function guessOf(found, question) {
    return Object.hasOwn(found.guesses, question.id) ? found.guesses[question.id] : undefined;
  }

  function guess(question, change) {
    const guesses = { ...game.guesses, [question.id]: { ...guessOf(game, question), ...change } };
    move({ ...game, guesses, stage: "question" });
  }

  // ---- elements

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

  function number(claim) {
    if (!cited.includes(claim)) cited.push(claim);
    return cited.indexOf(claim) + 1;
  }

  const marks = (claims) =>
    claims
      .filter((claim) => Object.hasOwn(story.claims, claim))
      .map((claim) => el("sup", {}, el("a", { href: "#", "data-source": number(claim) }, String(number(claim)))));

  function runs(block) {
    return block.runs.flatMap((run) => {
      if (typeof run === "string") return [run];
      if (run.claim) return marks([run.claim]);
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

  const prose = (given) => blocks(oneside.told(given, here().meters));

  const list = (title, lines) => (lines.length ? [el("h2", {}, title), el("ul", {}, lines.map((line) => el("li", {}, line)))] : []);

  function option(text, click, index, note = null) {
    const key = index < 9 ? String(index + 1) : "";
    return el("li", {}, el("button", { type: "button", class: "choice", click, "data-key": key },
      el("kbd", { "aria-hidden": "true" }, key), el("span", {}, text, note)));
  }

  const options = (made) => el("ol", { class: "choices", "aria-label": "Choices" }, made);

  const onward = (text) => el("p", { class: "on" }, el("button", { type: "button", class: "go-on", click: goOn }, text));

  // ---- what stands beside the story

  function hidden() {
    const passage = story.passages[here().place] ?? story.passages[road.states.at(-2)?.place];
    return new Set(passage?.hides ?? []);
  }

  function gauge(meter, now, before) {
    const said = meter.named ? meter.said[now] : meter.said[now - meter.low];
    const was = meter.named ? meter.said[before] : before;
    const value = meter.named ? said : said === String(now) ? said : `${now}, ${said}`;
    const full = meter.high > meter.low ? ((now - meter.low) / (meter.high - meter.low)) * 100 : 0;
    const bar = meter.named ? null : el("span", { class: "bar", "aria-hidden": "true" }, el("span", {}));
    if (bar) bar.firstChild.style.width = `${full}%`;
    return el("li", { class: now === before ? null : "changed", title: meter.help },
      el("b", {}, meter.label), " ", el("span", { class: "value" }, value), now === before ? null : ` (was ${was})`, bar);
  }

  function gauges() {
    const veiled = hidden();
    const now = here().meters;
    const before = game.stage === "briefing" ? now : (road.states.at(-2)?.meters ?? now);
    return story.meters.flatMap((meter, index) => (veiled.has(index) ? [] : [gauge(meter, now[index], before[index])]));
  }

  function person(id, advice) {
    const who = story.people[id];
    return el("details", {}, el("summary", {}, el("b", {}, who.name), " ", el("span", { class: "soft" }, who.role)),
      prose(who.card), advice.length ? [el("p", { class: "asked" }, "If you ask:"), el("div", { class: "advice" }, advice)] : []);
  }

  function people() {
    const passage = story.passages[here().place];
    return passage.present.map((id) => person(id, Object.hasOwn(passage.advice, id) ? prose(passage.advice[id]) : []));
  }

  function papers(hindsight) {
    const laid = new Map();
    road.states.forEach((state, index) => {
      const arriving = index === road.states.length - 1 && game.stage === "consequence";
      for (const id of (!arriving && story.passages[state.place]?.papers) || []) {
        if (!laid.has(id)) laid.set(id, index === road.states.length - 1);
      }
    });
    return [...laid].reverse().map(([id, fresh]) => paper(story.papers[id], fresh, hindsight));
  }

  function paper(given, fresh, hindsight) {
    const after = hindsight ? blocks(given.afterwards) : [];
    return el("details", {},
      el("summary", {}, el("b", {}, given.title), fresh ? el("span", { class: "new" }, "new") : null),
      el("p", { class: "soft" }, `${given.kind}, ${given.date}. ${given.what}`),
      el("div", { class: "paper" }, blocks(given.text), el("p", { class: "soft" }, given.survives, marks(given.basis))),
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

  function box(title, inside) {
    return inside.length ? el("section", { class: "box" }, el("h2", {}, title), inside) : null;
  }

  function beside(given = {}) {
    const { present = [], desk = [], drawing = null } = given;
    const meters = gauges();
    const choices = road.steps.map((id, index) => oneside.choiceOf(story, road.states[index].place, id));
    const steps = choices.filter((choice) => !choice.passes).map((choice) => el("li", {}, choice.text));
    return el("aside", {}, box("In the room", present), box("On the desk", [drawing, ...desk].filter(Boolean)),
      box("Meters", meters.length ? [el("ul", { class: "meters" }, meters)] : []),
      steps.length ? el("details", { class: "box" }, el("summary", {}, "The road so far"), el("ol", { class: "road" }, steps)) : null);
  }

  function bookedLines(entries) {
    const lines = oneside.addUp(story, entries);
    if (!lines.length) return null;
    return el("ul", { class: "booked", "aria-label": "Booked on the bill" }, lines.map((line) =>
      el("li", {}, el("b", {}, line.axis.name), ` ${oneside.said(line.amount, line.axis)}, ${firmness(line)}`, marks(line.basis),
        ". ", el("span", { class: "soft" }, line.whys.join(" ")))));
  }

  const firmness = (line) =>
    `${story.words.confidence[line.confidence]} confidence, ${line.kinds.map((kind) => story.words.kinds[kind]).join(" and ")}`;

  // ---- pages

  function briefing() {
    const { text, wants, fears, judged_by: judged } = story.briefing;
    const axes = judged.map((id) => story.axes.find((axis) => axis.id === id));
    const before = kept();
    const again = before && before.steps.length
      ? el("button", { type: "button", class: "go-on second", click: () => move(before) }, "Go on where you left") : null;
    return page({
      title: story.title, where: `${story.date}, ${story.place}. In the chair: ${story.seat}.`,
      main: [el("p", { class: "summary" }, story.summary), prose(text), list("You want", wants), list("You fear", fears),
        el("h2", {}, "You will be judged by"), el("ul", {}, axes.map((axis) => el("li", {}, el("b", {}, axis.name), `: ${axis.help}`))),
        el("p", { class: "on" }, el("button", { type: "button", class: "go-on", click: goOn }, "Take the chair"), again)],
    });
  }

  function passage() {
    const place = story.passages[here().place];
    const made = oneside.offer(story, here()).map((offered, index) =>
      offered.open ? option(offered.choice.text, () => choose(offered.choice.id), index) : closed(offered.choice, index));
    return page({
      title: place.title, where: `${place.date}, ${place.place}`, seat: place.seat,
      main: [prose(place.text), options(made)],
      aside: beside({ present: people(), desk: papers(false), drawing: place.map ? map(story.maps[place.map]) : null }),
    });
  }

  function closed(choice, index) {
    const now = choice.waits.asks.map((meter) => `${story.meters[meter].label} is ${saidOf(meter)}`).join("; ");
    const waits = now ? `${choice.waits.said} Now: ${now}.` : choice.waits.said;
    return el("li", {}, el("div", { class: "choice closed", role: "note" }, el("kbd", { "aria-hidden": "true" }, String(index + 1)),
      el("span", {}, choice.text, el("small", {}, `Closed: ${choice.closed} ${waits}`))));
  }

  function saidOf(index) {
    const meter = story.meters[index];
    return meter.said[here().meters[index] - (meter.named ? 0 : meter.low)];
  }

  function consequence() {
    const last = road.steps.length - 1;
    const before = story.passages[road.states[last].place];
    const choice = oneside.choiceOf(story, road.states[last].place, road.steps[last]);
    const changed = gauges().filter((line) => line.classList.contains("changed"));
    return page({
      title: choice.text, kicker: "You chose", where: `${before.date}, ${before.place}`, seat: before.seat,
      main: [prose(choice.then), changed.length ? el("ul", { class: "meters did" }, changed) : null,
        bookedLines(oneside.booked(story, road, last).choice), onward("Go on")],
      aside: beside({ desk: papers(false) }),
    });
  }

  function ending() {
    const end = story.endings[here().place];
    const last = road.steps.length - 1;
    const { choice, ending: own } = oneside.booked(story, road, last);
    const apart = oneside.told(oneside.choiceOf(story, road.states[last].place, road.steps[last]).then, here().meters).length > 0;
    return page({
      title: end.title, kicker: "The end of this road", where: `${end.date}, ${end.place}`,
      main: [prose(end.text), bookedLines(apart ? own : [...choice, ...own]), onward("Go on")], aside: beside({ desk: papers(false) }),
    });
  }

  function question() {
    const asked = openQuestion(game);
    const count = `${story.reveal.questions.indexOf(asked) + 1} of ${story.reveal.questions.length}`;
    const pending = guessOf(game, asked);
    const answers = pending
      ? story.words.sureness.map(([percent, said], index) => option(said, () => guess(asked, { sure: percent }), index))
      : [...asked.answers.map((answer, index) => option(answer.text, () => guess(asked, { answer: answer.id, sure: null }), index)),
        option("Leave it open", () => guess(asked, { answer: null, sure: null }), asked.answers.length)];
    const chosen = pending ? asked.answers.find((answer) => answer.id === pending.answer)?.text : null;
    return page({
      title: pending ? "How sure are you?" : "Before the reveal", kicker: `Question ${count}`, where: "What do you think history did?",
      main: [blocks(asked.text), chosen ? el("p", { class: "note" }, `You said: ${chosen}`) : null, options(answers)],
    });
  }

  function predictions() {
    const made = story.reveal.questions.flatMap((asked) => {
      const right = asked.answers.find((answer) => answer.right);
      const yours = guessOf(game, asked);
      const text = asked.answers.find((answer) => answer.id === yours?.answer)?.text;
      if (!text) return [el("dt", {}, asked.text.flatMap(runs)), el("dd", {}, `Left open. What happened: ${right.text}`)];
      const verdict = yours.answer === right.id ? "That is right." : `What happened: ${right.text}`;
      return [el("dt", {}, asked.text.flatMap(runs)), el("dd", {}, `You said: ${text}, ${yours.sure} in 100 sure. ${verdict}`)];
    });
    return made.length ? [el("h2", {}, "Your predictions"), el("dl", {}, made)] : [];
  }

  function reveal() {
    const { text, days, notes } = story.reveal;
    return page({
      title: "What history did", where: `${story.date}, ${story.place}`,
      main: [prose(text), predictions(), days.length ? el("h2", {}, "Day by day") : null,
        el("dl", { class: "days" }, days.flatMap((day) => [el("dt", {}, day.date), el("dd", {}, prose(day.text))])),
        notes.map(note), box("The papers, and what became of them", papers(true)), onward("Go on to the reckoning")],
    });
  }

  function note(given) {
    const { dispute } = given;
    return el("section", { class: "history-note" }, el("h2", {}, given.title, marks(given.basis)), prose(given.text),
      dispute ? el("div", { class: "note" }, el("p", {}, el("b", {}, `In dispute: ${dispute.title}`)),
        dispute.sides.map(([side, said]) => el("p", {}, el("b", {}, `${side}: `), said)), el("p", { class: "soft" }, dispute.status)) : null);
  }

  function reckoning() {
    const [yours, theirs] = [oneside.billOf(story, road), oneside.billOf(story, history)];
    const [mine, historical] = [here().place, history.states.at(-1).place];
    const same = game.steps.join() === history.steps.join();
    const trials = story.theses.filter((trial) =>
      (!trial.endings.length || trial.endings.includes(mine)) && oneside.holds(trial.when, here().meters));
    const veiled = story.meters.flatMap((meter, index) =>
      meter.hidden ? [el("li", {}, gauge(meter, here().meters[index], here().meters[index]).childNodes[0], ` ${saidOf(index)}. ${meter.help}`)] : []);
    return page({
      title: "The reckoning", where: `${story.date}, ${story.place}`,
      main: [
        el("p", {}, "You: ", el("strong", {}, story.endings[mine].title), ". History: ", el("strong", {}, story.endings[historical].title), ".",
          same ? " You walked history's own road." : ""),
        el("h2", {}, "The two bills"),
        el("p", { class: "soft" }, "A bar runs from the low figure to the high one, the upright mark is the best. Yours is filled, history's outlined."),
        story.axes.map((axis) => compared(axis, yours.find((line) => line.axis === axis), theirs.find((line) => line.axis === axis))),
        lenses(),
        trials.length ? [el("h2", {}, "Theses on trial"), el("dl", {}, trials.flatMap((trial) =>
          [el("dt", {}, `${trial.title}: ${trial.verdict}`), el("dd", {}, trial.text, marks(trial.basis), ` ${trial.why}`)]))] : null,
        veiled.length ? [el("h2", {}, "What was kept from you"), el("ul", {}, veiled)] : null,
        el("p", { class: "on" }, el("button", { type: "button", class: "go-on", click: () => move(beginning()) }, "Begin again")),
      ],
      aside: beside(),
    });
  }

  function lenses() {
    if (!story.lenses.length) return null;
    return [el("h2", {}, "Through the lenses"), el("p", {}, "A lens is one way to judge. It orders roads and gives no points."),
      el("dl", {}, story.lenses.flatMap((lens, index) => {
        const said = story.words.standings[oneside.standing(story, road, history, index)];
        return [el("dt", {}, lens.name, " ", el("span", { class: "soft" }, lens.help)), el("dd", {}, `${said[0].toUpperCase()}${said.slice(1)}.`)];
      }))];
  }

  function compared(axis, yours, theirs) {
    const amounts = [yours, theirs].filter(Boolean).map((line) => line.amount);
    const low = Math.min(axis.span[0], ...amounts.map((amount) => amount[0]));
    const high = Math.max(axis.span[1], ...amounts.map((amount) => amount[2]));
    const place = (value) => (high > low ? ((value - low) / (high - low)) * 100 : 0);
    const row = (who, kind, line) => {
      const scale = el("span", { class: "scale", "aria-hidden": "true" });
      if (line) {
        const [range, best] = [el("span", { class: "range" }), el("span", { class: "best" })];
        range.style.left = `${place(line.amount[0])}%`;
        range.style.width = `${place(line.amount[2]) - place(line.amount[0])}%`;
        best.style.left = `${place(line.amount[1])}%`;
        scale.append(range, best);
      }
      const said = line ? oneside.said(line.amount, axis, false) : "nothing booked";
      return el("tr", { class: kind }, el("th", { scope: "row" }, who), el("td", { class: "figure" }, said), el("td", { class: "scales" }, scale),
        el("td", { class: "firm" }, line ? [firmness(line), marks(line.basis)] : []));
    };
    const better = story.words.better[axis.less ? "less" : "more"];
    return el("div", { class: "axis" },
      el("table", {}, el("caption", {}, el("b", {}, axis.name), " ", el("span", { class: "soft" }, `${axis.unit}; ${better}`)),
        el("tbody", {}, row("You", "yours", yours), row("History", "theirs", theirs))),
      el("p", { class: "soft warning" }, `The bars run from ${oneside.figure(low, axis)} to ${oneside.figure(high, axis)}.`),
      el("div", { class: "soft warning" }, blocks(axis.warning)),
      reasons([["Yours", yours], ["History's", theirs]].filter(([, line]) => line && line.whys.length)));
  }

  function reasons(lines) {
    if (!lines.length) return null;
    return el("details", { class: "reasons" }, el("summary", {}, "Where the figures come from"),
      lines.map(([whose, line]) => [el("p", {}, el("b", {}, whose)), el("ul", {}, line.whys.map((why) => el("li", {}, why)))]));
  }

  // ---- drawing

  function sources() {
    if (!cited.length) return null;
    return el("details", { class: "sources" }, el("summary", {}, `Sources of this page (${cited.length})`),
      el("ol", {}, cited.map((id, index) => {
        const claim = story.claims[id];
        const kind = `${claim.kind[0].toUpperCase()}${claim.kind.slice(1)}${claim.date ? `, ${claim.date}` : ""}.`;
        return el("li", { id: `source-${index + 1}` }, claim.text, " ", el("span", { class: "soft" }, `${kind} ${claim.from}. ${claim.status}`));
      })));
  }

  function page({ title, where, main, aside = null, kicker = story.title, seat = null }) {
    const back = el("button", { type: "button", class: "plain", click: undo, disabled: game.stage === "briefing" }, "Undo", el("kbd", { "aria-hidden": "true" }, "u"));
    return [
      el("header", {}, el("span", { class: "game" }, "Lean to One Side"), back),
      el("main", { class: aside ? "two" : "one" },
        el("article", {}, el("p", { class: "kicker" }, kicker), el("h1", { tabindex: "-1" }, title),
          el("p", { class: "where" }, where, seat ? `. In the chair: ${seat}.` : ""), main, sources()), aside),
      el("footer", {}, "Digits choose, Enter goes on, u takes back. Told by Lean to One Side; the content is under CC BY 4.0."),
    ];
  }

  const PAGES = { briefing, passage, consequence, ending, question, reveal, reckoning };

  function redraw(first = false) {
    cited = [];
    road = oneside.walk(story, game.steps);
    root.replaceChildren(...PAGES[game.stage]());
    document.title = `${root.querySelector("h1").textContent} - ${story.title}`;
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
