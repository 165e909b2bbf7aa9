"""Lets the rules about pages look at them: of many pages, every processor takes some."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from alongside.checks import run_check
from alongside.checks.sources.page_summary import PageSummary, summarise_page
from alongside.gates.tally import Tally, tally_by_file
from alongside.model import PAGE, Rule, Sources
from alongside.system.limits import PAGES_AT_ONCE
from alongside.system.processes import Helpers
from alongside.system.processors import usable_processors
from alongside.system.progress import STAGE_PROGRESS

Key = tuple[str, str]
"""Of a variant, as in Sources.variants."""
ByFile = dict[str, Tally]

MIN_PAGES = 400
"""With fewer, what a process has to load before its first page, such as the words of each language,
is a third of the work or more."""
_PAGES_AT_ONCE = PAGES_AT_ONCE // 2
"""With their sources, which belong to the same documents, they are no more than are kept."""
_GROUPS_OF_PROCESS = 3
"""So that no process has to wait long for another in the end. What a rule reads of the publication,
it reads for each group."""


@dataclass(frozen=True)
class JudgedPages:
    """pages: their keys. found: by rule and path. summaries: of the pages, where they were asked
    what rules read of one page."""

    pages: tuple[Key, ...]
    found: dict[str, ByFile]
    summaries: dict[Key, PageSummary] = field(default_factory=dict)


def judge_pages(
    sources: Sources, rules: Iterable[Rule], reads: str, pages: Sequence[Key], helpers: Helpers
) -> list[JudgedPages]:
    """What those of the rules that read so much find in the pages, some pages after the others."""
    of_reads = [rule for rule in rules if rule.reads == reads]
    if len(pages) < MIN_PAGES or usable_processors() < 2:
        # Every rule about some pages, then about the next: so what they share is read once.
        groups = _split_by_document(pages, _PAGES_AT_ONCE)
        return [_judge_group(sources, of_reads, reads, group) for group in groups]
    size = -(-len(pages) // (_GROUPS_OF_PROCESS * usable_processors()))
    groups = _split_by_document(pages, min(size, _PAGES_AT_ONCE))
    with TemporaryDirectory(prefix="alongside-pages-") as folder:
        subject = Path(folder, "subject")
        subject.write_bytes(pickle.dumps((sources, of_reads, reads)))
        return helpers.map(partial(_judge_read, subject), groups, "groups of pages")


def find_by_rule(
    sources: Sources, rules: Sequence[Rule], paths: set[str] | None = None
) -> dict[str, ByFile]:
    """What each rule finds, by its id. paths: of the files that count, if not all."""
    found = {}
    for number, rule in enumerate(rules, 1):
        STAGE_PROGRESS.set(f"rule {number} of {len(rules)} about a {rule.reads}: {rule.id}")
        by_file = tally_by_file(run_check(rule, sources))
        if paths is not None:
            by_file = {path: by_file[path] for path in by_file if path in paths}
        found[rule.id] = by_file
    return found


def _judge_group(
    sources: Sources, rules: Sequence[Rule], reads: str, pages: tuple[Key, ...]
) -> JudgedPages:
    view = replace(sources, judged=frozenset(pages), judges_lists=False)
    variants = {key: sources.variants[key] for key in pages}
    paths = {variant.path.as_posix() for variant in variants.values()}
    found = find_by_rule(view, rules, paths)
    if reads != PAGE:
        return JudgedPages(pages, found)
    summaries = {key: summarise_page(sources, variant) for key, variant in variants.items()}
    return JudgedPages(pages, found, summaries)


def _judge_read(subject: Path, pages: tuple[Key, ...]) -> JudgedPages:
    return _judge_group(*_read_subject(subject), pages)


@lru_cache(maxsize=1)
def _read_subject(subject: Path) -> tuple[Sources, list[Rule], str]:
    """The sources and rules in a file, and what the rules read; once for each process."""
    sources, rules, reads = pickle.loads(subject.read_bytes())
    return sources, rules, reads


def _split_by_document(pages: Sequence[Key], size: int) -> list[tuple[Key, ...]]:
    """Groups of about so many pages. The versions of a document stay together, as rules compare
    them."""
    groups: list[list[Key]] = []
    for key in pages:
        if groups and (len(groups[-1]) < size or groups[-1][-1][0] == key[0]):
            groups[-1].append(key)
        else:
            groups.append([key])
    return [tuple(group) for group in groups]
