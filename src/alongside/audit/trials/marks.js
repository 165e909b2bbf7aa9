// The body of a function (question, …) that puts the focus on controls, to take pictures of the page before and after.
//   "list": [{number, kind, hasCaret}] of all controls, in document order; kind: markup without words
//   "place", number: brings a control to the middle of the window, without the focus: {x, y, shorter} or null
//   "focus", number: whether the focus is there now and nothing has scrolled
const [question, number] = arguments;
const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable], [tabindex]";
const INNER = "iframe, audio, video, object, embed, area";
const CARET = /^(text|search|email|tel|url|password|number|)$/;

function takesFocus(element) {
  const dialog = document.querySelector("dialog:modal");
  return element.tabIndex >= 0 && !element.matches(":disabled") && !element.closest("[inert]") &&
    (!dialog || dialog.contains(element)) && element.checkVisibility({ visibilityProperty: true }) &&
    !element.matches(INNER) && !element.localName.includes("-") && !element.shadowRoot;
}

const all = [...document.querySelectorAll("*")];
const hasCaret = (element) => element.matches("textarea, [contenteditable]") ||
  (element.localName === "input" && CARET.test(element.type));

if (question === "list") {
  stopMotion();
  return all.map((element, place) => ({ element, place })).filter(({ element }) =>
    element.matches(CONTROLS) && takesFocus(element)).map(({ element, place }) =>
    ({ number: place, tag: element.localName, kind: kindOf(element), hasCaret: hasCaret(element) }));
}
const element = all[number];
if (!element) return null;
if (question === "place") {
  document.activeElement?.blur();
  element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const box = element.getBoundingClientRect();
  window.alongsidePlace = [scrollX, scrollY].join();
  return { x: scrollX, y: scrollY, shorter: Math.min(box.width, box.height) };
}
element.focus({ preventScroll: true });
return document.activeElement === element && window.alongsidePlace === [scrollX, scrollY].join();
