// The body of a function (tags, off, off in forced colours, done) that runs axe on the page as it is now.
// Gives of axe's results what a finding tells, as the rest is many times as much.
const [tags, off, offInForcedColours, done] = arguments;
const SNIPPET_LETTERS = 200;
// Pages whose words keep colours of their own in forced colours have to answer for them. Pictures may.
const coloursAreForced = matchMedia("(forced-colors: active)").matches &&
  ![...document.querySelectorAll(":not(img, svg, svg *)")].some(
    (element) => getComputedStyle(element).forcedColorAdjust === "none");
const leftOut = [...off, ...(coloursAreForced ? offInForcedColours : [])];

function condense(result) {
  const [first] = result.nodes;
  const messages = [...first.any, ...first.all, ...first.none].map((check) => check.message);
  // Inside a frame or a shadow tree axe gives one selector for each step.
  const targets = result.nodes.map((node) => node.target.flat().join(" "));
  return { id: result.id, help: result.help, count: result.nodes.length, targets,
    html: [...first.html].slice(0, SNIPPET_LETTERS).join(""), message: messages[0] ?? "" };
}

axe.run(document, {
  runOnly: { type: "tag", values: tags },
  rules: Object.fromEntries(leftOut.map((rule) => [rule, { enabled: false }])),
  resultTypes: ["violations", "incomplete"],
}).then(
  ({ passes, violations, incomplete }) => done({ passes: passes.length,
    violations: violations.map(condense), incomplete: incomplete.map(condense) }),
  () => done({ passes: 0, violations: [], incomplete: [] }));
