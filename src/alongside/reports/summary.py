"""The summary of a pull request: what a change does, in Markdown that a phone can show.

Every sign has its word beside it, tables are narrow, and what is long is folded away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alongside.errors import AlongsideError
from alongside.model import (
    Finding,
    PageEffect,
    PageStatus,
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
from alongside.reports.questions import questions_section
from alongside.reports.run_parts import all_findings, own_error
from alongside.reports.status_table import status_tables
from alongside.reports.text import group_alike, place_in_file
from alongside.text.plurals import count_in_english
from alongside.text.reading_grade import reading_age

_MAX_OPEN = 10
"""How many lines of a list, or findings, are shown before the rest is folded away."""
_MAX_PLACES = 5
"""How many places of the same finding are named, as at a terminal."""
_FINDINGS_LENGTH = 25_000
_LIST_LENGTH = 5_000
_SCORES_LENGTH = 3_000
"""Characters for the findings, each list of effects, and the reading ages.

GitHub takes no comment of more than 65,536.
"""
_COMMIT_DIGITS = 10


def render(
    verdicts: Sequence[Verdict],
    error: AlongsideError | None,
    change: PullRequest | None,
    links: Links,
) -> str:
    """change: None when the documents cannot be read; then error says why."""
    failure = own_error(error)
    findings = all_findings(verdicts)
    parts = [f"## {_headline(verdicts, findings, failure)}", _counts(verdicts, findings)]
    if failure is not None:
        parts += _error_parts(failure, links)
    if change is not None:
        parts += [
            "### What this change does",
            *_effects(change, links),
            "### Every page in every version",
            *status_tables(change.page_statuses, links),
            *_reading_section(change),
        ]
    parts += [*_findings_section(findings, links), *questions_section(verdicts)]
    return "\n\n".join(part for part in parts if part)


def _headline(
    verdicts: Sequence[Verdict], findings: Sequence[Finding], failure: AlongsideError | None
) -> str:
    blocking = [finding for finding in findings if finding.blocks]
    if not blocking and failure is not None:
        return "❔ Could not be checked to the end"
    if not blocking:
        return "✅ Nothing to mend" if verdicts else "❔ Nothing was checked"
    if all(finding.status is Status.CANNOT_TELL for finding in blocking):
        return f"❔ {count_in_english(len(blocking), 'thing')} could not be checked"
    return f"❌ {count_in_english(len(blocking), 'finding')} to mend"


def _counts(verdicts: Sequence[Verdict], findings: Sequence[Finding]) -> str:
    if not verdicts:
        return ""
    allowed = [finding for finding in findings if finding.excepted_until]
    warnings = [
        finding
        for finding in findings
        if finding.severity == "warns" and not finding.excepted_until
    ]
    rules = sum(len(verdict.outcome_counts) for verdict in verdicts)
    numbers = [
        count_in_english(len(warnings), "warning"),
        f"{count_in_english(rules, 'rule')} applied",
    ]
    if allowed:
        numbers.append(f"{len(allowed)} allowed by an exception")
    sentence = ", ".join(numbers) + "."
    if [verdict.gate for verdict in verdicts] == ["sources"]:
        sentence += " Web pages and PDFs are checked when the site is published."
    return sentence


def _error_parts(error: AlongsideError, links: Links) -> Iterator[str]:
    place = f"{links.link(error.path, error.line)} " if error.path else ""
    yield place + escape_inline(error.what)
    yield from _details(seen=error.seen, why=error.why, mend=error.mend)


def _findings_section(findings: Sequence[Finding], links: Links) -> Iterator[str]:
    """What blocks first. Findings that do not fit are only counted, the last ones first."""
    groups = group_alike(findings)
    blocking = [_format_group(group, links) for group in groups if group[0].blocks]
    warnings = [_format_group(group, links) for group in groups if not group[0].blocks]
    # Warnings get the room that is left by what must be mended.
    number_shown = len(take_fitting([*blocking, *warnings], _FINDINGS_LENGTH))
    if blocking:
        yield "### Must be mended"
        shown = blocking[:number_shown]
        yield from _folded_list(shown, len(blocking), _MAX_OPEN, "\n\n", "scripts/check")
    if warnings:
        yield "### Warnings"
        shown = warnings[: max(0, number_shown - len(blocking))]
        yield from _folded_list(shown, len(warnings), 0, "\n\n", "scripts/check")


def _folded_list(
    shown: Sequence[str], number: int, number_open: int, between: str, command: str
) -> Iterator[str]:
    """The first open, the others folded away. number: of all, with those that did not fit."""
    first, others = shown[:number_open], shown[number_open:]
    closed = between.join(others)
    left_out = number - len(shown)
    if left_out:
        closed += f"\n\nAnd {left_out} more. `{command}` shows all."
    if first:
        yield between.join(first)
    if closed:
        summary = f"Show {number - len(first)}{' more' if first else ''}"
        yield details_block(summary, closed.strip())


def _format_group(group: Sequence[Finding], links: Links) -> str:
    """group: the same finding in several places."""
    first, *others = group
    head = f"{_sign(first)} **{links.link(first.place.path, first.place.line)}**"
    extra = place_in_file(first.place)
    if extra:
        head += f" ({escape_inline(extra)})"
    parts = [f"{head}<br>\n{escape_inline(first.what)}"]
    if others:
        places = [links.link(other.place.path, other.place.line) for other in others[:_MAX_PLACES]]
        if len(others) > _MAX_PLACES:
            places.append(f"and {len(others) - _MAX_PLACES} more")
        parts.append("Also in " + ", ".join(places))
    details = "\n\n".join(_details(first.seen, first.expected, first.why, first.mend))
    parts.append(details_block(f"How to mend it ({escape_html(first.rule)})", details))
    return "\n\n".join(parts)


def _sign(finding: Finding) -> str:
    if not finding.blocks:
        return "⚠️"
    return "❔" if finding.status is Status.CANNOT_TELL else "❌"


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
    changed = "No page changed"
    if change.changed_paths:
        changed = f"{count_in_english(len(change.changed_paths), 'page')} changed"
    yield f"{changed}, compared with `{change.base[:_COMMIT_DIGITS]}`."
    losses = [f"- ❌ {escape_inline(page)}: no longer published" for page in change.removed_pages]
    gains: list[str] = []
    for effect in change.effects:
        losses += _losses(effect, links)
        gains += _gains(effect)
    if not losses and not gains:
        yield "It puts no other version out of date and ends no sign-off."
    yield from _effect_list("**Now out of date, gone, or no longer signed off:**", losses)
    yield from _effect_list("**Brought up to date:**", gains)


def _effect_list(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield heading
        shown = take_fitting(lines, _LIST_LENGTH)
        yield from _folded_list(shown, len(lines), _MAX_OPEN, "\n", ".venv/bin/alongside status")


def _losses(effect: PageEffect, links: Links) -> Iterator[str]:
    """Lines of a list: what must be mended on the page because of this change."""
    status = effect.page_status
    path = status.path.as_posix()
    if effect.is_lost:
        yield (
            f"- ❌ {_page_name(status)}: the page was there before, and is missing or damaged now"
        )
    if effect.stale:
        sections = ", ".join(links.link(path, line, section) for section, line in effect.stale)
        yield f"- ⚠️ {_page_name(status)}: {sections}"
    for kind in effect.ended_sign_offs:
        page = links.link(path, words=status.document)
        yield (
            f"- ✏️ {page}, {escape_inline(status.name)}: "
            f"signed off before ({escape_inline(kind)}), and not now"
        )


def _gains(effect: PageEffect) -> Iterator[str]:
    if effect.updated:
        sections = ", ".join(map(escape_inline, effect.updated))
        yield f"- ✅ {_page_name(effect.page_status)}: {sections}"


def _page_name(status: PageStatus) -> str:
    return f"{escape_inline(status.document)}, {escape_inline(status.name)}"


def _reading_section(change: PullRequest) -> Iterator[str]:
    if change.reading_problem:
        problem = escape_inline(change.reading_problem)
        yield f"### Reading ages\n\nThey could not be told. {problem}"
    if not change.reading_changes:
        return
    yield "### Reading ages"
    yield (
        "Of each changed page: the years of school that it asks for (Flesch-Kincaid), and the age "
        "of a reader who has had them."
    )
    all_rows = [f"| {' | '.join(_reading_row(reading))} |" for reading in change.reading_changes]
    rows = take_fitting(all_rows, _SCORES_LENGTH)
    table = "\n".join(["| Page | Before | Now | Limit |", "| --- | :-: | :-: | :-: |", *rows])
    if len(rows) > _MAX_OPEN:
        table = details_block(f"Show {count_in_english(len(rows), 'page')}", table)
    yield table
    if len(rows) < len(all_rows):
        yield f"And {count_in_english(len(all_rows) - len(rows), 'more page')}."


def _reading_row(reading: ReadingChange) -> list[str]:
    after = reading.after
    return [
        _page_name(reading.page_status),
        _score(reading.before) if reading.before else "new",
        _score(after) + _trend(reading.before, after),
        str(after.limit) if after.limit is not None else "–",
    ]


def _score(score: ReadingScore) -> str:
    if score.grade is None:
        return "too short"
    return f"{score.grade:.1f}<br>age {reading_age(score.grade)}"


def _trend(before: ReadingScore | None, after: ReadingScore) -> str:
    """Too hard is judged as the rules do; the rest compares what is shown."""
    if after.grade is None:
        return ""
    too_hard = "<br>❌ too hard" if after.limit is not None and after.grade > after.limit else ""
    if before is None or before.grade is None:
        return too_hard
    # Of the rounded grades: what looks the same in the table must not be called harder.
    difference = round(after.grade, 1) - round(before.grade, 1)
    if difference == 0:
        return f"<br>same{too_hard}"
    return f"<br>{'harder' if difference > 0 else 'easier'}{too_hard}"
