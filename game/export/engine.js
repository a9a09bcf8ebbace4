// The rules of a story: what is offered, what a choice does, what it costs. Neither this file nor those that stand on it
// (figures, session, room, reckoning, look) touch the document, so that they can be held to the game itself.
const engine = (() => {
  "use strict";

  const MOST = 2 ** 31 - 1; // the largest number of a game
  const SURE = 3;

  const RELATIONS = {
    "<": (left, right) => left < right,
    "<=": (left, right) => left <= right,
    "=": (left, right) => left === right,
    "!=": (left, right) => left !== right,
    ">=": (left, right) => left >= right,
    ">": (left, right) => left > right,
  };

  // Reads a story. Its parts are looked up by names that authors gave, so nothing has a name by nature, as `constructor`.
  const read = (text) => JSON.parse(text, (_, value) =>
    value && typeof value === "object" && !Array.isArray(value) ? Object.assign(Object.create(null), value) : value);

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

  // Gives null where the choice is not open. What an ending does is done on arriving.
  function choose(story, state, id) {
    const offered = offer(story, state).find((one) => one.choice.id === id);
    if (!offered || !offered.open) return null;
    const meters = applied(offered.choice.does, state.meters);
    const place = offered.choice.to.find((target) => holds(target.when, meters)).to;
    return { place, meters: Object.hasOwn(story.endings, place) ? applied(story.endings[place].does, meters) : meters };
  }

  const choiceOf = (story, place, id) => story.passages[place].choices.find((choice) => choice.id === id);

  // The meters after the last choice and what it does, before what an ending does on arriving.
  function chosenMeters(story, road) {
    if (!road.steps.length) return road.states.at(-1).meters;
    const before = road.states.at(-2);
    return applied(choiceOf(story, before.place, road.steps.at(-1)).does, before.meters);
  }

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

  // What one step books: the choice's entries, the ending's where it leads to one, and how far scales have moved.
  function booked(story, road, index) {
    const [before, after] = [road.states[index], road.states[index + 1]];
    const choice = choiceOf(story, before.place, road.steps[index]);
    const ending = Object.hasOwn(story.endings, after.place) ? story.endings[after.place] : null;
    const hold = (entries, meters) => entries.filter((entry) => holds(entry.when, meters));
    return {
      choice: hold(choice.bill, choice.billFirst ? before.meters : applied(choice.does, before.meters)),
      ending: ending ? hold(ending.bill, after.meters) : [],
      moves: story.columns.flatMap(([meter, axis]) => moved(story, axis, after.meters[meter] - before.meters[meter])),
    };
  }

  function moved(story, axis, steps) {
    if (!steps) return [];
    const { step } = story.axes.find((one) => one.id === axis);
    const merits = step.map((merit) => [merit * steps, merit * steps, merit * steps]);
    return [{ axis, amount: [steps, steps, steps], confidence: SURE, kind: "", basis: [], why: "", side: "", article: null, merits }];
  }

  // A line for every axis on which something is booked, and for every scale, which begins somewhere.
  function addUp(story, entries, whole = false) {
    return story.axes
      .map((axis) => [axis, entries.filter((entry) => entry.axis === axis.id)])
      .filter(([axis, booked]) => booked.length || (whole && axis.start !== null))
      .map(([axis, booked]) => ({
        ...line(axis, booked, whole && axis.start !== null ? axis.start : 0), sides: sided(axis, booked),
      }));
  }

  function line(axis, booked, start) {
    const reasoned = booked.filter((entry) => entry.why);
    return {
      axis,
      amount: [0, 1, 2].map((end) => booked.reduce((sum, entry) => sum + entry.amount[end], start)),
      article: booked.every((entry) => entry.article === null) ? null
        : booked.reduce((sum, entry) => sum + (entry.article ?? (entry.kind === "article" ? entry.amount[1] : 0)), 0),
      confidence: Math.min(SURE, ...booked.map((entry) => entry.confidence)),
      kinds: [...new Set(reasoned.map((entry) => entry.kind))],
      whys: [...new Set(reasoned.map((entry) => entry.why))],
      basis: [...new Set(booked.flatMap((entry) => entry.basis))],
      unfounded: reasoned.some((entry) => !entry.basis.length),
      sides: [],
    };
  }

  // Whose lives are counted, each side by itself.
  function sided(axis, booked) {
    const sides = [...new Set(booked.map((entry) => entry.side))].filter(Boolean);
    return sides.map((side) => [axis.sides[side] ?? side, line(axis, booked.filter((entry) => entry.side === side), 0)]);
  }

  const entriesOf = (story, road) =>
    road.steps.flatMap((_, index) => {
      const { choice, ending, moves } = booked(story, road, index);
      return [...choice, ...ending, ...moves];
    });

  const billOf = (story, road) => addUp(story, entriesOf(story, road), true);

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

  // The things in the order drawn for a place in the game of that number; in number 0 they stand as they were written.
  function drawn(number, place, things) {
    if (!number) return things;
    const lots = things.map((thing) => [draw(`${number}/${place}/${thing.id}`), thing]);
    return lots.sort(([one, { id }], [other, { id: otherId }]) => one - other || (id < otherId ? -1 : 1)).map(([, thing]) => thing);
  }

  // A number of 32 bits that looks drawn: FNV-1a, its bits mixed as MurmurHash3 finishes.
  function draw(text) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
    return (value ^ (value >>> 16)) >>> 0;
  }

  return {
    MOST, addUp, billOf, booked, choiceOf, chosenMeters, draw, drawn, ended, historyOf, holds, offer, read, standing, told, walk,
  };
})();
