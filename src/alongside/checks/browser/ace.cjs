// Checks EPUBs with DAISY Ace. Runs in Node, without a browser of its own: epub_not_accessible.py
// opens the pages.
// node ace.cjs <folder with node_modules> <folder for files> <EPUB> …
// Prints one JSON a line: {"open": {"url", "files", "code"}} asks for what Ace finds on that page
// once these files and this code have run in it; the answer is the next line of the input.
// {"report": {…}} ends each EPUB.
const { createRequire } = require("node:module");
const { createInterface } = require("node:readline");
const { join } = require("node:path");

const [, , root, folder, ...epubs] = process.argv;
const print = process.stdout.write.bind(process.stdout);
// Ace prints its report as well, over many lines.
process.stdout.write = () => true;

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const send = (message) => print(`${JSON.stringify(message)}\n`);
// Stands for the browser that Ace would start: the methods that it calls.
const pages = {
  concurrency: 1,
  setTimeout() {},
  async launch() {},
  async close() {},
  async run(url, files, code) {
    send({ open: { url, files, code } });
    const { results, problem } = JSON.parse((await answers.next()).value);
    if (problem) throw new Error(problem);
    return results;
  },
};

async function main() {
  const ace = createRequire(join(root, "package.json"))("@daisy/ace-core");
  for (const [number, epub] of epubs.entries()) {
    const options = { cwd: folder, tmpdir: join(folder, String(number)), lang: "en" };
    const [, report] = await ace(epub, options, pages);
    send({ report });
  }
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
