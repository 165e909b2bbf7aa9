"""HTML in the text to Markdown that says the same; what Markdown has no sign for loses its tags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from lxml import etree, html

from alongside.adopt.code_parts import change_words, mark_code
from alongside.adopt.notes import Notes
from alongside.adopt.page_source import Line

_MOST_LINES = 400
"""How far the end of a tag or table is looked for."""
_OPEN_TAG = re.compile(r"<[a-zA-Z][\w.-]*(?:\s[^<>]*)?$")
_BLOCK = re.compile(r"<(table|script|style)\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w.-]*)((?:\s+[^<>]*?)?)\s*/?>")
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|\{["'`]?([^}]*?)["'`]?\})""")
_LINK = re.compile(r"<a\b([^<>]*)>((?:(?!</?a\b).)*)</a\s*>", re.IGNORECASE)
_HEADING = re.compile(r"^\s*<h([1-6])\b([^<>]*)>(.*?)</h\1\s*>\s*$", re.IGNORECASE)
_ANGLE = re.compile(r"\]\(\s*<([^<>]*)>")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_ONE_LINE = re.compile(r"^\s*(?:\||#)|\|.*\|")
"""Rows of tables and headings, which no line can end in."""
_JSX_COMMENT = re.compile(r"\{/\*.*?\*/\}")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SIGNS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "kbd": "`", "samp": "`"}
_KEPT = ("bdi",)
_SILENT = ("p", "div", "section", "article", "span", "u", "font", "center", "small", "figure",
    "ul", "ol", "details", "tabs", "picture", "main", "header", "footer", "nav")  # fmt: skip
_SHOWN_ELSEWHERE = ("iframe", "video", "audio", "embed", "object", "source")


def convert_html(lines: list[Line], file: str, notes: Notes) -> list[Line]:
    """Lines keep their numbers; one may become several, several one. file: for the notes."""
    lines = _without_comments(lines)
    converted: list[Line] = []
    pending = list(reversed(list(mark_code(lines))))
    while pending:
        (number, text), is_code = pending.pop()
        if is_code:
            converted.append((number, text))
            continue
        block = _BLOCK.search(text)
        if block:
            text = _take_until(pending, text, re.compile(rf"</{block[1]}\s*>", re.IGNORECASE))
            words = _convert_block(block[1].lower(), text, number, file, notes)
        else:
            text = _take_until(pending, text, re.compile(r">")) if _is_open(text) else text
            words = _convert_line(text, number, file, notes)
        converted += [(number, each) for each in words.split("\n")]
    return converted


def _without_comments(lines: list[Line]) -> list[Line]:
    """Notes of the authors stay behind: each line that was in one is empty."""
    text = "\n".join(words for _, words in lines)
    if "<!--" not in text:
        return lines
    code = {number for (number, _), is_code in mark_code(lines) if is_code}
    emptied = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text).split("\n")
    pairs = zip(lines, emptied, strict=True)
    return [(number, words if number in code else new) for (number, words), new in pairs]


def _is_open(text: str) -> bool:
    found = _OPEN_TAG.search(text)
    return found is not None and "`" not in text[found.start() :]


def _take_until(pending: list[tuple[Line, bool]], text: str, end: re.Pattern[str]) -> str:
    """The text with the lines that follow, up to the one in which it ends; alone if none does."""
    parts = [text]
    for (_, words), is_code in reversed(pending[-_MOST_LINES:]):
        if end.search(parts[-1] if len(parts) > 1 else "") or is_code:
            break
        parts.append(words)
    if not end.search(parts[-1]):
        return text
    del pending[len(pending) - len(parts) + 1 :]
    return "\n".join(parts)


def _convert_block(kind: str, text: str, number: int, file: str, notes: Notes) -> str:
    if kind != "table":
        notes.look(file, number, f"A program or style (<{kind}>) was left out.")
        return ""
    start, end = text.lower().find("<table"), text.lower().rfind("</table")
    table = _table_rows(text[start:]) if end > start else None
    if not table:
        notes.look(file, number, "A table in HTML lost its cells. Write it as a Markdown table.")
        return _convert_line(" ".join(text.split()), number, file, notes)
    notes.turn("table in HTML → Markdown table")
    before = _convert_line(text[:start], number, file, notes).strip()
    rows = ["| " + " | ".join(row) + " |" for row in table]
    rows.insert(1, "|" + " --- |" * len(table[0]))
    return "\n".join([*([before] if before else []), "", *rows, ""])


def _table_rows(text: str) -> list[list[str]]:
    """Words of the cells, row by row; none for a table that Markdown cannot have."""
    try:
        tree = html.fragment_fromstring(text, create_parent="div")
    except (etree.ParserError, ValueError):
        return []
    if tree.xpath(".//table//table|.//*[@rowspan>1]|.//*[@colspan>1]"):
        return []
    rows = [
        [
            " ".join(cell.text_content().split()).replace("|", "\\|")
            for cell in row.xpath("./td|./th")
        ]
        for row in tree.xpath(".//tr")
    ]
    is_even = rows and len({len(row) for row in rows}) == 1 and rows[0]
    return rows if is_even else []


def _cell_words(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _convert_line(text: str, number: int, file: str, notes: Notes) -> str:
    text = _JSX_COMMENT.sub("", text)
    # An address in such brackets is no tag.
    text = _ANGLE.sub(lambda found: f"]({found[1].replace(' ', '%20')}", text)
    heading = _HEADING.match(text)
    if heading:
        notes.turn("heading in HTML → heading")
        id_ = read_attributes(heading[2]).get("id")
        text = f"{'#' * int(heading[1])} {heading[3].strip()}{f' {{#{id_}}}' if id_ else ''}"
    if "<" not in text:
        return text
    # Whole links first, over the code that may be in their words.
    text = _LINK.sub(lambda found: _convert_link(found, notes), text)
    if _ONE_LINE.search(text):
        text = _BREAK.sub(" ", text)
    return change_words(text, lambda words: _convert_tags(words, number, file, notes))


def _convert_link(found: re.Match[str], notes: Notes) -> str:
    given = read_attributes(found[1])
    words = found[2].strip()
    if "href" not in given:
        return words
    notes.turn("link in HTML → link")
    return f"[{words}]({given['href'].replace(' ', '%20')})"


def _convert_tags(words: str, number: int, file: str, notes: Notes) -> str:
    pairs = _language_marks(words)
    parts = []
    end = 0
    for tag in _TAG.finditer(words):
        parts.append(words[end : tag.start()])
        end = tag.end()
        if tag.start() in pairs:
            parts.append(tag[0])
        else:
            parts.append(_convert_tag(tag, number, file, notes))
    return "".join([*parts, words[end:]])


def _language_marks(words: str) -> set[int]:
    """Where <bdi> and <span lang> stand that have a partner in the line: these may stay."""
    opened: list[tuple[str, int, bool]] = []
    kept: set[int] = set()
    for tag in _TAG.finditer(words):
        name = tag[2].lower()
        if name not in (*_KEPT, "span"):
            continue
        if not tag[1]:
            is_mark = name in _KEPT or re.fullmatch(r'\s+lang="[\w-]+"', tag[3]) is not None
            opened.append((name, tag.start(), is_mark))
        elif opened and opened[-1][0] == name:
            _, start, is_mark = opened.pop()
            kept |= {start, tag.start()} if is_mark else set()
    return kept


def _convert_tag(tag: re.Match[str], number: int, file: str, notes: Notes) -> str:
    is_end, name, given = bool(tag[1]), tag[2].lower(), read_attributes(tag[3])
    if name in _SIGNS:
        notes.turn("bold, italics and code in HTML → Markdown")
        return _SIGNS[name]
    makers: dict[str, Callable[[], str]] = {
        "br": lambda: "\\\n",
        "wbr": lambda: "",
        "hr": lambda: "\n---\n",
        "li": lambda: "" if is_end else "\n- ",
        "img": lambda: f"![{given.get('alt', '')}]({given.get('src', '').replace(' ', '%20')})",
        "summary": lambda: ":**\n" if is_end else "**",
        "tabitem": lambda: "" if is_end else _label(given.get("label") or given.get("value", "")),
    }
    if name in makers:
        notes.turn(f"“{name}” in HTML → Markdown")
        return makers[name]()
    if name in _SHOWN_ELSEWHERE and not is_end and given.get("src"):
        notes.look(file, number, f"<{name}> from {given['src']} became a link.")
        return f"[{given.get('title') or given['src']}]({given['src']})"
    if name not in _SILENT and not is_end:
        notes.look(file, number, f"The code <{tag[2]}> was taken out; the words in it stay.")
    return ""


def _label(words: str) -> str:
    return f"\n**{words}:**\n\n" if words else ""


def read_attributes(text: str) -> dict[str, str]:
    """Name in small letters to value, of what stands in a tag or a short code."""
    found: Iterator[tuple[str, ...]] = iter(_ATTRIBUTE.findall(text))
    return {name.lower(): unescape(next(filter(None, values), "")) for name, *values in found}
