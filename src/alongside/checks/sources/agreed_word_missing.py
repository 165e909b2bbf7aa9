"""A translation says the hard words of its source with the words that glossary.yml has agreed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Place, Publication, Rule, Section, Sources, Term, Variant
from alongside.publication.glossary import FILE
from alongside.publication.terms import TermFinder, term_lines_in_section
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, variants_with_sources


@dataclass(frozen=True)
class _Glossary:
    """terms: by id. finders: by strand key; each finds the terms of its strand in a text."""

    publication: Publication
    terms: dict[str, Term]
    finders: dict[str, TermFinder]


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a translated page; a section for which the glossary allows another word."""
    publication = subject.publication
    glossary = _Glossary(
        publication=publication,
        terms={term.id: term for term in publication.terms},
        finders={strand.key: TermFinder(publication, strand) for strand in publication.strands},
    )
    for variant, source in variants_with_sources(subject, rule):
        # Easy read has its source's language: there word-not-explained looks after the terms.
        if source is None or source.strand.language == variant.strand.language:
            yield inapplicable(place_in(variant))
            continue
        faults = _page_faults(rule, glossary, variant, source)
        yield from outcomes_of_target(place_in(variant), faults)
    yield from _allowed_section_outcomes(subject, rule)


def _page_faults(
    rule: Rule, glossary: _Glossary, variant: Variant, source: Variant
) -> Iterator[Outcome]:
    for origin in source.sections:
        section = variant.section(origin.id) if origin.id else None
        if section is None:
            continue  # section-mismatch says so
        here = f"{variant.document}#{origin.id}"
        used = term_lines_in_section(glossary.finders[variant.strand.key], section)
        wanted = term_lines_in_section(glossary.finders[source.strand.key], origin)
        for term_id, source_line in wanted.items():
            term = glossary.terms[term_id]
            agreed = term.wordings.get(variant.strand.key)
            # A term without words in the language has a finding of its own: glossary-incomplete.
            if term_id in used or agreed is None or here in agreed.said_otherwise:
                continue
            yield _missing_word_outcome(rule, glossary, variant, section, source, source_line, term)


def _missing_word_outcome(
    rule: Rule,
    glossary: _Glossary,
    variant: Variant,
    section: Section,
    source: Variant,
    source_line: int,
    term: Term,
) -> Outcome:
    agreed = term.wordings[variant.strand.key]
    language = variant.strand.language
    texts = fault_texts(
        rule,
        "missing",
        word=term.wordings[source.strand.key].word,
        source=source.path.as_posix(),
        source_line=source_line,
        language=glossary.publication.languages[language].name,
        key=language,
        here=f"{variant.document}#{section.id}",
        file=FILE,
        forms=", ".join(f"“{form}”" for form in agreed.forms),
        glossary_line=_glossary_line(term, language),
    )
    # At the heading, as only a translator knows where in the section the word belongs.
    return failed(place_in(variant, section.line), expected=agreed.word, **texts)


def _allowed_section_outcomes(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """An exception for a section that was renamed would be forgotten in the file."""
    known = _section_addresses(sources)
    for term in sources.publication.terms:
        for language, address in _allowed_sections(sources.publication, term):
            place = Place(FILE, _glossary_line(term, language))
            if address in known:
                yield passed(place)
                continue
            texts = fault_texts(
                rule,
                "unknown-section",
                term=term.id,
                place=address,
                near=suggestion(address, known),
            )
            yield failed(place, seen=address, **texts)


def _section_addresses(sources: Sources) -> set[str]:
    """Every section of the source strand, as "page#section"."""
    addresses: set[str] = set()
    for variant in sources.variants.values():
        if variant.made_from is None:
            addresses.update(f"{variant.document}#{section.id}" for section in variant.sections)
    return addresses


def _allowed_sections(publication: Publication, term: Term) -> list[tuple[str, str]]:
    """(language, "page#section") wherever a translation may say the term otherwise."""
    allowed: set[tuple[str, str]] = set()
    for strand in publication.strands:
        if strand.key in term.wordings:
            for address in term.wordings[strand.key].said_otherwise:
                allowed.add((strand.language, address))
    return sorted(allowed)


def _glossary_line(term: Term, key: str) -> int:
    """The line of glossary.yml on which the term's words for a language begin."""
    return term.lines.get(key, term.lines[""])
