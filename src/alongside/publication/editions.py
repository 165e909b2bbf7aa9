"""Editions that were published before, kept in editions/, so that a new one can say what has changed.

A release cannot be compared with the site/ that it replaces: on a machine that builds it for the first time there is
none, and the same sources must give the same bytes everywhere. So the texts of an edition are kept beside its sources.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import date
from pathlib import Path

from alongside.errors import BadInput
from alongside.model import Edition, KeptEdition, KeptSection, Publication, Sources, Variant
from alongside.system.files import write_whole

FOLDER = "editions"
_NAME = re.compile(r"\w[\w.-]*")
_WHY = "We compare a new edition with the last one, to tell readers what has changed."


def previous_edition(publication: Publication) -> KeptEdition | None:
    """The newest edition that was kept, other than the present one; None when there is none. Raises BadInput."""
    present = publication.edition
    kept = [
        read_edition(publication.root, file)
        for file in sorted((publication.root / FOLDER).glob("*.json"))
    ]
    earlier = [each for each in kept if present and each.edition.version != present.version]
    return max(earlier, key=lambda each: (each.edition.date, each.edition.version), default=None)


def keep_edition(sources: Sources) -> Path:
    """Writes the present texts of every variant into editions/. The file's path. Raises BadInput, losing nothing."""
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
    texts = {
        strand.key: {
            document: [
                asdict(section) for section in kept_sections(sources.variants[document, strand.key])
            ]
            for document in sources.publication.documents
            if (document, strand.key) in sources.variants
        }
        for strand in sources.publication.strands
    }
    content = (
        json.dumps(
            {"version": edition.version, "date": edition.date.isoformat(), "texts": texts},
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )
    if (root / path).is_file() and (root / path).read_text(encoding="utf-8") != content:
        raise BadInput(
            f"Edition {edition.version} was kept before, with other words.",
            path=path.as_posix(),
            why=_WHY,
            mend="Give the new edition another version and date in publication.yml, below “edition”.",
        )
    (root / FOLDER).mkdir(exist_ok=True)
    write_whole(root / path, content)
    return path


def read_edition(root: Path, file: Path) -> KeptEdition:
    """Raises BadInput for a file that is damaged."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        texts = {
            (document, strand): tuple(_read_section(each) for each in sections)
            for strand, documents in data["texts"].items()
            for document, sections in documents.items()
        }
        return KeptEdition(Edition(str(data["version"]), date.fromisoformat(data["date"])), texts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
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
        KeptSection(
            section.id, section.heading, tuple(block.text for block in section.blocks if block.text)
        )
        for section in variant.sections
    )


def _read_section(entry: dict) -> KeptSection:
    return KeptSection(entry["id"], str(entry["heading"]), tuple(map(str, entry["texts"])))
