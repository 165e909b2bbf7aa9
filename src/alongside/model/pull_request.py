"""What a change does to a publication: the facts of the summary of a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alongside.model.page_status import PageStatus


@dataclass(frozen=True)
class PageEffect:
    """What the change does to one page, whether or not it touches its file.

    stale: (section id, its line in the page) that it puts out of date. updated: ids of sections
    that it brings up to date. ended_sign_offs: checks that held before and do not now.
    is_lost: whether the page was there before and is missing now.
    """

    page_status: PageStatus
    stale: tuple[tuple[str, int], ...] = ()
    updated: tuple[str, ...] = ()
    ended_sign_offs: tuple[str, ...] = ()
    is_lost: bool = False


@dataclass(frozen=True)
class ReadingScore:
    """How hard a page is to read.

    grade: years of school; None when the page has too few words to tell. words: how many it has.
    limit: the grade that the rules allow; None when they set none.
    """

    grade: float | None
    words: int
    limit: int | None


@dataclass(frozen=True)
class ReadingChange:
    """How hard a page was and is to read.

    before: None when the page is new, or when it is not known what it said.
    """

    page_status: PageStatus
    before: ReadingScore | None
    after: ReadingScore


@dataclass(frozen=True)
class PullRequest:
    """What a change of files does to the publication.

    page_statuses: as they are with the change. base: the name of the commit before, or "".
    base_problem: why it is not known what was before, or "".
    changed_paths: of the pages whose text differs from that before. removed_pages: no longer
    published, in words. reading_problem: why reading ages cannot be told, or "".
    """

    page_statuses: Sequence[PageStatus]
    base: str = ""
    base_problem: str = ""
    changed_paths: tuple[Path, ...] = ()
    removed_pages: tuple[str, ...] = ()
    effects: tuple[PageEffect, ...] = ()
    reading_changes: tuple[ReadingChange, ...] = ()
    reading_problem: str = ""
