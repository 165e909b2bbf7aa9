"""Writes runs as Markdown that shows them as they were typed: no sign in them becomes markup."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import groupby

from alongside.handover.fact_links import FactLink, split_fact_links
from alongside.handover.inline_reader import inline_parser, read_inline
from alongside.handover.text import Code, Run, Text, normalise_runs, plain_text, text_from_words

_ONE_LINE_KINDS = ("heading", "cell", "header-cell")
_SPECIAL = re.compile(r"[\\`*\[\]<{]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
"""What a backslash before it turns into a plain sign. A stroke within a word is one already.

A brace may begin a fact or the settings of a heading.
"""
_LINE_START = re.compile(
    r"^(?P<number>\d{1,9})?(?P<sign>(?(number)[.)](?=\s|$)|[#>+=~|-]))", re.MULTILINE
)
_ADDRESS_TO_WRAP = re.compile(r"[\s()<>]|^$")
_YAML_PLAIN = re.compile(r"[^\W\d_][^:#\n\"'\[\]{}&*!|>%@`]*")
_YAML_KEYWORDS = ("true", "false", "yes", "no", "on", "off", "null")


def to_markdown(text: Text, codes: Mapping[str, Code], kind: str, prefix: str = "") -> str:
    """The Markdown for one place in a page.

    codes: by the ids of the text. kind, prefix: of the Slot that the words are for; the kind
    "words" for no place in a page.
    """
    if kind in ("title", "description"):
        return f"{kind}: {format_yaml_value(plain_text(text, codes))}\n"
    markdown = "".join(
        _format_fact_link(piece, codes)
        if isinstance(piece, FactLink)
        else _format_links(piece, codes)
        for piece in split_fact_links(text, codes)
    )
    if kind == "words":
        return markdown
    markdown = _escape_line_starts(markdown)
    if kind in _ONE_LINE_KINDS:
        markdown = markdown.replace("\n", " ")
    if "cell" in kind:
        markdown = re.sub(r"(?<!\\)\|", r"\\|", markdown)
    return markdown.replace("\n", "\n" + prefix)


def survives_round_trip(markdown: str, text: Text, codes: Mapping[str, Code], kind: str) -> bool:
    """Whether a reader of the Markdown meets just these words and codes, set like this."""
    if kind in ("title", "description"):
        # They are YAML, and JSON writes every string in a way that YAML reads.
        return True
    if "cell" in kind:
        markdown = markdown.replace("\\|", "|")
    tokens = inline_parser().parse(markdown)
    inline = [token for token in tokens if token.type == "inline"]
    # A second block, a list or a heading: some sign was read as markup.
    if len(inline) != 1 or tokens[0].type != "paragraph_open":
        return False
    read_text, read_codes = read_inline(inline[0].children or [])
    wanted_text = normalise_runs(text, kind not in _ONE_LINE_KINDS)
    return _comparable(read_text, read_codes) == _comparable(wanted_text, codes)


def _comparable(text: Text, codes: Mapping[str, Code]) -> list[tuple[Run, str, str, str]]:
    """The runs with what their codes are, as ids differ from text to text."""
    runs: list[tuple[Run, str, str, str]] = []
    for run in text:
        words = Run(run.text, run.bold, run.italic)
        address = codes[run.link].payload if run.link else ""
        if run.code:
            code = codes[run.code]
            runs.append((words, address, f"{code.kind} {code.payload}", code.alt_text))
        else:
            runs.append((words, address, "", ""))
    return runs


def format_yaml_value(words: str) -> str:
    """A value for the settings at the top of a page, in quotation marks where YAML needs them."""
    if _YAML_PLAIN.fullmatch(words) and words.casefold() not in _YAML_KEYWORDS:
        return words
    return json.dumps(words, ensure_ascii=False)


def escape_markdown(words: str) -> str:
    """With a backslash before each sign that would be markup."""
    return _SPECIAL.sub(lambda match: "\\" + match[0], words)


def _format_fact_link(link: FactLink, codes: Mapping[str, Code]) -> str:
    address = "".join(codes[run.code].payload if run.code else run.text for run in link.address)
    return f"[{_format_runs(list(link.words), codes)}]({address})"


def _format_links(text: Text, codes: Mapping[str, Code]) -> str:
    markdown = ""
    for link, group in groupby(text, key=lambda run: run.link):
        words = _format_runs(list(group), codes)
        markdown += f"[{words}]({_link_destination(codes[link])})" if link else words
    return markdown


def _format_runs(runs: list[Run], codes: Mapping[str, Code]) -> str:
    """Bold around italic, each opened and closed between words."""
    markdown = ""
    previous = Run()
    # The empty run at the end closes what is still open.
    for run in [*runs, Run()]:
        markdown += _style_signs(previous, run)
        markdown += _format_code(codes[run.code]) if run.code else escape_markdown(run.text)
        previous = run
    return markdown


def _style_signs(before: Run, after: Run) -> str:
    """The stars between two runs. Italic closes before bold changes, and opens after."""
    if (before.bold, before.italic) == (after.bold, after.italic):
        return ""
    bold = "**" if before.bold != after.bold else ""
    return "*" * before.italic + bold + "*" * after.italic


def _format_code(code: Code) -> str:
    if code.kind == "picture":
        return f"![{escape_markdown(code.alt_text)}]({_link_destination(code)})"
    return code.payload


def _link_destination(code: Code) -> str:
    address = f"<{code.payload}>" if _ADDRESS_TO_WRAP.search(code.payload) else code.payload
    return f"{address} {json.dumps(code.title, ensure_ascii=False)}" if code.title else address


def _escape_line_starts(markdown: str) -> str:
    """A line that begins like a heading, list or quotation stays words."""
    return _LINE_START.sub(r"\g<number>\\\g<sign>", markdown)


def from_markdown(markdown: str) -> tuple[Text, dict[str, Code]]:
    """One block's Markdown, as a translator sees it in a PO file, to runs and the codes in it."""
    tokens = inline_parser().parseInline(markdown)
    if not tokens:
        return text_from_words(markdown), {}
    return read_inline(tokens[0].children or [])
