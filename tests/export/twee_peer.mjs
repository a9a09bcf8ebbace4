// Reads Twee with extwee, and works out conditions as SugarCube documents them.
import { answer } from "./answer.mjs";

const { parseTwee } = await import(`${process.argv[2]}/index.js`);

const WORDS = { and: "&&", or: "||", not: "!", is: "===", isnot: "!==", lt: "<", lte: "<=", gt: ">", gte: ">=" };

function holds(condition, meters) {
  const written = condition
    .replace(/"[^"]*"|\b(?:and|or|not|isnot|is|lte|lt|gte|gt)\b/g, (word) => WORDS[word] ?? word)
    .replace(/\$(\w+)/g, 'meters["$1"]');
  return Boolean(new Function("meters", `return ${written};`)(meters));
}

answer(({ source, conditions = [], meters = [] }) => {
  if (!source) return conditions.map((condition) => meters.map((one) => holds(condition, one)));
  const story = parseTwee(source);
  return {
    name: story.name,
    ifid: story.IFID,
    format: story.format,
    version: story.formatVersion,
    start: story.start,
    passages: story.passages.map(({ name, tags, metadata, text }) => ({ name, tags, metadata, text })),
  };
});
