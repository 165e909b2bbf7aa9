// The body of a function that tells what a snapshot of the page does not: {title, width, listeners, hover, turned}.
// listeners: [{element: number in document order, type, code}], those of attributes and properties included.
// hover: numbers of elements that a style sheet shows when a mouse is over something, and never when the focus is.
const numbers = new Map([...document.querySelectorAll("*")].map((element, number) => [element, number]));
const listeners = (window.alongsideListeners ?? [])
  .filter(({ element }) => numbers.has(element))
  .map(({ element, type, code }) => ({ element: numbers.get(element), type, code }));

const TYPES = ["click", "mousedown", "mouseover", "touchstart", "touchend", "pointerdown", "keydown", "keyup", "keypress",
  "focus", "blur", "change", "input", "paste", "drop", "devicemotion", "deviceorientation"];
for (const [target, number] of [[window, 0], [document, 0], ...numbers]) {
  for (const type of TYPES) {
    const code = target[`on${type}`];
    if (code) listeners.push({ element: number, type, code: String(code).slice(0, 2000) });
  }
}

function* styleRules(list) {
  for (const rule of list) {
    if (rule.selectorText) yield rule;
    if (rule.cssRules) yield* styleRules(rule.cssRules);
  }
}

function readableRules() {
  return [...document.styleSheets].flatMap((sheet) => {
    try { return [...styleRules(sheet.cssRules)]; } catch { return []; }
  });
}

const FOCUS = /:focus(?:-within|-visible)?/;
const shows = ({ style }) => (style.display && style.display !== "none") || style.visibility === "visible" ||
  (style.opacity && Number(style.opacity) > 0) || /^(?:0|auto)/.test(style.left ?? "");
const isHidden = (element) => !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
  element.getBoundingClientRect().right < 0;

function shownByMouseAlone() {
  const rules = readableRules().flatMap((rule) => rule.selectorText.split(",").map((selector) => ({ rule, selector })));
  const plain = (selector) => selector.replace(/:hover|:focus(?:-within|-visible)?/g, "").trim();
  const byFocus = new Set(rules.filter(({ rule, selector }) => FOCUS.test(selector) && shows(rule))
    .flatMap(({ selector }) => match(plain(selector))));
  return rules.filter(({ rule, selector }) => selector.includes(":hover") && shows(rule))
    .flatMap(({ selector }) => match(plain(selector)))
    .filter((element) => !byFocus.has(element) && isHidden(element) && element.textContent.trim());
}

function match(selector) {
  try { return [...document.querySelectorAll(selector)]; } catch { return []; }
}

// Elements with words that are hidden while the device is held one way.
function hiddenByOrientation() {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try { return [...sheet.cssRules]; } catch { return []; }
  });
  return rules.filter((rule) => rule.media && /orientation/.test(rule.media.mediaText) && !/\bprint\b/.test(rule.media.mediaText))
    .flatMap((rule) => [...styleRules(rule.cssRules)])
    .filter(({ style }) => style.display === "none" || style.visibility === "hidden")
    .flatMap(({ selectorText }) => match(selectorText))
    .filter((element) => element.textContent.trim() || element.querySelector("img, svg, input"));
}

return { title: document.title, width: window.innerWidth, listeners,
  hover: [...new Set(shownByMouseAlone())].map((element) => numbers.get(element)),
  turned: [...new Set(hiddenByOrientation())].map((element) => numbers.get(element)) };
