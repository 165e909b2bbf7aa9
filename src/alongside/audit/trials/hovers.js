// The body of a function (question, …) that tells what appears as the mouse or the focus comes.
//   "list": [{number, x, y}] of what may show something, each markup once, in document order
//   "place", number: brings it to the middle of the window and notes what is to be seen: {x, y} in the window, or null
//   "new": what has appeared since: {number, tag, text, x, y, near, covers} or null; covers: whether it lies over words
//   "there": whether that is still to be seen
const [question, number] = arguments;
const EVENTS = /^(mouseover|mouseenter|mousemove|pointerover|pointerenter)$/;
const VISIBLE = { opacityProperty: true, visibilityProperty: true };
const all = [...document.querySelectorAll("*")];

const boxOf = (element) => element.getBoundingClientRect();
function isSeen(element) {
  const { width, height, right, bottom } = boxOf(element);
  return width > 2 && height > 2 && right > 0 && bottom > -scrollY && element.checkVisibility(VISIBLE);
}

function* styleRules(list) {
  for (const rule of list) {
    if (rule.selectorText) yield rule;
    if (rule.cssRules) yield* styleRules(rule.cssRules);
  }
}

function match(selector) {
  try { return [...document.querySelectorAll(selector)]; } catch { return []; }
}

// What a style sheet names with :hover and something else behind it, which may appear.
function namedInSheets() {
  const sheets = [...document.styleSheets].flatMap((sheet) => {
    try { return [...styleRules(sheet.cssRules)]; } catch { return []; }
  });
  const selectors = sheets.flatMap(({ selectorText }) => selectorText.split(",")).map((selector) => selector.trim())
    .filter((selector) => /:hover[^,]*[\s>+~]/.test(selector));
  return new Set([...new Set(selectors)].flatMap((selector) =>
    match(selector.slice(0, selector.indexOf(":hover")).replace(/:focus(-within|-visible)?/g, "") || "*")));
}

function listTriggers() {
  const listening = new Set((window.alongsideListeners ?? []).filter(({ type }) => EVENTS.test(type)).map(({ element }) => element));
  const styled = namedInSheets();
  const kinds = new Set();
  return all.map((element, place) => ({ element, place })).filter(({ element }) => {
    const acts = listening.has(element) || styled.has(element) || element.onmouseover || element.onmouseenter || element.onmousemove;
    if (!acts || !isSeen(element) || element.matches("html, body")) return false;
    const kind = kindOf(element);
    return !kinds.has(kind) && kinds.add(kind);
  }).map(({ place }) => ({ number: place }));
}

// A control within it, if there is one, as that is what people point at; else where its first words are.
function pointOf(element) {
  const range = document.createRange();
  const words = [...element.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  if (words) range.selectNodeContents(words);
  const boxes = words ? [...range.getClientRects()] : [...element.getClientRects()];
  const box = boxes.find(({ width, height }) => width > 1 && height > 1) ?? boxOf(element);
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

// Whether words of something else stand where the new content is now.
function coversWords(content) {
  const over = boxOf(content);
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!text.data.trim() || content.contains(text) || !text.parentElement.checkVisibility(VISIBLE)) continue;
    range.selectNodeContents(text);
    const isUnder = [...range.getClientRects()].some((box) => box.width > 2 &&
      Math.min(box.right, over.right) - Math.max(box.left, over.left) > 4 &&
      Math.min(box.bottom, over.bottom) - Math.max(box.top, over.top) > 4);
    if (isUnder) return true;
  }
  return false;
}

const within = (value, low, high) => Math.min(Math.max(value, low), high);
if (question === "list") {
  stopMotion();
  return listTriggers();
}
if (question === "place") {
  const element = all[number];
  if (!element) return null;
  document.activeElement?.blur();
  element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  window.alongsideSeen = new Set(all.filter(isSeen));
  window.alongsidePoint = pointOf(element);
  return window.alongsidePoint;
}
if (question === "new") {
  const content = all.find((element) => !window.alongsideSeen.has(element) && isSeen(element) && element.innerText?.trim());
  if (!content) return null;
  window.alongsideNew = content;
  const { left, right, top, bottom } = boxOf(content);
  const from = window.alongsidePoint;
  const near = { x: within(from.x, left + 3, right - 3), y: within(from.y, top + 3, bottom - 3) };
  return { number: all.indexOf(content), tag: content.localName, text: content.innerText.trim().slice(0, 60), near,
    x: (left + right) / 2, y: (top + bottom) / 2, covers: coversWords(content) };
}
return Boolean(window.alongsideNew?.isConnected && isSeen(window.alongsideNew));
