"""Hard words with a plainer one, outside names and quotations, unless explained or kept on purpose."""

from collections.abc import Iterable, Iterator

from alongside.assets.pictures import pictures_on
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
from alongside.pages.page_lines import heading_blocks
from alongside.publication.glossary import FILE as GLOSSARY
from alongside.publication.glossary import wording_key
from alongside.publication.picture_list import FILE as PICTURES
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.hard_words import HardWord, hard_words
from alongside.text.own_prose import bold_words, own_prose
from alongside.text.sentences import split_sentences
from alongside.text.word_finder import WordFinder


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Options: "list", the name of the list of hard words."""
    for variant in readable_variants(sources, rule):
        blocks = [*heading_blocks(variant), *_text_and_pictures(variant)]
        explained = bold_words(blocks) if variant.strand.level == EASY_READ else set()
        finder = _make_finder(sources, rule, variant.strand, explained)
        for block in blocks:
            yield from _findings(sources, finder, block, variant.strand, variant.path.as_posix())
        yield passed(place_in(variant))
    for strand in filter(rule.applies_to, sources.publication.strands):
        finder = _make_finder(sources, rule, strand)
        for meaning in _meanings(sources, strand):
            yield from _findings(sources, finder, meaning, strand, GLOSSARY)
        for shown in _listed_pictures(sources, strand):
            yield from _findings(sources, finder, shown, strand, PICTURES)


def _make_finder(
    sources: Sources, rule: Rule, strand: Strand, explained: Iterable[str] = ()
) -> WordFinder:
    """Leaves alone what the authors keep and what glossary.yml explains to the readers of this strand."""
    wordings = (term.wordings.get(strand.key) for term in sources.publication.terms)
    forms = (form for wording in wordings if wording for form in wording.forms)
    return WordFinder(
        hard_words(rule.options["list"]), (*sources.publication.words_kept, *forms, *explained)
    )


def _text_and_pictures(variant: Variant) -> Iterator[Block]:
    for section in variant.sections:
        for block in section.blocks:
            yield block
            yield from (
                Block("picture", picture.alt, picture.line)
                for picture in block.pictures
                if not picture.is_alt_listed
            )


def _meanings(sources: Sources, strand: Strand) -> Iterator[Block]:
    """What glossary.yml tells the readers of a strand."""
    for term in sources.publication.terms:
        if wording := term.wordings.get(strand.key):
            line = term.lines.get(wording_key(sources.publication, strand), term.lines[""])
            yield Block("meaning", wording.meaning, line)


def _listed_pictures(sources: Sources, strand: Strand) -> Iterator[Block]:
    """What pictures.yml tells the readers of a strand who cannot see them: once, on however many pages."""
    pages = [variant for variant in sources.variants.values() if variant.strand == strand]
    names = {
        picture.target.removeprefix(PICTURE_SCHEME)
        for page in pages
        for picture in pictures_on(page)
        if picture.is_alt_listed
    }
    for name in sorted(names):
        picture = sources.publication.pictures[name]
        yield Block("picture", picture.alt[strand.language], picture.line)


def _findings(
    sources: Sources, finder: WordFinder, block: Block, strand: Strand, path: str
) -> Iterator[Outcome]:
    prose = own_prose(block, sources.publication.names)
    words = list(finder.find(prose.text))
    sentences = (
        _sentences(prose.full_text, sources.publication.language_of(strand)) if words else []
    )
    for found in words:
        hard = found.hard_word
        yield failed(
            Place(path, prose.line_at(found.start)),
            word=found.text,
            entry=hard.word,
            seen=next(text for end, text in sentences if found.start < end),
            instead=_format_alternatives(hard),
            before=hard.before,
            after=hard.after,
        )


def _format_alternatives(hard: HardWord) -> str:
    """“use”, “help” or “let”, in a form that fits."""
    quoted = [f"“{word}”" for word in hard.plainer]
    either = " or ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))
    return f"{either}, in a form that fits. {hard.note}".strip()


def _sentences(text: str, language: Language) -> list[tuple[int, str]]:
    """Each with the place where it ends; the last one reaches to the end of the text."""
    ends, place = [], 0
    for sentence in split_sentences(text, language):
        place = text.index(sentence, place) + len(sentence)
        ends.append((place, sentence))
    return [*ends[:-1], (len(text), ends[-1][1])]
