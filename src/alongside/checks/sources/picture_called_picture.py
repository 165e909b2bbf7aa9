"""Words for a picture say what it shows, not that it is one."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.assets.pictures import pictures_on
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Picture, Place, Rule, Sources, Variant
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.publication.picture_list import FILE
from alongside.rules.options import lists_option
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: the words of a picture on a page. Options: "begins", "ends" by language tag."""
    for variant in readable_variants(subject, rule):
        outcomes = _page_outcomes(subject, rule, variant)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(sources: Sources, rule: Rule, variant: Variant) -> Iterator[Outcome]:
    language = variant.strand.language
    begins = lists_option(rule, "begins").get(language, ())
    ends = lists_option(rule, "ends").get(language, ())
    for picture in pictures_on(variant):
        words = " ".join(picture.alt.casefold().split())
        place = _place(sources, variant, picture)
        if words.startswith(begins) or words.endswith(ends):
            yield failed(place, seen=picture.alt)
        elif words:
            yield passed(place)


def _place(sources: Sources, variant: Variant, picture: Picture) -> Place:
    """Where the words stand: on the page or in the list of pictures."""
    named = sources.publication.pictures.get(picture.target.removeprefix(PICTURE_SCHEME))
    if picture.is_alt_listed and named is not None:
        return Place(FILE, named.line)
    return place_in(variant, picture.line)
