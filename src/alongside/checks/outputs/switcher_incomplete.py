"""Each page leads to its document in every other strand, to each of its sections there, and to its PDFs.

Reads the finished pages, so it works without scripts as a reader without scripts would.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from alongside.model import Artifact, Outcome, Outputs, Rule, Variant
from alongside.outputs.alternates import link_tag
from alongside.outputs.expected import artifact_path, section_address, split_into_leaves
from alongside.readback.pages import BuiltPage, article, built_pages, is_in_furniture, resolve_link
from alongside.rules.outcomes import failed, passed


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    pages = {page.path: page for page in built_pages(outputs)}
    for page in pages.values():
        if page.variant is None:
            continue  # generated pages exist in one language only
        links = _links(page)
        faults = []
        for artifact in _expected_artifacts(outputs, page):
            if artifact.is_pdf:
                faults += (
                    []
                    if artifact.path in links
                    else [("no-link", artifact.strand.key, artifact.path)]
                )
            elif other := outputs.sources.variants.get((artifact.document, artifact.strand.key)):
                faults += _faults(
                    page, other, link_tag(outputs.sources.publication, other.strand), links, pages
                )
        for trouble, name, target in faults:
            said = str(rule.options["troubles"][trouble]).format(name=name, target=target)
            yield failed(page.place(), expected=target, trouble=said, name=name, target=target)
        if not faults:
            yield passed(page.place())


def _expected_artifacts(outputs: Outputs, page: BuiltPage) -> list[Artifact]:
    """The other web pages of the document, and the page's own files in other formats."""
    return [
        artifact
        for artifact in outputs.artifacts
        if artifact.document == page.variant.document
        and ((artifact.format == "web") != (artifact.strand == page.strand))
    ]


def _links(page: BuiltPage) -> dict[str, list]:
    """Where the page's links lead ("ur/index.html#places") and the links that do."""
    found: dict[str, list] = {}
    for link in page.tree.iter("a"):
        target, fragment = resolve_link(page.path, link.get("href", ""))
        found.setdefault(f"{target}#{fragment}" if fragment else target, []).append(link)
    return found


def _faults(
    page: BuiltPage, other: Variant, tag: str, links: dict, pages: Mapping[str, BuiltPage]
) -> Iterator[tuple]:
    """(a key of options.troubles, name, target). other: the same document elsewhere. tag: what links say of it."""
    whole = (
        artifact_path(other.strand, other.document, "web")
        if page.leaf.is_first
        else section_address(other, page.leaf.section)
    )
    leading = links.get(whole, [])
    if not leading:
        yield "no-link", other.strand.key, whole
        return
    sections = _section_ids(page)
    addresses = {section: section_address(other, section) for section in sections}
    to_sections = [link for address in addresses.values() for link in links.get(address, [])]
    if not any(
        link.get("hreflang") == tag and _link_language(link) == other.strand.language
        for link in leading
    ) or any(link.get("hreflang") != tag for link in to_sections):
        yield "language-unsaid", other.strand.key, tag
    here, there = (_document_section_ids(variant, pages) for variant in (page.variant, other))
    if here is not None and there is not None and there != here:
        differing = sorted(set(here) ^ set(there)) or ["order of sections"]
        yield "other-sections", differing[0], artifact_path(other.strand, other.document, "web")
    for section, address in addresses.items():
        if address not in links:
            yield "no-section-link", section, address


def _document_section_ids(variant: Variant, pages: Mapping[str, BuiltPage]) -> list[str] | None:
    """The ids of the main sections on all the pages of a document; None when one of them is not there."""
    found = []
    for leaf in split_into_leaves(variant):
        if leaf.path not in pages:
            return None
        found += (
            _section_ids(pages[leaf.path])
            if leaf.is_first
            else _heading_ids(pages[leaf.path], "h1")
        )
    return found


def _section_ids(page: BuiltPage) -> list[str]:
    """The ids of the main sections that the page has beside its own, in their order."""
    return _heading_ids(page, "h2") if page.leaf.is_first else []


def _heading_ids(page: BuiltPage, level: str) -> list[str]:
    text = article(page)
    return (
        []
        if text is None
        else [h.get("id", "") for h in text.iter(level) if not is_in_furniture(h)]
    )


def _link_language(element) -> str:
    """The language of the words of a link, as declared on it or around it."""
    inner = [child for child in element.iter() if child.get("lang")]
    # Words in another language than the page may be in an element of their own inside the link.
    if inner:
        return inner[0].get("lang")
    return next((e.get("lang") for e in element.iterancestors() if e.get("lang")), "")
