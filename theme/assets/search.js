// Shows what was found for the words in the address (?q=…). Loads nothing before there are such words.
// Pagefind makes and reads the index; what it leaves out is told in src/alongside/words/searching.py.
"use strict";
(() => {
  const AT_ONCE = 10;
  const SHORTEST = 4; // letters, without marks, of a word whose last one may be left out
  const LEAST = 0.55; // how much of a word must be in the word found for it: "organisation" finds "organise"
  const told = document.getElementById("told");
  const found = document.getElementById("found");
  const say = found.dataset;
  const places = [...document.querySelectorAll("#elsewhere [data-strand]")];
  const query = (new URLSearchParams(location.search).get("q") || "").trim();
  if (!query) return;

  const facts = JSON.parse(say.facts);
  const index = new URL(`${say.index}/`, location.href);
  const letters = Object.entries(facts.letters);
  const withWords = (text, count) => text.replace("{count}", () => count).replace("{words}", () => query);

  document.title = `${query} – ${document.title}`;
  document.getElementById("words").value = query;
  for (const place of places) place.search = new URLSearchParams({ q: query });
  told.textContent = say.underWay;
  start().catch(() => { told.textContent = say.trouble; });

  async function start() {
    const { createInstance } = await import(new URL("pagefind.js", index));
    // A worker would load the same program once more, for an index that is searched in a few milliseconds.
    const root = new URL("..", index).pathname;
    const pagefind = createInstance({
      noWorker: true, baseUrl: root, exactDiacritics: facts.exact, excerptEllipsis: "…" });
    const results = await firstThatFinds(pagefind);
    told.textContent = withWords(results.length ? say.found : say.none, results.length);
    found.hidden = !results.length;
    await show(results);
  }

  // The words as typed; then without their last letters, as Pagefind does not know every language's endings.
  async function firstThatFinds(pagefind) {
    const typed = letters.reduce((text, [letter, indexed]) => text.replaceAll(letter, indexed), query);
    const shorter = eachWord(typed, (word) => size(word) < SHORTEST ? word : word.slice(0, -1));
    for (const words of [typed, shorter]) {
      const results = await inEachPlace(pagefind, words);
      if (results.length) return results;
    }
    return [];
  }

  // This page's own reading level first, then the other levels in its language.
  async function inEachPlace(pagefind, words) {
    const ways = [];
    for (const beginning of ["", ...facts.beginnings]) {
      const way = eachWord(words, (word) => beginning + word);
      if (await knows(pagefind, way)) ways.push(way);
    }
    const own = places.find((place) => place.dataset.strand === say.strand);
    const ordered = [own, ...places.filter((place) => place !== own && place.hreflang === own.hreflang)];
    const all = [];
    for (const place of ordered) {
      const here = new Map();
      for (const way of ways) {
        const { results } = await pagefind.search(way, { filters: { strand: place.dataset.strand } });
        for (const result of results) if (!here.has(result.id)) here.set(result.id, { result, place });
      }
      all.push(...here.values());
    }
    return all;
  }

  // Where no word begins with the one that was typed, Pagefind shortens it until something fits: "wednesday"
  // would find "we". We take no word for another that is much longer.
  async function knows(pagefind, words) {
    for (const word of words.split(" ")) {
      const { results: [first] } = await pagefind.search(word);
      if (!first) return false;
      const enough = Math.max(Math.min(size(word), 3), size(word) * LEAST);
      const marked = (await first.data()).excerpt.match(/<mark>.*?<\/mark>/g) || [];
      if (!marked.some((mark) => size(mark.slice(6, -7)) >= enough)) return false;
    }
    return true;
  }

  function size(word) {
    return (word.match(/[\p{L}\p{N}]/gu) || []).length;
  }

  async function show(results) {
    const pages = await Promise.all(results.slice(0, AT_ONCE).map(({ result }) => result.data()));
    const items = pages.map((page, number) => item(page, results[number].place));
    found.append(...items);
    const rest = results.slice(AT_ONCE);
    if (!rest.length) return items[0];
    const more = make("button", { type: "button", textContent: say.more });
    more.addEventListener("click", async () => {
      const first = await show(rest);
      more.remove();
      first.querySelector("a").focus();
    });
    found.after(more);
    return items[0];
  }

  // One page: a link to the section that says most of the words, where that is, and the words around them.
  function item(page, place) {
    const weight = (part) => part.weighted_locations.reduce((sum, word) => sum + word.balanced_score, 0);
    const first = page.sub_results[0] || page;
    const best = page.sub_results.reduce((a, b) => weight(b) > weight(a) ? b : a, first);
    const title = best.title || page.meta.title;
    const where = title === page.meta.title ? [] : [whole(page.meta.title)];
    const link = make("a", { href: best.url, textContent: whole(title) });
    const said = make("p", { textContent: [...where, place.dataset.name].join(" · ") });
    const line = make("li");
    line.append(link, said, excerpt(best.excerpt));
    return line;
  }

  // Pagefind gives the text as HTML in which <mark> is the only element, around words with their full stops.
  function excerpt(html) {
    const line = make("p");
    for (const [place, part] of whole(html).split(/<\/?mark>/).entries()) {
      const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      const end = place % 2 ? text.match(/[^\p{L}\p{M}\p{N}]*$/u)[0] : text;
      const word = text.slice(0, text.length - end.length);
      line.append(...(word ? [make("mark", { textContent: word })] : []), end);
    }
    return line;
  }

  function whole(text) {
    return letters.reduce((all, [letter, indexed]) => all.replaceAll(indexed + facts.stroke, letter), text);
  }

  function eachWord(words, change) {
    return words.split(/\s+/).map(change).join(" ");
  }

  function make(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }
})();
