"""The words of a page are in its language, also where two languages share a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from babel import Locale

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import heading_blocks, page_blocks
from alongside.rules.options import lists_option
from alongside.rules.outcomes import cannot_tell, failed, passed, place_in, readable_variants
from alongside.text.clean import page_language_words
from alongside.text.language_detection import guess_language, is_known_language

_LONGEST_EXCERPT = 80
_Text = tuple[int, str]
"""(line in the file, the words that must be in the page's language)"""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a block or heading long enough to tell; all blocks, or all headings, of a page.

    Limits: "characters" that make a text long enough to tell, and "sure", the least probability in
    per cent. Options: "look-alikes", languages by script.
    """
    for variant in readable_variants(subject, rule):
        language = subject.publication.language_of(variant.strand)
        if is_known_language(language.tag):
            outcomes = _page_outcomes(subject, rule, variant)
            yield from outcomes_or_inapplicable(place_in(variant), outcomes)
        else:
            reason = f"We have no means to recognise {language.name}."
            yield cannot_tell(place_in(variant), reason)


def _page_outcomes(sources: Sources, rule: Rule, variant: Variant) -> Iterator[Outcome]:
    language = sources.publication.language_of(variant.strand)
    look_alikes = lists_option(rule, "look-alikes").get(language.script, ())
    for line, text in _texts_to_judge(sources, variant):
        if len(text) < rule.limits["characters"]:
            continue
        likely, probability = guess_language(text, language.tag, look_alikes)
        # A guess that is not sure would refuse right pages.
        if likely == language.tag or 100 * probability < rule.limits["sure"]:
            yield passed(place_in(variant, line))
        else:
            yield failed(
                place_in(variant, line),
                seen=_shorten(text),
                found=Locale.parse(likely).english_name,
                language=language.name,
                tag=likely,
            )


def _texts_to_judge(sources: Sources, variant: Variant) -> list[_Text]:
    names = sources.publication.names
    blocks = _texts(page_blocks(variant), names)
    headings = _texts(heading_blocks(variant), names)
    first_line = headings[0][0] if headings else 1
    # Headings are too short to tell one by one, but not all together.
    return [
        *blocks,
        *headings,
        (first_line, _join_texts(headings)),
        (1, _join_texts(blocks)),
    ]


def _texts(blocks: Iterable[Block], names: tuple[str, ...]) -> list[_Text]:
    return [(block.line, " ".join(page_language_words(block, names).split())) for block in blocks]


def _join_texts(texts: list[_Text]) -> str:
    return " ".join(text for _, text in texts)


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_EXCERPT else text[: _LONGEST_EXCERPT - 1] + "…"
