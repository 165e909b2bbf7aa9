"""Writes a Handover as a PO file (gettext), and reads such a file when it comes back.

An entry is a segment, its context the segment's id. The words are Markdown, as on the page:
**bold**, [words](address). See
https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import polib
from babel.messages.plurals import get_plural

from alongside.handover.inline_markdown import from_markdown, to_markdown
from alongside.handover.model import (
    Handover,
    ReturnedFile,
    ReturnedSegment,
    Segment,
    group_into_sections,
)
from alongside.handover.notes import INSTRUCTIONS, NOTE_KINDS, segment_notes
from alongside.handover.text import Code, Run, Text, normalise_runs, plain_text, text_from_words
from alongside.publication.terms import TermFinder

_NO_DAY = "1970-01-01 00:00+0000"
"""The header needs a day of export, and the same pages must give the same file on any day."""
_PLAIN_TEXT_KINDS = ("title", "description", "picture")
_NOTES_WITHOUT_NAME = ("alongside", "section")
_DENSE_COMMENT = re.compile(r"^(#[,.:|~])(?=[^\s|])", re.MULTILINE)
"""A comment without a space behind its sign, as in #,fuzzy: gettext allows it, polib does not."""
_OTHER_COMMENT = re.compile(r"^#(?![,.:|~\s])", re.MULTILINE)
"""What gettext takes as a translator's comment."""
_LATER_COMMENT = re.compile(r"^#[=@].*\n?", re.MULTILINE)
"""Kinds that gettext added after polib, with settings of programs and no words of anybody."""
_OUR_NOTE = re.compile(
    rf"^\s*(?:alongside\.1\.|(?:{'|'.join(NOTE_KINDS)}): )|: (?:up to date|out of date|missing)$",
    re.MULTILINE,
)
"""Some programs make translators' comments of our notes."""
_COMMENT_OF_OTHERS = (
    "Somebody wrote a comment in the file, which is not taken over: “{words}”. Do what it asks for "
    "in the words, or pass it on."
)
_STRING_LINE = re.compile(
    r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"'
)
_LINE_ENDS_WITHIN_STRINGS = dict.fromkeys(map(ord, "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), "\\n")
"""Where polib would begin a new line, but PO does not. To us these are ends of lines."""


def write(handover: Handover) -> bytes:
    # Without a width for lines: polib would break the notes, too, in the middle of stamps.
    file = polib.POFile(wrapwidth=0)
    file.header = INSTRUCTIONS
    file.metadata = _header(handover)
    finder = TermFinder(handover.publication, handover.source)
    for part in handover.parts:
        for number, segment in enumerate(part.segments):
            notes = segment_notes(handover, part, number, finder)
            is_fuzzy = part.state != "up to date" and bool(segment.target)
            entry = polib.POEntry(
                msgctxt=segment.id,
                msgid=_format_words(segment.source, segment),
                msgstr=_format_words(segment.target, segment),
                comment="\n".join(_format_note(kind, words) for kind, words in notes),
                flags=["fuzzy"] if is_fuzzy else [],
            )
            file.append(entry)
    return str(file).encode()


def _header(handover: Handover) -> dict[str, str]:
    language = handover.publication.language_of(handover.strand)
    return {
        "Project-Id-Version": handover.publication.name,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": _NO_DAY,
        "PO-Revision-Date": _NO_DAY,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": handover.strand.language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        # No entry has a plural, but some programs ask for it in every file.
        "Plural-Forms": str(get_plural(language.locale)),
    }


def _format_note(kind: str, words: str) -> str:
    return words if kind in _NOTES_WITHOUT_NAME else f"{kind}: {words}"


def _format_words(text: Text, segment: Segment) -> str:
    if segment.kind in _PLAIN_TEXT_KINDS:
        return plain_text(text, segment.codes)
    # What a picture shows is an entry of its own.
    codes = {id_: replace(code, alt_text="") for id_, code in segment.codes.items()}
    return to_markdown(text, codes, "words")


def read(content: str) -> ReturnedFile:
    """content: the text of the file. Raises OSError where it is damaged."""
    _require_whole_strings(content)
    content = _LATER_COMMENT.sub("", content)
    content = _OTHER_COMMENT.sub("# ", _DENSE_COMMENT.sub(r"\1 ", content))
    file = polib.pofile(content.translate(_LINE_ENDS_WITHIN_STRINGS))
    returned = group_into_sections(_read_entries(file), file.metadata.get("Language"))
    return replace(returned, notes=tuple(_comments_of_others(file)))


def _comments_of_others(file: polib.POFile) -> Iterator[str]:
    """Sentences on what translators wrote beside the words."""
    comments = (
        " ".join(entry.tcomment.split())
        for entry in file
        if not entry.obsolete and not _OUR_NOTE.search(entry.tcomment)
    )
    for words in dict.fromkeys(comments):
        if words:
            yield _COMMENT_OF_OTHERS.format(words=words)


def _require_whole_strings(content: str) -> None:
    """polib takes away a letter at each end of a string, whether it is a quotation mark or not."""
    for number, line in enumerate(content.split("\n"), start=1):
        words = line.strip()
        if words and not words.startswith("#") and not _STRING_LINE.fullmatch(words):
            raise OSError(f"a string without its quotation marks (line {number})")


def _read_entries(file: polib.POFile) -> Iterator[tuple[ReturnedSegment, str]]:
    """(segment, its notes)."""
    for entry in file:
        if entry.obsolete:
            continue
        id_ = entry.msgctxt or ""
        text = _read_words(id_, entry.msgstr)
        segment = ReturnedSegment(
            id=id_,
            text=text,
            done=bool(text) and not entry.fuzzy,
            is_removal=entry.msgstr.strip() == "REMOVE",
            source=plain_text(_read_words(id_, entry.msgid)),
        )
        yield segment, f"{entry.comment}\n{entry.tcomment}"


def _read_words(id_: str, words: str) -> Text:
    name = id_.rpartition("/")[2]
    if name in _PLAIN_TEXT_KINDS or name.startswith("picture-"):
        return text_from_words(words)
    text, codes = from_markdown(words)
    return normalise_runs(_refer_by_payload(run, codes) for run in text)


def _refer_by_payload(run: Run, codes: Mapping[str, Code]) -> Run:
    """Codes by what they say, as their ids are known on our side only."""
    link = codes[run.link].payload if run.link else ""
    if not run.code:
        return replace(run, link=link)
    code = codes[run.code]
    return Run(_shown_text(code), link=link, code=code.payload)


def _shown_text(code: Code) -> str:
    """What stands for the code if it is none of ours: only words that look like one."""
    if code.kind in ("code", "html"):
        return code.payload
    return "\n" if code.kind == "break" else ""
