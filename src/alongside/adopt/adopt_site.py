"""An existing website to a new publication, in one go: the old folder is only read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from alongside.adopt.account import WAITING, AdoptionAccount
from alongside.adopt.addresses import Addresses
from alongside.adopt.baseline import Baseline, find_baseline
from alongside.adopt.convert_page import DraftPage, draft_page, page_text
from alongside.adopt.headings import carry_names, name_headings
from alongside.adopt.mend_rest import mend_rest
from alongside.adopt.names import name_documents
from alongside.adopt.notes import Notes
from alongside.adopt.old_site import INDEX, OldSite, find_unread_files
from alongside.adopt.packages import packages_of
from alongside.adopt.report import report_text
from alongside.adopt.rewrite_links import KeptFiles, LinkRewriter
from alongside.adopt.write_publication import FILE, Contents, settings_text
from alongside.errors import BadInput
from alongside.languages import known_languages
from alongside.publication.picture_list import FILE as PICTURE_LIST
from alongside.publication.settings import read_publication
from alongside.starter.make_site import Answers, refuse_used_folder, write_site
from alongside.system.files import write_whole

REPORT = "ADOPTED.md"
_MANY = 10_000
"""Findings from which on their number is the likeliest fault of settings that cannot be read."""
_NO_PICTURES = (
    "# Each picture of ours with its licence and who made it: GUIDE of Alongside, Use a picture.\n"
    "{}\n"
)
"""Who made the old pictures, and whether they may be used, only people know."""


@dataclass(frozen=True)
class Decisions:
    """What no website says of itself. owner: a role, of pages and of what is to be mended.
    until: by when it will be."""

    answers: Answers
    owner: str
    next_review: date
    until: date


def adopt_site(
    site: OldSite, folder: Path, decisions: Decisions, today: date, packages: Path
) -> AdoptionAccount:
    """folder: of the new publication. packages: a folder that has the packages of npm which the
    checks need, if there is one. Raises BadInput."""
    refuse_used_folder(folder)
    _refuse_inside(site, folder)
    notes = Notes()
    for path in find_unread_files(site):
        name = path.relative_to(site.folder).as_posix()
        notes.look(name, 1, "This file was not read: it is no page of a language of the website.")
    drafts = _draft_pages(site, notes)
    languages, waiting = _choose_languages(site, drafts)
    contents = _contents(site, languages, drafts)
    _name_all_headings(contents, drafts, notes)
    texts, addresses = _new_texts(contents, drafts, decisions, notes)
    answers, owner, until = decisions.answers, decisions.owner, decisions.until
    settings = settings_text(contents, answers, owner, today, until, notes)
    texts[FILE] = f"{settings}\nexceptions: []\n".encode()
    texts[PICTURE_LIST] = _NO_PICTURES.encode()
    with _written_whole(folder) as beside:
        write_site(beside, answers, texts, is_adopted=True)
        with packages_of(beside, packages):
            mend_rest(beside, today, notes)
            baseline = find_baseline(beside, today)
        write_whole(beside / FILE, settings + baseline.exceptions_text(owner, until))
        _refuse_too_many(beside, baseline)
        account = AdoptionAccount(
            site=site,
            languages=tuple(languages.values()),
            pages=len(drafts),
            notes=notes,
            baseline=baseline,
            waiting=waiting,
            addresses=addresses,
        )
        write_whole(beside / REPORT, report_text(account))
    return account


@contextmanager
def _written_whole(folder: Path) -> Iterator[Path]:
    """A folder beside the new one, which takes its place when all is written and not before."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".adopt-", dir=folder.parent) as name:
        beside = Path(name)
        yield beside
        folder.mkdir(exist_ok=True)
        for path in sorted(beside.iterdir()):
            path.rename(folder / path.name)


def _refuse_too_many(root: Path, baseline: Baseline) -> None:
    """Raises BadInput where the settings cannot be read any more."""
    try:
        read_publication(root)
    except BadInput as problem:
        if baseline.count < _MANY:
            raise
        raise BadInput(
            f"There are more findings than a publication can list: {baseline.count:,}.",
            path=FILE,
            why=problem.what,
            mend="Bring over a part of it first: take other pages out of a copy of the website.",
        ) from None


def _new_texts(
    contents: Contents,
    drafts: Mapping[tuple[str, str], DraftPage],
    decisions: Decisions,
    notes: Notes,
) -> tuple[dict[str, bytes], dict[str, str]]:
    """Path to content of every page and of what it shows; and old file of a page to its path."""
    files = KeptFiles()
    texts: dict[str, bytes] = {}
    addresses: dict[str, str] = {}
    anchors = {place: draft.anchors for place, draft in drafts.items()}
    where = Addresses(contents.site, contents.documents, anchors)
    for (key, tag), draft in drafts.items():
        path = _path(contents, key, tag)
        rewriter = _rewriter(contents, draft, where, files, notes)
        texts[path] = _new_text(contents, drafts, draft, decisions, rewriter).encode()
        addresses[draft.page.name] = path
    texts |= {f"docs/{path}": file.read_bytes() for file, path in files.paths.items()}
    return texts, addresses


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
    documents = name_documents(keys, site.home, list(languages.values()))
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


def _rewriter(
    contents: Contents, draft: DraftPage, addresses: Addresses, files: KeptFiles, notes: Notes
) -> LinkRewriter:
    page = draft.page
    tag = contents.languages.get(page.language, page.language)
    return LinkRewriter(
        page=page,
        folder="" if tag == contents.source else f"languages/{tag}",
        document=contents.documents[page.key],
        documents=contents.documents,
        addresses=addresses,
        files=files,
        notes=notes,
    )


def _new_text(
    contents: Contents,
    drafts: Mapping[tuple[str, str], DraftPage],
    draft: DraftPage,
    decisions: Decisions,
    rewriter: LinkRewriter,
) -> str:
    source = drafts.get((draft.page.key, _source_of(contents, draft.page.key)))
    lines = rewriter.rewrite(draft.lines)
    for heading in draft.headings:
        number = draft.lines[heading.position][0]
        heading.words = rewriter.rewrite_words(heading.words, number)
    ids = None
    if source is not None and source is not draft:
        ids = [heading.id for heading in source.headings]
    front: dict[str, object] = {"owner": decisions.owner, "next_review": decisions.next_review}
    return page_text(draft, lines, ids, front)
