"""The invented websites of tests/sites/old/, and what people would answer about them."""

from datetime import date
from pathlib import Path

from alongside.adopt.adopt_site import Decisions, adopt_site
from alongside.adopt.read_site import read_site
from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from alongside.starter.make_site import Answers
from tiny_site import REPOSITORY

OLD = Path(__file__).parent / "sites" / "old"
NAMES = sorted(path.name for path in OLD.iterdir())
TODAY = date(2026, 11, 30)
DECISIONS = Decisions(
    Answers(
        name="Pages of Exampleton",
        organisation="Exampleton Council",
        url="https://pages.exampleton.example/",
        website="https://www.exampleton.example",
        email="web@exampleton.example",
    ),
    owner="Web team",
    next_review=date(2027, 11, 30),
    until=date(2027, 5, 31),
)


def adopt(old, folder):
    """folder: of the new publication, which can be checked as if its packages were installed."""
    adopted = adopt_site(read_site(Path(old), "en"), folder, DECISIONS, TODAY, REPOSITORY)
    (folder / "node_modules").symlink_to(REPOSITORY / "node_modules", target_is_directory=True)
    return adopted


def write_mkdocs(folder, pages, config=""):
    """A website of MkDocs. pages: path below docs/ to text or bytes."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(
        f"site_name: Bins\nsite_url: https://bins.example/\n{config}", encoding="utf-8"
    )
    for path, text in pages.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def verdict_of(root, today=TODAY):
    return judge("sources", find_documents(root, today), rulebook.load().values())
