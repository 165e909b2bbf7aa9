"""Runs to Markdown that shows them as they were typed: no sign of a translator's becomes markup."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import groupby

from alongside.handover.inline_reader import inline_parser, read_inline
from alongside.handover.text import Code, Run, Text, normalise_runs, plain_text, text_from_words

_SPECIAL = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])")
_AS_ENTITY = re.compile(r"<|&(?=#?\w+;)|\{(?=[{:#.%])")
_LINE_START = re.compile(r"^([#>+-])|^([=~|])|^(\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
_ADDRESS_TO_WRAP = re.compile(r"[\s()<>]|^$")


def to_markdown(text: Text, codes: Mapping[str, Code], kind: str, prefix: str = "") -> str:
    """kind and prefix: of the Slot that the words are for; the kind "words" for no place in a page.

    codes: by the ids of the text.
    """
    if kind in ("title", "description"):
        return f"{kind}: {format_yaml_value(plain_text(text, dict(codes)))}\n"
    written = ""
    for link, group in groupby(text, key=lambda run: run.link):
        inner = _format_runs(list(group), codes)
        written += f"[{inner}]({_link_destination(codes[link])})" if link else inner
    if kind == "words":
        return written
    written = _escape_line_starts(written)
    if "cell" in kind:
        written = re.sub(r"(?<!\\)\|", r"\\|", written.replace("\n", " "))
    elif kind == "heading":
        written = written.replace("\n", " ")
    return written.replace("\n", "\n" + prefix)


def survives_round_trip(markdown: str, text: Text, codes: Mapping[str, Code], kind: str) -> bool:
    """Whether a reader of the Markdown meets just these words, set like this, and just these codes."""
    if "cell" in kind:
        markdown = markdown.replace("\\|", "|")
    tokens = inline_parser().parse(markdown)
    if kind in ("title", "description"):
        return True
    inline = [token for token in tokens if token.type == "inline"]
    if len(inline) != 1 or tokens[0].type != "paragraph_open":
        return False
    read, found = read_inline(inline[0].children or [])
    return _comparable_runs(read, found) == _comparable_runs(
        normalise_runs(text, kind not in ("heading", "cell", "header-cell")), codes
    )


def _comparable_runs(text: Text, codes: Mapping[str, Code]) -> list:
    return [
        (
            run.text,
            run.bold,
            run.italic,
            codes[run.link].payload if run.link else "",
            (codes[run.code].kind, codes[run.code].payload, codes[run.code].alt_text)
            if run.code
            else (),
        )
        for run in text
    ]


def format_yaml_value(words: str) -> str:
    """A value for the settings at the top of a page, in quotation marks where YAML needs them."""
    simple = re.fullmatch(r"[^\W\d_][^:#\n\"'\[\]{}&*!|>%@`]*", words) and words.casefold() not in (
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
        "null",
    )
    return words if simple else json.dumps(words, ensure_ascii=False)


def escape_markdown(words: str) -> str:
    """As both the site engine and our own parser read it: neither knows all that may stand behind a backslash."""
    return _AS_ENTITY.sub(
        lambda found: f"&#{ord(found[0])};", _SPECIAL.sub(lambda found: "\\" + found[0], words)
    )


def _format_runs(runs: list[Run], codes: Mapping[str, Code]) -> str:
    """Bold around italic, each opened and closed between words."""
    written, bold, italic = "", False, False
    for run in [*runs, Run()]:
        if run.italic != italic or run.bold != bold:
            if italic:
                written, italic = written + "*", False
            if run.bold != bold:
                written, bold = written + "**", run.bold
            if run.italic:
                written, italic = written + "*", True
        written += _format_code(codes[run.code]) if run.code else escape_markdown(run.text)
    return written


def _format_code(code: Code) -> str:
    if code.kind == "picture":
        return f"![{escape_markdown(code.alt_text)}]({_link_destination(code)})"
    return code.payload


def _link_destination(code: Code) -> str:
    address = f"<{code.payload}>" if _ADDRESS_TO_WRAP.search(code.payload) else code.payload
    return f"{address} {json.dumps(code.title, ensure_ascii=False)}" if code.title else address


def _escape_line_starts(written: str) -> str:
    """A line that begins like a heading, list or quotation stays words. A picture, link or bold word may begin one."""
    return _LINE_START.sub(
        lambda found: (
            f"\\{found[1]}"
            if found[1]
            else f"&#{ord(found[2])};"
            if found[2]
            else f"{found[3]}\\{found[4]}"
        ),
        written,
    )


def from_markdown(markdown: str) -> tuple[Text, dict[str, Code]]:
    """One block's Markdown, as a translator sees it in a PO file, to runs and the codes in it."""
    parser = inline_parser()
    tokens = parser.parseInline(markdown)
    return read_inline(tokens[0].children or []) if tokens else (text_from_words(markdown), {})
