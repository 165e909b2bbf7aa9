"""The summary of a pull request: what a change does, in Markdown that a phone can show.

Every sign has its word beside it, tables are narrow, and what is long is folded away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alongside.errors import AlongsideError, GateFailed
from alongside.model import Finding, PageEffect, PullRequest, ReadingChange, ReadingScore, Status, Verdict
from alongside.reports.markdown import Links, code, fitting, folded, html, inline
from alongside.reports.parity import parity
from alongside.reports.text import alike, count
from alongside.text.grade import reading_age

_OPEN = 10
"""How many lines of a list, or findings, are shown before the rest is folded away."""
_NAMED = 5
_FINDINGS, _LIST, _SCORES = 25_000, 5_000, 3_000
"""Signs for the findings, a list of effects, and the reading ages. GitHub takes no comment of more than 65,536."""
_COMMIT = 10


def render(verdicts: Sequence[Verdict], error: AlongsideError | None, change: PullRequest | None, links: Links) -> str:
    """change: None when the documents cannot be read; then error says why."""
    trouble = error if error is not None and not isinstance(error, GateFailed) else None
    findings = [finding for verdict in verdicts for finding in verdict.findings]
    parts = [f"## {_headline(verdicts, findings, trouble)}", _counts(verdicts, findings)]
    parts += _trouble(trouble, links) if trouble else []
    if change is not None:
        parts += ["### What this change does", *_effects(change, links), "### Every page in every version",
                  *parity(change.standings, links), *_readings(change)]
    parts += _findings(findings, links)
    return "\n\n".join(part for part in parts if part)


def _headline(verdicts: Sequence[Verdict], findings: Sequence[Finding], trouble: AlongsideError | None) -> str:
    blocking = sum(finding.blocks for finding in findings)
    if trouble is not None and not blocking:
        return "❔ Could not be checked to the end"
    if not blocking:
        return "✅ Nothing to mend" if verdicts else "❔ Nothing was checked"
    unsure = all(finding.status is Status.CANNOT_TELL for finding in findings if finding.blocks)
    if unsure:
        return f"❔ {count(blocking, 'thing')} could not be checked"
    return f"❌ {count(blocking, 'finding')} to mend"


def _counts(verdicts: Sequence[Verdict], findings: Sequence[Finding]) -> str:
    if not verdicts:
        return ""
    warnings = sum(finding.severity == "warns" and not finding.excepted_until for finding in findings)
    excepted = sum(finding.excepted_until is not None for finding in findings)
    told = [count(warnings, "warning"), count(sum(len(verdict.applied) for verdict in verdicts), "rule") + " applied"]
    told += [f"{excepted} allowed by an exception"] if excepted else []
    told = [", ".join(told) + "."]
    if [verdict.gate for verdict in verdicts] == ["sources"]:
        told.append("Web pages and PDFs are checked when the site is published.")
    return " ".join(told)


def _trouble(error: AlongsideError, links: Links) -> Iterator[str]:
    place = f"{links.to(error.path, error.line)} " if error.path else ""
    yield place + inline(error.what)
    yield from _told(seen=error.seen, why=error.why, mend=error.mend)


def _findings(findings: Sequence[Finding], links: Links) -> Iterator[str]:
    groups = alike(findings)
    blocking = [group for group in groups if group[0].blocks]
    warnings = [group for group in groups if not group[0].blocks]
    texts = [_finding(group, links) for group in (*blocking, *warnings)]
    fit = len(fitting(texts, _FINDINGS))
    parts = (("Must be mended", texts[:len(blocking)], _OPEN), ("Warnings", texts[len(blocking):], 0))
    for heading, chosen, opened in parts:
        shown, fit = chosen[:fit], max(0, fit - len(chosen))
        if chosen:
            yield f"### {heading}"
            yield from _list(shown, len(chosen), opened, "\n\n", "scripts/check")


def _list(shown: Sequence[str], number: int, opened: int, between: str, command: str) -> Iterator[str]:
    """The first open, the others folded away. number: of all, with those that did not fit."""
    first, others = shown[:opened], list(shown[opened:])
    rest = number - len(shown)
    closed = between.join(others) + (f"\n\nAnd {rest} more. `{command}` shows all." if rest else "")
    if first:
        yield between.join(first)
    if closed:
        yield folded(f"Show {number - len(first)}{' more' if first else ''}", closed.strip())


def _finding(group: Sequence[Finding], links: Links) -> str:
    first, *others = group
    place = first.place
    sign = "⚠️" if not first.blocks else "❔" if first.status is Status.CANNOT_TELL else "❌"
    extra = ", ".join(part for part in (place.page, place.state, place.selector) if part)
    head = f"{sign} **{links.to(place.path, place.line)}**" + (f" ({inline(extra)})" if extra else "")
    parts = [f"{head}<br>\n{inline(first.what)}"]
    if others:
        named = [links.to(other.place.path, other.place.line) for other in others[:_NAMED]]
        rest = [f"and {len(others) - _NAMED} more"] if len(others) > _NAMED else []
        parts.append("Also in " + ", ".join([*named, *rest]))
    told = "\n\n".join(_told(first.seen, first.expected, first.why, first.mend))
    return "\n\n".join([*parts, folded(f"How to mend it ({html(first.rule)})", told)])


def _told(seen: str = "", needed: str = "", why: str = "", mend: str = "") -> Iterator[str]:
    for label, text in (("Seen", seen), ("Needed", needed), ("Why", why), ("Mend", mend)):
        if text:
            yield f"**{label}:** {_lines(text)}"


def _lines(text: str) -> str:
    """Prose line by line; lines that are indented are to be pasted, and stay as they are."""
    parts: list[str] = []
    pasted: list[str] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith(" ") and line.strip():
            pasted.append(line)
            continue
        if pasted:
            parts.append("\n\n" + code("\n".join(pasted)) + "\n\n")
            pasted = []
        if line:
            parts.append(inline(line) + "<br>\n")
    return "".join(parts).removesuffix("<br>\n").strip().replace("<br>\n\n\n", "\n\n")


def _effects(change: PullRequest, links: Links) -> Iterator[str]:
    if change.unknown:
        yield ("What the pages said before cannot be known, so what this change does cannot be told. "
               f"{inline(change.unknown)}")
        return
    lines = [(False, f"- ❌ {inline(page)}: no longer published") for page in change.removed]
    lines += [line for effect in change.effects for line in _effect(effect, links)]
    changed = f"{count(len(change.changed), 'page')} changed" if change.changed else "No page changed"
    yield f"{changed}, compared with `{change.base[:_COMMIT]}`."
    if not lines:
        yield "It puts no other version out of date and ends no sign-off."
    for order in (False, True):
        chosen = [line for mended, line in lines if mended is order]
        if chosen:
            yield "**Brought up to date:**" if order else "**Now out of date, gone, or no longer signed off:**"
            yield from _list(fitting(chosen, _LIST), len(chosen), _OPEN, "\n", ".venv/bin/alongside status")


def _effect(effect: PageEffect, links: Links) -> Iterator[tuple[bool, str]]:
    """Lines of a list, each with whether it is good news."""
    path, named = effect.standing.path.as_posix(), f"{inline(effect.standing.document)}, {inline(effect.standing.name)}"
    if effect.lost:
        yield False, f"- ❌ {named}: the page was there before, and is missing or damaged now"
    if effect.stale:
        sections = ", ".join(links.to(path, line, id_) for id_, line in effect.stale)
        yield False, f"- ⚠️ {named}: {sections}"
    for wanted in effect.ended:
        page = links.to(path, words=effect.standing.document)
        yield False, f"- ✏️ {page}, {inline(effect.standing.name)}: signed off before ({inline(wanted)}), and not now"
    if effect.mended:
        yield True, f"- ✅ {named}: {', '.join(map(inline, effect.mended))}"


def _readings(change: PullRequest) -> Iterator[str]:
    if change.unscored:
        yield f"### Reading ages\n\nThey could not be told. {inline(change.unscored)}"
    if not change.readings:
        return
    yield "### Reading ages"
    yield ("Of each changed page: the years of school that it asks for (Flesch-Kincaid), and the age of a reader "
           "who has had them.")
    rows = fitting([f"| {' | '.join(_reading(reading))} |" for reading in change.readings], _SCORES)
    table = "\n".join(["| Page | Before | Now | Limit |", "| --- | :-: | :-: | :-: |", *rows])
    yield folded(f"Show {count(len(rows), 'page')}", table) if len(rows) > _OPEN else table
    if len(rows) < len(change.readings):
        yield f"And {count(len(change.readings) - len(rows), 'more page')}."


def _reading(reading: ReadingChange) -> list[str]:
    standing, now = reading.standing, reading.now
    before = _score(reading.before) if reading.before else "new"
    return [f"{inline(standing.document)}, {inline(standing.name)}", before, _score(now) + _turn(reading.before, now),
            str(now.limit) if now.limit is not None else "–"]


def _score(score: ReadingScore) -> str:
    return "too short" if score.grade is None else f"{score.grade:.1f}<br>age {reading_age(score.grade)}"


def _turn(before: ReadingScore | None, now: ReadingScore) -> str:
    """Too hard is judged as the rules do; the rest compares what is shown."""
    if now.grade is None:
        return ""
    too_hard = "<br>❌ too hard" if now.limit is not None and now.grade > now.limit else ""
    if before is None or before.grade is None:
        return too_hard
    turn = round(now.grade, 1) - round(before.grade, 1)
    return ("<br>harder" if turn > 0 else "<br>easier" if turn < 0 else "<br>same") + too_hard
