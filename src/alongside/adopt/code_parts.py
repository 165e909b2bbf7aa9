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


def replace_outside_code(
    pattern: re.Pattern[str], change: Callable[[re.Match[str]], str], line: str
) -> str:
    """The line with every match changed that does not begin in code. Code may be in the match, as
    in the words of a link."""
    code = [found.span() for found in _INLINE_CODE.finditer(line)]

    def change_one(found: re.Match[str]) -> str:
        is_code = any(start <= found.start() < end for start, end in code)
        return found[0] if is_code else change(found)

    return pattern.sub(change_one, line)


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
