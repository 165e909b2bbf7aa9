"""What a list of case studies shows: each under its place, its themes and its kind of work."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import DocumentKind, Format, Sources, Strand, Variant
from alongside.outputs.expected import artifact_path, section_address
from alongside.publication.case_names import CASE_LISTS
from alongside.publication.kinds.case_studies import CaseStudies, CaseStudy
from alongside.web.context import Context, Link
from alongside.web.frame import relative_link


def describe_case_list(sources: Sources, variant: Variant, kind: DocumentKind) -> Context:
    """lists: each with its key and its names, and below each name the links to its cases."""
    here = artifact_path(variant.strand, variant.document, Format.WEB)
    told = list(_told_cases(sources, variant.strand, here))
    return {
        "lists": [
            {"key": key, "names": _names(sources, variant.strand, key, told)} for key in CASE_LISTS
        ]
    }


def _told_cases(sources: Sources, strand: Strand, here: str) -> Iterator[tuple[CaseStudy, Link]]:
    """Each case study that the strand tells, in the order of the publication, with its link."""
    for slug in sources.publication.documents:
        kind = sources.kinds.get(slug)
        page = sources.variants.get((slug, strand.key))
        if page is None or kind is None or not isinstance(kind.data, CaseStudies):
            continue
        for case in kind.data.cases:
            if section := page.section(case.section):
                address = section_address(page, case.section)
                yield case, {"title": section.heading, "href": relative_link(address, here)}


def _names(
    sources: Sources, strand: Strand, key: str, told: list[tuple[CaseStudy, Link]]
) -> list[Context]:
    """Those that a case has, in the order of cases.yml."""
    names: list[Context] = []
    for name, words in sources.publication.case_names.get(key, {}).items():
        links = [link for case, link in told if name in case.names_in(key)]
        if links:
            names.append({"name": words[strand.key], "links": links})
    return names
