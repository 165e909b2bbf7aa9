"""Each page leads to its document in every other strand, to each of its sections there, and to its
PDFs.

Reads the finished pages, so it works without scripts as a reader without scripts would.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from alongside.model import Artifact, Format, Outcome, Outputs, Rule, Variant
from alongside.outputs.alternates import link_tag
from alongside.outputs.expected import Leaf, artifact_path, section_address, split_into_leaves
from alongside.readback.pages import BuiltPage, article, built_pages, is_in_furniture, resolve_link
from alongside.rules.options import mapping_option
from alongside.rules.outcomes import failed, passed

Fault = tuple[str, str, str]
"""A key of options.troubles, the name of what it is about, and where a link should lead."""

_SectionIds = Mapping[tuple[str, str], list[str] | None]
"""Of each variant, as _document_section_ids has them."""


@dataclass(frozen=True)
class _Page:
    """A page of a document. links: where its links lead ("ur/index.html#places"), and the links
    that do."""

    built: BuiltPage
    variant: Variant
    leaf: Leaf
    links: Mapping[str, list[HtmlElement]]


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page of a document."""
    pages = {page.path: page for page in built_pages(subject)}
    troubles = mapping_option(rule, "troubles")
    section_ids: _SectionIds = {
        key: _document_section_ids(variant, pages)
        for key, variant in subject.sources.variants.items()
    }
    for page in pages.values():
        if page.variant is None or page.leaf is None:
            continue  # generated pages exist in one language only
        faults = list(
            _page_faults(subject, _Page(page, page.variant, page.leaf, _links(page)), section_ids)
        )
        for trouble, name, target in faults:
            described = troubles[trouble].format(name=name, target=target)
            yield failed(page.place(), expected=target, trouble=described, name=name, target=target)
        if not faults:
            yield passed(page.place())


def _page_faults(outputs: Outputs, page: _Page, section_ids: _SectionIds) -> Iterator[Fault]:
    for artifact in _expected_artifacts(outputs, page):
        if artifact.is_pdf:
            if artifact.path not in page.links:
                yield "no-link", artifact.strand.key, artifact.path
            continue
        other = outputs.sources.variants.get((artifact.document, artifact.strand.key))
        if other is not None:
            tag = link_tag(outputs.sources.publication, other.strand)
            yield from _variant_faults(page, other, tag, section_ids)


def _expected_artifacts(outputs: Outputs, page: _Page) -> Iterator[Artifact]:
    """The other web pages of the document, and the page's own files in other formats."""
    for artifact in outputs.artifacts:
        is_web_page = artifact.format == Format.WEB
        is_of_this_strand = artifact.strand == page.built.strand
        if artifact.document == page.variant.document and is_web_page != is_of_this_strand:
            yield artifact


def _links(page: BuiltPage) -> dict[str, list[HtmlElement]]:
    links: dict[str, list[HtmlElement]] = {}
    for link in page.tree.iter("a"):
        target, fragment = resolve_link(page.path, link.get("href", ""))
        links.setdefault(f"{target}#{fragment}" if fragment else target, []).append(link)
    return links


def _variant_faults(
    page: _Page, other: Variant, tag: str, section_ids: _SectionIds
) -> Iterator[Fault]:
    """other: the same document elsewhere. tag: the BCP 47 tag that links to it have."""
    whole = artifact_path(other.strand, other.document, Format.WEB)
    address = whole if page.leaf.is_first else section_address(other, page.leaf.section)
    leading = page.links.get(address, [])
    if not leading:
        yield "no-link", other.strand.key, address
        return
    section_addresses = {
        section: section_address(other, section) for section in _section_ids(page.built)
    }
    to_sections: list[HtmlElement] = []
    for section_target in section_addresses.values():
        to_sections += page.links.get(section_target, [])
    if not _say_language(leading, to_sections, other.strand.language, tag):
        yield "language-unsaid", other.strand.key, tag
    differing = _differing_section(page.variant, other, section_ids)
    if differing:
        yield "other-sections", differing, whole
    for section, section_target in section_addresses.items():
        if section_target not in page.links:
            yield "no-section-link", section, section_target


def _say_language(
    leading: list[HtmlElement], to_sections: list[HtmlElement], language: str, tag: str
) -> bool:
    """Whether one of the links to the whole, and each to a section, says in which language that
    is."""
    if any(link.get("hreflang") != tag for link in to_sections):
        return False
    return any(link.get("hreflang") == tag and _link_language(link) == language for link in leading)


def _differing_section(variant: Variant, other: Variant, section_ids: _SectionIds) -> str | None:
    """What one of two variants has and the other has not; None where they are alike or not
    there."""
    here, there = (section_ids[each.document, each.strand.key] for each in (variant, other))
    if here is None or there is None or there == here:
        return None
    return min(set(here) ^ set(there), default="order of sections")


def _document_section_ids(variant: Variant, pages: Mapping[str, BuiltPage]) -> list[str] | None:
    """The ids of the main sections on all the pages of a document; None when one of them is not
    there."""
    ids: list[str] = []
    for leaf in split_into_leaves(variant):
        page = pages.get(leaf.path)
        if page is None:
            return None
        ids += _section_ids(page) if leaf.is_first else _heading_ids(page, "h1")
    return ids


def _section_ids(page: BuiltPage) -> list[str]:
    """The ids of the main sections that the page has beside its own, in their order."""
    is_first = page.leaf is not None and page.leaf.is_first
    return _heading_ids(page, "h2") if is_first else []


def _heading_ids(page: BuiltPage, level: str) -> list[str]:
    text = article(page)
    if text is None:
        return []
    return [heading.get("id", "") for heading in text.iter(level) if not is_in_furniture(heading)]


def _link_language(link: HtmlElement) -> str:
    """The language of the words of a link, as declared on it or around it."""
    # Words in another language than the page may be in an element of their own inside the link.
    for element in (*link.iter(), *link.iterancestors()):
        language = element.get("lang")
        if language:
            return str(language)
    return ""
