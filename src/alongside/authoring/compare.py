"""What was changed in the source of a page, word by word, beside the page: `alongside diff`."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterable, Iterator

from alongside.authoring.accept import require_source_page
from alongside.authoring.history import PageHistory, read_history
from alongside.errors import BadInput
from alongside.model import (
    LEAD,
    ROW_START,
    Block,
    PageChange,
    Section,
    SectionChange,
    Sources,
    Variant,
    WordState,
)
from alongside.pages.fingerprint import fingerprint_as_yaml
from alongside.publication.fact_uses import strand_facts
from alongside.publication.made_from import (
    NEVER_COMPARED,
    recorded_fingerprints,
    stale_section_ids,
)
from alongside.publication.shown_diagrams import strand_diagrams
from alongside.text.typography import normalise_typography

_WORD = re.compile(r"\n|[^\S\n]*[^\s]+")
"""A word with the spaces before it, or the end of a line."""
_NO_FINGERPRINT = (
    "This section is new in the source, or the page never said which text of it it was made from."
)
_UNKNOWN_BEFORE = "We cannot show what it said when this page was made from it."


def compare_with_source(
    sources: Sources, page: Variant, wanted: tuple[str, ...] = ()
) -> PageChange:
    """Each section of the page that is out of date, with what its source said then and says now.

    wanted: ids of sections; none means all that are out of date. Raises BadInput.
    """
    source = require_source_page(sources, page, "compare it with")
    recorded = recorded_fingerprints(page)
    for section_id in wanted:
        if source.section(section_id) is None and section_id not in recorded:
            known = ", ".join(section.id for section in source.sections if section.id)
            raise BadInput(
                f"{source.path.as_posix()} has no section “{section_id}”.",
                path=page.path.as_posix(),
                mend=f"Its sections are: {known}",
            )
    stale = stale_section_ids(page, source)
    chosen = [section_id for section_id in stale if not wanted or section_id in wanted]
    history = PageHistory((), "")
    if chosen:  # git is asked only when there is something to look for: it takes seconds
        publication, strand = sources.publication, source.strand
        facts = strand_facts(publication, strand)
        diagrams = strand_diagrams(publication, strand, facts)
        history = read_history(sources.root, source, facts, publication.url, diagrams)
    return PageChange(
        page=page,
        source=source,
        sections=tuple(_section_change(page, source, section_id, history) for section_id in chosen),
    )


def _section_change(
    page: Variant, source: Variant, section_id: str, history: PageHistory
) -> SectionChange:
    recorded = recorded_fingerprints(page).get(section_id, "")
    fingerprint = "" if recorded == NEVER_COMPARED else recorded
    earlier = history.find_section(section_id, fingerprint) if fingerprint else None
    in_source, in_page = source.section(section_id), page.section(section_id)
    words: tuple[tuple[WordState, str], ...] = ()
    if earlier:
        runs = compare_words(_section_text(*earlier), _text_of(source, in_source) or "")
        words = tuple(run for run in runs if run[1])
        note = _note_on_change(earlier, source, in_source, words)
    else:
        note = f"{_UNKNOWN_BEFORE} {history.problem}" if fingerprint else _NO_FINGERPRINT
    sections = (in_source, earlier[1] if earlier else None, in_page)
    return SectionChange(
        id=section_id,
        heading=_first_heading(sections, section_id),
        source_text=_text_of(source, in_source),
        words=words,
        note=note,
        page_text=_text_of(page, in_page),
        source_line=in_source.line if in_source else 0,
        page_line=in_page.line if in_page else 0,
        made_from_line=_made_from_line(section_id, in_source),
    )


def _text_of(page: Variant, section: Section | None) -> str | None:
    return _section_text(page, section) if section else None


def _note_on_change(
    earlier: tuple[Variant, Section],
    source: Variant,
    in_source: Section | None,
    words: tuple[tuple[WordState, str], ...],
) -> str:
    """What the words alone do not show; "" when they say all."""
    if in_source is None:
        return "The source no longer has this section. alongside check says what to do."
    if all(state is WordState.SAME for state, _ in words):
        return _other_facts_note(_fact_names(*earlier), _fact_names(source, in_source))
    return ""


def _first_heading(sections: Iterable[Section | None], otherwise: str) -> str:
    """Of the first of these sections that there is."""
    return next((section.heading for section in sections if section), otherwise)


def _made_from_line(section_id: str, in_source: Section | None) -> str:
    """To be written below made_from when the page says the same as its source."""
    if in_source is None:
        return ""
    return f"{section_id}: {fingerprint_as_yaml(in_source.fingerprint)}"


def _fact_names(page: Variant, section: Section) -> list[str]:
    """Names of the facts that the section tells, in order."""
    starts_of_later = [other.line for other in page.sections if other.line > section.line]
    end = min(starts_of_later, default=sys.maxsize)
    # The introduction has the facts of the title and the description, too, which stand above it.
    start = 0 if section.id == LEAD else section.line
    return [use.name for use in page.fact_uses if start <= use.line < end]


def _other_facts_note(before: list[str], after: list[str]) -> str:
    """Says which facts were exchanged when the words did not change; "" when none were."""
    lost = _names_not_in(before, after)
    new = _names_not_in(after, before)
    if not lost and not new:
        return ""
    return (
        "Its words are the same today, but they come from another fact: "
        f"{new or 'none'} in place of {lost or 'none'}."
    )


def _names_not_in(names: list[str], others: list[str]) -> str:
    return ", ".join(f"{{{{ fact.{name} }}}}" for name in names if name not in others)


def compare_words(before: str, after: str) -> Iterator[tuple[WordState, str]]:
    """Runs of words, some empty, with what became of them.

    What differs in typography only counts as the same, and is shown as it is now.
    """
    old_words: list[str] = _WORD.findall(before)
    new_words: list[str] = _WORD.findall(after)
    # Without autojunk, which would take frequent words of a long section for changed ones.
    matcher = difflib.SequenceMatcher(
        None, _comparable_words(old_words), _comparable_words(new_words), autojunk=False
    )
    for kind, old_first, old_last, new_first, new_last in matcher.get_opcodes():
        new_run = "".join(new_words[new_first:new_last])
        if kind == "equal":
            yield WordState.SAME, new_run
        else:
            yield from _changed_run(WordState.REMOVED, "".join(old_words[old_first:old_last]))
            yield from _changed_run(WordState.ADDED, new_run)


def _comparable_words(words: list[str]) -> list[str]:
    return [normalise_typography(word) or "\n" for word in words]


def _changed_run(state: WordState, text: str) -> Iterator[tuple[WordState, str]]:
    """The spaces before the words are not part of what is marked."""
    yield WordState.SAME, text[: len(text) - len(text.lstrip())]
    yield state, text.strip()


def _section_text(page: Variant, section: Section) -> str:
    """The section as plain lines that show all that its fingerprint is made of."""
    lines = [section.heading]
    if section.id == LEAD:
        lines.append(str(page.meta.get("description") or ""))
    for block in section.blocks:
        # A row of a table is one line, so that its cells stay together when lines are wrapped.
        is_cell = block.kind in ("cell", "header-cell")
        if is_cell and block.marker != ROW_START:
            lines[-1] += f" | {_block_text(block, '')}"
        else:
            lines.append(_block_text(block, _item_prefix(block)).rstrip("\n"))
    return "\n".join(line for line in lines if line)


def _block_text(block: Block, prefix: str) -> str:
    """prefix: stands before the words, behind the pictures."""
    pictures = [f"[picture {picture.target}: {picture.alt}]\n" for picture in block.pictures]
    links = [f" [link to {link.target}]" for link in block.links]
    return "".join([*pictures, prefix, block.text, *links])


def _item_prefix(block: Block) -> str:
    if block.kind != "item" or not block.marker:
        return ""
    return "    " * (block.depth - 1) + (f"{block.marker}. " if block.marker.isdigit() else "- ")
