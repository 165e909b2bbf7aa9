"""Every picture file can be drawn to its last byte, and is what its name says."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.assets.picture_faults import FaultKind
from alongside.assets.pictures import DOCS
from alongside.checks.sources.picture_contents import judged_files
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Place, Rule, Sources
from alongside.rules.outcomes import failed, passed


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a picture file that is shown or that pictures.yml names."""
    yield from outcomes_or_inapplicable(Place(DOCS), _file_outcomes(subject))


def _file_outcomes(sources: Sources) -> Iterator[Outcome]:
    for judged in judged_files(sources):
        kinds = {fault.kind for fault in judged.faults}
        if FaultKind.DAMAGED in kinds:
            yield failed(judged.place, seen=judged.path, user=judged.user)
        else:
            yield passed(judged.place)
