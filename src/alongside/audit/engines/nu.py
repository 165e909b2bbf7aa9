"""The Nu HTML checker, which reads the code of all pages at once, before a browser has mended it.

No criterion asks for code without mistakes. So what it says fails nothing by itself: where a
message is about a criterion, it asks for a person, or joins an engine that is sure.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from alongside.audit.findings import Claim
from alongside.audit.rendered_page import Element, RenderedPage
from alongside.audit.sites import AuditedSite, fetch_page
from alongside.checks.outputs.nu_checker import (
    UNREAD,
    Message,
    ask_of_names,
    checker_file,
    line_of,
    place_of,
)
from alongside.errors import ToolMissing
from alongside.model import Status
from alongside.rules.options import list_option
from alongside.rules.rulebook import load
from alongside.system.programs import java_program

NAME = "Nu"
_GATE_RULE = "html-not-valid"
"""Its options say which messages are wrong, or of no matter to readers."""
_QUOTED = re.compile(r"“[^”]*”")
_WORDS_OF_NAME = 8


class NuAnswers:
    """What the checker says of the pages of a site, while it is at work or after."""

    def __init__(self, codes: Future[Mapping[str, tuple[str, list[Message]]] | None]):
        self._codes = codes

    def claims(self, page: RenderedPage) -> Iterator[Claim]:
        """page: as the browser has made it of the code that the checker has read."""
        answers = self._codes.result()
        if answers is None or page.path not in answers:
            yield _no_answer(page, "It gave no answer.")
            return
        code, messages = answers[page.path]
        finder = ElementFinder(code, page)
        for message in messages:
            if message["type"] == UNREAD:
                yield _no_answer(page, "It could not read the page.")
            elif not message["message"].startswith(list_option(load()[_GATE_RULE], "left_out")):
                yield _claim(message, code, finder)


def _no_answer(page: RenderedPage, says: str) -> Claim:
    return Claim(NAME, "", (), Status.CANNOT_TELL, page.root, says=says)


def _claim(message: Message, code: str, finder: ElementFinder) -> Claim:
    says = message["message"].rstrip(".")
    criteria = criteria_of(says)
    return Claim(
        NAME,
        name_of(says),
        criteria,
        Status.CANNOT_TELL if criteria else Status.FAILED,
        finder.find(place_of(message, code)),
        " ".join(message.get("extract", "").split()),
        f"{says} (line {line_of(message, code)} of the code)",
    )


def name_of(says: str) -> str:
    """The checker names no rules: a message without what it quotes, such as
    "element-must-have-an-attribute"."""
    words = re.findall(r"[a-z]+", _QUOTED.sub(" ", says).casefold())
    return "-".join(words[:_WORDS_OF_NAME])


def criteria_of(says: str) -> tuple[str, ...]:
    return next((criteria for known, criteria in _known_messages() if known.search(says)), ())


@cache
def _known_messages() -> list[tuple[re.Pattern[str], tuple[str, ...]]]:
    text = files("alongside.audit.engines").joinpath("nu.yml").read_text(encoding="utf-8")
    return [
        (
            re.compile(".*".join(map(re.escape, entry["says"].split("…")))),
            tuple(entry["criteria"]),
        )
        for entry in yaml.safe_load(text)
    ]


@contextmanager
def open_nu(site: AuditedSite, root: Path) -> Iterator[NuAnswers]:
    """Starts the checker once for all pages, beside the browsers. root: has node_modules.

    Raises ToolMissing without Java or the checker.
    """
    jar = checker_file(root)
    java_program()
    with TemporaryDirectory(prefix="alongside-code-") as copies, ThreadPoolExecutor(1) as thread:
        yield NuAnswers(thread.submit(_ask, site, jar, Path(copies)))


def _ask(
    site: AuditedSite, jar: Path, copies: Path
) -> Mapping[str, tuple[str, list[Message]]] | None:
    """Of each page its code, and what the checker says of it. None: it gave no answer.

    Copies have names that no command takes for an option.
    """
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for number, page in enumerate(site.pages):
        content, _ = fetch_page(f"{site.address}{page}")
        if content:
            name = f"{number}.html"
            (copies / name).write_bytes(content)
            names[name] = page
            codes[name] = content.decode("utf-8", "replace")
    if not names:
        return {}
    try:
        answers = ask_of_names(copies, jar, tuple(names))
    except ToolMissing:
        return None
    return {names[name]: (codes[name], messages) for name, messages in answers.items()}


_Signature = tuple[str, tuple[tuple[str, str], ...]]
"""A tag with its attributes."""


class ElementFinder:
    """Finds the element of a page that a place in its code has become.

    The same start tags follow each other in the code as in the page. Where scripts have changed
    that, what cannot be found is the root.
    """

    def __init__(self, code: str, page: RenderedPage):
        self._root = page.root
        tags = _StartTags(code)
        self._places = [place for place, _ in tags.found]
        self._signatures = [signature for _, signature in tags.found]
        self._elements: dict[_Signature, list[Element]] = {}
        for element in page.elements:
            signature = _signature(element.tag, list(element.attributes.items()))
            self._elements.setdefault(signature, []).append(element)

    def find(self, place: int | None) -> Element:
        """place: how many signs of the code stand before it."""
        number = -1 if place is None else bisect_right(self._places, place) - 1
        if number < 0:
            return self._root
        signature = self._signatures[number]
        alike = self._elements.get(signature, [])
        before = self._signatures[:number].count(signature)
        return alike[before] if before < len(alike) else self._root


class _StartTags(HTMLParser):
    """found: where each start tag stands in a code, and what it is."""

    def __init__(self, code: str):
        super().__init__()
        self.found: list[tuple[int, _Signature]] = []
        self._starts = [0]
        for line in code.split("\n"):  # as the parser counts them
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.feed(code)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        place = self._starts[line - 1] + column
        self.found.append((place, _signature(tag, attrs)))


def _signature(tag: str, attributes: Sequence[tuple[str, str | None]]) -> _Signature:
    return tag, tuple(sorted((name, value or "") for name, value in dict(attributes).items()))
