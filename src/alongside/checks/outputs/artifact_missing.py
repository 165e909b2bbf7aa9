"""Every file that a variant owes, and every generated page, is there and is not empty."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Format, Outcome, Outputs, Place, Rule
from alongside.readback.pages import source_of_page
from alongside.rules.outcomes import failed, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a file that is owed."""
    owed = {page: (source_of_page(subject, page), Format.WEB) for page in subject.pages}
    for artifact in subject.artifacts:
        owed[artifact.path] = (subject.source_path_of(artifact), artifact.format)
    for path, (source, format_) in owed.items():
        place = Place(source, page=path)
        file = subject.site_folder / path
        if file.is_file() and file.stat().st_size:
            yield passed(place)
            continue
        yield failed(
            place,
            seen="The file is empty." if file.is_file() else "There is no such file.",
            expected=path,
            format=format_.facts.label,
            file=path,
        )
