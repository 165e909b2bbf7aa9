"""Every picture file that a page uses can be opened to its last byte."""

from collections.abc import Iterator
from os.path import isfile  # unlike Path.is_file, says no to a name too long to exist
from pathlib import Path

from alongside.assets.pictures import DOCS, own_picture_file, picture_path, pictures_on
from alongside.model import Outcome, Picture, Place, Rule, Sources, Variant
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.rules.outcomes import failed, passed, readable_variants
from alongside.system.images import describe_damage


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    used: dict[Path, Place] = {}
    for variant in readable_variants(sources, rule):
        for picture in pictures_on(variant):
            file = find_picture_file(sources, variant, picture)
            if file and isfile(file):
                used.setdefault(file, Place(variant.path.as_posix(), picture.line))
    for file in sorted(used):
        inside = file.relative_to(sources.root).as_posix()
        # A broken file of ours is itself the place; one of a package is named by the page that needs it.
        place = Place(inside) if inside.startswith("docs/") else used[file]
        yield (
            failed(place, seen=inside, user=used[file].path)
            if describe_damage(file)
            else passed(place)
        )
    yield passed(Place("docs"))


def find_picture_file(sources: Sources, variant: Variant, picture: Picture) -> Path | None:
    """The file of a picture; None when picture-missing has something to say of it."""
    if picture.target.startswith(PICTURE_SCHEME):
        known = sources.publication.pictures.get(picture.target.removeprefix(PICTURE_SCHEME))
        return picture_path(sources.root, known) if known else None
    below_docs = own_picture_file(sources.root, variant, picture)
    return sources.root / DOCS / below_docs if below_docs else None
