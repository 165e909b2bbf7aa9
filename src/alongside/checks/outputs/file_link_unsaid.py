"""A link to a file says what comes: its type, pages and size, as the file really is, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Artifact, Outcome, Outputs, Rule
from alongside.outputs.file_labels import describe_file, format_name
from alongside.readback.pages import BuiltPage, built_pages, element_text, resolve_link, selector
from alongside.rules.outcomes import failed, inapplicable, passed


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    files = {artifact.path: artifact for artifact in outputs.artifacts if artifact.format != "web"}
    for page in built_pages(outputs):
        found = [*_link_outcomes(outputs, page, files), *_unfilled_placeholders(page)]
        yield from found or [inapplicable(page.place())]


def _link_outcomes(
    outputs: Outputs, page: BuiltPage, files: dict[str, Artifact]
) -> Iterator[Outcome]:
    language = outputs.sources.publication.language_of(page.strand)
    for link in page.tree.iter("a"):
        artifact = files.get(resolve_link(page.path, link.get("href", ""))[0])
        if artifact is None:
            continue
        wanted = describe_file(
            language, format_name(language, artifact), outputs.site_folder / artifact.path
        )
        # A file that is missing or damaged has its own finding: artifact-missing, pdf-unreadable.
        if wanted and _collapse_spaces(wanted) not in element_text(link):
            yield failed(
                page.place(selector(link)),
                seen=element_text(link),
                expected=_collapse_spaces(wanted),
                file=artifact.path,
            )
        elif wanted:
            yield passed(page.place())


def _unfilled_placeholders(page: BuiltPage) -> Iterator[Outcome]:
    """What was to become a link when the file had been made, and did not."""
    for place in page.tree.xpath("//*[@data-file]"):
        yield failed(
            page.place(selector(place)),
            seen=element_text(place),
            expected=f"a link to {place.get('data-file')}",
            file=place.get("data-file"),
        )


def _collapse_spaces(text: str) -> str:
    return " ".join(text.split())
