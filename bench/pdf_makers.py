"""Who makes PDFs of the same pages: we, and two plugins of MkDocs. Each works in a program of its own, to be measured.

The plugins put all pages into one file, so what they need for it is the work of a build with the plugin less that of
one without. Both run on our own MkDocs, Material and WeasyPrint.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

from alongside.errors import BuildFailed
from alongside.model import Publication
from bench.stock import write_stock_site

PACKAGES = Path("bench", ".packages")
"""Below the root: what bench/requirements.lock brings."""
PLUGINS = {"mkdocs-to-pdf": "to-pdf", "mkdocs-with-pdf": "with-pdf"}
STATES = {"cold": ".build", "warm": ".build/cache/pdf", "unchanged": ""}
"""Of our own work: what is thrown away before it. Cold: everything. Warm: the PDFs, so all are made anew."""
_NOT_LINKED = (".build", ".git", "site", ".releases")
_MAKE_PROGRAM = """
import json, resource, sys, time
from dataclasses import replace
from pathlib import Path
from alongside.publication.catalogue import find_documents
from alongside.system.clock import today
from alongside.engines.mkdocs import MkdocsEngine
from alongside.outputs.expected import expected_outputs
from alongside.web.staging import stage_publication
def used():
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent), time.monotonic()
root = Path(sys.argv[1])
sources = find_documents(root, today())
outputs = expected_outputs(sources, root / ".build" / "site")
outputs = replace(outputs, artifacts=tuple(a for a in outputs.artifacts if a.format in ("web", "pdf")))
stage_publication(sources, root / ".build" / "staged")
MkdocsEngine(root).build(root / ".build" / "staged", outputs.built)
before = used()
from alongside.formats.pdf.make import make_pdfs
make_pdfs(outputs)
print(json.dumps([after - first for after, first in zip(used(), before)]))
"""


@dataclass(frozen=True)
class TimeSpent:
    """Seconds: of computing on all cores together, and on the clock."""

    cpu: float
    wall: float

    def minus(self, other: TimeSpent) -> TimeSpent:
        return TimeSpent(self.cpu - other.cpu, self.wall - other.wall)

    def plus(self, other: TimeSpent) -> TimeSpent:
        return TimeSpent(self.cpu + other.cpu, self.wall + other.wall)


def make_linked_copy(root: Path, folder: Path) -> Path:
    """The publication again, by links, with a .build of its own, so that nobody's kept PDFs are lost."""
    folder.mkdir()
    for entry in root.iterdir():
        if entry.name not in _NOT_LINKED:
            (folder / entry.name).symlink_to(entry.resolve())
    return folder


def make_ours(mirrored: Path, state: str) -> TimeSpent:
    """What the PDFs alone took, from pages that are built anew."""
    if STATES[state]:
        shutil.rmtree(mirrored / STATES[state], ignore_errors=True)
    said, _ = run_python(mirrored, "-c", _MAKE_PROGRAM, str(mirrored))
    return TimeSpent(*json.loads(said.splitlines()[-1]))


def our_pdfs(mirrored: Path) -> list[Path]:
    return sorted((mirrored / ".build" / "site").rglob("*.pdf"))


def lay_out_stock(publication: Publication, mirrored: Path, folder: Path) -> None:
    """Settings for each plugin, and for none, over the same Markdown: our documents, and no page that we make."""
    folder.mkdir()
    (folder / "each").mkdir()
    settings = yaml.safe_load(
        write_stock_site(publication, mirrored / ".build" / "staged", folder).read_text(
            encoding="utf-8"
        )
    )
    for page in (folder / "docs").rglob("*.md"):
        if page.stem not in publication.documents:
            page.unlink()
    for name, plugin in {"": None, **PLUGINS}.items():
        plugins = ["search", *([{plugin: {"output_path": "all.pdf"}}] if plugin else [])]
        text = yaml.safe_dump(
            {**settings, "plugins": plugins, "site_dir": f"site-{name}"}, allow_unicode=True
        )
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")


def build_stock(root: Path, folder: Path, name: str) -> TimeSpent:
    """A whole build of the stock site: name is a plugin's package, or "" for none."""
    _, spent = run_python(
        root, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / f"{name}.yml")
    )
    return spent


def build_each(root: Path, folder: Path, name: str) -> TimeSpent:
    """The PDF of each page as a file of its own, less building the pages. A plugin needs a build for each."""
    plugins, plain = (
        yaml.safe_load((folder / f"{which}.yml").read_text(encoding="utf-8"))
        for which in (name, "")
    )
    total = TimeSpent(0, 0)
    for page in sorted((folder / "docs").rglob("*.md")):
        alone = f"*.md\n!/{page.relative_to(folder / 'docs').as_posix()}\n"
        for which, settings in (("with", plugins), ("without", plain)):
            text = yaml.safe_dump(
                {**settings, "exclude_docs": alone, "site_dir": f"site-{which}"}, allow_unicode=True
            )
            (folder / f"{which}.yml").write_text(text, encoding="utf-8")
        total = total.plus(
            build_stock(root, folder, "with").minus(build_stock(root, folder, "without"))
        )
        (pdf,) = stock_pdfs(folder, "with")
        pdf.replace(folder / "each" / f"{len(list((folder / 'each').iterdir()))}.pdf")
    return total


def stock_pdfs(folder: Path, name: str) -> list[Path]:
    return sorted((folder / f"site-{name}").rglob("*.pdf"))


def run_python(root: Path, *arguments: str) -> tuple[str, TimeSpent]:
    """What a Python program printed and took. Raises BuildFailed with its last words."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    path = os.pathsep.join(
        [*filter(None, [os.environ.get("PYTHONPATH")]), str((root / PACKAGES).resolve())]
    )
    ran = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": path},
    )
    if ran.returncode:
        raise BuildFailed(
            "PDFs to compare could not be made.",
            path="bench",
            seen=ran.stderr[-1500:],
            why="Without them there is nothing to compare.",
            mend="Run scripts/check first. If it passes, look at the last words above.",
        )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return ran.stdout, TimeSpent(cpu, time.monotonic() - began)
