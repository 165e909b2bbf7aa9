// The body of a function (tags, off, off in forced colours, only, done) that runs axe on the page as it is now.
// only: the rules to run, of those with these tags; null for all.
// Gives of axe's results what a finding tells, as the rest is many times as much.
const [tags, off, offInForcedColours, only, done] = arguments;
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

// By how many CSS pixels the page is too narrow for what its boxes hide until it is scrolled.
function hiddenWidth() {
  const boxes = [...document.body.querySelectorAll("*")].filter((element) =>
    element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX !== "visible");
  return Math.max(0, ...boxes.map((box) => box.scrollWidth - box.clientWidth));
}

// axe cannot tell the colours behind words that a box hides until it is scrolled. It looks at them once more where the
// page has room for them, so that no person is asked what can be told.
async function judgeHiddenWords(results) {
  const unsure = results.incomplete.find((result) => result.id === "color-contrast");
  const missing = unsure ? hiddenWidth() : 0;
  if (!missing) return results;
  const root = document.documentElement;
  root.style.minWidth = `${innerWidth + missing}px`;
  try {
    const second = await axe.run({ include: unsure.nodes.map((node) => node.target) },
      { runOnly: { type: "rule", values: [unsure.id] }, resultTypes: ["violations", "incomplete"] });
    return { passes: results.passes, violations: [...results.violations, ...second.violations],
      incomplete: [...results.incomplete.filter((result) => result !== unsure), ...second.incomplete] };
  } finally {
    root.style.minWidth = "";
  }
}

const chosen = only ? { type: "rule", values: only.filter((rule) => !leftOut.includes(rule)) } : { type: "tag", values: tags };
axe.run(document, {
  runOnly: chosen,
  rules: Object.fromEntries(leftOut.map((rule) => [rule, { enabled: false }])),
  resultTypes: ["violations", "incomplete"],
}).then(judgeHiddenWords).then(
  ({ passes, violations, incomplete }) => done({ passes: passes.length,
    violations: violations.map(condense), incomplete: incomplete.map(condense) }),
  () => done({ passes: 0, violations: [], incomplete: [] }));
