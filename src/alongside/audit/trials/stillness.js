// Set before trials: what moves by itself stands still, and the cursor in a field is no mark of the focus. A style element
// would be a change of the page; a sheet that is adopted is none.
function stopMotion() {
  if (window.alongsideStill) return;
  window.alongsideStill = new CSSStyleSheet();
  window.alongsideStill.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important;" +
    " scroll-behavior: auto !important; caret-color: transparent !important; }");
  document.adoptedStyleSheets.push(window.alongsideStill);
}
