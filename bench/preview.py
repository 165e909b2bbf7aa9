"""How long a writer waits: from saving a page to seeing it in a browser, on a copy of this
publication.

"Shown" is when the browser has loaded the page anew, "checked" when its panel says what the gate
found.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome

from alongside.checks.browser.browser import Browser, load_page
from alongside.errors import BuildFailed
from alongside.model import Sources, Variant
from alongside.outputs.expected import split_into_leaves
from alongside.publication.catalogue import find_documents
from alongside.system.clock import today

LIMIT_SECONDS = 2.0
EDITS = 10
PATIENCE_SECONDS = 120
_NOT_LINKED = (".build", ".git", "site", ".releases", "docs")
_ADDRESS = re.compile(r"Serving on (\S+)")
_IS_SHOWN = """return document.readyState === "complete" && !!document.getElementById("writer-panel")
  && document.querySelector("article").textContent.includes(arguments[0])"""
_IS_CHECKED = "return !document.getElementById('writer-body').innerText.includes('Checking.')"


@dataclass(frozen=True)
class Edit:
    """Seconds after the file was saved; work: seconds of computing by the preview until it was
    checked."""

    page: str
    shown: float
    checked: float
    work: float


def measure(root: Path) -> tuple[str, bool]:
    """The table, and whether every page was shown in time.

    Raises BuildFailed when the preview does not start.
    """
    with TemporaryDirectory() as folder:
        copy = _copy(root, Path(folder, "copy"))
        with _serve_preview(copy) as (address, process), Browser() as browser:
            edits = []
            for page in choose_pages(find_documents(copy, today())):
                edit = partial(_edit, copy=copy, address=address, process=process, page=page)
                edits.append(browser.attempt(edit))
    return table(edits), max(edit.shown for edit in edits) <= LIMIT_SECONDS


def choose_pages(sources: Sources) -> list[Variant]:
    """Pages of different documents and strands in turn."""
    documents = sources.publication.documents
    pages: list[Variant] = []
    for turn in range(len(documents)):
        for position, strand in enumerate(sources.publication.strands):
            document = documents[(position + turn) % len(documents)]
            variant = sources.variants.get((document, strand.key))
            if variant is not None:
                pages.append(variant)
    return pages[:EDITS]


def table(edits: list[Edit]) -> str:
    rows = [f"{'page':44}{'shown s':>9}{'checked s':>11}{'computing s':>13}"]
    rows += [
        f"{edit.page:44}{edit.shown:9.2f}{edit.checked:11.2f}{edit.work:13.2f}" for edit in edits
    ]
    for name, summarize in (("median", median), ("worst", max)):
        shown = summarize([edit.shown for edit in edits])
        checked = summarize([edit.checked for edit in edits])
        work = summarize([edit.work for edit in edits])
        rows.append(f"{name:44}{shown:9.2f}{checked:11.2f}{work:13.2f}")
    rows.append(
        f"The limit for “shown” is {LIMIT_SECONDS:.0f} seconds. Processors: {os.cpu_count()}. "
        f"Load of the last minute: {os.getloadavg()[0]:.1f}."
    )
    return "\n".join(rows)


def _edit(driver: Chrome, copy: Path, address: str, process: int, page: Variant) -> Edit:
    file = copy / page.path
    word = f"bench{time.monotonic_ns()}"
    load_page(driver, address + split_into_leaves(page)[0].path)
    _wait(driver, _IS_CHECKED)
    text = file.read_text(encoding="utf-8")
    paragraph = next(block for block in page.sections[0].blocks if block.kind == "paragraph")
    last_line, _ = paragraph.lines[-1]
    lines = text.split("\n")
    lines[last_line - 1] += f" {word}"
    work = _cpu_seconds(process)
    saved = time.monotonic()
    file.write_text("\n".join(lines), encoding="utf-8")
    _wait(driver, _IS_SHOWN, word)
    shown = time.monotonic() - saved
    _wait(driver, _IS_CHECKED)
    return Edit(page.path.as_posix(), shown, time.monotonic() - saved, _cpu_seconds(process) - work)


def _wait(driver: Chrome, script: str, *arguments: object) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            if driver.execute_script(script, *arguments):
                return
        except WebDriverException:
            pass  # the page is being loaded
        time.sleep(0.02)
    raise BuildFailed("The preview did not show a page that was saved.", seen=script)


def _cpu_seconds(process: int) -> float:
    """Seconds of computing of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _copy(root: Path, folder: Path) -> Path:
    """The publication again, with pages that may be changed. The rest is linked."""
    folder.mkdir()
    for entry in root.iterdir():
        if entry.name not in _NOT_LINKED:
            (folder / entry.name).symlink_to(entry.resolve())
    shutil.copytree(root / "docs", folder / "docs")
    (folder / ".build").mkdir()
    if (root / ".build" / "cache").is_dir():
        (folder / ".build" / "cache").symlink_to((root / ".build" / "cache").resolve())
    return folder


@contextmanager
def _serve_preview(copy: Path) -> Iterator[tuple[str, int]]:
    """The address of the copy and the number of the process that shows it."""
    log = copy / ".build" / "preview.log"
    with socket.socket() as held, log.open("w+", encoding="utf-8") as said:
        # Held until the end, so that no other program is given this port. The server may use it
        # beside us, as both say SO_REUSEADDR and we do not listen.
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{held.getsockname()[1]}"
        # A shell starts what runs in the background with Ctrl+C ignored, and children inherit that.
        command = [
            "env",
            "--default-signal=INT",
            sys.executable,
            "-m",
            "mkdocs",
            "serve",
            "-a",
            address,
        ]
        process = subprocess.Popen(
            command,
            cwd=copy,
            stdout=said,
            stderr=said,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        try:
            yield _wait_for_address(log, process), process.pid
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE_SECONDS)


def _wait_for_address(log: Path, process: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < end:
        if found := _ADDRESS.search(log.read_text(encoding="utf-8")):
            return found[1]
        time.sleep(0.1)
    raise BuildFailed("The preview did not start.", seen=log.read_text(encoding="utf-8")[-2000:])
