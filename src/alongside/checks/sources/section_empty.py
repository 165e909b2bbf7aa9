"""A heading has words below it: an empty section looks the same as one that was forgotten."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Section, Sources, Variant
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """A heading may stand right above a deeper one, but only where the source's does so too."""
    for variant in readable_variants(sources, rule):
        source = sources.source_of(variant)
        for index, section in enumerate(variant.sections):
            origin = source.section(section.id) if source and section.id else None
            place = place_in(variant, section.line)
            if origin and _has_words(origin) and not _has_words(section):
                said = fault_texts(
                    rule,
                    "lost",
                    heading=section.heading,
                    source=source.path.as_posix(),
                    source_line=origin.line,
                )
                yield failed(place, seen=_format_heading(section), **said)
            elif _has_content(section) or _has_subsections(variant, index):
                yield passed(place)
            else:
                yield failed(
                    place,
                    seen=_format_heading(section),
                    **fault_texts(rule, "empty", heading=section.heading),
                )


def _has_words(section: Section) -> bool:
    return any(character.isalnum() for block in section.blocks for character in block.text)


def _has_content(section: Section) -> bool:
    return _has_words(section) or any(block.pictures for block in section.blocks)


def _has_subsections(variant: Variant, index: int) -> bool:
    """The next heading is deeper: this one stands above parts of its own."""
    below = variant.sections[index + 1 :]
    return bool(below) and below[0].depth > variant.sections[index].depth


def _format_heading(section: Section) -> str:
    return f"{'#' * section.depth} {section.heading}"
