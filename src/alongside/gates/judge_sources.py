"""The verdict of the sources gate, from what is kept of earlier runs and what is found anew."""

from __future__ import annotations

from alongside.gates.judge import find_tallies, make_verdict
from alongside.gates.kept_outcomes import KeptOutcomes
from alongside.gates.kept_verdict import find_kept_verdict, keep_verdict
from alongside.gates.source_digests import SourceDigests, read_source_digests
from alongside.model import Sources, Verdict
from alongside.publication.kept_pages import KeptPages
from alongside.rules.own_rules import publication_rules
from alongside.system.file_cache import CACHE_FOLDER, tidy_cache

GATE = "sources"


def judge_sources(
    sources: Sources,
    digests: SourceDigests | None,
    files: frozenset[str] | None = None,
    pages: KeptPages | None = None,
) -> Verdict:
    """The same as judge gives, which is asked where nothing may be kept.

    digests: from before the sources were read, or None. files: what the verdict is about, if not
    all. pages: that were read with what is kept of them. Raises ToolMissing.
    """
    rules = [rule for rule in publication_rules(sources.root).values() if rule.gate == GATE]
    if digests is None or not _are_of(digests, sources):
        return make_verdict(GATE, sources, rules, find_tallies(sources, rules), files)
    kept = None if files is not None else find_kept_verdict(sources.root, digests, sources.today)
    if kept is not None:
        return kept
    run = KeptOutcomes(sources, rules, digests, files)
    verdict = make_verdict(GATE, sources, rules, run.find_tallies(), files)
    # Somebody may have saved a file while it was judged.
    if read_source_digests(sources.root) == digests:
        run.keep()
        if pages is not None:
            pages.keep()
        if files is None:
            keep_verdict(sources, digests, verdict)
        tidy_cache(sources.root / CACHE_FOLDER)
    return verdict


def _are_of(digests: SourceDigests, sources: Sources) -> bool:
    """Whether every page has one: it may have been made meanwhile, or be behind a link."""
    return all(page.path.as_posix() in digests.pages for page in sources.variants.values())
