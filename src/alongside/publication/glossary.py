"""glossary.yml to Terms: hard words, the forms they take in a text, and what they mean, for each strand.

A strand takes the words under its own key ("easy-read"), and what it lacks from
those of its language ("en"). Easy read needs a meaning of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from alongside.model import EASY_READ, Publication, Strand, Term, TermWording
from alongside.publication.data_file import DataFile, read_data_file, wording_keys

FILE = "glossary.yml"
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_WHY = "Readers rely on these words to understand the pages. We stop rather than guess."
_SAID_OTHERWISE = "Write it like this:\n      said_otherwise:\n        our-area#people: why it has another word there"
_EXAMPLE = "lived-experience:\n    en:\n      word: lived experience\n      meaning: What you know from your own life."


def read_glossary(publication: Publication) -> tuple[Term, ...]:
    """The terms in the order of the file; none without the file. Raises BadInput."""
    file = read_data_file(publication.root, FILE, _WHY)
    if file is None:
        return ()
    if not isinstance(file.data, dict):
        file.refuse(
            "", f"{FILE} is not a list of words.", f"Write each word like this:\n  {_EXAMPLE}"
        )
    terms = tuple(_read_term(file, publication, id_, entry) for id_, entry in file.data.items())
    _refuse_doubles(file, publication, terms)
    return terms


def normalise_word(text: str) -> str:
    """The spelling in which two forms of a word are compared."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def wording_key(publication: Publication, strand: Strand) -> str:
    """Under which name the words of a strand are looked for first when it has none."""
    return strand.key if strand.level == EASY_READ else strand.language


def _read_term(file: DataFile, publication: Publication, id_: str, entry: object) -> Term:
    if not _ID.fullmatch(id_):
        file.refuse(
            id_,
            f"“{id_}” cannot be the name of a word in addresses.",
            "Use small letters, digits and hyphens, for example lived-experience",
        )
    if not isinstance(entry, dict):
        file.refuse(id_, f"“{id_}” has no words.", f"Write it like this:\n  {_EXAMPLE}")
    keys = wording_keys(publication)
    file.refuse_unknown_names(id_, entry, ["explained_on", *keys])
    said = {
        key: _read_entry(file, publication, f"{id_}.{key}", entry[key])
        for key in keys
        if key in entry
    }
    wordings = {
        strand.key: found
        for strand in publication.strands
        if (found := _make_wording(said, strand))
    }
    lines = {"": file.line(id_)} | {key: file.line(f"{id_}.{key}") for key in said}
    return Term(id_, wordings, _read_explained_on(file, publication, id_, entry), lines)


def _read_entry(file: DataFile, publication: Publication, path: str, entry: object) -> dict:
    """What the file says under one key: word, forms, meaning and so on, each if it is there."""
    if not isinstance(entry, dict):
        file.refuse(
            path, f"“{path}” has no word and meaning.", f"Write it like this:\n  {_EXAMPLE}"
        )
    # What a translation must say is asked of a language; a level has the same.
    of_language = () if path.endswith(f".{EASY_READ}") else ("said_otherwise",)
    file.refuse_unknown_names(path, entry, ("word", "forms", "meaning", "picture", *of_language))
    found: dict = {
        name: file.read_words(f"{path}.{name}", entry[name], f"{name}: …")
        for name in ("word", "meaning", "picture")
        if name in entry
    }
    forms = entry.get("forms", [])
    if not isinstance(forms, list):
        file.refuse(
            f"{path}.forms", "The forms of a word must be a list.", "      forms: [carer, carers]"
        )
    if forms:
        found["forms"] = tuple(
            file.read_words(f"{path}.forms.{place}", form, "forms: [carer, carers]")
            for place, form in enumerate(forms)
        )
    if "said_otherwise" in entry:
        found["said_otherwise"] = _read_said_otherwise(
            file, publication, f"{path}.said_otherwise", entry["said_otherwise"]
        )
    return found


def _read_said_otherwise(
    file: DataFile, publication: Publication, path: str, entry: object
) -> dict[str, str]:
    if not isinstance(entry, dict):
        file.refuse(
            path, "“said_otherwise” must name sections, each with the reason.", _SAID_OTHERWISE
        )
    for place in entry:
        page, hash_sign, section = place.partition("#")
        if not (hash_sign and section):
            file.refuse(
                f"{path}.{place}", f"“{place}” does not name a page and a section.", _SAID_OTHERWISE
            )
        file.refuse_unknown_names(path, {page: ""}, publication.documents)
    return {
        place: file.read_words(f"{path}.{place}", reason, f"{place}: why it has another word there")
        for place, reason in entry.items()
    }


def _make_wording(entries: Mapping[str, dict], strand: Strand) -> TermWording | None:
    own, general = entries.get(strand.key, {}), entries.get(strand.language, {})
    word = own.get("word") or general.get("word")
    meaning = own.get("meaning") or ("" if strand.level == EASY_READ else general.get("meaning"))
    if not word or not meaning:
        return None
    forms = (word, *own.get("forms", general.get("forms", ())))
    return TermWording(
        word,
        tuple({normalise_word(form): form for form in forms}.values()),
        meaning,
        own.get("picture", ""),
        general.get("said_otherwise", {}),
    )


def _read_explained_on(
    file: DataFile, publication: Publication, id_: str, entry: Mapping
) -> tuple[str, ...]:
    slugs, here = entry.get("explained_on", []), f"{id_}.explained_on"
    if not isinstance(slugs, list):
        file.refuse(here, "“explained_on” must be a list of pages.", "    explained_on: [our-area]")
    file.refuse_unknown_names(here, dict.fromkeys(slugs), publication.documents)
    return tuple(slugs)


def _refuse_doubles(file: DataFile, publication: Publication, terms: tuple[Term, ...]) -> None:
    """One form, one meaning: a form of two terms of a strand would be explained by chance."""
    for strand in publication.strands:
        owner: dict[str, str] = {}
        for term in terms:
            wording = term.wordings.get(strand.key)
            for place, form in enumerate(wording.forms if wording else ()):
                other = owner.setdefault(normalise_word(form), term.id)
                if other != term.id:
                    key = strand.key if strand.key in term.lines else strand.language
                    file.refuse(
                        f"{term.id}.{key}.forms.{place - 1}" if place else f"{term.id}.{key}.word",
                        f"The word “{form}” stands under “{other}” and under “{term.id}”.",
                        "Keep it under one of them.",
                    )
