"""A consultation: people are asked for their views from one day to another, in several ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from alongside.model import Publication
from alongside.publication.fact_kinds import FACT_KINDS
from alongside.publication.fact_uses import StrandFacts, fill_setting
from alongside.publication.kinds.kind import Key, Kind, Values, read_day
from alongside.system.settings_reader import Setting

NAME = "consultation"
_WHY = "Readers would not know how to answer."
NOT_OPEN, OPEN, CLOSED, ANSWERED = "not-open", "open", "closed", "answered"
_FACT_KIND_OF_WAY = {
    "web": "link",
    "email": "email",
    "phone": "phone",
    "text": "phone",
    "post": "address",
}
"""Ways to answer, each with the kind of fact that its address or number is."""


@dataclass(frozen=True)
class Way:
    """How to answer. by: of _FACT_KIND_OF_WAY. at: address or number. languages: tags of those
    in which answers are read."""

    by: str
    at: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Consultation:
    """closes: the last day on which people can answer. ways: in the order in which they are typed.

    planned: the day on which it shall open. complete: the day from which every version is there in
    every format, where that is said.
    """

    planned: date
    closes: date
    ways: tuple[Way, ...]
    complete: date | None = None

    @property
    def opens(self) -> date:
        """The first day on which people can answer: not before everybody can read it."""
        return max(self.planned, self.complete or self.planned)


def state_on(day: date, consultation: Consultation, is_answered: bool) -> str:
    """One of NOT_OPEN, OPEN, CLOSED and ANSWERED. is_answered: whether people were told by that day
    what came of it."""
    if day < consultation.opens:
        return NOT_OPEN
    if day <= consultation.closes:
        return OPEN
    return ANSWERED if is_answered else CLOSED


def _read_ways(setting: Setting, publication: Publication) -> tuple[Way, ...]:
    return tuple(_read_way(entry, publication) for entry in setting.elements())


def _read_way(entry: Setting, publication: Publication) -> Way:
    entry.mapping()
    entry.refuse_unknown_names(("by", "at", "languages"))
    by = entry.member("by").one_of(_FACT_KIND_OF_WAY)
    kind = FACT_KINDS[_FACT_KIND_OF_WAY[by]]
    at = _fill_facts(entry.member("at"), publication, kind.example)
    if kind.parse(at) is None:
        entry.member("at").refuse(
            f"Nobody can answer by “{by}” at “{at}”.",
            f"Write it like this:\n    at: {kind.example}",
        )
    languages = entry.member("languages")
    languages.elements()
    languages.refuse_unknown_names(publication.languages)
    return Way(by, at, languages.word_list())


def _fill_facts(setting: Setting, publication: Publication, example: str) -> str:
    """Addresses are facts, so they may stand in facts.yml and here by their names."""
    language = publication.language_of(publication.source)
    facts = StrandFacts(publication.facts, language, (language.tag,))
    words = setting.words(f"    at: {example}")
    return fill_setting(words, facts, setting.file.name, setting.line, _WHY)


def _make(answer: tuple[Way, ...], **days: date) -> Consultation:
    return Consultation(days["opens"], days["closes"], answer, days.get("all_versions_from"))


def _compare(values: Values) -> Iterator[tuple[str, str, str]]:
    consultation = _make(**values)
    if consultation.closes < consultation.opens:
        yield (
            "closes",
            f"The consultation closes on {consultation.closes}, before it opens on "
            f"{consultation.opens}.",
            "Correct one of the two days. Write year, month, day.",
        )


def _changes_on(values: Values) -> tuple[date, ...]:
    """It closes when its last day is over."""
    consultation = _make(**values)
    return consultation.opens, consultation.closes + timedelta(days=1)


KIND = Kind(
    keys={
        "opens": Key(read_day, "opens: 2027-01-11"),
        "closes": Key(read_day, "closes: 2027-04-12"),
        "answer": Key(
            _read_ways,
            "answer:\n  - by: email\n    at: views@example.org\n    languages: [en, pl]",
        ),
        "all_versions_from": Key(read_day, "all_versions_from: 2027-01-18", is_required=False),
    },
    sections={
        "who-can-answer": "Who can answer",
        "what-happens-next": "What happens next",
    },
    make=_make,
    compare=_compare,
    changes_on=_changes_on,
)
