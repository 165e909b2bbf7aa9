"""changes.yml to ChangeNotes: what was changed in which pages and when, in the words of each strand."""

from __future__ import annotations

from datetime import date

from alongside.model import ChangeNote, Publication
from alongside.publication.data_file import DataFile, read_data_file, wording_keys

FILE = "changes.yml"
_WHY = "Every page shows when it was last changed and what changed. We stop rather than guess."
_EXAMPLE = (
    "- date: 2026-11-22\n    documents: [our-area]\n    what:\n"
    "      en: We added the figures of the new census."
)


def read_changes(publication: Publication) -> tuple[ChangeNote, ...]:
    """The entries, newest first; of one day, in the order of the file. None without the file. Raises BadInput."""
    file = read_data_file(publication.root, FILE, _WHY)
    if file is None:
        return ()
    if not isinstance(file.data, list) or not file.data:
        file.refuse(
            "", f"{FILE} is not a list of changes.", f"Write each change like this:\n  {_EXAMPLE}"
        )
    notes = [
        _read_change(file, publication, f".{place}", entry) for place, entry in enumerate(file.data)
    ]
    return tuple(sorted(notes, key=lambda note: note.day, reverse=True))


def latest_change(publication: Publication, document: str, strand: str) -> ChangeNote | None:
    """The last change of one Variant that its readers can be told of."""
    return next(
        (
            note
            for note in publication.changes
            if document in note.documents and strand in note.strands and strand in note.what
        ),
        None,
    )


def _read_change(file: DataFile, publication: Publication, here: str, entry: object) -> ChangeNote:
    if not isinstance(entry, dict):
        file.refuse(
            here,
            "A change needs a date, its pages and what changed.",
            f"Write it like this:\n  {_EXAMPLE}",
        )
    file.refuse_unknown_names(here, entry, ("date", "documents", "strands", "what"))
    day = entry.get("date")
    if not isinstance(day, date):
        file.refuse(
            f"{here}.date", "The change has no date that we can read.", "    date: 2026-11-22"
        )
    keys = tuple(strand.key for strand in publication.strands)
    documents = _read_names(
        file, f"{here}.documents", entry.get("documents"), publication.documents
    )
    strands = (
        _read_names(file, f"{here}.strands", entry["strands"], keys) if "strands" in entry else keys
    )
    return ChangeNote(
        day,
        documents,
        strands,
        _read_sentences(file, publication, f"{here}.what", entry.get("what")),
        file.line(here),
    )


def _read_names(
    file: DataFile, path: str, names: object, known: tuple[str, ...]
) -> tuple[str, ...]:
    word = path.rpartition(".")[2]
    if not isinstance(names, list) or not names:
        file.refuse(path, f"The change does not list its {word}.", f"    {word}: [{known[0]}]")
    file.refuse_unknown_names(path, dict.fromkeys(map(str, names)), known)
    return tuple(map(str, names))


def _read_sentences(
    file: DataFile, publication: Publication, path: str, entry: object
) -> dict[str, str]:
    """By strand key: its own sentence, otherwise that of its language."""
    if not isinstance(entry, dict):
        file.refuse(
            path,
            "The change does not say what changed.",
            "    what:\n      en: We corrected a date.",
        )
    file.refuse_unknown_names(path, entry, wording_keys(publication))
    said = {
        key: file.read_words(f"{path}.{key}", value, f"{key}: We corrected a date.")
        for key, value in entry.items()
    }
    found = {s.key: said.get(s.key) or said.get(s.language) for s in publication.strands}
    return {key: words for key, words in found.items() if words}
