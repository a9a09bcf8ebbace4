// Plays games with the very rules that an exported page carries, from the very data that it carries.
import vm from "node:vm";
import { answer } from "./answer.mjs";

const within = (page, id) => page.split(new RegExp(`<script[^>]* id="${id}">`))[1].split("</script>")[0];

const moment = ({ look }, story, game) => {
  const { stage, steps, guesses } = game;
  return { journal: { stage, steps, guesses }, page: look(story, game) };
};

// What is kept of a game is its address; so each move is made from the game that its address gives.
function play(rules, story, moves) {
  const { session } = rules;
  const again = (game) => session.read(story, `#${session.written(game)}`);
  const seen = [moment(rules, story, session.start(story))];
  let game = session.start(story);
  for (const move of moves) {
    const next = move === "undo" ? session.undo(story, game) : session.act(story, game, move);
    if (next === null) {
      seen.push(null);
      continue;
    }
    game = again(next);
    seen.push(moment(rules, story, game));
  }
  return seen;
}

let rules = null;
let story = null;

function load(page) {
  const { URLSearchParams } = globalThis;
  rules = vm.runInNewContext(`${within(page, "engine")}\n({ figures, look, session })`, { URLSearchParams });
  story = JSON.parse(within(page, "story"));
}

answer(({ page, moves = [], addresses = [], figures = [] }) => {
  if (page) load(page);
  const { session } = rules;
  return {
    title: story.title,
    played: moves.map((one) => play(rules, story, one)),
    read: addresses.map((address) => {
      const game = session.read(story, address);
      return game && moment(rules, story, game);
    }),
    figures: figures.map(([value, scale, decimals]) => rules.figures.figure(value, { scale, decimals })),
  };
});
