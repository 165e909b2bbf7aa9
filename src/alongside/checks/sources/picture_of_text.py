"""A picture shows; what is to be read stands in the text.

There it can be enlarged, read aloud and translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from os.path import isfile  # unlike Path.is_file, says no to a name too long to exist
from pathlib import Path

from alongside.assets.picture_faults import UnusablePicture
from alongside.assets.pictures import pictures_on, shown_file
from alongside.assets.published_pictures import DRAWING, read_picture
from alongside.assets.svg_reader import parse_drawing
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Picture, Place, Rule, Sources, Variant
from alongside.publication.picture_list import FILE
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_TEXT = "{http://www.w3.org/2000/svg}text"
_WORD = re.compile(r"\w+")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a picture on a page.

    Limits: "words", the most that a drawing may hold; "described", the most words that describe a
    picture.
    """
    for variant in readable_variants(subject, rule):
        outcomes = _page_outcomes(subject, rule, variant)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(sources: Sources, rule: Rule, variant: Variant) -> Iterator[Outcome]:
    for picture in pictures_on(variant):
        words = _words_in_drawing(shown_file(sources, variant, picture))
        yield _picture_outcome(rule, place_in(variant, picture.line), picture, words)


def _picture_outcome(rule: Rule, place: Place, picture: Picture, words: list[str]) -> Outcome:
    """words: those in the drawing."""
    most = rule.limits["words"]
    most_described = rule.limits["described"]
    if len(words) > most:
        return failed(
            place,
            seen=" ".join(words),
            expected=f"at most {most:g} words",
            **fault_texts(rule, "many", target=picture.target, count=len(words)),
        )
    where = "between the square brackets"
    if picture.is_alt_listed:
        where = f"below “alt:” of this picture in {FILE}"
    unsaid = _unsaid_words(words, picture.alt)
    # A word or two in a drawing will do if those who cannot see it are told them.
    if unsaid:
        texts = fault_texts(
            rule, "unsaid", target=picture.target, words=" ".join(unsaid), where=where
        )
        return failed(place, seen=f"![{picture.alt}]({picture.target})", **texts)
    if len(_WORD.findall(picture.alt)) > most_described:
        return failed(
            place,
            seen=picture.alt,
            expected=f"at most {most_described:g} words",
            **fault_texts(rule, "described", target=picture.target, where=where.capitalize()),
        )
    return passed(place)


def _unsaid_words(words: list[str], alt: str) -> list[str]:
    """The words in a drawing that those who cannot see it are not told."""
    alt_words = {word.casefold() for word in _WORD.findall(alt)}
    return [word for word in words if word.casefold() not in alt_words]


def _words_in_drawing(file: Path | None) -> list[str]:
    """The words in an SVG drawing. A photograph does not tell its own.

    A file that cannot be used has its own finding (picture-damaged, picture-too-large).
    """
    if file is None or file.suffix.lower() != DRAWING or not isfile(file):
        return []
    try:
        root = parse_drawing(read_picture(file))
    except UnusablePicture:
        return []
    words: list[str] = []
    for text in root.iter(_TEXT):
        words += _WORD.findall(" ".join(str(part) for part in text.itertext()))
    return words
