"""Who makes PDFs of the same pages: we, and two plugins of MkDocs.

Each works in a program of its own, to be measured.

The plugins put all pages into one file, so what they need for it is the work of a build with the
plugin less that of one without. Both run on our own MkDocs, Material and WeasyPrint.
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
"""Package to the name of its plugin."""
STATES = {"cold": ".build", "warm": ".build/cache/pdf", "unchanged": ""}
"""Of our own work: what is thrown away before it.

Cold: everything. Warm: the PDFs, so all are made anew.
"""
_NOT_LINKED = (".build", ".git", "site", ".releases")
MAKE_PROGRAM = """
import json, resource, sys, time
from dataclasses import replace
from pathlib import Path
from alongside.engines.mkdocs import MkdocsEngine
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.system.clock import today
from alongside.web.staging import stage_publication
def seconds():
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages), time.monotonic()
root = Path(sys.argv[1])
sources = find_documents(root, today())
outputs = expected_outputs(sources, root / ".build" / "site")
artifacts = tuple(each for each in outputs.artifacts if each.format in ("web", "pdf"))
outputs = replace(outputs, artifacts=artifacts)
stage_publication(sources, root / ".build" / "staged")
MkdocsEngine(root).build(root / ".build" / "staged", outputs.site_folder)
before = seconds()
from alongside.formats.pdf.make import make_pdfs
make_pdfs(outputs)
print(json.dumps([end - start for end, start in zip(seconds(), before)]))
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
    """The publication again, by links, with a .build of its own, so that nobody's kept PDFs are
    lost."""
    folder.mkdir()
    for entry in root.iterdir():
        if entry.name not in _NOT_LINKED:
            (folder / entry.name).symlink_to(entry.resolve())
    return folder


def make_ours(mirrored: Path, state: str) -> TimeSpent:
    """What the PDFs alone took, from pages that are built anew."""
    if STATES[state]:
        shutil.rmtree(mirrored / STATES[state], ignore_errors=True)
    output, _ = run_python(mirrored, "-c", MAKE_PROGRAM, str(mirrored))
    cpu, wall = json.loads(output.splitlines()[-1])
    return TimeSpent(cpu=cpu, wall=wall)


def our_pdfs(mirrored: Path) -> list[Path]:
    return sorted((mirrored / ".build" / "site").rglob("*.pdf"))


def lay_out_stock(publication: Publication, mirrored: Path, folder: Path) -> None:
    """Settings for each plugin, and for none, over the same Markdown: our documents, and no page
    that we make."""
    folder.mkdir()
    (folder / "each").mkdir()
    settings_file = write_stock_site(publication, mirrored / ".build" / "staged", folder)
    settings = yaml.safe_load(settings_file.read_text(encoding="utf-8"))
    for page in (folder / "docs").rglob("*.md"):
        if page.stem not in publication.documents:
            page.unlink()
    for name, plugin in {"": "", **PLUGINS}.items():
        plugins: list[object] = ["search"]
        if plugin:
            plugins.append({plugin: {"output_path": "all.pdf"}})
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
    """The PDF of each page as a file of its own, less building the pages.

    A plugin needs a build for each.
    """
    total = TimeSpent(0, 0)
    for number, page in enumerate(sorted((folder / "docs").rglob("*.md"))):
        page_path = page.relative_to(folder / "docs").as_posix()
        _write_settings_of_page(folder, name, "with", page_path)
        _write_settings_of_page(folder, "", "without", page_path)
        with_plugin = build_stock(root, folder, "with")
        total = total.plus(with_plugin.minus(build_stock(root, folder, "without")))
        (pdf,) = stock_pdfs(folder, "with")
        pdf.replace(folder / "each" / f"{number}.pdf")
    return total


def _write_settings_of_page(folder: Path, name: str, new_name: str, page: str) -> None:
    """Settings like those of name, for a site of one page."""
    settings = yaml.safe_load((folder / f"{name}.yml").read_text(encoding="utf-8"))
    settings["exclude_docs"] = f"*.md\n!/{page}\n"
    settings["site_dir"] = f"site-{new_name}"
    text = yaml.safe_dump(settings, allow_unicode=True)
    (folder / f"{new_name}.yml").write_text(text, encoding="utf-8")


def stock_pdfs(folder: Path, name: str) -> list[Path]:
    return sorted((folder / f"site-{name}").rglob("*.pdf"))


def run_python(root: Path, *arguments: str) -> tuple[str, TimeSpent]:
    """What a Python program printed and took. Raises BuildFailed with its last words."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    path = str((root / PACKAGES).resolve())
    if os.environ.get("PYTHONPATH"):
        path = f"{os.environ['PYTHONPATH']}{os.pathsep}{path}"
    run = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": path},
    )
    if run.returncode:
        raise BuildFailed(
            "PDFs to compare could not be made.",
            path="bench",
            seen=run.stderr[-1500:],
            why="Without them there is nothing to compare.",
            mend="Run scripts/check first. If it passes, look at the last words above.",
        )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return run.stdout, TimeSpent(cpu, time.monotonic() - began)
