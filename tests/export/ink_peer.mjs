// Compiles a story with inkjs and plays roads of it, each a list of choice ids.
import { createRequire } from "node:module";
import { answer } from "./answer.mjs";

const require = createRequire(import.meta.url);
const { Compiler, CompilerOptions } = require(`${process.argv[2]}/dist/ink-full.js`);

function look(story, names) {
  const lines = [];
  while (story.canContinue) {
    const text = story.Continue().trim();
    lines.push([text, story.currentTags]);
  }
  const choices = story.currentChoices.map((choice) => [choice.text, choice.tags ?? []]);
  return { lines, choices, meters: names.map((name) => story.variablesState.$(name)) };
}

function play(story, names, road) {
  story.ResetState();
  look(story, names);
  story.ChooseChoiceIndex(0);
  const seen = [look(story, names)];
  for (const id of road) {
    const wanted = story.currentChoices.findIndex((choice) => (choice.tags ?? []).includes(`choice: ${id}`));
    if (wanted < 0) throw new Error(`${id} is not offered`);
    story.ChooseChoiceIndex(wanted);
    let seenHere = look(story, names);
    // What is asked at a fork is left open, which is the last of the answers.
    while (story.currentChoices.at(-1)?.tags?.includes("answer")) {
      story.ChooseChoiceIndex(story.currentChoices.length - 1);
      seenHere = look(story, names);
    }
    seen.push(seenHere);
  }
  return seen;
}

function goOn(story) {
  const seen = [];
  while (story.currentChoices.length) {
    story.ChooseChoiceIndex(0);
    seen.push(look(story, []));
  }
  return seen;
}

answer(({ source, names, roads, visits }) => {
  const messages = [];
  const story = new Compiler(source, new CompilerOptions(null, [], false, (said) => messages.push(said))).Compile();
  if (messages.length) return { messages };
  story.onError = (said) => messages.push(said);
  const played = roads.map((road) => play(story, names, road));
  const after = goOn(story);
  const visited = [false, true].map((revealed) => (visits ?? []).map((knot) => {
    story.ResetState();
    story.variablesState.$("revealed", revealed);
    story.ChoosePathString(knot);
    return look(story, []);
  }));
  return { messages, tags: story.globalTags, played, after, visited };
});
