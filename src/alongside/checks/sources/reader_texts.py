"""Every text that readers get, one by one, with the language that it must be in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from alongside.model import Block, Language, Place, Publication, Sources, Strand, Variant
from alongside.pages.page_lines import heading_blocks, text_blocks
from alongside.publication.changes import FILE as CHANGES
from alongside.publication.data_file import OUR_FOLDER, word_places
from alongside.publication.facts import FILE as FACTS
from alongside.publication.glossary import FILE as GLOSSARY
from alongside.publication.picture_list import FILE as PICTURES
from alongside.publication.settings import FILE as SETTINGS
from alongside.rules.outcomes import place_in
from alongside.system.last_results import LastResults
from alongside.system.limits import PAGES_AT_ONCE
from alongside.system.yaml_lines import read_yaml
from alongside.text.as_read import text_as_read, with_latin_letters
from alongside.text.clean import language_words
from alongside.text.sentences import sentences_of
from alongside.text.word_evidence import spell_for_lookup, words_of

MENU = "menu"
_TEXT_FACT = "text"
_TEXTS_AT_ONCE = 100 * PAGES_AT_ONCE
_PLACEHOLDER = re.compile(r"\{\w*\}")


@dataclass(frozen=True)
class ReaderText:
    """A sentence, heading, cell, link text, alt text, or a value of a data file.

    kind: of the Block; "link", "link-title" or "picture"; "listed" for a data file, MENU for what
    menus show of one.
    markdown: what its marks are read from.
    """

    place: Place
    text: str
    language: Language
    kind: str
    markdown: str = ""

    def own_words(self, names: Iterable[str]) -> str:
        """What must be in the language: no names, addresses, acronyms and marked words."""
        return _own_words(self.text, self.markdown, tuple(names))


# Several checks ask for the words of each text, one after the other.
@lru_cache(maxsize=_TEXTS_AT_ONCE)
def _own_words(text: str, markdown: str, names: tuple[str, ...]) -> str:
    return " ".join(language_words(text_as_read(text), markdown, names).split())


def page_texts(sources: Sources, variant: Variant) -> tuple[ReaderText, ...]:
    """The texts of a page, in the order of the file, what names it and its parts first."""
    return _PAGE_TEXTS.of(variant, sources.publication)


def _read_page_texts(variant: Variant, publication: Publication) -> tuple[ReaderText, ...]:
    return tuple(_texts_of_page(variant, publication.language_of(variant.strand)))


_PAGE_TEXTS = LastResults(_read_page_texts, PAGES_AT_ONCE)


def _texts_of_page(variant: Variant, language: Language) -> Iterator[ReaderText]:
    for block in (*heading_blocks(variant), *text_blocks(variant)):
        for sentence in sentences_of(block, language):
            place = place_in(variant, sentence.line)
            yield ReaderText(place, sentence.text, language, block.kind, block.markdown)
        for kind, line, text in _texts_beside(block):
            if text.strip():
                markdown = block.markdown if kind == "link" else ""
                yield ReaderText(place_in(variant, line), text, language, kind, markdown)


def _texts_beside(block: Block) -> Iterator[tuple[str, int, str]]:
    """(kind, line, words) of what is read apart from the text around it."""
    for link in block.links:
        # A link that is all of its block has been read with it.
        if link.text != block.text:
            yield "link", link.line, link.text
        yield "link-title", link.line, link.title
    for picture in block.pictures:
        # What pictures.yml says of a picture is read there, once.
        if not picture.is_alt_listed:
            yield "picture", picture.line, picture.alt
        yield "link-title", picture.line, picture.title


def listed_texts(sources: Sources) -> Iterator[ReaderText]:
    """The texts of publication.yml and of the data files beside it, where they are judged."""
    if not sources.judges_lists:
        return
    publication = sources.publication
    yield from _interface_texts(publication)
    yield from _setting_texts(publication)
    yield from _picture_texts(publication)
    yield from _fact_texts(publication)
    # Strands of one language mostly share their words: each text is read once.
    texts: dict[tuple[Place, str, str], ReaderText] = {}
    for text in (
        *_glossary_texts(publication),
        *_change_texts(publication),
        *_navigation_texts(publication),
        *_frame_texts(publication),
    ):
        texts.setdefault((text.place, text.text, text.language.tag), text)
    yield from texts.values()


def written_texts(sources: Sources) -> Iterator[ReaderText]:
    """Those of listed_texts that somebody wrote for this publication."""
    return (text for text in listed_texts(sources) if not text.place.path.startswith(OUR_FOLDER))


def menu_texts(sources: Sources) -> Iterator[ReaderText]:
    """The titles of sections and the names of levels, which menus and lists show."""
    for text in written_texts(sources):
        if text.kind == MENU:
            yield text


def _interface_texts(publication: Publication) -> Iterator[ReaderText]:
    """What menus and links say, without what is put into it."""
    for language in publication.languages.values():
        places = word_places(language.tag, publication.root)
        for key, text in language.strings.items():
            # The names of the publication are put among them and stand in another file.
            if key in places:
                yield ReaderText(
                    Place(*places[key]), _PLACEHOLDER.sub("", text), language, "listed"
                )


def _setting_texts(publication: Publication) -> Iterator[ReaderText]:
    _, lines = read_yaml((publication.root / SETTINGS).read_text(encoding="utf-8-sig"))
    yield from _level_texts(publication, lines)
    yield from _licence_texts(publication, lines)
    source = publication.language_of(publication.source)
    for index, text in enumerate(publication.other_formats):
        place = Place(SETTINGS, lines.get(f"contact.other_formats.{index}", 1))
        yield ReaderText(place, text, source, "listed")
    for tag, language in publication.languages.items():
        named = {
            f"name.{tag}": language.strings["publication"],
            f"organisation.{tag}": language.strings["organisation"],
        }
        for role, words in publication.sign_offs.roles.items():
            named[f"roles.{role}.{tag}"] = words.get(tag, "")
        for kind, check in publication.sign_offs.kinds.items():
            named[f"sign_offs.{kind}.checked.{tag}"] = check.checked_texts.get(tag, "")
        for path, text in named.items():
            # The roles that every publication has are words of the interface.
            if path in lines:
                yield ReaderText(Place(SETTINGS, lines[path]), text, language, "listed")


def _level_texts(publication: Publication, lines: Mapping[str, int]) -> Iterator[ReaderText]:
    """What levels are called, and what their readers find, where publication.yml says it."""
    for level in {strand.level: None for strand in publication.strands}:
        for tag, language in publication.languages.items():
            for setting, string, kind in (("name", "level_", MENU), ("about", "choose_", "listed")):
                line = lines.get(f"levels.{level}.{setting}.{tag}")
                if line:
                    text = language.strings[string + level.replace("-", "_")]
                    yield ReaderText(Place(SETTINGS, line), text, language, kind)


def _licence_texts(publication: Publication, lines: Mapping[str, int]) -> Iterator[ReaderText]:
    """What the licence of the text means. Its name is the same in every language."""
    meanings = publication.text_licence.meanings if publication.text_licence else {}
    for key, text in meanings.items():
        strand = publication.strand(key)
        path = "text_licence.means."
        line = lines.get(path + key) or lines[path + strand.language]
        yield ReaderText(Place(SETTINGS, line), text, publication.language_of(strand), "listed")


def _navigation_texts(publication: Publication) -> Iterator[ReaderText]:
    """The titles of sections, and the reasons why some versions are not there."""
    for section in publication.nav_sections:
        for strand in publication.strands:
            place = Place(SETTINGS, section.lines.get(strand.key, 1))
            title = section.titles[strand.key]
            yield ReaderText(place, title, publication.language_of(strand), MENU)
    for note in publication.fewer_versions:
        for strand in publication.strands:
            place = Place(SETTINGS, note.lines[strand.key])
            reason = note.reasons[strand.key]
            yield ReaderText(place, reason, publication.language_of(strand), "listed")


def _frame_texts(publication: Publication) -> Iterator[ReaderText]:
    """What stands around every page. Names of streets and numbers are of no language."""
    look, ways = publication.look, publication.more_contact
    wordings = [(link.lines, link.titles, MENU) for link in look.footer_links]
    wordings += [(way.lines, way.words, "listed") for way in ways if way.kind == "open"]
    wordings += [(logo.lines, logo.words, "picture") for logo in [look.logo] if logo]
    for lines, words, kind in wordings:
        for key, line in lines.items():
            language = publication.language_of(publication.strand(key))
            yield ReaderText(Place(SETTINGS, line), words[key], language, kind)


def _picture_texts(publication: Publication) -> Iterator[ReaderText]:
    for picture in publication.pictures.values():
        for tag, text in picture.alt.items():
            if tag in publication.languages:
                place = Place(PICTURES, picture.line)
                yield ReaderText(place, text, publication.languages[tag], "picture")


def _fact_texts(publication: Publication) -> Iterator[ReaderText]:
    """Of the kind text; an address has names and numbers."""
    strands = {strand.key: strand.language for strand in publication.strands}
    for fact in publication.facts.values():
        if fact.kind != _TEXT_FACT or not isinstance(fact.value, dict):
            continue
        for key, text in fact.value.items():
            # What all languages share is judged by that of the source.
            tag = strands.get(key, key or publication.source.language)
            if tag in publication.languages:
                language = publication.languages[tag]
                yield ReaderText(Place(FACTS, fact.line), text, language, "listed")


def _glossary_texts(publication: Publication) -> Iterator[ReaderText]:
    for term in publication.terms:
        for strand in publication.strands:
            wording = term.wordings.get(strand.key)
            if wording is None:
                continue
            place = Place(GLOSSARY, _line_of(term.lines, strand))
            language = publication.language_of(strand)
            for text in (*wording.forms, wording.meaning):
                yield ReaderText(place, text, language, "listed")


def _line_of(lines: Mapping[str, int], strand: Strand) -> int:
    return lines.get(strand.key) or lines.get(strand.language) or lines[""]


def _change_texts(publication: Publication) -> Iterator[ReaderText]:
    for note in publication.changes:
        for strand in publication.strands:
            text = note.what.get(strand.key, "")
            if text:
                language = publication.language_of(strand)
                yield ReaderText(Place(CHANGES, note.line), text, language, "listed")


def lower_case_words(sources: Sources) -> Mapping[str, frozenset[str]]:
    """Language tag to the words that its pages write small: words of a language, and no names."""
    if sources.lower_case_words is not None:
        return sources.lower_case_words
    return _LOWER_CASE_WORDS.of(sources.variants, sources.publication)


def _find_lower_case_words(
    variants: Mapping[tuple[str, str], Variant], publication: Publication
) -> Mapping[str, frozenset[str]]:
    found = {
        tag: lower_case_words_of_menus(language) for tag, language in publication.languages.items()
    }
    for variant in variants.values():
        found.setdefault(variant.strand.language, set()).update(lower_case_words_of_page(variant))
    return {tag: frozenset(words) for tag, words in found.items()}


_LOWER_CASE_WORDS = LastResults(_find_lower_case_words, 2)


def lower_case_words_of_page(variant: Variant) -> set[str]:
    words: set[str] = set()
    for block in text_blocks(variant):
        words.update(filter(str.islower, words_of(block.text)))
    return words


def lower_case_words_of_menus(language: Language) -> set[str]:
    return set(filter(str.islower, words_of(" ".join(language.strings.values()))))


def words_to_look_up(texts: Iterable[ReaderText], names: Iterable[str]) -> set[str]:
    """All that a check may look up in lower_case_words for the texts, in every spelling."""
    known = tuple(names)
    words: set[str] = set()
    for text in texts:
        own = text.own_words(known)
        for word in (*words_of(own), *words_of(with_latin_letters(own))):
            words.update((word.lower(), spell_for_lookup(word)))
    return words
