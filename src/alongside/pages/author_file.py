"""Edits a text file of an author: what no edit is about stays as it is, byte for byte.

Authors use editors of all kinds. Their files begin with a byte order mark or not, end in a line
end or not, and have line ends of one kind or of several. A change of any of these would show as a
change of every line to whoever reviews it.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from os.path import commonprefix
from pathlib import Path

from alongside.system.files import write_set_whole, write_whole

Edit = tuple[int, int, str]
"""From, to and the new text, in characters of AuthorFile.text."""

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class AuthorFile:
    """The content of a file, its line ends apart from its text.

    text: each line end is "\\n". line_ends: what each of these is in the file, in order.
    """

    text: str
    line_ends: tuple[str, ...]
    has_byte_order_mark: bool = False

    @classmethod
    def from_bytes(cls, content: bytes) -> AuthorFile:
        """Raises UnicodeDecodeError."""
        raw = content.removeprefix(BOM_UTF8).decode("utf-8")
        return cls(
            text=_LINE_END.sub("\n", raw),
            line_ends=tuple(_LINE_END.findall(raw)),
            has_byte_order_mark=content.startswith(BOM_UTF8),
        )

    def to_bytes(self) -> bytes:
        """The content of the file."""
        first, *others = self.text.split("\n")
        pieces = [first]
        for line_end, line in zip(self.line_ends, others, strict=True):
            pieces += [line_end, line]
        mark = BOM_UTF8 if self.has_byte_order_mark else b""
        return mark + "".join(pieces).encode("utf-8")

    def with_edits(self, edits: Iterable[Edit]) -> AuthorFile:
        """Edits must not overlap. Of two insertions at one place, the later one comes first."""
        file = self
        # From the end, so that the places of the others stay right; what is put in before words
        # that are replaced comes after these for the same reason.
        for start, end, new_text in sorted(edits, key=lambda edit: edit[:2], reverse=True):
            file = file._replace(start, end, new_text)
        return file

    def with_text(self, text: str) -> AuthorFile:
        """With other text, its line ends "\\n": taken as one edit, of what is not alike."""
        shorter = min(len(self.text), len(text))
        start = len(commonprefix([self.text, text]))
        alike_at_end = len(commonprefix([self.text[::-1], text[::-1]]))
        at_end = min(alike_at_end, shorter - start)
        return self._replace(start, len(self.text) - at_end, text[start : len(text) - at_end])

    def _replace(self, start: int, end: int, new_text: str) -> AuthorFile:
        # Whole lines are compared, so that a line end stays with the line that it ends.
        first = self.text.rfind("\n", 0, start) + 1
        new_start = self.text[first:start] + new_text
        ends_at_line_end = self.text[first:end].endswith("\n") or first == end
        is_of_whole_lines = ends_at_line_end and (new_start.endswith("\n") or not new_start)
        last = end if is_of_whole_lines else self._end_of_line(end)
        old_lines = self.text[first:last].split("\n")
        new_lines = (new_start + self.text[end:last]).split("\n")
        ends_before = self.text.count("\n", 0, first)
        ends_behind = ends_before + len(old_lines) - 1
        return AuthorFile(
            text=self.text[:start] + new_text + self.text[end:],
            line_ends=(
                *self.line_ends[:ends_before],
                *self._match_line_ends(
                    old_lines, self.line_ends[ends_before:ends_behind], new_lines
                ),
                *self.line_ends[ends_behind:],
            ),
            has_byte_order_mark=self.has_byte_order_mark,
        )

    def _end_of_line(self, place: int) -> int:
        """Behind the line end of the line in which place is."""
        found = self.text.find("\n", place)
        return len(self.text) if found < 0 else found + 1

    def _match_line_ends(
        self, old_lines: list[str], old_ends: tuple[str, ...], new_lines: list[str]
    ) -> list[str]:
        """Line ends of all new lines but the last, which nothing ends."""
        line_ends = [self._most_used_line_end()] * (len(new_lines) - 1)
        if old_lines[-1] == new_lines[-1] == "":
            # What is behind the last line end is no line, though it looks like an empty one.
            old_lines, new_lines = old_lines[:-1], new_lines[:-1]
        matcher = SequenceMatcher(None, old_lines, new_lines, autojunk=False)
        for kind, old_first, old_last, new_first, new_last in matcher.get_opcodes():
            if kind in ("equal", "replace"):
                # A line with other words still is the line that it was.
                pairs = zip(range(old_first, old_last), range(new_first, new_last), strict=False)
                for old, new in pairs:
                    if old < len(old_ends) and new < len(line_ends):
                        line_ends[new] = old_ends[old]
        return line_ends

    def _most_used_line_end(self) -> str:
        return max(("\n", "\r\n", "\r"), key=self.line_ends.count)


def read_author_file(path: Path) -> AuthorFile:
    """Raises OSError and UnicodeDecodeError."""
    return AuthorFile.from_bytes(path.read_bytes())


def write_author_file(path: Path, file: AuthorFile) -> None:
    """The mode of the file and a symbolic link to it stay. Raises OSError."""
    write_whole(path, file.to_bytes())


def write_author_texts(texts: Mapping[Path, str]) -> None:
    """Puts whole texts, their line ends "\n", into authors' files, or makes the files.

    All of them, or none. A file without a line end at its end stays one. Raises OSError and
    UnicodeDecodeError.
    """
    write_set_whole({path: _author_bytes(path, text) for path, text in texts.items()})


def _author_bytes(path: Path, text: str) -> bytes:
    """The text as the bytes of the file that is there, or of a new one."""
    try:
        old = read_author_file(path)
    except FileNotFoundError:
        return text.encode()
    has_no_last_line_end = old.text != "" and not old.text.endswith("\n")
    new_text = text.removesuffix("\n") if has_no_last_line_end else text
    return old.with_text(new_text).to_bytes()
