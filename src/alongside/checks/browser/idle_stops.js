// The body of a function (roles of controls): what takes the focus by a tabindex and is no control, and whether it
// scrolls. Read together with naming.js.
const [controls] = arguments;
const NATIVE = "a[href], area[href], button, input, select, textarea, summary, iframe, audio, video, [contenteditable]";
const scrollsAlong = (overflow, content, room) => ["auto", "scroll"].includes(overflow) && content > room;
function scrolls(element) {
  const style = getComputedStyle(element);
  return scrollsAlong(style.overflowX, element.scrollWidth, element.clientWidth) ||
    scrollsAlong(style.overflowY, element.scrollHeight, element.clientHeight);
}
return [...document.querySelectorAll("[tabindex]")]
  .filter((element) => element.tabIndex >= 0 && !element.matches(NATIVE) && element.checkVisibility() &&
    !controls.includes(element.getAttribute("role")))
  .map((element) => ({ selector: selectorOf(element), name: nameOf(element), scrolls: scrolls(element) }));
