"""Links and pictures of a page to where they lead in the new publication."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from alongside.adopt.addresses import Addresses
from alongside.adopt.code_parts import mark_code, replace_outside_code
from alongside.adopt.names import make_unique
from alongside.adopt.notes import Notes
from alongside.adopt.old_site import OldPage
from alongside.adopt.page_source import Line
from alongside.system.images import MEDIA_TYPES, describe_damage
from alongside.text.latin_words import make_name

_LINK = re.compile(
    r"(?P<mark>!?)\[(?P<words>(?:[^\[\]\\]|\\.|!?\[(?:[^\[\]\\]|\\.)*\](?:\([^()]*\))?)*)\]"
    r"\(\s*(?:<(?P<angle>[^<>]*)>|(?P<target>[^\s()]*(?:\([^\s()]*\)[^\s()]*)*))"
    r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)"""
)
_ATTACHMENTS = (".pdf", ".docx")
PICTURES, FILES = "pictures", "files"
"""Folders below docs/ of the new publication."""


class KeptFiles:
    """Pictures and files that pages use, each once: where it was, and its path below docs/."""

    def __init__(self) -> None:
        self.paths: dict[Path, str] = {}

    def keep(self, file: Path, folder: str) -> str:
        """Its path below docs/."""
        if file not in self.paths:
            name = make_name(file.stem) or "file"
            taken = {path.rpartition(".")[0] for path in self.paths.values()}
            self.paths[file] = f"{make_unique(f'{folder}/{name}', taken)}{file.suffix.lower()}"
        return self.paths[file]


@dataclass(frozen=True)
class LinkRewriter:
    """For one page. folder: of its version below docs/. document: its new name."""

    page: OldPage
    folder: str
    document: str
    documents: Mapping[str, str]
    addresses: Addresses
    files: KeptFiles
    notes: Notes

    def rewrite(self, lines: list[Line]) -> list[Line]:
        return [
            (number, text if is_code else self._rewrite_line(text, number))
            for (number, text), is_code in mark_code(lines)
        ]

    def rewrite_words(self, text: str, number: int) -> str:
        """Of one line. number: of the old file."""
        return self._rewrite_line(text, number)

    def _rewrite_line(self, text: str, number: int) -> str:
        change: Callable[[re.Match[str]], str] = partial(self._rewrite_one, number=number)
        return replace_outside_code(_LINK, change, text)

    def _rewrite_one(self, found: re.Match[str], number: int, is_in_link: bool = False) -> str:
        target = (found["angle"] or found["target"] or "").strip()
        # A picture may stand in the words of a link, but no other link.
        change: Callable[[re.Match[str]], str] = partial(
            self._rewrite_one, number=number, is_in_link=True
        )
        words = _LINK.sub(change, found["words"])
        if found["mark"]:
            made = self._picture(words, target, number)
            return made if made.startswith("!") or not is_in_link else words
        return self._link(words, target, number)

    def _link(self, words: str, target: str, number: int) -> str:
        if not target:
            return self._without_link(words, target, number, "leads nowhere")
        if not self.addresses.is_own(target):
            return f"[{words}]({target.replace(' ', '%20')})"
        found = self.addresses.find_page(self.page, target)
        if found:
            return self._link_to_page(words, target, number, *found)
        file = self.addresses.find_file(self.page, target)
        if file is None:
            return self._without_link(words, target, number, "leads to no page of this website")
        if file.suffix.lower() not in _ATTACHMENTS:
            why = "leads to a file that nobody can check for everybody; put its words on a page"
            return self._without_link(words, target, number, why)
        self.notes.turn("file for readers → kept")
        return f"[{words}]({self._from_page(self.files.keep(file, FILES))})"

    def _link_to_page(
        self, words: str, target: str, number: int, key: str, anchor: str, new_anchor: str
    ) -> str:
        if new_anchor == "?":
            what = f"The link to “{target}” leads to the page: it has no place “{anchor}”."
            self.notes.look(self.page.name, number, what)
            new_anchor = ""
        if key == self.page.key and new_anchor:
            return f"[{words}](#{new_anchor})"
        path = self._from_page(f"{self.documents[key]}.md")
        self.notes.turn("link to a page → link to its new name")
        return f"[{words}]({path}{f'#{new_anchor}' if new_anchor else ''})"

    def _without_link(self, words: str, target: str, number: int, why: str) -> str:
        self.notes.look(self.page.name, number, f"A link was taken out: “{target}” {why}.")
        return words

    def _picture(self, words: str, target: str, number: int) -> str:
        if not self.addresses.is_own(target):
            what = f"A picture of another website became a link: {target}"
            self.notes.look(self.page.name, number, what)
            return f"[{words or target}]({target})"
        file = self.addresses.find_file(self.page, target)
        problem = "is not there" if file is None else _picture_problem(file)
        if file is None or problem:
            self.notes.look(
                self.page.name, number, f"A picture was left out: “{target}” {problem}."
            )
            return words
        path = self.files.keep(file, PICTURES)
        start = posixpath.join(self.folder, posixpath.dirname(self.document))
        return f"![{words}]({posixpath.relpath(path, start or '.')})"

    def _from_page(self, path: str) -> str:
        """A path below the folder of the version, as the page writes it."""
        return posixpath.relpath(path, posixpath.dirname(self.document) or ".")


def _picture_problem(file: Path) -> str:
    if file.suffix.lower() not in MEDIA_TYPES:
        return "is no picture that browsers and PDFs can show"
    damage = describe_damage(file)
    return f"cannot be shown ({damage})" if damage else ""
