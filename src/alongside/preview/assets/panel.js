// The writer's panel: asks for news, loads the page again when its text has changed, remembers what was open.
"use strict";

const panel = document.getElementById("writer-panel");
const body = document.getElementById("writer-body");
const said = document.getElementById("writer-said");
const marks = document.getElementById("writer-marks");
const fold = document.getElementById("writer-fold");
let number = panel.dataset.number;
let updated = false;
let last = panel.dataset.says;

// A private window may refuse to keep anything: then nothing is remembered, and the rest works.
const keep = (store, key, value) => { try { store.setItem(`writer-${key}`, value); } catch { /* not kept */ } };
const kept = (store, key) => { try { return store.getItem(`writer-${key}`); } catch { return null; } };

const say = (words) => { said.textContent = ""; setTimeout(() => { said.textContent = words; }, 100); };

// Once for each change, and not again while nothing else is to be said.
const tell = (says) => {
  if (updated) say(`Page updated: ${says}`);
  else if (says !== last) say(says);
  updated = false;
  last = says;
};

const showMarks = (on) => {
  document.documentElement.classList.toggle("writer-plain", !on);
  marks.setAttribute("aria-pressed", on);
};
const showPanel = (on) => {
  panel.classList.toggle("writer-folded", !on);
  body.hidden = !on;
  fold.setAttribute("aria-expanded", on);
};

// The way to the focused element: the nearest id, then steps among siblings.
const wayTo = (element) => {
  const steps = [];
  while (element && element !== document.body && !element.id) {
    steps.unshift([...element.parentNode.children].indexOf(element));
    element = element.parentNode;
  }
  return element === document.body || !element ? null : { id: element.id, steps };
};
const elementAt = (way) => way && way.steps.reduce(
  (element, step) => element && element.children[step], document.getElementById(way.id));
const focusOn = (way) => {
  const element = elementAt(way);
  if (element) element.focus({ preventScroll: true });
  // What had the focus may be gone, as when a finding was mended: the panel is the next best.
  if (document.activeElement !== element && way) panel.focus({ preventScroll: true });
};

const setOpen = (states) => {
  for (const details of body.querySelectorAll("details")) {
    if (details.id in states) details.open = states[details.id];
  }
};

const remember = () => keep(sessionStorage, "before", JSON.stringify({
  path: location.pathname, way: wayTo(document.activeElement), scroll: panel.scrollTop, chosen,
}));

// Only what the writer has opened or closed by hand stays so; the rest opens when there is something to do.
let chosen = {};
body.addEventListener("click", (event) => {
  const summary = event.target.closest("summary");
  if (summary && summary.parentNode.id) chosen[summary.parentNode.id] = !summary.parentNode.open;
});

const replaceBody = (html) => {
  const way = body.contains(document.activeElement) ? wayTo(document.activeElement) : null;
  const scroll = panel.scrollTop;
  body.innerHTML = html;
  setOpen(chosen);
  panel.scrollTop = scroll;
  if (way) focusOn(way);
};

const ask = async () => {
  for (;;) {
    try {
      const answer = await fetch(
        `${panel.dataset.news}?page=${encodeURIComponent(panel.dataset.path)}&seen=${number}`, { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.status);
      const news = await answer.json();
      if (news.page !== panel.dataset.page) {
        remember();
        location.reload();
        return;
      }
      if (String(news.number) !== number) {
        number = String(news.number);
        replaceBody(news.body);
        if (!news.checking) tell(news.says);
      }
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, 1000); });
    }
    if (document.hidden) {
      await new Promise((resolve) => { document.addEventListener("visibilitychange", resolve, { once: true }); });
    }
  }
};

marks.addEventListener("click", () => {
  const on = marks.getAttribute("aria-pressed") !== "true";
  showMarks(on);
  keep(localStorage, "marks", on ? "on" : "off");
});
fold.addEventListener("click", () => {
  const on = fold.getAttribute("aria-expanded") !== "true";
  showPanel(on);
  keep(localStorage, "panel", on ? "on" : "off");
});

document.getElementById("writer-controls").hidden = false;
showMarks(kept(localStorage, "marks") !== "off");
showPanel(kept(localStorage, "panel") !== "off");

const before = JSON.parse(kept(sessionStorage, "before") || "null");
keep(sessionStorage, "before", "null");
if (before && before.path === location.pathname) {
  chosen = before.chosen;
  setOpen(chosen);
  focusOn(before.way);
  panel.scrollTop = before.scroll;
  updated = true;
  if (last !== "Checking.") tell(last);
}
ask();
