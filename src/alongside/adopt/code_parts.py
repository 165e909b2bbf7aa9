"""Where the code is in Markdown lines: nothing in it is turned into anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from alongside.adopt.page_source import Line

_FENCE = re.compile(r"^\s*(?:>\s*)*(`{3,}|~{3,})")
_INLINE_CODE = re.compile(r"(`+)(?:(?!\1).|(?<!`)\1(?=`))*?(?<!`)\1(?!`)")


def mark_code(lines: Iterable[Line]) -> Iterator[tuple[Line, bool]]:
    """Each line, and whether it is one of a block of code, its fences among them."""
    fence = ""
    for line in lines:
        found = _FENCE.match(line[1])
        if fence:
            yield line, True
            rest = line[1].strip().lstrip("> ")
            if rest.startswith(fence) and not rest.strip(fence[0]):
                fence = ""
        elif found:
            fence = found[1]
            yield line, True
        else:
            yield line, False


def change_words(line: str, change: Callable[[str], str]) -> str:
    """The line with what is no code in it changed."""
    parts = []
    end = 0
    for code in _INLINE_CODE.finditer(line):
        parts += [change(line[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, change(line[end:])])


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
