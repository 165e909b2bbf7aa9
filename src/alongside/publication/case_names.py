"""cases.yml: the names of places, themes and kinds of work, by which readers find case studies."""

from __future__ import annotations

import re
from collections.abc import Mapping

from alongside.model import Publication
from alongside.publication.data_file import read_data_file
from alongside.publication.settings_documents import read_wordings
from alongside.system.settings_reader import Setting

FILE = "cases.yml"
CASE_LISTS = ("places", "themes", "work")
"""The lists that readers get, in this order, and the names of the parts of the file."""
_WHY = "Readers look for a case study by names in their own language."
_EXAMPLE = "places:\n    london: {en: London, pl: Londyn}"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_case_names(
    publication: Publication,
) -> dict[str, dict[str, Mapping[str, str]]]:
    """Each of CASE_LISTS to the names in it: id to the words of each strand, by its key.

    In the order of the file. {} without it. Raises BadInput.
    """
    file = read_data_file(publication.root, FILE, _WHY)
    if file is None:
        return {}
    example = f"Write it like this:\n  {_EXAMPLE}"
    file.mapping(f"{FILE} has no lists of names.", example)
    file.refuse_unknown_names(CASE_LISTS)
    return {name: _read_list(file.member(name), publication) for name in CASE_LISTS}


def _read_list(setting: Setting, publication: Publication) -> dict[str, Mapping[str, str]]:
    entries = setting.mapping(
        f"{FILE} has no list “{setting.name}”.",
        f"Write the names of each language:\n  {_EXAMPLE}",
    )
    return {name: _read_name(entry, publication) for name, entry in entries.items()}


def _read_name(entry: Setting, publication: Publication) -> Mapping[str, str]:
    if not _ID.fullmatch(entry.name):
        entry.refuse(
            f"“{entry.name}” cannot be an id.",
            "Use small letters, digits and hyphens, for example south-west",
        )
    words, _ = read_wordings(
        entry, f"“{entry.name}”", "name", publication.strands, publication.root
    )
    return words
