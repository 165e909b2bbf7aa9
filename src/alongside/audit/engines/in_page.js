// The body of a function (done) that runs the engines that were put into the page, each on the page as it is.
// Gives {engine: [result] or {problem}}; a result is
//   {rule, criteria, status: "failed" or "cannot tell", element: number in document order, code, says}.
const done = arguments[arguments.length - 1];
const CODE_LETTERS = 200;
const numbers = new Map([...document.querySelectorAll("*")].map((element, number) => [element, number]));

function result(rule, criteria, status, element, says) {
  const known = element instanceof Element && numbers.has(element) ? element : document.documentElement;
  return { rule, criteria, status, element: numbers.get(known), says,
    code: [...known.cloneNode(false).outerHTML].slice(0, CODE_LETTERS).join("") };
}

// "wcag111" is 1.1.1, "wcag1410" is 1.4.10.
const criterion = (tag) => tag.replace(/^wcag(\d)(\d)(\d+)$/, "$1.$2.$3");

async function runAxe() {
  const found = await axe.run(document, { elementRef: true, resultTypes: ["violations", "incomplete"],
    // hidden-content asks a person to unfold what is hidden: another state shows it.
    rules: Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: ruleId !== "hidden-content" }])) });
  const results = (list, status) => list.flatMap(({ id, tags, help, nodes }) => nodes.map((node) =>
    result(id, tags.filter((tag) => /^wcag\d{3,}$/.test(tag)).map(criterion), status, node.element, help)));
  return [...results(found.violations, "failed"), ...results(found.incomplete, "cannot tell")];
}

// Errors are failures, warnings ask for a person; notices say the same of every page.
async function runHtmlCodeSniffer() {
  await new Promise((resolve, reject) => HTMLCS.process("WCAG2AAA", document, resolve, reject));
  return HTMLCS.getMessages().filter(({ type }) => type !== HTMLCS.NOTICE).map(({ code, type, element, msg }) => {
    const chapter = code.match(/\.(\d+)_(\d+)_(\d+)(?:_|\.|$)/)?.slice(1).join(".");
    return result(code.split(".").slice(3).join("."), chapter ? [chapter] : [],
      type === HTMLCS.ERROR ? "failed" : "cannot tell", element, msg);
  });
}

async function runAccessLint() {
  const { violations } = AccessLint.runAudit(document, { includeAAA: true });
  const criteriaOf = new Map(AccessLint.rules.map((rule) => [rule.id, rule.wcag]));
  return violations.map(({ ruleId, element, selector, message }) => {
    let found = element;
    try { found ??= document.querySelector(selector); } catch { found = null; }
    return result(ruleId.split("/").at(-1), criteriaOf.get(ruleId) ?? [], "failed", found, message);
  });
}

const engines = { axe: runAxe, "HTML_CodeSniffer": runHtmlCodeSniffer, AccessLint: runAccessLint };
const answers = {};
(async () => {
  for (const [name, run] of Object.entries(engines)) {
    try { answers[name] = await run(); } catch (error) { answers[name] = { problem: String(error).slice(0, 200) }; }
  }
  done(answers);
})();
