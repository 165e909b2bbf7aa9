"""What the pages of a consultation show: whether people can answer now, until when, and how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from alongside.model import DocumentKind, Language, Sources, Variant
from alongside.publication.kinds.consultation import Consultation, Way, state_on
from alongside.text.dates import format_day
from alongside.web.context import Context, Link

_SCHEMES = {"web": "", "email": "mailto:", "phone": "tel:", "text": "sms:"}


def describe_consultation(sources: Sources, variant: Variant, kind: DocumentKind) -> Context:
    """state: in words. opens, closes: days in words. ways: those in the version's language.
    other_ways: the rest. Each has label, at, href ("" for none) and languages, in words."""
    consultation = cast(Consultation, kind.data)
    language = sources.publication.language_of(variant.strand)
    state = state_on(sources.today, consultation)
    ways = list(_ways(sources, consultation.ways, language))
    return {
        "state": language.strings[f"consultation_{state.replace('-', '_')}"],
        "opens": format_day(consultation.opens, language),
        "closes": format_day(consultation.closes, language),
        "ways": [way for way, is_own in ways if is_own],
        "other_ways": [way for way, is_own in ways if not is_own],
    }


def _ways(
    sources: Sources, ways: tuple[Way, ...], language: Language
) -> Iterator[tuple[Link, bool]]:
    """Each, and whether it can be used in the language."""
    known = sources.publication.languages
    for way in ways:
        scheme = _SCHEMES.get(way.by)
        at = way.at.replace(" ", "") if scheme in ("tel:", "sms:") else way.at
        yield (
            {
                "label": language.strings[f"answer_by_{way.by}"],
                "at": way.at,
                "href": "" if scheme is None else f"{scheme}{at}",
                "languages": ", ".join(known[tag].autonym for tag in way.languages),
            },
            language.tag in way.languages,
        )
