"""Writes what is said: whole pages, one of each structure, and the main text of every page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

from selenium.webdriver import Chrome

from alongside.audit.listening.speak import speak
from alongside.audit.listening.told_tree import Told, take_told_tree
from alongside.audit.look import open_any_page
from alongside.audit.sites import AuditedSite, audit_settings
from alongside.audit.structure import group_pages, kinds_of_open_page
from alongside.audit.visit import visit_each_page
from alongside.checks.browser.browser import Browser, PageProblem
from alongside.checks.browser.emulation import apply_state
from alongside.rules.states import named_states
from alongside.system.file_cache import cache_key
from alongside.system.files import write_whole
from alongside.text.plurals import count_in_english

LISTENING, READING = "listening", "reading"
"""Folders: whole pages, one of each structure, and the main text of every page."""
_STATE = "desktop"
_HEADER = "What a screen reader is told of"
_MOST_LETTERS = 100
"""Of one name of a file: systems take 255 bytes, and a letter may be several."""


@dataclass
class HeardPage:
    """structure: its kinds of control. whole, main: lines."""

    title: str
    structure: frozenset[str]
    whole: list[str]
    main: list[str]


@dataclass(frozen=True)
class ListenReport:
    """structures, pages: how many were written. problems: page to why nobody could look at it."""

    structures: int
    pages: int
    problems: dict[str, str]


def listen_to_site(site: AuditedSite, folder: Path) -> ListenReport:
    """Writes the files below the folder. The same pages give the same bytes. Raises ToolMissing and
    OSError."""
    heard: dict[str, HeardPage] = {}
    problems: dict[str, str] = {}

    def hear(browser: Browser, page: str) -> None:
        try:
            heard[page] = browser.attempt(partial(_hear, site=site, page=page))
        except PageProblem as problem:
            problems[page] = str(problem)

    visit_each_page(site, site.pages, "Listening to pages", hear)
    pages = {page: heard[page] for page in site.pages if page in heard}
    kinds = {page: found.structure for page, found in pages.items()}
    structures = group_pages(kinds, (), audit_settings().alike_pages)
    files: dict[Path, str] = {}
    for like, alike in structures.items():
        pages_alike = count_in_english(len(alike), "page")
        about = f"{like or site.address}, for {pages_alike} of its structure"
        files[_path(folder / LISTENING, like)] = _format(about, pages[like], pages[like].whole)
    for page, found in pages.items():
        files[_path(folder / READING, page)] = _format(page or site.address, found, found.main)
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    if not problems and not site.left_out:
        _remove_others(folder, set(files))
    return ListenReport(len(structures), len(pages), dict(sorted(problems.items())))


def _hear(driver: Chrome, site: AuditedSite, page: str) -> HeardPage:
    open_any_page(driver, f"{site.address}{page}")
    (state,) = named_states((_STATE,))
    apply_state(driver, state)
    told = take_told_tree(driver)
    main = next((each for each in told.descendants() if each.role == "main"), told)
    return HeardPage(
        " ".join(told.name.split()),
        kinds_of_open_page(driver),
        list(speak(told)),
        list(speak(Told("", language=main.language, children=main.children))),
    )


def _format(about: str, page: HeardPage, lines: list[str]) -> str:
    head = [f"{_HEADER} {about}", f"page: {page.title or 'without a title'}", ""]
    return "\n".join([*head, *lines]) + "\n"


def _path(folder: Path, page: str) -> Path:
    """Below the folder, whatever stands in an address."""
    parts = [_file_name(part) for part in page.split("/") if part not in ("", ".", "..")]
    parts = parts or ["index"]
    if page.endswith("/"):
        parts.append("index")
    return folder.joinpath(*parts[:-1], f"{parts[-1]}.txt")


def _file_name(part: str) -> str:
    name = quote(part, safe=" ()+,;=@~")
    if len(name) <= _MOST_LETTERS:
        return name
    return f"{name[:_MOST_LETTERS]}-{cache_key(part)[:8]}"


def _remove_others(folder: Path, written: set[Path]) -> None:
    """What we wrote of pages that are no more. A file of anybody else stays."""
    for name in (LISTENING, READING):
        for path in sorted((folder / name).rglob("*.txt")):
            is_ours = path not in written and path.is_file()
            if is_ours and path.read_bytes().startswith(_HEADER.encode()):
                path.unlink()
