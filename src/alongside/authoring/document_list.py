"""Adds a document to the list of documents in publication.yml."""

from __future__ import annotations

import re

from alongside.errors import BadInput
from alongside.pages.author_file import AuthorFile
from alongside.pages.front_matter import Settings, is_safe_change
from alongside.publication.settings import FILE

_LIST = re.compile(
    r"^documents:[^\S\n]*(?:#.*)?\n(?P<items>(?:(?:-[^\S\n].*|[^\S\n]+\S.*|[^\S\n]*#.*|[^\S\n]*)"
    r"(?:\n|\Z))*)",
    re.MULTILINE,
)
"""The setting as a list of lines, with sections, empty lines and comments between them."""
_ITEM = re.compile(r"^([^\S\n]*)-[^\S\n]+\S.*$", re.MULTILINE)
_LINE = re.compile(r"^[^\S\n]*[^\s#].*$", re.MULTILINE)
_IN_LINE = re.compile(r"^(documents:[^\S\n]*\[[^\]\n#]*?)([^\S\n]*,?[^\S\n]*\])", re.MULTILINE)
"""The setting as a list in brackets, on one line."""


def add_to_document_list(file: AuthorFile, slug: str) -> AuthorFile:
    """file: publication.yml. A line is added, and every other byte stays. Raises BadInput."""
    # The text is edited, not the data: YAML that is written anew loses its comments.
    text = _add_item(file.text, slug)

    def with_document(settings: Settings) -> Settings | None:
        documents = settings.get("documents")
        if not isinstance(documents, list):
            return None
        return {**settings, "documents": [*documents, slug]}

    if not is_safe_change(file.text, text, with_document):
        raise BadInput(
            f"The list of documents in {FILE} is written in a way that we cannot change safely. "
            "We changed nothing.",
            path=FILE,
            mend=f"Add “{slug}” to it by hand, one line for each document:\n"
            f"documents:\n  - index\n  - {slug}",
        )
    return file.with_text(text)


def _add_item(text: str, slug: str) -> str:
    """The same text where we do not know how."""
    block = _LIST.search(text)
    items = list(_ITEM.finditer(block["items"])) if block else []
    if block and items:
        # After the last line of the last one, beside the sections if there are any.
        last = list(_LINE.finditer(block["items"]))[-1]
        place = block.start("items") + last.end()
        return f"{text[:place]}\n{items[0][1]}- {slug}{text[place:]}"
    return _IN_LINE.sub(rf"\g<1>, {slug}\g<2>", text, count=1)
