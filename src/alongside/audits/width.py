"""Looks for text that makes a narrow screen scroll sideways, or that is cut off (WCAG 1.4.10).

Tables may be wider than the screen if they have a box of their own that scrolls.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from selenium.webdriver import Chrome

from alongside.audits.looks import BuiltSite, Look, built_site, look_at_pages
from alongside.checks.built_pages import source_of_page
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.outcomes import cannot_tell, failed, passed

_SCRIPT = """
// A style sheet that hides what sticks out would hide the fault too.
const style = document.createElement("style");
style.textContent = "html, body { overflow-x: visible !important; }";
document.head.append(style);
const root = document.documentElement;
const scrolls = (e) => ["auto", "scroll"].includes(getComputedStyle(e).overflowX);
const boxed = (e) => { for (let p = e; p && p !== document.body; p = p.parentElement) if (scrolls(p)) return true; };
const name = (e) => e.id ? "#" + e.id : e.tagName.toLowerCase() + [...e.classList].map((c) => "." + c).join("");
const text = (e) => (e.innerText || e.alt || "").trim().replace(/\\s+/g, " ").slice(0, 60);
const all = [...document.body.querySelectorAll("*")].filter((e) => e.checkVisibility());
let found = [];
if (root.scrollWidth > innerWidth) {
  const out = all.filter((e) => {
    const box = e.getBoundingClientRect();
    // A long word leaves its paragraph without making it wider.
    const width = Math.max(box.width, e.scrollWidth);
    const sticksOut = root.dir === "rtl" ? box.right - width < -1 : box.left + width > innerWidth + 1;
    return box.width > 1 && (sticksOut || box.right > innerWidth + 1) && !boxed(e);
  });
  // The innermost elements are the cause; what is around them only gets stretched.
  found = out.filter((e) => !out.some((other) => other !== e && e.contains(other)));
  if (!found.length) found = [document.body];
}
found = found.concat(all.filter((e) => e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1 && text(e) &&
  (scrolls(e) || ["hidden", "clip"].includes(getComputedStyle(e).overflowX)) &&
  !e.querySelector("table") && !e.closest("table")));
const seen = found.map((e) => ({ selector: name(e), text: text(e), px: e.scrollWidth }));
style.remove();
return { width: root.scrollWidth, found: seen };
"""


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
