"""Words with any mixture of the signs of Markdown are shown as they were typed."""

import random
import re
from html import unescape

import pytest

from alongside.handover.inline_markdown import survives_round_trip, to_markdown
from alongside.handover.text import PROTECTED, Run
from alongside.pages.html import render_page
from alongside.publication.fact_use_syntax import find_uses

SIGNS = [
    "\\",
    "`",
    "*",
    "_",
    "[",
    "]",
    "<",
    ">",
    "&",
    "&lt;",
    "&#60;",
    "{",
    "{{",
    "}}",
    "{%",
    "{#a}",
    "{ #a }",
    "{: .b}",
]
SIGNS += [
    "{ fact.x }",
    "#",
    "=",
    "~~~",
    "|",
    "-",
    "+",
    "1.",
    "12)",
    "!",
    "(",
    ")",
    '"',
    "'",
    ":",
    "a",
    "ہے",
    "2",
    " ",
    " ",
]


def mixtures(count):
    """Signs in every order, the same each time. What we take for a fact or for settings is none of them."""
    mixed = random.Random(12)
    while count:
        words = " ".join("".join(mixed.choices(SIGNS, k=mixed.randint(1, 9))).split())
        if words and not PROTECTED.search(words):
            yield words
            count -= 1


@pytest.mark.parametrize("kind", ["paragraph", "heading", "item", "cell"])
def test_any_mixture_of_signs_is_shown_as_it_was_typed(kind):
    before, element = {"heading": ("## ", "h2"), "item": ("- ", "li")}.get(kind, ("", "p"))
    for words in mixtures(400):
        markdown = to_markdown((Run(words),), {}, kind)
        assert survives_round_trip(markdown, (Run(words),), {}, kind), (words, markdown)
        assert not list(find_uses(markdown)), (words, markdown)
        if kind == "cell":
            markdown, element = f"| {markdown} | b |\n|---|---|\n", "th"
        html = render_page(before + markdown).html
        shown = re.search(rf"<{element}[^>]*>(?:<p>)?([^<>]*)</", html)
        assert shown and unescape(shown[1]).strip() == words, (words, html)
        assert "&#" not in markdown or "&#" in words
