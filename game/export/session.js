// One game in progress as a value, the verbs that move it (act, undo), and the address that keeps it.
const session = (() => {
  "use strict";

  const GO_ON = "go-on";
  const SKIP = "skip";
  const STAGES = ["briefing", "passage", "consequence", "ending", "question", "reveal", "reckoning"];
  const AFTER_THE_END = ["ending", "question", "reveal", "reckoning"];
  const FOLLOWING = { briefing: "passage", consequence: "passage", ending: "question", reveal: "reckoning" };

  const start = (story) => resume(story, { steps: [], guesses: {}, stage: "briefing" });

  // The game of what was kept. What belongs to an older story, or was edited by hand, stands as far as it can be walked.
  function resume(story, kept) {
    const road = engine.walk(story, kept.steps);
    return { steps: road.steps, guesses: kept.guesses, stage: mended(story, road, kept), road };
  }

  function mended(story, road, { steps, guesses, stage }) {
    const over = engine.ended(story, road.states.at(-1));
    const broken = road.steps.length < steps.length;
    const early = !over && AFTER_THE_END.includes(stage);
    const nothingChosen = stage === "consequence" && !road.steps.length;
    if (broken || early || nothingChosen || stage === "passage") return over ? "ending" : "passage";
    return stage === "question" && !openQuestion(story, guesses) ? "reveal" : stage;
  }

  // Gives null where the page does not offer the option, or offers it closed.
  function act(story, game, option) {
    if (game.stage === "passage") return chosen(story, game, option);
    if (game.stage === "question") return answered(story, game, option);
    if (option !== GO_ON || game.stage === "reckoning") return null;
    return resume(story, { ...game, stage: FOLLOWING[game.stage] });
  }

  function chosen(story, game, id) {
    const after = engine.walk(story, [...game.steps, id]);
    if (after.steps.length === game.steps.length) return null;
    const choice = engine.choiceOf(story, game.road.states.at(-1).place, id);
    const told = engine.told(choice.then, after.states.at(-1).meters).length > 0;
    return resume(story, { ...game, steps: after.steps, stage: told ? "consequence" : "passage" });
  }

  function answered(story, game, option) {
    const question = openQuestion(story, game.guesses);
    const guess = guessed(story, question, pendingGuess(story, game), option);
    return guess && resume(story, { ...game, guesses: { ...game.guesses, [question.id]: guess } });
  }

  function guessed(story, question, pending, option) {
    if (pending) {
      const sure = story.words.sureness.find(([id]) => id === option);
      return sure ? { answer: pending.answer, sure: sure[1] } : null;
    }
    if (option === SKIP) return { answer: null, sure: null };
    return question.answers.some((answer) => answer.id === option) ? { answer: option, sure: null } : null;
  }

  // Guesses stay, so that a prediction is made only once; one that still lacks its sureness was none. Gives null at the
  // briefing, where there is nothing to undo.
  function undo(story, game) {
    if (game.stage === "briefing") return null;
    const guesses = Object.fromEntries(Object.entries(game.guesses).filter(([, guess]) => complete(guess)));
    return resume(story, { steps: game.steps.slice(0, -1), guesses, stage: game.steps.length ? "passage" : "briefing" });
  }

  const complete = (guess) => guess.answer === null || guess.sure !== null;

  const guessOf = (guesses, question) => (Object.hasOwn(guesses, question.id) ? guesses[question.id] : null);

  function wholeGuess(guesses, question) {
    const guess = guessOf(guesses, question);
    return guess && complete(guess) ? guess : null;
  }

  // The first question that is not yet answered and sure, or left open.
  const openQuestion = (story, guesses) => story.reveal.questions.find((question) => !wholeGuess(guesses, question));

  const pendingGuess = (story, game) => guessOf(game.guesses, openQuestion(story, game.guesses));

  function written(game) {
    const said = Object.entries(game.guesses).map(([id, guess]) => `${id}~${guess.answer ?? ""}~${guess.sure ?? ""}`);
    return `at=${game.stage}&road=${game.steps.join(".")}` + (said.length ? `&said=${said.join(".")}` : "");
  }

  // Gives null where an address holds no game.
  function read(story, address) {
    const kept = new URLSearchParams(address.replace(/^#/, ""));
    if (!STAGES.includes(kept.get("at"))) return null;
    const parts = (name) => (kept.get(name) ?? "").split(".").filter(Boolean);
    const guesses = parts("said").flatMap((part) => readGuess(story, ...part.split("~")));
    return resume(story, { steps: parts("road"), guesses: Object.fromEntries(guesses), stage: kept.get("at") });
  }

  // Gives no guess where the story does not ask the question, or knows no such answer.
  function readGuess(story, id, answer, sure) {
    const question = story.reveal.questions.find((one) => one.id === id);
    if (!question || (answer && !question.answers.some((one) => one.id === answer))) return [];
    const known = story.words.sureness.some(([, percent]) => String(percent) === sure);
    return [[id, { answer: answer || null, sure: answer && known ? Number(sure) : null }]];
  }

  return { GO_ON, SKIP, act, openQuestion, pendingGuess, read, start, undo, wholeGuess, written };
})();
