"""The words of the project as frozen dataclasses. Imports nothing of ours.

A Document (known by its slug) exists in every Strand: one reading level in one
language, kept in one folder under docs/. One Document in one Strand is a
Variant: one Markdown file. One Variant in one Format is an Artifact: one built
file. So is a whole Strand in a Format for books.
"""

from alongside.model.claims import Claim
from alongside.model.contact import ContactWay
from alongside.model.diagrams import (
    DIAGRAM_KINDS,
    Diagram,
    DiagramCell,
    Shape,
    ShownCell,
    ShownDiagram,
)
from alongside.model.due_day import DueDay
from alongside.model.editions import Edition, KeptEdition, KeptSection
from alongside.model.facts import Fact, FactFault, FactUse
from alongside.model.formats import Format, Holds, format_named, formats_holding
from alongside.model.kinds import (
    ConsultationPolicy,
    DocumentKind,
    Holiday,
    KindFault,
)
from alongside.model.limits import LimitNote
from alongside.model.look import Colour, FooterLink, Logo, Look
from alongside.model.manual_questions import (
    BARRIER,
    NO_BARRIER,
    QUESTIONS_SECTION,
    VERDICTS,
    ManualAnswer,
    ManualAudit,
    ManualQuestion,
    QuestionState,
    count_states,
)
from alongside.model.navigation import FewerVersions, MovedPage, NavSection, Volume, flat_name
from alongside.model.outputs import Artifact, Feed, Outputs
from alongside.model.page_change import PageChange, SectionChange, WordState
from alongside.model.page_status import FormatState, PageStatus, SignOffState, TextState
from alongside.model.pictures import NamedPicture
from alongside.model.publication import (
    ExceptionNote,
    Publication,
    TextLicence,
    Variant,
)
from alongside.model.pull_request import PageEffect, PullRequest, ReadingChange, ReadingScore
from alongside.model.reading_aids import ChangeNote, Term, TermWording
from alongside.model.sign_offs import SignOffKind, SignOffPolicy
from alongside.model.sources import Sources
from alongside.model.statement import Statement
from alongside.model.strands import EASY_READ, PLAIN, Language, Strand
from alongside.model.text import LEAD, ROW_START, Block, Link, Picture, Section
from alongside.model.verdict import (
    DOCUMENT,
    PAGE,
    PUBLICATION,
    ElementPicture,
    Finding,
    Outcome,
    Place,
    Rule,
    Status,
    Verdict,
)

__all__ = [
    "BARRIER",
    "NO_BARRIER",
    "QUESTIONS_SECTION",
    "VERDICTS",
    "ManualAnswer",
    "ManualAudit",
    "ManualQuestion",
    "QuestionState",
    "count_states",
    "DIAGRAM_KINDS",
    "DOCUMENT",
    "EASY_READ",
    "PLAIN",
    "LEAD",
    "PAGE",
    "PUBLICATION",
    "ROW_START",
    "Artifact",
    "Block",
    "ChangeNote",
    "Claim",
    "Colour",
    "ConsultationPolicy",
    "ContactWay",
    "Diagram",
    "DiagramCell",
    "DocumentKind",
    "Edition",
    "ElementPicture",
    "ExceptionNote",
    "Fact",
    "FactFault",
    "FactUse",
    "Feed",
    "FewerVersions",
    "Finding",
    "FooterLink",
    "Format",
    "FormatState",
    "Holds",
    "Holiday",
    "KeptEdition",
    "KeptSection",
    "KindFault",
    "Language",
    "LimitNote",
    "Link",
    "Logo",
    "Look",
    "MovedPage",
    "NamedPicture",
    "NavSection",
    "Outcome",
    "Outputs",
    "PageChange",
    "PageEffect",
    "DueDay",
    "PageStatus",
    "Picture",
    "Place",
    "Publication",
    "PullRequest",
    "ReadingChange",
    "ReadingScore",
    "Rule",
    "Section",
    "SectionChange",
    "Shape",
    "ShownCell",
    "ShownDiagram",
    "SignOffKind",
    "SignOffPolicy",
    "SignOffState",
    "Sources",
    "Statement",
    "Status",
    "Strand",
    "Term",
    "TermWording",
    "TextLicence",
    "TextState",
    "Variant",
    "Verdict",
    "Volume",
    "WordState",
    "flat_name",
    "format_named",
    "formats_holding",
]
