// Plays games with the very rules that an exported page carries, from the very data that it carries.
import vm from "node:vm";
import { answer } from "./answer.mjs";

const within = (page, id) => page.split(new RegExp(`<script[^>]* id="${id}">`))[1].split("</script>")[0];

const chosen = ({ stage, steps, guesses, number, closed }) => ({ stage, steps, guesses, number, closed });

// What is chosen, what its address keeps of it, and the page.
function moment({ look, session }, story, game) {
  const kept = session.read(story, `#${session.written(game)}`);
  return { journal: chosen(game), kept: chosen(kept), page: look(story, game) };
}

function play(rules, story, { number, closed, moves }) {
  const { session } = rules;
  let game = session.start(story, number, closed);
  const seen = [moment(rules, story, game)];
  for (const move of moves) {
    const next = move === "take_back" ? session.undo(story, game) : session.act(story, game, move);
    seen.push(next && moment(rules, story, next));
    game = next ?? game;
  }
  return seen;
}

let rules = null;
let story = null;

function load(page) {
  const { TextEncoder, URLSearchParams } = globalThis;
  rules = vm.runInNewContext(`${within(page, "engine")}\n({ engine, figures, look, session })`, { TextEncoder, URLSearchParams });
  story = rules.engine.read(within(page, "story"));
}

answer(({ page, games = [], addresses = [], figures = [], lots = [] }) => {
  if (page) load(page);
  const { session } = rules;
  return {
    title: story.title,
    played: games.map((one) => play(rules, story, one)),
    read: addresses.map((address) => {
      const game = session.read(story, address);
      return game && moment(rules, story, game);
    }),
    lots: lots.map((text) => rules.engine.draw(text)),
    figures: figures.map(([value, scale, decimals]) => rules.figures.figure(value, { scale, decimals })),
  };
});
