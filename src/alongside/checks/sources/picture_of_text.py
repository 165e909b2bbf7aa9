"""A picture shows; what is to be read stands in the text, where it can be enlarged, read aloud and translated."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from alongside.assets.pictures import pictures_on
from alongside.checks.sources.picture_damaged import find_picture_file
from alongside.model import Outcome, Rule, Sources
from alongside.publication.picture_list import FILE
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.system.images import describe_damage

_TEXT = "{http://www.w3.org/2000/svg}text"
_WORD = re.compile(r"\w+")


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Limits: "words", the most that a drawing may hold; "described", the most words that describe a picture."""
    for variant in readable_variants(sources, rule):
        for picture in pictures_on(variant):
            inside = _words_in_drawing(find_picture_file(sources, variant, picture))
            where = (
                f"below “alt:” of this picture in {FILE}"
                if picture.is_alt_listed
                else "between the square brackets"
            )
            alt_words = {word.casefold() for word in _WORD.findall(picture.alt)}
            unsaid = [word for word in inside if word.casefold() not in alt_words]
            place = place_in(variant, picture.line)
            if len(inside) > rule.limits["words"]:
                yield failed(
                    place,
                    seen=" ".join(inside),
                    expected=f"at most {rule.limits['words']:g} words",
                    **fault_texts(rule, "many", target=picture.target, count=len(inside)),
                )
            elif unsaid:
                yield failed(
                    place,
                    seen=f"![{picture.alt}]({picture.target})",
                    **fault_texts(
                        rule, "unsaid", target=picture.target, words=" ".join(unsaid), where=where
                    ),
                )
            elif len(_WORD.findall(picture.alt)) > rule.limits["described"]:
                yield failed(
                    place,
                    seen=picture.alt,
                    expected=f"at most {rule.limits['described']:g} words",
                    **fault_texts(
                        rule, "described", target=picture.target, where=where.capitalize()
                    ),
                )
            else:
                yield passed(place)
        yield passed(place_in(variant))


def _words_in_drawing(file: Path | None) -> list[str]:
    """Of a drawing; a photograph does not tell. A damaged one has its own finding (picture-damaged)."""
    if file is None or file.suffix.lower() != ".svg" or not file.is_file() or describe_damage(file):
        return []
    root = etree.parse(
        str(file), etree.XMLParser(resolve_entities=False, no_network=True)
    ).getroot()
    return _WORD.findall(" ".join(" ".join(text.itertext()) for text in root.iter(_TEXT)))
