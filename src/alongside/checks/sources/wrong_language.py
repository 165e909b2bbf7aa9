"""The words of a page are in its language, also where two languages share a script."""

from collections.abc import Iterable, Iterator

from babel import Locale

from alongside.model import Block, Outcome, Rule, Sources
from alongside.pages.page_lines import heading_blocks
from alongside.rules.outcomes import (
    cannot_tell,
    failed,
    inapplicable,
    passed,
    place_in,
    readable_variants,
)
from alongside.text.clean import page_language_words
from alongside.text.language_detection import guess_language, is_known_language


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Limits: characters that make a text long enough to tell, and the least probability in per cent."""
    names = sources.publication.names
    for variant in readable_variants(sources, rule):
        language = sources.publication.language_of(variant.strand)
        others = tuple(rule.options["look-alikes"].get(language.script, ()))
        if not is_known_language(language.tag):
            yield cannot_tell(place_in(variant), f"We have no means to recognise {language.name}.")
            continue
        blocks = _texts((b for s in variant.sections for b in s.blocks), names)
        naming = _texts(heading_blocks(variant), names)
        # Headings are too short to tell one by one, but not all together.
        texts = [*blocks, *naming, _join_texts(naming), (1, _join_texts(blocks)[1])]
        long_enough = [
            (line, text) for line, text in texts if len(text) >= rule.limits["characters"]
        ]
        for line, text in long_enough:
            found, probability = guess_language(text, language.tag, others)
            if found == language.tag or 100 * probability < rule.limits["sure"]:
                yield passed(place_in(variant, line))
            else:
                yield failed(
                    place_in(variant, line),
                    seen=text if len(text) <= 80 else text[:79] + "…",
                    found=Locale.parse(found).english_name,
                    language=language.name,
                    tag=found,
                )
        if not long_enough:
            yield inapplicable(place_in(variant))


def _texts(blocks: Iterable[Block], names: tuple[str, ...]) -> list[tuple[int, str]]:
    """(line, the words that must be in the page's language)"""
    return [(block.line, " ".join(page_language_words(block, names).split())) for block in blocks]


def _join_texts(texts: list[tuple[int, str]]) -> tuple[int, str]:
    return (texts[0][0] if texts else 1), " ".join(text for _, text in texts)
