"""{{ fact.name }} in a text: where it stands, and which of the three known forms it has.

The forms are {{ fact.population }}, {{ fact.opening.weekday }} and
{{ fact.places.plural(one="place", other="places") }}. Jinja parses them; the tree that it makes is
held against these forms before anything is run, so that no other code can stand in a page.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from alongside.pages.markdown import is_plain_markdown
from alongside.text.figures import PLURAL_FORMS
from alongside.text.typography import normalise_typography

PLURAL = "plural"
"""The form that gives the word which fits a number."""
_USE_PATTERN = re.compile(
    r"\\.|(?P<comment><!--)"
    r"|(?P<use>\{\{(?>[^\"'{}\n]{1,200}|\"[^\"\n]{0,100}\"|'[^'\n]{0,100}'){0,30}\}\})"
    r"|(?P<other>\{\{|\{%|\{ ?fact\.)"
)
"""Counts are bounded, so that the time grows with the length of the text and not its square."""
_USE_END = re.compile(r"[%}]?\}|$", re.MULTILINE)
_ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
_TOKEN = "\ue000{}\ue001"
"""Stands for a fact by its name where a fingerprint is taken. To Markdown it is a word."""


@dataclass(frozen=True)
class ParsedUse:
    """name: of the fact. form: "", or what was asked for. words: of a plural, by CLDR's form."""

    name: str
    form: str
    words: Mapping[str, str]


class UseFaultError(Exception):
    """A use that cannot be filled in.

    fault: one of those of the rule fact-not-usable. values: for its sentences.
    """

    def __init__(self, fault: str, **values: str):
        super().__init__(fault)
        self.fault, self.values = fault, values


def find_uses(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, text) of each use, or of what looks like one, in their order.

    One that is not understood ends with its bracket or its line. Behind a backslash and in a
    comment, brackets are only brackets.
    """
    place = 0
    while found := _USE_PATTERN.search(text, place):
        place = found.end()
        # A comment that is never closed hides nothing: Markdown shows it.
        if found["comment"]:
            place = max(place, text.find("-->", place))
        elif found["use"]:
            yield found.start(), found.end(), found.group()
        elif found["other"]:
            place = _end_of_use(text, place)
            yield found.start(), place, text[found.start() : place]


@lru_cache(maxsize=2000)
def parse_use(typed: str) -> tuple[ParsedUse, Template]:
    """The use, and the template that fills it in.

    Raises UseFaultError for all but the known forms, before anything of it is run.
    """
    try:
        tree = _ENVIRONMENT.parse(typed)
    # Whatever stops the parser is a fault of the page, never one of the program.
    except (TemplateError, RecursionError, ValueError):
        raise UseFaultError("not-understood") from None
    use = _parse_form(tree)
    for form, words in use.words.items():
        if form not in PLURAL_FORMS or (words.strip() and not is_plain_markdown(words)):
            raise UseFaultError("not-understood")
    return use, _ENVIRONMENT.from_string(tree)


def fingerprint_token(use: ParsedUse) -> str:
    """What stands for the use in a fingerprint: the same whatever the value of the fact."""
    # Words of a plural are what a page says, so a change of them must change the fingerprint; the
    # order in which they are written must not.
    words = "\x1f".join(
        f"{form}={normalise_typography(use.words[form])}" for form in sorted(use.words)
    )
    digest = hashlib.sha256(words.encode()).hexdigest()[:12] if words else ""
    parts = [use.name, use.form, digest]
    return _TOKEN.format(".".join(part for part in parts if part))


def _end_of_use(text: str, place: int) -> int:
    """Where the next bracket or the line ends."""
    found = _USE_END.search(text, place)
    return found.end() if found else len(text)


def _parse_form(tree: nodes.Template) -> ParsedUse:
    """The patterns are the trees of the three forms, and of nothing else."""
    match tree.body:
        case [nodes.Output(nodes=[nodes.Getattr(node=nodes.Name(name="fact"), attr=name)])]:
            return ParsedUse(name, form="", words={})
        case [
            nodes.Output(
                nodes=[
                    nodes.Getattr(
                        node=nodes.Getattr(node=nodes.Name(name="fact"), attr=name), attr=form
                    )
                ]
            )
        ] if form != PLURAL:
            return ParsedUse(name, form, words={})
        case [
            nodes.Output(
                nodes=[
                    nodes.Call(
                        node=nodes.Getattr(
                            node=nodes.Getattr(node=nodes.Name(name="fact"), attr=name), attr=form
                        ),
                        args=[],
                        kwargs=arguments,
                        dyn_args=None,
                        dyn_kwargs=None,
                    )
                ]
            )
        ] if form == PLURAL:
            return ParsedUse(name, form, _plural_words(arguments))
    raise UseFaultError("not-understood")


def _plural_words(arguments: list[nodes.Keyword]) -> dict[str, str]:
    """one="place", other="places" to {"one": "place", "other": "places"}: texts only."""
    words: dict[str, str] = {}
    for argument in arguments:
        value = argument.value
        # A value that is no constant could be any expression.
        text = value.value if isinstance(value, nodes.Const) else None
        if not isinstance(text, str) or argument.key in words:
            raise UseFaultError("not-understood")
        words[argument.key] = text
    return words
