"""Writes a changed page with the line ends that its file had."""

from __future__ import annotations

from difflib import SequenceMatcher

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def encode_page(old_content: bytes, old_text: str, new_text: str) -> bytes:
    """New content of a file. Lines that stay keep their line ends, new ones get the usual one.

    old_content: of the file, b"" without one. old_text, new_text: with line ends "\\n".
    """
    raw = old_content.decode("utf-8-sig")
    text = _restore_line_ends(raw, old_text, new_text) if "\r" in raw else new_text
    has_mark = raw != "" and old_content.startswith(_BYTE_ORDER_MARK)
    return (_BYTE_ORDER_MARK if has_mark else b"") + text.encode()


def _restore_line_ends(raw: str, old_text: str, new_text: str) -> str:
    line_end = _usual_line_end(raw)
    raw_lines = raw.splitlines(keepends=True)
    old_lines = old_text.splitlines(keepends=True)
    if len(old_lines) != len(raw_lines):
        return new_text.replace("\n", line_end)
    new_lines = new_text.splitlines(keepends=True)
    # Without “autojunk”, which would let lines that occur often count as changed.
    matcher = SequenceMatcher(None, old_lines, new_lines, autojunk=False)
    pieces: list[str] = []
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            pieces += raw_lines[old_start:old_end]
        else:
            pieces += [line.replace("\n", line_end) for line in new_lines[new_start:new_end]]
    return "".join(pieces)


def _usual_line_end(raw: str) -> str:
    windows = raw.count("\r\n")
    counts = {
        "\n": raw.count("\n") - windows,
        "\r\n": windows,
        "\r": raw.count("\r") - windows,
    }
    return max(counts, key=counts.__getitem__)
