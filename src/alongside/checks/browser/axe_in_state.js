// The body of a function (options, groups, off in forced colours, done) that runs axe on the page as it is now.
// axe's rules are in groups by what they read; a group whose print is that of an earlier state gives what it gave
// then (page_prints.js). groups: {"structure": [rule], "boxes": [rule]}; all other rules, of the group "every", run
// in every state.
const [options, groups, offInForcedColours, done] = arguments;
const SNIPPET_LETTERS = 200;
const NORMAL = "color-contrast", ENHANCED = "color-contrast-enhanced";
const found = window.alongsideAxeFound ??= new Map();
// Pages whose words keep colours of their own in forced colours have to answer for them. Pictures may.
const coloursAreForced = matchMedia("(forced-colors: active)").matches &&
  ![...document.querySelectorAll(":not(img, svg, svg *)")].some(
    (element) => getComputedStyle(element).forcedColorAdjust === "none");
const off = new Set([...options.off, ...(coloursAreForced ? offInForcedColours : [])]);
const rules = axe.getRules(options.tags).map((rule) => rule.ruleId).filter((rule) => !off.has(rule));
const groupOf = (rule) => Object.keys(groups).find((name) => groups[name].includes(rule)) ?? "every";

async function runRules(names) {
  const left = axe.getRules().map((rule) => rule.ruleId).filter((rule) => !names.includes(rule));
  const results = await axe.run(document, {
    runOnly: { type: "tag", values: options.tags },
    rules: Object.fromEntries(left.map((rule) => [rule, { enabled: false }])),
    resultTypes: ["violations", "incomplete"],
  });
  return ["passes", "violations", "incomplete"]
    .flatMap((kind) => results[kind].map((result) => ({ kind, id: result.id, ...condense(kind, result) })));
}

function condense(kind, result) {
  if (kind === "passes") return {};
  const [first] = result.nodes;
  const messages = [...first.any, ...first.all, ...first.none].map((check) => check.message);
  // Inside a frame or a shadow tree axe gives one selector for each step.
  const targets = result.nodes.map((node) => node.target.flat().join(" "));
  return { help: result.help, count: result.nodes.length, targets,
    html: [...first.html].slice(0, SNIPPET_LETTERS).join(""), message: messages[0] ?? "" };
}

// Runs the rule for the usual contrast first, and the one for enhanced contrast only if it could find anything:
// both measure the same, and where every ratio is above the higher limit the second has nothing to say.
async function runWithContrast(names) {
  const [normal, enhanced] = [NORMAL, ENHANCED].map((id) => axe._audit?.checks?.[id]);
  if (![NORMAL, ENHANCED].every((id) => names.includes(id)) || !normal || !enhanced) return runRules(names);
  const { normal: small, large } = enhanced.options.contrastRatio;
  const limit = Math.max(small.expected, large.expected);
  const evaluate = normal.evaluate;
  let allAbove = true;
  normal.evaluate = function (node, ...rest) {
    let told;
    const tell = { ...this, data: (data) => { told = data; this.data(data); } };
    const result = evaluate.call(tell, node, ...rest);
    const isHidden = told?.messageKey === "hidden";
    const isAbove = result === true && told?.contrastRatio > limit && getComputedStyle(node).textShadow === "none";
    allAbove &&= isHidden || isAbove;
    return result;
  };
  let results;
  try {
    results = await runRules(names.filter((name) => name !== ENHANCED));
  } finally {
    normal.evaluate = evaluate;
  }
  // Both again, in axe's order: what it says of a doubt can come from the rule before.
  return allAbove ? results : runRules(names);
}

async function audit() {
  const prints = pagePrints();
  const keys = Object.fromEntries(Object.entries(prints).map(([group, print]) =>
    [group, [group, ...off, print].join("\n")]));
  const isNew = (rule) => !(groupOf(rule) in keys) || !found.has(keys[groupOf(rule)]);
  const fresh = rules.filter(isNew);
  const results = fresh.length ? await runWithContrast(fresh) : [];
  for (const group of new Set(fresh.map(groupOf))) {
    found.set(keys[group] ?? group, results.filter((result) => groupOf(result.id) === group));
  }
  const all = [...new Set(rules.map(groupOf))].flatMap((group) => found.get(keys[group] ?? group))
    .sort((one, other) => rules.indexOf(one.id) - rules.indexOf(other.id));
  const ofKind = (kind) => all.filter((result) => result.kind === kind).map(({ kind: _, ...rest }) => rest);
  return { passes: ofKind("passes").length, violations: ofKind("violations"), incomplete: ofKind("incomplete"),
    rulesRun: fresh.length };
}

audit().then(done, (error) => done({ passes: 0, violations: [], incomplete: [], rulesRun: 0, error: String(error) }));
