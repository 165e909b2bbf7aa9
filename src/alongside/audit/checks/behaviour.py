"""Behaviour: what only a mouse can do, and what a page does by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from alongside.audit.judged import Judged, judge, shorten
from alongside.audit.rendered_page import Element, RenderedPage
from alongside.audit.words import find_pattern
from alongside.model import Rule

_CONTROLS = ("a", "button", "input", "select", "textarea", "summary", "option", "label", "area")
_MOUSE = ("onclick", "onmousedown", "onmouseup", "ondblclick")
_HOVER = ("mouseover", "mouseenter", "mousemove")
_BY_KEY = ("focus", "focusin", "keydown", "keyup", "keypress", "click")
_WIDGETS = (
    "button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "option", "slider",
    "spinbutton", "textbox", "combobox", "searchbox", "treeitem", "menuitemcheckbox",
    "menuitemradio",
)  # fmt: skip
_NOWHERE = ("", "#", "http://", "https://", "javascript:;")
_TAKING = re.compile(r"\.(?:blur|focus)\s*\(")
_MOVING = re.compile(r"location|\.submit\s*\(|window\.open|\.href\s*=", re.IGNORECASE)
_TIMERS = re.compile(
    r"set(?:Timeout|Interval)\s*\((?:(?!set(?:Timeout|Interval)).){0,300}?"
    r"(?:location|\.submit\s*\(|window\.open|\.reload\s*\()",
    re.IGNORECASE | re.DOTALL,
)
_LOAD = (
    r"(?:onload\s*=|addEventListener\(\s*.(?:load|DOMContentLoaded).)"
    r"(?:(?!addEventListener).){0,300}?"
)
"""The beginning of what a script does as the page has been loaded."""
_PLAYS_AT_LOAD = re.compile(rf"{_LOAD}\.play\s*\(", re.DOTALL)
_MOVES_AT_LOAD = re.compile(rf"{_LOAD}(?:window\.open\s*\(|location)", re.DOTALL)


def click_needs_mouse(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a drawn element that does something when it is clicked, and is no control."""
    for element in page.elements:
        is_control = _is_focusable(element) or element.tag in ("html", "body", "label", "option")
        if is_control or not element.is_rendered:
            continue
        if element.is_clickable or any(name in element.attributes for name in _MOUSE):
            yield judge(element, not _takes_keys(element), element.code, text=element.text[:60])


def _takes_keys(element: Element) -> bool:
    """Whether itself, or a control in or around it, can be reached with Tab.

    A label or a card around a link passes its clicks on.
    """
    if element.get("tabindex").lstrip("-").isdigit() and int(element.get("tabindex")) >= 0:
        return True
    near = [*element.descendants(), *element.ancestors()]
    return any(_is_focusable(other) for other in near)


def _is_focusable(element: Element) -> bool:
    if element.tag == "a":
        return "href" in element.attributes
    if element.tag in _CONTROLS:
        return element.tag not in ("label", "option") and element.get("type") != "hidden"
    return element.get("tabindex") == "0"


def control_without_focus(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element with the role of a control that is none by its kind."""
    for element in page.elements:
        role = element.get("role").split(" ")[0].casefold()
        if role in _WIDGETS and element.is_rendered and not _is_focusable(element):
            is_driven = any(
                "aria-activedescendant" in above.attributes for above in element.ancestors()
            )
            can_focus = "tabindex" in element.attributes or is_driven
            has_control = any(_is_focusable(child) for child in element.descendants())
            is_disabled = element.get("aria-disabled") == "true"
            yield judge(element, not (can_focus or has_control or is_disabled), element.code)


def link_without_address(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an <a> with words. One that is named marks a place, or the page that is open."""
    for link in page.rendered("a"):
        is_place = any(name in link.attributes for name in ("id", "name", "aria-current", "role"))
        if not link.text or "href" not in link.attributes and is_place and not link.is_clickable:
            continue
        href = link.get("href").strip().casefold()
        does_nothing = href in _NOWHERE or href.startswith("javascript:void")
        # A script may listen further up, for all links in a part of the page.
        is_driven = any(_scripts_for(each, "click") for each in (link, *link.ancestors()))
        can_focus = "href" in link.attributes or link.get("tabindex") == "0"
        is_fault = does_nothing and not (is_driven and can_focus)
        yield judge(link, is_fault, link.text, text=link.text)


def focus_taken_away(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element that does something as it gets the focus."""
    for element in page.elements:
        script = _scripts_for(element, "focus", "focusin")
        if script:
            is_fault = bool(_TAKING.search(script) or _MOVING.search(script))
            yield judge(element, is_fault, element.code)


def choice_moves_on(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a field that does something as it is changed or left."""
    for element in page.with_tag("select", "input", "textarea"):
        is_choice = element.get("type") in ("radio", "checkbox")
        events = ("change", "input", "blur", *(("click",) if is_choice else ()))
        script = _scripts_for(element, *events)
        if script:
            yield judge(element, bool(_MOVING.search(script)), element.code)


def _scripts_for(element: Element, *events: str) -> str:
    """What happens at these events, by attributes and by scripts."""
    listed = [listener.code for listener in element.listeners if listener.event in events]
    return " ".join([*(element.get(f"on{event}") for event in events), *listed]).strip()


def hover_needs_mouse(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element that does something as the mouse comes."""
    for element in page.elements:
        if _scripts_for(element, *_HOVER):
            yield judge(element, not _scripts_for(element, *_BY_KEY), element.code)
        elif element.shows_on_hover:
            yield judge(element, True, element.text or element.code)


def page_moves_on(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a script in the page, or a refresh."""
    for script in page.with_tag("script"):
        if script.source.strip():
            found = _TIMERS.search(script.source) or _MOVES_AT_LOAD.search(script.source)
            yield judge(script, bool(found), shorten(found))
    for meta in page.with_tag("meta"):
        if meta.get("http-equiv").casefold() == "refresh":
            yield judge(meta, not meta.get("content").strip().startswith("0"), meta.code)
    for body in page.with_tag("body"):
        if body.get("onload"):
            yield judge(body, bool(_MOVING.search(body.get("onload"))), body.code)


def sound_by_itself(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a sound or a film."""
    for player in page.with_tag("audio", "video", "bgsound", "embed"):
        is_silent = "muted" in player.attributes
        starts = "autoplay" in player.attributes or player.tag == "bgsound"
        yield judge(player, starts and not is_silent, player.code)
    for frame in page.with_tag("iframe"):
        address = frame.get("src").casefold()
        starts = bool(re.search(r"[?&]auto_?play=(?:1|true)", address))
        yield judge(frame, starts and "mute=1" not in address, frame.code)
    for script in page.with_tag("script"):
        found = _PLAYS_AT_LOAD.search(script.source)
        if found:
            yield judge(script, True, shorten(found))


def film_without_subtitles(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a film."""
    for film in page.with_tag("video"):
        tracks = [child for child in film.elements if child.tag == "track"]
        kinds = [track.get("kind", "subtitles") for track in tracks if track.get("src")]
        is_captioned = any(kind in ("captions", "subtitles") for kind in kinds)
        yield judge(film, not is_captioned and "muted" not in film.attributes, film.code)


def sound_without_text(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a sound. Options: "patterns" of what leads to its words."""
    for sound in page.with_tag("audio"):
        is_said = find_pattern(rule, "patterns", sound, _around(sound, page).text)
        yield judge(sound, not is_said, sound.code)


def tab_order_set(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element with a tabindex."""
    for element in page.elements:
        number = element.get("tabindex").strip()
        if number.lstrip("-").isdigit():
            yield judge(element, int(number) > 0, element.code)


def access_key_set(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element with an accesskey."""
    by_key: dict[str, list[Element]] = defaultdict(list)
    for element in page.elements:
        if element.get("accesskey"):
            by_key[element.get("accesskey").casefold()].append(element)
    for alike in by_key.values():
        yield judge(alike[-1], True, alike[-1].code)


def control_without_role(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a generic element that takes the focus and does something when it is pressed."""
    for element in page.elements:
        is_generic = element.tag in ("div", "span", "p", "li", "td", "img", "svg", "section")
        if is_generic and element.is_rendered and element.get("tabindex") == "0":
            acts = bool(_scripts_for(element, "click", "keydown", "keyup", "keypress"))
            if acts:
                yield judge(element, element.get("role") not in _WIDGETS, element.code)


_ONE_KEY = re.compile(
    r"\b(?:(?:key|code)\s*===?|case)\s*['\"](?:[a-z0-9?/]|Key[A-Z])['\"]", re.IGNORECASE
)
_WITH_OTHER_KEY = re.compile(r"ctrlKey|altKey|metaKey")


def single_key_acts(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: what the whole page does as a key is pressed."""
    for element in page.with_tag("html", "body"):
        script = _scripts_for(element, "keydown", "keypress", "keyup")
        if script:
            found = _ONE_KEY.search(script)
            is_fault = bool(found) and not _WITH_OTHER_KEY.search(script)
            yield judge(element, is_fault, found.group() if found else "")


_OF_LOOKS = re.compile(r"\w+\.classList\.\w+\([^()]*\)|\w+\.preventDefault\(\)|function\s*\w*\s*\(")
_ACTS = re.compile(r"\w\s*\(|[^=!<>]=[^=>]")


def _changes_looks_only(script: str) -> bool:
    return not _ACTS.search(_OF_LOOKS.sub("", script))


def press_acts_at_once(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element that does something as a button or a finger goes down."""
    for element in page.elements:
        script = _scripts_for(element, "mousedown", "touchstart", "pointerdown")
        if script and not _changes_looks_only(script):
            is_ended = _scripts_for(
                element, "click", "mouseup", "touchend", "pointerup", "mousemove", "pointermove"
            )
            yield judge(element, not is_ended and element.tag != "html", element.code)


def drag_without_button(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: something that can be dragged, with what stands around it."""
    for element in page.elements:
        if element.is_rendered and element.get("draggable") == "true":
            has_button = any(map(_is_button, _around(element, page).descendants()))
            yield judge(element, not has_button, element.code)


def _around(element: Element, page: RenderedPage) -> Element:
    """What holds the element and its neighbours: two steps up, else the body."""
    return next(islice(element.ancestors(), 1, None), page.body)


def _is_button(element: Element) -> bool:
    is_input = element.tag == "input" and element.get("type") in ("submit", "button", "number")
    return is_input or element.tag in ("button", "select") or element.get("role") == "button"


def swipe_without_button(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element that follows a finger."""
    for element in page.elements:
        moved = _scripts_for(element, "touchmove", "touchend", "pointermove", "pointerup")
        if moved and element.tag != "html" and _AWAY.search(moved):
            around = list((element.parent or element).descendants())
            has_button = any(each.tag in ("button", "input") for each in around)
            yield judge(element, not has_button, element.code)


_AWAY = re.compile(r"client[XY]|page[XY]|screen[XY]")


def movement_acts(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: what the page does as the device moves."""
    for element in page.with_tag("html"):
        if _scripts_for(element, "devicemotion", "deviceorientation"):
            yield judge(element, True, "devicemotion")


def wants_to_be_turned(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element that a style sheet hides in one orientation."""
    for element in page.elements:
        if element.is_hidden_by_orientation:
            yield judge(element, True, element.code)
