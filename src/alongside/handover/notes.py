"""Notes that stand beside the words: the terms agreed on, and the state of the section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alongside.handover.model import Handover, Part, Segment
from alongside.handover.text import plain_text
from alongside.model import Term
from alongside.publication.fact_uses import fill_facts, strand_facts
from alongside.publication.terms import TermFinder

INSTRUCTIONS = (
    "Translate or rewrite the words on the side of the target only. Leave every code where its "
    "words are: a link, a picture, or a value in {{ }}. Leave the notes that begin with "
    "“alongside.1.” as they are. Mark a segment as translated when it is finished. A section "
    "counts as up to date when all of its segments are."
)
NOTE_KINDS = ("alongside", "section", "source", "previous", "picture", "value", "glossary")
"""What kinds of notes we put beside words."""
GlossaryEntry = tuple[str, str, str]
"""(word of the source, word agreed on for the strand, what it means)."""


def glossary_entries(
    handover: Handover, segment: Segment, finder: TermFinder
) -> list[GlossaryEntry]:
    """One for each term of the glossary that occurs in the segment's source."""
    term_ids = finder.find(plain_text(segment.source))
    return [glossary_entry(handover, term) for term in handover.terms if term.id in term_ids]


def glossary_entry(handover: Handover, term: Term) -> GlossaryEntry:
    wording = term.wordings[handover.strand.key]
    return term.wordings[handover.source.key].word, wording.word, wording.meaning


def format_glossary_note(entry: GlossaryEntry) -> str:
    source_word, word, meaning = entry
    return f"{source_word} = {word} ({meaning})"


def fact_values(handover: Handover, segments: Iterable[Segment]) -> dict[str, str]:
    """Each {{ fact.name }} in the segments to the value that readers get instead."""
    facts = strand_facts(handover.publication, handover.strand)
    values: dict[str, str] = {}
    for segment in segments:
        for code in segment.codes.values():
            if code.kind == "fact":
                value = fill_facts(code.payload, facts).rendered
                # The settings of a heading are protected like a fact, but have no value.
                if value != code.payload:
                    values[code.payload] = value
    return values


def segment_notes(
    handover: Handover, part: Part, number: int, finder: TermFinder
) -> Iterator[tuple[str, str]]:
    """(kind, words) for the segment of this number, counted from 0.

    The notes of the first segment also hold the section's stamp and history.
    """
    segment = part.segments[number]
    if number == 0:
        yield from _section_notes(part)
    if segment.alt_text_of:
        yield "picture", "What the picture shows, for people who cannot see it."
    for fact, value in fact_values(handover, [segment]).items():
        yield "value", f"{fact}: readers get {value}"
    for entry in glossary_entries(handover, segment, finder):
        yield "glossary", format_glossary_note(entry)


def _section_notes(part: Part) -> Iterator[tuple[str, str]]:
    yield "alongside", str(part.stamp)
    yield "section", f"{part.heading}: {part.state}"
    if part.source_words:
        yield "source", f"What this section is made from, as it is now:\n{part.source_words}"
    if part.previous:
        words = "This section as it is now. Its paragraphs differ from the source’s:"
        yield "previous", f"{words}\n{part.previous}"
