// Three texts that say how a page looks now, each one saying more: if one is the same in two states, whatever is
// made from it alone is the same, too. Set before the audits that need it.
//   structure  the code and what of it is hidden, and how
//   boxes      also where everything is, and which style decides what lies over what
//   all        also colours, letters and lines
// The styles are all that axe reads (tests/checks/browser/test_axe_groups.py holds them against its code).
const STRUCTURE_STYLES = ["display", "visibility", "content-visibility", "opacity", "position", "clip", "clip-path",
  "overflow-x", "overflow-y", "direction", "pointer-events", "float"];
const BOX_STYLES = ["z-index", "width", "height", "transform", "translate", "rotate", "scale", "transform-style",
  "perspective", "filter", "backdrop-filter", "mask-image", "mask-border", "mix-blend-mode", "isolation", "contain",
  "will-change", "padding-top", "padding-right", "padding-bottom", "padding-left", "text-indent", "white-space",
  "font-size", "line-height", "letter-spacing", "word-spacing"];
const LOOK_STYLES = ["color", "background-color", "background-image", "-webkit-text-fill-color",
  "-webkit-text-stroke-color", "-webkit-text-stroke-width", "text-shadow", "text-decoration", "font-family",
  "font-weight", "font-style", "border-top", "border-right", "border-bottom", "border-left", "outline",
  "background-size", "background-position", "background-clip", "box-shadow"];
// What cannot be seen from the page's own code: no two states with it are taken for the same.
const UNSEEN_INSIDE = "iframe, frame, object, embed, canvas, video, audio";
let timesUnseen = 0;

const boxesOf = (rects) => [...rects].map((box) => [box.x, box.y, box.width, box.height].join()).join(";");

function stylesOfAll(element, names, pseudoNames) {
  const read = (style, list) => list.map((name) => style.getPropertyValue(name)).join();
  const drawn = ["::before", "::after"].map((part) => getComputedStyle(element, part))
    .map((style) => (["none", "normal"].includes(style.content) ? "" : read(style, ["content", ...pseudoNames])));
  return [read(getComputedStyle(element), names), ...drawn].join("|");
}

function textBoxes(element) {
  const range = document.createRange();
  return [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
    .map((node) => { range.selectNodeContents(node); return boxesOf(range.getClientRects()); }).join("/");
}

function pagePrints() {
  const elements = [...document.querySelectorAll("*")];
  if (document.querySelector(UNSEEN_INSIDE) || elements.some((element) => element.shadowRoot)) {
    timesUnseen = window.alongsideTimesUnseen = (window.alongsideTimesUnseen ?? 0) + 1;
    return { structure: `${timesUnseen}`, boxes: `${timesUnseen}`, all: `${timesUnseen}` };
  }
  const fields = elements.filter((element) => "value" in element)
    .map((element) => [element.value, element.checked, element.disabled].join());
  const code = [document.documentElement.outerHTML, ...fields, elements.indexOf(document.activeElement)].join("\n");
  const structure = [code], boxes = [innerWidth, innerHeight, scrollX, scrollY], look = [];
  for (const element of elements) {
    const box = element.getBoundingClientRect();
    const isAway = [box.width === 0, box.height === 0, box.right + scrollX <= 0, box.bottom + scrollY <= 0,
      box.left >= innerWidth].map(Number).join("");
    structure.push(isAway + stylesOfAll(element, STRUCTURE_STYLES, STRUCTURE_STYLES));
    if (!element.getClientRects().length) continue;
    boxes.push([boxesOf([box, ...element.getClientRects()]), textBoxes(element), element.scrollWidth,
      element.scrollHeight, element.clientWidth, element.clientHeight, element.scrollLeft, element.scrollTop,
      stylesOfAll(element, BOX_STYLES, BOX_STYLES)].join(" "));
    look.push(stylesOfAll(element, LOOK_STYLES, LOOK_STYLES));
  }
  const prints = { structure: structure.join("\n") };
  prints.boxes = `${prints.structure}\n${boxes.join("\n")}`;
  prints.all = `${prints.boxes}\n${look.join("\n")}`;
  return prints;
}
