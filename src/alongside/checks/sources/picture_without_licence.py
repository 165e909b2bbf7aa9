"""A picture file that a page shows stands in pictures.yml with its licence and author.

No other may be published.
"""

from __future__ import annotations

from collections.abc import Iterator
from os.path import isfile  # unlike Path.is_file, says no to a name too long to exist
from pathlib import PurePosixPath

from alongside.assets.pictures import DOCS, own_picture_file, pictures_on
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.publication.picture_list import FILE, OWN_PICTURE_EXAMPLE
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a picture on a page.

    A file that is not there has another finding: picture-missing.
    """
    for variant in readable_variants(subject, rule):
        outcomes = _page_outcomes(subject, variant)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(sources: Sources, variant: Variant) -> Iterator[Outcome]:
    known_files = {picture.file for picture in sources.publication.pictures.values()}
    for picture in pictures_on(variant):
        place = place_in(variant, picture.line)
        file = own_picture_file(sources.root, variant, picture)
        # A target that leads out of docs/ has another finding: picture-missing.
        if not file or file in known_files or not isfile(sources.root / DOCS / file):
            yield passed(place)
        else:
            entry = OWN_PICTURE_EXAMPLE.format(name=PurePosixPath(file).stem, file=file)
            yield failed(place, seen=f"{DOCS}/{file}", list=FILE, entry=entry, folder=DOCS)
