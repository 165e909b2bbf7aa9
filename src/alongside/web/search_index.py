"""The search index: the texts of all pages, made ready for a browser to search in.

Pagefind makes it. It reads small pages of our own making that hold nothing but the text of record,
so neither menus nor notices are found, and the pages that readers get carry no marks for it. There
is one index for each language.

What is searched is the text as text/search_normalisation.py makes it, what is shown the text as it
was written. So Pagefind reads both, and the texts that it shows are those of the second reading.
"""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from html import escape
from pathlib import Path

from lxml import html

from alongside.errors import BuildFailed, ToolMissing
from alongside.model import Language, Outputs
from alongside.system.programs import node_package
from alongside.text.search_normalisation import normalise_for_search, search_settings
from alongside.web.search_fragments import show_as_written
from alongside.web.search_pages import SearchPage, read_article, search_pages
from alongside.web.search_words import write_search_words

FOLDER = "search-index"
"""Below the site's root. theme/assets/search-results.js looks for it there."""
STRAND = "strand"
"""The filter by which a search page tells its own pages from those of other reading levels."""

_MACHINES = {"x86_64": "x64", "aarch64": "arm64"}
_SECONDS = 300
"""It takes less than one; a program that hangs must not hold a release up."""
_SEEN_LETTERS = 500
"""As much of what Pagefind printed last as an error shows."""
_NEEDED_FILES = (
    "pagefind.js",
    "pagefind-entry.json",
    "*.pf_meta",
    "wasm.*",
    "index/*",
    "filter/*",
    "fragment/*",
)
"""What a search loads. Pagefind also writes ready-made search boxes, which we do not use."""
_ENTRY = "pagefind-entry.json"
_SEARCHED, _SHOWN = "searched", "shown"
"""Folders with the pages for Pagefind: as they are searched, and as they were written."""


def make_search_index(outputs: Outputs) -> None:
    """The index of every web page that is owed, from outputs.site_folder, into FOLDER there.

    Raises BuildFailed or ToolMissing.
    """
    root = outputs.sources.root
    work = root / ".build" / "search"
    # What an earlier run left would be found, too.
    shutil.rmtree(work, ignore_errors=True)
    pages = search_pages(outputs)
    for page in pages:
        _write_page(outputs, page, work)
    for site in (_SEARCHED, _SHOWN):
        _run_pagefind(root, work, site)
        _require_all(work / f"{site}-index", _page_counts(pages))
    show_as_written(
        work / f"{_SEARCHED}-index",
        work / f"{_SHOWN}-index",
        {f"/{page.path}": f"/{page.address}" for page in pages},
    )
    out = outputs.site_folder / FOLDER
    _copy_needed_files(work / f"{_SEARCHED}-index", out)
    for tag in sorted({page.strand.language for page in pages}):
        texts = [page.path for page in pages if page.strand.language == tag]
        files = [work / _SHOWN / path for path in texts]
        write_search_words(files, _language(outputs, tag), out)


def _page_counts(pages: Sequence[SearchPage]) -> Counter[str]:
    return Counter(page.strand.language.lower() for page in pages)


def _write_page(outputs: Outputs, page: SearchPage, work: Path) -> None:
    """The page as it is shown, and as it is searched."""
    article = read_article(outputs, page)
    settings = search_settings(_language(outputs, page.strand.language))
    _write_text(work / _SHOWN / page.path, _index_page(article, page))
    for element in article.iter():
        # The search page does the same to what readers type.
        element.text = normalise_for_search(element.text or "", settings)
        element.tail = normalise_for_search(element.tail or "", settings)
    _write_text(work / _SEARCHED / page.path, _index_page(article, page))


def _index_page(article: html.HtmlElement, page: SearchPage) -> str:
    body = html.tostring(article, encoding="unicode")
    return (
        f'<!doctype html><html lang="{escape(page.strand.language)}"><meta charset="utf-8"><body>'
        f'<div data-pagefind-filter="{STRAND}:{escape(page.strand.key)}" '
        f'data-pagefind-weight="{page.weight}">{body}</div></body></html>'
    )


def _write_text(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _run_pagefind(root: Path, work: Path, site: str) -> None:
    """The index of work/site into work/site-index."""
    machine = _MACHINES.get(platform.machine().lower(), platform.machine())
    package = node_package(root, f"@pagefind/linux-{machine}").resolve()
    program = str(package / "bin" / "pagefind_extended")
    command = [program, "--silent", "--keep-index-url"]
    command += ["--site", site, "--output-path", f"{site}-index"]
    try:
        # Its settings could also come from the environment, or from a file in the folder that it
        # runs in. Here they come from nowhere else.
        run = subprocess.run(
            command, cwd=work, env={}, capture_output=True, timeout=_SECONDS, check=False
        )
    except OSError as error:
        raise ToolMissing(
            "The program that makes the search index does not start.",
            path="package.json",
            seen=str(error),
            why="Without it nobody could search the website.",
            mend="Delete the folder node_modules, then run scripts/publish: "
            "it installs the program again.",
        ) from None
    except subprocess.TimeoutExpired:
        raise _index_error(f"It was not ready after {_SECONDS} seconds.") from None
    if run.returncode:
        output = (run.stderr or run.stdout).decode("utf-8", "replace").strip()
        raise _index_error(output[-_SEEN_LETTERS:])


def _require_all(index: Path, wanted: Counter[str]) -> None:
    """A page that is not in the index could never be found, and nobody would notice."""
    try:
        entry = json.loads((index / _ENTRY).read_text(encoding="utf-8"))
        page_counts = {
            language: details["page_count"] for language, details in entry["languages"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _index_error(str(error)) from None
    if page_counts != dict(wanted):
        raise _index_error(f"Pages by language: {page_counts}. Needed: {dict(wanted)}.")


def _copy_needed_files(made: Path, out: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    for pattern in _NEEDED_FILES:
        for file in sorted(made.glob(pattern)):
            target = out / file.relative_to(made)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


def _language(outputs: Outputs, tag: str) -> Language:
    return outputs.sources.publication.languages[tag]


def _index_error(seen: str) -> BuildFailed:
    return BuildFailed(
        "The search index could not be made.",
        path="package.json",
        seen=seen,
        why="Without it nobody could search the website.",
        mend="Publish again. If this stays, send this message to the person who looks after this "
        "website.",
    )
