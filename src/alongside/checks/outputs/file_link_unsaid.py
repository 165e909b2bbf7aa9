"""A link to a file says what comes: its type, pages and size, as the file really is, in the
language of the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from alongside.model import Artifact, Format, Language, Outcome, Outputs, Rule
from alongside.outputs.file_labels import describe_file, format_name
from alongside.publication.attachments import FOLDER, WORDS
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
        path = resolve_link(page.path, link.get("href", ""))[0]
        name = _kind_in_words(language, path, files)
        if not name:
            continue
        description = describe_file(language, name, outputs.site_folder / path)
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
                file=path,
            )


def _kind_in_words(language: Language, path: str, files: dict[str, Artifact]) -> str:
    """ "" for what is neither a file that we make nor one that a page gives its readers."""
    if path in files:
        return format_name(language, files[path])
    kind = PurePosixPath(path).suffix.lower()
    return language.strings[WORDS[kind]] if path.startswith(f"{FOLDER}/") else ""


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
