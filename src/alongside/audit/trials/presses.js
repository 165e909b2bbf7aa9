// The body of a function (question, …) that tells what a press does to the page.
//   "list": [{number, tag, way}] of what may be pressed; way: "native", "own" (no control by its kind) or "field"
//   "rest": begins to watch for changes that come without a press
//   "focus", number: takes the focus there and begins to watch: {x, y} of its middle, or null
//   "watch": begins to watch again
//   "changed": whether anything has changed since
//   "said": new words on the page, of which no screen reader tells: {number, tag, text} or null
const [question, number] = arguments;
const NATIVE = "button, input[type=submit], input[type=button], input[type=image]";
const OWN = "[role=button], [role=switch], [role=checkbox], [role=tab], [role=menuitem], [tabindex='0']";
const FIELD = "input:not([type]), input[type=text], input[type=search], input[type=number], select";
const LIVE = "[role=status], [role=alert], [role=log], [role=alertdialog], [role=timer], [role=progressbar], output," +
  " [aria-live=polite], [aria-live=assertive]";
const FOLDS = "[aria-expanded], [aria-controls], [aria-haspopup], [aria-pressed], [aria-selected], [role=tab], summary, [popovertarget]";
const CONTENT = "a[href], button, input, select, textarea, h1, h2, h3, h4, table, img, video, dialog, [role=dialog]";
const MOST_WORDS = 30;
const VISIBLE = { opacityProperty: true, visibilityProperty: true };
const all = [...document.querySelectorAll("*")];
const isSeen = (element) => element.checkVisibility(VISIBLE) && element.getClientRects().length > 0;
const listensFor = (...types) => (element) =>
  (window.alongsideListeners ?? []).some((one) => one.element === element && types.includes(one.type)) ||
  types.some((type) => element[`on${type}`]);

function wayOf(element) {
  if (!isSeen(element) || element.matches(":disabled, [aria-disabled=true]") || element.closest("[inert]")) return "";
  if (element.matches("a[href], summary, option, label")) return "";
  if (element.matches(NATIVE)) return "native";
  if (element.matches(FIELD)) return listensFor("input", "keyup", "change")(element) ? "field" : "";
  const acts = listensFor("click", "mousedown", "pointerdown")(element);
  return element.matches(OWN) && element.tabIndex >= 0 && acts && !element.matches("textarea, input") ? "own" : "";
}

function listPressed() {
  const kinds = new Set();
  return all.map((element, place) => ({ element, place, way: wayOf(element) })).filter(({ element, way }) => {
    // What is pressed does what a script makes of it, so the same markup may do something else.
    const kind = kindOf(element) + element.id + (element.getAttribute("onclick") ?? "");
    return way && !kinds.has(kind) && kinds.add(kind);
  }).map(({ element, place, way }) => ({ number: place, tag: element.localName, way }));
}

// The words of each element that has some of its own and is seen.
function wordsSeen() {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
  const words = new Map();
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (text.data.trim() && !element.matches("script, style, noscript, template") && isSeen(element)) {
      words.set(element, `${words.get(element) ?? ""} ${text.data.trim()}`.trim());
    }
  }
  return words;
}

function watch() {
  const state = { records: 0, live: false, words: wordsSeen(), focus: document.activeElement, address: location.href,
    folds: document.querySelectorAll("[open], [aria-expanded=true]").length };
  window.alongsidePress?.observer.disconnect();
  state.observer = new MutationObserver((records) => {
    state.records += records.length;
    state.live ||= records.some(({ target }) => (target.closest ? target : target.parentElement)?.closest(LIVE));
    state.live ||= records.some(({ addedNodes }) => [...addedNodes].some((node) =>
      node.matches && (node.matches("[role=alert]") || node.querySelector("[role=alert]"))));
  });
  state.observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  window.alongsidePress = state;
}

// What a form asks for, so that it is not the browser that answers.
function fillIn(form) {
  const typical = { email: "a@example.org", url: "https://example.org/", number: "1", tel: "0", date: "2026-01-01", time: "10:00" };
  for (const field of form && !form.noValidate ? form.querySelectorAll("input[required], textarea[required]") : []) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = true;
    else if (field.type !== "file" && !field.value) field.value = typical[field.type] ?? "test";
  }
}

function untold() {
  const state = window.alongsidePress;
  const moved = document.activeElement !== state.focus && document.activeElement !== document.body;
  const folds = document.querySelectorAll("[open], [aria-expanded=true]").length !== state.folds;
  if (state.live || moved || folds || location.href !== state.address || state.focus?.matches(FOLDS)) return null;
  const fresh = [...wordsSeen()].filter(([element, words]) =>
    state.words.get(element) !== words && !state.focus?.contains(element) && !element.closest(LIVE) &&
    !window.alongsideRestless?.has(element));
  const text = fresh.map(([, words]) => words).join(" ");
  const hasContent = fresh.some(([element]) => element.closest("a[href], button, h1, h2, h3, h4, dialog, [role=dialog], table"));
  if (!text || hasContent || text.split(/\s+/).length > MOST_WORDS || fresh.some(([element]) => element.querySelector(CONTENT))) return null;
  return { number: all.indexOf(fresh[0][0]), tag: fresh[0][0].localName, text: text.slice(0, 80) };
}

if (question === "list") return listPressed();
if (question === "rest" || question === "watch") return watch();
if (question === "restless") {
  const before = window.alongsidePress.words;
  window.alongsideRestless = new Set([...wordsSeen()].filter(([element, words]) => before.get(element) !== words).map(([element]) => element));
  return window.alongsidePress.records > 0;
}
if (question === "changed") return window.alongsidePress ? window.alongsidePress.records > 0 : true;
if (question === "said") return window.alongsidePress ? untold() : null;
const element = all[number];
if (!element) return null;
fillIn(element.form);
element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
element.focus({ preventScroll: true });
if (document.activeElement !== element) return null;
watch();
const box = element.getBoundingClientRect();
return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
