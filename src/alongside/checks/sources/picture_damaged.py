"""Every picture file that a page uses can be opened to its last byte."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import isfile  # unlike Path.is_file, says no to a name too long to exist
from pathlib import Path

from alongside.assets.pictures import DOCS, own_picture_file, picture_path, pictures_on
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Picture, Place, Rule, Sources, Variant
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.system.images import describe_damage


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a file that a page shows, once for all pages."""
    yield from outcomes_or_inapplicable(Place(DOCS), _file_outcomes(subject, rule))


def _file_outcomes(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for file, first_use in sorted(_used_files(sources, rule).items()):
        path = file.relative_to(sources.root).as_posix()
        # A broken file of ours is itself the place; one of a package is named by the page that
        # needs it.
        place = Place(path) if path.startswith(f"{DOCS}/") else first_use
        if describe_damage(file):
            yield failed(place, seen=path, user=first_use.path)
        else:
            yield passed(place)


def _used_files(sources: Sources, rule: Rule) -> dict[Path, Place]:
    """Every picture file that pages show, to where it is first used."""
    used: dict[Path, Place] = {}
    for variant in readable_variants(sources, rule):
        for picture in pictures_on(variant):
            file = find_picture_file(sources, variant, picture)
            if file and isfile(file):
                # Asking a file takes time, and one file can be on every page.
                used.setdefault(file, place_in(variant, picture.line))
    return used


def find_picture_file(sources: Sources, variant: Variant, picture: Picture) -> Path | None:
    """The file of a picture; None when picture-missing has something to say of it."""
    if picture.target.startswith(PICTURE_SCHEME):
        known = sources.publication.pictures.get(picture.target.removeprefix(PICTURE_SCHEME))
        return picture_path(sources.root, known) if known else None
    below_docs = own_picture_file(sources.root, variant, picture)
    return sources.root / DOCS / below_docs if below_docs else None
