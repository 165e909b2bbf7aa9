// The body of a function (spacing, open): gives the page a reader's text spacing, and unfolds or folds its menus.
// Only the audited page runs it. Its own policy refuses a style element, but not a sheet that is adopted.
const [spacing, open] = arguments;
const sheet = window.alongsideSpacing ??= new CSSStyleSheet();
if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
const rules = spacing ? `
  * { line-height: ${spacing.line} !important; letter-spacing: ${spacing.letter}em !important;
      word-spacing: ${spacing.word}em !important; }
  p { margin-block-end: ${spacing.paragraph}em !important; }` : "";
// A sheet that is set again makes the browser work out the styles of the whole page again.
if (window.alongsideSpacingRules !== rules) sheet.replaceSync(window.alongsideSpacingRules = rules);
// Some are open from the start and stay so.
const opened = window.alongsideOpened ??= new Set();
if (open) {
  for (const details of document.querySelectorAll("details:not([open])")) {
    opened.add(details);
    details.open = true;
  }
} else {
  opened.forEach((details) => { details.open = false; });
  opened.clear();
}
// What was told of the state before (describe_state.js).
delete window.alongsideDescription;
delete window.alongsideElements;
