"""A Handover to a PO file (gettext), and such a file back to a Parcel, through the Translate Toolkit. Words are
Markdown there, as on the page: **bold**, [words](address)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from translate.lang.data import languages
from translate.storage.pypo import pofile

from alongside.handover.inline_markdown import from_markdown, to_markdown
from alongside.handover.model import (
    Handover,
    ReturnedFile,
    ReturnedSegment,
    Segment,
    group_into_sections,
)
from alongside.handover.notes import INSTRUCTIONS, segment_notes
from alongside.handover.text import Code, Run, Text, normalise_runs, plain_text, text_from_words
from alongside.publication.terms import TermFinder

_NO_DAY = "1970-01-01 00:00+0000"
"""The header needs a day of export, and the same pages must give the same file on any day."""
_PLAIN_TEXT_KINDS = ("title", "description", "picture")


def write(handover: Handover) -> bytes:
    store = pofile()
    strand = handover.strand
    _, plurals, equation = languages.get(strand.language.split("-")[0], ("", 2, "n != 1"))
    store.init_headers(
        project_id_version=handover.publication.name,
        pot_creation_date=_NO_DAY,
        po_revision_date=_NO_DAY,
        last_translator="",
        language_team="",
        language=strand.language,
        plural_forms=f"nplurals={plurals}; plural={equation};",
    )
    store.header().addnote(INSTRUCTIONS, "translator")
    finder = TermFinder(handover.publication, handover.source)
    for part in handover.parts:
        for number, segment in enumerate(part.segments):
            unit = store.addsourceunit(_format_words(segment.source, segment))
            unit.setcontext(segment.id)
            unit.target = _format_words(segment.target, segment)
            for kind, words in segment_notes(handover, part, number, finder):
                unit.addnote(
                    words if kind in ("alongside", "section") else f"{kind}: {words}",
                    origin="developer",
                )
            if part.state != "up to date" and segment.target:
                unit.markfuzzy()
    return bytes(store)


def _format_words(text: Text, segment: Segment) -> str:
    if segment.kind in _PLAIN_TEXT_KINDS:
        return plain_text(text, dict(segment.codes))
    # What a picture shows is an entry of its own.
    return to_markdown(
        text, {name: replace(code, alt_text="") for name, code in segment.codes.items()}, "words"
    )


def read(content: bytes) -> ReturnedFile:
    store = pofile.parsestring(content)
    return group_into_sections(_read_units(store), store.parseheader().get("Language"))


def _read_units(store: pofile) -> Iterator[tuple[ReturnedSegment, str]]:
    for unit in store.units:
        if unit.isheader() or unit.isobsolete():
            continue
        id_, words = unit.getcontext(), str(unit.target or "")
        text = _read_words(id_, words)
        done = bool(text) and not unit.isfuzzy()
        yield (
            ReturnedSegment(id_, text, done, is_removal=words.strip() == "REMOVE"),
            unit.getnotes("developer"),
        )


def _read_words(id_: str, words: str) -> Text:
    last = id_.rpartition("/")[2]
    if last in _PLAIN_TEXT_KINDS or last.startswith("picture-"):
        return text_from_words(words)
    text, codes = from_markdown(words)
    return normalise_runs(_refer_by_payload(run, codes) for run in text)


def _refer_by_payload(run: Run, codes: Mapping[str, Code]) -> Run:
    """Marks by what they say, as their numbers are known on our side only."""
    if run.link:
        run = replace(run, link=codes[run.link].payload)
    if run.code:
        code = codes[run.code]
        typed = (
            code.payload if code.kind in ("code", "html") else "\n" if code.kind == "break" else ""
        )
        return Run(typed, link=run.link, code=code.payload)
    return run
