"""Every page that readers had is still at its address, or moved.yml says where it went."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import Fault, fault_outcome
from alongside.model import Outcome, Place, Rule, Sources
from alongside.outputs.expected import generated_paths, split_into_leaves
from alongside.publication.before import Before, read_before
from alongside.publication.moved import names_before
from alongside.publication.settings import FILE
from alongside.rules.outcomes import inapplicable, passed


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a document that was there before."""
    before = read_before(subject)
    if before is None:
        yield inapplicable(Place(FILE))
        return
    gone = _gone_pages(subject, before)
    for document in before.documents:
        missing = gone.get(document, [])
        is_gone = not _is_known(subject, document)
        if not is_gone and not missing:
            yield passed(Place(FILE))
            continue
        old = [document] if is_gone else []
        now = _likely_name(subject, before, document)
        lines = "\n".join(_entry(name, now) for name in (*old, *missing))
        fault = Fault("page" if is_gone else "address", 1, values={"was": document, "lines": lines})
        yield fault_outcome(rule, FILE, fault)


def _is_known(sources: Sources, document: str) -> bool:
    publication = sources.publication
    return document in publication.documents or document in names_before(publication)


def _gone_pages(sources: Sources, before: Before) -> dict[str, list[str]]:
    """Document to old addresses that have no page now and would have none if the document alone
    were named in moved.yml."""
    known = set(generated_paths(sources.publication))
    for variant in sources.variants.values():
        known.update(leaf.path for leaf in split_into_leaves(variant))
    gone: dict[str, list[str]] = {}
    for page, document in sorted(before.pages.items()):
        is_whole = page.removesuffix(".html").endswith(document)
        # An unreadable page has a finding of its own, and will have its address again.
        if page not in known and not (is_whole and document not in sources.publication.documents):
            gone.setdefault(document, []).append(page)
    return gone


def _likely_name(sources: Sources, before: Before, document: str) -> str:
    """What the document is called now, as far as the very same words or moved.yml prove it."""
    publication = sources.publication
    if document in publication.documents:
        return document
    if document in names_before(publication):
        return names_before(publication)[document]
    for variant in sources.variants.values():
        is_new = variant.document not in before.documents
        if is_new and any(map(variant.has_fingerprint, before.documents[document])):
            return variant.document
    return ""


def _entry(was: str, now: str) -> str:
    """As it is typed. Of a page that was one section, the section is named, too."""
    section = was.removesuffix(".html").rpartition("/")[2].partition(".")[2]
    place = f"#{section}" if section and now else ""
    return f"- was: {was}\n  now: {now or '…'}{place}"
