// Reads Twee with extwee, and works out conditions and macros as SugarCube documents them.
import vm from "node:vm";
import { answer } from "./answer.mjs";

const { parseTwee } = await import(`${process.argv[2]}/index.js`);

const WORDS = {
  and: "&&", or: "||", not: "!", is: "===", isnot: "!==", lt: "<", lte: "<=", gt: ">", gte: ">=", to: "=",
};

// An expression of SugarCube as JavaScript.
const written = (expression) => expression
  .replace(/"[^"]*"|\b(?:and|or|not|isnot|is|lte|lt|gte|gt|to)\b/g, (word) => WORDS[word] ?? word)
  .replace(/\$(\w+)/g, 'State.variables["$1"]');

function holds(condition, meters) {
  return Boolean(new Function("State", `return ${written(condition)};`)({ variables: meters }));
}

const MACRO = /<<(\/?\w+|=)((?:"[^"]*"|[^"])*?)>>/g;

// A passage as it is shown: what it says, and its links. Its macros are worked through as SugarCube documents them.
function shown(text, evaluate) {
  const [links, lives] = [[], []];
  let [said, from, link, choice] = ["", 0, null, null];
  const live = () => lives.every((one) => one.holds);
  const tell = (words) => {
    if (!live()) return;
    choice = [...words.matchAll(/data-choice="([^"]*)"/g)].at(-1)?.[1] ?? choice;
    for (const [, to] of words.matchAll(/\[\[[^\]|]*\|([^\]]+)\]\]/g)) links.push({ to: JSON.stringify(to), does: "" });
    said += words;
  };
  for (const found of text.replace(/\/%.*?%\//gs, "").matchAll(MACRO)) {
    const [macro, name, given] = found;
    const words = text.replace(/\/%.*?%\//gs, "").slice(from, found.index);
    from = found.index + macro.length;
    if (link && name !== "/link") { link.does += macro; continue; }
    if (!link) tell(words);
    if (name === "if") lives.push({ holds: Boolean(evaluate(given)), done: false });
    else if (name === "elseif" || name === "else") {
      const last = lives.at(-1);
      last.done ||= last.holds;
      last.holds = !last.done && (name === "else" || Boolean(evaluate(given)));
    } else if (name === "/if") lives.pop();
    else if (name === "link") {
      const [, , to] = given.match(/^ ("[^"]*") (.*)$/);
      link = { to, does: "", choice };
    } else if (name === "/link") { if (live()) links.push(link); link = null; }
    else if (live() && name === "=") said += String(evaluate(given));
    else if (live()) evaluate(given);
  }
  tell(text.slice(from));
  return { said, links };
}

// A story's script at work, in as much of SugarCube as it asks for.
function begun(script) {
  const context = vm.createContext({
    setup: {}, State: { variables: {} }, TextEncoder, document: {}, $: () => ({ on() {} }), random: () => 7, passage: () => "",
  });
  vm.runInContext(`Math.clamp = (value, low, high) => Math.min(Math.max(value, low), high);\n${script}`, context);
  return context;
}

function ordered(script, { number, place, ids }) {
  const { setup, State } = begun(script);
  State.variables.number = number;
  return setup.order(place, ids);
}

// Plays a road: gives the variables at its end, and what the reckoning says.
function play(passages, script, road) {
  const by = new Map(passages.map((passage) => [passage.name, passage]));
  const context = begun(script);
  const evaluate = (expression) => vm.runInContext(written(expression), context);
  shown(by.get("StoryInit").text, evaluate);
  const follow = ({ to, does }) => {
    shown(does, evaluate);
    return by.get(evaluate(to));
  };
  const ahead = [...road];
  let here = follow(shown(by.get("the briefing").text, evaluate).links[0]);
  for (;;) {
    const { links } = shown(here.text, evaluate);
    if (here.tags.includes("ending")) break;
    const wanted = here.tags.includes("passage") ? ahead.shift() : null;
    here = follow(wanted === null ? links.at(-1) : links.find((link) => link.choice === wanted));
  }
  return { ending: here.name, variables: context.State.variables, reckoning: shown(by.get("the reckoning").text, evaluate).said };
}

answer(({ source, conditions = [], meters = [], roads = [], orders = [] }) => {
  if (!source) return conditions.map((condition) => meters.map((one) => holds(condition, one)));
  const story = parseTwee(source);
  const passages = story.passages.map(({ name, tags, metadata, text }) => ({ name, tags, metadata, text }));
  return {
    name: story.name,
    ifid: story.IFID,
    format: story.format,
    version: story.formatVersion,
    start: story.start,
    passages,
    orders: orders.map((one) => ordered(story.storyJavaScript, one)),
    played: roads.map((road) => play(passages, story.storyJavaScript, road)),
  };
});
