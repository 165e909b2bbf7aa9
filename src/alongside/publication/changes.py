"""changes.yml to ChangeNotes: what was changed in which pages and when, in each strand's words."""

from __future__ import annotations

from datetime import date

from alongside.languages import describe_unknown_language
from alongside.model import ChangeNote, Publication, Variant
from alongside.publication.data_file import read_data_file, wording_keys
from alongside.publication.moved import names_before
from alongside.system.settings_reader import Setting

FILE = "changes.yml"
_WHY = "Every page shows when it was last changed and what changed. We stop rather than guess."
_EXAMPLE = (
    "- date: 2026-11-22\n    documents: [our-area]\n    what:\n"
    "      en: We added the figures of the new census."
)
_SENTENCE_EXAMPLE = "We corrected a date."


def read_changes(publication: Publication) -> tuple[ChangeNote, ...]:
    """The entries, newest first; those of one day in the order of the file. None without the file.

    Raises BadInput.
    """
    file = read_data_file(publication.root, FILE, _WHY)
    if file is None:
        return ()
    entries = file.elements(
        f"{FILE} is not a list of changes.", f"Write each change like this:\n  {_EXAMPLE}"
    )
    notes = [_read_change(entry, publication) for entry in entries]
    return tuple(sorted(notes, key=lambda note: note.day, reverse=True))


def latest_change(publication: Publication, document: str, strand: str) -> ChangeNote | None:
    """The last change of one Variant for which there are words that its readers can read."""
    for note in publication.changes:
        if document in note.documents and strand in note.strands and strand in note.what:
            return note
    return None


def last_change_told(publication: Publication, variant: Variant) -> list[str]:
    """The day and the words of the last change of a Variant, by which it is known again; [] without
    one."""
    note = latest_change(publication, variant.document, variant.strand.key)
    return [note.day.isoformat(), note.what[variant.strand.key]] if note else []


def numbered_changes(publication: Publication, strand: str) -> list[tuple[ChangeNote, int]]:
    """What the readers of a strand are told, newest first. Those of one day are numbered from 1, as
    they came: the lowest in the file first, as new ones are written above it."""
    counts: dict[date, int] = {}
    numbered = []
    for note in reversed(publication.changes):
        if strand in note.strands and strand in note.what:
            counts[note.day] = counts.get(note.day, 0) + 1
            numbered.append((note, counts[note.day]))
    return numbered[::-1]


def _read_change(entry: Setting, publication: Publication) -> ChangeNote:
    entry.mapping(
        "A change needs a date, its pages and what changed.", f"Write it like this:\n  {_EXAMPLE}"
    )
    entry.refuse_unknown_names(("date", "documents", "strands", "what"))
    day = entry.member("date").day(
        "The change has no date that we can read.", "    date: 2026-11-22"
    )
    named = _read_names(entry.member("documents"), publication.documents[0])
    before = names_before(publication)
    # What is told of a page under its old name is told of it under its new one.
    now = dict.fromkeys(before.get(name, name) for name in named)
    # Without strands of its own, a change is one of all versions of the page.
    strands = tuple(strand.key for strand in publication.strands)
    if "strands" in entry:
        entry.member("strands").refuse_unknown_names(strands)
        strands = tuple(_read_names(entry.member("strands"), strands[0]))
    return ChangeNote(
        day=day,
        documents=tuple(name for name in now if name in publication.documents),
        strands=strands,
        what=_read_sentences(entry.member("what"), publication),
        line=entry.line,
        unknown=tuple(
            (name, line)
            for name, line in named.items()
            if name not in publication.documents and name not in before
        ),
    )


def _read_names(setting: Setting, example: str) -> dict[str, int]:
    """Each name to its line."""
    names = setting.elements(
        f"The change does not list its {setting.name}.", f"    {setting.name}: [{example}]"
    )
    return {str(name.value): name.line for name in names}


def _read_sentences(setting: Setting, publication: Publication) -> dict[str, str]:
    """By strand key: its own sentence, otherwise that of its language."""
    entries = setting.mapping(
        "The change does not say what changed.", f"    what:\n      en: {_SENTENCE_EXAMPLE}"
    )
    setting.refuse_unknown_names(wording_keys(publication), describe_unknown_language)
    written = {key: entry.words(f"{key}: {_SENTENCE_EXAMPLE}") for key, entry in entries.items()}
    sentences = {}
    # A change that has no words for a strand is not shown there: no words are better than words in
    # another language.
    for strand in publication.strands:
        sentence = written.get(strand.key) or written.get(strand.language)
        if sentence:
            sentences[strand.key] = sentence
    return sentences
