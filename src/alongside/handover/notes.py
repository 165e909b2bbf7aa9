"""What a translator or writer is told beside the words: the words agreed on, and the state of the section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alongside.handover.model import Handover, Part, Segment
from alongside.handover.text import plain_text
from alongside.publication.fact_uses import fill_facts, strand_facts
from alongside.publication.terms import TermFinder

INSTRUCTIONS = (
    "Translate or rewrite the words on the side of the target only. Leave every code where its words "
    "are: a link, a picture, or a value in {{ }}. Leave the notes that begin with “alongside.1.” as "
    "they are. Mark a segment as translated when it is finished. A section counts as up to date when "
    "all of its segments are."
)


def glossary_entries(
    handover: Handover, segment: Segment, finder: TermFinder
) -> list[tuple[str, str, str]]:
    """(word of the source, word agreed on, what it means) for each word of the glossary in the segment's source."""
    found = finder.find(plain_text(segment.source))
    return [glossary_entry(handover, term) for term in handover.terms if term.id in found]


def glossary_entry(handover: Handover, term) -> tuple[str, str, str]:
    own, origin = term.wordings[handover.strand.key], term.wordings[handover.source.key]
    return origin.word, own.word, own.meaning


def fact_values(handover: Handover, segments: Iterable[Segment]) -> dict[str, str]:
    """What stands between brackets in the segments to what readers get instead."""
    facts = strand_facts(handover.publication, handover.strand)
    typed = dict.fromkeys(
        code.payload for one in segments for code in one.codes.values() if code.kind == "fact"
    )
    return {code: said for code in typed if (said := fill_facts(code, facts).rendered) != code}


def segment_notes(
    handover: Handover, part: Part, number: int, finder: TermFinder
) -> Iterator[tuple[str, str]]:
    """(kind, words) for a segment: the section's stamp and history with its first, agreed words with each."""
    segment = part.segments[number]
    if number == 0:
        yield "alongside", str(part.stamp)
        yield "section", f"{part.heading}: {part.state}"
        if part.source_words:
            yield "source", f"What this section is made from, as it is now:\n{part.source_words}"
        if part.previous:
            yield (
                "previous",
                f"This section as it is now. Its paragraphs differ from the source’s:\n{part.previous}",
            )
    if segment.alt_text_of:
        yield "picture", "What the picture shows, for people who cannot see it."
    for code, said in fact_values(handover, [segment]).items():
        yield "value", f"{code}: readers get {said}"
    for origin, own, meaning in glossary_entries(handover, segment, finder):
        yield "glossary", f"{origin} = {own} ({meaning})"
