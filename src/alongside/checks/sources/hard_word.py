"""Hard words that have a plainer one, unless they are explained or kept on purpose.

Names and quotations are left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alongside.assets.pictures import pictures_on
from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import (
    EASY_READ,
    Block,
    Language,
    Outcome,
    Place,
    Rule,
    Sources,
    Strand,
    Variant,
)
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.pages.page_lines import heading_blocks, page_blocks
from alongside.publication.glossary import FILE as GLOSSARY
from alongside.publication.glossary import wording_key
from alongside.publication.picture_list import FILE as PICTURES
from alongside.rules.options import mapping_option, text_option
from alongside.rules.outcomes import failed, place_in, readable_variants
from alongside.text.hard_words import HardWord, hard_words, own_hard_words
from alongside.text.own_prose import bold_words, own_prose
from alongside.text.sentences import split_sentences
from alongside.text.word_finder import WordFinder


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a page; a meaning in glossary.yml; the words of a picture in pictures.yml.

    Options: "list", the name of the list of hard words; or "words", each with what to write
    instead.
    """
    for variant in readable_variants(subject, rule):
        yield from outcomes_of_target(place_in(variant), _page_faults(subject, rule, variant))
    if subject.judges_lists:
        yield from _list_outcomes(subject, rule)


def _list_outcomes(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """What pages take from a list is judged once, where it is written."""
    for strand in filter(rule.applies_to, subject.publication.strands):
        finder = _make_finder(subject, rule, strand)
        for meaning in _meanings(subject, strand):
            faults = _block_faults(subject, finder, meaning, strand, GLOSSARY)
            yield from outcomes_of_target(Place(GLOSSARY, meaning.line), faults)
        for words in _listed_pictures(subject, strand):
            faults = _block_faults(subject, finder, words, strand, PICTURES)
            yield from outcomes_of_target(Place(PICTURES, words.line), faults)


def _page_faults(sources: Sources, rule: Rule, variant: Variant) -> Iterator[Outcome]:
    strand = variant.strand
    blocks = [*heading_blocks(variant), *_text_and_pictures(variant)]
    # Whether a sentence really explains the word in bold, word-not-explained looks at.
    explained = bold_words(blocks) if strand.level == EASY_READ else set()
    finder = _make_finder(sources, rule, strand, explained)
    for block in blocks:
        yield from _block_faults(sources, finder, block, strand, variant.path.as_posix())


def _make_finder(
    sources: Sources, rule: Rule, strand: Strand, explained: Iterable[str] = ()
) -> WordFinder:
    """Leaves alone what the authors keep and what glossary.yml explains to the strand's readers."""
    allowed = [*sources.publication.words_kept, *explained]
    for term in sources.publication.terms:
        wording = term.wordings.get(strand.key)
        if wording:
            allowed += wording.forms
    return WordFinder(_listed_words(rule), allowed)


def _listed_words(rule: Rule) -> tuple[HardWord, ...]:
    if "words" in rule.options:
        return own_hard_words(mapping_option(rule, "words"))
    return hard_words(text_option(rule, "list"))


def _text_and_pictures(variant: Variant) -> Iterator[Block]:
    """The blocks of a page, each with the words that it says itself of its pictures."""
    for block in page_blocks(variant):
        yield block
        for picture in block.pictures:
            if not picture.is_alt_listed:
                yield Block("picture", picture.alt, picture.line)


def _meanings(sources: Sources, strand: Strand) -> Iterator[Block]:
    """What glossary.yml tells the readers of a strand."""
    for term in sources.publication.terms:
        wording = term.wordings.get(strand.key)
        if wording:
            line = term.lines.get(wording_key(sources.publication, strand), term.lines[""])
            yield Block("meaning", wording.meaning, line)


def _listed_pictures(sources: Sources, strand: Strand) -> Iterator[Block]:
    """What pictures.yml tells the readers of a strand who cannot see its pictures.

    Once for each picture, on however many pages it is.
    """
    names: set[str] = set()
    for variant in sources.variants.values():
        if variant.strand == strand:
            listed = (picture for picture in pictures_on(variant) if picture.is_alt_listed)
            names.update(picture.target.removeprefix(PICTURE_SCHEME) for picture in listed)
    for name in sorted(names):
        named = sources.publication.pictures[name]
        yield Block("picture", named.alt[strand.language], named.line)


def _block_faults(
    sources: Sources, finder: WordFinder, block: Block, strand: Strand, path: str
) -> Iterator[Outcome]:
    prose = own_prose(block, sources.publication.names)
    words = list(finder.find(prose.text))
    if not words:
        return
    sentences = _sentences(prose.full_text, sources.publication.language_of(strand))
    for word in words:
        hard = word.hard_word
        yield failed(
            Place(path, prose.line_at(word.start)),
            word=word.text,
            entry=hard.word,
            seen=next(text for end, text in sentences if word.start < end),
            instead=_format_alternatives(hard),
            before=hard.before,
            after=hard.after,
        )


def _format_alternatives(hard: HardWord) -> str:
    """“use”, “help” or “let”, in a form that fits."""
    quoted = [f"“{word}”" for word in hard.plainer]
    either = quoted[-1]
    if len(quoted) > 1:
        either = f"{', '.join(quoted[:-1])} or {either}"
    return f"{either}, in a form that fits. {hard.note}".strip()


def _sentences(text: str, language: Language) -> list[tuple[int, str]]:
    """(where it ends in the text, sentence); the last one reaches to the end of the text."""
    sentences = []
    end = 0
    for sentence in split_sentences(text, language):
        end = text.index(sentence, end) + len(sentence)
        sentences.append((end, sentence))
    # So that every place of the text is in a sentence.
    return [*sentences[:-1], (len(text), sentences[-1][1])]
