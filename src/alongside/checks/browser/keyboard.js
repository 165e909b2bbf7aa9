// Watches a walk with real key presses: what should be reached, where the focus is, and if it shows.
// Where no script can act between two presses, many are made at once, and each is noted as it ends (watch).
// Runs inside the audited page only; nothing of it is part of the released site.
window.alongsideWalk = (() => {
  const CONTROLS = "a[href], area[href], button, input:not([type=hidden]), select, textarea," +
    " summary, iframe, [contenteditable], [tabindex]";
  // Works with a mouse, and with a keyboard only if it can also take the focus.
  const CLICKABLE = "label[for], [onclick], [role=button], [role=link], [role=menuitem]," +
    " [role=tab], [role=checkbox]";
  const FOCUS_STYLE_PROPERTIES = ["boxShadow", "backgroundColor", "backgroundImage",
    "borderTopColor", "borderTopWidth", "borderTopStyle",
    "borderBottomColor", "borderBottomWidth", "borderBottomStyle",
    "textDecorationLine", "textDecorationThickness"];
  const TRANSPARENT = /^(transparent|rgba\(.*, 0\))$/;
  // What should be reached, in the order of the document.
  let controls = [];
  // The place of each element in the document, from 0, as it was when the controls were listed.
  let numbers = new Map();
  // Each control's styles while the focus is elsewhere.
  let stylesAtRest = new Map();
  // The menus of the page, and the one that is walked through now.
  let menus = [];
  let summary = null;
  let wasOpen = false;

  const boxes = (element) =>
    [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && boxes(element).length > 0;
  // What is out of use, or behind a dialog that has to be answered first, is no stop.
  function takesFocus(element) {
    const dialog = document.querySelector("dialog:modal");
    return element.tabIndex >= 0 && !element.matches(":disabled") && !element.closest("[inert]") &&
      (!dialog || dialog.contains(element));
  }
  // Stops that may take several presses of Tab, and whose mark is drawn within them, where nobody can ask for it.
  const INNER = "iframe, frame, object, embed, audio, video, area, input[type=date], input[type=time]," +
    " input[type=datetime-local], input[type=month], input[type=week]";
  const isInner = (element) => element.matches(INNER) || element.localName.includes("-") || Boolean(element.shadowRoot);

  // Of radio buttons, Tab gets to the chosen one of a group, or else to its first; arrow keys do the rest.
  function isStopOfGroup(element, _, all) {
    if (element.type !== "radio" || !element.name) return true;
    const group = all.filter((other) =>
      other.type === "radio" && other.name === element.name && other.form === element.form);
    return element === (group.find((other) => other.checked) ?? group[0]);
  }

  function outline(style) {
    const isInvisible = style.outlineStyle === "none" || style.outlineWidth === "0px" ||
      (style.outlineStyle !== "auto" && TRANSPARENT.test(style.outlineColor));
    return isInvisible ? "none" : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
  }

  // How an element looks, with what its style sheet draws around it, and its parent (:focus-within).
  // A text that differs if any of it does.
  function stylesOf(element) {
    const styles = [getComputedStyle(element), getComputedStyle(element, "::before"),
      getComputedStyle(element, "::after"), getComputedStyle(element.parentElement || element)];
    const describeStyle = (style) =>
      outline(style) + FOCUS_STYLE_PROPERTIES.map((property) => style[property]).join();
    return styles.map(describeStyle).join("|");
  }

  const describe = (element) => ({ selector: selectorOf(element), name: nameOf(element),
    number: numbers.get(element) ?? -1, tag: element.localName });

  function prepare() {
    // The pages' own policy refuses a style element, but not a sheet that is adopted like this.
    const withoutMotion = new CSSStyleSheet();
    withoutMotion.replaceSync("*, ::before, ::after { transition: none !important;" +
      " animation: none !important; scroll-behavior: auto !important; }");
    document.adoptedStyleSheets.push(withoutMotion);
  }

  // What should be reached in a part of the page, in the order of the document.
  function listControls(part) {
    const focusable = [...part.querySelectorAll(CONTROLS)]
      .filter((element) => takesFocus(element) && isShown(element));
    // A label is no control of its own: it belongs to a field.
    const isLabelOfFocusable = (element) => element.control && focusable.includes(element.control);
    const mouseOnly = [...part.querySelectorAll(CLICKABLE)].filter((element) =>
      isShown(element) && !takesFocus(element) && !isLabelOfFocusable(element));
    return [...new Set([...focusable.filter(isStopOfGroup), ...mouseOnly])].sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  }

  // Lists what should be reached on the page as it is now.
  function refresh() {
    numbers = new Map([...document.querySelectorAll("*")].map((element, number) => [element, number]));
    controls = listControls(document);
    menus = controls.filter((element) => element.tagName === "SUMMARY");
    stylesAtRest = new Map(controls.map((element) => [element, stylesOf(element)]));
    return controls.map(describe);
  }

  function isInView(box) {
    return box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  }

  function isUncovered(element, box) {
    const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
    return points.some(([x, y]) => {
      const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return hit && (element.contains(hit) || hit.contains(element));
    });
  }

  // Whether what covers an element surely hides it: a ground of one colour that stays while the page scrolls.
  function isHiddenBehind(element, box) {
    let above = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    let isSolid = false;
    for (; above && !above.contains(element); above = above.parentElement) {
      const { backgroundColor, opacity, position } = getComputedStyle(above);
      if (opacity !== "1") return false;
      isSolid ||= !/^transparent$|^rgba\(/.test(backgroundColor);
      if (isSolid && (position === "fixed" || position === "sticky")) return true;
    }
    return false;
  }

  // Where the focus is now: null for nowhere. index: place in the list, -1 for something not in it.
  function stop() {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const boxesInView = boxes(element).filter(isInView);
    const atRest = stylesAtRest.get(element);
    const covered = boxesInView.length > 0 && !boxesInView.some((box) => isUncovered(element, box));
    return {
      ...describe(element),
      index: controls.indexOf(element),
      hidden: !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
        boxes(element).length === 0,
      inView: boxesInView.length > 0,
      covered,
      surelyCovered: covered && boxesInView.every((box) => isHiddenBehind(element, box)),
      inner: isInner(element),
      focusVisible: atRest === undefined
        ? outline(getComputedStyle(element)) !== "none"
        : stylesOf(element) !== atRest,
    };
  }

  // The skip link's promise: a link of this page that leads to the main text. null: no such link.
  function skipLink() {
    const first = controls[0];
    const target = first && first.hash && first.pathname === location.pathname &&
      document.getElementById(decodeURIComponent(first.hash.slice(1)));
    return target && target.closest("main") ? describe(first) : null;
  }

  function inMainOrAfter() {
    const main = document.querySelector("main");
    const element = document.activeElement;
    return main === element || main.contains(element) ||
      Boolean(main.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  const isMenuOpen = () => summary.parentElement.open;

  function leaveMenu() {
    if (summary) summary.parentElement.open = wasOpen;
    summary = null;
  }

  function focusMenu(number) {
    leaveMenu();
    summary = menus[number];
    wasOpen = isMenuOpen();
    summary.focus();
    return { ...describe(summary), kind: kindOf(summary), open: wasOpen };
  }

  // Opens the menu, and lists what should be reached in it.
  function openMenu() {
    summary.parentElement.open = true;
    const inside = listControls(summary.parentElement).filter((element) => element !== summary);
    inside.forEach((element) => stylesAtRest.set(element, stylesOf(element)));
    return inside.map(describe);
  }

  // Everything that a stray key press could change, as a text to compare.
  function situation() {
    const openOrChecked = document.querySelectorAll("details[open], dialog[open], :checked");
    return [location.href, scrollX, scrollY, controls.indexOf(document.activeElement),
      openOrChecked.length, document.body.innerHTML.length].join();
  }

  // Whether nothing of the page can act between two presses, take them from us, or choose where Tab starts.
  const UNPLAIN = "script, iframe, object, embed, frame, [autofocus], [tabindex]:not([tabindex='0'], [tabindex^='-'])";
  const isPlain = () => !document.querySelector(UNPLAIN) &&
    ![...document.querySelectorAll("*")].some(({ attributes }) => [...attributes].some(({ name }) => /^on/.test(name)));

  // As if the page had just been opened: the next Tab starts from where an element was that is gone.
  function startOver() {
    leaveMenu();
    const start = document.createElement("span");
    start.tabIndex = -1;
    // What is behind an open dialog takes no focus.
    (document.querySelector("dialog:modal") ?? document.body).prepend(start);
    start.focus();
    start.remove();
    scrollTo(0, 0);
    return refresh();
  }

  // On a page that was just opened. One that has taken the focus by itself would make Tab start from there.
  function begin() {
    const focused = document.activeElement;
    return !focused || focused === document.body ? refresh() : startOver();
  }

  // What is asked whenever a key is let go, and the answers.
  let question = null;
  let answers = [];
  addEventListener("keyup", () => question && answers.push(question()), true);
  const questions = { stop, situation };
  function watch(name) {
    question = questions[name];
    answers = [];
  }

  return { prepare, refresh, begin, startOver, isPlain, stop, skipLink, inMainOrAfter, focusMenu, openMenu, isMenuOpen,
    leaveMenu, situation, watch, answers: () => answers, menuCount: () => menus.length };
})();
