// From a game to the page its player sees, as plain data: all that may be told at this moment, and nothing else.
const look = (() => {
  "use strict";

  const HINDSIGHT = ["reveal", "reckoning"]; // the stages at which the page knows more than the seat did
  const ON = [{ id: session.GO_ON, text: "Go on" }];

  function briefing(story, game, citations) {
    const { text, wants, fears, judged_by: judged, composed } = story.briefing;
    const axes = judged.map((id) => story.axes.find((axis) => axis.id === id)).map(({ name, counted, help }) => ({ name, counted, help }));
    return {
      title: story.title,
      text: citations.prose(text, here(game).meters),
      options: [{ id: session.GO_ON, text: "Take the chair" }],
      detail: { summary: story.summary, wants, fears, judged_by: axes, composed },
    };
  }

  function passage(story, game, citations) {
    const { title, text, kept } = story.passages[here(game).place];
    const offered = engine.offer(story, here(game)).map(({ choice, open }) => ({ id: choice.id, choice, open }));
    const options = engine.drawn(kept ? 0 : game.number, here(game).place, offered).map(({ choice, open }) => ({
      id: choice.id,
      text: choice.text,
      open,
      reason: open ? "" : choice.closed,
      asks: open ? "" : asks(story, choice.waits, here(game).meters),
    }));
    return { title, text: citations.prose(text, here(game).meters), options };
  }

  // What a closed choice waits for; where it asks a hidden meter, the story names none.
  function asks(story, waits, meters) {
    const now = waits.asks.map((index) => {
      const meter = story.meters[index];
      return `${meter.label} is ${meter.said[meters[index] - meter.low]}`;
    });
    return now.length ? `${waits.said} Now: ${now.join("; ")}.` : waits.said;
  }

  function consequence(story, game, citations) {
    const choice = engine.choiceOf(story, game.road.states.at(-2).place, game.steps.at(-1));
    return { title: choice.text, text: citations.prose(choice.then, engine.chosenMeters(story, game.road)), options: ON };
  }

  function ending(story, game, citations) {
    const { title, text } = story.endings[here(game).place];
    return { title, text: citations.prose(text, here(game).meters), options: ON };
  }

  function question(story, game, citations) {
    const asked = session.openQuestion(story, game);
    const pending = session.pendingGuess(game);
    const sureness = story.words.sureness.map(([id, , text]) => ({ id, text }));
    const answers = engine.drawn(game.number, asked.id, asked.answers).map(({ id, text }) => ({ id, text }));
    const together = story.reveal.questions.filter(({ at }) => Boolean(at) === Boolean(asked.at));
    return {
      title: pending ? "How sure are you?" : asked.at ? "What did history do here?" : "Before the reveal",
      text: citations.blocks(asked.text),
      options: pending ? sureness : [...answers, { id: session.LEAVE_OPEN, text: "Leave it open" }],
      detail: {
        question: asked.id,
        number: together.indexOf(asked) + 1,
        count: together.length,
        at_fork: Boolean(asked.at),
        answered: (pending && asked.answers.find((answer) => answer.id === pending.answer)?.text) ?? "",
      },
    };
  }

  function reveal(story, game, citations) {
    return {
      title: "What history did",
      text: citations.prose(story.reveal.text, here(game).meters),
      options: ON,
      detail: reckoning.reveal(story, game, citations),
    };
  }

  const reckoned = (story, game, citations) =>
    ({ title: "The reckoning", text: [], options: [], detail: reckoning.compared(story, game, citations) });

  const BODIES = { briefing, passage, consequence, ending, question, reveal, reckoning: reckoned };

  const here = (game) => game.road.states.at(-1);

  // What a page's date and place are of: a passage, an ending, or the whole decision.
  function spot(story, game) {
    if (game.stage === "consequence" || session.atFork(story, game)) return story.passages[game.road.states.at(-2).place];
    if (!["passage", "ending"].includes(game.stage)) return story;
    return story.passages[here(game).place] ?? story.endings[here(game).place];
  }

  const seat = (story, game) => (room.lastPassage(story, game) ?? story).seat;

  // The last day that a page may know of; null from the reveal on, where hindsight lives.
  function today(story, { stage, road, steps }) {
    if (HINDSIGHT.includes(stage)) return null;
    if (stage === "briefing") return story.from;
    const last = steps.length && ["consequence", "question"].includes(stage) ? road.states.at(-2) : road.states.at(-1);
    return (story.passages[last.place] ?? story.endings[last.place]).until;
  }

  function map(story, game) {
    const key = game.stage === "passage" ? story.passages[here(game).place].map : null;
    return key === null ? null : story.maps[key];
  }

  // Its parts are made in this order, so that their sources are numbered as the game numbers them.
  return (story, game) => {
    const citations = room.citing(story, today(story, game));
    const { stage } = game;
    const { date, place } = spot(story, game);
    const { title, text, options, detail = null } = BODIES[stage](story, game, citations);
    return {
      kind: stage,
      title,
      date,
      place,
      seat: seat(story, game),
      text,
      options: options.map((option) => ({ open: true, reason: "", asks: "", ...option })),
      asks: options.some((option) => option.id !== session.GO_ON),
      meters: room.gauges(story, game),
      people: stage === "passage" ? room.people(story, game, citations) : [],
      papers: room.papers(story, game, citations, HINDSIGHT.includes(stage)),
      map: map(story, game),
      road: room.road(story, game, citations),
      detail,
      sources: citations.cards(),
      can_undo: stage !== "briefing",
      number: game.number,
    };
  };
})();
