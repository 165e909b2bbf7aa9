"""A page as a browser has rendered it in one state: elements, styles, boxes, texts, names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

STYLES = (
    "display",
    "visibility",
    "font-size",
    "font-style",
    "font-weight",
    "text-align",
    "text-transform",
    "text-decoration-line",
    "line-height",
    "color",
    "background-color",
    "background-image",
    "content",
    "direction",
    "position",
    "overflow-x",
    "overflow-y",
    "opacity",
    "animation-name",
    "animation-iteration-count",
    "animation-play-state",
    "list-style-type",
    "border-bottom-width",
    "column-count",
    "column-width",
)
"""Names of the computed styles that checks may ask for."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


_POINT = 2
"""CSS px: a box as small as this hides its text from eyes, not from screen readers."""


@dataclass(frozen=True)
class Box:
    """CSS px, from the top left corner of the page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True)
class Line(Box):
    """The box of one line of a text. letters: how many signs of the text stand in it."""

    letters: int = 0


@dataclass(frozen=True)
class Listener:
    """What a script does with an event. event: such as "click". code: the script itself."""

    event: str
    code: str


@dataclass(eq=False)
class TextNode:
    """A text in its element. lines: none if it is not drawn."""

    text: str
    parent: Element
    lines: list[Line] = field(default_factory=list)


@dataclass(eq=False)
class Element:
    """An element. number: its place in the document, from 0.

    styles: computed; empty if it is not rendered. role, name: as the browser tells them to a
    screen reader; role "" where it tells nothing. before, after: generated content.
    is_clickable: something in the page listens for a click on it. listeners: of scripts.
    shows_on_hover: a style sheet shows it when the mouse comes, and not when the focus does.
    is_hidden_by_orientation: a style sheet hides it when the device is held one way.
    """

    number: int
    tag: str
    attributes: Mapping[str, str]
    parent: Element | None = None
    children: list[Element | TextNode] = field(default_factory=list)
    styles: Mapping[str, str] = field(default_factory=dict)
    box: Box | None = None
    role: str = ""
    name: str = ""
    before: str = ""
    after: str = ""
    is_clickable: bool = False
    listeners: list[Listener] = field(default_factory=list)
    shows_on_hover: bool = False
    is_hidden_by_orientation: bool = False

    def get(self, attribute: str, missing: str = "") -> str:
        return self.attributes.get(attribute, missing)

    @property
    def is_rendered(self) -> bool:
        return bool(self.styles) and self.styles.get("visibility") == "visible"

    @property
    def is_to_be_seen(self) -> bool:
        """Whether it is drawn where eyes find it: on the page, of some size and not transparent."""
        if not self.is_rendered or self.box is None:
            return False
        is_point = min(self.box.width, self.box.height) <= _POINT
        is_off = self.box.right <= 0 or self.box.bottom <= 0
        chain = (self, *self.ancestors())
        is_clear = any(element.styles.get("opacity") == "0" for element in chain)
        return not (is_point or is_off or is_clear)

    @property
    def elements(self) -> Iterator[Element]:
        """Its children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def descendants(self) -> Iterator[Element]:
        """All elements in it, in document order, without itself."""
        for child in self.elements:
            yield child
            yield from child.descendants()

    def text_nodes(self) -> Iterator[TextNode]:
        for child in self.children:
            if isinstance(child, TextNode):
                yield child
            else:
                yield from child.text_nodes()

    @property
    def text(self) -> str:
        """What is to be read in it, with single spaces; texts that are not drawn are left out."""
        drawn = (_spaced(node) for node in self.text_nodes() if node.lines)
        return " ".join("".join(drawn).split())

    @property
    def source(self) -> str:
        """The text in it as it was written, drawn or not: of a script, the script."""
        return "".join(node.text for node in self.text_nodes())

    def ancestors(self) -> Iterator[Element]:
        """From its parent up."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent

    def closest(self, *tags: str) -> Element | None:
        """Itself or the next one above with one of these tags."""
        if self.tag in tags:
            return self
        return next((above for above in self.ancestors() if above.tag in tags), None)

    @property
    def language(self) -> str:
        """The tag that its lang or that of an element above gives; "" for none."""
        for element in (self, *self.ancestors()):
            if "lang" in element.attributes:
                return element.get("lang").strip()
        return ""

    def style_px(self, name: str) -> float:
        """A computed style that is a length, in CSS px; 0 for "normal", "auto" and so on."""
        value = self.styles.get(name, "")
        return float(value.removesuffix("px")) if value.endswith("px") else 0.0

    @property
    def code(self) -> str:
        """Its start tag, for a finding."""
        attributes = "".join(f' {name}="{value}"' for name, value in self.attributes.items())
        return f"<{self.tag}{attributes}>"

    @property
    def selector(self) -> str:
        """A CSS selector that finds it alone, as far as ids of the page are used once."""
        if self.get("id"):
            return f'[id="{self.get("id")}"]'
        if self.parent is None:
            return self.tag
        alike = [element for element in self.parent.elements if element.tag == self.tag]
        place = f":nth-of-type({alike.index(self) + 1})" if len(alike) > 1 else ""
        return f"{self.parent.selector} > {self.tag}{place}"


_BLOCKS = ("block", "list-item", "table", "table-row", "table-cell", "flex", "grid", "flow-root")


def _spaced(node: TextNode) -> str:
    """Between blocks there is a space, also where the code has none."""
    is_block = node.parent.styles.get("display") in _BLOCKS
    return f" {node.text} " if is_block else node.text


@dataclass(frozen=True)
class Noted:
    """What came of something that was tried on the page, such as a key that was pressed.

    code: what it is, as a rule names it in options.codes. is_sure: False where only a person can
    tell. seen: as a reader meets it.
    """

    code: str
    element: Element
    is_sure: bool = True
    seen: str = ""


@dataclass(frozen=True)
class RenderedPage:
    """path: below the root of the site, or its address. state: such as "1280 px".

    elements: all, in document order; the first is the root. title: of the document. noted: what
    came of trials, which no snapshot shows. wider: the same page on a wide screen, if it is known.
    """

    path: str
    state: str
    title: str
    width: int
    elements: tuple[Element, ...]
    noted: tuple[Noted, ...] = ()
    wider: RenderedPage | None = None

    @property
    def root(self) -> Element:
        return self.elements[0]

    @property
    def is_dark(self) -> bool:
        return "dark" in self.state

    @property
    def body(self) -> Element:
        return next((element for element in self.elements if element.tag == "body"), self.root)

    def with_tag(self, *tags: str) -> Iterator[Element]:
        """The elements with one of these tags, rendered or not."""
        return (element for element in self.elements if element.tag in tags)

    def rendered(self, *tags: str) -> Iterator[Element]:
        """The same, if they are drawn."""
        return (element for element in self.with_tag(*tags) if element.is_rendered)

    def blocks_of_text(self) -> Iterator[Element]:
        """Rendered elements that hold text of their own, or of inline elements in them."""
        for element in self.elements:
            is_block = element.is_rendered and element.styles.get("display") in _BLOCKS
            if is_block and any(node.lines for node in own_text_nodes(element)):
                yield element


def own_text_nodes(block: Element) -> Iterator[TextNode]:
    """The texts of a block, without those of blocks in it."""
    for child in block.children:
        if isinstance(child, TextNode):
            if child.text.strip():
                yield child
        elif child.styles.get("display") not in _BLOCKS:
            yield from own_text_nodes(child)


def own_text(block: Element) -> str:
    return " ".join("".join(node.text for node in own_text_nodes(block) if node.lines).split())


def has_content(node: Element | TextNode) -> bool:
    """Whether there is something to read, to see or to fill in."""
    if isinstance(node, TextNode):
        return bool(node.text.strip())
    things = ("img", "svg", "video", "audio", "iframe", "input", "table", "hr", "canvas", "object")
    inside = {node.tag, *(element.tag for element in node.descendants())}
    return bool(node.text.strip() or inside & set(things))


def is_break(node: Element | TextNode) -> bool:
    return isinstance(node, Element) and node.tag == "br"
