"""A publication of any size, invented from the sentences of our own, for measures of growth.

Every page has the sections of several pages of ours, in all versions the same ones, each with a
number of its own among its words: so no two texts are the same, and nothing that is kept of one
can serve for another. Headings, lists, tables, links, pictures, facts and hard words stay. Where
our documents stand in sections, the invented ones do, too: always as many together.
The same publication, number and version of this program make the same files.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from alongside.model import Publication, Sources, Strand
from alongside.pages.front_matter import format_made_from, split_front_matter
from alongside.publication.catalogue import DOCS, find_documents, variant_path
from alongside.publication.kinds import KIND, kinds_with_key
from alongside.publication.settings import read_publication

SECTIONS_ON_A_PAGE = 5
DOCUMENTS_TOGETHER = 10
"""In a section of the publication, so that a book of it stays as short as ours."""
_TAKEN = (
    *("theme", "hooks", "mkdocs.yml", "publication.yml", "facts.yml", "glossary.yml"),
    *("pictures.yml", "diagrams.yml", "cases.yml", "requirements.lock", "package-lock.json"),
)
_SAID_IN_VERSIONS = ("glossary.yml", "pictures.yml", "diagrams.yml", "cases.yml")
_INSTALLED = "node_modules"
_HEADING = re.compile(r"^## .*\{#([\w-]+)\}$", re.MULTILINE)
_OWN_LINK = re.compile(r"\]\((?:[\w-]+\.md)?(?:#[\w-]+)?\)")
"""To a page of ours or a place on one: the invented pages have others."""
_SENTENCE_END = re.compile(r"([.۔।])$", re.MULTILINE)
_SETTING = re.compile(r"^(\w+): (.+)$", re.MULTILINE)
_NUMBERED = ("title", "description")
_SEED = 20_261_122
_Settings = dict[str, Any]  # as publication.yml has them


@dataclass(frozen=True)
class _Page:
    """A page that people wrote: what the invented ones are made of."""

    settings: Mapping[str, str]
    lead: str
    sections: Mapping[str, str]


def make_corpus(root: Path, folder: Path, documents: int, today: date) -> Publication:
    """Makes folder a publication of that many documents, in the versions of the one in root."""
    publication = read_publication(root)
    _copy_settings(root, folder, _names(publication.documents, documents))
    strands = read_publication(folder).strands
    written = {strand.key: _read_pages(publication, strand) for strand in strands}
    plans = list(_plan_pages(written[publication.source.key], documents))
    made_from = {strand.made_from for strand in strands}
    # First those that others are made from: no other has to be read.
    origins = [strand for strand in strands if strand.key in made_from]
    for strand in origins:
        _write_pages(folder, strand, written[strand.key], plans)
    sources = find_documents(folder, today)
    for strand in strands:
        if strand not in origins:
            _write_pages(folder, strand, written[strand.key], plans)
        if strand.made_from:
            _record_source(sources, strand, strand.made_from, plans)
    return sources.publication


@dataclass(frozen=True)
class _Plan:
    """A page that is to be made. sections: (document, section) of the pages that people wrote."""

    number: int
    name: str
    lead: str
    sections: tuple[tuple[str, str], ...]


def _names(slugs: Sequence[str], documents: int) -> list[str]:
    """Those of ours first, as glossary.yml names them."""
    more = [f"part-{number:04}" for number in range(len(slugs), documents)]
    return [*slugs, *more][:documents]


def _copy_settings(root: Path, folder: Path, names: list[str]) -> None:
    folder.mkdir(parents=True)
    for name in _TAKEN:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.is_file():
            shutil.copyfile(source, folder / name)
    # Pictures that people drew stand beside the pages.
    docs = root / DOCS
    if docs.is_dir():
        shutil.copytree(docs, folder / DOCS, ignore=shutil.ignore_patterns("*.md"))
    (folder / _INSTALLED).symlink_to((root / _INSTALLED).absolute(), target_is_directory=True)
    file = folder / "publication.yml"
    settings = yaml.safe_load(file.read_text(encoding="utf-8"))
    settings["documents"] = _documents_listed(settings, names)
    _leave_out_small_versions(settings, folder)
    _write_settings(file, settings)


def _write_settings(file: Path, settings: object) -> None:
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")


def _leave_out_small_versions(settings: _Settings, folder: Path) -> None:
    """Those that have only some of the documents: the invented ones stand in every version."""
    small = {key for entry in settings.pop("fewer_versions", []) for key in entry["versions"]}
    if not small:
        return
    languages = [each for each in settings["languages"] if each["tag"] not in small]
    for language in languages:
        levels = language.pop("levels", {})
        own = {level: f"{language['tag']}-{level}" for level in levels}
        kept = {level: of for level, of in levels.items() if own[level] not in small}
        if kept:
            language["levels"] = kept
    settings["languages"] = languages
    _leave_out_words(settings, small)
    for file in (folder / name for name in _SAID_IN_VERSIONS if (folder / name).is_file()):
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
        _leave_out_words(said, small)
        _write_settings(file, said)


def _leave_out_words(setting: object, versions: set[str]) -> None:
    """What is said in these versions, in any depth."""
    if isinstance(setting, dict):
        for key in versions & setting.keys():
            del setting[key]
        setting = list(setting.values())
    for inner in setting if isinstance(setting, list) else ():
        _leave_out_words(inner, versions)


def _documents_listed(settings: _Settings, names: list[str]) -> list[object]:
    """As publication.yml says it. settings: of the publication that people wrote."""
    written = [entry for entry in settings["documents"] if isinstance(entry, dict)]
    if not written:
        return list(names)
    return [
        {
            "id": f"section-{number}",
            "title": {
                tag: f"{words} {number}"
                for tag, words in written[number % len(written)]["title"].items()
            },
            "documents": names[start : start + DOCUMENTS_TOGETHER],
        }
        for number, start in enumerate(range(0, len(names), DOCUMENTS_TOGETHER))
    ]


def _read_pages(publication: Publication, strand: Strand) -> dict[str, _Page]:
    pages = {}
    for slug in publication.documents:
        path = publication.root / variant_path(strand, slug)
        split = split_front_matter(path.read_text(encoding="utf-8"))
        assert split is not None  # the pages of ours pass their checks
        # The sections of invented pages are not those that a kind of document speaks of.
        settings = {
            name: value
            for name, value in _SETTING.findall(split[0])
            if name != KIND and not kinds_with_key(name)
        }
        lead, *rest = _HEADING.split(split[1])
        headings = [match[0] for match in _HEADING.finditer(split[1])]
        ids, texts = rest[::2], rest[1::2]
        pages[slug] = _Page(
            settings=settings,
            lead=lead,
            sections={
                id_: heading + text for id_, heading, text in zip(ids, headings, texts, strict=True)
            },
        )
    return pages


def _plan_pages(pages: Mapping[str, _Page], documents: int) -> Iterator[_Plan]:
    chance = random.Random(_SEED)
    known = [(slug, section) for slug, page in pages.items() for section in page.sections]
    slugs = list(pages)
    for number, name in enumerate(_names(slugs, documents)):
        chosen: dict[str, str] = {}
        # Two sections of one page must not have the same name.
        for slug, section in chance.sample(known, len(known)):
            if section not in chosen and len(chosen) < SECTIONS_ON_A_PAGE:
                chosen[section] = slug
        sections = tuple((slug, section) for section, slug in chosen.items())
        yield _Plan(number, name, slugs[number % len(slugs)], sections)


def _write_pages(
    folder: Path, strand: Strand, written: Mapping[str, _Page], plans: list[_Plan]
) -> None:
    for plan in plans:
        path = folder / variant_path(strand, plan.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page_text(plan, written, plans), encoding="utf-8")


def _page_text(plan: _Plan, pages: Mapping[str, _Page], plans: list[_Plan]) -> str:
    page = pages[plan.lead]
    texts = [page.lead, *(pages[slug].sections[section] for slug, section in plan.sections)]
    body = "\n".join(
        _invented_section(text, plan, place, plans).strip() + "\n"
        for place, text in enumerate(texts)
    )
    settings = "".join(
        f"{name}: {_with_number(value, plan) if name in _NUMBERED else value}\n"
        for name, value in page.settings.items()
    )
    return f"---\n{settings}---\n{body}"


def _with_number(words: str, plan: _Plan) -> str:
    # A value in quotation marks ends with one, and the number belongs before it.
    quote = words[-1:] if words[-1:] in "\"'" else ""
    return f"{words.removesuffix(quote)} {plan.number}{quote}"


def _invented_section(text: str, plan: _Plan, place: int, plans: list[_Plan]) -> str:
    number = f"{plan.number}.{place}"
    numbered = _SENTENCE_END.sub(rf" {number}\1", text)
    numbered = re.sub(r"^(## .*?) (\{#[\w-]+\})$", rf"\1 ({number}) \2", numbered, flags=re.M)
    # To pages near and far, as the chapters of a strategy lead to each other.
    target = plans[(plan.number * 7 + place * 13 + 1) % len(plans)]
    link = f"]({target.name}.md#{target.sections[0][1]})"
    return _OWN_LINK.sub(link, numbered)


def _record_source(sources: Sources, strand: Strand, origin: str, plans: list[_Plan]) -> None:
    """Writes into each page of the strand from which text it was made, so that it is up to date."""
    for plan in plans:
        source = sources.variants[plan.name, origin]
        recorded = {section.id: section.fingerprint for section in source.sections if section.id}
        path = sources.root / variant_path(strand, plan.name)
        text = path.read_text(encoding="utf-8").replace(
            "\n---\n", f"\n{format_made_from(recorded)}---\n", 1
        )
        path.write_text(text, encoding="utf-8")
