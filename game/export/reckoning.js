// What is told once the story is over: how the predictions came out, and the two roads side by side.
const reckoning = (() => {
  "use strict";

  function reveal(story, game, citations) {
    const { meters } = game.road.states.at(-1);
    const days = story.reveal.days.map((day) => ({ date: day.date, text: citations.prose(day.text, meters) }));
    const notes = story.reveal.notes.map((note) => ({
      title: note.title,
      text: citations.prose(note.text, meters),
      sources: citations.numbers(note.basis),
      dispute: note.dispute,
    }));
    return { days, notes, predictions: story.reveal.questions.map((question) => prediction(game, question)) };
  }

  function prediction(game, question) {
    const right = question.answers.find((answer) => answer.right);
    const guess = session.wholeGuess(game, question);
    const yours = guess && question.answers.find((answer) => answer.id === guess.answer);
    return {
      text: question.text,
      right_text: right.text,
      yours_text: yours ? yours.text : "",
      correct: yours === right,
      confidence: guess ? guess.sure : null,
    };
  }

  function compared(story, game, citations) {
    const history = engine.historyOf(story);
    const [mine, historical] = [game.road.states.at(-1), history.states.at(-1)];
    return {
      ending: story.endings[mine.place].title,
      history_ending: story.endings[historical.place].title,
      same_as_history: game.steps.join() === history.steps.join(),
      lines: lines(story, game.road, history, citations),
      lenses: story.lenses.map((lens, index) => ({ ...lens, standing: engine.standing(story, game.road, history, index) })),
      theses: theses(story, game, citations),
      unveiled: room.unveiled(story, game),
    };
  }

  function lines(story, road, history, citations) {
    const [yours, theirs] = [engine.billOf(story, road), engine.billOf(story, history)];
    const amountOn = (axis, bill) => {
      const line = bill.find((one) => one.axis === axis);
      return line ? room.amount(story, line, citations) : null;
    };
    return story.axes.map((axis) => {
      const [mine, historical] = [amountOn(axis, yours), amountOn(axis, theirs)];
      const amounts = [mine, historical].filter(Boolean);
      return { axis, yours: mine, history: historical, ends: ends(axis, amounts), apart: figures.distance(axis, mine, historical, story.opens) };
    });
  }

  // The ends of the bar of an axis: its span, made wider where an amount lies beyond it.
  function ends(axis, amounts) {
    const articles = amounts.map((amount) => amount.article).filter((article) => article !== null);
    const low = Math.min(axis.span[0], ...amounts.map((amount) => amount.low), ...articles);
    const high = Math.max(axis.span[1], ...amounts.map((amount) => amount.high), ...articles);
    return [low, high];
  }

  // A thesis on trial names the choices of this run that speak for its verdict, and those that speak for the other.
  function theses(story, game, citations) {
    const { place, meters } = game.road.states.at(-1);
    return story.theses
      .filter((trial) => !trial.endings.length || trial.endings.includes(place))
      .filter((trial) => engine.holds(trial.when, meters))
      .map((trial) => {
        const { title, text, verdict, why, basis } = trial;
        const others = story.theses.filter((other) => other.thesis === trial.thesis && other.verdict !== verdict);
        return {
          title, text, verdict, why,
          speaks: spoken(story, game, trial.speaks),
          against: spoken(story, game, others.flatMap((other) => other.speaks)),
          sources: citations.numbers(basis),
        };
      });
  }

  const spoken = (story, game, paths) =>
    game.steps.flatMap((choice, index) => {
      const { place } = game.road.states[index];
      return paths.includes(`${place}/${choice}`) ? [engine.choiceOf(story, place, choice).text] : [];
    });

  return { compared, reveal };
})();
