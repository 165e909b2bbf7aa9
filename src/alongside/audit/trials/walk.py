"""The walk with the keyboard, as the browser gate makes it, through a page of anybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alongside.audit.rendered_page import Element, Noted
from alongside.audit.trials.page_at_hand import PageAtHand
from alongside.checks.browser.emulation import pretend_focus
from alongside.checks.browser.keyboard_walk import Trouble, walk_strange_page
from alongside.checks.browser.walked_page import Stranger

_TRAPS = ("trap", "trap-with-exit", "not-ended")
_STOPS = ("a", "area", "button", "input", "select", "textarea", "summary", "iframe")
_AFTER_TRAP = ("not-reached", "out-of-order")
"""What follows from a trap is no barrier of its own."""


def walk(hand: PageAtHand, seconds: float) -> Iterator[Noted]:
    """Raises PageProblem if it takes longer than seconds."""
    pretend_focus(hand.driver, False)  # the walk has to see when the focus leaves the page
    troubles = walk_strange_page(hand.driver, Stranger(hand.open_again, seconds))
    yield from _notes(hand, troubles)


def _notes(hand: PageAtHand, troubles: Sequence[Trouble]) -> Iterator[Noted]:
    is_trapped = any(trouble.code in _TRAPS for trouble in troubles)
    known: set[tuple[str, int]] = set()
    for trouble in troubles:
        control = trouble.control
        if control is None or is_trapped and trouble.code in _AFTER_TRAP:
            continue
        if not _is_told(trouble, hand.element(control["number"], control["tag"])):
            continue
        key = (trouble.code, control["number"])
        if key not in known:
            known.add(key)
            yield hand.note(
                trouble.code,
                control["number"],
                control["tag"],
                sure=_is_sure(trouble),
                seen=trouble.name,
            )


def _is_told(trouble: Trouble, element: Element) -> bool:
    """What takes no focus by its kind is told by rules about clicks. A part of a picture has no box
    of its own, and arrow keys lead to what has a negative tabindex."""
    if trouble.code == "focus-on-hidden":
        return element.tag != "area"
    if trouble.code == "not-reached":
        is_stop = element.tag in _STOPS or "tabindex" in element.attributes
        return is_stop and not element.get("tabindex").startswith("-")
    return True


def _is_sure(trouble: Trouble) -> bool:
    """With Escape as a way out, people may have been told of it. A frame may just be long."""
    if trouble.code == "focus-covered":
        return bool(trouble.control and trouble.control.get("surelyCovered"))
    return trouble.code not in ("trap-with-exit", "not-ended")
