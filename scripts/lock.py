"""Makes both lock files of Python with pip-compile, without what decisions/0012 keeps out.

Run it with Python 3.11 and pip-tools on the path: python3 scripts/lock.py. It takes some minutes
and a network. Pins stay as they are; for newer ones add --upgrade, or --upgrade-package NAME.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

OPTIONS = [
    "--quiet",
    "--generate-hashes",
    "--allow-unsafe",  # setuptools, which the set-up installs
    "--strip-extras",
    "--annotation-style=line",
    # The rest keep out of the lock what differs from one computer to the next.
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-options",
]
LEFT_OUT = "pymupdf"
"""Under the AGPL. Outloud names it, and nothing that we ask of Outloud needs it."""
ENTRY = re.compile(r"^(?=[a-z0-9])", re.MULTILINE)
NAME = re.compile(r"[a-z0-9-]+")
NEEDED_BY = re.compile(r"    # via (.+)\n")


def entries_of(lock):
    """Each package of the text of a lock, with its version, hashes and who needs it."""
    return {NAME.match(entry)[0]: entry for entry in ENTRY.split(lock) if entry}


def without(entries, name):
    """The entries without this package and without what only it needs."""
    needed_by = {
        package: set(NEEDED_BY.search(entry)[1].split(", ")) for package, entry in entries.items()
    }
    gone = {name} & set(entries)
    while more := {package for package in entries if needed_by[package] <= gone} - gone:
        gone |= more
    return {
        package: NEEDED_BY.sub(f"    # via {', '.join(sorted(needed_by[package] - gone))}\n", entry)
        for package, entry in entries.items()
        if package not in gone
    }


def compile_lock(name, arguments):
    """Has NAME.lock made from NAME.in; returns its path and the entries that are to stay."""
    lock = ROOT / f"{name}.lock"
    subprocess.run(
        ["pip-compile", *OPTIONS, *arguments, f"--output-file={name}.lock", f"{name}.in"],
        check=True,
        cwd=ROOT,
    )
    return lock, without(entries_of(lock.read_text("utf-8")), LEFT_OUT)


def main(arguments):
    lock, runs = compile_lock("requirements", arguments)
    lock.write_text("".join(runs.values()), encoding="utf-8")
    lock, develops = compile_lock("requirements-dev", arguments)
    besides = [entry for package, entry in develops.items() if package not in runs]
    lock.write_text("".join(besides), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
