// The body of a function that finds what is too wide for the screen. Only the audited page runs it.
// A style sheet that hides what sticks out would hide the fault too.
// The pages' own policy refuses a style element, but not a sheet that is adopted like this.
const style = new CSSStyleSheet();
style.replaceSync("html, body { overflow-x: visible !important; }");
document.adoptedStyleSheets.push(style);
const TEXT_LETTERS = 60;
const root = document.documentElement;
const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
function isInScrollingBox(element) {
  for (let box = element; box && box !== document.body; box = box.parentElement) {
    if (scrolls(box)) return true;
  }
  return false;
}
const classesOf = (element) => [...element.classList].map((name) => "." + name).join("");
const selectorOf = (element) =>
  element.id ? "#" + element.id : element.tagName.toLowerCase() + classesOf(element);
const textOf = (element) =>
  (element.innerText || element.alt || "").trim().replace(/\s+/g, " ").slice(0, TEXT_LETTERS);
// The place of an element in the document, from 0: for whoever has the page as a list of its elements.
const numbers = new Map([...document.querySelectorAll("*")].map((element, number) => [element, number]));
const shown = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility());
let tooWide = [];
if (root.scrollWidth > innerWidth) {
  const beyondEdge = shown.filter((element) => {
    const box = element.getBoundingClientRect();
    // A long word leaves its paragraph without making it wider.
    const width = Math.max(box.width, element.scrollWidth);
    const sticksOut = root.dir === "rtl" ? box.right - width < -1 : box.left + width > innerWidth + 1;
    const isOut = sticksOut || box.right > innerWidth + 1;
    return box.width > 1 && isOut && !isInScrollingBox(element);
  });
  // The innermost elements are the cause; what is around them only gets stretched.
  tooWide = beyondEdge.filter((element) =>
    !beyondEdge.some((other) => other !== element && element.contains(other)));
  if (!tooWide.length) tooWide = [document.body];
}
const wide = tooWide.map((element) => ({ selector: selectorOf(element), text: textOf(element),
  number: numbers.get(element), px: element.scrollWidth, room: innerWidth, way: "wide" }));
const cuts = (overflow) => ["hidden", "clip"].includes(overflow);
// Words in a box that is too small for them. What only a screen reader says is in a box of one px.
const isBoxWithText = (element) =>
  element.clientWidth > 1 && element.clientHeight > 1 && textOf(element);
const cutOff = shown.filter(isBoxWithText).flatMap((element) => {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
  const style = getComputedStyle(element);
  const isOfTable = element.querySelector("table") || element.closest("table");
  const hidesWidth = scrolls(element) || cuts(style.overflowX);
  const description = { selector: selectorOf(element), text: textOf(element), number: numbers.get(element) };
  if (scrollWidth > clientWidth + 1 && hidesWidth && !isOfTable) {
    return [{ ...description, px: scrollWidth, room: clientWidth, way: "wide" }];
  }
  if (scrollHeight > clientHeight + 1 && cuts(style.overflowY)) {
    return [{ ...description, px: scrollHeight, room: clientHeight, way: "high" }];
  }
  return [];
});
document.adoptedStyleSheets.pop();
return { found: [...wide, ...cutOff] };
