// Prints the text that pdf.js finds in each PDF, as JSON: a list of texts, in the order of the arguments.
import { readFileSync } from "node:fs";

// It looks for these as it starts, to draw with. Reading text needs neither them nor the package that brings them.
globalThis.DOMMatrix ??= class {};
globalThis.ImageData ??= class {};
globalThis.Path2D ??= class {};
const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const texts = [];
for (const file of process.argv.slice(2)) {
  const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: VerbosityLevel.ERRORS });
  const pdf = await task.promise;
  let text = "";
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    text += `${items.map((item) => (item.str ?? "") + (item.hasEOL ? "\n" : "")).join("")}\n`;
  }
  texts.push(text);
  await task.destroy();
}
process.stdout.write(JSON.stringify(texts));
