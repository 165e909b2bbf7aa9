"""The program is for any publication: no word of the one in this repository stands in src/ or theme/."""

import re

import pytest
import yaml

from tiny_site import REPOSITORY

SETTINGS = yaml.safe_load((REPOSITORY / "publication.yml").read_text(encoding="utf-8"))
NAMES = {*SETTINGS["name"].values(), *SETTINGS["organisation"].values(), *SETTINGS["names"]}
GENERAL = {"NHS", "NHS England", "Healthwatch"}
"""Names that any publication about health may have."""
KEPT_LISTS = ("text/plain_words/", "text/abbreviations.yml")
"""Words of a whole language, whoever uses them."""
OWN = (
    "strategy",
    "strategia",
    "strategii",
    "strategic",
    "حکمت عملی",
    "কৌশলপত্র",
    "BLMK",
    "Denny",
    "Bedford",
)
FILES = [
    path
    for folder in ("src", "theme")
    for path in sorted((REPOSITORY / folder).rglob("*"))
    if path.is_file() and path.suffix in (".py", ".yml", ".html", ".xhtml", ".opf", ".css", ".js", ".j2", ".svg")
]  # fmt: skip


@pytest.mark.parametrize("words", sorted({*OWN, *(NAMES - GENERAL)}))
def test_the_program_has_none_of_them(words):
    pattern = re.compile(rf"(?<!\w){re.escape(words)}", re.IGNORECASE)
    found = [
        path.relative_to(REPOSITORY).as_posix()
        for path in FILES
        if pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert [path for path in found if not any(kept in path for kept in KEPT_LISTS)] == []


def test_there_is_something_to_look_at():
    assert len(FILES) > 300
    assert "Bedford" in NAMES
