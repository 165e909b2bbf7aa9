"""What was changed in the source of a page, word by word, beside the page as it is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from alongside.authoring.accept import made_page
from alongside.authoring.history import Past, past_of
from alongside.errors import BadInput
from alongside.model import LEAD, ROW_START, Block, PageChange, Section, SectionChange, Sources, Variant, WordState
from alongside.pages.fingerprint import as_yaml
from alongside.publication.fact_uses import strand_facts
from alongside.publication.made_from import recorded_marks, stale_sections
from alongside.text.typography import level

_WORDS = re.compile(r"\n|[^\S\n]*[^\s]+")
"""A word with the spaces before it, or the end of a line."""


def changes(sources: Sources, page: Variant, wanted: tuple[str, ...] = ()) -> PageChange:
    """wanted: ids of sections; none means all that are out of date. Raises BadInput."""
    source = made_page(sources, page, "compare it with")
    stale = stale_sections(page, source)
    unknown = [id_ for id_ in wanted if source.section(id_) is None and id_ not in recorded_marks(page)]
    if unknown:
        raise BadInput(f"{source.path.as_posix()} has no section “{unknown[0]}”.", path=page.path.as_posix(),
                       mend=f"Its sections are: {', '.join(s.id for s in source.sections if s.id)}")
    chosen = [id_ for id_ in stale if not wanted or id_ in wanted]
    past = past_of(sources.root, source, strand_facts(sources.publication, source.strand)) if chosen else Past((), "")
    return PageChange(page, source, tuple(_change(page, source, id_, past) for id_ in chosen))


def _change(page: Variant, source: Variant, id_: str, past: Past) -> SectionChange:
    now, own, mark = source.section(id_), page.section(id_), recorded_marks(page).get(id_, "")
    then = past.section(id_, mark) if mark else None
    if not mark:
        note = "This section is new in the source, or the page never said which text of it it was made from."
    elif then is None:
        note = f"We cannot show what it said when this page was made from it. {past.problem}"
    else:
        note = "" if now else "The source no longer has this section. alongside check says what to do."
    words = tuple(run for run in compare(_text(*then), _text(source, now) if now else "") if run[1]) if then else ()
    if then and now and not note and all(state is WordState.SAME for state, _ in words):
        note = _other_facts(_facts(*then), _facts(source, now))
    heading = next((section.heading for section in (now, then and then[1], own) if section), id_)
    return SectionChange(id_, heading, _text(source, now) if now else None, words, note,
                         _text(page, own) if own else None, now.line if now else 0, own.line if own else 0,
                         f"{id_}: {as_yaml(now.fingerprint)}" if now else "")


def _facts(page: Variant, section: Section) -> list[str]:
    """Names of the facts that the section tells, in order."""
    end = min((other.line for other in page.sections if other.line > section.line), default=0)
    return [use.name for use in page.fact_uses
            if (section.id == LEAD or use.line >= section.line) and (not end or use.line < end)]


def _other_facts(then: list[str], now: list[str]) -> str:
    lost, new = (", ".join(f"{{{{ fact.{name} }}}}" for name in names if name not in others)
                 for names, others in ((then, now), (now, then)))
    return f"Its words are the same today, but they come from another fact: {new or 'none'} in place of {lost or 'none'}." \
        if lost or new else ""


def compare(then: str, now: str) -> Iterator[tuple[WordState, str]]:
    """Runs of words, some empty. What differs in typography only counts as the same, and is shown as it is now."""
    old, new = (_WORDS.findall(text) for text in (then, now))
    meant_then, meant_now = ([level(word) or "\n" for word in words] for words in (old, new))
    matcher = difflib.SequenceMatcher(None, meant_then, meant_now, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            yield WordState.SAME, "".join(new[start:end])
            continue
        for state, words in ((WordState.REMOVED, old[first:last]), (WordState.ADDED, new[start:end])):
            text = "".join(words)
            yield from ((WordState.SAME, text[: len(text) - len(text.lstrip())]), (state, text.strip()))


def _text(page: Variant, section: Section) -> str:
    """The section as plain lines that show all that its fingerprint is made of."""
    lines = [section.heading, str(page.meta.get("description") or "") if section.id == LEAD else ""]
    for block in section.blocks:
        words = block.text + "".join(f" [link to {link.target}]" for link in block.links)
        pictures = "".join(f"[picture {picture.target}: {picture.alt}]\n" for picture in block.pictures)
        if block.kind in ("cell", "header-cell") and block.marker != ROW_START:
            lines[-1] += f" | {pictures}{words}"
        else:
            lines.append(f"{pictures}{_start(block)}{words}".rstrip("\n"))
    return "\n".join(line for line in lines if line)


def _start(block: Block) -> str:
    if block.kind != "item" or not block.marker:
        return ""
    return "    " * (block.depth - 1) + (f"{block.marker}. " if block.marker.isdigit() else "- ")
