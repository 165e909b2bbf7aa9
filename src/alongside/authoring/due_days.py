"""Which days the people of a publication have to keep in mind: reviews, and ends of exceptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256

from alongside.errors import BadInput
from alongside.model import DueDay, ExceptionNote, Rule, Sources, Variant
from alongside.system.settings_reader import suggest

_SETTINGS = "publication.yml"


def due_days(sources: Sources, rule: Rule, role: str | None = None) -> list[DueDay]:
    """The earliest first; overdue ones, too. rule: review-soon, which says how long before a day
    people are reminded. role: only its own. Raises BadInput for a role that has none."""
    days = [*_reviews(sources, rule), *_exceptions(sources, rule), _statement(sources, rule)]
    days.sort(key=lambda due: (due.day, due.key))
    if role is None:
        return days
    roles = list(dict.fromkeys(due.role for due in days if due.role))
    if role not in roles:
        raise BadInput(
            f"No day is there for “{role}”.",
            why="A review is found by the owner of its page, the end of an exception by its owner.",
            mend=suggest(role, roles, f"Name one of these: {', '.join(roles) or 'none'}."),
        )
    return [due for due in days if due.role == role]


def _reviews(sources: Sources, rule: Rule) -> Iterator[DueDay]:
    for slug in sources.publication.documents:
        for strand in sources.publication.source_first(slug):
            page = sources.variants.get((slug, strand.key))
            day = page.meta.get("next_review") if page and not page.problem else None
            if page and page.made_from is None and isinstance(day, date):
                yield _review(page, day, _days_before(rule))


def _days_before(rule: Rule) -> int:
    return timedelta(weeks=int(rule.limits["weeks"])).days


def _review(page: Variant, day: date, days_before: int) -> DueDay:
    return DueDay(
        key=f"review-{page.document}-{page.strand.key}",
        day=day,
        role=str(page.meta.get("owner") or ""),
        what=f"Review of “{page.title}”",
        mend="Read the page and mend what is out of date. Then write the date of the next review "
        "into this line.",
        path=page.path.as_posix(),
        line=page.meta_lines.get("next_review", 1),
        days_before=days_before,
    )


def _exceptions(sources: Sources, rule: Rule) -> Iterator[DueDay]:
    notes = sources.publication.exceptions
    for number, note in enumerate(notes):
        yield DueDay(
            key=_exception_key(notes, number),
            day=note.until,
            role=note.owner,
            what=f"The exception from “{note.rule}” ends",
            mend="Mend what it was for, and delete it: from the next day on it lets no release "
            f"through. Its reason was: {note.reason}",
            path=_SETTINGS,
            line=note.line,
            days_before=_days_before(rule),
        )


def _exception_key(notes: Sequence[ExceptionNote], number: int) -> str:
    """By what it allows, as its day and its line may change; with a number from the second on."""
    names = [f"{note.rule} {sorted(note.scope or note.findings or ())}" for note in notes]
    again = names[:number].count(names[number])
    digest = sha256(names[number].encode()).hexdigest()[:8]
    return f"exception-{digest}" + (f"-{again + 1}" if again else "")


def _statement(sources: Sources, rule: Rule) -> DueDay:
    statement = sources.publication.statement
    return DueDay(
        key="review-accessibility-statement",
        day=statement.review,
        role="",
        what="Review of the accessibility statement",
        mend="Test the website again and read the statement. Then change its three dates.",
        path=_SETTINGS,
        line=statement.line,
        days_before=_days_before(rule),
    )
