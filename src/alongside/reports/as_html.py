"""Reports as one HTML file: no script, no other file, and a policy that allows only its style and
pictures within it."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from alongside.model import PageChange, PageStatus, Publication
from alongside.reports.status_report import counts


def render_status(publication: str, statuses: Sequence[PageStatus]) -> str:
    """What `alongside status --format html` writes and the preview shows. publication: its name."""
    groups = groupby(statuses, key=lambda status: status.document)
    documents = [(document, list(rows)) for document, rows in groups]
    return render_template(
        "status.html.j2", publication=publication, counts=counts(statuses), documents=documents
    )


def render_change(publication: Publication, change: PageChange) -> str:
    """What `alongside diff --format html` writes."""
    languages = {
        side: publication.language_of(variant.strand)
        for side, variant in (("page", change.page), ("source", change.source))
    }
    return render_template("diff.html.j2", change=change, languages=languages)


def render_template(template: str, **context: object) -> str:
    """template: a file of reports/templates. Its style is put in, with the hash for the policy."""
    environment = Environment(
        loader=PackageLoader("alongside.reports"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # The policy of the file allows this one style by its hash, and nothing else.
    style = environment.get_template("report.css").render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template(template).render(style_hash=digest, **context)
