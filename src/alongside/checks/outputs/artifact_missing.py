"""Every file that a variant owes, every generated page and every feed is there and not empty."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Format, Outcome, Outputs, Place, Rule
from alongside.outputs.feeds import ATOM, ICALENDAR, expected_feeds
from alongside.readback.pages import source_of_page
from alongside.rules.outcomes import failed, passed

_FEED_LABELS = {ATOM: "feed", ICALENDAR: "calendar"}


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a file that is owed."""
    web = Format.WEB.facts.label
    owed = {page: (source_of_page(subject, page), web) for page in subject.pages}
    for artifact in subject.artifacts:
        owed[artifact.path] = (subject.source_path_of(artifact), artifact.format.facts.label)
    for feed in expected_feeds(subject.sources):
        owed[feed.path] = (feed.source, _FEED_LABELS[feed.media_type])
    for path, (source, label) in owed.items():
        place = Place(source, page=path)
        file = subject.site_folder / path
        if file.is_file() and file.stat().st_size:
            yield passed(place)
            continue
        yield failed(
            place,
            seen="The file is empty." if file.is_file() else "There is no such file.",
            expected=path,
            format=label,
            file=path,
        )
