// Opens an exported page in a real Chromium, does what a player does, and tells what there is to see.
import { createRequire } from "node:module";
import { answer } from "./answer.mjs";

const { chromium } = createRequire(import.meta.url)(process.argv[2]);
const QUIET = [
  "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync",
];

let context = null;
let tab = null;
const errors = [];

async function start({ program, folder }) {
  context = await chromium.launchPersistentContext(folder, { executablePath: program, chromiumSandbox: false, args: QUIET });
  context.setDefaultTimeout(20_000);
  [tab] = context.pages();
  tab.on("pageerror", (error) => errors.push(String(error)));
  tab.on("console", (said) => said.type() === "error" && errors.push(said.text()));
}

// A move draws the page anew: what it was drawn with before is gone then.
async function redrawn(move) {
  await tab.evaluate(() => document.querySelector("main").setAttribute("data-before", ""));
  await move();
  for (let left = 200; left; left -= 1) {
    if (await tab.evaluate(() => document.querySelector("main:not([data-before])") !== null)) return;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error("the page was not drawn anew");
}

const button = (name) => tab.getByRole("button", { name, exact: true });

const DO = {
  open: async (address) => {
    await tab.goto("about:blank");
    await tab.goto(address);
  },
  reload: () => tab.reload(),
  forget: () => tab.evaluate(() => localStorage.clear()),
  back: () => redrawn(() => tab.goBack()),
  press: (key) => redrawn(() => tab.keyboard.press(key)),
  click: (name) => redrawn(() => button(name).click()),
  mark: (number) => tab.locator(`a[data-source="${number}"]`).first().click(),
  width: (width) => tab.setViewportSize({ width, height: 900 }),
};

const look = () => {
  const root = document.getElementById("page");
  // Sources are of later days by their nature; what a page tells is the rest.
  const story = root.cloneNode(true);
  story.querySelector(".sources")?.remove();
  const texts = (selector) => [...root.querySelectorAll(selector)].map((found) => found.textContent);
  return {
    address: location.hash,
    title: document.title,
    heading: root.querySelector("h1").textContent,
    text: story.textContent,
    markup: root.innerHTML,
    undo: !root.querySelector("header button").disabled,
    open: texts(".choices button span"),
    closed: texts(".choices .closed span"),
    onward: texts("button.go-on"),
    meters: texts("aside .meters li b"),
    changed: texts(".meters.did li b"),
    papers: texts("details summary b").filter((title) => !title.startsWith("Map: ")),
    sources: texts(".sources li"),
    bars: [...root.querySelectorAll(".axis tr")].map((row) =>
      [...row.querySelectorAll(".range, .best, .article")].flatMap(({ style }) => [style.left, style.width]).map(parseFloat)),
    gauges: [...root.querySelectorAll("aside .bar span")].map(({ style }) => parseFloat(style.width)),
    focus: document.activeElement?.id ?? "",
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
};

await answer(async ({ start: given, ...asked }) => {
  if (given) await start(given);
  for (const [what, value] of Object.entries(asked)) await DO[what](value);
  return { errors, ...(tab.url().startsWith("file:") ? await tab.evaluate(look) : {}) };
});
await context?.close();
