"""No page, old address or change leads readers to a document before the day of its publication."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import Outcome, Place, Rule, Sources, Variant
from alongside.pages.link_address import PageAddress, normalise_link
from alongside.pages.page_lines import page_links
from alongside.publication.changes import FILE as CHANGES
from alongside.publication.held_back import PUBLISH_AT, is_held_back
from alongside.publication.kinds.case_list import CaseList
from alongside.publication.kinds.case_studies import CaseStudies
from alongside.publication.kinds.consultation import Consultation
from alongside.publication.kinds.you_said_we_did import YouSaidWeDid
from alongside.publication.moved import FILE as MOVED
from alongside.rules.outcomes import inapplicable, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a page; an entry of changes.yml or moved.yml."""
    if not subject.held_back:
        yield inapplicable(Place("publication.yml"))
        return
    for variant in readable_variants(subject, rule):
        faults = (
            *_first_page_faults(subject, variant),
            *_kind_faults(subject, variant),
            *_link_faults(subject, variant),
        )
        outcomes = (fault_outcome(rule, variant.path.as_posix(), fault) for fault in faults)
        yield from outcomes_of_target(place_in(variant), outcomes)
    for path, line, fault_list in _list_faults(subject):
        outcomes = (fault_outcome(rule, path, fault) for fault in fault_list)
        yield from outcomes_of_target(Place(path, line), outcomes)


def _first_page_faults(sources: Sources, variant: Variant) -> Iterator[Fault]:
    if (
        variant.document == "index"
        and _is_source(sources, variant)
        and "index" in sources.held_back
    ):
        line = variant.meta_lines.get(PUBLISH_AT, 1)
        yield Fault("first-page", line, f"{PUBLISH_AT}: {sources.held_back['index']}")


def _kind_faults(sources: Sources, variant: Variant) -> Iterator[Fault]:
    """Of a document that says something of others which are published later, or opens too early."""
    kind = sources.kinds.get(variant.document)
    if kind is None or not _is_source(sources, variant):
        return
    own_day = sources.held_back.get(variant.document, sources.today)
    is_held = variant.document in sources.held_back
    if is_held and isinstance(kind.data, Consultation) and own_day > kind.data.opens:
        line = variant.meta_lines.get(PUBLISH_AT, 1)
        values = {"to": variant.document, "day": own_day, "opens": kind.data.opens}
        yield Fault("opens-before", line, f"{PUBLISH_AT}: {own_day}", values)
    for needed in _needed_documents(sources, kind.data):
        # Of several, one is enough.
        days = [sources.held_back.get(slug, sources.today) for slug in needed]
        if days and min(days) > own_day:
            slug = needed[days.index(min(days))]
            yield Fault("needs", 1, f"kind: {kind.name}", {"to": slug, "day": min(days)})


def _needed_documents(sources: Sources, data: object) -> Iterator[tuple[str, ...]]:
    """Slugs of those of which a document of a kind needs one at least."""
    if isinstance(data, YouSaidWeDid):
        yield (data.about,)
    if isinstance(data, CaseList):
        yield tuple(
            slug for slug, kind in sources.kinds.items() if isinstance(kind.data, CaseStudies)
        )


def _is_source(sources: Sources, variant: Variant) -> bool:
    return sources.publication.made_from(variant.document, variant.strand) is None


def _link_faults(sources: Sources, variant: Variant) -> Iterator[Fault]:
    """Links to what is published later than the page itself."""
    own_day = sources.held_back.get(variant.document, sources.today)
    pages = {f"{slug}.md": slug for slug in sources.held_back}
    here = PageAddress(sources.publication.url, variant.strand.url, f"{variant.document}.md")
    for link in page_links(variant):
        try:
            path = urlsplit(unquote(normalise_link(link.target, here))).path
        except ValueError:
            continue  # link-broken tells of it
        slug = pages.get(path)
        if slug and sources.held_back[slug] > own_day:
            values = {"to": slug, "day": sources.held_back[slug]}
            yield Fault("link", link.line, f"[{link.text}]({link.target})", values)


def _list_faults(sources: Sources) -> Iterator[tuple[str, int, list[Fault]]]:
    """File and line of each entry that names a document, with what is wrong there."""
    for note in sources.publication.changes:
        held = [slug for slug in note.documents if slug in sources.held_back]
        faults = []
        if held and not is_held_back(sources, note):
            values = {"to": held[0], "day": sources.held_back[held[0]]}
            faults.append(Fault("change", note.line, f"documents: {held[0]}", values))
        yield CHANGES, note.line, faults
    for page in sources.publication.moved:
        faults = []
        if page.now in sources.held_back:
            values = {"to": page.now, "day": sources.held_back[page.now]}
            faults.append(Fault("moved", page.line, f"now: {page.now}", values))
        yield MOVED, page.line, faults
