// One game in progress as a value, the verbs that move it (act, undo), and the address that keeps it.
const session = (() => {
  "use strict";

  const GO_ON = "go_on";
  const LEAVE_OPEN = "leave_open";
  const STAGES = ["briefing", "passage", "consequence", "ending", "question", "reveal", "reckoning"];
  const AFTER_THE_END = ["ending", "reveal", "reckoning"];

  // The number draws the order of choices; questions that are closed are not asked, for the player has predicted there
  // before or has seen the reveal.
  const start = (story, number = 0, closed = []) =>
    resume(story, { steps: [], guesses: [], stage: "briefing", number, closed });

  // The game of what was kept. What belongs to an older story, or was edited by hand, stands as far as it can be walked.
  function resume(story, { steps, guesses, stage, number, closed }) {
    const road = engine.walk(story, steps);
    const game = { steps: road.steps, guesses, stage, number, closed, road };
    return { ...game, stage: mended(story, game, road.steps.length < steps.length) };
  }

  function mended(story, game, broken) {
    const { stage } = game;
    const over = ended(story, game);
    const early = !over && AFTER_THE_END.includes(stage);
    const nothingChosen = stage === "consequence" && !game.steps.length;
    if (broken || early || nothingChosen || stage === "passage") return arrived(story, game);
    if (stage === "question" && !openQuestion(story, game)) return over ? "reveal" : "passage";
    return stage;
  }

  const ended = (story, game) => engine.ended(story, game.road.states.at(-1));

  const arrived = (story, game) => (ended(story, game) ? "ending" : "passage");

  // Whether something is told of the last choice on a page of its own.
  function tells(story, game) {
    const choice = engine.choiceOf(story, game.road.states.at(-2).place, game.steps.at(-1));
    return engine.told(choice.then, engine.chosenMeters(story, game.road)).length > 0;
  }

  const afterChoice = (story, game) => (tells(story, game) ? "consequence" : arrived(story, game));

  // Gives null where the page does not offer the option, or offers it closed.
  function act(story, game, option) {
    if (game.stage === "passage") return chosen(story, game, option);
    if (game.stage === "question") return answered(story, game, option);
    if (option !== GO_ON || game.stage === "reckoning") return null;
    return moveTo(story, game, following(story, game));
  }

  // From the reveal on nothing more is predicted.
  function moveTo(story, game, stage) {
    const closed = stage === "reveal" ? story.reveal.questions.map(({ id }) => id) : game.closed;
    return { ...game, stage, closed };
  }

  function following(story, game) {
    if (["briefing", "consequence"].includes(game.stage)) return arrived(story, game);
    if (game.stage === "ending") return beforeReveal(story, game) ? "question" : "reveal";
    return "reckoning";
  }

  function chosen(story, game, id) {
    const road = engine.walk(story, [...game.steps, id]);
    if (road.steps.length === game.steps.length) return null;
    const after = { ...game, steps: road.steps, road };
    return moveTo(story, after, forkQuestion(story, after) ? "question" : afterChoice(story, after));
  }

  function answered(story, game, option) {
    const question = openQuestion(story, game);
    const guess = guessed(story, question, pendingGuess(game), option);
    if (!guess) return null;
    const guesses = [...game.guesses.filter((other) => other.question !== question.id), guess];
    const after = { ...game, guesses };
    if (openQuestion(story, after) && !(question.at && complete(guess))) return after;
    return moveTo(story, after, question.at ? afterChoice(story, after) : "reveal");
  }

  function guessed(story, question, pending, option) {
    if (pending) {
      const sure = story.words.sureness.find(([id]) => id === option);
      return sure ? { ...pending, sure: sure[1] } : null;
    }
    if (option === LEAVE_OPEN) return { question: question.id, answer: null, sure: null };
    const known = question.answers.some((answer) => answer.id === option);
    return known ? { question: question.id, answer: option, sure: null } : null;
  }

  // One step back: inside a question, or before the last choice. Guesses that are complete stay, so that a prediction is
  // made only once. Gives null at the briefing, where there is nothing to undo.
  function undo(story, game) {
    if (game.stage === "briefing") return null;
    const within = game.stage === "question" ? backInQuestion(story, game) : null;
    if (within) return within;
    if (!game.steps.length) return moveTo(story, game, "briefing");
    return resume(story, { ...game, steps: game.steps.slice(0, -1), guesses: game.guesses.filter(complete), stage: "passage" });
  }

  // From a sureness to the answers, from a question before the reveal to the one before it or to the ending. Gives null
  // at the answers of a fork: there it is the choice that is taken back.
  function backInQuestion(story, game) {
    if (pendingGuess(game)) return { ...game, guesses: game.guesses.filter(complete) };
    if (forkQuestion(story, game)) return null;
    const asked = story.reveal.questions.filter(({ at, id }) => !at && !game.closed.includes(id)).map(({ id }) => id);
    const last = game.guesses.findLast((guess) => asked.includes(guess.question));
    if (!last) return moveTo(story, game, "ending");
    const others = game.guesses.filter((guess) => guess !== last);
    return { ...game, guesses: last.answer === null ? others : [...others, { ...last, sure: null }] };
  }

  const complete = (guess) => guess.answer === null || guess.sure !== null;

  const wholeGuess = (game, question) => game.guesses.find((guess) => guess.question === question.id && complete(guess)) ?? null;

  const pendingGuess = (game) => game.guesses.find((guess) => !complete(guess)) ?? null;

  // The questions that are neither answered and sure, nor left open, nor closed in this game.
  const open = (story, game) =>
    story.reveal.questions.filter((question) => !wholeGuess(game, question) && !game.closed.includes(question.id));

  function forkQuestion(story, game) {
    const from = game.steps.length ? game.road.states.at(-2).place : null;
    return open(story, game).find((question) => from !== null && question.at === from) ?? null;
  }

  const beforeReveal = (story, game) =>
    (ended(story, game) ? open(story, game).find((question) => !question.at) ?? null : null);

  // What is to be answered where the road has come to: the question of the fork goes first.
  const openQuestion = (story, game) => forkQuestion(story, game) ?? beforeReveal(story, game);

  // Whether the player is asked to predict right after a choice of their own.
  const atFork = (story, game) => game.stage === "question" && forkQuestion(story, game) !== null;

  const writtenGuess = ({ question, answer, sure }) => `${question}~${answer ?? ""}~${sure ?? ""}`;

  function written({ stage, steps, guesses, number, closed }) {
    const said = guesses.map(writtenGuess);
    return `at=${stage}&road=${steps.join(".")}` + (said.length ? `&said=${said.join(".")}` : "") +
      (number ? `&number=${number}` : "") + (closed.length ? `&closed=${closed.join(".")}` : "");
  }

  // Gives null where an address holds no game.
  function read(story, address) {
    const kept = new URLSearchParams(address.replace(/^#/, ""));
    if (!STAGES.includes(kept.get("at"))) return null;
    const parts = (name) => (kept.get(name) ?? "").split(".").filter(Boolean);
    const questions = story.reveal.questions.map(({ id }) => id);
    const number = /^[1-9]\d{0,9}$/.test(kept.get("number") ?? "") ? Number(kept.get("number")) : 0;
    return resume(story, {
      steps: parts("road"),
      guesses: readGuesses(story, parts("said")),
      stage: kept.get("at"),
      number: number <= engine.MOST ? number : 0,
      closed: questions.filter((id) => parts("closed").includes(id)),
    });
  }

  // Leaves out what the story does not ask, and answers that it does not know.
  function readGuesses(story, parts) {
    const read = [];
    for (const [id, answer, sure] of parts.map((part) => part.split("~"))) {
      const question = story.reveal.questions.find((one) => one.id === id);
      const known = question && (!answer || question.answers.some((one) => one.id === answer));
      if (!known || read.some((guess) => guess.question === id)) continue;
      const percent = story.words.sureness.some(([, one]) => String(one) === sure);
      read.push({ question: id, answer: answer || null, sure: answer && percent ? Number(sure) : null });
    }
    return read;
  }

  // The game with what the player has predicted in other games: that stands, and is not asked again in this one. Whoever
  // has seen the reveal is asked nothing.
  function remembering(story, game, { revealed, said }) {
    const before = readGuesses(story, said.split(".").filter(Boolean)).filter(complete);
    const asked = (id) => revealed || before.some((guess) => guess.question === id);
    const own = game.guesses.filter((guess) => complete(guess) || !asked(guess.question));
    const named = (id) => own.some((guess) => guess.question === id);
    const closed = story.reveal.questions.map(({ id }) => id)
      .filter((id) => game.closed.includes(id) || revealed || (asked(id) && !named(id)));
    return resume(story, { ...game, guesses: [...before.filter(({ question }) => !named(question)), ...own], closed });
  }

  // The predictions made so far, as they are remembered for other games: as they were corrected last.
  function predicted(game, said) {
    const made = game.guesses.filter((guess) => complete(guess) && guess.answer !== null && !game.closed.includes(guess.question));
    const others = said.split(".").filter((part) => part && !made.some(({ question }) => part.startsWith(`${question}~`)));
    return [...others, ...made.map(writtenGuess)].join(".");
  }

  return {
    GO_ON, LEAVE_OPEN, act, atFork, ended, openQuestion, pendingGuess, predicted, read, remembering, start, tells, undo,
    wholeGuess, written,
  };
})();
