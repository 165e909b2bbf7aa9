"""A picture shows; what is to be read stands in the text, where it can be enlarged, read aloud and translated."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from alongside.assets.pictures import pictures_on
from alongside.checks.sources.picture_damaged import file_of
from alongside.model import Outcome, Rule, Sources
from alongside.publication.picture_list import FILE
from alongside.rules.outcomes import at, failed, passed, readable_variants
from alongside.rules.wording import wording
from alongside.system.images import damage

_TEXT = "{http://www.w3.org/2000/svg}text"
_WORD = re.compile(r"\w+")


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Limits: "words", the most that a drawing may hold; "described", the most words that describe a picture."""
    for variant in readable_variants(sources, rule):
        for picture in pictures_on(variant):
            inside = _words_inside(file_of(sources, variant, picture))
            where = f"below “alt:” of this picture in {FILE}" if picture.listed else "between the square brackets"
            told = {word.casefold() for word in _WORD.findall(picture.alt)}
            unsaid = [word for word in inside if word.casefold() not in told]
            place = at(variant, picture.line)
            if len(inside) > rule.limits["words"]:
                yield failed(place, seen=" ".join(inside), expected=f"at most {rule.limits['words']:g} words",
                             **wording(rule, "many", target=picture.target, count=len(inside)))
            elif unsaid:
                yield failed(place, seen=f"![{picture.alt}]({picture.target})",
                             **wording(rule, "unsaid", target=picture.target, words=" ".join(unsaid), where=where))
            elif len(_WORD.findall(picture.alt)) > rule.limits["described"]:
                yield failed(place, seen=picture.alt, expected=f"at most {rule.limits['described']:g} words",
                             **wording(rule, "described", target=picture.target, where=where.capitalize()))
            else:
                yield passed(place)
        yield passed(at(variant))


def _words_inside(file: Path | None) -> list[str]:
    """Of a drawing; a photograph does not tell. A damaged one has its own finding (picture-damaged)."""
    if file is None or file.suffix.lower() != ".svg" or not file.is_file() or damage(file):
        return []
    root = etree.parse(str(file), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    return _WORD.findall(" ".join(" ".join(text.itertext()) for text in root.iter(_TEXT)))
