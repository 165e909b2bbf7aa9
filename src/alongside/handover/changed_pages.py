"""Changes of sections to new files: every byte that no change is about stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby

from alongside.authoring.accept import replace_made_from
from alongside.errors import BadInput
from alongside.handover.inline_markdown import to_markdown
from alongside.handover.judge import Change
from alongside.handover.markdown_page import SETTINGS, PageText, SectionPlace, Slot, read_page
from alongside.handover.model import Part, Segment
from alongside.handover.plan import page_text, read_page_source, slot_name
from alongside.handover.text import Code, Text, plain_text
from alongside.model import LEAD, Sources, Strand, Variant
from alongside.pages.markdown import PICTURE_SCHEME, normalise_line_ends
from alongside.publication.catalogue import parse_variant, variant_path
from alongside.publication.made_from import recorded_fingerprints

_EMPTY = "---\ntitle:\ndescription:\n---\n"
Edit = tuple[int, int, str]


def changed_pages(sources: Sources, changes: Iterable[Change]) -> dict[str, bytes]:
    """Path below the root to content, of every page that changes. Raises BadInput when one cannot be changed safely."""
    return {
        path: _changed_page(sources, list(group))
        for path, group in groupby(changes, key=lambda one: one.part.path)
    }


def _changed_page(sources: Sources, changes: list[Change]) -> bytes:
    stamp = changes[0].part.stamp
    strand = sources.publication.strand(stamp.strand)
    path = variant_path(strand, stamp.document)
    file = sources.root / path
    raw = read_page_source(file) if file.exists() else ""
    old = normalise_line_ends(raw) if raw else _EMPTY
    if not raw and not any(change.part.stamp.section == LEAD for change in changes):
        raise BadInput(
            f"The page {path.as_posix()} does not exist yet, and the file brings no title for it.",
            path=path.as_posix(),
            mend="Finish its first section, “introduction”, too, and import again.",
        )
    origin = page_text(sources.root, sources.variants[stamp.document, strand.made_from])
    text = old
    for change in changes:
        page = _read(text, stamp.document, strand)
        written = _apply_change(page, origin, change)
        _refuse_if_other_text_changed(page, _read(written, stamp.document, strand), change)
        text = written
    variant = _variant(text, stamp.document, strand)
    fingerprints = {
        change.part.stamp.section: change.fingerprint for change in changes if change.fingerprint
    }
    if fingerprints:
        text = _record_fingerprints(
            text, variant, [section.id for section in origin.sections], fingerprints
        )
    return _encode_page(file.read_bytes()[:3] == b"\xef\xbb\xbf" if raw else False, raw, old, text)


def _variant(text: str, document: str, strand: Strand) -> Variant:
    return parse_variant(text, document, strand, variant_path(strand, document))


def _read(text: str, document: str, strand: Strand) -> PageText:
    return read_page(text, _variant(text, document, strand))


def _apply_change(page: PageText, origin: PageText, change: Change) -> str:
    id_ = change.part.stamp.section
    own, place = page.section(id_), origin.section(id_)
    if change.section_texts is not None:
        edits = _rewriting_edits(page, origin, own, place, change)
    elif own is not None:
        edits = [*_rewording_edits(page, own, change), *_idea_edits(page, own, change)]
    else:
        edits = []
    text = page.text
    # From the end, so that the places of the others stay right; at one place, in their order.
    for start, end, words in sorted(edits, key=lambda edit: edit[0], reverse=True):
        text = text[:start] + words + text[end:]
    return text


def _rewording_edits(page: PageText, own: SectionPlace, change: Change) -> Iterable[Edit]:
    segments = {one.id: one for one in change.part.segments}
    place = change.part.stamp.place
    for number, slot in enumerate(own.slots):
        id_ = f"{place}/{slot_name(own, number)}"
        if id_ in change.removed:
            yield _removal_edit(page.text, slot)
            continue
        alt_texts = _returned_alt_texts(change.part, id_, change.texts)
        if id_ in change.texts or alt_texts:
            segment = segments[id_]
            words = change.texts.get(id_, segment.target)
            yield (
                slot.start,
                slot.end,
                to_markdown(
                    words, _codes_with_alt_texts(segment, alt_texts), slot.kind, slot.prefix
                ),
            )


def _removal_edit(text: str, slot: Slot) -> Edit:
    """Takes out the lines of a block, and one of the empty lines around it."""
    start, end = text.rfind("\n", 0, slot.start) + 1, text.find("\n", slot.end) + 1
    end = end or len(text)
    if text[end : end + 1] == "\n":
        end += 1
    elif not text[end:] and text[:start].endswith("\n\n"):
        start -= 1
    return start, end, ""


def _returned_alt_texts(part: Part, id_: str, texts: Mapping[str, Text]) -> dict[str, str]:
    """Id of a picture's code to what came back for what it shows."""
    return {
        one.alt_text_of: plain_text(texts[one.id])
        for one in part.segments
        if one.alt_text_of and one.id in texts and one.id.startswith(f"{id_}/picture-")
    }


def _codes_with_alt_texts(segment: Segment, alt_texts: Mapping[str, str]) -> dict[str, Code]:
    """Its codes, pictures with the words that came back for them."""
    return {
        name: replace(code, alt_text=alt_texts.get(name, code.alt_text))
        for name, code in segment.codes.items()
    }


def _idea_edits(page: PageText, own: SectionPlace, change: Change) -> Iterable[Edit]:
    """One edit for each place where ideas are added."""
    places = {
        f"{change.part.stamp.place}/{slot_name(own, number)}": slot
        for number, slot in enumerate(own.slots)
        if slot.kind not in SETTINGS
    }
    for after, ideas in groupby(change.ideas, key=lambda idea: block_id(idea.after_segment)):
        words = [_format_idea(idea) for idea in ideas]
        slot = places.get(after)
        if slot is None:
            yield own.start, own.start, "".join(f"{one}\n\n" for one in words)
        else:
            end = page.text.find("\n", slot.end)
            end = len(page.text) if end < 0 else end
            yield end, end, "".join(f"\n\n{one}" for one in words)


def block_id(id_: str) -> str:
    """The block of a segment: an idea is not put between a picture and its words."""
    return id_.partition("/picture-")[0]


def _format_idea(idea) -> str:
    words = to_markdown(idea.text, {}, "paragraph")
    return f"![]({PICTURE_SCHEME}{idea.picture})\n{words}" if idea.picture else words


def _rewriting_edits(
    page: PageText, origin: PageText, own: SectionPlace | None, place: SectionPlace, change: Change
) -> list[Edit]:
    """The section in the shape of its source, in the place of the old one or where the source has it."""
    segments = {one.id: one for one in change.part.segments}
    written: list[tuple[Slot, Segment, str]] = []
    for number, slot in enumerate(place.slots):
        id_ = f"{change.part.stamp.place}/{slot_name(place, number)}"
        if id_ in change.section_texts:
            alt_texts = _returned_alt_texts(change.part, id_, change.section_texts)
            codes = _codes_with_alt_texts(segments[id_], alt_texts)
            kind = (
                "paragraph"
                if change.part.is_adaptation and slot.kind not in (*SETTINGS, "heading")
                else slot.kind
            )
            written.append(
                (
                    slot,
                    segments[id_],
                    to_markdown(change.section_texts[id_], codes, kind, slot.prefix),
                )
            )
    body = (
        _adaptation_body(origin, place, written, change)
        if change.part.is_adaptation
        else _translation_body(origin, place, written)
    )
    edits = _settings_edits(page, written)
    start, end = (own.start, own.end) if own else [_insert_position(page, origin, place.id)] * 2
    return [*edits, (start, end, _pad_with_empty_lines(page.text[:start], body, page.text[end:]))]


def _translation_body(
    origin: PageText, place: SectionPlace, written: list[tuple[Slot, Segment, str]]
) -> str:
    text, end = "", place.start
    for slot, _, words in written:
        if slot.kind not in SETTINGS:
            text += origin.text[end : slot.start] + words
            end = slot.end
    return text + origin.text[end : place.end]


def _adaptation_body(
    origin: PageText, place: SectionPlace, written: list[tuple[Slot, Segment, str]], change: Change
) -> str:
    pieces = []
    for slot, _, words in written:
        if slot.kind == "heading":
            line_end = origin.text.find("\n", slot.end)
            words = (
                origin.text[origin.text.rfind("\n", 0, slot.start) + 1 : slot.start]
                + words
                + origin.text[slot.end : len(origin.text) if line_end < 0 else line_end]
            )
        if slot.kind not in SETTINGS:
            pieces.append(words)
    return "\n\n".join([*pieces, *(_format_idea(idea) for idea in change.ideas)])


def _settings_edits(page: PageText, written: list[tuple[Slot, Segment, str]]) -> list[Edit]:
    own = {slot.kind: slot for slot in page.sections[0].slots if slot.kind in SETTINGS}
    return [
        (own[slot.kind].start, own[slot.kind].end, words)
        for slot, _, words in written
        if slot.kind in own
    ]


def _insert_position(page: PageText, origin: PageText, id_: str) -> int:
    """Where a section belongs: behind the nearest one before it in the source that the page has."""
    end = page.sections[0].end
    for section in origin.sections:
        if section.id == id_:
            return end
        own = page.section(section.id)
        end = own.end if own else end
    return end


def _pad_with_empty_lines(before: str, body: str, after: str) -> str:
    """With one empty line around it, and none at the end of the page."""
    gap = "" if before.endswith(("\n\n", "---\n")) else "\n" if before.endswith("\n") else "\n\n"
    return gap + body.strip("\n") + ("\n\n" if after else "\n")


def _refuse_if_other_text_changed(page: PageText, changed_page: PageText, change: Change) -> None:
    """What is not this section must be as it was, and the section still be one."""
    id_, place = change.part.stamp.section, change.part.path
    before, after = ([section.id for section in text.sections] for text in (page, changed_page))
    same = all(
        section.id == id_
        or section.id not in before
        or changed_page.raw_text(section).rstrip("\n")
        == page.raw_text(page.section(section.id)).rstrip("\n")
        for section in changed_page.sections
    )
    others = [[one for one in ids if one != id_] for ids in (before, after)]
    if not same or others[0] != others[1] or after.count(id_) != 1:
        raise BadInput(
            "The words of this section cannot be written without moving something else, so nothing was "
            "changed.",
            path=place,
            mend="Look for signs such as --- or ## at the start of a line in "
            f"“{change.part.heading}”.",
        )


def _record_fingerprints(
    text: str, variant: Variant, order: list[str], fingerprints: Mapping[str, str]
) -> str:
    old = recorded_fingerprints(variant)
    new = {**old, **fingerprints}
    kept = {
        id_: new[id_]
        for id_ in [
            *(id_ for id_ in order if id_ in new),
            *(id_ for id_ in new if id_ not in order),
        ]
    }
    changed = replace_made_from(
        text,
        kept if list(kept) != [*old, *(id_ for id_ in fingerprints if id_ not in old)] else new,
    )
    if changed is None:
        raise BadInput(
            "made_from is written in a way that we cannot change safely, so nothing was changed.",
            path=variant.path.as_posix(),
            mend="Write each of its lines as “section: fingerprint”.",
        )
    return changed


def _encode_page(has_bom: bool, raw: str, old_text: str, new_text: str) -> bytes:
    """With the line ends of the file as it was; of the lines that are new, as of most of them."""
    whole = raw.count("\r\n")
    counts = {"\n": raw.count("\n") - whole, "\r\n": whole, "\r": raw.count("\r") - whole}
    ending = max(counts, key=counts.__getitem__)
    before, lines = old_text.splitlines(keepends=True), raw.splitlines(keepends=True)
    if "\r" not in raw or len(before) != len(lines):
        text = new_text if "\r" not in raw else new_text.replace("\n", ending)
    else:
        after, text = new_text.splitlines(keepends=True), ""
        for kind, first, last, start, end in SequenceMatcher(
            None, before, after, autojunk=False
        ).get_opcodes():
            text += (
                "".join(lines[first:last])
                if kind == "equal"
                else "".join(after[start:end]).replace("\n", ending)
            )
    return (b"\xef\xbb\xbf" if has_bom else b"") + text.encode()
