// What stands beside the story on a page: meters, people, papers, the road, what was booked; and the source marks.
const room = (() => {
  "use strict";

  // Numbers the claims that one page cites from 1, in the order they are first met.
  function citing(story) {
    const cited = [];
    const number = (claim) => {
      if (!cited.includes(claim)) cited.push(claim);
      return cited.indexOf(claim) + 1;
    };
    const run = (one) => (typeof one === "object" && one.claim ? { claim: one.claim, source: number(one.claim) } : one);
    const blocks = (given) => given.map((block) => ({ shape: block.shape, runs: block.runs.map(run) }));
    return {
      blocks,
      prose: (pieces, meters) => blocks(engine.told(pieces, meters)),
      numbers: (claims) => claims.map(number),
      cards: () => cited.map((claim, index) => ({ number: index + 1, claim, ...story.claims[claim] })),
    };
  }

  const placeOf = (story, game) => story.passages[game.road.states.at(-1).place];

  // The meters that may be seen where the player is, or was last, with what the last choice changed.
  function gauges(story, game) {
    const now = game.road.states.at(-1).meters;
    const before = game.stage === "briefing" ? now : (game.road.states.at(-2)?.meters ?? now);
    const veiled = hides(story, game);
    return story.meters.flatMap((meter, index) =>
      veiled.includes(index) ? [] : [gauge(meter, now[index], before[index])]);
  }

  function hides(story, game) {
    const passage = placeOf(story, game) ?? story.passages[game.road.states.at(-2)?.place];
    return passage ? passage.hides : story.meters.flatMap((meter, index) => (meter.hidden ? [index] : []));
  }

  // The meters that were kept from the player, once the story is over.
  function unveiled(story, game) {
    const now = game.road.states.at(-1).meters;
    return story.meters.flatMap((meter, index) => (meter.hidden ? [gauge(meter, now[index], now[index])] : []));
  }

  function gauge(meter, value, before) {
    const { id, label, help, named, low, high, said } = meter;
    return {
      id, label, help, named, low, high, value, said: said[value - low],
      changed: value !== before, before, before_said: said[before - low],
    };
  }

  function people(story, game, citations) {
    const passage = placeOf(story, game);
    const { meters } = game.road.states.at(-1);
    return passage.present.map((id) => {
      const { name, role, card } = story.people[id];
      const advice = Object.hasOwn(passage.advice, id) ? passage.advice[id] : [];
      return { id, name, role, card: citations.prose(card, meters), advice: citations.prose(advice, meters) };
    });
  }

  // The papers laid on the desk so far: the newest first, those of this page marked as new. What became of one is told
  // with hindsight alone.
  function papers(story, game, citations, hindsight) {
    const laid = new Map();
    const last = game.road.states.length - 1;
    if (game.stage === "briefing") return [];
    game.road.states.forEach((state, index) => {
      const arriving = index === last && game.stage === "consequence";
      for (const id of (!arriving && story.passages[state.place]?.papers) || []) {
        if (!laid.has(id)) laid.set(id, index === last);
      }
    });
    return [...laid].map(([id, fresh]) => paper(story, id, fresh, hindsight, citations)).reverse();
  }

  function paper(story, id, fresh, hindsight, citations) {
    const { basis, ...told } = story.papers[id];
    return {
      ...told,
      id,
      text: citations.blocks(told.text),
      afterwards: hindsight ? citations.blocks(told.afterwards) : [],
      sources: citations.numbers(basis),
      new: fresh,
    };
  }

  // The choices made so far; to go on from leg to leg of a campaign is none.
  function road(story, game) {
    return game.steps.flatMap((choice, index) => {
      const passage = game.road.states[index].place;
      if (choice === session.GO_ON) return [];
      return [{ passage, choice, text: engine.choiceOf(story, passage, choice).text }];
    });
  }

  // What the last choice booked; on an ending's own page what the ending booked, and the choice with it where that had
  // no page of its own.
  function booked(story, game, citations) {
    const last = game.steps.length - 1;
    const { choice, ending } = engine.booked(story, game.road, last);
    const before = game.road.states[last].place;
    const then = engine.choiceOf(story, before, game.steps[last]).then;
    const apart = engine.told(then, game.road.states.at(-1).meters).length > 0;
    const entries = game.stage === "consequence" ? choice : apart ? ending : [...choice, ...ending];
    return engine.addUp(story, entries).map((line) => ({ axis: line.axis, amount: amount(story, line, citations) }));
  }

  function amount(story, line, citations) {
    const [low, best, high] = line.amount;
    const confidence = story.words.confidence[line.confidence];
    return {
      low, best, high, confidence, kinds: line.kinds, whys: line.whys, sources: citations.numbers(line.basis),
      said: figures.said(line.amount, line.axis),
      figures: figures.said(line.amount, line.axis, false),
      firmness: `${confidence} confidence, ${line.kinds.map((kind) => story.words.kinds[kind]).join(" and ")}`,
    };
  }

  return { amount, booked, citing, gauges, papers, people, road, unveiled };
})();
