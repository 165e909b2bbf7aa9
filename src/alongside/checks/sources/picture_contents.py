"""What is in a picture file beside the picture: rules that name its faults share this check.

A rule is about those faults of alongside.assets.picture_faults for which it has words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from alongside.assets.picture_faults import PictureFault
from alongside.assets.pictures import DOCS, picture_files_in_use
from alongside.assets.published_pictures import judge_picture
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Place, Rule, Sources
from alongside.rules.fault_texts import fault_texts, rule_faults
from alongside.rules.outcomes import failed, passed


@dataclass(frozen=True)
class JudgedFile:
    """path: below the root. place: where its findings are shown. user: a file that shows it."""

    path: str
    place: Place
    user: str
    faults: tuple[PictureFault, ...]


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a picture file that is shown or that pictures.yml names."""
    yield from outcomes_or_inapplicable(Place(DOCS), _file_outcomes(subject, rule))


def judged_files(sources: Sources) -> Iterator[JudgedFile]:
    """Every picture file in use, sorted, each once for all pages."""
    for file, use in sorted(picture_files_in_use(sources).items()):
        path = file.relative_to(sources.root).as_posix()
        # A file of ours is itself the place; one of a package is named by what needs it.
        place = Place(path) if path.startswith(f"{DOCS}/") else use
        yield JudgedFile(path, place, use.path, judge_picture(file))


def _file_outcomes(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    kinds = rule_faults(rule)
    for judged in judged_files(sources):
        faults = [fault for fault in judged.faults if fault.kind in kinds]
        for fault in _without_repetitions(faults):
            place = Place(judged.place.path, fault.line or judged.place.line)
            texts = fault_texts(
                rule, fault.kind, picture=judged.path, seen=fault.seen, user=judged.user
            )
            yield failed(place, seen=fault.seen or judged.path, expected=fault.most, **texts)
        if not faults:
            yield passed(judged.place)


def _without_repetitions(faults: list[PictureFault]) -> list[PictureFault]:
    """The first of each kind: what a program writes once, it writes a hundred times."""
    first: dict[str, PictureFault] = {}
    for fault in faults:
        first.setdefault(fault.kind, fault)
    return list(first.values())
