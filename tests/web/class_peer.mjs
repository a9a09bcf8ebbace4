// Several students and a projector in real Chromium pages, each in a context of its own.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { answer } from "../export/answer.mjs";

const [, , playwright, axe] = process.argv;
const { chromium } = createRequire(import.meta.url)(playwright);
const AXE = readFileSync(`${axe}/axe.min.js`, "utf8");
const QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"];

const AWAY = /ERR_INTERNET_DISCONNECTED|status of 50[234]/;

let browser = null;
const tabs = new Map();
const errors = [];
const asked = new Map(); // what each page loaded, in bytes and requests

async function start({ program }) {
  browser = await chromium.launch({ executablePath: program, chromiumSandbox: false, args: QUIET });
}

async function enter({ who, address, width = 1280, height = 900, scripts = true, dark = false }) {
  const context = await browser.newContext({
    viewport: { width, height }, javaScriptEnabled: scripts, colorScheme: dark ? "dark" : "light", bypassCSP: false,
  });
  context.setDefaultTimeout(15_000);
  const tab = await context.newPage();
  tab.on("pageerror", (error) => errors.push(`${who}: ${error}`));
  tab.on("console", (said) => {
    if (said.type() === "error" && !AWAY.test(said.text())) errors.push(`${who}: ${said.text()}`);
  });
  asked.set(who, []);
  tab.on("response", async (response) => {
    const sizes = await response.request().sizes().catch(() => ({ responseBodySize: 0 }));
    asked.get(who).push([new URL(response.url()).pathname, sizes.responseBodySize]);
  });
  tabs.set(who, tab);
  await tab.goto(address);
}

const DO = {
  start,
  enter,
  click: ({ who, name }) => tabs.get(who).getByRole("button", { name, exact: true }).first().click(),
  choose: ({ who, label }) => tabs.get(who).getByLabel(label).first().check(),
  write: ({ who, label, text }) => tabs.get(who).getByLabel(label).fill(text),
  see: ({ who, text }) => tabs.get(who).getByText(text).first().waitFor(),
  reload: ({ who }) => tabs.get(who).reload(),
  offline: ({ who, offline }) => tabs.get(who).context().setOffline(offline),
  cut: ({ who, status }) => tabs.get(who).context().route("**/vote", (route) => route.fulfill({ status, body: "" })),
  mend: ({ who }) => tabs.get(who).context().unroute("**/vote"),
  picture: ({ who, path, whole = true }) => tabs.get(who).screenshot({ path, fullPage: whole }),
};

async function inspect(who) {
  const tab = tabs.get(who);
  // Its own way in does not ask the page's policy, which forbids scripts of others.
  const found = await tab.evaluate(`${AXE}; axe.run({ resultTypes: ["violations"] })`);
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return {
    violations: found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join("; ")}`),
    wide,
  };
}

await answer(async (request) => {
  const [what, values] = Object.entries(request)[0];
  if (what === "inspect") return inspect(values.who);
  if (what === "errors") return errors;
  if (what === "loaded") return asked.get(values.who);
  if (what === "text") return tabs.get(values.who).evaluate(() => document.body.innerText);
  await DO[what](values);
  return null;
});
await browser?.close();
