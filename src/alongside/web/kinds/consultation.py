"""What the pages of a consultation show: whether people can answer now, until when, and how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from alongside.model import DocumentKind, Format, Language, Sources, Variant
from alongside.outputs.expected import artifact_path
from alongside.outputs.feeds import (
    ATOM,
    CALENDAR,
    CONSULTATIONS_FEED,
    ICALENDAR,
    feed_path,
)
from alongside.publication.kinds.consultation import ANSWERED, CLOSED, Consultation, Way
from alongside.publication.kinds.you_said_we_did import find_answer, state_today
from alongside.text.dates import format_day
from alongside.web.context import Context, Link
from alongside.web.frame import page_link, relative_link

_SCHEMES = {"web": "", "email": "mailto:", "phone": "tel:", "text": "sms:"}


def describe_consultation(sources: Sources, variant: Variant, kind: DocumentKind) -> Context:
    """state: in words. answer: the link to what came of it; None where there is nothing yet.

    ways: in which people can answer in the version's language, other_ways: the rest; none once it
    is closed. Each has label, at, href ("" for none) and languages. feeds: label, href and type
    of each. address_language: of the words of an address.
    """
    consultation = cast(Consultation, kind.data)
    language = sources.publication.language_of(variant.strand)
    state = state_today(sources, variant.document, consultation)
    words = language.strings[f"consultation_{state.replace('-', '_')}"]
    # Once it is closed, an address would only mislead.
    is_over = state in (CLOSED, ANSWERED)
    ways = [] if is_over else list(_ways(sources, consultation.ways, language))
    return {
        "state": words.format(
            opens=format_day(consultation.opens, language),
            closes=format_day(consultation.closes, language),
        ),
        "ways": [way for way, is_own in ways if is_own],
        "other_ways": [way for way, is_own in ways if not is_own],
        "answer": _answer_link(sources, variant) if state == ANSWERED else None,
        "address_language": sources.publication.source.language,
        "feeds": _feed_links(variant, language),
    }


def _feed_links(variant: Variant, language: Language) -> list[Link]:
    """For the calendar and the feed reader of whoever reads the website."""
    here = artifact_path(variant.strand, variant.document, Format.WEB)
    links = []
    for name, type_, words in (
        (CALENDAR, ICALENDAR, "calendar_link"),
        (CONSULTATIONS_FEED, ATOM, "feed_consultations"),
    ):
        href = relative_link(feed_path(variant.strand, name), here)
        links.append({"href": href, "type": type_, "label": language.strings[words]})
    return links


def _answer_link(sources: Sources, variant: Variant) -> Link | None:
    answer = find_answer(sources, variant.document)
    page = sources.variants.get((answer[0], variant.strand.key)) if answer else None
    here = artifact_path(variant.strand, variant.document, Format.WEB)
    return page_link(page, here) if page else None


def _ways(
    sources: Sources, ways: tuple[Way, ...], language: Language
) -> Iterator[tuple[Context, bool]]:
    """Each, and whether it can be used in the language."""
    for way in ways:
        scheme = _SCHEMES.get(way.by)
        at = way.at.replace(" ", "") if scheme in ("tel:", "sms:") else way.at
        yield (
            {
                "label": language.strings[f"answer_by_{way.by}"],
                "at": way.at,
                "href": "" if scheme is None else f"{scheme}{at}",
                "languages": [sources.publication.languages[tag] for tag in way.languages],
            },
            language.tag in way.languages,
        )
