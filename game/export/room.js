// What stands beside the story on a page: meters, people, papers, the road; and the source marks.
const room = (() => {
  "use strict";

  // Numbers the claims that one page cites from 1, in the order they are first met. What a claim says is told where it
  // is of no later day than `today`; with hindsight, where that is null, all of it.
  function citing(story, today) {
    const cited = [];
    const number = (claim) => {
      if (!cited.includes(claim)) cited.push(claim);
      return cited.indexOf(claim) + 1;
    };
    const known = (claim) => {
      const { until } = story.claims[claim];
      return today === null || (until !== null && until <= today);
    };
    const run = (one) => (typeof one === "object" && one.claim !== undefined ? { claim: known(one.claim) ? one.claim : "", source: number(one.claim) } : one);
    const blocks = (given) => given.map((block) => ({ shape: block.shape, runs: block.runs.map(run) }));
    return {
      blocks,
      prose: (pieces, meters) => blocks(engine.told(pieces, meters)),
      numbers: (claims) => claims.map(number),
      cards: () => cited.map((claim, index) =>
        ({ number: index + 1, ...card(claim, story.claims[claim], known(claim), today === null) })),
    };
  }

  // Where a claim stands, and what it says where that may be known; who disputes it is told with hindsight alone.
  function card(claim, { kind, from, note, text, date, figures: carried, status, disputes }, known, hindsight) {
    const told = known ? { claim, text, date, figures: carried } : { claim: "", text: "", date: "", figures: [] };
    const after = hindsight ? { note, status, disputes } : { note: "", status: "", disputes: [] };
    return { kind, from, sealed: !known, ...told, ...after };
  }

  const placeOf = (story, game) => story.passages[game.road.states.at(-1).place];

  // The meters that may be seen where the player is, or was last, with what the last choice changed.
  function gauges(story, game) {
    const [now, before] = metersOf(story, game);
    const veiled = hides(story, game);
    const today = ["reveal", "reckoning"].includes(game.stage) ? null : (lastPassage(story, game) ?? story).until;
    return story.meters.flatMap((meter, index) =>
      meter.fact || veiled.includes(index) || unknown(meter, today) ? [] : [gauge(meter, now[index], before[index])]);
  }

  // At a fork nothing has changed yet; what an ending does is seen at the ending, not where its choice is told.
  function metersOf(story, game) {
    const { meters } = game.road.states.at(-1);
    if (!game.steps.length || game.stage === "briefing") return [meters, meters];
    const before = game.road.states.at(-2).meters;
    const chosen = engine.chosenMeters(story, game.road);
    if (session.atFork(story, game)) return [before, before];
    if (game.stage === "consequence") return [chosen, before];
    return [meters, game.stage === "ending" && session.tells(story, game) ? chosen : before];
  }

  // What the seat cannot know of yet on the day of the page.
  const unknown = ({ since }, today) => since !== null && today !== null && since > today;

  const lastPassage = (story, game) => placeOf(story, game) ?? story.passages[game.road.states.at(-2)?.place];

  function hides(story, game) {
    const passage = lastPassage(story, game);
    return passage ? passage.hides : story.meters.flatMap((meter, index) => (meter.hidden ? [index] : []));
  }

  // The meters that were kept from the player, once the story is over.
  function unveiled(story, game) {
    const now = game.road.states.at(-1).meters;
    return story.meters.flatMap((meter, index) => (meter.hidden && !meter.fact ? [gauge(meter, now[index], now[index])] : []));
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

  // The papers laid on the desk so far: the newest first, those of this page marked as new. How one survives, who
  // composed it and what became of it is told with hindsight alone.
  function papers(story, game, citations, hindsight) {
    const laid = new Map();
    const last = game.road.states.length - 1;
    if (game.stage === "briefing") return [];
    game.road.states.forEach((state, index) => {
      const arriving = index === last && ["consequence", "question"].includes(game.stage);
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
      survives: hindsight ? told.survives : "",
      composed: hindsight ? citations.blocks(told.composed) : [],
      afterwards: hindsight ? citations.blocks(told.afterwards) : [],
      sources: citations.numbers(basis),
      new: fresh,
    };
  }

  // The choices made so far, with hindsight beside what history chose, and in the end with what they booked; to go on
  // from leg to leg of a campaign is none.
  function road(story, game, citations) {
    const hindsight = ["reveal", "reckoning"].includes(game.stage);
    return game.steps.flatMap((id, index) => {
      const passage = game.road.states[index].place;
      const choice = engine.choiceOf(story, passage, id);
      const historical = hindsight && !choice.history ? story.passages[passage].choices.find((one) => one.history) : null;
      return choice.passes ? [] : [{
        passage, choice: id, text: choice.text,
        history: hindsight ? choice.history : null,
        history_text: historical?.text ?? "",
        booked: game.stage === "reckoning" ? booked(story, game, index, citations) : [],
      }];
    });
  }

  function booked(story, game, index, citations) {
    return engine.addUp(story, engine.booked(story, game.road, index).choice).map((line) => {
      const made = amount(story, line, citations, true);
      return { axis: line.axis, amount: made, said: figures.difference(made, line.axis) };
    });
  }

  // A line of a bill as it is shown. Bounds that were added up are kept within what the axis allows; not those of a part
  // of a bill, which may be a difference.
  function amount(story, line, citations, part = false) {
    const { axis, article } = line;
    const [first, best, last] = line.amount;
    const low = part ? first : Math.min(Math.max(first, axis.span[0]), best);
    const high = part ? last : Math.max(Math.min(last, axis.span[1]), best);
    const confidence = story.words.confidence[line.confidence];
    const sources = citations.numbers(line.basis);
    return {
      low, best, high, article, confidence, sources, kinds: line.kinds, whys: line.whys, unfounded: line.unfounded,
      said: figures.said([low, best, high], axis),
      figures: figures.said([low, best, high], axis, false),
      firmness: firmness(story, line, confidence),
      counted: article === null ? "" : `the article itself: ${figures.number(article, axis)}`,
      sides: sides(story, line, citations, part),
    };
  }

  function sides(story, line, citations, part) {
    const [first] = line.sides;
    if (line.sides.length === 1 && first[1].amount[1] === line.amount[1]) return [`${first[0]} alone`];
    return line.sides.map(([side, one]) => `${side}: ${amount(story, one, citations, part).figures}`);
  }

  // A scale ends where it ends, so nothing is said of how firm it stands.
  function firmness(story, { kinds, unfounded, basis }, confidence) {
    if (!kinds.length) return "";
    const said = `${confidence} confidence, ${figures.enumerated(kinds.map((kind) => story.words.kinds[kind]))}`;
    return unfounded ? `${said}, ${basis.length ? "in part " : ""}without a source` : said;
  }

  return { amount, citing, gauges, lastPassage, papers, people, road, unveiled };
})();
