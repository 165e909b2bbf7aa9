"""Every picture file that a page uses can be opened to its last byte."""

from collections.abc import Iterator
from os.path import isfile  # unlike Path.is_file, says no to a name too long to exist
from pathlib import Path

from alongside.assets.pictures import DOCS, file_below_docs, path_of, pictures_on
from alongside.model import Outcome, Picture, Place, Rule, Sources, Variant
from alongside.pages.markdown import SCHEME
from alongside.rules.outcomes import failed, passed, readable_variants
from alongside.system.images import damage


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    used: dict[Path, Place] = {}
    for variant in readable_variants(sources, rule):
        for picture in pictures_on(variant):
            file = file_of(sources, variant, picture)
            if file and isfile(file):
                used.setdefault(file, Place(variant.path.as_posix(), picture.line))
    for file in sorted(used):
        inside = file.relative_to(sources.root).as_posix()
        # A broken file of ours is itself the place; one of a package is named by the page that needs it.
        place = Place(inside) if inside.startswith("docs/") else used[file]
        yield failed(place, seen=inside, user=used[file].path) if damage(file) else passed(place)
    yield passed(Place("docs"))


def file_of(sources: Sources, variant: Variant, picture: Picture) -> Path | None:
    """The file of a picture; None when picture-missing has something to say of it."""
    if picture.target.startswith(SCHEME):
        known = sources.publication.pictures.get(picture.target.removeprefix(SCHEME))
        return path_of(sources.root, known) if known else None
    below_docs = file_below_docs(sources.root, variant, picture)
    return sources.root / DOCS / below_docs if below_docs else None
