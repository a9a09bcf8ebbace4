// Follows the class: what a stream only says has changed is fetched anew, and what somebody is writing stays.
"use strict";

const BETWEEN_LOOKS = 3000;
const TRIES = 3;

let stream = null;
let failures = 0;
let looking = 0;
let fetching = false;
let again = false;
let sending = 0;
let leaves = new Map(); // forms that could not be sent yet

const live = () => document.getElementById("live");
const base = () => `/c/${live().dataset.code}`;
const draftKey = (form) => `draft ${base()} ${form.dataset.form}`;

function keepDraft(form) {
  const values = [...new FormData(form)].filter(([name]) => name !== "signature" && name !== "turn");
  try {
    sessionStorage.setItem(draftKey(form), JSON.stringify(values));
  } catch { /* a browser that keeps nothing still sends what is written */ }
}

function readDraft(form) {
  try {
    return JSON.parse(sessionStorage.getItem(draftKey(form)) ?? "null");
  } catch {
    return null;
  }
}

function dropDraft(form) {
  try {
    sessionStorage.removeItem(draftKey(form));
  } catch { /* nothing was kept */ }
}

function restoreDrafts() {
  for (const form of document.querySelectorAll("form[data-form]")) {
    const values = readDraft(form);
    if (values === null) continue;
    for (const field of form.elements) {
      const mine = values.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "radio" || field.type === "checkbox") field.checked = mine.includes(field.value);
      else if (field.type !== "hidden" && mine.length) field.value = mine[0];
    }
  }
}

function replace(text, announce) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const next = page.getElementById("live");
  if (next === null) { // no longer in this class
    location.reload();
    return;
  }
  const open = new Set([...document.querySelectorAll("details[open] > summary")].map((one) => one.textContent));
  const heading = document.querySelector("h1")?.textContent;
  const focused = document.activeElement?.id;
  const selection = document.activeElement instanceof HTMLTextAreaElement
    ? [document.activeElement.selectionStart, document.activeElement.selectionEnd] : null;
  document.title = page.title;
  live().replaceWith(document.adoptNode(next));
  for (const summary of document.querySelectorAll("details > summary")) {
    if (open.has(summary.textContent)) summary.parentElement.open = true;
  }
  restoreDrafts();
  const moved = document.querySelector("h1")?.textContent !== heading;
  const same = !moved && focused && document.getElementById(focused);
  if (same) {
    same.focus({ preventScroll: true });
    if (selection && same instanceof HTMLTextAreaElement) same.setSelectionRange(...selection);
  } else if (moved) {
    scrollTo(0, 0);
    document.querySelector("h1")?.focus();
  }
  const news = document.getElementById("news");
  if (news !== null) news.textContent = announce ?? (moved ? document.querySelector("h1")?.textContent ?? "" : "");
  startClocks();
}

function setOffline(offline) {
  const notice = document.getElementById("offline");
  if (notice !== null) notice.hidden = !offline;
}

async function refresh() {
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  try {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    if (answer.ok) replace(await answer.text());
    setOffline(false);
  } catch {
    setOffline(true);
  }
  fetching = false;
  if (again) {
    again = false;
    refresh();
  }
}

async function send(form, body) {
  try {
    const answer = await fetch(form.action, { method: "POST", body, cache: "no-store" });
    const text = await answer.text();
    if (answer.status >= 502 && !text.includes('id="live"')) throw new Error("a proxy found nobody to ask");
    leaves.delete(form.dataset.form);
    setOffline(false);
    if (answer.ok) dropDraft(form);
    replace(text, document.querySelector("[role=alert]:not([hidden])")?.textContent);
    document.querySelector(answer.ok ? ".kept" : ".notice[role=alert]:not([hidden])")?.scrollIntoView({ block: "center" });
  } catch {
    leaves.set(form.dataset.form, [form, body]);
    setOffline(true);
    clearTimeout(sending);
    sending = setTimeout(sendWhatWaits, BETWEEN_LOOKS);
  }
}

function sendWhatWaits() {
  for (const [form, body] of [...leaves.values()]) send(form, body);
}

function follow() {
  if (stream !== null) stream.close();
  stream = new EventSource(`${base()}/events?since=${live().dataset.stamp}`);
  stream.onopen = () => {
    failures = 0;
    clearInterval(looking);
    looking = 0;
    setOffline(false);
    sendWhatWaits();
  };
  stream.onmessage = (event) => {
    if (event.data !== live().dataset.stamp) refresh();
  };
  stream.onerror = () => {
    failures += 1;
    if ((failures >= TRIES || stream.readyState === EventSource.CLOSED) && !looking) {
      looking = setInterval(look, BETWEEN_LOOKS);
    }
  };
}

async function look() {
  try {
    const answer = await fetch(`${base()}/stamp`, { headers: { "if-none-match": `"${live().dataset.stamp}"` }, cache: "no-store" });
    setOffline(false);
    sendWhatWaits();
    if (answer.status === 200 && (await answer.text()).trim() !== live().dataset.stamp) refresh();
    if (answer.status === 403 || answer.status === 404) location.reload();
  } catch {
    setOffline(true);
  }
}

let ticking = 0;

function startClocks() {
  clearInterval(ticking);
  const begun = Date.now();
  const clocks = [...document.querySelectorAll("[data-left]")].map((one) => [one, Number(one.dataset.left)]);
  ticking = setInterval(() => {
    const passed = Math.round((Date.now() - begun) / 1000);
    for (const [one, left] of clocks) {
      if (one.dataset.running !== "yes" || !one.textContent) continue;
      const rest = Math.max(0, left - passed);
      one.textContent = `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")}`;
      one.classList.toggle("over", rest === 0);
    }
  }, 1000);
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-form]");
  if (form !== null) keepDraft(form);
});
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-form]");
  if (form === null) return;
  event.preventDefault();
  keepDraft(form);
  send(form, new URLSearchParams(new FormData(form)));
});
document.addEventListener("click", (event) => {
  const mark = event.target.closest("sup a");
  const source = mark && document.querySelector(mark.getAttribute("href"));
  if (source) source.closest("details").open = true;
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return;
  refresh();
  follow();
});
addEventListener("online", () => {
  refresh();
  follow();
});
addEventListener("offline", () => setOffline(true));

if (live() !== null) {
  restoreDrafts();
  startClocks();
  follow();
}
