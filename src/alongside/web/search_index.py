"""The search index: the texts of record of all pages, made ready for a browser to search in.

Pagefind makes it. It reads small pages of our own making that hold nothing but the text of record,
so neither menus nor notices are found, and the pages that readers get carry no marks for it. There
is one index for each language.
"""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
from collections import Counter
from html import escape
from pathlib import Path

from lxml import html

from alongside.errors import BuildFailed, ToolMissing
from alongside.model import Format, Outputs, Strand, Variant
from alongside.outputs.expected import split_into_leaves
from alongside.readback.article import read_pages
from alongside.system.programs import node_package
from alongside.text.search_normalisation import normalise_for_index

FOLDER = "search-index"
"""Below the site's root. theme/assets/search.js looks for it there."""
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


def make_search_index(outputs: Outputs) -> None:
    """The index of every web page that is owed, from outputs.site_folder, into FOLDER there.

    Raises BuildFailed or ToolMissing.
    """
    work = outputs.sources.root / ".build" / "search"
    # What an earlier run left would be found, too.
    shutil.rmtree(work, ignore_errors=True)
    pages = _pages_to_index(outputs)
    for path, variant in pages.items():
        article, _ = read_pages([outputs.site_folder / path], variant.path.as_posix())
        text = work / "pages" / path
        text.parent.mkdir(parents=True, exist_ok=True)
        text.write_text(_index_page(article, variant.strand), encoding="utf-8")
    _run_pagefind(outputs.sources.root, work)
    _require_all(work, Counter(variant.strand.language.lower() for variant in pages.values()))
    _copy_needed_files(work / "index", outputs.site_folder / FOLDER)


def _pages_to_index(outputs: Outputs) -> dict[str, Variant]:
    """Path of each web page that has a text of record to its document."""
    pages = {}
    for artifact in outputs.artifacts:
        if artifact.format == Format.WEB:
            variant = outputs.sources.variants[artifact.document, artifact.strand.key]
            for leaf in split_into_leaves(variant):
                pages[leaf.path] = variant
    return pages


def _index_page(article: html.HtmlElement, strand: Strand) -> str:
    for element in article.iter():
        # The search page does the same to what readers type.
        element.text = normalise_for_index(element.text or "")
        element.tail = normalise_for_index(element.tail or "")
    body = html.tostring(article, encoding="unicode")
    return (
        f'<!doctype html><html lang="{escape(strand.language)}"><meta charset="utf-8"><body>'
        f'<div data-pagefind-filter="{STRAND}:{escape(strand.key)}">{body}</div></body></html>'
    )


def _run_pagefind(root: Path, work: Path) -> None:
    machine = _MACHINES.get(platform.machine().lower(), platform.machine())
    package = node_package(root, f"@pagefind/linux-{machine}").resolve()
    program = str(package / "bin" / "pagefind_extended")
    command = [program, "--silent", "--keep-index-url", "--site", "pages", "--output-path", "index"]
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


def _require_all(work: Path, wanted: Counter[str]) -> None:
    """A page that is not in the index could never be found, and nobody would notice."""
    try:
        entry = json.loads((work / "index" / _ENTRY).read_text(encoding="utf-8"))
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


def _index_error(seen: str) -> BuildFailed:
    return BuildFailed(
        "The search index could not be made.",
        path="package.json",
        seen=seen,
        why="Without it nobody could search the website.",
        mend="Publish again. If this stays, send this message to the person who looks after this "
        "website.",
    )
