"""An SVG drawing built anew from what may be drawn: nothing acts, moves or comes from elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from alongside.assets.picture_faults import (
    MOST_DRAWING_BYTES,
    MOST_ELEMENTS,
    MOST_NESTING,
    MOST_PARTS,
    MOST_SIDES,
    FaultKind,
    PictureFault,
    UnusablePicture,
    require_bytes,
)
from alongside.assets.svg_references import (
    count_drawn_elements,
    keep_ids_in_use,
    local_reference,
)
from alongside.assets.svg_styles import (
    Styles,
    StyleSheet,
    read_declarations,
    read_style_sheet,
    read_value,
)
from alongside.assets.svg_vocabulary import (
    ELEMENTS,
    EVERY_WEB_PAGE,
    FAULT_OF_ELEMENT,
    GEOMETRY,
    GEOMETRY_IN_STYLES,
    GEOMETRY_VALUE,
    REFERENCES,
    ROOT_ATTRIBUTES,
    SILENT_ELEMENTS,
    STYLES,
    SVG,
    XLINK,
)

_ROOT = f"{{{SVG}}}svg"
_HREF = f"{{{XLINK}}}href"
_GZIP = b"\x1f\x8b"
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BLANKS = b" \t\r\n"
_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*(px|pt|pc|mm|cm|in)?\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_DEFAULT_SIZE = (300.0, 150.0)
"""In which a browser shows a drawing that says nothing of its size."""
_SHOWN_LETTERS = 60


@dataclass
class _Rebuilding:
    sheet: StyleSheet
    faults: list[PictureFault] = field(default_factory=list)

    def note(self, kind: FaultKind, seen: str, element: etree._Element) -> None:
        self.faults.append(PictureFault(kind, seen[:_SHOWN_LETTERS], int(element.sourceline or 1)))


def rebuild_drawing(data: bytes) -> tuple[bytes, list[PictureFault]]:
    """The drawing as it may be published, and what of it had to go that a reader would miss.

    Raises UnusablePicture when nothing of it can be published.
    """
    root = parse_drawing(data)
    sheet = read_style_sheet(root)
    rebuilding = _Rebuilding(sheet, [*_faults_around(root), *sheet.faults])
    drawing = etree.Element(_ROOT, nsmap={None: SVG, "xlink": XLINK})
    _copy_attributes(rebuilding, root, drawing)
    _copy_children(rebuilding, root, drawing)
    _give_size(drawing, root)
    count_drawn_elements(drawing)
    keep_ids_in_use(drawing)
    etree.cleanup_namespaces(drawing)
    return etree.tostring(drawing, encoding="utf-8", xml_declaration=False), rebuilding.faults


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
    if root.tag != _ROOT:
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
            line = int(element.sourceline or 1)
            raise UnusablePicture(FaultKind.ELEMENTS, f"more than {count} parts", line, MOST_PARTS)


def _faults_around(root: etree._Element) -> list[PictureFault]:
    """Of what stands before the drawing itself, and of entities."""
    faults = []
    for node in root.itersiblings(preceding=True):
        if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-stylesheet":
            faults.append(PictureFault(FaultKind.OUTSIDE, "<?xml-stylesheet?>", node.sourceline))
    document_type = root.getroottree().docinfo.internalDTD
    entities = document_type.iterentities() if document_type is not None else ()
    # Illustrator gives names to addresses of namespaces. Such an entity is harmless.
    bad = [entity.name for entity in entities if not _is_plain_text(entity.content)]
    bad += [node.text for node in root.iter(etree.Entity)]
    if bad:
        faults.append(PictureFault(FaultKind.ENTITIES, str(bad[0]), 1))
    return faults


def _is_plain_text(content: str | None) -> bool:
    return content is not None and "&" not in content and "<" not in content


def _copy_children(
    rebuilding: _Rebuilding, source: etree._Element, target: etree._Element
) -> None:
    for child in source:
        if not isinstance(child.tag, str):
            _copy_instruction(rebuilding, child)
            continue
        name = etree.QName(child)
        if name.namespace != SVG:
            # What editors keep for themselves draws nothing.
            if name.namespace in EVERY_WEB_PAGE:
                kind = FaultKind.SCRIPT if name.localname == "script" else FaultKind.FOREIGN
                rebuilding.note(kind, f"<{name.localname}>", child)
        elif child.get("requiredExtensions"):
            pass  # no browser draws it: Illustrator's own copy of the drawing
        elif name.localname == "switch":
            _copy_children(rebuilding, child, target)
        elif name.localname in ELEMENTS:
            copy = etree.SubElement(target, child.tag)
            _copy_attributes(rebuilding, child, copy)
            _copy_children(rebuilding, child, copy)
        else:
            _note_element(rebuilding, child, name.localname)


def _copy_instruction(rebuilding: _Rebuilding, node: etree._Element) -> None:
    if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-stylesheet":
        rebuilding.note(FaultKind.OUTSIDE, "<?xml-stylesheet?>", node)


def _note_element(rebuilding: _Rebuilding, element: etree._Element, name: str) -> None:
    """Of an element that may not be published."""
    if name in SILENT_ELEMENTS:
        return
    kind = FAULT_OF_ELEMENT.get(name, FaultKind.UNKNOWN)
    seen = f"<{name}>"
    if kind is FaultKind.LETTERS:
        seen = " ".join(" ".join(map(str, element.itertext())).split())
        if not seen:
            return  # a frame for words that holds none
    rebuilding.note(kind, seen, element)
    for inner in element.iter(f"{{{SVG}}}*"):
        _note_attributes(rebuilding, inner)


def _note_attributes(rebuilding: _Rebuilding, element: etree._Element) -> None:
    """Only what acts: the element goes in any case."""
    for name, value in element.attrib.items():
        if _is_event(str(name)):
            rebuilding.note(FaultKind.SCRIPT, f'{name}="{value}"', element)


def _is_event(name: str) -> bool:
    return name.lower().startswith("on")


def _copy_attributes(
    rebuilding: _Rebuilding, source: etree._Element, target: etree._Element
) -> None:
    is_root = target.getparent() is None
    tag = etree.QName(source).localname
    for name, value in source.attrib.items():
        name, value = str(name), str(value)
        if _is_event(name):
            rebuilding.note(FaultKind.SCRIPT, f'{name}="{value}"', source)
        elif name in ("href", _HREF):
            _copy_reference(rebuilding, source, target, tag, value)
        elif name == "id":
            target.set(name, value)
        elif name in GEOMETRY and (not is_root or name in ROOT_ATTRIBUTES):
            _copy_geometry(rebuilding, source, target, name, value)
    for name, value in _styles_of(rebuilding, source).items():
        if name in STYLES or (name in GEOMETRY_IN_STYLES and not is_root):
            target.set(name, value)


def _copy_geometry(
    rebuilding: _Rebuilding,
    source: etree._Element,
    target: etree._Element,
    name: str,
    value: str,
) -> None:
    if GEOMETRY_VALUE.fullmatch(value):
        target.set(name, value)
    else:
        rebuilding.note(FaultKind.UNKNOWN, f'{name}="{value}"', source)


def _copy_reference(
    rebuilding: _Rebuilding,
    source: etree._Element,
    target: etree._Element,
    tag: str,
    value: str,
) -> None:
    reference = local_reference(value)
    if reference and tag in REFERENCES:
        target.set(_HREF, f"#{reference}")
    elif tag in REFERENCES:
        rebuilding.note(FaultKind.OUTSIDE, value, source)


def _styles_of(rebuilding: _Rebuilding, element: etree._Element) -> Styles:
    """Of attributes, over which the style sheet goes, over which the style attribute goes."""
    line = int(element.sourceline or 1)
    styles: Styles = {}
    for name, text in element.attrib.items():
        is_style = name in STYLES or name in ("filter", "mix-blend-mode")
        if is_style:
            value, faults = read_value(str(name), str(text), line)
            rebuilding.faults += faults
            if value:
                styles[str(name)] = value
    styles |= rebuilding.sheet.styles_of(element)
    own, faults = read_declarations(element.get("style") or "", line)
    rebuilding.faults += faults
    return styles | own


def _give_size(drawing: etree._Element, root: etree._Element) -> None:
    """A viewBox, without which a drawing is cut off where it is shown smaller."""
    box = _numbers(drawing.get("viewBox") or "")
    size = [_length(root.get(name)) for name in ("width", "height")]
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:  # noqa: PLR2004  # x, y, width, height
        width, height = size[0] or _DEFAULT_SIZE[0], size[1] or _DEFAULT_SIZE[1]
        drawing.set("viewBox", f"0 0 {width:g} {height:g}")
        box = [0, 0, width, height]
    if not all(size):
        # Part of the page, such as 100%: the page gives drawings their size.
        for name in ("width", "height"):
            drawing.attrib.pop(name, None)
        size = [box[2], box[3]]
    sides = sorted(length or 1.0 for length in size)
    box_sides = sorted(box[2:])
    if max(sides[1] / sides[0], box_sides[1] / box_sides[0]) > MOST_SIDES:
        seen, most = f"{box[2]:g} × {box[3]:g}", f"at most {MOST_SIDES} times as long as wide"
        raise UnusablePicture(FaultKind.SHAPE, seen, 1, most)


def _numbers(text: str) -> list[float]:
    try:
        return [float(part) for part in text.replace(",", " ").split()]
    except ValueError:
        return []


def _length(text: str | None) -> float | None:
    """In pixels; None for a length that is not given as one."""
    match = _LENGTH.fullmatch(text or "")
    return float(match[1]) * _UNITS[match[2] or ""] or None if match else None
