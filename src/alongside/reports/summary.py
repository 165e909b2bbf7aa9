"""The summary of a pull request: what a change does, in Markdown that a phone can show.

Every sign has its word beside it, tables are narrow, and what is long is folded away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alongside.errors import AlongsideError, GateFailed
from alongside.model import (
    Finding,
    PageEffect,
    PullRequest,
    ReadingChange,
    ReadingScore,
    Status,
    Verdict,
)
from alongside.reports.markdown import (
    Links,
    code_block,
    details_block,
    escape_html,
    escape_inline,
    take_fitting,
)
from alongside.reports.status_table import status_tables
from alongside.reports.text import format_count, group_alike
from alongside.text.reading_grade import reading_age

_MAX_OPEN = 10
"""How many lines of a list, or findings, are shown before the rest is folded away."""
_MAX_PLACES = 5
_FINDINGS_LENGTH, _LIST_LENGTH, _SCORES_LENGTH = 25_000, 5_000, 3_000
"""Signs for the findings, a list of effects, and the reading ages. GitHub takes no comment of more than 65,536."""
_COMMIT_DIGITS = 10


def render(
    verdicts: Sequence[Verdict],
    error: AlongsideError | None,
    change: PullRequest | None,
    links: Links,
) -> str:
    """change: None when the documents cannot be read; then error says why."""
    trouble = error if error is not None and not isinstance(error, GateFailed) else None
    findings = [finding for verdict in verdicts for finding in verdict.findings]
    parts = [f"## {_headline(verdicts, findings, trouble)}", _counts(verdicts, findings)]
    parts += _trouble(trouble, links) if trouble else []
    if change is not None:
        parts += [
            "### What this change does",
            *_effects(change, links),
            "### Every page in every version",
            *status_tables(change.page_statuses, links),
            *_reading_section(change),
        ]
    parts += _findings(findings, links)
    return "\n\n".join(part for part in parts if part)


def _headline(
    verdicts: Sequence[Verdict], findings: Sequence[Finding], trouble: AlongsideError | None
) -> str:
    blocking = sum(finding.blocks for finding in findings)
    if trouble is not None and not blocking:
        return "❔ Could not be checked to the end"
    if not blocking:
        return "✅ Nothing to mend" if verdicts else "❔ Nothing was checked"
    unsure = all(finding.status is Status.CANNOT_TELL for finding in findings if finding.blocks)
    if unsure:
        return f"❔ {format_count(blocking, 'thing')} could not be checked"
    return f"❌ {format_count(blocking, 'finding')} to mend"


def _counts(verdicts: Sequence[Verdict], findings: Sequence[Finding]) -> str:
    if not verdicts:
        return ""
    warnings = sum(
        finding.severity == "warns" and not finding.excepted_until for finding in findings
    )
    excepted = sum(finding.excepted_until is not None for finding in findings)
    parts = [
        format_count(warnings, "warning"),
        format_count(sum(len(verdict.outcome_counts) for verdict in verdicts), "rule") + " applied",
    ]
    parts += [f"{excepted} allowed by an exception"] if excepted else []
    parts = [", ".join(parts) + "."]
    if [verdict.gate for verdict in verdicts] == ["sources"]:
        parts.append("Web pages and PDFs are checked when the site is published.")
    return " ".join(parts)


def _trouble(error: AlongsideError, links: Links) -> Iterator[str]:
    place = f"{links.link(error.path, error.line)} " if error.path else ""
    yield place + escape_inline(error.what)
    yield from _details(seen=error.seen, why=error.why, mend=error.mend)


def _findings(findings: Sequence[Finding], links: Links) -> Iterator[str]:
    groups = group_alike(findings)
    blocking = [group for group in groups if group[0].blocks]
    warnings = [group for group in groups if not group[0].blocks]
    texts = [_finding(group, links) for group in (*blocking, *warnings)]
    fit = len(take_fitting(texts, _FINDINGS_LENGTH))
    parts = (
        ("Must be mended", texts[: len(blocking)], _MAX_OPEN),
        ("Warnings", texts[len(blocking) :], 0),
    )
    for heading, chosen, opened in parts:
        shown, fit = chosen[:fit], max(0, fit - len(chosen))
        if chosen:
            yield f"### {heading}"
            yield from _folded_list(shown, len(chosen), opened, "\n\n", "scripts/check")


def _folded_list(
    shown: Sequence[str], number: int, number_open: int, between: str, command: str
) -> Iterator[str]:
    """The first open, the others folded away. number: of all, with those that did not fit."""
    first, others = shown[:number_open], list(shown[number_open:])
    rest = number - len(shown)
    closed = between.join(others) + (f"\n\nAnd {rest} more. `{command}` shows all." if rest else "")
    if first:
        yield between.join(first)
    if closed:
        yield details_block(f"Show {number - len(first)}{' more' if first else ''}", closed.strip())


def _finding(group: Sequence[Finding], links: Links) -> str:
    first, *others = group
    place = first.place
    sign = "⚠️" if not first.blocks else "❔" if first.status is Status.CANNOT_TELL else "❌"
    extra = ", ".join(part for part in (place.page, place.state, place.selector) if part)
    head = f"{sign} **{links.link(place.path, place.line)}**" + (
        f" ({escape_inline(extra)})" if extra else ""
    )
    parts = [f"{head}<br>\n{escape_inline(first.what)}"]
    if others:
        named = [links.link(other.place.path, other.place.line) for other in others[:_MAX_PLACES]]
        rest = [f"and {len(others) - _MAX_PLACES} more"] if len(others) > _MAX_PLACES else []
        parts.append("Also in " + ", ".join([*named, *rest]))
    details = "\n\n".join(_details(first.seen, first.expected, first.why, first.mend))
    return "\n\n".join(
        [*parts, details_block(f"How to mend it ({escape_html(first.rule)})", details)]
    )


def _details(seen: str = "", needed: str = "", why: str = "", mend: str = "") -> Iterator[str]:
    for label, text in (("Seen", seen), ("Needed", needed), ("Why", why), ("Mend", mend)):
        if text:
            yield f"**{label}:** {_format_prose(text)}"


def _format_prose(text: str) -> str:
    """Prose line by line; lines that are indented are to be pasted, and stay as they are."""
    parts: list[str] = []
    pasted: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith(" ") and line.strip():
            pasted.append(line)
            continue
        if pasted:
            parts.append("\n\n" + code_block("\n".join(pasted)) + "\n\n")
            pasted = []
        if line:
            parts.append(escape_inline(line) + "<br>\n")
    return "".join(parts).removesuffix("<br>\n").strip().replace("<br>\n\n\n", "\n\n")


def _effects(change: PullRequest, links: Links) -> Iterator[str]:
    if change.base_problem:
        yield (
            "What the pages said before cannot be known, so what this change does cannot be told. "
            f"{escape_inline(change.base_problem)}"
        )
        return
    lines = [
        (False, f"- ❌ {escape_inline(page)}: no longer published") for page in change.removed_pages
    ]
    lines += [line for effect in change.effects for line in _effect(effect, links)]
    changed = (
        f"{format_count(len(change.changed_paths), 'page')} changed"
        if change.changed_paths
        else "No page changed"
    )
    yield f"{changed}, compared with `{change.base[:_COMMIT_DIGITS]}`."
    if not lines:
        yield "It puts no other version out of date and ends no sign-off."
    for order in (False, True):
        chosen = [line for mended, line in lines if mended is order]
        if chosen:
            yield (
                "**Brought up to date:**"
                if order
                else "**Now out of date, gone, or no longer signed off:**"
            )
            yield from _folded_list(
                take_fitting(chosen, _LIST_LENGTH),
                len(chosen),
                _MAX_OPEN,
                "\n",
                ".venv/bin/alongside status",
            )


def _effect(effect: PageEffect, links: Links) -> Iterator[tuple[bool, str]]:
    """Lines of a list, each with whether it is good news."""
    path, named = (
        effect.page_status.path.as_posix(),
        f"{escape_inline(effect.page_status.document)}, {escape_inline(effect.page_status.name)}",
    )
    if effect.is_lost:
        yield False, f"- ❌ {named}: the page was there before, and is missing or damaged now"
    if effect.stale:
        sections = ", ".join(links.link(path, line, id_) for id_, line in effect.stale)
        yield False, f"- ⚠️ {named}: {sections}"
    for wanted in effect.ended_sign_offs:
        page = links.link(path, words=effect.page_status.document)
        yield (
            False,
            f"- ✏️ {page}, {escape_inline(effect.page_status.name)}: signed off before ({escape_inline(wanted)}), and not now",
        )
    if effect.updated:
        yield True, f"- ✅ {named}: {', '.join(map(escape_inline, effect.updated))}"


def _reading_section(change: PullRequest) -> Iterator[str]:
    if change.reading_problem:
        yield f"### Reading ages\n\nThey could not be told. {escape_inline(change.reading_problem)}"
    if not change.reading_changes:
        return
    yield "### Reading ages"
    yield (
        "Of each changed page: the years of school that it asks for (Flesch-Kincaid), and the age of a reader "
        "who has had them."
    )
    rows = take_fitting(
        [f"| {' | '.join(_reading_row(reading))} |" for reading in change.reading_changes],
        _SCORES_LENGTH,
    )
    table = "\n".join(["| Page | Before | Now | Limit |", "| --- | :-: | :-: | :-: |", *rows])
    yield (
        details_block(f"Show {format_count(len(rows), 'page')}", table)
        if len(rows) > _MAX_OPEN
        else table
    )
    if len(rows) < len(change.reading_changes):
        yield f"And {format_count(len(change.reading_changes) - len(rows), 'more page')}."


def _reading_row(reading: ReadingChange) -> list[str]:
    standing, now = reading.page_status, reading.after
    before = _score(reading.before) if reading.before else "new"
    return [
        f"{escape_inline(standing.document)}, {escape_inline(standing.name)}",
        before,
        _score(now) + _trend(reading.before, now),
        str(now.limit) if now.limit is not None else "–",
    ]


def _score(score: ReadingScore) -> str:
    return (
        "too short"
        if score.grade is None
        else f"{score.grade:.1f}<br>age {reading_age(score.grade)}"
    )


def _trend(before: ReadingScore | None, after: ReadingScore) -> str:
    """Too hard is judged as the rules do; the rest compares what is shown."""
    if after.grade is None:
        return ""
    too_hard = "<br>❌ too hard" if after.limit is not None and after.grade > after.limit else ""
    if before is None or before.grade is None:
        return too_hard
    turn = round(after.grade, 1) - round(before.grade, 1)
    return ("<br>harder" if turn > 0 else "<br>easier" if turn < 0 else "<br>same") + too_hard
