"""Every PDF that a page gives its readers, and that others have made, passes PDF/UA-1."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from alongside.checks.outputs.pdf_refused_by_verapdf import ask_about, outcome_of
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.publication.attachments import attachments
from alongside.publication.settings import FILE
from alongside.rules import rulebook
from alongside.rules.outcomes import inapplicable

_OWN_PDFS = "pdf-refused-by-verapdf"
"""The rule that says how much the checker must have looked at."""


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF below docs/ to which a page has a link."""
    least_rules = rulebook.load()[_OWN_PDFS].limits["rules"]
    files = {
        path: subject.site_folder / unquote(attachment.address)
        for path, (attachment, _) in attachments(subject.sources).items()
        if attachment.kind == ".pdf"
    }
    # One that was not copied has a finding of its own: broken-link.
    files = {path: file for path, file in files.items() if file.is_file()}
    if not files:
        yield inapplicable(Place(FILE))
        return
    answers = ask_about(subject, tuple(files.values()), least_rules)
    for path, file in sorted(files.items()):
        place = Place(path.as_posix(), page=file.relative_to(subject.site_folder).as_posix())
        yield outcome_of(place, answers[file], least_rules)
