"""You said, we did: what people said in a consultation, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from alongside.model import Publication, Sources
from alongside.publication.kinds.consultation import Consultation, state_on
from alongside.publication.kinds.kind import Key, Kind, read_day
from alongside.system.settings_reader import Setting

NAME = "you-said-we-did"
MOST_ANSWERS = 100_000_000


@dataclass(frozen=True)
class YouSaidWeDid:
    """about: slug of the consultation. answers: how many there were. published: the day from which
    people are told."""

    about: str
    answers: int
    published: date


def find_answer(sources: Sources, consultation: str) -> tuple[str, YouSaidWeDid] | None:
    """The document that says what came of a consultation, by slug, whether or not its day has come;
    None where nobody has written one."""
    for slug, kind in sources.kinds.items():
        if isinstance(kind.data, YouSaidWeDid) and kind.data.about == consultation:
            return slug, kind.data
    return None


def state_today(sources: Sources, slug: str, consultation: Consultation) -> str:
    """Of state_on. slug: of the consultation."""
    answer = find_answer(sources, slug)
    is_answered = answer is not None and answer[1].published <= sources.today
    return state_on(sources.today, consultation, is_answered)


def _read_about(setting: Setting, publication: Publication) -> str:
    return setting.one_of(publication.documents)


def _read_answers(setting: Setting, publication: Publication) -> int:
    return setting.whole_number(0, MOST_ANSWERS)


KIND = Kind(
    keys={
        "about": Key(_read_about, "about: fewer-bins"),
        "answers": Key(_read_answers, "answers: 214"),
        "published": Key(read_day, "published: 2027-06-14"),
    },
    sections={
        "what-people-said": "What people said",
        "what-we-decided": "What we decided",
        "what-stays": "What stays as it is, and why",
    },
    make=YouSaidWeDid,
    changes_on=lambda values: (YouSaidWeDid(**values).published,),
)
