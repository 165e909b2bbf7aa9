"""Text to fingerprint: six hexadecimal digits that change when the meaning can change.

Left out on purpose, so that a cosmetic edit makes nothing stale: line wrapping,
emphasis, comments, typography, the signs and the numbering style of lists, the
spaces and the alignment of tables, and how a link is written down. Kept: words,
numbers, headings, list items and their numbers, rows and cells of tables, pictures,
where links lead, and from which words. A fact counts by its name, not by its value.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from alongside.model import LEAD, ROW_START, Block, Link, Section
from alongside.pages.link_address import PageAddress, normalise_link
from alongside.text.number_form import normalise_numbers
from alongside.text.typography import normalise_typography

_DIGITS = 6
"""24 bits: a chance of 1 in 16 million that a changed section looks unchanged."""


def fingerprint_section(heading: str, blocks: Iterable[Block], extra: str = "") -> str:
    """The fingerprint of a section's heading and blocks.

    extra: for the lead, the page's description, which readers meet in search results.
    """
    parts = ["heading", normalise_typography(heading), normalise_typography(extra)]
    for block in blocks:
        parts += _block_parts(block)
    return _digest(parts)


def fingerprint_in_place(
    sections: Iterable[Section], page: PageAddress, language: str, description: str
) -> tuple[Section, ...]:
    """The sections of a page with what only its place can tell: which addresses are its own
    website's, and how its language writes numbers. description: the page's."""
    return tuple(_section_in_place(section, page, language, description) for section in sections)


def _section_in_place(
    section: Section, page: PageAddress, language: str, description: str
) -> Section:
    heading = normalise_numbers(section.heading, language)
    extra = normalise_numbers(description, language) if section.id == LEAD else ""
    blocks = [_block_in_place(block, page, language) for block in section.blocks]
    # Most sections have nothing that is written in several ways: they are as they were read.
    if (heading, extra, blocks) == (
        section.heading,
        description if section.id == LEAD else "",
        list(section.blocks),
    ):
        return section
    fingerprint = fingerprint_section(heading, blocks, extra)
    return replace(
        section,
        fingerprint=fingerprint,
        fingerprint_of_values=fingerprint,
        typed_fingerprint=section.fingerprint,
        typed_fingerprint_of_values=section.fingerprint,
    )


def _block_in_place(block: Block, page: PageAddress, language: str) -> Block:
    """The block with one spelling for what is the same; most are as they are already."""
    links = tuple(_link_in_place(link, page, language) for link in block.links)
    pictures = tuple(
        replace(picture, alt=normalise_numbers(picture.alt, language)) for picture in block.pictures
    )
    text = normalise_numbers(block.text, language)
    if (text, links, pictures) == (block.text, block.links, block.pictures):
        return block
    return replace(block, text=text, links=links, pictures=pictures)


def _link_in_place(link: Link, page: PageAddress, language: str) -> Link:
    target, text = _target_in_place(link.target, page), normalise_numbers(link.text, language)
    if (target, text) == (link.target, link.text):
        return link
    return replace(link, target=target, text=text)


def _target_in_place(target: str, page: PageAddress) -> str:
    """As it is where only the spelling differs that every fingerprint leaves out."""
    in_place = normalise_link(target, page)
    return target if in_place == normalise_link(target) else in_place


def add_data_to_lead(sections: Iterable[Section], data: str) -> tuple[Section, ...]:
    """The sections of a page, its lead with fingerprints of its data, too.

    data: what the settings of the page's kind say, in one spelling; "" where it is of none.
    """
    return tuple(
        _with_data(section, data) if data and section.id == LEAD else section
        for section in sections
    )


def _with_data(section: Section, data: str) -> Section:
    def add(fingerprint: str) -> str:
        return _digest([fingerprint, "data", data]) if fingerprint else ""

    return replace(
        section,
        fingerprint=add(section.fingerprint),
        fingerprint_of_values=add(section.fingerprint_of_values),
        typed_fingerprint=add(section.typed_fingerprint),
        typed_fingerprint_of_values=add(section.typed_fingerprint_of_values),
    )


def typed_sections(sections: Iterable[Section]) -> list[Section]:
    """The sections with their fingerprints as they are typed, by names and by values."""
    return [
        replace(
            section,
            fingerprint=section.typed_fingerprint or section.fingerprint,
            fingerprint_of_values=(
                section.typed_fingerprint_of_values or section.fingerprint_of_values
            ),
        )
        for section in sections
    ]


def fingerprint_page(
    title: str, sections: Iterable[Section], text_facts: Iterable[str] = ()
) -> str:
    """The fingerprint of all that a sign-off covers: the title and every section, in order.

    text_facts: the words of the facts on the page that are not figures. A sign-off is bound to
    them by what they say, to figures by the name of their fact.
    """
    parts = [normalise_typography(title)]
    parts += [f"{section.id} {section.depth} {section.fingerprint}" for section in sections]
    parts += [f"words {normalise_typography(words)}" for words in text_facts]
    return _digest(parts)


def fingerprint_as_yaml(fingerprint: str) -> str:
    """In quotation marks where YAML would read the fingerprint as a number."""
    return f'"{fingerprint}"' if fingerprint.replace("e", "", 1).isdigit() else fingerprint


def _block_parts(block: Block) -> list[str]:
    """What is hashed of a block. The order and the wording are part of every recorded fingerprint:
    a change here would make every page stale and end every sign-off."""
    parts = [block.kind, str(block.depth), normalise_typography(block.text), *_marker_parts(block)]
    for link in block.links:
        parts.append(f"link {normalise_link(link.target)} {_normalise_link_text(link.text)}")
        parts += _title_parts(link.title)
    for picture in block.pictures:
        alt = normalise_typography(picture.alt)
        parts.append(f"picture {normalise_link(picture.target)} {alt}")
        parts += _title_parts(picture.title)
    return parts


def _marker_parts(block: Block) -> list[str]:
    """What tells one item or row from the next, or from more of the same."""
    if block.marker == ROW_START:
        return ["row"]
    if block.kind != "item":
        return []
    if block.marker.isdigit():
        return [f"number {block.marker}"]
    # A bullet adds nothing. A block of an item without marker is a further paragraph of it.
    return [] if block.marker else ["more"]


def _title_parts(words: str) -> list[str]:
    """What is hashed of the title of a link or picture, [text](target "title")."""
    return [f"title {normalise_typography(words)}"] if words else []


def _normalise_link_text(words: str) -> str:
    """A full stop may stand inside or outside a link: it is the same link."""
    inner = normalise_typography(words)
    # Unicode's categories P and Z are punctuation and spaces.
    kept = [place for place, sign in enumerate(inner) if unicodedata.category(sign)[0] not in "PZ"]
    return inner[kept[0] : kept[-1] + 1] if kept else ""


def _digest(parts: list[str]) -> str:
    # The unit separator, which no text has, keeps apart what would read the same joined.
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGITS]
