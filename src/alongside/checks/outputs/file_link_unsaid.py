"""A link to a file says what comes: its type, pages and size, as the file really is, in the
language of the page."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Artifact, Format, Outcome, Outputs, Rule
from alongside.outputs.file_labels import describe_file, format_name
from alongside.readback.pages import (
    BuiltPage,
    built_pages,
    element_text,
    find_elements,
    resolve_link,
    selector,
)
from alongside.rules.outcomes import failed, inapplicable, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a link to a file of ours, or a place where one was to stand."""
    files = {
        artifact.path: artifact for artifact in subject.artifacts if artifact.format != Format.WEB
    }
    for page in built_pages(subject):
        outcomes = [*_link_outcomes(subject, page, files), *_unfilled_placeholders(page)]
        yield from outcomes or [inapplicable(page.place())]


def _link_outcomes(
    outputs: Outputs, page: BuiltPage, files: dict[str, Artifact]
) -> Iterator[Outcome]:
    language = outputs.sources.publication.language_of(page.strand)
    for link in page.tree.iter("a"):
        artifact = files.get(resolve_link(page.path, link.get("href", ""))[0])
        if artifact is None:
            continue
        file = outputs.site_folder / artifact.path
        description = describe_file(language, format_name(language, artifact), file)
        if not description:
            continue  # missing or damaged: artifact-missing or pdf-unreadable tells of it
        expected = _collapse_spaces(description)
        if expected in element_text(link):
            yield passed(page.place())
        else:
            yield failed(
                page.place(selector(link)),
                seen=element_text(link),
                expected=expected,
                file=artifact.path,
            )


def _unfilled_placeholders(page: BuiltPage) -> Iterator[Outcome]:
    """What was to become a link when the file had been made, and did not."""
    for placeholder in find_elements(page.tree, "//*[@data-file]"):
        file = placeholder.get("data-file")
        yield failed(
            page.place(selector(placeholder)),
            seen=element_text(placeholder),
            expected=f"a link to {file}",
            file=file,
        )


def _collapse_spaces(text: str) -> str:
    return " ".join(text.split())
