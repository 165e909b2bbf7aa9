"""What is drawn in a cell of a diagram, as SVG in the page.

It has no letters, and nothing but outlines: all colours are that of the words around it, so it can
be seen in light, dark and forced colours and on paper. Readers who see nothing are not told of it,
as the words beside it say the same.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from alongside.model import Shape

_FAINT = "0.2"
"""How strong the colour of the rest is: the room that a bar does not take, the other steps."""
_BAR_HEIGHT = 6
_STEP = (18, 24)
"""Width of a step and height of the last, with the room to the next, in the drawing's own units."""
_GAP = 2
_TIER = (100, 60)


def draw_shape(shape: Shape) -> Element:
    """Text is read from left to right in it; the style sheet turns it round in other languages."""
    width, height, drawn, rest = _OUTLINES[shape.kind](shape)
    attributes = {
        "aria-hidden": "true",
        "class": f"shape {shape.kind}",
        "fill": "currentColor",
        "viewBox": f"0 0 {width} {height}",
    }
    if shape.kind in ("bar", "span"):
        attributes["preserveAspectRatio"] = "none"
    svg = Element("svg", attributes)
    if rest:
        SubElement(svg, "path", {"d": rest, "opacity": _FAINT})
    SubElement(svg, "path", {"d": drawn})
    return svg


_Outlines = tuple[int, int, str, str]
"""Width and height of the drawing, the outline of what counts, and that of the rest."""


def _bar(shape: Shape) -> _Outlines:
    drawn = _box(shape.start, 0, shape.end - shape.start, _BAR_HEIGHT)
    return 100, _BAR_HEIGHT, drawn, _box(0, 0, 100, _BAR_HEIGHT)


def _step(shape: Shape) -> _Outlines:
    """Stairs that go up: those up to this one count."""
    place, count = int(shape.start), int(shape.end)
    width, height = _STEP
    boxes = []
    for number in range(1, count + 1):
        tall = height * number / count
        boxes.append(_box((number - 1) * width, height - tall, width - _GAP, tall))
    return count * width - _GAP, height, "".join(boxes[:place]), "".join(boxes[place:])


def _tier(shape: Shape) -> _Outlines:
    """Boxes in each other: this one counts, without those inside of it."""
    place, count = int(shape.start), int(shape.end)
    frames = [_frame(number, count) for number in range(1, count + 1)]
    rest = "".join(frame for number, frame in enumerate(frames, 1) if number != place)
    return *_TIER, frames[place - 1], rest


def _frame(number: int, count: int) -> str:
    """A box with a hole for the one inside of it; the innermost has none."""
    outer = _nested_box(number, count)
    x, y, width, height = outer
    if number == count:
        return _box(x, y, width, height)
    inner_x, inner_y, inner_width, inner_height = _nested_box(number + 1, count)
    hole = (
        f"M{_number(inner_x - _GAP)} {_number(inner_y - _GAP)}"
        f"v{_number(inner_height + 2 * _GAP)}h{_number(inner_width + 2 * _GAP)}"
        f"V{_number(inner_y - _GAP)}z"
    )
    # The hole goes round the other way, so it is left out (SVG 2, fill-rule nonzero).
    return _box(x, y, width, height) + hole


def _nested_box(number: int, count: int) -> tuple[float, float, float, float]:
    width, height = _TIER
    share = (number - 1) / (2 * count)
    x, y = share * width, share * height
    return x, y, width - 2 * x, height - 2 * y


def _box(x: float, y: float, width: float, height: float) -> str:
    return f"M{_number(x)} {_number(y)}h{_number(width)}v{_number(height)}H{_number(x)}z"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


_OUTLINES: dict[str, Callable[[Shape], _Outlines]] = {
    "bar": _bar,
    "span": _bar,
    "step": _step,
    "tier": _tier,
}
