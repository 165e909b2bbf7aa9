"""Reads an SVG drawing, which may come from anywhere: bounded, and asking for nothing else."""

from __future__ import annotations

from lxml import etree

from alongside.assets.picture_faults import (
    MOST_DRAWING_BYTES,
    MOST_ELEMENTS,
    MOST_NESTING,
    MOST_PARTS,
    FaultKind,
    UnusablePicture,
    require_bytes,
)
from alongside.assets.svg_references import line_of
from alongside.assets.svg_vocabulary import SVG

SVG_ROOT = f"{{{SVG}}}svg"
_GZIP = b"\x1f\x8b"
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BLANKS = b" \t\r\n"


def parse_drawing(data: bytes) -> etree._Element:
    """The root of a drawing of a fair size. Raises UnusablePicture."""
    if data.startswith(_GZIP):
        raise UnusablePicture(FaultKind.PACKED)
    require_bytes(len(data), MOST_DRAWING_BYTES)
    # Nothing is fetched, and entities are neither read from elsewhere nor put into the drawing.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    if not data.startswith(_BYTE_ORDER_MARKS):
        data = data.lstrip(_BLANKS)  # a blank line before the first one, as some programs leave
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _syntax_fault(str(error)) from None
    except ValueError:  # an encoding that there is not
        raise UnusablePicture(FaultKind.DAMAGED) from None
    if root.tag != SVG_ROOT:
        raise UnusablePicture(FaultKind.DAMAGED)
    _require_fair_size(root)
    return root


def _syntax_fault(told: str) -> UnusablePicture:
    """told: by the parser, which itself stops at what grows or nests beyond all measure."""
    if "amplification" in told or "entity" in told.lower():
        return UnusablePicture(FaultKind.ENTITIES)
    if "depth" in told:
        return UnusablePicture(FaultKind.ELEMENTS, "very many in one another", 1, MOST_PARTS)
    return UnusablePicture(FaultKind.DAMAGED)


def _require_fair_size(root: etree._Element) -> None:
    """Raises UnusablePicture."""
    count, depth = 0, 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if count > MOST_ELEMENTS or depth > MOST_NESTING:
            line = line_of(element)
            raise UnusablePicture(FaultKind.ELEMENTS, f"more than {count} parts", line, MOST_PARTS)
