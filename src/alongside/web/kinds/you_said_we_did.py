"""What the pages of “You said, we did” show: about which consultation they are, and how many
answered."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from alongside.model import DocumentKind, Format, Sources, Variant
from alongside.outputs.expected import artifact_path
from alongside.publication.kinds.consultation import Consultation
from alongside.publication.kinds.you_said_we_did import YouSaidWeDid
from alongside.text.dates import format_day
from alongside.text.figures import format_number
from alongside.web.context import Context, Link
from alongside.web.frame import page_link


def describe_you_said_we_did(sources: Sources, variant: Variant, kind: DocumentKind) -> Context:
    """about: title and href of the consultation, "" where this version has no page of it. closed:
    when it was, answers: how many there were, both in words."""
    said = cast(YouSaidWeDid, kind.data)
    language = sources.publication.language_of(variant.strand)
    about = sources.kinds.get(said.about)
    consultation = about.data if about else None
    closed = ""
    if isinstance(consultation, Consultation):
        closed = language.strings["you_said_closed"].format(
            closes=format_day(consultation.closes, language)
        )
    count = format_number(Decimal(said.answers), language)
    return {
        "about": _consultation_link(sources, variant, said.about),
        "closed": closed,
        "answers": language.strings["you_said_answers"].format(count=count),
    }


def _consultation_link(sources: Sources, variant: Variant, slug: str) -> Link:
    page = sources.variants.get((slug, variant.strand.key))
    here = artifact_path(variant.strand, variant.document, Format.WEB)
    return page_link(page, here) if page else {"title": slug, "href": ""}
