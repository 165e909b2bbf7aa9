"""What may stand in a published SVG drawing. All else goes, and most of it with a finding."""

from __future__ import annotations

import re

from alongside.assets.picture_faults import FaultKind

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
EVERY_WEB_PAGE = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML")
"""Namespaces of what is no drawing, and yet shown or run by a browser."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _names(
    """
    svg g defs symbol use path rect circle ellipse line polyline polygon linearGradient
    radialGradient stop clipPath mask pattern marker
    """
)
SILENT_ELEMENTS = _names(
    """
    title desc metadata style view cursor color-profile font font-face filter
    """
)
"""They draw nothing by themselves. The style sheet is read before."""

_FAULTS = {
    FaultKind.MOVES: "animate animateColor animateMotion animateTransform set mpath discard",
    FaultKind.SCRIPT: "script handler listener",
    FaultKind.LINK: "a",
    FaultKind.PICTURE: "image",
    FaultKind.FOREIGN: "foreignObject iframe video audio canvas embed object",
    FaultKind.LETTERS: "text tspan tref textPath flowRoot altGlyph",
}
FAULT_OF_ELEMENT = {name: kind for kind, names in _FAULTS.items() for name in names.split()}

REFERENCES = _names("use linearGradient radialGradient pattern")
"""Elements whose href may name another part of the same drawing."""
ROOT_ATTRIBUTES = _names("viewBox width height preserveAspectRatio")
GEOMETRY = _names(
    """
    x y width height cx cy r rx ry x1 y1 x2 y2 points d transform viewBox
    preserveAspectRatio gradientUnits gradientTransform spreadMethod fx fy fr offset
    clipPathUnits maskUnits maskContentUnits patternUnits patternContentUnits
    patternTransform refX refY markerWidth markerHeight markerUnits orient pathLength
    """
)
GEOMETRY_VALUE = re.compile(r"[\w\s.,()+%-]*")
"""Numbers, lengths, paths and key words: nothing that could be an address."""
GEOMETRY_IN_STYLES = _names("x y width height cx cy r rx ry")
STYLES = _names(
    """
    clip-path clip-rule color display fill fill-opacity fill-rule marker marker-end
    marker-mid marker-start mask opacity overflow paint-order shape-rendering stop-color
    stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-opacity stroke-width vector-effect visibility
    """
)
"""Properties that change what is seen. Each can be an attribute, too."""
STYLE_FUNCTIONS = _names("rgb rgba hsl hsla url")
MOVING_STYLES = ("animation", "transition", "offset-path")
EFFECT_STYLES = {
    "filter": "none",
    "backdrop-filter": "none",
    "mix-blend-mode": "normal",
    "mask-type": "luminance",
    "transform": "none",
    "transform-origin": "0 0",
}
"""Property to the value with which it changes nothing. PDFs and Word show none of these."""
