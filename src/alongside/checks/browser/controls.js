// The body of a function (limits, sound) that measures every control: its size, its edge, and the mark of the focus.
// limits: size in CSS px and contrast. What surely keeps them is left out. sound: looks of controls and of their
// surroundings whose mark stands out (describe_state.js), or null to measure all; those that turn out to stand out here
// are given back.
const [limits, sound] = arguments;
const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
const BOXES = "button, input, select, textarea";
const SIDES = ["Top", "Right", "Bottom", "Left"];
const REACH = 40; // CSS px from the middle that are searched for a target larger than its box
// The pages' own policy refuses a style element, but not a sheet that is adopted like this.
const withoutMotion = new CSSStyleSheet();
withoutMotion.replaceSync("*, ::before, ::after { transition: none !important;" +
  " animation: none !important; scroll-behavior: auto !important; }");
document.adoptedStyleSheets.push(withoutMotion);

const isShown = (element) =>
  element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
const isBlock = (element) => !getComputedStyle(element).display.startsWith("inline");
const hasWords = (text) => /[\p{L}\p{N}]/u.test(text);

// A link or button among words: its size follows from theirs (WCAG 2.2, 2.5.5 and 2.5.8: inline).
function inRunningText(control) {
  if (isBlock(control)) return false;
  let block = control.parentElement;
  while (!isBlock(block)) block = block.parentElement;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    let ancestor = text.parentElement;
    if (!hasWords(text.data) || ancestor.closest(CONTROLS) || !isShown(ancestor)) continue;
    while (!isBlock(ancestor)) ancestor = ancestor.parentElement;
    if (ancestor === block) return true;
  }
  return false;
}

// Whatever is off the screen cannot be hit and has no colours.
function bringIntoView(control) {
  control.scrollIntoView({ block: "center", inline: "nearest" });
}

function boundsOf(elements) {
  const boxes = elements.map((element) => element.getBoundingClientRect());
  return { left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)),
    top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)) };
}

// CSS px. A label, a picture inside and what the style sheet lays over it count, as they can be hit too.
function sizeOf(control) {
  const parts = [control, ...control.querySelectorAll("*"), ...(control.labels ?? [])].filter(isShown);
  const bounds = boundsOf(parts);
  const [wide, high] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
  // What is larger needs no search, which sees only what is on the screen.
  if (Math.min(wide, high) >= limits.size) return null;
  bringIntoView(control);
  const { left, right, top, bottom } = boundsOf(parts);
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const hits = (dx, dy) => {
    const hit = document.elementFromPoint(x + dx, y + dy);
    return hit && parts.some((part) => part === hit);
  };
  // Only what can be hit on both sides counts. A box that is as large as that reach can be needs no search.
  const reach = (dx, dy, box) => {
    let steps = 0;
    const isHit = (step) => hits(dx * step, dy * step) && hits(-dx * step, -dy * step);
    while (box < 2 * REACH && steps < REACH && isHit(steps + 1)) steps += 1;
    return Math.max(box, 2 * steps);
  };
  return [reach(1, 0, wide), reach(0, 1, high)].map((px) => Math.round(px * 10) / 10);
}

// Points just outside the box, grown by `px`; those that are off the screen are left out.
function pointsAround(control, px) {
  const box = control.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  return [[x, box.top - px], [box.right + px, y], [x, box.bottom + px], [box.left - px, y]]
    .map(([left, top], side) => [left, top, SIDES[side]])
    .filter(([left, top]) => left > 0 && top > 0 && left < innerWidth && top < innerHeight);
}

// Whether a control is as browsers draw it when a page says nothing: WCAG does not ask for more.
const host = document.body.appendChild(document.createElement("div"));
const shadow = host.attachShadow({ mode: "open" });
function isPlain(control) {
  const plain = shadow.appendChild(control.cloneNode(false));
  const describeStyle = (element) => {
    const style = getComputedStyle(element);
    return [style.backgroundColor, style.appearance, ...SIDES.flatMap((side) =>
      ["Color", "Width", "Style"].map((part) => style[`border${side}${part}`]))].join();
  };
  const isAlike = describeStyle(plain) === describeStyle(control);
  plain.remove();
  return isAlike;
}

// The contrast of the control's edge or face with what is around it, at its best. null: cannot tell.
function edgeOf(control) {
  bringIntoView(control);
  const style = getComputedStyle(control);
  if (style.backgroundImage !== "none") return null;
  let best = 0;
  for (const [x, y, side] of pointsAround(control, 2)) {
    const behind = colourAt(x, y, control);
    if (!behind) return null;
    const line = style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1;
    const colours = [style.backgroundColor, ...(line ? [style[`border${side}Color`]] : [])];
    best = Math.max(best, ...colours.map((colour) => contrast(blend(rgba(colour), behind), behind)));
  }
  return best;
}

function indicatorStyles(control) {
  const style = getComputedStyle(control);
  const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 ? style.outlineColor : "";
  const shadows = style.boxShadow === "none" ? [] : style.boxShadow.match(/[a-z-]+\([^)]*\)/g) ?? [];
  const spreads = style.boxShadow.match(/-?[\d.]+px/g)?.map(parseFloat) ?? [0];
  const grown = Math.max(parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth), ...spreads, 0);
  return { outside: [outline, ...shadows].filter(Boolean), grown, face: style.backgroundColor,
    image: style.backgroundImage,
    edge: SIDES.map((side) => style[`border${side}Color`] + style[`border${side}Width`]).join(),
    edgeColour: style.borderBottomColor, line: style.textDecorationLine + style.textDecorationThickness,
    lineColour: style.textDecorationColor };
}

// What decides how well the mark of the focus stands out, where nothing else lies near. null: something does.
function describeSurroundings(control, atRest, focused) {
  const one = all.get(control);
  if (!sound || !one || isAnyFixed) return null;
  const reach = focused.grown + 2;
  const { left, right, top, bottom } = one.box;
  const grown = { left: left - reach, right: right + reach, top: top - reach, bottom: bottom + reach };
  const near = covering.filter((other) => isOver(grown, other.box));
  if (near.some(({ element }) => !element.contains(control))) return null;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const points = [[x, grown.top], [grown.right, y], [x, grown.bottom], [grown.left, y]];
  const edges = [grown.left > 0, grown.right < innerWidth, grown.top > 0];
  return digest([one.look, JSON.stringify([atRest, focused, edges]), near.map((other) =>
    other.look + points.map(([left, top]) => hasPoint(other.box, left, top)))].join());
}

// The contrast of what appears with the focus, where it is seen worst. null: cannot tell. undefined: not focused, or
// known to stand out.
function focusOf(control, atRest) {
  control.focus({ preventScroll: true });
  if (document.activeElement !== control) return undefined;
  const focused = indicatorStyles(control);
  if (focused.image !== "none") return null;
  const surroundings = describeSurroundings(control, atRest, focused);
  if (surroundings && known.has(surroundings)) return undefined;
  const contrasted = markContrast(control, atRest, focused);
  if (surroundings && contrasted >= limits.contrast) {
    known.add(surroundings);
    found.push(surroundings);
  }
  return contrasted;
}

function markContrast(control, atRest, focused) {
  bringIntoView(control);
  const added = focused.outside.filter((colour) => !atRest.outside.includes(colour));
  const box = control.getBoundingClientRect();
  const under = colourAt(box.left + box.width / 2, box.top + box.height / 2, control);
  let worst = Infinity;
  for (const [x, y] of pointsAround(control, focused.grown + 2)) {
    const behind = colourAt(x, y, control);
    if (!behind || !under) return null;
    const before = blend(rgba(atRest.face), under);
    const ratios = added.map((colour) => contrast(blend(rgba(colour), behind), behind));
    if (focused.face !== atRest.face) {
      ratios.push(contrast(blend(rgba(focused.face), under), before));
    }
    if (focused.edge !== atRest.edge) {
      ratios.push(contrast(blend(rgba(focused.edgeColour), behind), behind));
    }
    if (focused.line !== atRest.line) {
      ratios.push(contrast(blend(rgba(focused.lineColour), before), before));
    }
    worst = Math.min(worst, Math.max(0, ...ratios));
  }
  return worst === Infinity ? null : worst;
}

// Two decimals. Rounded up, a ratio just below the limit would pass.
const roundDown = (ratio) => (typeof ratio === "number" ? Math.floor(ratio * 100) / 100 : ratio);
const all = listElements();
const covering = [...all.values()].filter((one) => one.covers && !one.isHidden);
const isAnyFixed = [...all.values()].some(({ style }) => ["fixed", "sticky"].includes(style.position));
const known = new Set(sound);
const found = [];
const controls = [...document.querySelectorAll(CONTROLS)]
  .filter((element) => isShown(element) && element !== host);
// All at rest first: each change of the focus makes the browser work out styles again.
const atRest = controls.map((control) => {
  const owesEdge = control.matches(BOXES) && !control.disabled && !isPlain(control);
  return { control, size: inRunningText(control) ? null : sizeOf(control), styles: indicatorStyles(control),
    edge: owesEdge ? edgeOf(control) : undefined };
});
const measured = atRest.map(({ control, size, styles, edge }) => {
  const takesFocus = control.tabIndex >= 0 && !control.disabled;
  const focus = takesFocus ? focusOf(control, styles) : undefined;
  return { control, size, edge: roundDown(edge), focus: roundDown(focus) };
});
document.activeElement.blur();
host.remove();
document.adoptedStyleSheets.splice(document.adoptedStyleSheets.indexOf(withoutMotion), 1);
scrollTo(0, 0);
const keeps = (ratio) => ratio === undefined || (ratio !== null && ratio >= limits.contrast);
const doubtful = measured.filter(({ size, edge, focus }) => size || !keeps(edge) || !keeps(focus));
return { sound: found, controls: doubtful.map(({ control, size, edge, focus }) => ({
  selector: selectorOf(control), name: nameOf(control), size,
  ...(edge === undefined ? {} : { edge }), ...(focus === undefined ? {} : { focus }) })) };
