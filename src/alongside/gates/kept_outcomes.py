"""What the rules of the sources gate find; it is kept, and found anew where what they read changed.

Each rule says what it reads of the pages: see Rule.reads. What it found in a page is kept with
that of the other rules that read as much, under the digest of what they read. Rules that read
everything are asked in each run. The settings and the data files count as one: whoever changes them
has everything judged anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, replace

from alongside.checks.sources.page_summary import PageSummary, summarise_lists, summarise_page
from alongside.checks.sources.reader_texts import lower_case_words_of_menus
from alongside.gates.judge_pages import ByFile, Key, find_by_rule, judge_pages
from alongside.gates.source_digests import SourceDigests
from alongside.gates.tally import tally_as_json, tally_from_json
from alongside.model import DOCUMENT, PAGE, PUBLICATION, Rule, Sources, Variant
from alongside.system.file_cache import cache_key, publication_cache
from alongside.system.processes import Helpers
from alongside.system.program_version import program_version


class KeptOutcomes:
    """One run of the gate.

    digests: of the files from which the sources were read. files: what is to be judged, if not
    all; where all of them are pages, nothing is found out about others.
    """

    def __init__(
        self,
        sources: Sources,
        rules: Iterable[Rule],
        digests: SourceDigests,
        files: frozenset[str] | None = None,
    ):
        pages = {page.path.as_posix(): key for key, page in sources.variants.items()}
        self._judges_lists = files is None or not files <= pages.keys()
        self._wanted = set(pages.values())
        if files is not None and not self._judges_lists:
            self._wanted = {pages[path] for path in files}
        self._sources = sources
        self._rules = tuple(rules)
        self._digests = digests
        self._version = program_version()
        self._cache = publication_cache(sources.root, "outcomes")
        self._summaries: dict[Key, PageSummary] = {}
        self._tallies: dict[str, ByFile] = {rule.id: {} for rule in self._rules}
        self._to_keep: dict[str, bytes] = {}
        self._helpers = Helpers()

    def find_tallies(self) -> Mapping[str, ByFile]:
        """Rule id and path to what the rule found there."""
        pages = self._sources.variants
        with self._helpers:
            self._judge_pages(PAGE, {key: self._page_key(pages[key]) for key in pages})
            self._sources = replace(self._sources, lower_case_words=self._lower_case_words())
            self._judge_pages(DOCUMENT, {key: self._document_key(key) for key in pages})
        if self._judges_lists:
            self._judge_lists()
        self._judge_rules(PUBLICATION, self._sources)
        return self._tallies

    def _page_key(self, variant: Variant) -> str:
        path = variant.path.as_posix()
        return self._key(PAGE, path, self._digests.pages[path])

    def _document_key(self, key: Key) -> str:
        """The versions of the document, and the words of other pages that this one has, too."""
        strands = self._sources.publication.strands
        others = ((key[0], strand.key) for strand in strands)
        paths = [self._path(other) for other in others if other in self._sources.variants]
        pages = (f"{path} {self._digests.pages[path]}" for path in paths)
        words = self._words_in_use(self._summaries[key])
        return self._key(DOCUMENT, self._path(key), words, *pages)

    def _key(self, *parts: str) -> str:
        return cache_key(self._version, self._digests.data, *parts)

    def _words_in_use(self, summary: PageSummary) -> str:
        known = self._sources.lower_case_words or {}
        words = {tag: sorted(known[tag].intersection(summary.looked_up)) for tag in sorted(known)}
        return json.dumps(words)

    def _lower_case_words(self) -> Mapping[str, frozenset[str]]:
        languages = self._sources.publication.languages
        found = {tag: lower_case_words_of_menus(each) for tag, each in languages.items()}
        for key, summary in self._summaries.items():
            language = self._sources.variants[key].strand.language
            found.setdefault(language, set()).update(summary.lower_case)
        return {tag: frozenset(words) for tag, words in found.items()}

    def _judge_pages(self, reads: str, keys: Mapping[Key, str]) -> None:
        """Asks the rules about the pages of which nothing is kept. keys: of the cache."""
        unknown = [key for key in keys if not self._take_page(reads, key, keys[key])]
        if reads == PAGE:
            self._summarise(key for key in unknown if key not in self._wanted)
        unknown = [key for key in unknown if key in self._wanted]
        for judged in judge_pages(self._sources, self._rules, reads, unknown, self._helpers):
            for rule, by_file in judged.found.items():
                self._tallies[rule].update(by_file)
            self._summaries.update(judged.summaries)
            for key in judged.pages:
                # A value that JSON cannot give back as it was is found again next time.
                with suppress(TypeError):
                    self._to_keep[keys[key]] = self._piece(reads, key, judged.found)

    def _piece(self, reads: str, key: Key, found: Mapping[str, ByFile]) -> bytes:
        path = self._path(key)
        tallies = {
            rule: tally_as_json(by_file[path]) for rule, by_file in found.items() if path in by_file
        }
        kept: dict[str, object] = {"tallies": tallies}
        if reads == PAGE:
            kept["summary"] = asdict(self._summaries[key])
        return json.dumps(kept).encode()

    def _summarise(self, keys: Iterable[Key]) -> None:
        for key in keys:
            self._summaries[key] = summarise_page(self._sources, self._sources.variants[key])

    def _take_page(self, reads: str, key: Key, cache_key_: str) -> bool:
        """Whether what is kept of the page could be used."""
        content = self._cache.get(cache_key_)
        if content is None:
            return False
        kept = json.loads(content)
        for rule, tally in kept["tallies"].items():
            self._tallies[rule][self._path(key)] = tally_from_json(tally)
        if reads == PAGE:
            self._summaries[key] = PageSummary(**kept["summary"])
        return True

    def _judge_lists(self) -> None:
        """What rules about pages find in the data files, of which others than PUBLICATION speak."""
        summary = self._summary_of_lists()
        # The data files name sections, and what they say of a picture matters where it is shown.
        pictures: dict[str, set[str]] = {}
        sections = []
        for (document, strand), page in sorted(self._summaries.items()):
            pictures.setdefault(strand, set()).update(page.pictures)
            sections.append(f"{document} {strand} {' '.join(page.sections)}")
        in_use = json.dumps({strand: sorted(names) for strand, names in pictures.items()})
        key = self._key("lists", self._words_in_use(summary), in_use, *sections)
        content = self._cache.get(key)
        if content is not None:
            for rule, by_file in json.loads(content).items():
                self._tallies[rule].update(
                    {path: tally_from_json(tally) for path, tally in by_file.items()}
                )
            return
        view = replace(self._sources, judged=frozenset(), judges_lists=True)
        found = {**self._judge_rules(PAGE, view), **self._judge_rules(DOCUMENT, view)}
        with suppress(TypeError):
            kept = {rule: _by_file_as_json(by_file) for rule, by_file in found.items()}
            self._to_keep[key] = json.dumps(kept).encode()

    def _summary_of_lists(self) -> PageSummary:
        key = self._key("words of lists")
        content = self._cache.get(key)
        if content is not None:
            return PageSummary(**json.loads(content))
        summary = summarise_lists(self._sources)
        self._to_keep[key] = json.dumps(asdict(summary)).encode()
        return summary

    def _judge_rules(self, reads: str, view: Sources) -> dict[str, ByFile]:
        """What the rules find that read so much."""
        found = find_by_rule(view, [rule for rule in self._rules if rule.reads == reads])
        for rule, by_file in found.items():
            self._tallies[rule].update(by_file)
        return found

    def _path(self, key: Key) -> str:
        return self._sources.variants[key].path.as_posix()

    def keep(self) -> None:
        """What was found anew."""
        # Without a place to keep it, it is found again next time.
        with suppress(OSError):
            for key, content in self._to_keep.items():
                self._cache.put(key, content)


def _by_file_as_json(by_file: ByFile) -> dict[str, list[object]]:
    return {path: tally_as_json(tally) for path, tally in by_file.items()}
