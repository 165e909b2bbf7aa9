// The body of a function that finds what is too wide for the screen. Only the audited page runs it.
// A style sheet that hides what sticks out would hide the fault too.
// The pages' own policy refuses a style element, but not a sheet that is adopted like this.
const style = new CSSStyleSheet();
style.replaceSync("html, body { overflow-x: visible !important; }");
document.adoptedStyleSheets.push(style);
const root = document.documentElement;
const scrolls = (e) => ["auto", "scroll"].includes(getComputedStyle(e).overflowX);
function hasScrollingBox(element) {
  for (let e = element; e && e !== document.body; e = e.parentElement) if (scrolls(e)) return true;
  return false;
}
const classes = (e) => [...e.classList].map((name) => "." + name).join("");
const name = (e) => e.id ? "#" + e.id : e.tagName.toLowerCase() + classes(e);
const text = (e) => (e.innerText || e.alt || "").trim().replace(/\s+/g, " ").slice(0, 60);
const all = [...document.body.querySelectorAll("*")].filter((e) => e.checkVisibility());
let found = [];
if (root.scrollWidth > innerWidth) {
  const out = all.filter((e) => {
    const box = e.getBoundingClientRect();
    // A long word leaves its paragraph without making it wider.
    const width = Math.max(box.width, e.scrollWidth);
    const sticksOut = root.dir === "rtl" ? box.right - width < -1 : box.left + width > innerWidth + 1;
    return box.width > 1 && (sticksOut || box.right > innerWidth + 1) && !hasScrollingBox(e);
  });
  // The innermost elements are the cause; what is around them only gets stretched.
  found = out.filter((e) => !out.some((other) => other !== e && e.contains(other)));
  if (!found.length) found = [document.body];
}
const wide = found.map((e) => ({ selector: name(e), text: text(e), px: e.scrollWidth, room: innerWidth, way: "wide" }));
const cuts = (value) => ["hidden", "clip"].includes(value);
// Words in a box that is too small for them. What only a screen reader tells is in a box of one px.
const cutOff = all.filter((e) => e.clientWidth > 1 && e.clientHeight > 1 && text(e)).flatMap((e) => {
  const style = getComputedStyle(e);
  const tooWide = e.scrollWidth > e.clientWidth + 1 && (scrolls(e) || cuts(style.overflowX)) &&
    !e.querySelector("table") && !e.closest("table");
  const tooHigh = e.scrollHeight > e.clientHeight + 1 && cuts(style.overflowY);
  const description = { selector: name(e), text: text(e) };
  if (tooWide) return [{ ...description, px: e.scrollWidth, room: e.clientWidth, way: "wide" }];
  return tooHigh ? [{ ...description, px: e.scrollHeight, room: e.clientHeight, way: "high" }] : [];
});
document.adoptedStyleSheets.pop();
return { found: [...wide, ...cutOff] };
