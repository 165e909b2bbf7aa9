"""The words of the project as frozen dataclasses. Imports nothing of ours.

A Document (known by its slug) exists in every Strand: one reading level in one
language, kept in one folder under docs/. One Document in one Strand is a
Variant: one Markdown file. One Variant in one Format is an Artifact: one built
file.
"""

from alongside.model.compared import PageChange, SectionChange, WordState
from alongside.model.publication import (
    EASY_READ,
    LARGE_PRINT,
    PDF_FORMATS,
    Artifact,
    ExceptionNote,
    Language,
    Outputs,
    Publication,
    Sources,
    Statement,
    Strand,
    Variant,
)
from alongside.model.reading_aids import ChangeNote, Term, Wording
from alongside.model.standing import FormatState, SignOffState, Standing, TextState
from alongside.model.text import LEAD, ROW_START, Block, Link, Picture, Section
from alongside.model.verdict import Finding, Outcome, Place, Rule, Status, Verdict

__all__ = [
    "EASY_READ", "LARGE_PRINT", "LEAD", "PDF_FORMATS", "ROW_START", "Artifact", "Block", "ChangeNote",
    "ExceptionNote", "Finding", "FormatState", "Language", "Link", "Outcome", "Outputs", "PageChange",
    "Picture", "Place", "Publication", "Rule", "Section", "SectionChange", "SignOffState", "Sources",
    "Standing", "Statement", "Status", "Strand", "Term", "TextState", "Variant", "Verdict", "WordState",
    "Wording",
]
