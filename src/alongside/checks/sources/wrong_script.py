"""The letters of a page are those of its language's script, unless they are marked as foreign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import heading_blocks, text_blocks
from alongside.rules.outcomes import failed, inapplicable, place_in, readable_variants
from alongside.text.clean import page_language_words
from alongside.text.scripts import count_letters, count_script_letters

_LONGEST_EXCERPT = 80


@dataclass(frozen=True)
class _Text:
    """The words of a block that must be in the page's script.

    least_letters: from which it is judged by itself.
    """

    line: int
    words: str
    least_letters: float


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page with letters.

    Limits: "page" and "block", the least per cent of letters in the script; "block-letters", from
    which a block counts, and "heading-letters", from which a heading, the title or the description
    does.
    """
    for variant in readable_variants(subject, rule):
        texts = list(_texts(subject, rule, variant))
        # A page of names and numbers alone has no letters to judge.
        if any(count_letters(text.words) for text in texts):
            faults = _page_faults(subject, rule, variant, texts)
            yield from outcomes_of_target(place_in(variant), faults)
        else:
            yield inapplicable(place_in(variant))


def _page_faults(
    sources: Sources, rule: Rule, variant: Variant, texts: list[_Text]
) -> list[Outcome]:
    """Those of the blocks; where no block alone is wrong, that of the page as a whole."""
    faults = list(_block_faults(sources, rule, variant, texts))
    if faults:
        return faults
    language = sources.publication.language_of(variant.strand)
    share = _share(language.script, " ".join(text.words for text in texts))
    if share >= rule.limits["page"]:
        return []
    limit = int(rule.limits["page"])
    return [failed(place_in(variant), share=share, limit=limit, language=language.name)]


def _block_faults(
    sources: Sources, rule: Rule, variant: Variant, texts: list[_Text]
) -> Iterator[Outcome]:
    language = sources.publication.language_of(variant.strand)
    for text in texts:
        share = _share(language.script, text.words)
        if count_letters(text.words) >= text.least_letters and share < rule.limits["block"]:
            yield failed(
                place_in(variant, text.line),
                seen=_shorten(text.words),
                share=share,
                limit=int(rule.limits["block"]),
                language=language.name,
            )


def _texts(sources: Sources, rule: Rule, variant: Variant) -> Iterator[_Text]:
    names = sources.publication.names
    for block in text_blocks(variant):
        words = page_language_words(block, names)
        yield _Text(line=block.line, words=words, least_letters=rule.limits["block-letters"])
    for block in heading_blocks(variant):
        words = page_language_words(block, names)
        yield _Text(line=block.line, words=words, least_letters=rule.limits["heading-letters"])


def _share(script: str, text: str) -> int:
    """Per cent of the letters that are in the script, an ISO 15924 code; 0 without letters."""
    total = count_letters(text)
    return 100 * count_script_letters(script, text) // total if total else 0


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _LONGEST_EXCERPT:
        return words
    return words[: _LONGEST_EXCERPT - 1].rsplit(" ", 1)[0] + " …"
