"""A heading has words below it: an empty section looks the same as one that was forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Section, Sources, Variant
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a section.

    A heading may stand right above a deeper one, but only where the source's does so too.
    """
    for variant in readable_variants(subject, rule):
        source = subject.source_of(variant)
        for index, section in enumerate(variant.sections):
            # First, as it says more: that the words are there in the source.
            lost = source and _lost_words_outcome(rule, variant, section, source)
            if lost:
                yield lost
            elif _has_content(section) or _has_subsections(variant, index):
                yield passed(place_in(variant, section.line))
            else:
                texts = fault_texts(rule, "empty", heading=section.heading)
                place = place_in(variant, section.line)
                yield failed(place, seen=_format_heading(section), **texts)


def _lost_words_outcome(
    rule: Rule, variant: Variant, section: Section, source: Variant
) -> Outcome | None:
    """Of a section that is empty where that of the source has words; None of any other."""
    origin = source.section(section.id) if section.id else None
    if origin is None or not _has_words(origin) or _has_words(section):
        return None
    texts = fault_texts(
        rule,
        "lost",
        heading=section.heading,
        source=source.path.as_posix(),
        source_line=origin.line,
    )
    return failed(place_in(variant, section.line), seen=_format_heading(section), **texts)


def _has_words(section: Section) -> bool:
    return any(_is_word(block.text) for block in section.blocks)


def _is_word(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _has_content(section: Section) -> bool:
    return _has_words(section) or any(block.pictures for block in section.blocks)


def _has_subsections(variant: Variant, index: int) -> bool:
    """The next heading is deeper: this one stands above parts of its own."""
    below = variant.sections[index + 1 :]
    return bool(below) and below[0].depth > variant.sections[index].depth


def _format_heading(section: Section) -> str:
    """The heading as it is typed in Markdown."""
    return f"{'#' * section.depth} {section.heading}"
