"""What publication.yml dates: the accessibility statement, and the edition."""

from __future__ import annotations

from collections.abc import Iterable

from alongside.model import Edition, Format, Statement
from alongside.system.settings_reader import Setting

_EDITION_EXAMPLE = "edition:\n  version: 1.0\n  date: 2026-11-22"


def read_statement(setting: Setting) -> Statement:
    """The dates of the accessibility statement."""
    setting.mapping()
    setting.refuse_unknown_names(("prepared", "tested", "review", "assistive_technology"))
    prepared = setting.member("prepared").day()
    tested = setting.member("tested").day()
    review = setting.member("review").day()
    # Otherwise the review would be overdue from the first day on.
    if review <= prepared:
        setting.member("review").refuse(
            "The accessibility statement would be reviewed before it was prepared.",
            "Give the date of the next review, after the date of “prepared”.",
        )
    by_people = setting.member("assistive_technology")
    return Statement(
        prepared=prepared,
        tested=tested,
        review=review,
        assistive_technology=by_people.day() if "assistive_technology" in setting else None,
        line=setting.member("review").line,
    )


def read_edition(setting: Setting, formats: Iterable[Format]) -> Edition | None:
    """The edition; None where none is given and no format needs one."""
    if not setting.is_given and not any(each.facts.has_cover for each in formats):
        return None
    setting.mapping(
        "“edition” is missing. It says which version of the text this is, and its date.",
        f"{_EDITION_EXAMPLE}\n"
        "People who hold a printed book see there whether it is the latest one.",
    )
    setting.refuse_unknown_names(("version", "date"))
    return Edition(
        version=_read_version(setting.member("version")),
        date=setting.member("date").day(
            "The date of the edition is missing or is not a date such as 2026-11-22.",
            _EDITION_EXAMPLE,
        ),
    )


def _read_version(setting: Setting) -> str:
    # YAML reads “2” as a number but leaves “1.10” a text, so both can be written without quotes.
    if isinstance(setting.value, int) and not isinstance(setting.value, bool):
        return str(setting.value)  # version: 2
    version = setting.text(
        "The version of the edition is missing or is not a text such as 1.0.", _EDITION_EXAMPLE
    )
    return version.strip()
