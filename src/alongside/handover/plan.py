"""Sources to what is handed over: which sections, and which words of the page belong to which of its source."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from pathlib import Path

from alongside.authoring.accept import require_source_page
from alongside.errors import BadInput
from alongside.handover.markdown_page import SETTINGS, PageText, SectionPlace, Slot, read_page
from alongside.handover.model import Handover, Part, Segment, Stamp
from alongside.handover.text import (
    Code,
    Text,
    digest_texts,
    digest_words,
    plain_text,
    text_from_words,
)
from alongside.model import EASY_READ, Sources, Strand, Variant
from alongside.pages.markdown import normalise_line_ends
from alongside.pages.placeholder import PLACEHOLDER
from alongside.publication.catalogue import variant_path
from alongside.publication.fact_uses import fill_facts, strand_facts
from alongside.publication.made_from import stale_section_ids
from alongside.publication.terms import BOUNDARY, TermFinder

NO_DIGEST = "none"


def plan_handover(
    sources: Sources, strand: Strand, documents: tuple[str, ...], only_stale: bool
) -> Handover:
    """documents: slugs. Raises BadInput for a page that cannot be read."""
    parts = [
        part
        for slug in documents
        for part in parts_of(sources, strand, slug)
        if not only_stale or part.state != "up to date"
    ]
    source = sources.publication.strand(strand.made_from)
    found = set(
        TermFinder(sources.publication, source).find(
            f" {BOUNDARY} ".join(
                words
                for part in parts
                for words in (part.source_words, *(plain_text(s.source) for s in part.segments))
            )
        )
    )
    terms = tuple(
        term
        for term in sources.publication.terms
        if term.id in found and strand.key in term.wordings
    )
    return Handover(
        sources.publication,
        strand,
        source,
        tuple(parts),
        terms,
        _stale_source_paths(sources, parts),
    )


def _stale_source_paths(sources: Sources, parts: list[Part]) -> tuple[str, ...]:
    origins = {part.source_path: part.stamp.document for part in parts}
    pages = {variant.path.as_posix(): variant for variant in sources.variants.values()}
    return tuple(
        path
        for path in origins
        if (above := sources.source_of(pages[path]))
        and not above.problem
        and stale_section_ids(pages[path], above)
    )


def parts_of(sources: Sources, strand: Strand, document: str) -> list[Part]:
    """Every section that the page has, or should have, in the order of its source."""
    variant = sources.variants.get((document, strand.key))
    source = sources.variants.get((document, strand.made_from))
    if variant:
        source = require_source_page(sources, variant, "hand over")
    elif source is None or source.problem:
        raise BadInput(
            f"The page that “{document}” is made from is missing or cannot be read.",
            path=variant_path(sources.publication.strand(strand.made_from), document).as_posix(),
            mend="Run scripts/check: it says what is wrong with it.",
        )
    origin = page_text(sources.root, source)
    page = page_text(sources.root, variant) if variant else None
    stale = stale_section_ids(variant, source) if variant else ()
    return [
        _part(sources, strand, source, origin, variant, page, section, stale)
        for section in origin.sections
        if section.id
    ]


def page_text(root: Path, variant: Variant) -> PageText:
    return read_page(normalise_line_ends(read_page_source(root / variant.path)), variant)


def read_page_source(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def _part(
    sources: Sources,
    strand: Strand,
    source: Variant,
    origin: PageText,
    variant: Variant | None,
    page: PageText | None,
    place: SectionPlace,
    stale: tuple[str, ...],
) -> Part:
    own = page.section(place.id) if page else None
    is_adaptation = strand.level != source.strand.level
    segments = (_adaptation_segments if is_adaptation else _translation_segments)(
        f"{source.document}/{place.id}", place, own
    )
    if strand.level == EASY_READ and is_adaptation:
        segments = [
            replace(one, keeps_line_ends=True) if one.kind == "paragraph" else one
            for one in segments
        ]
    in_place = own is not None and (
        is_adaptation or _slot_shapes(own.slots) == _slot_shapes(place.slots)
    )
    section = source.section(place.id)
    stamp = Stamp(
        digest_words(sources.publication.url),
        strand.key,
        source.document,
        place.id,
        section.fingerprint,
        digest_words(page.raw_text(own)) if own else NO_DIGEST,
        words_digest(segments),
        _structure_digest(place.slots),
    )
    state = "missing" if own is None else "out of date" if place.id in stale else "up to date"
    return Part(
        stamp,
        source.title,
        section.heading,
        state,
        tuple(segments),
        in_place,
        _text_with_fact_values(sources, source.strand, place) if is_adaptation else "",
        "" if in_place or own is None else _text_with_fact_values(sources, strand, own),
        source.path.as_posix(),
        variant_path(strand, source.document).as_posix(),
    )


def _text_with_fact_values(sources: Sources, strand: Strand, section: SectionPlace) -> str:
    """Its words with the values of facts, for people who only read them."""
    return fill_facts(_section_text(section), strand_facts(sources.publication, strand)).rendered


def words_digest(segments) -> str:
    return digest_texts(segment.target for segment in segments)


def _slot_shapes(slots: tuple[Slot, ...]) -> list[tuple]:
    return [slot.shape for slot in slots]


def _structure_digest(slots: tuple[Slot, ...]) -> str:
    return digest_words(
        repr(
            [
                (slot.shape, [(id_, code.kind, code.payload) for id_, code in slot.codes.items()])
                for slot in slots
            ]
        )
    )


def _translation_segments(
    place: str, origin: SectionPlace, own: SectionPlace | None
) -> list[Segment]:
    """A segment for each block of the source, with its partner on the page if it surely is that."""
    partners = _match_slots(origin.slots, own.slots if own else ())
    return [
        segment
        for number, slot in enumerate(origin.slots)
        for segment in _slot_segments(
            f"{place}/{slot_name(origin, number)}", slot, partners.get(number)
        )
    ]


def _adaptation_segments(
    place: str, origin: SectionPlace, own: SectionPlace | None
) -> list[Segment]:
    """A segment for each block of the page. Title, description and heading stand beside those of the source."""
    found = []
    for number, slot in enumerate(own.slots if own else origin.slots):
        partner = (
            next((other for other in origin.slots if other.shape == slot.shape), slot)
            if slot.kind in (*SETTINGS, "heading")
            else slot
        )
        found += _slot_segments(
            f"{place}/{slot_name(own or origin, number)}", partner, slot if own else None
        )
    return found


def slot_name(section: SectionPlace, number: int) -> str:
    kind = section.slots[number].kind
    if kind in (*SETTINGS, "heading"):
        return kind
    return str(1 + sum(slot.kind not in (*SETTINGS, "heading") for slot in section.slots[:number]))


def _match_slots(origin: tuple[Slot, ...], own: tuple[Slot, ...]) -> dict[int, Slot]:
    """By the order of runs of one kind. Where two runs differ in length nobody can tell which block is which."""
    singles = {
        number: next((slot for slot in own if slot.shape == (kind.kind,)), None)
        for number, kind in enumerate(origin)
        if kind.kind in SETTINGS
    }
    left, right = (_group_by_kind(slots) for slots in (origin, own))
    if [kind for kind, _ in left] == [kind for kind, _ in right]:
        for (_, mine), (_, theirs) in zip(left, right, strict=True):
            if [origin[number].shape for number in mine] == [
                own[number].shape for number in theirs
            ]:
                singles |= {number: own[other] for number, other in zip(mine, theirs, strict=True)}
    return {number: slot for number, slot in singles.items() if slot}


def _group_by_kind(slots: tuple[Slot, ...]) -> list[tuple[str, list[int]]]:
    body = [
        (number, "cell" if "cell" in slot.kind else slot.kind)
        for number, slot in enumerate(slots)
        if slot.kind not in SETTINGS
    ]
    return [
        (kind, [number for number, _ in group])
        for kind, group in groupby(body, key=lambda pair: pair[1])
    ]


def _slot_segments(id_: str, slot: Slot, partner: Slot | None) -> list[Segment]:
    """The block itself, and a segment of its own for what each picture in it shows."""
    target, codes = _align_code_ids(slot, partner)
    if PLACEHOLDER.search(plain_text(target)):
        target = ()
    leads = (
        target[0].code
        if target and target[0].code and codes[target[0].code].kind == "picture"
        else ""
    )
    lines = any("\n" in run.text for run in (*slot.text, *target))
    main = Segment(id_, slot.kind, slot.text, target, codes, leads, "", lines)
    pictures = [
        (name, code)
        for name, code in codes.items()
        if code.kind == "picture" and _source_alt_text(slot, code)
    ]
    return [
        main,
        *(
            Segment(
                f"{id_}/picture-{number}",
                "picture",
                text_from_words(_source_alt_text(slot, code)),
                text_from_words(code.alt_text) if target else (),
                {},
                alt_text_of=name,
            )
            for number, (name, code) in enumerate(pictures, start=1)
        ),
    ]


def _source_alt_text(slot: Slot, code: Code) -> str:
    return next(
        (
            own.alt_text
            for own in slot.codes.values()
            if (own.kind, own.payload) == (code.kind, code.payload)
        ),
        code.alt_text,
    )


def _align_code_ids(slot: Slot, partner: Slot | None) -> tuple[Text, dict[str, Code]]:
    """The partner's words, their codes named as in the slot; what the slot lacks is numbered on."""
    codes = dict(slot.codes)
    if partner is None:
        return (), codes
    names: dict[str, str] = {}
    for name, code in partner.codes.items():
        same = next(
            (
                mine
                for mine, own in slot.codes.items()
                if mine not in names.values()
                and (own.kind, own.payload) == (code.kind, code.payload)
            ),
            None,
        )
        letter = "l" if code.is_paired else "x"
        names[name] = same or f"{letter}{1 + sum(key.startswith(letter) for key in codes)}"
        codes[names[name]] = code
    return tuple(
        replace(run, link=names.get(run.link, ""), code=names.get(run.code, ""))
        for run in partner.text
    ), codes


def _section_text(section: SectionPlace) -> str:
    """Its words, a line for each block, a row of a table in one."""
    lines: list[str] = []
    for slot in section.slots:
        words = plain_text(slot.text, slot.codes).replace("\n", " ")
        if "cell" in slot.kind and slot.shape[2] != "|" and lines:
            lines[-1] += f" | {words}"
        else:
            lines.append(f"• {words}" if slot.kind == "item" else words)
    return "\n".join(lines)
