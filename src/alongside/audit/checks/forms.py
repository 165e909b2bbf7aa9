"""Forms: fields that say what to fill in, and groups that say what they ask."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from alongside.audit.judged import Judged, judge
from alongside.audit.rendered_page import Element, RenderedPage
from alongside.audit.words import find_pattern, words_in
from alongside.model import Rule

_NO_FIELDS = ("hidden", "submit", "button", "reset", "image")
_PERSONAL = {
    "email": re.compile(r"\be-?mail", re.IGNORECASE),
    "tel": re.compile(r"\b(?:tele)?phone\b|\bmobile\b|\btel\b", re.IGNORECASE),
    "name": re.compile(r"^(?:your |full |first |last |family |sur|given )?-?name\b", re.IGNORECASE),
    "postal-code": re.compile(r"\bpost ?code\b|\bzip\b", re.IGNORECASE),
    "street-address": re.compile(r"^(?:your |home |street )?address\b", re.IGNORECASE),
    "bday": re.compile(r"\bdate of birth\b|\bbirthday\b", re.IGNORECASE),
}


def fields(page: RenderedPage) -> Iterator[Element]:
    for element in page.rendered("input", "select", "textarea"):
        if element.tag != "input" or element.get("type", "text").casefold() not in _NO_FIELDS:
            yield element


def _has_label(page: RenderedPage, field: Element) -> bool:
    """Whether words to be seen belong to it: a label with text."""
    if field.closest("label") is not None:
        return True
    number = field.get("id")
    labels = (label for label in page.rendered("label") if label.get("for") == number)
    if number and any(label.text for label in labels):
        return True
    named = field.get("aria-labelledby").split()
    return any(element.get("id") in named and element.text for element in page.elements)


def hint_for_label(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a field with words in it that vanish as one types."""
    for field in fields(page):
        if field.get("placeholder").strip():
            yield judge(field, not _has_label(page, field), field.code)


def field_without_visible_label(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a field that has a name for screen readers, and no hint in it."""
    for field in fields(page):
        if field.name and not field.get("placeholder").strip():
            is_search = field.get("type") == "search" or field.closest("search") is not None
            yield judge(field, not _has_label(page, field) and not is_search, field.code)


def choices_without_question(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: several choices of one name."""
    by_name: dict[tuple[str, str], list[Element]] = defaultdict(list)
    for field in fields(page):
        kind = field.get("type").casefold()
        if kind in ("radio", "checkbox") and field.get("name"):
            by_name[kind, field.get("name")].append(field)
    for alike in by_name.values():
        if len(alike) > 1:
            yield judge(alike[0], not _group_with_name(alike[0]), alike[0].code)


def _group_with_name(field: Element) -> Element | None:
    for above in field.ancestors():
        is_group = above.tag == "fieldset" or above.get("role") in ("group", "radiogroup")
        if is_group and above.name:
            return above
    return None


def label_twice(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a label that several fields have within one group."""
    by_label: dict[tuple[str, Element | None], list[Element]] = defaultdict(list)
    for field in fields(page):
        if field.name:
            group = _group_with_name(field)
            by_label[" ".join(words_in(field.name)), group].append(field)
    for alike in by_label.values():
        is_choice = alike[0].get("type") in ("radio", "checkbox")
        yield judge(alike[-1], len(alike) > 1 and not is_choice, alike[-1].name)


def personal_field_without_purpose(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a field for what somebody's browser can fill in for them."""
    for field in fields(page):
        kinds = [kind for kind, words in _PERSONAL.items() if words.search(field.name)]
        is_text = field.get("type", "text") in ("text", "email", "tel", "date", "")
        if kinds and is_text and field.tag == "input":
            form = field.closest("form")
            has_purpose = field.get("autocomplete") not in ("", "off", "on")
            yield judge(field, not has_purpose and form is not None, field.name, purpose=kinds[0])


def required_by_colour_or_sign(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a form with a star at a label. Options: "patterns" of what explains the star."""
    for form in page.rendered("form"):
        stars = [label for label in form.descendants() if label.tag == "label" and _has_star(label)]
        if stars:
            is_said = find_pattern(rule, "patterns", form, page.body.text)
            yield judge(stars[0], not is_said, stars[0].text)


def _has_star(label: Element) -> bool:
    return "*" in f"{label.text}{label.before}{label.after}"


def form_without_button(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a form with a field."""
    for form in page.rendered("form"):
        inside = list(form.descendants())
        if any(element.tag in ("input", "select", "textarea") for element in inside):
            yield judge(form, not any(_sends(element) for element in inside), form.code)


def _sends(element: Element) -> bool:
    kind = element.get("type").casefold()
    if element.tag == "button":
        return kind in ("", "submit")
    return element.tag == "input" and kind in ("submit", "image")
