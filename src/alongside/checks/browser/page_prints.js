// Two texts that say how a page looks now: if one is the same in two states, whatever is made from it alone is the
// same, too. Set before the audits that need it.
//   structure  the code and what of it is hidden, and how
//   boxes      also where everything is, and which style decides what lies over what
// Colours and letters are in neither: to read them all takes as long as to audit them.
// tests/checks/browser/test_axe_reads.py holds the styles against what axe reads.
const STRUCTURE_STYLES = ["display", "visibility", "content-visibility", "opacity", "position", "clip", "clip-path",
  "overflow-x", "overflow-y", "direction", "pointer-events", "float"];
const BOX_STYLES = ["z-index", "transform", "translate", "rotate", "scale", "transform-style", "perspective", "filter",
  "backdrop-filter", "mask-image", "mask-border", "mix-blend-mode", "isolation", "contain", "will-change", "font-size",
  "line-height", "letter-spacing", "word-spacing"];
// What cannot be seen from the page's own code: no two states with it are taken for the same.
const UNSEEN_INSIDE = "iframe, frame, object, embed, canvas, video, audio";

const readStyles = (style, names) => names.map((name) => style.getPropertyValue(name)).join();
const boxesOf = (rects) => [...rects].map((box) => [box.x, box.y, box.width, box.height].join()).join(";");

// What the style sheet draws before and after an element.
function drawnAround(element) {
  return ["::before", "::after"].map((part) => getComputedStyle(element, part))
    .map((style) => (["none", "normal"].includes(style.content) ? ""
      : style.content + readStyles(style, STRUCTURE_STYLES) + readStyles(style, BOX_STYLES))).join("|");
}

function pagePrints() {
  const elements = [...document.querySelectorAll("*")];
  if (document.querySelector(UNSEEN_INSIDE) || elements.some((element) => element.shadowRoot)) {
    const times = window.alongsideTimesUnseen = (window.alongsideTimesUnseen ?? 0) + 1;
    return { structure: `${times}`, boxes: `${times}` };
  }
  const fields = elements.filter((element) => "value" in element)
    .map((element) => [element.value, element.checked, element.disabled].join());
  const code = [document.documentElement.outerHTML, ...fields, elements.indexOf(document.activeElement)].join("\n");
  const structure = [code], boxes = [innerWidth, innerHeight, scrollX, scrollY];
  for (const element of elements) {
    const style = getComputedStyle(element);
    const rects = element.getClientRects();
    if (!rects.length) {
      structure.push(readStyles(style, STRUCTURE_STYLES));
      continue;
    }
    const box = element.getBoundingClientRect();
    const isAway = [box.width === 0, box.height === 0, box.right + scrollX <= 0, box.bottom + scrollY <= 0,
      box.left >= innerWidth].map(Number).join("");
    structure.push(isAway + readStyles(style, STRUCTURE_STYLES));
    boxes.push([boxesOf([box, ...rects]), element.scrollWidth, element.scrollHeight, element.clientWidth,
      element.clientHeight, element.scrollLeft, element.scrollTop, readStyles(style, BOX_STYLES),
      drawnAround(element)].join(" "));
  }
  const print = structure.join("\n");
  return { structure: print, boxes: `${print}\n${boxes.join("\n")}` };
}
