"""Every path that the documents name is there, and the map names every package."""

import re
from pathlib import Path

import pytest

from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from tiny_site import TODAY

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "alongside"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "decisions").glob("*.md")])
MADE_WHILE_RUNNING = (
    "site/",
    ".build/",
    ".cache/",
    ".venv/",
    ".releases/",
    "node_modules/",
    "editions/",
    "bench/node_modules/",
    "bench/.packages/",
)
MADE_BY_THE_READER = (
    "news",
    "title-in-capitals",
    "title_in_capitals",
    "plain_text",
    "words-of-our-council",
    "no-shouting",
    "changes.html",
)
"""Names that the examples of the documents invent."""
FOLDERS = {path.name for path in ROOT.iterdir() if path.is_dir()}
PACKAGES = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}


def paths_named(document):
    """Paths between back quotes that begin with a folder or package of ours."""
    for named in re.findall(r"`([\w.<>*/-]+)`", document.read_text(encoding="utf-8")):
        first = named.split("/")[0]
        is_ours = "/" in named and first in FOLDERS | PACKAGES
        is_made = named.startswith(MADE_WHILE_RUNNING) or any(
            name in named for name in MADE_BY_THE_READER
        )
        if is_ours and not is_made:
            yield named


def exists(named):
    pattern = re.sub(r"<[^>]*>", "*", named).rstrip("/")
    return any(folder.glob(pattern) and list(folder.glob(pattern)) for folder in (ROOT, PACKAGE))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_path_named_is_there(document):
    assert [named for named in paths_named(document) if not exists(named)] == []


def test_the_map_names_every_package():
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.partition("## To change X, open Y")[2].partition("\n## ")[0]
    modules = {path.name for path in PACKAGE.glob("*.py") if path.name != "__init__.py"}
    assert [name for name in sorted(PACKAGES) if f"`{name}/`" not in table] == []
    assert [name for name in sorted(modules) if f"`{name}`" not in table] == []


def test_links_between_documents_lead_somewhere():
    for document in set(DOCUMENTS) - {ROOT / "RULES.md"}:  # its rules quote links that are wrong
        examples = r"```.*?```|`[^`]*`"
        text = re.sub(examples, "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
            if not re.match(r"[a-z]+:", target):
                assert (document.parent / target).exists(), f"{document.name} links to {target}"


RELEASED = re.compile(r"`(?:site/)?([\w/-]+-[a-z]{2}(?:-large-print)?\.(?:pdf|epub|zip))`")
FOR_EVERYBODY = ("GUIDE.md", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")


def test_released_files_are_called_as_the_documents_say():
    owed = {
        artifact.path for artifact in expected_outputs(find_documents(ROOT, TODAY), ROOT).artifacts
    }
    named = {
        name
        for document in FOR_EVERYBODY
        for name in RELEASED.findall((ROOT / document).read_text("utf-8"))
    }
    assert len(named) >= 3 and named <= owed, named - owed
    for document in FOR_EVERYBODY:
        assert not re.search(r"`site/[\w-]*(book|pack)\.", (ROOT / document).read_text("utf-8"))
