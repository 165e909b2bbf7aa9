"""What a page adds to the little that rules about other pages and the data files ask of it."""

from __future__ import annotations

from dataclasses import dataclass

from alongside.assets.pictures import pictures_on
from alongside.checks.sources.reader_texts import (
    listed_texts,
    lower_case_words_of_page,
    page_texts,
    words_to_look_up,
)
from alongside.model import Sources, Variant
from alongside.pages.markdown import PICTURE_SCHEME


@dataclass(frozen=True)
class PageSummary:
    """lower_case: words that the page writes small. looked_up: words that a check of it may look up
    among those of all pages. pictures: names of pictures.yml whose words it takes from there.
    sections: their ids."""

    lower_case: tuple[str, ...] = ()
    looked_up: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


def summarise_page(sources: Sources, variant: Variant) -> PageSummary:
    listed = (picture for picture in pictures_on(variant) if picture.is_alt_listed)
    names = {picture.target.removeprefix(PICTURE_SCHEME) for picture in listed}
    words = words_to_look_up(page_texts(sources, variant), sources.publication.names)
    return PageSummary(
        tuple(sorted(lower_case_words_of_page(variant))),
        tuple(sorted(words)),
        tuple(sorted(names)),
        tuple(section.id or "" for section in variant.sections),
    )


def summarise_lists(sources: Sources) -> PageSummary:
    """The same of the data files."""
    words = words_to_look_up(listed_texts(sources), sources.publication.names)
    return PageSummary(looked_up=tuple(sorted(words)))
