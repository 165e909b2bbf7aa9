"""A section of the tiny publication beside the section that it was made from, for rules that compare."""

from dataclasses import replace
from functools import cache

from alongside.gates.judge import judge
from alongside.model import Outcome, Sources, Status, Variant
from alongside.publication.catalogue import find_documents, parse_variant
from alongside.publication.fact_uses import strand_facts
from alongside.rules import rulebook
from tiny_site import TINY, TODAY

RULES = rulebook.load()
SOURCE = "plain-english"


def pair_findings(
    source: str, page: str, *rules: str, strand: str = "ur", accepted: bool = True, facts=None
) -> list[str]:
    """What the rules say of a section that was made from another: "rule: what is seen or needed".

    source and page: the Markdown of both. accepted: whether made_from says that they were compared.
    """
    sources = _sources(facts)
    made_from = _page(sources, SOURCE, source)
    recorded = made_from.section("extra").fingerprint if accepted else "000000"
    changed = {
        ("bins", SOURCE): made_from,
        ("bins", strand): _page(sources, strand, page, f'  extra: "{recorded}"\n'),
    }
    changed_sources = replace(sources, variants={**sources.variants, **changed})
    found = judge("sources", changed_sources, [RULES[rule] for rule in rules])
    path = changed["bins", strand].path.as_posix()
    return [
        f"{finding.rule}: {finding.seen or finding.expected}"
        for finding in found.findings
        if finding.place.path == path
    ]


def fingerprint_in(markdown: str, strand: str = SOURCE, facts=None) -> str:
    """The fingerprint of a section with this Markdown on a page of the strand."""
    return _page(_sources(facts), strand, markdown).section("extra").fingerprint


def page_failures(rule_id: str, check, markdown: str) -> list[Outcome]:
    """What a check finds on a page of the full version with this Markdown at its end."""
    sources = _sources(None)
    changed = {("bins", "full"): _page(sources, "full", markdown)}
    outcomes = check(replace(sources, variants={**sources.variants, **changed}), RULES[rule_id])
    return [outcome for outcome in outcomes if outcome.status is Status.FAILED]


@cache
def _tiny_sources() -> Sources:
    return find_documents(TINY, TODAY)


def _sources(facts) -> Sources:
    sources = _tiny_sources()
    if facts is None:
        return sources
    return replace(sources, publication=replace(sources.publication, facts=facts))


def _page(sources: Sources, strand_key: str, markdown: str, made_from: str = "") -> Variant:
    before = sources.variants["bins", strand_key]
    text = (TINY / before.path).read_text(encoding="utf-8")
    text = text.replace("made_from:\n", f"made_from:\n{made_from}", 1)
    publication = sources.publication
    return parse_variant(
        f"{text}\n## Extra {{#extra}}\n\n{markdown}\n",
        "bins",
        before.strand,
        before.path,
        strand_facts(publication, before.strand),
        site_url=publication.url,
    )
