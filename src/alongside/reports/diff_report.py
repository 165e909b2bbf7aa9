"""What was changed in the source of a page, for a person at a terminal and for other programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator

from alongside.model import PageChange, SectionChange, WordState
from alongside.reports.run_parts import JsonObject

WIDTH = 100
"""Columns."""
_SIGNS = {WordState.SAME: "{}", WordState.REMOVED: "[removed: {}]", WordState.ADDED: "[added: {}]"}
"""In words, as a colour alone would be lost on many readers and in a file."""


def render(change: PageChange) -> str:
    """What `alongside diff` prints."""
    page = change.page.path.as_posix()
    source = change.source.path.as_posix()
    if not change.sections:
        return f"Nothing to show: {page} was made from {source} as it is now."
    lines: list[str] = []
    for section in change.sections:
        lines += _format_section(section, page, source)
    return "\n".join(lines).rstrip()


def render_json(change: PageChange) -> str:
    """{"page", "source", "sections"}; words are [state, text] in the order of reading."""
    report = {
        "page": change.page.path.as_posix(),
        "source": change.source.path.as_posix(),
        "sections": [_section_entry(section) for section in change.sections],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _section_entry(section: SectionChange) -> JsonObject:
    return {
        "id": section.id,
        "heading": section.heading,
        "source_line": section.source_line,
        "page_line": section.page_line,
        "words": [[state.value, text] for state, text in section.words],
        "note": section.note,
        "source_now": section.source_text,
        "page_now": section.page_text,
        "paste": section.made_from_line,
    }


def format_word_changes(section: SectionChange) -> str:
    """The source then and now in one text; what it says now, where the other is not known."""
    if not section.words:
        return section.source_text or ""
    return "".join(_SIGNS[state].format(text) for state, text in section.words)


def _format_section(section: SectionChange, page: str, source: str) -> Iterator[str]:
    yield f"{section.heading} ({section.id})"
    yield from _wrap(section.note)
    if section.words or section.source_text:
        place = f", line {section.source_line}" if section.source_line else ""
        yield f"\n  {source}{place}" + (", then and now:" if section.words else ", as it is now:")
        yield from _wrap(format_word_changes(section), "    ")
    if section.page_text is None:
        yield f"\n  {page} does not have this section."
    else:
        yield f"\n  {page}, line {section.page_line}, to be brought up to date:"
        yield from _wrap(section.page_text, "    ")
    if section.made_from_line:
        yield f"\n  When it says the same: .venv/bin/alongside accept {page} {section.id}"
        yield f"  Or write under made_from: {section.made_from_line}"
    yield ""


def _wrap(text: str, indent: str = "  ") -> Iterator[str]:
    # Line by line, as wrapping the text at once would join its paragraphs.
    for line in text.splitlines():
        yield from textwrap.wrap(
            line,
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
