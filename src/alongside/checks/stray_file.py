"""A Markdown file below docs/ that no document owns: it would be written and never published."""

from collections.abc import Iterator

from alongside.model import Outcome, Place, Rule, Sources
from alongside.outcomes import failed, passed
from alongside.words.wording import near


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    documents = sources.publication.documents
    for path in sources.strays:
        yield failed(Place(path.as_posix()), slug=path.stem, hint=near(path.stem, documents))
    yield passed(Place("docs"))
