"""Each page says its own language, direction, title and main heading."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Language, Outcome, Outputs, Rule
from alongside.readback.pages import BuiltPage, built_pages, element_text
from alongside.rules.outcomes import failed, passed


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    for page in built_pages(outputs):
        faults = list(_faults(page, outputs.sources.publication.language_of(page.strand)))
        if not faults:
            yield passed(page.place())
        for selector, thing, seen, expected in faults:
            yield failed(
                page.place(selector), seen=seen or "nothing", expected=expected, thing=thing
            )


def _faults(page: BuiltPage, language: Language) -> Iterator[tuple[str, str, str, str]]:
    html = page.tree
    if html.get("lang") != language.tag:
        yield "html", "language", html.get("lang") or "", f"{language.tag} ({language.name})"
    if html.get("dir") != language.direction:
        yield "html", "direction of writing", html.get("dir") or "", language.direction
    headings = [element_text(heading) for heading in html.iter("h1")]
    title = page.leaf.title if page.leaf else (headings[0] if headings else "")
    if headings != [title] or not title:
        yield "h1", "main heading", " / ".join(headings), title or "one main heading"
    longer = title if page.leaf is None or page.leaf.is_first else f"{title} – {page.variant.title}"
    wanted = f"{longer} – {language.strings['publication']}"
    titles = [element_text(element) for element in html.xpath("/html/head/title")]
    if titles != [wanted]:
        yield "title", "title", " / ".join(titles), wanted
