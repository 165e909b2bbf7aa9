"""Editions published before, kept in editions/, so that a new one can say what has changed.

A release cannot be compared with the site/ that it replaces: on a machine that builds it for the
first time there is none, and the same sources must give the same bytes everywhere. So the texts of
an edition are kept beside its sources, one JSON file each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from types import NoneType
from typing import Any, cast

from alongside.errors import BadInput
from alongside.model import (
    Edition,
    KeptEdition,
    KeptSection,
    Publication,
    Section,
    Sources,
    Variant,
)
from alongside.system.files import write_whole
from alongside.system.input_text import TextError, read_input
from alongside.system.json_text import parse_json
from alongside.system.limits import KEPT_BYTES

FOLDER = "editions"
_NAME = re.compile(r"\w[\w.-]*")
_Texts = dict[str, dict[str, list[dict[str, object]]]]
"""Strand key to document to its sections, each {"id", "heading", "texts"}: the shape in JSON."""
_WHY = "We compare a new edition with the last one, to tell readers what has changed."


def previous_edition(publication: Publication) -> KeptEdition | None:
    """The newest kept edition other than the present one; None without one. Raises BadInput."""
    present = publication.edition
    files = sorted((publication.root / FOLDER).glob("*.json"))
    kept = [read_edition(publication.root, file) for file in files]
    # Without a present edition nothing can be compared with an earlier one.
    earlier = [
        edition for edition in kept if present and edition.edition.version != present.version
    ]
    return max(earlier, key=_date_and_version, default=None)


def keep_edition(sources: Sources) -> Path:
    """Writes the present texts of every variant into editions/. The path of the new file.

    Raises BadInput for an edition whose name cannot be used, or that was kept with other words.
    """
    edition, root = sources.publication.edition, sources.root
    if edition is None:
        raise BadInput(
            "publication.yml does not say which edition this is.",
            path="publication.yml",
            why=_WHY,
            mend="Add to publication.yml:\n  edition:\n    version: 1.0\n    date: 2026-11-22",
        )
    if not _NAME.fullmatch(edition.version):
        raise BadInput(
            f"“{edition.version}” cannot be the name of a file.",
            path="publication.yml",
            why=_WHY,
            mend="Use letters, digits, dots and hyphens for the version, for example 1.1",
        )
    path = Path(FOLDER, f"{edition.version}.json")
    data = {
        "version": edition.version,
        "date": edition.date.isoformat(),
        "texts": _present_texts(sources),
    }
    content = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    # To keep an edition twice is no fault, to keep two under one name would lose the first.
    if (root / path).is_file() and (root / path).read_text(encoding="utf-8") != content:
        raise BadInput(
            f"Edition {edition.version} was kept before, with other words.",
            path=path.as_posix(),
            why=_WHY,
            mend="Give the new edition another version and date in publication.yml, "
            "below “edition”.",
        )
    (root / FOLDER).mkdir(exist_ok=True)
    write_whole(root / path, content)
    return path


def read_edition(root: Path, file: Path) -> KeptEdition:
    """A kept edition. Raises BadInput for a file that is damaged."""
    try:
        data = cast("dict[str, Any]", parse_json(read_input(file, KEPT_BYTES)))
        edition = Edition(version=str(data["version"]), date=date.fromisoformat(data["date"]))
        return KeptEdition(edition, _read_texts(data["texts"]))
    except TextError as problem:
        raise BadInput(
            f"An edition that was kept cannot be read. {problem.what}",
            path=file.relative_to(root).as_posix(),
            why=_WHY,
            mend=f"{problem.mend} Or bring the file back as it was.",
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput(
            "An edition that was kept cannot be read.",
            path=file.relative_to(root).as_posix(),
            seen=f"{type(error).__name__}: {error}",
            why=_WHY,
            mend="Bring the file back as it was. Nobody needs to edit it.",
        ) from None


def kept_sections(variant: Variant) -> tuple[KeptSection, ...]:
    """What is kept of a page, and compared with what was kept."""
    return tuple(
        KeptSection(id=section.id, heading=section.heading, texts=_block_texts(section))
        for section in variant.sections
    )


def _block_texts(section: Section) -> tuple[str, ...]:
    return tuple(block.text for block in section.blocks if block.text)


def _date_and_version(kept: KeptEdition) -> tuple[date, str]:
    return kept.edition.date, kept.edition.version


def _present_texts(sources: Sources) -> _Texts:
    """What is kept of every page, ready for JSON."""
    texts: _Texts = {}
    for strand in sources.publication.strands:
        texts[strand.key] = {}
        for document in sources.publication.documents:
            variant = sources.variants.get((document, strand.key))
            if variant:
                sections = kept_sections(variant)
                texts[strand.key][document] = [asdict(section) for section in sections]
    return texts


def _read_texts(texts: _Texts) -> dict[tuple[str, str], tuple[KeptSection, ...]]:
    """By document and strand key. Raises an error of Python's for another shape than _Texts."""
    sections = {}
    for strand, documents in texts.items():
        for document, entries in documents.items():
            sections[document, strand] = tuple(_read_section(entry) for entry in entries)
    return sections


def _read_section(entry: Mapping[str, object]) -> KeptSection:
    id_, texts = entry["id"], entry["texts"]
    if not isinstance(id_, (str, NoneType)) or not isinstance(texts, list):
        raise TypeError("a section has an id and a list of texts")
    return KeptSection(id=id_, heading=str(entry["heading"]), texts=tuple(map(str, texts)))
