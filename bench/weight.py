"""The weight of our pages beside that of stock Material with the same words, as one table.

1 kB is 1000 bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast
from urllib.parse import urlsplit

from alongside.checks.browser.browser import Browser
from alongside.checks.outputs.page_too_heavy import KB, writing_systems
from alongside.model import Outputs, Sources
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.readback.pages import built_pages
from alongside.rules.rulebook import load
from alongside.system import clock
from bench.builds import build_both
from bench.routes import Routes, our_routes, stock_routes
from bench.server import serve_counting
from bench.visits import ATTEMPTS, MeasuredVisit, measure_visits

RULE = "page-too-heavy"
_HEADINGS = (
    "worst page of",
    "",
    "HTML+CSS+JS",
    "requests",
    "in all",
    "requests",
    "2nd page",
    "with pictures",
    "shift",
    "long tasks",
)
_WIDTHS = (15, 9, 12, 9, 10, 9, 9, 14, 7, 11)


def measure(root: Path) -> tuple[str, bool]:
    """The table, and whether every page of ours keeps every limit."""
    sources = find_documents(root, clock.today())
    with TemporaryDirectory(prefix="alongside-bench-") as scratch:
        folder = Path(scratch)
        seconds = build_both(sources, folder)
        limits = page_limits(expected_outputs(sources, folder / "ours"))
        ours = _visit_all(sources, folder / "ours", our_routes(sources))
        stock = _visit_all(sources, folder / "stock" / "site", stock_routes(sources))
    over: list[str] = []
    for visit in chain.from_iterable(ours.values()):
        over += format_violations(visit, limits[visit.page])
    lines = [
        *table(ours, stock),
        "",
        *_explain_limits(),
        "",
        _format_build_times(*seconds),
        "",
        *_format_verdict(over),
    ]
    return "\n".join(lines), not over


def _visit_all(sources: Sources, built: Path, routes: Routes) -> dict[str, list[MeasuredVisit]]:
    prefix = urlsplit(sources.publication.url).path
    with Browser() as browser, serve_counting(built, prefix) as (address, counter):
        return {
            group: measure_visits(browser, address, counter, pages)
            for group, pages in routes.items()
        }


def page_limits(outputs: Outputs) -> dict[str, dict[str, float]]:
    """Page to what it may be, from the rule; a page in another script than Latin may weigh more."""
    limits = load()[RULE].limits
    languages = outputs.sources.publication.languages
    limits_by_page = {}
    for page in built_pages(outputs):
        is_latin_only = writing_systems(page, languages) <= {"Latn"}
        limits_by_page[page.path] = {
            "code": limits["code"] * KB,
            "code_requests": limits["requests"],
            "second": limits["second-page"] * KB,
            "size": limits["latin" if is_latin_only else "other"] * KB,
            "shift": 0,
            "tasks": 0,
        }
    return limits_by_page


def format_violations(visit: MeasuredVisit, limits: Mapping[str, float]) -> list[str]:
    """A line for each limit that a page does not keep. limits: by the fields of a visit."""
    return [
        f"{visit.page}: {name.replace('_', ' ')} is {getattr(visit, name):g}, the limit is {limit:g}"
        for name, limit in limits.items()
        if getattr(visit, name) > limit
    ]


def table(
    ours: Mapping[str, list[MeasuredVisit]], stock: Mapping[str, list[MeasuredVisit]]
) -> list[str]:
    lines = [_row(_HEADINGS)]
    for group, own in ours.items():
        lines.append(_row((group, "ours", *_cells(own))))
        if group in stock:
            lines.append(_row(("", "Material", *_cells(stock[group]))))
            lines.append(_row(("", "ratio", *_ratios(own, stock[group]))))
    return lines


def _worst_value(group: list[MeasuredVisit], name: str) -> float:
    # Every field of a visit but its page is a number.
    return cast("float", max(getattr(visit, name) for visit in group))


def _cells(group: list[MeasuredVisit]) -> list[str]:
    worst = {
        name: _worst_value(group, name)
        for name in MeasuredVisit.__dataclass_fields__
        if name != "page"
    }
    size = {
        name: f"{worst[name] / KB:.1f} kB" for name in ("code", "size", "second", "second_size")
    }
    return [
        size["code"],
        f"{worst['code_requests']}",
        size["size"],
        f"{worst['requests']}",
        size["second"],
        size["second_size"],
        f"{worst['shift']:.3f}",
        f"{worst['tasks']}",
    ]


def _ratios(own: list[MeasuredVisit], stock: list[MeasuredVisit]) -> list[str]:
    return [
        f"{_worst_value(stock, name) / _worst_value(own, name):.1f} ×"
        for name in ("code", "code_requests", "size", "requests", "second", "second_size")
    ]


def _row(cells: tuple[str, ...]) -> str:
    """The two names to the left, the numbers to the right of their columns."""
    group, maker, *numbers = cells
    group_width, maker_width, *widths = _WIDTHS
    names = group.ljust(group_width) + maker.ljust(maker_width)
    # A row that says nothing in its last columns is shorter.
    padded = [cell.rjust(width + 1) for cell, width in zip(numbers, widths, strict=False)]
    return (names + "".join(padded)).rstrip()


def _explain_limits() -> list[str]:
    limits = load()[RULE].limits
    return [
        f"Limits of the rule {RULE}: HTML, CSS and JavaScript {limits['code']:g} kB in {limits['requests']:g} "
        f"requests; in all {limits['latin']:g} kB,",
        f"in other scripts than Latin {limits['other']:g} kB; the second page without its pictures "
        f"{limits['second-page']:g} kB. Layout shift and long tasks: 0.",
        "1 kB is 1000 bytes, packed with gzip, without headers. Material brings no fonts for Urdu and Bengali; "
        "we do.",
        "Ratio: how many times as much Material is. Long tasks: of the calmest of up to "
        f"{ATTEMPTS} visits, as a busy computer adds its own.",
    ]


def _format_build_times(ours: float, stock: float) -> str:
    return f"CPU to build the pages: ours {ours:.1f} s, Material {stock:.1f} s; ours is {ours / stock:.2f} of Material's."


def _format_verdict(over: list[str]) -> list[str]:
    if over:
        return [f"{len(over)} over the limit:", *over]
    return ["Every page of ours keeps every limit."]
