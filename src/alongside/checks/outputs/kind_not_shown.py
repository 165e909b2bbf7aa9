"""The pages of a kind of document show what the kind has to say."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pages import BuiltPage, element_text, find_elements, pages_of_record
from alongside.rules.outcomes import failed, inapplicable, passed
from alongside.web.kinds import PARTS


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: the first page of a document of a kind."""
    for page in pages_of_record(subject):
        if page.leaf is None or not page.leaf.is_first or page.variant is None:
            continue
        kind = subject.sources.kinds.get(page.variant.document)
        if kind is None or kind.name not in PARTS:
            yield inapplicable(page.place())
        elif _shows_kind(page):
            yield passed(page.place())
        else:
            yield failed(page.place(), kind=kind.name)


def _shows_kind(page: BuiltPage) -> bool:
    parts = find_elements(page.tree, "//main//article//*[@data-kind and not(@data-furniture)]")
    return any(map(element_text, parts))
