"""Words in a publication's own colours can be read by people who see little, on light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from alongside.model import Colour, Outcome, Place, Rule, Sources
from alongside.model.look import DARK, LIGHT
from alongside.publication.settings import FILE
from alongside.rules.options import mapping_option
from alongside.rules.outcomes import failed, inapplicable, passed
from alongside.web.site_style import read_site_style

_VALUE = re.compile(r"(--[\w-]+):\s*(#[0-9a-f]{3,6})\b", re.IGNORECASE)
_DARK = "prefers-color-scheme:dark"


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a colour of publication.yml.

    Options: "meets", for each colour the names of those before or behind it.
    """
    colours = subject.publication.look.colours
    if not colours:
        yield inapplicable(Place(FILE))
        return
    schemes = _theme_colours(subject)
    for colour in colours:
        schemes[colour.scheme][colour.variable] = colour.value
    for colour in colours:
        yield _outcome(rule, colour, schemes[colour.scheme])


def _outcome(rule: Rule, colour: Colour, scheme: Mapping[str, str]) -> Outcome:
    """By the one of those it meets from which it stands out least."""
    met = [scheme[name] for name in mapping_option(rule, "meets")[colour.variable].split()]
    nearest = min(met, key=lambda other: contrast(colour.value, other))
    ratio, least = contrast(colour.value, nearest), rule.limits["least"]
    place = Place(FILE, colour.line)
    if ratio >= least:
        return passed(place)
    # Rounded down, as 6.97 is not 7.
    seen = f"{colour.value} with {nearest}: {int(ratio * 10) / 10} to 1"
    return failed(
        place, seen=seen, expected=f"{least:g} to 1", name=colour.name, scheme=colour.scheme
    )


def _theme_colours(sources: Sources) -> dict[str, dict[str, str]]:
    """Scheme to variable to colour, as the theme has them without those of the publication."""
    style = read_site_style(sources.root / "theme", ())
    light, _, rest = re.sub(r"\s*:\s*", ":", style).partition(_DARK)
    # The list of colours stands at the top, and that for dark screens where it is named first.
    first = dict(_VALUE.findall(light))
    dark = dict(_VALUE.findall(rest.partition("}")[0]))
    return {LIGHT: first, DARK: first | dark}


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 of two colours as "#00306b" or "#fff"."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
