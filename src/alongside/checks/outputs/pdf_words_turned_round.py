"""The words of a line are drawn in the order in which they are said, from the left or the right.

Tags say the right words even where the paper shows them turned round. So this looks at the places
of the letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.checks.outputs.pdf_files import PdfFile, pdf_files
from alongside.errors import BuildFailed
from alongside.formats.pdf.left_to_right import RIGHT_TO_LEFT
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pdf_owners import DrawnTag, read_drawn_tags
from alongside.readback.pdf_tags import UnreadablePdf
from alongside.readback.pdf_text_pieces import TextPiece
from alongside.rules.outcomes import cannot_tell, failed, inapplicable, passed

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_READ_AS_DRAWN = re.compile(r"[\s!-~\u00a0-\u024f\u2010-\u2026\u2212\u20ac]*")
"""Letters and signs whose glyphs say what they are."""
_APART = re.compile(r"\d\s+[–—-]\s+\d|\d\s*[,;:]\s+\d|\d\s+[,;:]\s*\d")
_SAME_LINE = 2.0
"""Points between the feet of letters that stand in one line."""
_SPACE = re.compile(r"\s+")


class _Words(NamedTuple):
    """What was drawn in one go. said: the whole text of its tag."""

    page: int
    text: str
    left: float
    foot: float
    said: str
    block: int

    @property
    def is_latin(self) -> bool:
        return bool(_LATIN.search(self.text)) and bool(_READ_AS_DRAWN.fullmatch(self.text))


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF with words."""
    yield from examine_each(pdf_files(subject, rule), rule, _outcomes)


def _outcomes(pdf: PdfFile, rule: Rule) -> Iterator[Outcome]:
    publication = pdf.outputs.sources.publication
    goes_left = publication.language_of(pdf.artifact.strand).direction == "rtl"
    try:
        words = list(_drawn_words(read_drawn_tags(pdf.file)))
        isolated = _isolated_texts(pdf)
    except UnreadablePdf:
        return  # pdf-unreadable tells of it
    except BuildFailed as error:
        yield cannot_tell(pdf.place, error.what)
        return
    if not words:
        yield inapplicable(pdf.place)
        return
    fault = next(_turned(words, isolated, goes_left), None)
    if fault is None:
        yield passed(pdf.place)
    else:
        page, seen, expected = fault
        yield failed(pdf.place, seen=seen, expected=expected, page=page, file=pdf.artifact.path)


def _drawn_words(tags: Iterable[DrawnTag]) -> Iterator[_Words]:
    for tag in tags:
        for pieces in tag.pieces:
            first = pieces[0]
            yield _Words(
                page=first.page,
                text=_text_from_left(pieces),
                left=min(piece.from_left for piece in pieces),
                foot=first.from_bottom,
                said=tag.text,
                block=tag.block,
            )


def _text_from_left(pieces: Iterable[TextPiece]) -> str:
    """What the eye meets, from left to right, in the first line of the pieces."""
    return "".join(piece.text for piece in sorted(pieces, key=lambda piece: piece.from_left))


def _isolated_texts(pdf: PdfFile) -> frozenset[str]:
    """The words that an author has set apart. They have a place of their own in their line."""
    tagged = pdf.tags()
    if tagged is None:
        return frozenset()
    texts = set()
    for pair in pdf.text_pairs(tagged):
        for element in pair.expected.xpath(".//*[@dir] | .//bdi"):
            texts.add(_without_spaces(element.text_content()))
    return frozenset(texts)


def _turned(
    words: list[_Words], isolated: frozenset[str], goes_left: bool
) -> Iterator[tuple[int, str, str]]:
    """(page, what is drawn, what is said) of each fault. goes_left: whether the paragraphs do."""
    for one in words if goes_left else ():
        text = _without_spaces(one.text)
        if _is_one_unit(one.text) and text not in _without_spaces(one.said):
            yield one.page, one.text.strip(), one.said.strip()
    for one, following in pairwise(words):
        if (
            _are_neighbours(one, following)
            and _is_turned(one, following, goes_left)
            and not _is_set_apart(one, following, isolated)
        ):
            said = f"{one.text.strip()} {following.text.strip()}"
            yield one.page, f"{following.text.strip()} {one.text.strip()}", said


def _is_set_apart(one: _Words, following: _Words, isolated: frozenset[str]) -> bool:
    """Whether an author has set apart one of two neighbours, or both together."""
    sides = _without_spaces(one.said), _without_spaces(following.said)
    return not isolated.isdisjoint(sides) or any("".join(sides) in text for text in isolated)


def _is_turned(one: _Words, following: _Words, goes_left: bool) -> bool:
    """Whether two neighbours stand on the wrong sides of each other.

    Latin stretches go from the left everywhere, and others as the paragraph does. A page that goes
    to the right may have a stretch in it that does not.
    """
    if one.is_latin and following.is_latin:
        return one.left > following.left
    letters_go_left = [bool(RIGHT_TO_LEFT.search(each.text)) for each in (one, following)]
    if goes_left:
        return any(letters_go_left) and one.left <= following.left
    return not any(letters_go_left) and one.left > following.left


def _is_one_unit(text: str) -> bool:
    """Whether letters and signs stand in the order in which they are said. Numbers with a dash or a
    comma between them follow each other from right to left.
    """
    return bool(_READ_AS_DRAWN.fullmatch(text)) and not _APART.search(text.strip())


def _are_neighbours(one: _Words, following: _Words) -> bool:
    """Whether two stretches follow each other in one line of one paragraph."""
    is_one_line = one.page == following.page and abs(one.foot - following.foot) < _SAME_LINE
    return one.block == following.block and is_one_line


def _without_spaces(text: str) -> str:
    return _SPACE.sub("", text)
