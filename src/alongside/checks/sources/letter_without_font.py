"""Every letter of a page can be printed: a font of ours has it."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.assets.font_table import script_font
from alongside.assets.fonts import describe_character, families_in_use, letters_without_a_font
from alongside.checks.sources.reader_texts import MENU, ReaderText, listed_texts
from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import page_lines
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a page; a text of a data file. Raises ToolMissing without the fonts."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_of_target(place_in(variant), _page_faults(subject, variant))
    for text in listed_texts(subject):
        # The words of a picture are heard and not drawn.
        if text.kind in ("listed", MENU):
            yield _text_outcome(subject, text)


def _text_outcome(sources: Sources, text: ReaderText) -> Outcome:
    in_use = families_in_use(sources.root)
    families = script_font(text.language, in_use).families
    without_font = letters_without_a_font(text.text, families, sources.root)
    if not without_font:
        return passed(text.place)
    return failed(text.place, seen=text.text, character=describe_character(without_font[0]))


def _page_faults(sources: Sources, variant: Variant) -> Iterator[Outcome]:
    """One for each line that has a letter without a font."""
    language = sources.publication.language_of(variant.strand)
    families = script_font(language, families_in_use(sources.root)).families
    # Letters that have a font are asked about once a page; asking is slow.
    known: set[str] = set()
    for line, text, _ in page_lines(variant):
        without_font = letters_without_a_font(set(text) - known, families, sources.root)
        if without_font:
            first = min(without_font, key=text.index)
            character = describe_character(first)
            yield failed(place_in(variant, line), seen=text, character=character)
        known |= set(text) - set(without_font)
