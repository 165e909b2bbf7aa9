// Shows what was found for the words in the address (?q=…). Loads nothing before there are such words.
// Pagefind makes and reads the index; what it leaves out is told in src/alongside/words/searching.py.
"use strict";
(() => {
  const AT_ONCE = 10;
  const SHORTEST = 4; // letters, without marks, of a word whose last one may be left out
  const LEAST = 0.5; // how much of a word must begin the word found for it: "cities" finds "city"
  const told = document.getElementById("told");
  const found = document.getElementById("found");
  const say = found.dataset;
  const places = [...document.querySelectorAll("#elsewhere [data-strand]")];
  const query = (new URLSearchParams(location.search).get("q") || "").trim();
  if (!query) return;

  const facts = JSON.parse(say.facts);
  const index = new URL(`${say.index}/`, location.href);
  const letters = Object.entries(facts.letters);
  const beginnings = ["", ...facts.beginnings];
  const here = places.find((place) => place.dataset.strand === say.strand);
  const ordered = [here, ...places.filter((place) => place !== here && place.hreflang === here.hreflang)];
  const own = document.querySelectorAll("#pages > ul > li");
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
    await show(results);
    found.hidden = !results.length;
    // Last, as who hears it goes to the list at once.
    told.textContent = withWords(results.length ? say.found : say.none, results.length);
  }

  // All the words as typed; then without their last letters, as Pagefind does not know every language's endings;
  // then any of them but those on most pages, as people also ask in sentences.
  async function firstThatFinds(pagefind) {
    const typed = letters.reduce((text, [letter, indexed]) => text.replaceAll(letter, indexed), query);
    const shorter = eachWord(typed, (word) => size(word) < SHORTEST ? word : word.slice(0, -1));
    for (const [words, least] of [[typed, LEAST], [shorter, 1]]) {
      const results = await inEachPlace(pagefind, await known(pagefind, [words], least, Infinity));
      if (results.length) return results;
    }
    const most = ordered.length * own.length / 2;
    return inEachPlace(pagefind, await known(pagefind, typed.split(/\s+/), LEAST, most));
  }

  // The ways to write each of the queries, without those that have a word which is nowhere or on too many pages.
  async function known(pagefind, queries, least, most) {
    const ways = queries.flatMap((words) =>
      beginnings.map((beginning) => eachWord(words, (word) => beginning + word)));
    const kept = [];
    for (const way of ways) if (await knows(pagefind, way, least, most)) kept.push(way);
    return kept;
  }

  // Where no word begins with the one that was typed, Pagefind shortens it until something fits: "wednesday"
  // would find "we". We want a good part of the word itself.
  async function knows(pagefind, words, least, most) {
    for (const word of words.split(" ")) {
      const { results } = await pagefind.search(word);
      if (!results.length || results.length > most) return false;
      const marked = (await results[0].data()).excerpt.match(/<mark>.*?<\/mark>/g) || [];
      const enough = Math.max(Math.min(size(word), 3), size(word) * least);
      if (!marked.some((mark) => alike(bare(word), mark.slice(6, -7)) >= enough)) return false;
    }
    return true;
  }

  // How many letters a word has in common with the beginning of what was found, or of a part of it.
  function alike(word, found) {
    const parts = [found, ...found.split(/[^\p{L}\p{M}\p{N}]+/u)].map(bare);
    const starts = beginnings.flatMap((start) =>
      parts.filter((part) => part.startsWith(start)).map((part) => part.slice(start.length)));
    return Math.max(...starts.map((part) => {
      let same = 0;
      while (same < word.length && word[same] === part[same]) same += 1;
      return same;
    }));
  }

  // Only letters and digits, without marks and capitals.
  function bare(word) {
    return word.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  }

  function size(word) {
    return [...bare(word)].length;
  }

  // This page's own reading level first, then the other levels in its language.
  async function inEachPlace(pagefind, ways) {
    const all = [];
    for (const place of ordered) {
      const pages = new Map();
      for (const way of ways) {
        const { results } = await pagefind.search(way, { filters: { strand: place.dataset.strand } });
        for (const result of results) {
          const before = pages.get(result.id) || { score: 0, best: 0 };
          const best = Math.max(before.best, result.score);
          pages.set(result.id, { result: best > before.best ? result : before.result, place, best,
            score: before.score + result.score });
        }
      }
      all.push(...[...pages.values()].sort((a, b) => b.score - a.score));
    }
    return all;
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
