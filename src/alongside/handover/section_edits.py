"""Applies the planned change of one section to the text of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from alongside.handover.change import Change, Idea
from alongside.handover.inline_markdown import to_markdown
from alongside.handover.markdown_page import PageText, SectionPlace, Slot
from alongside.handover.model import Part, Segment
from alongside.handover.segments import slot_name
from alongside.handover.text import Code, Text, plain_text
from alongside.pages.markdown import PICTURE_SCHEME


class _Edit(NamedTuple):
    """New words for what stands between two positions of a text."""

    start: int
    end: int
    words: str


class _WrittenSlot(NamedTuple):
    """A slot of the source, and the Markdown that stands for it on the page."""

    slot: Slot
    markdown: str


def apply_change(page: PageText, source_page: PageText, change: Change) -> str:
    """The text of the page with the change. source_page: what the page is made from."""
    page_section = page.section(change.part.stamp.section)
    edits: list[_Edit] = []
    if change.section_texts is not None:
        edits += _rewriting_edits(page, source_page, page_section, change, change.section_texts)
    elif page_section is not None:
        edits += _rewording_edits(page, page_section, change)
        edits += _idea_edits(page, page_section, change)
    text = page.text
    # From the end, so that the positions of the others stay right.
    for start, end, words in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _rewording_edits(page: PageText, page_section: SectionPlace, change: Change) -> Iterator[_Edit]:
    """One for each block that gets other words, or goes away."""
    segments = {segment.id: segment for segment in change.part.segments}
    for number, slot in enumerate(page_section.slots):
        id_ = f"{change.part.stamp.place}/{slot_name(page_section, number)}"
        if id_ in change.removed:
            yield _removal_edit(page.text, slot)
            continue
        alt_texts = _returned_alt_texts(change.part, id_, change.texts)
        if id_ in change.texts or alt_texts:
            segment = segments[id_]
            text = change.texts.get(id_, segment.target)
            codes = _codes_with_alt_texts(segment, alt_texts)
            markdown = to_markdown(text, codes, slot.kind, slot.prefix)
            yield _Edit(slot.start, slot.end, markdown)


def _removal_edit(text: str, slot: Slot) -> _Edit:
    """Takes out the lines of a block, and one of the empty lines around it."""
    start = text.rfind("\n", 0, slot.start) + 1
    end = _line_end(text, slot.end)
    if end < len(text):
        end += 1
    if text[end : end + 1] == "\n":
        end += 1
    elif end == len(text) and text[:start].endswith("\n\n"):
        start -= 1
    return _Edit(start, end, "")


def _line_end(text: str, position: int) -> int:
    """The position of the next "\\n", or of the end of the text."""
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _returned_alt_texts(part: Part, id_: str, texts: Mapping[str, Text]) -> dict[str, str]:
    """Id of a picture's code to what came back for what the picture shows.

    id_: of the segment of the block in which the pictures stand.
    """
    return {
        segment.alt_text_of: plain_text(texts[segment.id])
        for segment in part.segments
        if segment.id in texts and segment.id.startswith(f"{id_}/picture-")
    }


def _codes_with_alt_texts(segment: Segment, alt_texts: Mapping[str, str]) -> dict[str, Code]:
    return {
        id_: replace(code, alt_text=alt_texts.get(id_, code.alt_text))
        for id_, code in segment.codes.items()
    }


def _idea_edits(page: PageText, page_section: SectionPlace, change: Change) -> Iterator[_Edit]:
    """One for each place where ideas are added."""
    slots = {
        f"{change.part.stamp.place}/{slot_name(page_section, number)}": slot
        for number, slot in enumerate(page_section.slots)
        if not slot.is_setting
    }
    for block_id, ideas in groupby(change.ideas, key=_block_before):
        blocks = [_format_idea(idea) for idea in ideas]
        slot = slots.get(block_id)
        if slot is None:
            yield _Edit(
                page_section.start, page_section.start, "".join(f"{block}\n\n" for block in blocks)
            )
        else:
            end = _line_end(page.text, slot.end)
            yield _Edit(end, end, "".join(f"\n\n{block}" for block in blocks))


def _block_before(idea: Idea) -> str:
    """The id of the block: an idea is not put between a picture and its words."""
    return idea.after_segment.partition("/picture-")[0]


def _format_idea(idea: Idea) -> str:
    words = to_markdown(idea.text, {}, "paragraph")
    return f"![]({PICTURE_SCHEME}{idea.picture})\n{words}" if idea.picture else words


def _rewriting_edits(
    page: PageText,
    source_page: PageText,
    page_section: SectionPlace | None,
    change: Change,
    texts: Mapping[str, Text],
) -> list[_Edit]:
    """The section with the blocks of its source, in the place of the old one.

    A section that is new goes where the source has it. texts: the change's section_texts.
    """
    place = source_page.section(change.part.stamp.section)
    if place is None:
        raise ValueError("only a section that its source has is planned to be changed")
    written = list(_write_slots(place, change.part, texts))
    if change.part.is_adaptation:
        body = _adaptation_body(source_page, written, change.ideas)
    else:
        body = _translation_body(source_page, place, written)
    if page_section:
        start, end = page_section.start, page_section.end
    else:
        start = end = _insert_position(page, source_page, place.id)
    body = _pad_with_empty_lines(page.text[:start], body, page.text[end:])
    return [*_settings_edits(page, written), _Edit(start, end, body)]


def _write_slots(
    place: SectionPlace, part: Part, texts: Mapping[str, Text]
) -> Iterator[_WrittenSlot]:
    """Each slot of the source that has words."""
    segments = {segment.id: segment for segment in part.segments}
    for number, slot in enumerate(place.slots):
        id_ = f"{part.stamp.place}/{slot_name(place, number)}"
        if id_ in texts:
            codes = _codes_with_alt_texts(segments[id_], _returned_alt_texts(part, id_, texts))
            # An adaptation is written in paragraphs, whatever lists and tables its source has.
            kind = "paragraph" if part.is_adaptation and slot.is_body else slot.kind
            yield _WrittenSlot(slot, to_markdown(texts[id_], codes, kind, slot.prefix))


def _translation_body(
    source_page: PageText, place: SectionPlace, written: list[_WrittenSlot]
) -> str:
    """The source's Markdown, with other words in its slots."""
    pieces: list[str] = []
    end = place.start
    for slot, markdown in written:
        if not slot.is_setting:
            pieces += [source_page.text[end : slot.start], markdown]
            end = slot.end
    return "".join([*pieces, source_page.text[end : place.end]])


def _adaptation_body(
    source_page: PageText, written: list[_WrittenSlot], ideas: Iterable[Idea]
) -> str:
    """The heading as the source marks it up, and a paragraph for each block and idea."""
    blocks: list[str] = []
    for slot, markdown in written:
        if slot.kind == "heading":
            line_start = source_page.text.rfind("\n", 0, slot.start) + 1
            before = source_page.text[line_start : slot.start]
            after = source_page.text[slot.end : _line_end(source_page.text, slot.end)]
            blocks.append(before + markdown + after)
        elif slot.is_body:
            blocks.append(markdown)
    blocks += [_format_idea(idea) for idea in ideas]
    return "\n\n".join(blocks)


def _settings_edits(page: PageText, written: list[_WrittenSlot]) -> list[_Edit]:
    settings = {slot.kind: slot for slot in page.sections[0].slots if slot.is_setting}
    return [
        _Edit(settings[slot.kind].start, settings[slot.kind].end, markdown)
        for slot, markdown in written
        if slot.kind in settings
    ]


def _insert_position(page: PageText, source_page: PageText, id_: str) -> int:
    """Where a section belongs: behind the nearest one before it in the source that the page has."""
    end = page.sections[0].end
    for section in source_page.sections:
        if section.id == id_:
            break
        page_section = page.section(section.id)
        if page_section:
            end = page_section.end
    return end


def _pad_with_empty_lines(before: str, body: str, after: str) -> str:
    """With one empty line around it, and none at the end of the page."""
    if before.endswith(("\n\n", "---\n")):
        gap = ""
    else:
        gap = "\n" if before.endswith("\n") else "\n\n"
    return gap + body.strip("\n") + ("\n\n" if after else "\n")
