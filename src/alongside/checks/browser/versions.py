"""Which browser, driver and Node this computer has: what they say of a page depends on it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from alongside.checks.browser.browser import find_program, try_a_few_times
from alongside.system.file_cache import cache_key, publication_cache
from alongside.system.programs import node_program

_SECONDS = 30
_INSTALLED = Path("node_modules", ".package-lock.json")
"""npm writes here what it put into node_modules: each package's version and digest."""


def browser_versions(root: Path) -> str:
    """Of Chromium and its driver. Raises ToolMissing."""
    driver = find_program("chromedriver", "ALONGSIDE_CHROMEDRIVER")
    return f"{browser_version(root)} {_version(root, driver, _ask_browser)}"


def node_versions(root: Path) -> str:
    """Of Node and of all its packages. Raises ToolMissing without Node."""
    installed = root / _INSTALLED
    packages = sha256(installed.read_bytes()).hexdigest() if installed.is_file() else ""
    return f"{_version(root, node_program(), _ask)} {packages}"


def browser_version(root: Path) -> str:
    """Of Chromium alone. Raises ToolMissing."""
    chromium = find_program("chromium", "ALONGSIDE_CHROMIUM")
    return _version(root, chromium, _ask_browser)


def _version(root: Path, program: str, ask: Callable[[str], str]) -> str:
    """What a program gives as its version.

    Kept for as long as its files are the same by place, size and time to the nanosecond: a package
    that brings another version writes them anew, so a start of Chromium can be spared.
    """
    memo = publication_cache(root, "program-versions")
    key = cache_key(*(_describe_file(file) for file in _files_of_program(Path(program))))
    known = memo.get(key)
    if known is None:
        known = ask(program).encode()
        memo.put(key, known)
    return known.decode()


def _ask_browser(program: str) -> str:
    return try_a_few_times(lambda: _ask(program))


def _ask(program: str) -> str:
    answer = subprocess.run(
        [program, "--version"], capture_output=True, encoding="utf-8", timeout=_SECONDS, check=True
    )
    return answer.stdout.strip()


def _files_of_program(program: Path) -> Iterator[Path]:
    yield program.resolve()
    # Debian's chromium is a script, which starts the program of the same name in this folder.
    started = Path("/usr/lib", program.name, program.name)
    if started.is_file():
        yield started


def _describe_file(file: Path) -> str:
    status = file.stat()
    return f"{file} {status.st_size} {status.st_mtime_ns} {status.st_ino}"
