"""A file that a page gives its readers can be heard, found one's way in, and is in its language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pikepdf import Dictionary, Pdf, PdfError

from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication.attachments import Attachment, attachments
from alongside.publication.settings import FILE
from alongside.readback.word_files import UnreadableWordError, WordDocument, read_word_document
from alongside.rules.outcomes import inapplicable


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a file to which a page has a link."""
    found = attachments(subject)
    if not found:
        yield inapplicable(Place(FILE))
    for path, (attachment, _) in sorted(found.items()):
        faults = _faults(subject.root / path, attachment, rule)
        outcomes = (fault_outcome(rule, path.as_posix(), fault) for fault in faults)
        yield from outcomes_of_target(Place(path.as_posix()), outcomes)


def _faults(file: Path, attachment: Attachment, rule: Rule) -> Iterator[Fault]:
    if attachment.kind == ".pdf":
        yield from _pdf_faults(file, attachment)
        return
    try:
        document = read_word_document(file)
    except UnreadableWordError:
        yield Fault("unreadable", 0)
        return
    yield from _language_faults("word", document.languages, attachment)
    yield from _word_faults(document, rule)


def _word_faults(document: WordDocument, rule: Rule) -> Iterator[Fault]:
    if not document.title:
        yield Fault("word-title", 0)
    most = rule.limits["most_paragraphs_without_heading"]
    if not document.headings and document.paragraphs > most:
        yield Fault("word-headings", 0, f"{document.paragraphs} paragraphs and no heading")
    if document.pictures_unsaid:
        yield Fault("word-pictures", 0, f"pictures without words: {document.pictures_unsaid}")
    if document.tables_unsaid:
        yield Fault("word-tables", 0, f"tables without a heading row: {document.tables_unsaid}")


def _pdf_faults(file: Path, attachment: Attachment) -> Iterator[Fault]:
    """What can be told at once; veraPDF looks at the rest when the website is made."""
    try:
        with Pdf.open(file) as pdf:
            root = pdf.Root
            marks = root.MarkInfo if "/MarkInfo" in root else Dictionary()
            is_tagged = "/StructTreeRoot" in root and bool(marks.get("/Marked"))
            language = str(root.get("/Lang", ""))
            title = pdf.open_metadata().get("dc:title") or str(pdf.docinfo.get("/Title", ""))
    except (OSError, PdfError, ValueError, RuntimeError, AttributeError):
        yield Fault("unreadable", 0)
        return
    if not is_tagged:
        yield Fault("pdf-tags", 0)
    if not str(title).strip():
        yield Fault("pdf-title", 0)
    yield from _language_faults("pdf", frozenset([language] if language else []), attachment)


def _language_faults(
    kind: str, languages: frozenset[str], attachment: Attachment
) -> Iterator[Fault]:
    wanted = attachment.strand.language
    said = {tag.replace("_", "-").partition("-")[0].lower() for tag in languages}
    if wanted.partition("-")[0].lower() not in said:
        values = {"language": wanted}
        yield Fault(f"{kind}-language", 0, ", ".join(sorted(languages)), values)
