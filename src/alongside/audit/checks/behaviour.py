"""Behaviour: what only a mouse can do, and what a page does by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from alongside.audit.judged import Judged, judge
from alongside.audit.rendered_page import Element, RenderedPage
from alongside.audit.words import find_pattern
from alongside.model import Rule

_CONTROLS = ("a", "button", "input", "select", "textarea", "summary", "option", "label", "area")
_MOUSE = ("onclick", "onmousedown", "onmouseup", "ondblclick")
_KEYS = ("onkeydown", "onkeyup", "onkeypress")
_WIDGETS = (
    "button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "option", "slider",
    "spinbutton", "textbox", "combobox", "searchbox", "treeitem", "menuitemcheckbox",
    "menuitemradio",
)  # fmt: skip
_MOVING = re.compile(r"location|\.submit\s*\(|window\.open|\.href\s*=", re.IGNORECASE)
_TIMERS = re.compile(
    r"set(?:Timeout|Interval)\s*\((?:(?!set(?:Timeout|Interval)).){0,300}?"
    r"(?:location|\.submit\s*\(|window\.open|\.reload\s*\()",
    re.IGNORECASE | re.DOTALL,
)


def click_needs_mouse(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a drawn element that does something when it is clicked, and is no control."""
    for element in page.elements:
        if element.tag in ("html", "body", *_CONTROLS) or not element.is_rendered:
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
    """Target: an <a> that looks like something to press."""
    for link in page.rendered("a"):
        is_script = link.get("href").casefold().startswith("javascript:")
        has_click = link.is_clickable or "onclick" in link.attributes
        if is_script or "href" not in link.attributes and (has_click or _looks_pressable(link)):
            is_fault = "href" not in link.attributes and link.get("tabindex") != "0"
            yield judge(link, is_fault or is_script and not has_click, link.text, text=link.text)


def _looks_pressable(link: Element) -> bool:
    return link.styles.get("cursor") == "pointer"


def focus_taken_away(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element that does something as it gets the focus."""
    for element in page.elements:
        script = element.get("onfocus")
        if script:
            is_fault = bool(re.search(r"\.blur\s*\(", script) or _MOVING.search(script))
            yield judge(element, is_fault, element.code)


def choice_moves_on(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a field that does something as it is changed or left."""
    for element in page.with_tag("select", "input", "textarea"):
        script = " ".join(element.get(name) for name in ("onchange", "oninput", "onblur"))
        if script.strip():
            yield judge(element, bool(_MOVING.search(script)), element.code)


def hover_needs_mouse(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element that does something as the mouse comes."""
    for element in page.elements:
        if "onmouseover" in element.attributes or "onmouseenter" in element.attributes:
            has_other = any(name in element.attributes for name in ("onfocus", *_KEYS))
            yield judge(element, not has_other, element.code)


def page_moves_on(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a script in the page, or a refresh."""
    for script in page.with_tag("script"):
        text = "".join(node.text for node in script.text_nodes())
        if text.strip():
            found = _TIMERS.search(text)
            yield judge(script, bool(found), " ".join(found.group().split())[:80] if found else "")
    for meta in page.with_tag("meta"):
        if meta.get("http-equiv").casefold() == "refresh":
            yield judge(meta, not meta.get("content").strip().startswith("0"), meta.code)
    for body in page.with_tag("body"):
        if body.get("onload"):
            opens = "window.open" in body.get("onload")
            yield judge(body, opens, body.code)


def sound_by_itself(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a sound or a film."""
    for player in page.with_tag("audio", "video", "bgsound", "embed"):
        is_silent = "muted" in player.attributes
        starts = "autoplay" in player.attributes or player.tag == "bgsound"
        yield judge(player, starts and not is_silent, player.code)


def film_without_subtitles(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a film."""
    for film in page.with_tag("video"):
        tracks = [child for child in film.elements if child.tag == "track"]
        is_captioned = any(track.get("kind") in ("captions", "subtitles", "") for track in tracks)
        yield judge(film, not is_captioned and "muted" not in film.attributes, film.code)


def sound_without_text(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a sound. Options: "patterns" of what leads to its words."""
    for sound in page.with_tag("audio"):
        around = sound.parent.parent if sound.parent and sound.parent.parent else page.body
        is_said = find_pattern(rule, "patterns", sound, around.text)
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
