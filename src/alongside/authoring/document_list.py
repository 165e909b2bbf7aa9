"""Adds a document to the list of documents in publication.yml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from alongside.errors import BadInput
from alongside.pages.author_file import AuthorFile
from alongside.pages.front_matter import Settings, is_safe_change
from alongside.publication.settings import FILE
from alongside.system.yaml_lines import read_yaml

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
_OF_SECTION_IN_LINE = re.compile(r"(\bdocuments:[^\S\n]*\[[^\]\n#]*?)([^\S\n]*,?[^\S\n]*\])")
"""The same of a section."""
_BY_HAND = "documents:\n  - index\n  - "
_SECTION_BY_HAND = "documents:\n  - id: {id}\n    title: …\n    documents:\n      - {slug}"


def add_to_document_list(file: AuthorFile, slug: str, section: str = "") -> AuthorFile:
    """file: publication.yml. A line is added, and every other byte stays. Raises BadInput.

    section: the id of the section of the publication in which the document stands last; "" for
    none.
    """
    # The text is edited, not the data: YAML that is written anew loses its comments.
    text = _add_item_of_section(file.text, slug, section) if section else _add_item(file.text, slug)

    def with_document(settings: Settings) -> Settings | None:
        documents = settings.get("documents")
        if not isinstance(documents, list):
            return None
        if not section:
            return {**settings, "documents": [*documents, slug]}
        place = _place_of_section(documents, section)
        entry = documents[place]
        longer = {**entry, "documents": [*entry["documents"], slug]}
        return {**settings, "documents": [*documents[:place], longer, *documents[place + 1 :]]}

    if not is_safe_change(file.text, text, with_document):
        raise BadInput(
            f"The list of documents in {FILE} is written in a way that we cannot change safely. "
            "We changed nothing.",
            path=FILE,
            mend=f"Add “{slug}” to it by hand, one line for each document:\n"
            + (_SECTION_BY_HAND.format(id=section, slug=slug) if section else _BY_HAND + slug),
        )
    return file.with_text(text)


def _add_item_of_section(text: str, slug: str, section: str) -> str:
    """After the last document of the section. The same text where we do not know how."""
    settings, lines = read_yaml(text)
    # They have been read before, with this section among them.
    documents = cast("list[dict[str, list[str]]]", cast(Settings, settings)["documents"])
    place = _place_of_section(documents, section)
    last = len(documents[place]["documents"]) - 1
    line = lines[f"documents.{place}.documents.{last}"]
    typed = text.splitlines(keepends=True)
    indent, dash, _ = typed[line - 1].partition("- ")
    if dash and not indent.strip() and line != lines[f"documents.{place}.documents"]:
        # The file may end without a line end.
        before = "".join(typed[:line]).removesuffix("\n")
        return f"{before}\n{indent}- {slug}\n{''.join(typed[line:])}"
    typed[line - 1] = _OF_SECTION_IN_LINE.sub(rf"\g<1>, {slug}\g<2>", typed[line - 1], count=1)
    return "".join(typed)


def _place_of_section(documents: Sequence[object], section: str) -> int:
    """Among the entries of documents. Raises ValueError without such a section."""
    ids = [entry.get("id") if isinstance(entry, dict) else None for entry in documents]
    return ids.index(section)


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
