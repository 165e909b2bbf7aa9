"""A Markdown file below docs/ that no document owns: it would be written and never published."""

from collections.abc import Iterator

from alongside.catalogue import variant_path
from alongside.model import Outcome, Place, Rule, Sources
from alongside.outcomes import failed, passed
from alongside.words.wording import near


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    publication = sources.publication
    owned = [variant_path(strand, slug).as_posix() for strand in publication.strands for slug in publication.documents]
    for path in sources.strays:
        yield failed(Place(path.as_posix()), slug=path.stem, hint=near(path.as_posix(), owned))
    yield passed(Place("docs"))
