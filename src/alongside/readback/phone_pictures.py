"""Which of the files that a page offers for a picture a phone loads (HTML, 4.8.4.3.7).

What cannot be worked out counts as the heaviest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from alongside.readback.addresses import clean_address
from alongside.readback.srcset import srcset_candidates

_TYPES = ("image/webp", "image/avif", "image/png", "image/jpeg", "image/gif", "image/svg+xml")
_ROOT_PIXELS = 16
"""Of a rem, in the size that browsers begin with."""
_UNITS = {"px": 1.0, "rem": _ROOT_PIXELS, "em": _ROOT_PIXELS}
_LENGTH = r"([0-9.]+)(px|rem|em|vw)"
_CONDITION = re.compile(r"\(\s*(min|max)-width\s*:\s*([0-9.]+)(px|rem|em)\s*\)")
_PLAIN_LENGTH = re.compile(_LENGTH)
_SUM = re.compile(rf"calc\(\s*{_LENGTH}\s+([+-])\s+{_LENGTH}\s*\)")


@dataclass(frozen=True)
class Phone:
    """width: in CSS pixels. density: how many of its own pixels it has for each of them."""

    width: float
    density: float


def loaded_addresses(tree: etree._Element, phone: Phone) -> dict[etree._Element, str]:
    """Each img, and each source of a picture, to the address that a phone loads of it, or ""."""
    loaded: dict[etree._Element, str] = {}
    for picture in tree.iter("picture"):
        offers = list(picture.iter("source", "img"))
        chosen = next((offer for offer in offers if _is_for(offer, phone)), None)
        for offer in offers:
            loaded[offer] = _choose(offer, phone) if offer is chosen else ""
    for img in tree.iter("img"):
        if img not in loaded:
            loaded[img] = _choose(img, phone)
    return loaded


def _is_for(offer: etree._Element, phone: Phone) -> bool:
    if offer.tag == "img":
        return True
    kind = (offer.get("type") or "").strip().lower()
    condition = offer.get("media") or ""
    is_right_size = not condition or _holds(condition, phone) is not False
    return bool(offer.get("srcset")) and (not kind or kind in _TYPES) and is_right_size


def _choose(offer: etree._Element, phone: Phone) -> str:
    """The first that is sharp enough, or else the sharpest."""
    shown = _shown_width(offer.get("sizes") or "", phone)
    densities: dict[float, str] = {}
    for address, descriptor in srcset_candidates(offer.get("srcset") or ""):
        densities.setdefault(_density(descriptor, shown), clean_address(address))
    if offer.get("src") and not any(density <= 1 for density in densities):
        densities[1.0] = clean_address(offer.get("src") or "")
    if not densities:
        return ""
    enough = [density for density in densities if density >= phone.density]
    return densities[min(enough) if enough else max(densities)]


def _density(descriptor: str, shown: float) -> float:
    """How many pixels a file has for each CSS pixel."""
    number, unit = descriptor[:-1], descriptor[-1:]
    try:
        value = float(number) if number else 1.0
    except ValueError:
        return 1.0
    return value / shown if unit == "w" else value


def _shown_width(sizes: str, phone: Phone) -> float:
    """In CSS pixels; the whole width when sizes does not say otherwise."""
    for part in re.split(r",(?![^(]*\))", sizes):
        condition = _CONDITION.match(part.strip())
        length = part.strip()[condition.end() :] if condition else part
        if condition and not _holds(condition[0], phone):
            continue
        return _pixels(length.strip(), phone)
    return phone.width


def _holds(condition: str, phone: Phone) -> bool | None:
    """None for a condition that we do not know."""
    match = _CONDITION.fullmatch(condition.strip())
    if not match:
        return None
    limit = float(match[2]) * _UNITS[match[3]]
    return phone.width <= limit if match[1] == "max" else phone.width >= limit


def _pixels(length: str, phone: Phone) -> float:
    if match := _PLAIN_LENGTH.fullmatch(length):
        return _in_pixels(match[1], match[2], phone)
    if match := _SUM.fullmatch(length):
        second = _in_pixels(match[4], match[5], phone)
        return _in_pixels(match[1], match[2], phone) + (second if match[3] == "+" else -second)
    return phone.width


def _in_pixels(number: str, unit: str, phone: Phone) -> float:
    return float(number) * (phone.width / 100 if unit == "vw" else _UNITS[unit])
