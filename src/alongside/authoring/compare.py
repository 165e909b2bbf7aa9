"""What was changed in the source of a page, word by word, beside the page as it is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

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
from alongside.publication.made_from import recorded_fingerprints, stale_section_ids
from alongside.text.typography import normalise_typography

_WORD = re.compile(r"\n|[^\S\n]*[^\s]+")
"""A word with the spaces before it, or the end of a line."""


def compare_with_source(
    sources: Sources, page: Variant, wanted: tuple[str, ...] = ()
) -> PageChange:
    """wanted: ids of sections; none means all that are out of date. Raises BadInput."""
    source = require_source_page(sources, page, "compare it with")
    stale = stale_section_ids(page, source)
    unknown = [
        id_
        for id_ in wanted
        if source.section(id_) is None and id_ not in recorded_fingerprints(page)
    ]
    if unknown:
        raise BadInput(
            f"{source.path.as_posix()} has no section “{unknown[0]}”.",
            path=page.path.as_posix(),
            mend=f"Its sections are: {', '.join(s.id for s in source.sections if s.id)}",
        )
    chosen = [id_ for id_ in stale if not wanted or id_ in wanted]
    past = (
        read_history(sources.root, source, strand_facts(sources.publication, source.strand))
        if chosen
        else PageHistory((), "")
    )
    return PageChange(
        page, source, tuple(_section_change(page, source, id_, past) for id_ in chosen)
    )


def _section_change(page: Variant, source: Variant, id_: str, past: PageHistory) -> SectionChange:
    source_section, page_section, fingerprint = (
        source.section(id_),
        page.section(id_),
        recorded_fingerprints(page).get(id_, ""),
    )
    earlier = past.find_section(id_, fingerprint) if fingerprint else None
    if not fingerprint:
        note = "This section is new in the source, or the page never said which text of it it was made from."
    elif earlier is None:
        note = f"We cannot show what it said when this page was made from it. {past.problem}"
    else:
        note = (
            ""
            if source_section
            else "The source no longer has this section. alongside check says what to do."
        )
    words = (
        tuple(
            run
            for run in compare_words(
                _section_text(*earlier),
                _section_text(source, source_section) if source_section else "",
            )
            if run[1]
        )
        if earlier
        else ()
    )
    if (
        earlier
        and source_section
        and not note
        and all(state is WordState.SAME for state, _ in words)
    ):
        note = _other_facts_note(_fact_names(*earlier), _fact_names(source, source_section))
    heading = next(
        (
            section.heading
            for section in (source_section, earlier and earlier[1], page_section)
            if section
        ),
        id_,
    )
    return SectionChange(
        id_,
        heading,
        _section_text(source, source_section) if source_section else None,
        words,
        note,
        _section_text(page, page_section) if page_section else None,
        source_section.line if source_section else 0,
        page_section.line if page_section else 0,
        f"{id_}: {fingerprint_as_yaml(source_section.fingerprint)}" if source_section else "",
    )


def _fact_names(page: Variant, section: Section) -> list[str]:
    """Names of the facts that the section tells, in order."""
    end = min((other.line for other in page.sections if other.line > section.line), default=0)
    return [
        use.name
        for use in page.fact_uses
        if (section.id == LEAD or use.line >= section.line) and (not end or use.line < end)
    ]


def _other_facts_note(before: list[str], after: list[str]) -> str:
    lost, new = (
        ", ".join(f"{{{{ fact.{name} }}}}" for name in names if name not in others)
        for names, others in ((before, after), (after, before))
    )
    return (
        f"Its words are the same today, but they come from another fact: {new or 'none'} in place of {lost or 'none'}."
        if lost or new
        else ""
    )


def compare_words(before: str, after: str) -> Iterator[tuple[WordState, str]]:
    """Runs of words, some empty. What differs in typography only counts as the same, and is shown as it is now."""
    old, new = (_WORD.findall(text) for text in (before, after))
    meant_then, meant_now = (
        [normalise_typography(word) or "\n" for word in words] for words in (old, new)
    )
    matcher = difflib.SequenceMatcher(None, meant_then, meant_now, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            yield WordState.SAME, "".join(new[start:end])
            continue
        for state, words in (
            (WordState.REMOVED, old[first:last]),
            (WordState.ADDED, new[start:end]),
        ):
            text = "".join(words)
            yield from (
                (WordState.SAME, text[: len(text) - len(text.lstrip())]),
                (state, text.strip()),
            )


def _section_text(page: Variant, section: Section) -> str:
    """The section as plain lines that show all that its fingerprint is made of."""
    lines = [section.heading, str(page.meta.get("description") or "") if section.id == LEAD else ""]
    for block in section.blocks:
        words = block.text + "".join(f" [link to {link.target}]" for link in block.links)
        pictures = "".join(
            f"[picture {picture.target}: {picture.alt}]\n" for picture in block.pictures
        )
        if block.kind in ("cell", "header-cell") and block.marker != ROW_START:
            lines[-1] += f" | {pictures}{words}"
        else:
            lines.append(f"{pictures}{_item_prefix(block)}{words}".rstrip("\n"))
    return "\n".join(line for line in lines if line)


def _item_prefix(block: Block) -> str:
    if block.kind != "item" or not block.marker:
        return ""
    return "    " * (block.depth - 1) + (f"{block.marker}. " if block.marker.isdigit() else "- ")
