"""Writes a Handover as a Word document: instructions, a table for each section, the glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from io import BytesIO
from itertools import groupby
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from alongside.assets.font_table import font_in_word
from alongside.handover.model import Handover, Part
from alongside.handover.notes import fact_values, glossary_entry
from alongside.handover.text import Code, Run, text_from_words
from alongside.handover.word_elsewhere import add_record
from alongside.handover.word_ideas import IDEA_TITLES, IdeaRows
from alongside.handover.word_layout import (
    add_row,
    add_table,
    set_layout,
    set_paragraph_style,
)
from alongside.handover.word_reader import cells_to_fill_in
from alongside.handover.word_rows import NEW, NUMBER, SectionRows
from alongside.handover.word_runs import RunStyle, set_direction, set_run_style, write_words
from alongside.languages import regional_tag
from alongside.model import EASY_READ, Language, Strand
from alongside.model.strand_names import level_name, name_in_english

_DAY = datetime(1980, 1, 1)
"""The same pages give the same file on any day. No earlier day can stand in a zip file."""
_GLOSSARY_WIDTHS = (Cm(4), Cm(4.5), Cm(8.5))
_NOTES_TITLE = "Notes for the person who supports the group"
_GROUP_INSTRUCTIONS = (
    "Read the words in each row.",
    "Are the words easy to understand?",
    "You can change the words.",
    "You can add a new row.",
    "When a part is finished, write “yes” next to “Finished?”.",
)
_SAVE_AS = "Save it as a Word document (.docx), not as .doc, .odt or PDF."
_STATE_SENTENCES = {
    "up to date": "This section is up to date.",
    "out of date": "Please bring this section up to date. Its source was changed.",
    "missing": "This section is new. It has no words here yet.",
}


def write(handover: Handover) -> bytes:
    return _Writer(handover).write()


class _Writer:
    """One document, from its title to its glossary."""

    def __init__(self, handover: Handover):
        self._handover = handover
        self._publication = handover.publication
        self._strand = handover.strand
        self._is_easy_read = handover.strand.level == EASY_READ
        self._is_adaptation = handover.strand.level != handover.source.level
        self._run_style = _run_style(self._publication.language_of(handover.strand))
        self._source_run_style = _run_style(self._publication.language_of(handover.source))
        self._name = self._strand_name(handover.strand)
        self._source_name = self._strand_name(handover.source)
        self._is_for_group = self._is_easy_read and self._is_adaptation
        self._rows: SectionRows | IdeaRows = (
            IdeaRows(handover, self._run_style)
            if self._is_for_group
            else SectionRows(handover, self._run_style, self._source_run_style)
        )
        self._document = Document()

    def write(self) -> bytes:
        set_layout(self._document, self._run_style, self._source_run_style, self._is_easy_read)
        self._set_properties()
        self._document.add_heading(f"{self._name}: {self._publication.name}", 0)
        if self._is_for_group:
            self._document.add_heading("What to do", 1)
            self._add_lines_of_list(_GROUP_INSTRUCTIONS)
            self._add_pages_of_group()
            notes_title = self._document.add_heading(_NOTES_TITLE, 1)
            notes_title.paragraph_format.page_break_before = True
            self._add_lines_of_list(self._facilitator_instructions())
            self._add_parts("Notes: ", self._add_notes)
        else:
            self._document.add_heading("How to use this document", 1)
            self._add_lines_of_list(self._instructions())
            self._add_parts("Page: ", self._add_notes, self._add_table)
        self._add_glossary()
        add_record(self._document, cells_to_fill_in(self._document.element.body))
        out = BytesIO()
        self._document.save(out)
        return _fix_zip_times(out.getvalue())

    def _add_parts(self, before_title: str, *add: Callable[[Part], None]) -> None:
        """A heading for each page and section, and below it what the functions add."""
        for _, group in groupby(self._handover.parts, key=lambda part: part.path):
            parts = list(group)
            self._document.add_heading(f"{before_title}{parts[0].title}", 1)
            for part in parts:
                self._document.add_heading(part.heading, 2)
                for add_one in add:
                    add_one(part)

    def _add_pages_of_group(self) -> None:
        """Each section on a page of its own, as not every program keeps rows together."""
        path = ""
        for number, part in enumerate(self._handover.parts):
            headings: list[Paragraph] = []
            if part.path != path:
                headings.append(self._document.add_heading(part.title, 1))
            headings.append(self._document.add_heading(part.heading, 2))
            headings[0].paragraph_format.page_break_before = number > 0
            path = part.path
            self._add_table(part)

    def _strand_name(self, strand: Strand) -> str:
        """What tells the strand from the one beside it: its level or its language."""
        if strand.language != self._publication.source.language:
            return name_in_english(self._publication, strand)
        if not self._is_adaptation:
            return self._publication.language_of(strand).name
        return level_name(self._publication, strand)

    def _set_properties(self) -> None:
        properties = self._document.core_properties
        properties.title = f"{self._name}: {self._publication.name}"
        properties.author = self._publication.organisation
        # The library's template says that python-docx has made the document, years ago.
        properties.comments = ""
        properties.language = self._source_run_style.tag
        properties.revision = 1
        properties.created = _DAY
        properties.modified = _DAY

    def _add_lines_of_list(self, lines: Iterable[str]) -> None:
        for line in lines:
            set_paragraph_style(self._document.add_paragraph(line), "ListBullet")

    def _instructions(self) -> list[str]:
        where = f"“{self._name}: write here”"
        return [
            f"Write only in the columns {where}. All else helps you, and stays as it is.",
            "Leave the numbers, the rows and the tables. Do not delete or merge rows.",
            *(_easy_read_instructions() if self._is_easy_read else ()),
            "Keep every link (underlined) on the words that stand for it. Keep what has a grey "
            "background, letter by letter.",
            "You may make words bold. Other colours, sizes and fonts are not taken over.",
            "When a section is finished, write “yes” in its last row, beside “Finished?”. You can "
            "send the document back before all of it is finished.",
            _SAVE_AS,
        ]

    def _facilitator_instructions(self) -> list[str]:
        return [
            "The pages before this one are for the group. These notes are for you.",
            "Each row is one idea: a picture, and its words. Start a new line for each sentence.",
            "A new idea: write it in an empty row, or add a row where it belongs. Write the name "
            "of a picture on its left if you know one.",
            "An idea that is to go: write REMOVE in place of its words.",
            "Leave every link (underlined) on the words that stand for it, and figures as they "
            "are. A figure that is wrong: tell whoever sent you this document.",
            "When a section is finished, write “yes” beside “Finished?”. You can send the document "
            "back before all of it is finished.",
            "Leave the links “See it on the website”: they also say which section is which.",
            _SAVE_AS,
        ]

    def _add_notes(self, part: Part) -> None:
        """What helps to write a section."""
        self._document.add_paragraph(_STATE_SENTENCES[part.state])
        if part.source_words:
            self._add_lines(
                f"What it is made from ({self._source_name}), as it is now:",
                part.source_words,
                self._source_run_style,
            )
        if part.previous:
            self._add_lines(
                "The section as it is now. Its paragraphs differ from those of "
                f"{self._source_name}:",
                part.previous,
                self._run_style,
            )
        if not self._is_for_group:
            # The words hold the fact's name, so that a new value needs no new translation.
            for fact, value in fact_values(self._handover, part.segments).items():
                self._add_fact(fact, value)

    def _add_table(self, part: Part) -> None:
        titles = IDEA_TITLES
        if not self._is_for_group:
            titles = (NUMBER, self._middle_title(), f"{self._name}: write here")
        caption = f"{part.heading}: words to write"
        table = add_table(self._document, titles, caption, self._rows.widths)
        self._rows.fill(table, part)

    def _add_lines(self, title: str, words: str, run_style: RunStyle) -> None:
        self._document.add_paragraph(title)
        for line in words.split("\n"):
            paragraph = set_paragraph_style(self._document.add_paragraph(), "Origin")
            set_direction(paragraph, run_style)
            set_run_style(paragraph.add_run(line), run_style)

    def _add_fact(self, fact: str, value: str) -> None:
        write_words(
            set_paragraph_style(self._document.add_paragraph(), "Origin"),
            (Run(code="x"), Run(f" stands for {value}")),
            {"x": Code("fact", fact)},
            self._source_run_style,
            self._publication,
            self._strand,
        )

    def _middle_title(self) -> str:
        if self._is_easy_read:
            return "Picture"
        return "As it was" if self._is_adaptation else f"{self._source_name}: leave as it is"

    def _add_glossary(self) -> None:
        if not self._handover.terms:
            return
        title = "Words that we have agreed on"
        self._document.add_heading(title, 1)
        self._document.add_paragraph(
            "Please use these words, in whatever form your sentence needs."
        )
        titles = (self._source_name, self._name, "What it means")
        table = add_table(self._document, titles, title, _GLOSSARY_WIDTHS)
        run_styles = (self._source_run_style, self._run_style, self._run_style)
        for term in self._handover.terms:
            cells = add_row(table, _GLOSSARY_WIDTHS)
            entry = glossary_entry(self._handover, term)
            for cell, words, run_style in zip(cells, entry, run_styles, strict=True):
                write_words(
                    cell.paragraphs[0],
                    text_from_words(words),
                    {},
                    run_style,
                    self._publication,
                    self._strand,
                )


def _easy_read_instructions() -> tuple[str, ...]:
    return (
        "Each row is one idea: a picture, and its words. Start a new line for each sentence.",
        f"A new idea: write it in a row with “{NEW}”, or add a row where it belongs. Write the "
        "name of a picture beside it if you know one.",
        "An idea that is to go: write REMOVE in place of its words.",
    )


def _run_style(language: Language) -> RunStyle:
    font = font_in_word(language)
    return RunStyle(
        regional_tag(language), font.families[0], language.direction == "rtl", font.word
    )


def _fix_zip_times(content: bytes) -> bytes:
    """The same archive, with the same time for each of its files."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as archive, ZipFile(out, "w", ZIP_DEFLATED) as fixed:
        for name in archive.namelist():
            entry = ZipInfo(name, _DAY.timetuple()[:6])
            fixed.writestr(entry, archive.read(name), ZIP_DEFLATED)
    return out.getvalue()
