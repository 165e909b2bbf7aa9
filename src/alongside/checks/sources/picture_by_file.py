"""Easy read names its pictures by the idea, never by a file: the same idea has the same picture on every page."""

from collections.abc import Iterator

from alongside.assets.pictures import own_picture_file, pictures_on
from alongside.model import Outcome, Rule, Sources
from alongside.publication.picture_list import FILE
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """A file that is not in pictures.yml has another finding: picture-without-licence."""
    names = {
        picture.file: name for name, picture in sources.publication.pictures.items() if picture.file
    }
    for variant in readable_variants(sources, rule):
        for picture in pictures_on(variant):
            name, place = (
                names.get(own_picture_file(sources.root, variant, picture)),
                place_in(variant, picture.line),
            )
            if name is None:
                yield passed(place)
            else:
                yield failed(
                    place,
                    seen=f"![{picture.alt}]({picture.target})",
                    expected=f"![](picture:{name})",
                    name=name,
                    file=FILE,
                )
        yield passed(place_in(variant))
