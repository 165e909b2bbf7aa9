"""Every picture file that a page uses can be opened to its last byte."""

from collections.abc import Iterator
from os.path import isfile  # unlike Path.is_file, says no to a name too long to exist
from pathlib import Path

from alongside.model import Outcome, Picture, Place, Rule, Sources, Variant
from alongside.outcomes import failed, passed, readable_variants
from alongside.packages import node_package
from alongside.picture_files import damage
from alongside.pictures import SCHEME, read_pictures


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    known = read_pictures(sources.root)
    used: dict[Path, Place] = {}
    for variant in readable_variants(sources, rule):
        for picture in (p for s in variant.sections for b in s.blocks for p in b.pictures):
            file = file_of(sources.root, variant, picture, known)
            if file and isfile(file):
                used.setdefault(file, Place(variant.path.as_posix(), picture.line))
    for file in sorted(used):
        inside = file.relative_to(sources.root).as_posix()
        # A broken file of ours is itself the place; one of a package is named by the page that needs it.
        place = Place(inside) if inside.startswith("docs/") else used[file]
        yield failed(place, seen=inside, user=used[file].path) if damage(file) else passed(place)
    yield passed(Place("docs"))


def file_of(root: Path, variant: Variant, picture: Picture, known: dict[str, str]) -> Path | None:
    """The file of a picture; None when picture-missing has something to say of it."""
    if picture.target.startswith(SCHEME):
        code = known.get(picture.target.removeprefix(SCHEME))
        return node_package(root, "openmoji") / "color" / "svg" / f"{code}.svg" if code else None
    file = Path(root / variant.path.parent / picture.target)
    below_docs = ":" not in picture.target and file.resolve().is_relative_to((root / "docs").resolve())
    return root / file.resolve().relative_to(root.resolve()) if below_docs else None
