"""An SVG drawing built anew from what may be drawn: nothing acts, moves or comes from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from alongside.assets.picture_faults import FaultKind, PictureFault
from alongside.assets.svg_reader import parse_drawing
from alongside.assets.svg_references import (
    count_drawn_elements,
    keep_ids_in_use,
    line_of,
    local_reference,
)
from alongside.assets.svg_size import give_size
from alongside.assets.svg_styles import (
    Styles,
    StyleSheet,
    read_declarations,
    read_style_sheet,
    read_value,
)
from alongside.assets.svg_vocabulary import (
    EFFECT_STYLES,
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

_EMPTY = f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}"/>'
_HREF = f"{{{XLINK}}}href"
_SHOWN_LETTERS = 60


@dataclass
class _Rebuilding:
    sheet: StyleSheet
    faults: list[PictureFault] = field(default_factory=list)

    def note(self, kind: FaultKind, seen: str, element: etree._Element) -> None:
        self.faults.append(PictureFault(kind, seen[:_SHOWN_LETTERS], line_of(element)))


def rebuild_drawing(data: bytes) -> tuple[bytes, list[PictureFault]]:
    """The drawing as it may be published, and what of it had to go that a reader would miss.

    Raises UnusablePicture when nothing of it can be published.
    """
    root = parse_drawing(data)
    sheet = read_style_sheet(root)
    rebuilding = _Rebuilding(sheet, [*_faults_around(root), *sheet.faults])
    drawing = etree.fromstring(_EMPTY)
    _copy_attributes(rebuilding, root, drawing)
    _copy_children(rebuilding, root, drawing)
    give_size(drawing, root)
    count_drawn_elements(drawing)
    keep_ids_in_use(drawing)
    etree.cleanup_namespaces(drawing)
    return etree.tostring(drawing, encoding="utf-8", xml_declaration=False), rebuilding.faults


def _faults_around(root: etree._Element) -> list[PictureFault]:
    """Of what stands before the drawing itself, and of entities."""
    faults = []
    for node in root.itersiblings(preceding=True):
        if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-stylesheet":
            faults.append(PictureFault(FaultKind.OUTSIDE, "<?xml-stylesheet?>", line_of(node)))
    document_type = root.getroottree().docinfo.internalDTD
    # The stubs know nothing of it.
    entities: Iterable[Any] = getattr(document_type, "iterentities", tuple)()
    # Illustrator gives names to addresses of namespaces. Such an entity is harmless.
    bad = [entity.name for entity in entities if not _is_plain_text(entity.content)]
    bad += [node.text or "" for node in root.iter(etree.Entity)]
    if bad:
        faults.append(PictureFault(FaultKind.ENTITIES, str(bad[0]), 1))
    return faults


def _is_plain_text(content: str | None) -> bool:
    return content is not None and "&" not in content and "<" not in content


def _copy_children(rebuilding: _Rebuilding, source: etree._Element, target: etree._Element) -> None:
    for child in source:
        if not _is_element(child):
            _copy_instruction(rebuilding, child)
            continue
        name = etree.QName(child)
        if name.namespace != SVG:
            _note_foreign(rebuilding, child, name)
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


def _note_foreign(rebuilding: _Rebuilding, element: etree._Element, name: etree.QName) -> None:
    """What editors keep for themselves draws nothing; what belongs into a web page may."""
    if name.namespace in EVERY_WEB_PAGE:
        kind = FaultKind.SCRIPT if name.localname == "script" else FaultKind.FOREIGN
        rebuilding.note(kind, f"<{name.localname}>", element)


def _is_element(node: etree._Element) -> bool:
    """Not a comment, an instruction or an entity."""
    return isinstance(node.tag, str)


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
            rebuilding.note(FaultKind.SCRIPT, f'{name!s}="{value!s}"', element)


def _is_event(name: str) -> bool:
    return name.lower().startswith("on")


def _copy_attributes(
    rebuilding: _Rebuilding, source: etree._Element, target: etree._Element
) -> None:
    is_root = target.getparent() is None
    allowed = STYLES if is_root else STYLES | GEOMETRY_IN_STYLES
    styles = _styles_of(rebuilding, source)
    # In the order of the file, in which what packs drawings afterwards leaves them.
    for name in dict.fromkeys((*map(str, source.attrib), *styles)):
        if name in styles and name in allowed:
            target.set(name, styles[name])
        elif name in source.attrib:
            _copy_attribute(rebuilding, source, target, name)


def _copy_attribute(
    rebuilding: _Rebuilding, source: etree._Element, target: etree._Element, name: str
) -> None:
    """One that is no style."""
    value = source.get(name) or ""
    is_root = target.getparent() is None
    if _is_event(name):
        rebuilding.note(FaultKind.SCRIPT, f'{name}="{value}"', source)
    elif name in ("href", _HREF):
        _copy_reference(rebuilding, source, target, value)
    elif name == "id":
        target.set(name, value)
    elif name in GEOMETRY and (not is_root or name in ROOT_ATTRIBUTES):
        _copy_geometry(rebuilding, source, target, name, value)


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
    value: str,
) -> None:
    tag = etree.QName(source).localname
    reference = local_reference(value)
    if reference and tag in REFERENCES:
        target.set(_HREF, f"#{reference}")
    elif tag in REFERENCES:
        rebuilding.note(FaultKind.OUTSIDE, value, source)


def _styles_of(rebuilding: _Rebuilding, element: etree._Element) -> Styles:
    """Of attributes, over which the style sheet goes, over which the style attribute goes."""
    line = line_of(element)
    styles: Styles = {}
    for name, text in element.attrib.items():
        # The attribute transform is no style: it is understood everywhere.
        if name in STYLES or (name in EFFECT_STYLES and name != "transform"):
            value, faults = read_value(str(name), str(text), line)
            rebuilding.faults += faults
            if value:
                styles[str(name)] = value
    styles |= rebuilding.sheet.styles_of(element)
    own, faults = read_declarations(element.get("style") or "", line)
    rebuilding.faults += faults
    return styles | own
