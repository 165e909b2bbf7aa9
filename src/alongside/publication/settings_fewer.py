"""Which documents publication.yml need not have in every version yet, why, and until when."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from alongside.model import FewerVersions, Strand
from alongside.publication.settings_documents import read_wordings
from alongside.system.settings_reader import Setting

_HOME = "index"
_OWED = {"later": True, "never": False}
_EXAMPLE = (
    "- documents: [our-area]\n    versions: [pl]\n    owed: later\n    until: 2027-06-30\n"
    "    reason:\n      en: The translation is not ready yet."
)
_NAMES = ("documents", "versions", "owed", "until", "reason")


def read_fewer_versions(
    setting: Setting,
    documents: Sequence[str],
    strands: Sequence[Strand],
    root: Path,
    written_first: Mapping[str, str],
) -> tuple[FewerVersions, ...]:
    """Each entry names documents and versions. Raises BadInput.

    written_first: slug to the key of its source, where it is not the publication's.
    """
    notes: list[FewerVersions] = []
    taken: set[tuple[str, str]] = set()
    for entry in setting.optional_elements(
        "“fewer_versions” must be a list.", f"Write it like this:\n  {_EXAMPLE}"
    ):
        note = _read_entry(entry, documents, strands, root)
        _refuse_source(entry, note, strands, written_first)
        pairs = {(document, key) for document in note.documents for key in note.strands}
        if twice := sorted(pairs & taken):
            entry.refuse(
                f"“{twice[0][0]}” in “{twice[0][1]}” stands in two entries.", "Keep one of them."
            )
        taken |= pairs
        notes.append(note)
    return tuple(notes)


def _read_entry(
    entry: Setting, documents: Sequence[str], strands: Sequence[Strand], root: Path
) -> FewerVersions:
    entry.mapping("An entry names no documents.", f"Write it like this:\n  {_EXAMPLE}")
    entry.refuse_unknown_names(_NAMES)
    named = _read_names(entry.member("documents"), documents)
    if _HOME in named:
        entry.member("documents").refuse(
            "The first page, “index”, must be there in every version.",
            "Take “index” out here: reading begins on it.",
        )
    keys = _read_names(entry.member("versions"), [strand.key for strand in strands])
    reasons, lines = read_wordings(entry.member("reason"), "The entry", "reason", strands, root)
    return FewerVersions(
        documents=named,
        strands=keys,
        is_planned=_OWED[entry.member("owed").one_of(tuple(_OWED), mend="    owed: later")],
        until=entry.member("until").day("The entry has no end date.", "    until: 2027-06-30"),
        reasons=reasons,
        lines=lines | {"": entry.line},
    )


def _refuse_source(
    entry: Setting, note: FewerVersions, strands: Sequence[Strand], written_first: Mapping[str, str]
) -> None:
    """All other versions are made from the source, in the end."""
    usual = next(strand.key for strand in strands if strand.made_from is None)
    for document in note.documents:
        source = written_first.get(document, usual)
        if source in note.strands:
            entry.member("versions").refuse(
                f"“{document}” is written first in “{source}”, so it must be there.",
                f"Take “{source}” out here.",
            )


def _read_names(setting: Setting, known: Collection[str]) -> tuple[str, ...]:
    example = f"    {setting.name}: [{', '.join(list(known)[-1:])}]"
    setting.elements(f"The entry does not list its {setting.name}.", example)
    setting.refuse_unknown_names(known)
    return setting.word_list("A name is not a text.", example)
