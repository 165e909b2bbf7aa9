"""Numbers the runs of a page: wraps each in a link to "run:<number>" (see print_page.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import html

from alongside.formats.pdf.form_fields import FIELD, LABEL
from alongside.formats.pdf.left_to_right import RIGHT_TO_LEFT
from alongside.readback.article import BLOCKS, collapse_white_space

RUN_SCHEME = "run:"
LABEL_CLASSES = ("marker", "number", LABEL, FIELD)
"""Classes of what we put before a list item, before a paragraph that can be cited, and in place of
a control."""
_SPACE = " \t\r\n\f"
_LETTER = re.compile(r"[^\W\d_]")
_TELEPHONE = r"(?<!\S)(?:\+\d{1,3} ?)?\(?0?\d{2,5}\)? \d{2,4}(?: \d{2,4})+(?!\d)"
_LATIN = re.compile(
    r"(?:(?<![\w.,)])[-\u2212+\u00b1£$€#](?: (?=\d))?)?"
    r"[0-9A-Za-zÀ-ɏ](?:[0-9A-Za-zÀ-ɏ \u00a0.,:;/&'’@%+()_–\u2212°-]*[0-9A-Za-zÀ-ɏ%°])?[+#]*"
)
"""Words and numbers in Latin script, with what stands between and directly around them, and the
signs that belong to them: -5 °C, £25, C++."""
_NUMBER_BEFORE_WORD = re.compile(r"[^A-Za-zÀ-ɏ]*\d[^A-Za-zÀ-ɏ°]*?(?=[ \u00a0]+[A-Za-zÀ-ɏ])")
"""After letters from right to left, a number does not go with the Latin word behind it (UAX #9)."""
NUMBERS_APART = re.compile(r"\s+[–—-]\s+|[,;:]\s+")
"""Between numbers that are no unit, as in “version 1.0 – 22 November”: from right to left, too."""


class RunNumberer:
    """Wraps each run in its numbered link, and folds white space as a browser would.

    runs: is filled with the text of each. mixed: whether Latin letters and digits are set apart,
    so that they get a font of their own. from_right: whether the page goes from right to left.
    clinging: words that stay in one line with the next word.
    """

    def __init__(
        self, runs: list[str], mixed: bool, clinging: Sequence[str], *, from_right: bool = False
    ):
        self.runs = runs
        self.mixed = mixed
        self.from_right = from_right
        unbroken = _TELEPHONE
        if clinging:
            unbroken += rf"|(?<!\w)(?:(?i:{'|'.join(clinging)})[{_SPACE}]+)+\S+"
        self.unbroken_pattern = re.compile(unbroken)
        # Spaces at the start of a block, and after another space, are not shown.
        self.after_space = True
        self.in_block = False
        self.left_to_right = False

    def walk(self, element: html.HtmlElement) -> None:
        """Numbers the runs in the element, in the order in which they are read."""
        if element.tag == "a" and element.get("class") in LABEL_CLASSES:
            element.set("href", self._add_run(element.text or ""))
            self._close_block()
        elif element.tag == "img":
            self._wrap_picture(element)
        elif element.tag == "br":
            self._end_with_space()
        elif element.tag in BLOCKS:
            self._close_block()
            self._walk_content(element)
            self._close_block()
        else:
            self._walk_content(element)

    def _wrap_picture(self, picture: html.HtmlElement) -> None:
        wrapper = html.Element("a", href=self._add_run(picture.get("alt", "")))
        wrapper.tail, picture.tail = picture.tail, None
        picture.getparent().replace(picture, wrapper)
        wrapper.append(picture)
        self.in_block = False

    def _walk_content(self, element: html.HtmlElement) -> None:
        children = list(element)
        outside = self.left_to_right
        self.left_to_right = {"ltr": True, "rtl": False}.get(_direction(element) or "", outside)
        run = self._wrap_run(element.text)
        if run is not None:
            element.text = None
            element.insert(0, run)
        for child in children:
            # The tail is taken before the walk, which may put a wrapper in the child's place.
            tail, child.tail = child.tail, None
            self.walk(child)
            last = child.getparent() if child.tag == "img" else child
            run = self._wrap_run(tail)
            if run is not None:
                last.addnext(run)
            else:
                last.tail = tail
        self.left_to_right = outside

    def _wrap_run(self, text: str | None) -> html.HtmlElement | None:
        """The link with the text in it; None for text that shows nothing but a space."""
        text = text or ""
        words = collapse_white_space(text)
        if self.after_space:
            words = words.lstrip(" ")
        if not words.strip(" "):
            if words:
                self._end_with_space()
            return None
        run = html.Element("a", href=self._add_run(words))
        self.after_space, self.in_block = words.endswith(" "), True
        if self.mixed and self.left_to_right:
            _wrap_all(run, text)
        elif self.mixed:
            _wrap_latin(run, text, from_right=self.from_right)
        else:
            _wrap_unbroken(run, text, self.unbroken_pattern)
        return run

    def _add_run(self, text: str) -> str:
        """The address of the new run."""
        self.runs.append(text)
        self.after_space = False
        return f"{RUN_SCHEME}{len(self.runs) - 1}"

    def _end_with_space(self) -> None:
        if self.in_block and not self.after_space:
            self.runs[-1] += " "
        self.after_space = True

    def _close_block(self) -> None:
        if self.in_block:
            self.runs[-1] = self.runs[-1].rstrip(" ")
        self.after_space, self.in_block = True, False


def _wrap_all(run: html.HtmlElement, text: str) -> None:
    """A stretch that goes from left to right, with the signs at its ends, as in (01582) 511 033."""
    latin = html.Element("span")
    latin.set("class", "latin" if _LETTER.search(text) else "latin whole")
    latin.set("dir", "ltr")
    run.append(latin)
    latin.text = text.rstrip(_SPACE) or text
    _append_text(run, latin, text[len(latin.text) :])


def _wrap_latin(run: html.HtmlElement, text: str, *, from_right: bool) -> None:
    """Latin words that follow each other as one stretch.

    WeasyPrint does not order words of one direction over two elements.
    """
    end = 0
    last = None
    for start, stop in _latin_stretches(text, from_right):
        latin = html.Element("span")
        latin.set("class", "latin")
        if from_right:
            # Signs at its ends would go to the other side, as in C++.
            latin.set("dir", "ltr")
        latin.text = text[start:stop]
        _append_text(run, last, text[end:start])
        run.append(latin)
        end, last = stop, latin
    _append_text(run, last, text[end:])


def _latin_stretches(text: str, from_right: bool) -> Iterator[tuple[int, int]]:
    """Where each begins and ends."""
    for match in _LATIN.finditer(text):
        start, stop = match.span()
        # The pattern ends with a letter or digit, and leaves out the end of a bracket.
        if match[0].count("(") > match[0].count(")") and text[stop : stop + 1] == ")":
            stop += 1
        if from_right:
            yield from _parts_from_right(text, start, stop)
        else:
            yield start, stop


def _parts_from_right(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The parts of a Latin stretch that follow each other from right to left."""
    number = _NUMBER_BEFORE_WORD.match(text, start, stop)
    numbers_end = number.end() if number else stop
    if number or not _LETTER.search(text, start, stop):
        for apart in NUMBERS_APART.finditer(text, start, numbers_end):
            yield start, apart.start()
            start = apart.end()
        yield start, numbers_end
    if number:
        start = stop - len(text[numbers_end:stop].lstrip())
    if number or _LETTER.search(text, start, stop):
        yield start, stop


def _wrap_unbroken(run: html.HtmlElement, text: str, pattern: re.Pattern[str]) -> None:
    """A telephone number, or a clinging word and the next, as a stretch that stays in one line."""
    end = 0
    last = None
    for match in pattern.finditer(text):
        unbroken = html.Element("span")
        unbroken.set("class", "whole")
        unbroken.text = match[0]
        _append_text(run, last, text[end : match.start()])
        run.append(unbroken)
        end, last = match.end(), unbroken
    _append_text(run, last, text[end:])


def _append_text(run: html.HtmlElement, last: html.HtmlElement | None, text: str) -> None:
    """A space after the words gets an element of its own.

    WeasyPrint 70 measures it with the last line of the words, and if that is too long, breaks it
    after one word.
    """
    words = text.rstrip(_SPACE) or text
    if last is None:
        run.text = words
    else:
        last.tail = words
    if words != text:
        space = html.Element("span")
        space.text = text[len(words) :]
        run.append(space)


def _direction(element: html.HtmlElement) -> str | None:
    """Of the attribute "dir"; a <bdi> has that of its letters. Numbers go from left to right."""
    direction: str | None = element.get("dir")
    if element.tag == "bdi" and not direction:
        return "rtl" if RIGHT_TO_LEFT.search(element.text_content()) else "ltr"
    return direction
