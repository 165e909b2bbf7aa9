"""Case studies: a page of them, each in a section of its own, with where and about what it is."""

from __future__ import annotations

from dataclasses import dataclass

from alongside.model import Publication
from alongside.publication.case_names import FILE
from alongside.publication.kinds.kind import WORDS, Key, Kind
from alongside.system.settings_reader import Setting, suggest

NAME = "case-studies"
_NEW_CASE = "new-road"


@dataclass(frozen=True)
class CaseStudy:
    """section: its id. place and work: names of cases.yml. themes: likewise, at least one."""

    section: str
    place: str
    themes: tuple[str, ...]
    work: str

    def names_in(self, case_list: str) -> tuple[str, ...]:
        """Its names in one of CASE_LISTS."""
        return {"places": (self.place,), "themes": self.themes, "work": (self.work,)}[case_list]


@dataclass(frozen=True)
class CaseStudies:
    """cases: in the order of the settings. other_sections: ids of sections that tell none."""

    cases: tuple[CaseStudy, ...]
    other_sections: tuple[str, ...] = ()


def _read_cases(setting: Setting, publication: Publication) -> tuple[CaseStudy, ...]:
    return tuple(_read_case(entry, publication) for entry in setting.mapping().values())


def _read_case(entry: Setting, publication: Publication) -> CaseStudy:
    example = f"  {entry.name}: {{place: london, themes: [housing], work: meetings}}"
    entry.mapping(
        f"The case study “{entry.name}” needs its place, its themes and its kind of work.",
        f"Write it like this:\n{example}",
    )
    entry.refuse_unknown_names(("place", "themes", "work"))
    themes = entry.member("themes").elements(
        f"The case study “{entry.name}” does not list its themes.",
        f"Write it like this:\n{example}",
    )
    return CaseStudy(
        section=entry.name,
        place=_read_name(entry.member("place"), "places", publication),
        themes=tuple(_read_name(theme, "themes", publication) for theme in themes),
        work=_read_name(entry.member("work"), "work", publication),
    )


def _read_name(setting: Setting, case_list: str, publication: Publication) -> str:
    known = publication.case_names.get(case_list, {})
    name = setting.value
    if not isinstance(name, str) or name not in known:
        written = f"“{name}” is" if setting.is_given else "Nothing stands here that is"
        near = suggest(str(name), known) if known else ""
        setting.refuse(
            f"{written} not in the list “{case_list}” of {FILE}.",
            f"Correct it, or add it to that list with its name in each language. {near}".strip(),
        )
    return name


def _read_sections(setting: Setting, publication: Publication) -> tuple[str, ...]:
    return setting.word_list()


KIND = Kind(
    keys={
        "cases": Key(
            _read_cases,
            f"cases:\n  {_NEW_CASE}: {{place: london, themes: [housing], work: meetings}}",
        ),
        "other_sections": Key(_read_sections, "other_sections: [more]", is_required=False),
    },
    make=CaseStudies,
    new_page={_NEW_CASE: WORDS},
)
