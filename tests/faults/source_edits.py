"""How a fault in the files that people edit is put into a copy of a publication, and what it must end in."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FULL, PLAIN, EASY = (
    "docs/our-area.md",
    "docs/plain-english/our-area.md",
    "docs/easy-read/our-area.md",
)
UR, PL, BN = (f"docs/languages/{tag}/our-area.md" for tag in ("ur", "pl", "bn"))


@dataclass(frozen=True)
class Fault:
    """A fault in the small publication, and what a publish must end in.

    name: in words. edit: breaks the copy whose root it is given. path: the file that the finding
    names. rule: id of the finding, None for an error before any rule. code: the exit code.
    """

    name: str
    edit: Callable[[Path], None]
    path: str
    rule: str | None
    code: int = 1

    @property
    def id(self) -> str:
        return re.sub(r"\W+", "-", self.name)


def swap(path: str, before: str, after: str) -> Callable[[Path], None]:
    """Replaces the first match of a regular expression; the fault must really be put in."""

    def edit(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        changed = re.sub(before, lambda _: after, text, count=1, flags=re.MULTILINE)
        assert changed != text, f"{path} has no {before!r}: the fault was not put in"
        (root / path).write_text(changed, encoding="utf-8")

    return edit


def add(path: str, text: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        with open(root / path, "a", encoding="utf-8") as file:
            file.write(text)

    return edit


def write(path: str, data: bytes) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)

    return edit


def delete(path: str) -> Callable[[Path], None]:
    return lambda root: os.remove(root / path)


def both(*edits: Callable[[Path], None]) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        for one in edits:
            one(root)

    return edit


def cut_front_matter(root: Path) -> None:
    text = (root / PL).read_text(encoding="utf-8")
    (root / PL).write_text(text.split("---\n", 2)[2], encoding="utf-8")


def swap_sections(root: Path) -> None:
    text = (root / PL).read_text(encoding="utf-8")
    head, *sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    (root / PL).write_text(
        "".join([head, sections[1], sections[0], *sections[2:]]), encoding="utf-8"
    )


def english_into(path: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        english = (root / PLAIN).read_text(encoding="utf-8")
        paragraph = re.search(r"^We also have more older people.*$", english, re.MULTILINE).group()
        add(path, f"\n{paragraph}\n")(root)

    return edit


def unreadable(path: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        os.remove(root / path)
        os.mkdir(root / path)

    return edit


LONG = "We want to " + "go and see you and " * 9 + "talk."
"""A sentence of 49 words."""
IDEA = "\n![](picture:town)\n"
"""The picture line of an idea in easy read. Its words go below."""
