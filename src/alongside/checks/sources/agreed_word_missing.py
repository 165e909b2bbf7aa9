"""A translation says the hard words of its source with the words that glossary.yml has agreed for its language."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Place, Publication, Rule, Sources, Term, Variant
from alongside.publication.glossary import FILE
from alongside.publication.terms import TermFinder, term_lines_in_section
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, variants_with_sources


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    publication = sources.publication
    finders = {strand.key: TermFinder(publication, strand) for strand in publication.strands}
    terms = {term.id: term for term in publication.terms}
    for variant, source in variants_with_sources(sources, rule):
        if source is None or source.strand.language == variant.strand.language:
            yield inapplicable(place_in(variant))
            continue
        faults = list(_faults(publication, rule, variant, source, finders, terms))
        yield from faults or [passed(place_in(variant))]
    yield from _unknown_sections(sources, rule)


def _faults(
    publication: Publication,
    rule: Rule,
    variant: Variant,
    source: Variant,
    finders: dict[str, TermFinder],
    terms: dict[str, Term],
) -> Iterator[Outcome]:
    for origin in source.sections:
        section = variant.section(origin.id) if origin.id else None
        if section is None:
            continue  # section-mismatch says so
        used = term_lines_in_section(finders[variant.strand.key], section)
        for id_, line in term_lines_in_section(finders[source.strand.key], origin).items():
            agreed, here = (
                terms[id_].wordings.get(variant.strand.key),
                f"{variant.document}#{origin.id}",
            )
            # A term without words in the language has a finding of its own: glossary-incomplete.
            if id_ in used or agreed is None or here in agreed.said_otherwise:
                continue
            key = variant.strand.language
            yield failed(
                place_in(variant, section.line),
                expected=agreed.word,
                **fault_texts(
                    rule,
                    "missing",
                    word=terms[id_].wordings[source.strand.key].word,
                    source=source.path.as_posix(),
                    source_line=line,
                    language=publication.languages[key].name,
                    key=key,
                    here=here,
                    file=FILE,
                    forms=", ".join(f"“{form}”" for form in agreed.forms),
                    glossary_line=_glossary_line(terms[id_], key),
                ),
            )


def _unknown_sections(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """An exception for a section that was renamed would be forgotten in the file."""
    known = {
        f"{variant.document}#{section.id}"
        for variant in sources.variants.values()
        if variant.strand.made_from is None
        for section in variant.sections
    }
    for term in sources.publication.terms:
        allowed = {
            (strand.language, place)
            for strand in sources.publication.strands
            if strand.key in term.wordings
            for place in term.wordings[strand.key].said_otherwise
        }
        for key, place in sorted(allowed):
            if place not in known:
                yield failed(
                    Place(FILE, _glossary_line(term, key)),
                    seen=place,
                    **fault_texts(
                        rule,
                        "unknown-section",
                        term=term.id,
                        place=place,
                        near=suggestion(place, known),
                    ),
                )


def _glossary_line(term: Term, key: str) -> int:
    return term.lines.get(key, term.lines[""])
