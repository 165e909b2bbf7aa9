// The body of a function that finds the words whose letters no reader's own fonts are sure to have, and sets each kind
// of them once more, where a browser says in which fonts it drew them: it does so for one element at a time.
// arguments[0]: the scripts that every device has a font for, as the inside of a pattern of Unicode properties.
const done = arguments[1];
const everywhere = new RegExp("[" + arguments[0] + "\\p{Script=Zyyy}\\p{Script=Zinh}]", "gu");
const RUN = /[\p{L}\p{M}\u200c\u200d]+/gu;
const foreign = (text) => (text.match(RUN) || [])
  .map((word) => word.replace(everywhere, (sign) => (/[\u200c\u200d\p{M}]/u.test(sign) ? sign : " ")).trim())
  .filter((word) => /\p{L}/u.test(word));
const kinds = new Map();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const words = foreign(node.data);
  const parent = node.parentElement;
  if (!words.length || !parent.checkVisibility()) continue;
  const style = getComputedStyle(parent);
  const language = parent.closest("[lang]")?.lang || "";
  const key = [style.fontFamily, style.fontWeight, style.fontStyle, language].join("|");
  if (!kinds.has(key)) kinds.set(key, { style, language, key, words: new Set() });
  words.forEach((word) => kinds.get(key).words.add(word));
}
const box = document.createElement("div");
box.id = "drawn-letters";
box.setAttribute("aria-hidden", "true");
Object.assign(box.style, { position: "absolute", insetBlockStart: "0", inlineSize: "20rem", opacity: "0" });
const found = [...kinds.values()].map(({ style, language, key, words }) => {
  const sample = box.appendChild(document.createElement("p"));
  sample.lang = language;
  for (const name of ["fontFamily", "fontWeight", "fontStyle"]) sample.style[name] = style[name];
  // A space would be drawn, too, where perhaps the page has none.
  for (const word of words) sample.append(word, document.createElement("br"));
  return { language, key, words: [...words].join(" ") };
});
if (found.length) document.body.append(box);
// What is drawn anew may want a font that has not come yet.
document.fonts.ready.then(() => done({
  kinds: found,
  files: performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname)
    .filter((path) => /\.(woff2?|ttf|otf)$/.test(path)),
}));
