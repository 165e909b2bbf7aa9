"""What publication.yml promises of consultations: how long they are open, and over which holidays.

Holidays are data of the publication. When people cannot be expected to answer is a matter of policy
and place: school holidays, Ramadan, the weeks before an election. No list of public holidays has
them (decision 38).
"""

from __future__ import annotations

from alongside.model import ConsultationPolicy, Holiday
from alongside.system.settings_reader import Setting

_NAMES = ("weeks", "answered_within_weeks", "holidays", "holidays_known_until")
_MOST_WEEKS = 104
_LONGEST = 366
"""Days of a holiday. More is a slip of a finger."""
_HOLIDAY_EXAMPLE = (
    "holidays:\n    - name: Christmas and New Year\n      from: 2026-12-21\n      until: 2027-01-03"
)


def read_consultation_policy(setting: Setting) -> ConsultationPolicy:
    """Without the setting, nothing is promised beyond the rules. Raises BadInput."""
    setting.optional_mapping("“consultations” says nothing.", "    weeks: 12")
    setting.refuse_unknown_names(_NAMES)
    known_until = setting.member("holidays_known_until")
    return ConsultationPolicy(
        weeks=_read_weeks(setting.member("weeks")),
        answer_weeks=_read_weeks(setting.member("answered_within_weeks")),
        holidays=tuple(
            _read_holiday(entry)
            for entry in setting.member("holidays").optional_elements(
                "The holidays are not a list.", f"Write it like this:\n  {_HOLIDAY_EXAMPLE}"
            )
        ),
        holidays_until=known_until.day(mend="    holidays_known_until: 2027-12-31")
        if known_until.is_given
        else None,
        line=setting.line,
    )


def _read_weeks(setting: Setting) -> int | None:
    return setting.whole_number(1, _MOST_WEEKS) if setting.is_given else None


def _read_holiday(entry: Setting) -> Holiday:
    entry.mapping(
        "A holiday needs a name, its first and its last day.",
        f"Write it like this:\n  {_HOLIDAY_EXAMPLE}",
    )
    entry.refuse_unknown_names(("name", "from", "until"))
    holiday = Holiday(
        entry.member("name").words("      name: Christmas and New Year"),
        entry.member("from").day(mend="      from: 2026-12-21"),
        entry.member("until").day(mend="      until: 2027-01-03"),
    )
    if (holiday.last - holiday.first).days > _LONGEST:
        entry.member("until").refuse(
            f"“{holiday.name}” lasts longer than a year.", "Correct one of the two days."
        )
    if holiday.last < holiday.first:
        entry.member("until").refuse(
            f"“{holiday.name}” ends on {holiday.last}, before it begins on {holiday.first}.",
            "Correct one of the two days. Write year, month, day.",
        )
    return holiday
