"""Easy read names its pictures by the idea, never by a file.

So the same idea has the same picture on every page.
"""

from __future__ import annotations

from collections.abc import Iterator

from alongside.assets.pictures import own_picture_file, pictures_on
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.publication.picture_list import FILE
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a picture on a page.

    A file that is not in pictures.yml has another finding: picture-without-licence.
    """
    for variant in readable_variants(subject, rule):
        outcomes = _page_outcomes(subject, variant)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(sources: Sources, variant: Variant) -> Iterator[Outcome]:
    named = sources.publication.pictures.items()
    name_of_file = {picture.file: name for name, picture in named if picture.file}
    for picture in pictures_on(variant):
        place = place_in(variant, picture.line)
        name = name_of_file.get(own_picture_file(sources.root, variant, picture))
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
