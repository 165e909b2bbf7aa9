"""A link to a file says what comes: its type, pages and size, as the file really is, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Artifact, Outcome, Outputs, Rule
from alongside.outputs.file_words import file_words, name_of
from alongside.readback.pages import BuiltPage, built_pages, resolve, selector, words
from alongside.rules.outcomes import failed, inapplicable, passed


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    files = {artifact.path: artifact for artifact in outputs.artifacts if artifact.format != "web"}
    for page in built_pages(outputs):
        found = [*_links(outputs, page, files), *_empty_places(page)]
        yield from found or [inapplicable(page.place())]


def _links(outputs: Outputs, page: BuiltPage, files: dict[str, Artifact]) -> Iterator[Outcome]:
    language = outputs.sources.publication.language_of(page.strand)
    for link in page.tree.iter("a"):
        artifact = files.get(resolve(page.path, link.get("href", ""))[0])
        if artifact is None:
            continue
        wanted = file_words(language, name_of(language, artifact), outputs.built / artifact.path)
        # A file that is missing or damaged has its own finding: artifact-missing, pdf-unreadable.
        if wanted and _folded(wanted) not in words(link):
            yield failed(page.place(selector(link)), seen=words(link), expected=_folded(wanted), file=artifact.path)
        elif wanted:
            yield passed(page.place())


def _empty_places(page: BuiltPage) -> Iterator[Outcome]:
    """What was to become a link when the file had been made, and did not."""
    for place in page.tree.xpath("//*[@data-file]"):
        yield failed(page.place(selector(place)), seen=words(place), expected=f"a link to {place.get('data-file')}",
                     file=place.get("data-file"))


def _folded(said: str) -> str:
    return " ".join(said.split())
