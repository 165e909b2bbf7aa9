"""Looks for text that makes a narrow screen scroll sideways, or that is cut off (WCAG 1.4.10).

Tables may be wider than the screen if they have a box of their own that scrolls.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from selenium.webdriver import Chrome

from alongside.audits.looks import BuiltSite, Look, built_site, look_at_pages
from alongside.checks.built_pages import source_of_page
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.outcomes import cannot_tell, failed, passed

_SCRIPT = files("alongside.audits").joinpath("width.js").read_text(encoding="utf-8")


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    widths = tuple(sorted(int(width) for width in rule.limits.values()))
    for look in _run(built_site(outputs), outputs.pages, widths):
        path = source_of_page(outputs, look.page)
        place = Place(path, page=look.page, state=f"{look.width} px")
        if look.problem:
            yield cannot_tell(place, look.problem)
        elif not look.saw["found"]:
            yield passed(place)
        else:
            first = look.saw["found"][0]
            yield failed(
                Place(path, page=look.page, selector=first["selector"], state=place.state),
                seen=f"“{first['text']}” ({first['px']} px wide)", expected=f"at most {look.width} px wide",
                width=look.width, count=len(look.saw["found"]), text=first["text"],
            )


@lru_cache(maxsize=2)
def _run(site: BuiltSite, pages: tuple[str, ...], widths: tuple[int, ...]) -> tuple[Look, ...]:
    return look_at_pages(site, pages, widths, "Looking at pages on a narrow screen",
                         arrive=lambda driver: None, see=_see)


def _see(driver: Chrome) -> Mapping:
    return driver.execute_script(_SCRIPT)
