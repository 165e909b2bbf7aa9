"""Roles and states in the words in which screen readers commonly say them."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.audit.listening.told_tree import Told

ROLES = {
    "DisclosureTriangle": "disclosure",
    "Iframe": "frame",
    "Audio": "sound",
    "Video": "film",
    "checkbox": "check box",
    "combobox": "combo box",
    "alertdialog": "alert",
    "blockquote": "quotation",
    "contentinfo": "content information",
    "listbox": "list box",
    "menuitem": "menu item",
    "progressbar": "progress bar",
    "radio": "radio button",
    "searchbox": "search field",
    "spinbutton": "number field",
    "textbox": "field",
}
LANDMARKS = (
    *("banner", "complementary", "contentinfo", "main", "navigation", "search"),
    *("dialog", "alertdialog", "alert", "status", "log", "blockquote"),
    *("listbox", "menu", "menubar", "tablist", "tree"),
)
"""Said with a name or without. What else stands around something is said by its name only."""
NAMED_ONLY = (
    "article",
    "form",
    "group",
    "radiogroup",
    "region",
    "figure",
    "generic",
    "toolbar",
    "treeitem",
)
CONTROLS = (
    *("link", "button", "checkbox", "radio", "switch", "textbox", "searchbox", "combobox"),
    *("slider", "spinbutton", "menuitem", "menuitemcheckbox", "menuitemradio", "tab", "option"),
    *("image", "progressbar", "meter", "Iframe", "Video", "Audio", "DisclosureTriangle", "math"),
)
"""Said in one go, with all that stands in them as their name."""
_HAS_STATE = {
    "required": ("required", ""),
    "disabled": ("disabled", ""),
    "expanded": ("expanded", "collapsed"),
    "selected": ("selected", ""),
    "multiselectable": ("several can be selected", ""),
    "modal": ("modal", ""),
}
"""What is said of a state that is there, and of one that is not."""
_TRIPLE = {"checked": ("checked", "not checked"), "pressed": ("pressed", "not pressed")}


def role_in_words(told: Told) -> str:
    if told.role == "heading":
        return f"heading level {told.states.get('level', 2)}"
    return ROLES.get(told.role, told.role)


def states_in_words(told: Told) -> Iterator[str]:
    """In an order that does not change."""
    for name, (is_so, is_not) in _HAS_STATE.items():
        if name in told.states:
            words = is_so if told.states[name] else is_not
            if words:
                yield words
    yield from _values_in_words(told)


def _values_in_words(told: Told) -> Iterator[str]:
    for name, (is_so, is_not) in _TRIPLE.items():
        if name in told.states:
            known = {"true": is_so, "false": is_not}
            yield known.get(str(told.states[name]).lower(), f"partly {is_so}")
    if told.states.get("readonly") and told.role in ("textbox", "searchbox", "spinbutton"):
        yield "read only"
    if told.states.get("invalid") not in (None, "false", False):
        yield "not valid"
    if told.states.get("hasPopup") and told.role != "combobox":
        yield f"opens a {told.states['hasPopup']}"
    yield from _notes_in_words(told)


def _notes_in_words(told: Told) -> Iterator[str]:
    if told.states.get("live") not in (None, "off"):
        yield f"told when it changes ({told.states['live']})"
    if told.current not in ("", "false"):
        yield "current" if told.current == "true" else f"current {told.current}"
    if told.value:
        yield f"value “{told.value}”"
    if told.description:
        yield told.description
