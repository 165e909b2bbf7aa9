"""What was done and what is to be done, in plain words: for the screen, and a file to keep."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from alongside.adopt.account import WAITING, AdoptionAccount
from alongside.adopt.baseline import Baseline
from alongside.adopt.notes import Look
from alongside.text.plurals import count_in_english


def report_text(account: AdoptionAccount) -> str:
    """Markdown."""
    return "\n".join(_lines(account)) + "\n"


def summary_text(account: AdoptionAccount, folder: Path, report: str) -> str:
    """The same in a few lines. report: the name of the file."""
    baseline, looks = account.baseline, _in_order(account)
    lines = [
        f"Adopted: {count_in_english(account.pages, 'page')} of {account.site.generator} in "
        f"{folder}, in {', '.join(account.languages)}.",
        f"Wrong before, and allowed for now: {count_in_english(baseline.count, 'finding')}.",
        f"What a person has to look at: {count_in_english(len(looks), 'place')}.",
    ]
    lines += [f"  {look.file}:{look.line}  {look.what}" for look in looks]
    lines += [f"Waiting in {WAITING}/{tag}/: {why}" for tag, why in account.waiting.items()]
    lines += list(_left(baseline))
    lines.append(f"All of this stands in {folder / report}. Next: run alongside check there.")
    return "\n".join(lines)


def _lines(account: AdoptionAccount) -> Iterator[str]:
    baseline = account.baseline
    yield "# What was brought over from the earlier website"
    yield ""
    pages = count_in_english(account.pages, "page")
    yield f"{pages} of {account.site.generator}. That folder was read and not changed."
    yield ""
    yield from _section("What was turned into what", _turned(account))
    yield from _section("What a person has to look at", _looks(account))
    yield from _section(
        "Languages that wait",
        [f"`{WAITING}/{tag}/`: {why}" for tag, why in account.waiting.items()],
    )
    yield from _section("What was wrong before", list(_baseline(baseline)))
    yield from _section("What stops a release", list(_left(baseline)))
    yield from _section(
        "Where each page is now", [f"{old} → {new}" for old, new in account.addresses.items()]
    )


def _section(title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"## {title}"
        yield ""
        for item in items:
            yield f"- {item}"
        yield ""


def _turned(account: AdoptionAccount) -> list[str]:
    lines = [
        "the first heading with # → title of the page",
        "other headings → headings with a name in {#…}, the same in every language by their place",
        "`made_from` of each translation says `never`: nobody has compared it with its source yet",
    ]
    counted = sorted(account.notes.turned.items())
    return lines + [f"{what}: {count_in_english(count, 'time')}" for what, count in counted]


def _looks(account: AdoptionAccount) -> list[str]:
    return [f"`{look.file}:{look.line}`: {look.what}" for look in _in_order(account)]


def _in_order(account: AdoptionAccount) -> list[Look]:
    """By file and line: whoever opens a file then sees to all of it."""
    return sorted(account.notes.looks, key=lambda look: (look.file, look.line))


def _baseline(baseline: Baseline) -> Iterator[str]:
    if not baseline.count:
        return
    yield (
        "allowed in publication.yml, each by itself and with an end: "
        f"{count_in_english(baseline.count, 'finding')} of the first day. A new fault stops the "
        "release. What was mended is taken out with: alongside drop-mended"
    )
    for rule, files in baseline.findings.items():
        count = sum(len(keys) for keys in files.values())
        places = count_in_english(len(files), "file")
        yield f"{rule}: {count_in_english(count, 'finding')} in {places}"


def _left(baseline: Baseline) -> Iterator[str]:
    for finding in baseline.left:
        yield f"{finding.place.path}:{finding.place.line}: {finding.what} {finding.mend}"
    if baseline.unknown:
        yield (
            "These rules could not be asked, as the packages of npm are not installed. Run npm ci "
            f"--ignore-scripts, then alongside check: {', '.join(baseline.unknown)}"
        )
