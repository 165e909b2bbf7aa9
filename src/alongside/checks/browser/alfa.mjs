// Audits pages that a browser has taken apart, with Siteimprove Alfa. Runs in Node, not in a page.
// node alfa.mjs <folder with node_modules> {"level": "AA" or "all", "off": [rule]}
// Each line of the input is {"width", "height", "colours", "contrast", "page", "without"}, page being the JSON of a
// page's tree, without the rules that it is not asked for.
// Each is answered by a line {"passed": number, "failed": [result], "cantTell": [result]}, until the input ends.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { speedUp } from "./alfa_speed.mjs";

const [, , root, settings] = process.argv;
const { resolve } = createRequire(join(root, "package.json"));
const importAlfa = (name) => import(pathToFileURL(resolve(`@siteimprove/alfa-${name}`)));
const [act, device, dom, http, rules, wcag, web] =
  await Promise.all(["act", "device", "dom", "http", "rules", "wcag", "web"].map(importAlfa));
await speedUp(importAlfa);

const { level, off } = JSON.parse(settings);
const nameOf = (rule) => rule.uri.split("/").at(-1);
// "all": also the rules that belong to no criterion, such as those about capitals and justified text.
const conforms = level === "all" ? () => true : wcag.Conformance[`is${level}`]();
const isOfLevel = (requirement) => wcag.Criterion.isCriterion(requirement) && conforms(requirement);
const chosen = [...rules.default]
  .filter((rule) => (level === "all" || rule.hasRequirement(isOfLevel)) && !off.includes(nameOf(rule)));
if (!chosen.length) throw new Error("no rule of this level");

function deviceOf({ width, height, colours, contrast }) {
  const { Device, Display, Preference, Scripting, Viewport } = device;
  return Device.of(Device.Type.Screen, Viewport.of(width, height), Display.of(1), Scripting.of(true), [
    Preference.of("prefers-color-scheme", colours === "dark" ? "dark" : "light"),
    Preference.of("forced-colors", colours === "forced" ? "active" : "none"),
    Preference.of("prefers-contrast", contrast || "no-preference"),
  ]);
}

function describe(outcome) {
  const { target } = outcome;
  const diagnostics = outcome.outcome === "failed"
    ? [...outcome.expectations].map(([, result]) => result).filter((result) => result.isErr())
      .map((result) => result.getErrUnsafe())
    : [outcome.diagnostic];
  const criteria = [...outcome.rule.requirements].filter(wcag.Criterion.isCriterion)
    .map((criterion) => criterion.chapter);
  return { rule: nameOf(outcome.rule), criteria, ...placeOf(target), message: diagnostics[0]?.message ?? "" };
}

// A target is a node, or a group of nodes that belong together.
function placeOf(target) {
  const node = dom.Node.isNode(target) ? target : [...target].find(dom.Node.isNode);
  const element = dom.Element.isElement(node)
    ? node
    : node?.ancestors().find(dom.Element.isElement).getOr(undefined);
  const text = dom.Text.isText(node) ? node.data : String(node ?? "");
  return { element: text.trim().replace(/\s+/g, " "), path: element?.path() ?? "" };
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  const pageDevice = deviceOf(asked);
  const document = dom.Node.from(JSON.parse(asked.page), pageDevice);
  const audited = web.Page.of(http.Request.empty(), http.Response.empty(), document, pageDevice);
  const wanted = chosen.filter((rule) => !asked.without.includes(nameOf(rule)));
  const outcomes = [...await act.Audit.of(audited, wanted).evaluate()];
  const withOutcome = (value) => outcomes.filter((outcome) => outcome.outcome === value);
  const answer = {
    passed: withOutcome("passed").length,
    failed: withOutcome("failed").map(describe),
    cantTell: withOutcome("cantTell").map(describe),
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
