// Shows what was found for the words in the address (?q=…). search.js loads it when there are such words.
// Pagefind makes and reads the index; what it leaves out is told in src/alongside/text/search_normalisation.py.
(() => {
  const AT_ONCE = 10;
  const SHORTEST = 4; // letters, without marks, of a word whose last one may be left out
  const LEAST = 0.5; // how much of a word must begin the word found for it: "cities" finds "city"
  const LONGEST_QUERY = 200; // letters; a longer one is a slip of the hand
  const MOST_NEAR = 5; // words of a query for which a near one is looked for
  const NEAR = [[4, 1], [8, 2]]; // letters of a word, and how many of them may be wrong
  const AROUND_WORD = /^([^\p{L}\p{M}\p{N}]*)([^]*?)([^\p{L}\p{M}\p{N}]*)$/u;
  const told = document.getElementById("told");
  const found = document.getElementById("found");
  const say = found.dataset;
  const places = [...document.querySelectorAll("#elsewhere [data-strand]")];
  const query = (new URLSearchParams(location.search).get("q") || "").trim().slice(0, LONGEST_QUERY);

  const facts = JSON.parse(say.facts);
  const index = new URL(`${say.index}/`, location.href);
  const beginnings = ["", ...facts.beginnings];
  const here = places.find((place) => place.dataset.strand === say.strand);
  const ordered = [here, ...places.filter((place) => place !== here && place.hreflang === here.hreflang)];
  const own = document.querySelectorAll("#pages > ul > li");
  const withWords = (text, count) => text.replace("{count}", () => count).replace("{words}", () => query);

  document.title = `${query} – ${document.title}`;
  for (const place of places) place.search = new URLSearchParams({ q: query });
  told.textContent = say.underWay;
  start().catch(() => { told.textContent = say.trouble; });

  async function start() {
    const { createInstance } = await import(new URL("pagefind.js", index));
    // A worker would load the same program once more, for an index that is searched in a few milliseconds.
    const root = new URL("..", index).pathname;
    const pagefind = createInstance({
      noWorker: true, baseUrl: root, exactDiacritics: facts.exact, excerptEllipsis: "…" });
    const { results, unknown } = await firstThatFinds(pagefind);
    await show(results);
    found.hidden = !results.length;
    // Last, as who hears it goes to the list at once.
    told.textContent = withWords(results.length ? say.found : say.none, results.length);
    if (unknown.length) await offerNear(unknown);
  }

  // All the words as typed; then without their last letters, as Pagefind does not know every language's endings;
  // then any of them but those on most pages, as people also ask in sentences. unknown: words that are nowhere.
  async function firstThatFinds(pagefind) {
    const typed = normalise(query, facts).trim();
    const shorten = (word) => size(word) < SHORTEST ? word : word.slice(0, -1);
    for (const [words, least] of [[typed, LEAST], [eachWord(typed, shorten), 1]]) {
      const results = await inEachPlace(pagefind, await known(pagefind, [words], least, Infinity));
      if (results.length) return { results, unknown: [] };
    }
    const most = ordered.length * own.length / 2;
    const words = typed.split(/\s+/);
    const unknown = [];
    for (const word of words.filter(bare).slice(0, MOST_NEAR)) {
      const forms = [...await known(pagefind, [word], LEAST, Infinity), ...await known(pagefind, [shorten(word)], 1, Infinity)];
      if (!forms.length) unknown.push(word);
    }
    return { results: await inEachPlace(pagefind, await known(pagefind, words, LEAST, most)), unknown };
  }

  // As text/search_normalisation.py does it to the index, with the same rules.
  function normalise(text, rules) {
    return text.replace(new RegExp(`[^${rules.spaces}]+`, "gu"), (word) => {
      let plain = word.normalize("NFKC");
      if (rules.drops_marks) plain = plain.normalize("NFKD").replace(/\p{Mn}/gu, "");
      plain = plain.replace(new RegExp(`[${rules.unheard}${rules.spaces}]`, "gu"), "");
      return Array.from(plain, (letter) => inPlaceOf(letter, rules)).join("").normalize("NFC");
    });
  }

  function inPlaceOf(letter, rules) {
    if (!/\p{Nd}/u.test(letter)) return rules.letters[letter] ?? letter;
    const digit = Array.from(rules.zeros, (zero) => letter.codePointAt(0) - zero.codePointAt(0))
      .find((distance) => distance >= 0 && distance < 10);
    return String(digit ?? letter);
  }

  // “Did you mean community?” for words that are on no page. The list of words comes only now.
  async function offerNear(unknown) {
    const list = await (await fetch(new URL(say.words, index))).text();
    const entries = list.split("\n").map((word) => ({ word, letters: compared(word) }));
    const near = new Map(unknown.map((word) => [word, nearest(compared(word), entries)]));
    const words = eachWord(query, (word) => near.get(normalise(word, facts)) || word);
    if (words === eachWord(query, (word) => word)) return;
    const [before, after] = say.near.split("{words}");
    const address = `?${new URLSearchParams({ q: words })}`;
    document.getElementById("near").append(before, make("a", { href: address, textContent: words }), after);
  }

  function compared(word) {
    const plain = normalise(word, facts);
    return Array.from(facts.exact ? plain.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, "") : bare(plain));
  }

  // The first of the words, of which the most common come first, that has the fewest wrong letters.
  function nearest(letters, entries) {
    let limit = NEAR.reduce((most, [least, wrong]) => letters.length < least ? most : wrong, 0);
    let best = "";
    if (letters.some((letter) => /\p{N}/u.test(letter))) return best;
    for (const entry of entries) {
      const wrong = limit ? distance(letters, entry.letters, limit) : 1;
      if (wrong <= limit) [best, limit] = [entry.word, wrong - 1];
    }
    return best;
  }

  // How many letters are wrong, left out, added or changed round; anything above most if there are more than that.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let [before, last] = [[], b.map((_, place) => place)];
    last.push(b.length);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        const turned = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        if (turned) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
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
      if (!marked.some((mark) => alike(bare(word), normalise(mark.slice(6, -7), facts)) >= enough)) return false;
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

  // One page: a link to the section that says most of the words, and the words around them. The link also says where
  // that is, as the same section is on a page of each level, and links are heard one by one.
  function item(page, place) {
    const weight = (part) => part.weighted_locations.reduce((sum, word) => sum + word.balanced_score, 0);
    const first = page.sub_results[0] || page;
    const best = page.sub_results.reduce((a, b) => weight(b) > weight(a) ? b : a, first);
    const title = best.title || page.meta.title;
    const where = [...(title === page.meta.title ? [] : [page.meta.title]), place.dataset.name].join(" · ");
    const link = make("a", { href: best.url });
    link.append(title, " ", make("span", { textContent: `– ${where}` }));
    const line = make("li");
    line.append(link, excerpt(best.excerpt));
    return line;
  }

  // Pagefind gives the text as HTML in which <mark> is the only element, around words with their full stops.
  function excerpt(html) {
    const line = make("p");
    for (const [place, part] of html.split(/<\/?mark>/).entries()) {
      const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      // Of a word, what is no letter or digit at its beginning and end is not marked.
      const [, start, word, end] = text.match(place % 2 ? AROUND_WORD : /^()()([^]*)$/u);
      line.append(start, ...(word ? [make("mark", { textContent: word })] : []), end);
    }
    return line;
  }

  function eachWord(words, change) {
    return words.split(/\s+/).map(change).join(" ");
  }

  function make(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }
})();
