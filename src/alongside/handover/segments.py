"""The segments of a section: which block of a page belongs to which block of its source."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import groupby

from alongside.handover.markdown_page import SectionPlace, Slot
from alongside.handover.model import Part, Segment
from alongside.handover.text import (
    Code,
    Text,
    digest_words,
    normalise_runs,
    plain_text,
    text_from_words,
)
from alongside.pages.placeholder import PLACEHOLDER

LABELS = {"title": "Title", "description": "Summary", "heading": "Heading"}
"""What stands in the place of a picture beside words that have none."""


def translation_segments(
    place: str, source: SectionPlace, page: SectionPlace | None
) -> list[Segment]:
    """A segment for each block of the source, with its partner on the page if it surely is that.

    place: "our-area/people". source: its section in the source. page: on the
    page, if the page has it.
    """
    partners = _match_slots(source.slots, page.slots if page else ())
    segments: list[Segment] = []
    for number, slot in enumerate(source.slots):
        id_ = f"{place}/{slot_name(source, number)}"
        segments += _slot_segments(id_, slot, partners.get(number))
    return segments


def adaptation_segments(
    place: str, source: SectionPlace, page: SectionPlace | None
) -> list[Segment]:
    """A segment for each block of the page, whose blocks are others than those of its source.

    Only title, description and heading stand beside those of the source.
    """
    segments: list[Segment] = []
    section = page or source
    for number, slot in enumerate(section.slots):
        id_ = f"{place}/{slot_name(section, number)}"
        shown = slot if slot.is_body else _slot_of_shape_like(source, slot)
        segments += _slot_segments(id_, shown, slot if page else None)
    return segments


def _slot_of_shape_like(section: SectionPlace, slot: Slot) -> Slot:
    return next((other for other in section.slots if other.shape == slot.shape), slot)


def slot_name(section: SectionPlace, number: int) -> str:
    """The last part of a segment's id: blocks of the body count from 1, others have their kind."""
    slot = section.slots[number]
    if not slot.is_body:
        return slot.kind
    return str(1 + sum(before.is_body for before in section.slots[:number]))


def structure_digest(slots: tuple[Slot, ...]) -> str:
    """Eight hexadecimal digits of the blocks' shapes and codes, whatever their words."""
    structure = []
    for slot in slots:
        codes = [(id_, code.kind, code.payload) for id_, code in slot.codes.items()]
        structure.append((slot.shape, codes))
    return digest_words(repr(structure))


def section_text(section: SectionPlace) -> str:
    """Its words, a line for each block, a row of a table in one."""
    lines: list[str] = []
    for slot in section.slots:
        words = plain_text(slot.text, slot.codes).replace("\n", " ")
        is_later_cell = "cell" in slot.kind and slot.shape[2] != "|"
        if is_later_cell and lines:
            lines[-1] += f" | {words}"
        else:
            lines.append(f"• {words}" if slot.kind == "item" else words)
    return "\n".join(lines)


def _match_slots(source: tuple[Slot, ...], page: tuple[Slot, ...]) -> dict[int, Slot]:
    """Number of a slot of the source to its partner on the page.

    Blocks are matched by the order of stretches of one kind. Where two stretches differ in length
    nobody can tell which block is which.
    """
    partners = _match_settings(source, page)
    source_groups = _group_by_kind(source)
    page_groups = _group_by_kind(page)
    # Better no partner than a wrong one, whose words would be taken for those of another block.
    if [kind for kind, _ in source_groups] != [kind for kind, _ in page_groups]:
        return partners
    for (_, numbers), (_, page_numbers) in zip(source_groups, page_groups, strict=True):
        page_slots = [page[number] for number in page_numbers]
        shapes = [source[number].shape for number in numbers]
        if shapes == [slot.shape for slot in page_slots]:
            partners.update(zip(numbers, page_slots, strict=True))
    return partners


def _match_settings(source: tuple[Slot, ...], page: tuple[Slot, ...]) -> dict[int, Slot]:
    page_settings = {slot.kind: slot for slot in page if slot.is_setting}
    return {
        number: page_settings[slot.kind]
        for number, slot in enumerate(source)
        if slot.kind in page_settings
    }


def _group_by_kind(slots: tuple[Slot, ...]) -> list[tuple[str, list[int]]]:
    """(kind, numbers of the slots) for each stretch of one kind, the settings left out.

    All cells count as one kind, so that a table is one stretch.
    """

    def kind_of(number: int) -> str:
        return "cell" if "cell" in slots[number].kind else slots[number].kind

    numbers = [number for number, slot in enumerate(slots) if not slot.is_setting]
    return [(kind, list(group)) for kind, group in groupby(numbers, key=kind_of)]


def _slot_segments(id_: str, slot: Slot, partner: Slot | None) -> list[Segment]:
    """The block itself, and a segment of its own for what each picture in it shows.

    slot: of the source. partner: of the page.
    """
    target, codes = _align_code_ids(slot, partner)
    if PLACEHOLDER.search(plain_text(target)):
        # A page that was only begun holds placeholders. They are no words to work on.
        target = ()
    block = Segment(
        id=id_,
        kind=slot.kind,
        source=slot.text,
        target=target,
        codes=codes,
        picture=_leading_picture(target, codes),
        keeps_line_ends=any("\n" in run.text for run in (*slot.text, *target)),
    )
    return [block, *_picture_segments(id_, slot, target, codes)]


def _leading_picture(text: Text, codes: dict[str, Code]) -> str:
    """The id of the picture with which the words begin, or ""."""
    first_code = text[0].code if text else ""
    return first_code if first_code and codes[first_code].kind == "picture" else ""


def _picture_segments(id_: str, slot: Slot, target: Text, codes: dict[str, Code]) -> list[Segment]:
    segments: list[Segment] = []
    for code_id, code in codes.items():
        source_words = _source_alt_text(slot, code)
        if code.kind == "picture" and source_words:
            segments.append(
                Segment(
                    id=f"{id_}/picture-{len(segments) + 1}",
                    kind="picture",
                    source=text_from_words(source_words),
                    target=text_from_words(code.alt_text) if target else (),
                    codes={},
                    alt_text_of=code_id,
                )
            )
    return segments


def _source_alt_text(slot: Slot, code: Code) -> str:
    """What the same picture shows in the source; the page's own words where the source lacks it."""
    for source_code in slot.codes.values():
        if _is_same_code(source_code, code):
            return source_code.alt_text
    return code.alt_text


def _align_code_ids(slot: Slot, partner: Slot | None) -> tuple[Text, dict[str, Code]]:
    """The partner's words, with the slot's ids for codes that both have.

    Codes that the slot lacks get the numbers after its own.
    """
    codes = dict(slot.codes)
    if partner is None:
        return (), codes
    new_ids: dict[str, str] = {}
    for id_, code in partner.codes.items():
        new_id = _find_code_id(slot, code, new_ids.values()) or _next_code_id(code, codes)
        new_ids[id_] = new_id
        codes[new_id] = code
    text = tuple(
        replace(run, link=new_ids.get(run.link, ""), code=new_ids.get(run.code, ""))
        for run in partner.text
    )
    return text, codes


def _find_code_id(slot: Slot, code: Code, taken_ids: Collection[str]) -> str:
    for id_, source_code in slot.codes.items():
        if id_ not in taken_ids and _is_same_code(source_code, code):
            return id_
    return ""


def _next_code_id(code: Code, codes: dict[str, Code]) -> str:
    letter = "l" if code.is_paired else "x"
    return f"{letter}{1 + sum(id_.startswith(letter) for id_ in codes)}"


def _is_same_code(one: Code, other: Code) -> bool:
    return (one.kind, one.payload) == (other.kind, other.payload)


def is_beside_picture(part: Part, segment: Segment) -> bool:
    """Whether it is what an idea's picture shows: this stands in the row of the idea."""
    if not segment.alt_text_of:
        return False
    return any(idea.picture and segment.id == f"{idea.id}/picture-1" for idea in part.segments)


def words_beside_picture(segment: Segment) -> Text:
    """Without the picture, which has a column of its own."""
    if not segment.picture:
        return segment.target
    return normalise_runs(run for run in segment.target if run.code != segment.picture)
