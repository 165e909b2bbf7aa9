"""A picture file that a page shows stands in pictures.yml with its licence and author; no other may be published."""

from collections.abc import Iterator
from os.path import isfile  # unlike Path.is_file, says no to a name too long to exist
from pathlib import PurePosixPath

from alongside.assets.pictures import DOCS, own_picture_file, pictures_on
from alongside.model import Outcome, Rule, Sources
from alongside.publication.picture_list import FILE, OWN_PICTURE_EXAMPLE
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """A file that is not there has another finding: picture-missing."""
    known = {picture.file for picture in sources.publication.pictures.values()}
    for variant in readable_variants(sources, rule):
        for picture in pictures_on(variant):
            file, place = (
                own_picture_file(sources.root, variant, picture),
                place_in(variant, picture.line),
            )
            if not file or file in known or not isfile(sources.root / DOCS / file):
                yield passed(place)
            else:
                entry = OWN_PICTURE_EXAMPLE.format(name=PurePosixPath(file).stem, file=file)
                yield failed(place, seen=f"{DOCS}/{file}", list=FILE, entry=entry, folder=DOCS)
        yield passed(place_in(variant))
