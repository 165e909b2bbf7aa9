"""The sentences of a page that may be claims, and the spelling in which two are compared."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import LEAD, Block, Language, Variant
from alongside.publication.glossary import normalise_word
from alongside.text.sentences import PROSE, Sentence, sentences_of
from alongside.text.typography import normalise_typography

_KINDS = (*PROSE, "cell", "header-cell")
_LEADS_IN = ":"


def sentences_with_lists(variant: Variant, language: Language) -> Iterator[Sentence]:
    """The sentences of paragraphs, items and cells, in order.

    One that leads in a list has the items behind it, as “You can ask for:” alone offers nothing.
    """
    for section in variant.sections:
        blocks = [block for block in section.blocks if block.kind in _KINDS]
        for index, block in enumerate(blocks):
            for sentence in sentences_of(block, language):
                text = sentence.text
                if text.endswith(_LEADS_IN):
                    text = " ".join([text, *_items_after(blocks[index + 1 :])])
                yield Sentence(text, sentence.line)


def description_sentence(variant: Variant) -> Sentence:
    """What search results show of the page. It may name a duty or an offer that the page tells of,
    as headings do, but a promise is one there, too."""
    return _setting_sentence(variant, "description")


def heading_sentences(variant: Variant) -> Iterator[Sentence]:
    """The title of the page and its headings."""
    yield _setting_sentence(variant, "title")
    for section in variant.sections:
        if section.id != LEAD:
            yield Sentence(section.heading, section.line)


def _setting_sentence(variant: Variant, name: str) -> Sentence:
    return Sentence(str(variant.meta.get(name) or ""), variant.meta_lines.get(name, 1))


def _items_after(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind != "item":
            return
        yield block.text


def normalise_sentence(text: str) -> str:
    """The spelling in which two sentences are the same one, without the sign at its end."""
    return normalise_word(normalise_typography(text)).rstrip(" .:;!?")
