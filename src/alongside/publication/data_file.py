"""The data files beside publication.yml, such as the glossary. Any of them may be absent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from alongside.languages import FOLDER, OUR_FOLDER, known_languages, word_places
from alongside.model import Publication
from alongside.system.settings_reader import Setting, SettingsFile, read_settings, suggest

__all__ = [
    "DATA_FILES",
    "LANGUAGE_FILES",
    "describe_unknown_page",
    "read_data_file",
    "OUR_FOLDER",
    "word_places",
    "wording_keys",
]

DATA_FILES = (
    "publication.yml",
    "facts.yml",
    "glossary.yml",
    "pictures.yml",
    "changes.yml",
    "claims.yml",
    "diagrams.yml",
    "cases.yml",
    "moved.yml",
    "audited-by-hand.yml",
)
"""What is written beside the pages, in the order in which it is read."""
LANGUAGE_FILES = FOLDER
"""The folder beside docs/ with what a publication says of its languages."""


def read_data_file(root: Path, name: str, why: str, is_for_readers: bool = True) -> Setting | None:
    """The whole file; None when there is no such file.

    why: what a fault in it does to a reader. is_for_readers: whether its words go to them as they
    are. Raises BadInput when it cannot be read as YAML.
    """
    path = root / name
    # Of a link into nothing its reader says what is wrong: somebody wanted the file.
    if not path.exists() and not path.is_symlink():
        return None
    return read_settings(path, SettingsFile(name=name, why=why, is_for_readers=is_for_readers))


def wording_keys(publication: Publication) -> list[str]:
    """The names under which words can stand: languages and strands, published ones first.

    The words of a language that is not published, or no longer, may stay in the file.
    """
    # The order is that of “Use one of: …” and of what is read first.
    keys: list[str] = []
    for strand in publication.strands:
        keys += [strand.language, strand.key]
    return list(dict.fromkeys((*keys, *known_languages(publication.root))))


def describe_unknown_page(documents: Sequence[str], slug: str) -> tuple[str, str]:
    """(what is wrong, how to mend it) where a page is named that is not among the documents."""
    near = suggest(slug, documents, otherwise="")
    return (
        f"No page is called “{slug}”. Perhaps it has a new name or was taken out.",
        f"{near} If it has a new name, write that here. If it was taken out, take “{slug}” out "
        "here, too; where it is the only page that is named, delete the whole entry.".lstrip(),
    )
