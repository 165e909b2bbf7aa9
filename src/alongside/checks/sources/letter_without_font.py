"""Every letter of a page can be printed: a font of ours has it."""

from collections.abc import Iterator

from alongside.assets.fonts import describe_character, letters_without_a_font, script_font
from alongside.model import Outcome, Rule, Sources
from alongside.pages.page_lines import page_lines
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Raises ToolMissing without the fonts."""
    for variant in readable_variants(sources, rule):
        families = script_font(sources.publication.language_of(variant.strand)).families
        known: set[str] = set()
        for line, text, _ in page_lines(variant):
            unknown = letters_without_a_font(set(text) - known, families, sources.root)
            if unknown:
                first = min(unknown, key=text.index)
                yield failed(
                    place_in(variant, line), seen=text, character=describe_character(first)
                )
            known |= set(text) - set(unknown)
        yield passed(place_in(variant))
