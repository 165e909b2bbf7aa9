"""glossary.yml to Terms: hard words, their forms in a text, and their meaning, for each strand.

A strand takes the words under its own key ("easy-read"), and what it lacks from
those of its language ("en"). Easy read needs a meaning of its own, "ur-easy-read" in a language
with levels of its own; the picture of "easy-read" counts for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from alongside.languages import describe_unknown_language
from alongside.model import EASY_READ, Publication, Strand, Term, TermWording
from alongside.publication.data_file import read_data_file, wording_keys
from alongside.system.settings_reader import Setting
from alongside.text.as_read import text_as_read, with_latin_letters

FILE = "glossary.yml"
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_WHY = "Readers rely on these words to understand the pages. We stop rather than guess."
_SAID_OTHERWISE_EXAMPLE = (
    "Write it like this:\n      said_otherwise:\n"
    "        our-area#people: why it has another word there"
)
_EXAMPLE = (
    "lived-experience:\n    en:\n      word: lived experience\n"
    "      meaning: What you know from your own life."
)


@dataclass(frozen=True)
class _Entry:
    """What the file has under one key of a term, "en" or "easy-read".

    word, meaning and picture: "" where it has none. forms: None where it has none, so that those of
    the language count.
    """

    word: str = ""
    forms: tuple[str, ...] | None = None
    meaning: str = ""
    picture: str = ""
    said_otherwise: Mapping[str, str] = field(default_factory=dict)


_NO_ENTRY = _Entry()


def read_glossary(publication: Publication) -> tuple[Term, ...]:
    """The terms in the order of the file; none without the file. Raises BadInput."""
    file = read_data_file(publication.root, FILE, _WHY)
    if file is None:
        return ()
    if not isinstance(file.value, dict):
        file.refuse(f"{FILE} is not a list of words.", f"Write each word like this:\n  {_EXAMPLE}")
    entries = file.optional_mapping()
    terms = tuple(_read_term(entry, publication) for entry in entries.values())
    for strand in publication.strands:
        _refuse_doubles(file, terms, strand)
    return terms


def normalise_word(text: str) -> str:
    """The spelling in which two forms of a word are compared."""
    return " ".join(with_latin_letters(text_as_read(text)).replace("’", "'").casefold().split())


def wording_key(publication: Publication, strand: Strand) -> str:
    """The name under which a strand's words belong when it has none yet."""
    return strand.key if strand.level == EASY_READ else strand.language


def _read_term(setting: Setting, publication: Publication) -> Term:
    id_ = setting.name
    if not _ID.fullmatch(id_):
        setting.refuse(
            f"“{id_}” cannot be the name of a word in addresses.",
            "Use small letters, digits and hyphens, for example lived-experience",
        )
    setting.mapping(f"“{id_}” has no words.", f"Write it like this:\n  {_EXAMPLE}")
    keys = wording_keys(publication)
    setting.refuse_unknown_names(["explained_on", *keys], describe_unknown_language)
    written = [setting.member(key) for key in keys if key in setting]
    explained_on = setting.member("explained_on")
    entries = {place.name: _read_entry(place, publication) for place in written}
    wordings = {}
    for strand in publication.strands:
        wording = _make_wording(entries, strand)
        if wording:
            wordings[strand.key] = wording
    return Term(
        id=id_,
        wordings=wordings,
        explained_on=_read_explained_on(explained_on),
        lines={"": setting.line, explained_on.name: explained_on.line}
        | {place.name: place.line for place in written},
    )


def _read_entry(setting: Setting, publication: Publication) -> _Entry:
    setting.mapping(
        f"“{setting.path}” has no word and meaning.", f"Write it like this:\n  {_EXAMPLE}"
    )
    # What a translation must say is asked of a language; a level has the same.
    of_level = {strand.key for strand in publication.strands} - set(publication.languages)
    of_language = () if setting.name in of_level else ("said_otherwise",)
    setting.refuse_unknown_names(("word", "forms", "meaning", "picture", *of_language))
    said_otherwise = {}
    if "said_otherwise" in setting:
        said_otherwise = _read_said_otherwise(setting.member("said_otherwise"))
    return _Entry(
        word=_read_words(setting, "word"),
        forms=_read_forms(setting.member("forms")),
        meaning=_read_words(setting, "meaning"),
        picture=_read_words(setting, "picture"),
        said_otherwise=said_otherwise,
    )


def _read_words(setting: Setting, name: str) -> str:
    """What stands behind a name that may be absent, but not without words."""
    return setting.member(name).words(f"{name}: …") if name in setting else ""


def _read_forms(setting: Setting) -> tuple[str, ...] | None:
    places = setting.optional_elements(
        "The forms of a word must be a list.", "      forms: [carer, carers]"
    )
    return tuple(place.words("forms: [carer, carers]") for place in places) or None


def _read_said_otherwise(setting: Setting) -> dict[str, str]:
    """ "page#section" to the reason why a translation has another word there."""
    reasons = {}
    entries = setting.mapping(
        "“said_otherwise” must name sections, each with the reason.", _SAID_OTHERWISE_EXAMPLE
    )
    for place, reason in entries.items():
        page, _, section = place.partition("#")
        if not (page and section):
            reason.refuse(f"“{place}” does not name a page and a section.", _SAID_OTHERWISE_EXAMPLE)
        reasons[place] = reason.words(f"{place}: why it has another word there")
    return reasons


def _make_wording(entries: Mapping[str, _Entry], strand: Strand) -> TermWording | None:
    """The term as readers of the strand meet it; None when it lacks its word or its meaning."""
    own = entries.get(strand.key, _NO_ENTRY)
    general = entries.get(strand.language, _NO_ENTRY)
    word = own.word or general.word
    meaning = own.meaning
    # A meaning in everyday words is still too hard for easy read.
    if not meaning and strand.level != EASY_READ:
        meaning = general.meaning
    if not word or not meaning:
        return None
    forms = (word, *(own.forms or general.forms or ()))
    # Two spellings that are found alike, “carer” and “Carer”, are one form.
    return TermWording(
        word=word,
        forms=tuple({normalise_word(form): form for form in forms}.values()),
        meaning=meaning,
        picture=own.picture or entries.get(strand.level, _NO_ENTRY).picture,
        said_otherwise=general.said_otherwise,
    )


def _read_explained_on(setting: Setting) -> tuple[str, ...]:
    places = setting.optional_elements(
        "“explained_on” must be a list of pages.", "    explained_on: [our-area]"
    )
    # Of a page that is not there glossary-incomplete speaks: it stops a release, and no command.
    return tuple(place.text("", "    explained_on: [our-area]") for place in places)


def _refuse_doubles(file: Setting, terms: tuple[Term, ...], strand: Strand) -> None:
    """One form, one meaning: a form of two terms of a strand would be explained by chance."""
    owner: dict[str, str] = {}
    for term in terms:
        wording = term.wordings.get(strand.key)
        for place, form in enumerate(wording.forms if wording else ()):
            other = owner.setdefault(normalise_word(form), term.id)
            if other == term.id:
                continue
            # The finding goes where the word is written: under the strand or under its language.
            key = strand.key if strand.key in term.lines else strand.language
            entry = file.member(term.id).member(key)
            # The word itself is the first of the forms.
            name = f"forms.{place - 1}" if place else "word"
            entry.member(name).refuse(
                f"The word “{form}” stands under “{other}” and under “{term.id}”.",
                "Keep it under one of them.",
            )
