"""What a change does to a publication: the facts of the summary of a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alongside.model.standing import Standing


@dataclass(frozen=True)
class PageEffect:
    """What the change does to one page, whether or not it touches its file.

    stale: (section id, its line in the page) that it puts out of date. mended: ids that it brings up to date.
    ended: what the page was signed off for, before. lost: whether the page was there before and is missing now.
    """

    standing: Standing
    stale: tuple[tuple[str, int], ...] = ()
    mended: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    lost: bool = False


@dataclass(frozen=True)
class ReadingScore:
    """How hard a page is to read. grade: years of school; None when the page has too few words to tell.

    limit: the grade that the rules allow; None when they set none.
    """

    grade: float | None
    words: int
    limit: int | None


@dataclass(frozen=True)
class ReadingChange:
    """before: None when the page is new, or when it is not known what it said."""

    standing: Standing
    before: ReadingScore | None
    now: ReadingScore


@dataclass(frozen=True)
class PullRequest:
    """standings: as they are with the change. unknown: why it is not known what was before, or "".

    changed: paths of the pages whose text differs from that before. removed: pages that are no longer published, in words.
    base: the name of the commit before, or "". unscored: why reading ages cannot be told, or "".
    """

    standings: Sequence[Standing]
    base: str = ""
    unknown: str = ""
    changed: tuple[Path, ...] = ()
    removed: tuple[str, ...] = ()
    effects: tuple[PageEffect, ...] = ()
    readings: tuple[ReadingChange, ...] = ()
    unscored: str = ""
