// The rules of a story: what is offered, what a choice does, what it costs. Neither this file nor those that stand on it
// (figures, session, room, reckoning, look) touch the document, so that they can be held to the game itself.
const engine = (() => {
  "use strict";

  const RELATIONS = {
    "<": (left, right) => left < right,
    "<=": (left, right) => left <= right,
    "=": (left, right) => left === right,
    "!=": (left, right) => left !== right,
    ">=": (left, right) => left >= right,
    ">": (left, right) => left > right,
  };

  // A condition is null, or a list that begins with its kind.
  function holds(test, meters) {
    if (test === null) return true;
    const [kind, ...rest] = test;
    if (kind === "in") return rest[1].includes(meters[rest[0]]);
    if (kind === "not") return !holds(rest[0], meters);
    if (kind === "and") return rest.every((part) => holds(part, meters));
    if (kind === "or") return rest.some((part) => holds(part, meters));
    return RELATIONS[kind](meters[rest[0]], rest[1]);
  }

  const told = (prose, meters) => prose.flatMap((piece) => (holds(piece.when, meters) ? piece.blocks : []));

  const begin = (story) => ({ place: story.opening, meters: story.meters.map((meter) => meter.start) });

  const ended = (story, state) => Object.hasOwn(story.endings, state.place);

  function offer(story, state) {
    if (ended(story, state)) return [];
    return story.passages[state.place].choices
      .map((choice) => ({ choice, open: holds(choice.when, state.meters) }))
      .filter((offered) => offered.open || offered.choice.closed);
  }

  function applied(effects, meters) {
    const after = [...meters];
    for (const [meter, amount, low, high] of effects) {
      after[meter] = low === undefined ? amount : Math.min(Math.max(after[meter] + amount, low), high);
    }
    return after;
  }

  // Gives null where the choice is not open.
  function choose(story, state, id) {
    const offered = offer(story, state).find((one) => one.choice.id === id);
    if (!offered || !offered.open) return null;
    const meters = applied(offered.choice.does, state.meters);
    return { place: offered.choice.to.find((target) => holds(target.when, meters)).to, meters };
  }

  const choiceOf = (story, place, id) => story.passages[place].choices.find((choice) => choice.id === id);

  // Walks choice ids from the opening and stops before the first that is not open.
  function walk(story, ids) {
    const states = [begin(story)];
    const steps = [];
    for (const id of ids) {
      const after = choose(story, states.at(-1), id);
      if (after === null) break;
      steps.push(id);
      states.push(after);
    }
    return { steps, states };
  }

  // What one step books: the choice's entries, and the ending's where it leads to one.
  function booked(story, road, index) {
    const [before, after] = [road.states[index], road.states[index + 1]];
    const choice = choiceOf(story, before.place, road.steps[index]);
    const ending = story.endings[after.place];
    const hold = (entries, state) => entries.filter((entry) => holds(entry.when, state.meters));
    return {
      choice: hold(choice.bill, choice.billFirst ? before : after),
      ending: ending ? hold(ending.bill, after) : [],
    };
  }

  function addUp(story, entries) {
    return story.axes
      .map((axis) => [axis, entries.filter((entry) => entry.axis === axis.id)])
      .filter(([, booked]) => booked.length)
      .map(([axis, booked]) => ({
        axis,
        amount: [0, 1, 2].map((end) => booked.reduce((sum, entry) => sum + entry.amount[end], 0)),
        confidence: Math.min(...booked.map((entry) => entry.confidence)),
        kinds: [...new Set(booked.map((entry) => entry.kind))],
        whys: [...new Set(booked.map((entry) => entry.why))].filter(Boolean),
        basis: [...new Set(booked.flatMap((entry) => entry.basis))],
      }));
  }

  const entriesOf = (story, road) =>
    road.steps.flatMap((_, index) => {
      const { choice, ending } = booked(story, road, index);
      return [...choice, ...ending];
    });

  const billOf = (story, road) => addUp(story, entriesOf(story, road));

  const historyOf = (story) => walk(story, story.reveal.road);

  function merit(story, road, lens) {
    const merits = entriesOf(story, road).map((entry) => entry.merits[lens]);
    return [0, 1, 2].map((end) => merits.reduce((sum, one) => sum + one[end], 0));
  }

  // How one road stands to another under a lens: surely where the ranges do not overlap, else perhaps.
  function standing(story, mine, other, lens) {
    const [low, best, high] = merit(story, mine, lens);
    const [otherLow, otherBest, otherHigh] = merit(story, other, lens);
    if (low > otherHigh) return "better";
    if (high < otherLow) return "worse";
    if (best > otherBest) return "perhaps better";
    return best < otherBest ? "perhaps worse" : "even";
  }

  return { addUp, billOf, booked, choiceOf, ended, historyOf, holds, offer, standing, told, walk };
})();
