// Watches a walk with real key presses: what should be reached, where the focus is, and if it shows.
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
  // Each control's styles while the focus is elsewhere.
  let stylesAtRest = new Map();

  const boxes = (element) =>
    [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && boxes(element).length > 0;
  const takesFocus = (element) => element.tabIndex >= 0 && !element.disabled;

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

  const describe = (element) => ({ selector: selectorOf(element), name: nameOf(element) });

  function prepare() {
    // The pages' own policy refuses a style element, but not a sheet that is adopted like this.
    const withoutMotion = new CSSStyleSheet();
    withoutMotion.replaceSync("*, ::before, ::after { transition: none !important;" +
      " animation: none !important; scroll-behavior: auto !important; }");
    document.adoptedStyleSheets.push(withoutMotion);
    return refresh();
  }

  // Lists again what should be reached, in the order of the document, e.g. after a menu has opened.
  function refresh() {
    const focusable = [...document.querySelectorAll(CONTROLS)]
      .filter((element) => takesFocus(element) && isShown(element));
    // A label is no control of its own: it belongs to a field.
    const isLabelOfFocusable = (element) => element.control && focusable.includes(element.control);
    const mouseOnly = [...document.querySelectorAll(CLICKABLE)].filter((element) =>
      isShown(element) && !takesFocus(element) && !isLabelOfFocusable(element));
    controls = [...new Set([...focusable, ...mouseOnly])].sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
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

  // Where the focus is now: null for nowhere. index: place in the list, -1 for something not in it.
  function stop() {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const boxesInView = boxes(element).filter(isInView);
    const atRest = stylesAtRest.get(element);
    return {
      ...describe(element),
      index: controls.indexOf(element),
      hidden: !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
        boxes(element).length === 0,
      inView: boxesInView.length > 0,
      covered: boxesInView.length > 0 && !boxesInView.some((box) => isUncovered(element, box)),
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

  const menus = () => controls.filter((element) => element.tagName === "SUMMARY");

  function menu(number) {
    const summary = menus()[number];
    const details = summary.parentElement;
    const inside = controls.filter((element) => element !== summary && details.contains(element));
    return { ...describe(summary), open: details.open, inside: inside.map(describe) };
  }

  // Everything that a stray key press could change, as a text to compare.
  function situation() {
    const openOrChecked = document.querySelectorAll("details[open], dialog[open], :checked");
    return [location.href, scrollX, scrollY, controls.indexOf(document.activeElement),
      openOrChecked.length, document.body.innerHTML.length].join();
  }

  return { prepare, refresh, stop, skipLink, inMainOrAfter, menu, situation,
    menuCount: () => menus().length, focusMenu: (number) => menus()[number].focus() };
})();
