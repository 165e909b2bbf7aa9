"""An existing website to a new publication, in one go: the old folder is only read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from alongside.adopt.addresses import Addresses
from alongside.adopt.baseline import Baseline, find_baseline
from alongside.adopt.convert_page import DraftPage, draft_page, page_text
from alongside.adopt.headings import carry_names, name_headings
from alongside.adopt.mend_rest import mend_rest
from alongside.adopt.names import document_names
from alongside.adopt.notes import Notes
from alongside.adopt.old_site import INDEX, OldSite
from alongside.adopt.rewrite_links import KeptFiles, LinkRewriter
from alongside.adopt.write_publication import FILE, Contents, settings_text
from alongside.errors import BadInput
from alongside.languages import known_languages
from alongside.starter.make_site import Answers, refuse_used_folder, write_site
from alongside.system.files import write_whole

WAITING = "waiting"
"""Folder of the pages in languages that cannot be published yet."""
REPORT = "ADOPTED.md"


@dataclass(frozen=True)
class Decisions:
    """What no website says of itself. owner: a role, of pages and of what is to be mended.
    until: by when it will be."""

    answers: Answers
    owner: str
    next_review: date
    until: date


@dataclass
class Adopted:
    """What was made. languages: those of the publication. waiting: tag to why it is not one.
    addresses: old file to new one. pages: how many of them."""

    site: OldSite
    languages: tuple[str, ...]
    pages: int
    notes: Notes
    baseline: Baseline
    waiting: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)


def adopt_site(
    site: OldSite, folder: Path, decisions: Decisions, today: date, packages: Path
) -> Adopted:
    """folder: of the new publication. packages: as for find_baseline. Raises BadInput."""
    refuse_used_folder(folder)
    _refuse_inside(site, folder)
    notes = Notes()
    drafts = _draft_pages(site, notes)
    languages, waiting = _choose_languages(site, drafts)
    contents = _contents(site, languages, drafts)
    _name_all_headings(contents, drafts, notes)
    files = KeptFiles()
    texts: dict[str, bytes] = {}
    addresses: dict[str, str] = {}
    for (key, tag), draft in drafts.items():
        path = _path(contents, key, tag)
        text = _new_text(contents, drafts, draft, decisions, files, notes)
        texts[path] = text.encode()
        addresses[draft.page.name] = path
    texts |= {f"docs/{path}": file.read_bytes() for file, path in files.paths.items()}
    answers, owner = decisions.answers, decisions.owner
    settings = settings_text(contents, answers, owner, today, decisions.until, notes)
    texts[FILE] = (settings + "\nexceptions: []\n").encode()
    write_site(folder, answers, texts, is_adopted=True)
    mend_rest(folder, today, notes)
    baseline = find_baseline(folder, today, packages)
    exceptions = baseline.exceptions_text(owner, decisions.until)
    write_whole(folder / FILE, settings + exceptions)
    return Adopted(
        site=site,
        languages=tuple(languages.values()),
        pages=len(drafts),
        notes=notes,
        baseline=baseline,
        waiting=waiting,
        addresses=addresses,
    )


def _refuse_inside(site: OldSite, folder: Path) -> None:
    if folder.resolve().is_relative_to(site.folder):
        raise BadInput(
            "The new publication would be in the folder of the old website.",
            path=str(folder),
            why="The old website stays as it is.",
            mend="Name a folder beside it.",
        )


def _draft_pages(site: OldSite, notes: Notes) -> dict[tuple[str, str], DraftPage]:
    """By key and language of the old website."""
    drafts = {}
    for place in sorted(site.pages, key=lambda each: (site.keys.index(each[0]), each[1])):
        draft = draft_page(site, site.pages[place], notes)
        if draft:
            drafts[place] = draft
    return drafts


def _choose_languages(
    site: OldSite, drafts: Mapping[tuple[str, str], DraftPage]
) -> tuple[dict[str, str], dict[str, str]]:
    """Old tag to the tag here; and old tag to why it has to wait. Raises BadInput."""
    known = known_languages()
    languages: dict[str, str] = {}
    waiting: dict[str, str] = {}
    for old in site.languages:
        if not any(tag == old for _, tag in drafts):
            continue
        tag = next((each for each in (old, old.partition("-")[0]) if each in known), "")
        if not tag or tag in languages.values():
            waiting[old] = (
                f"Alongside has no words of menus in it yet. Run alongside new-language {old}, "
                "translate the words, and add the language to publication.yml."
            )
        elif (site.home, old) not in drafts:
            waiting[old] = (
                "It has no first page. Write index.md for it, and add the language to "
                "publication.yml."
            )
        else:
            languages[old] = tag
    if site.source not in languages:
        raise BadInput(
            f"The website cannot begin in its first language, “{site.source}”. "
            + waiting.get(site.source, "It has no page in it."),
            path=str(site.folder),
            why="All other versions are made from it.",
            mend=f"The languages that Alongside has words for: {', '.join(known)}",
        )
    return languages, waiting


def _contents(
    site: OldSite, languages: dict[str, str], drafts: Mapping[tuple[str, str], DraftPage]
) -> Contents:
    keys = [key for key in site.keys if any(each == key for each, _ in drafts)]
    documents = document_names(keys, site.home, list(languages.values()))
    versions = {}
    # The menu may name other pages before the first one.
    for key in sorted(documents, key=lambda each: documents[each] != INDEX):
        there = [tag for old, tag in languages.items() if (key, old) in drafts]
        if there:
            versions[documents[key]] = there
    in_order = dict(sorted(documents.items(), key=lambda each: each[1] != INDEX))
    return Contents(site, languages, in_order, versions)


def _source_of(contents: Contents, key: str) -> str:
    """The language on the old website in which a page is written first."""
    document = contents.documents[key]
    if document not in contents.versions:
        return contents.site.source
    first = contents.written_first(document)
    return next(old for old, tag in contents.languages.items() if tag == first)


def _name_all_headings(
    contents: Contents, drafts: Mapping[tuple[str, str], DraftPage], notes: Notes
) -> None:
    for (key, tag), draft in drafts.items():
        if tag == _source_of(contents, key):
            name_headings(draft.headings)
    for (key, _), draft in drafts.items():
        source = drafts.get((key, _source_of(contents, key)))
        if source is None:
            name_headings(draft.headings)
        elif source is not draft and not carry_names(source.headings, draft.headings):
            what = (
                f"Its headings are not those of {source.page.name}. Look which belong together, "
                "and give these the same names in {#…}."
            )
            notes.look(draft.page.name, 1, what)


def _path(contents: Contents, key: str, tag: str) -> str:
    return f"{_folder(contents, tag)}{contents.documents[key]}.md"


def _folder(contents: Contents, old: str) -> str:
    tag = contents.languages.get(old)
    if tag is None:
        return f"{WAITING}/{old}/"
    return "docs/" if tag == contents.source else f"docs/languages/{tag}/"


def _new_text(
    contents: Contents,
    drafts: Mapping[tuple[str, str], DraftPage],
    draft: DraftPage,
    decisions: Decisions,
    files: KeptFiles,
    notes: Notes,
) -> str:
    page = draft.page
    source = drafts.get((page.key, _source_of(contents, page.key)))
    tag = contents.languages.get(page.language, page.language)
    rewriter = LinkRewriter(
        page=page,
        folder="" if tag == contents.source else f"languages/{tag}",
        document=contents.documents[page.key],
        documents=dict(contents.documents),
        addresses=Addresses(
            contents.site,
            contents.documents,
            {place: each.anchors for place, each in drafts.items()},
        ),
        files=files,
        notes=notes,
    )
    lines = rewriter.rewrite(draft.lines)
    for heading in draft.headings:
        number = draft.lines[heading.position][0]
        heading.words = rewriter.rewrite_words(heading.words, number)
    is_source = source is None or source is draft
    ids = None if is_source or source is None else [each.id for each in source.headings]
    front: dict[str, object] = {"owner": decisions.owner, "next_review": decisions.next_review}
    return page_text(draft, lines, ids, front)
