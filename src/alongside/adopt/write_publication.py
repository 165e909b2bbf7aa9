"""publication.yml of a publication whose pages come from another website."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from alongside.adopt.convert_page import as_yaml, plain_words
from alongside.adopt.names import make_unique
from alongside.adopt.notes import Notes
from alongside.adopt.old_site import OldSite
from alongside.languages import read_language
from alongside.starter.make_site import Answers
from alongside.text.latin_words import make_name

FILE = "publication.yml"
_YEAR = timedelta(days=365)
_FORMATS = ("web", "pdf", "large-print", "epub")
_MISSING = "This page was not there in this language on the earlier website."
_HEAD = "# What is published. GUIDE of Alongside: all that can stand here.\n"


@dataclass(frozen=True)
class Contents:
    """What there is to publish.

    languages: tag on the old website to the tag here, the source first. documents: key to name.
    versions: name of a document to the languages (tags here) that it is there in.
    """

    site: OldSite
    languages: Mapping[str, str]
    documents: Mapping[str, str]
    versions: Mapping[str, Sequence[str]]

    @property
    def source(self) -> str:
        return next(iter(self.languages.values()))

    def written_first(self, document: str) -> str:
        """The language of its source: that of the publication, or the first that it is there in."""
        versions = self.versions[document]
        return self.source if self.source in versions else versions[0]


def settings_text(
    contents: Contents,
    answers: Answers,
    owner: str,
    today: date,
    until: date,
    notes: Notes,
) -> str:
    """Without exceptions, which come last. owner: a role. until: when versions are looked at."""
    site, languages = contents.site, contents.languages
    names = {
        tag: plain_words(site.names.get(old, "")) or answers.name for old, tag in languages.items()
    }
    names[contents.source] = answers.name
    parts: list[dict[str, object]] = [
        {"name": names, "organisation": dict.fromkeys(languages.values(), answers.organisation)},
        {"url": answers.url, "contact": {"website": answers.website, "email": answers.email}},
        {"documents": _documents(contents, notes)},
        {"language": contents.source, "levels": {"full": {"folder": ""}}},
    ]
    others = [tag for tag in languages.values() if tag != contents.source]
    if others:
        parts.append({"languages": [_language(tag) for tag in others]})
    parts += [_written_first(contents), _fewer_versions(contents, until)]
    parts.append({"formats": list(_FORMATS)})
    parts.append({"statement": {"prepared": today, "tested": today, "review": today + _YEAR}})
    return _HEAD + "".join(f"\n{as_yaml(part)}" for part in parts if part)


def _language(tag: str) -> dict[str, object]:
    return {"tag": tag, "made_from": "full", "sign_offs": ["translation"]}


def _documents(contents: Contents, notes: Notes) -> list[object]:
    """In the order of the old menu, with its sections."""
    listed: list[object] = []
    done: set[str] = set()
    sections = _sections(contents, notes)
    for key, name in contents.documents.items():
        if name in done or name not in contents.versions:
            continue
        section = next((each for each in sections if key in each[1]), None)
        if section is None:
            listed.append(name)
            done.add(name)
            continue
        entry, keys = section
        inside = [contents.documents[each] for each in keys]
        listed.append({**entry, "documents": inside})
        done.update(inside)
    return listed


def _sections(contents: Contents, notes: Notes) -> list[tuple[dict[str, object], tuple[str, ...]]]:
    """Id and titles, with the keys of the pages. Of two with one title, the second is left out."""
    found: list[tuple[dict[str, object], tuple[str, ...]]] = []
    ids: set[str] = set()
    taken: set[tuple[str, str]] = set()
    for section in contents.site.sections:
        keys = tuple(
            key
            for key in section.keys
            if key in contents.documents and contents.documents[key] in contents.versions
        )
        first = plain_words(next(iter(section.titles.values())))
        titles = {
            tag: plain_words(section.titles.get(old, "")) or first
            for old, tag in contents.languages.items()
        }
        same = {(tag, title.casefold()) for tag, title in titles.items()}
        if not keys or not first or same & taken:
            continue
        taken |= same
        id_ = make_unique(make_name(first) or "section", ids)
        ids.add(id_)
        found.append(({"id": id_, "title": titles}, keys))
        if len(titles) > 1 and len(set(titles.values())) == 1:
            what = f"The section “{first}” has the same title in every language. Translate it."
            notes.look(FILE, 1, what)
    return found


def _written_first(contents: Contents) -> dict[str, object]:
    first: dict[str, list[str]] = {}
    for document in contents.versions:
        tag = contents.written_first(document)
        if tag != contents.source:
            first.setdefault(tag, []).append(document)
    return {"written_first": first} if first else {}


def _fewer_versions(contents: Contents, until: date) -> dict[str, object]:
    """One entry for the documents that lack the same versions."""
    by_versions: dict[tuple[str, ...], list[str]] = {}
    for document, there in contents.versions.items():
        missing = tuple(
            "full" if tag == contents.source else tag
            for tag in contents.languages.values()
            if tag not in there
        )
        if missing:
            by_versions.setdefault(missing, []).append(document)
    reasons = {tag: _reason(tag) for tag in contents.languages.values()}
    entries = [
        {
            "documents": documents,
            "versions": list(versions),
            "owed": "later",
            "until": until,
            "reason": reasons,
        }
        for versions, documents in by_versions.items()
    ]
    return {"fewer_versions": entries} if entries else {}


def _reason(tag: str) -> str:
    """The words that the program has in other languages than English say less, but are right."""
    return _MISSING if tag == "en" else read_language(tag).strings["left_out"]
