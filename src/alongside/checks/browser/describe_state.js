// Set before the audits that need it: what their answers about the page as it is now depend on. Of two states, pages or
// texts of which this says the same, one is audited. Where it cannot tell, all are (decisions/0041-audited-once.md).
const TEXT_STYLES = ["color", "backgroundColor", "backgroundImage", "opacity", "fontSize", "fontWeight", "fontStyle",
  "fontFamily", "textShadow", "textDecorationLine", "textDecorationColor", "display", "position", "zIndex",
  "mixBlendMode", "filter", "overflowX", "overflowY", "clip", "clipPath", "maskImage", "borderBottomStyle",
  "borderBottomColor", "textIndent", "webkitTextStrokeWidth", "forcedColorAdjust"];
const PSEUDO_STYLES = ["content", "position", "backgroundColor", "backgroundImage", "width", "height", "color"];
const REPLACED = "img, svg, video, canvas, object, embed, iframe";
const FIELDS = "input:not([type=hidden]), select, textarea";
const WIDGETS = ["button", "checkbox", "combobox", "gridcell", "link", "listbox", "menuitem", "menuitemcheckbox",
  "menuitemradio", "option", "progressbar", "radio", "scrollbar", "searchbox", "slider", "spinbutton", "switch", "tab",
  "tabpanel", "textbox", "tree", "treeitem"].map((role) => `[role~=${role}]`);
const TARGETS = ["a[href], area, button, summary", FIELDS, ...WIDGETS].join();
const BOXES_ALIKE = ["block", "flex", "grid", "flow-root"]; // no audit reads how boxes are put side by side
const ROW = 128; // CSS px: boxes are sorted by rows of this height, so that few are asked for what is at a place
const TARGET_SIZE = 24; // CSS px: what axe asks of a target, WCAG 2.2 criterion 2.5.8
const VISIBLE = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true };
const ASTRAL = /[\u{10000}-\u{10ffff}]/u;

// 53 bits of a text, by the method known as cyrb53: enough to tell some thousands apart.
function digest(text) {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & two) + (one >>> 0)).toString(36);
}

const hasPoint = (box, x, y) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
const isIn = (inner, outer) => inner.left >= outer.left && inner.right <= outer.right &&
  inner.top >= outer.top && inner.bottom <= outer.bottom;
const isOver = (one, other) => one.left < other.right && one.right > other.left &&
  one.top < other.bottom && one.bottom > other.top;

function rulesOf({ cssRules }) {
  return [...cssRules].flatMap((rule) => [rule, ...(rule.cssRules ? rulesOf(rule) : []),
    ...(rule.styleSheet ? rulesOf(rule.styleSheet) : [])]);
}

// Which elements may have something before or after their words. To ask each of a page for it takes long.
function findDecorated() {
  try {
    const selectors = [...document.styleSheets, ...document.adoptedStyleSheets].flatMap(rulesOf)
      .filter((rule) => rule.style?.content && /:(before|after)\b/.test(rule.selectorText ?? ""))
      .map((rule) => rule.selectorText.replace(/::?(before|after)\b/g, ":is(*)"));
    return document.querySelectorAll(selectors.join() || ":not(*)");
  } catch { // a sheet of another website, or a selector inside another one
    return document.querySelectorAll("*");
  }
}

// What the style sheet puts before or behind an element's words.
function describePseudo(element, name) {
  const style = getComputedStyle(element, name);
  return ["none", "normal"].includes(style.content) ? "" : PSEUDO_STYLES.map((property) => style[property]).join();
}

// Of each element, parents first: its look with that of all it stands in, where it is, and what it hides or paints.
function describeElements() {
  const all = new Map();
  const decorated = new Set(findDecorated());
  for (const element of document.querySelectorAll("body, body *")) {
    const style = getComputedStyle(element);
    const above = all.get(element.parentElement);
    const box = element.getBoundingClientRect();
    const isInline = style.display === "inline";
    const isPainted = style.backgroundImage !== "none" || !style.backgroundColor.endsWith(", 0)");
    all.set(element, { element, above, style, box, isInline, isHidden: !element.checkVisibility(VISIBLE),
      boxes: isInline ? [...element.getClientRects()] : [box],
      look: digest((above?.look ?? "") + TEXT_STYLES.map((property) => style[property]).join("|") +
        (decorated.has(element) ? describePseudo(element, "::before") + describePseudo(element, "::after") : "")),
      hides: style.overflowX !== "visible" || style.clipPath !== "none" || style.clip !== "auto",
      paints: !isInline && isPainted, covers: isPainted || element.matches(REPLACED) });
  }
  return all;
}

// They are the same until the page gets into another state (spacing_and_menus.js).
function listElements() {
  return window.alongsideElements ??= describeElements();
}

// For each element with words, where these are; a field is asked as a whole.
function listTexts(all) {
  const texts = new Map();
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const one = all.get(text.parentElement);
    if (!text.data.trim() || one.isHidden) continue;
    range.selectNodeContents(text);
    const known = texts.get(one) ?? { rects: [], words: "" };
    known.rects.push(...range.getClientRects());
    known.words += text.data.trim();
    texts.set(one, known);
  }
  for (const field of document.body.querySelectorAll(FIELDS)) {
    const one = all.get(field);
    if (!one.isHidden) texts.set(one, { rects: [one.box], words: field.value });
  }
  return texts;
}

const rowsOf = (box) => [Math.floor(box.top / ROW), Math.floor(box.bottom / ROW)];

// The shown elements by the rows of the page in which they are.
function sortIntoRows(all) {
  const rows = new Map();
  for (const one of all.values()) {
    if (one.isHidden || !one.box.width || !one.box.height) continue;
    const [first, last] = rowsOf(one.box);
    for (let row = first; row <= last; row += 1) {
      if (!rows.has(row)) rows.set(row, []);
      rows.get(row).push(one);
    }
  }
  return rows;
}

const elementsAtPoint = (rows, x, y) => (rows.get(Math.floor(y / ROW)) ?? [])
  .filter((one) => one.boxes.some((box) => hasPoint(box, x, y)));

// What decides how well each text stands out. null: something lies over or under the middle of one.
function describeTexts(all, rows) {
  const described = new Set();
  for (const [one, { rects, words }] of listTexts(all)) {
    const around = [];
    for (let above = one; above; above = above.above) around.push(above);
    const places = new Set();
    for (const rect of rects) {
      const [x, y] = [(rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2];
      if (elementsAtPoint(rows, x, y).some((other) => !around.includes(other))) return null;
      places.add(around.map((above) => 4 * !above.boxes.some((box) => hasPoint(box, x, y)) +
        2 * (above.paints && !isIn(rect, above.box)) + (above.hides && !isIn(rect, above.box))).join("") +
        +(rect.right <= 0 || rect.bottom + scrollY <= 0));
    }
    described.add(digest(`${one.look} ${[...places].join("|")} ${Math.min(words.length, 2)} ${+ASTRAL.test(words)}`));
  }
  return [...described];
}

// Whether words stand beside a link in its block, so that its size follows from theirs.
function isAmongWords(all, one) {
  if (!one.isInline || one.element.localName !== "a") return false;
  let block = one.above;
  while (block?.isInline) block = block.above;
  if (!block || block.element.querySelector("br, hr")) return false;
  return [...block.element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.data));
}

// Whether a target is surely large enough and has nothing on it.
function isTargetSound(all, rows, one) {
  if (isAmongWords(all, one)) return true;
  if (one.box.width < TARGET_SIZE || one.box.height < TARGET_SIZE) return false;
  const [first, last] = rowsOf(one.box);
  for (let row = first; row <= last; row += 1) {
    const isFree = rows.get(row).every((other) =>
      !isOver(one.box, other.box) || other.element.contains(one.element) ||
      (one.element.contains(other.element) && !other.element.matches(TARGETS)));
    if (!isFree) return false;
  }
  return true;
}

const areTargetsSound = (all, rows) => [...document.body.querySelectorAll(TARGETS)].map((element) => all.get(element))
  .every((one) => one.isHidden || !one.box.width || !one.box.height || isTargetSound(all, rows, one));

// Markup without words and addresses, with that of all it stands in: what pages of one template share.
function markupOf({ element, above }) {
  const attributes = [...element.attributes].filter(({ name }) => !["href", "src", "alt", "title", "id"].includes(name));
  return digest((above?.markup ?? "") + element.localName + attributes.map(({ name, value }) => name + value).join());
}

function describeShown({ element, box, style, isHidden, hides }) {
  const isOff = box.right <= 0 || box.bottom + scrollY <= 0;
  const scrolls = hides && (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight);
  const emphasis = element.localName === "p" ? style.fontWeight + style.fontStyle : "";
  const display = BOXES_ALIKE.includes(style.display) ? "block" : style.display;
  return [+isHidden, +isOff, +hides, +scrolls, +!box.width, +!box.height].join("") + display + emphasis;
}

// html: of the whole page. main: what is there and shown in the main text. frame: one digest for each kind of element
// around it. structure: all of these. geometry: where everything is. texts: see describeTexts.
function describeState() {
  if (window.alongsideDescription) return window.alongsideDescription;
  const all = listElements();
  const rows = sortIntoRows(all);
  const main = document.querySelector("main");
  const [inMain, around, places] = [[], [], []];
  for (const one of all.values()) {
    const shown = describeShown(one);
    one.markup = main?.contains(one.element) ? "" : markupOf(one);
    if (one.markup) around.push(one.markup + shown);
    else inMain.push(shown);
    places.push([one.box.left, one.box.top, one.box.width, one.box.height].map((px) => Math.round(px * 10)).join(),
      one.style.pointerEvents, one.style.position);
  }
  const html = digest(document.documentElement.outerHTML);
  const mainText = digest((main?.outerHTML ?? "") + inMain.join());
  return window.alongsideDescription = { html, main: mainText, frame: [...new Set(around)].map(digest),
    texts: describeTexts(all, rows), structure: [html, mainText, digest(around.join())].join(" "),
    geometry: digest(places.join()), soundTargets: areTargetsSound(all, rows) };
}
