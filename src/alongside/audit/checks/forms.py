"""Forms: fields that say what to fill in, and groups that say what they ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import regex

from alongside.audit.judged import Judged, judge
from alongside.audit.rendered_page import Element, RenderedPage
from alongside.audit.words import find_pattern
from alongside.model import Rule
from alongside.rules.options import lists_option
from alongside.rules.rulebook import load_audit_rules
from alongside.text.scripts import words_to_compare

_NO_FIELDS = ("hidden", "submit", "button", "reset", "image")
_PURPOSES = (
    "name", "given-name", "family-name", "additional-name", "honorific-prefix", "nickname",
    "username", "email", "tel", "tel-national", "street-address", "address-line1", "address-line2",
    "address-line3", "address-level1", "address-level2", "postal-code", "country", "country-name",
    "bday", "bday-day", "bday-month", "bday-year", "sex", "language", "url", "organization",
    "organization-title", "current-password", "new-password", "one-time-code", "cc-name",
    "cc-number", "cc-exp", "cc-csc",
)  # fmt: skip
"""What HTML knows a field to be for, the last word of its autocomplete."""


def fields(page: RenderedPage) -> Iterator[Element]:
    for element in page.rendered("input", "select", "textarea"):
        if element.tag != "input" or element.get("type", "text").casefold() not in _NO_FIELDS:
            yield element


def _has_label(page: RenderedPage, field: Element) -> bool:
    """Whether words to be seen belong to it: a label with text."""
    number = field.get("id")
    labels = [label for label in page.rendered("label") if number and label.get("for") == number]
    around = field.closest("label")
    named = field.get("aria-labelledby").split()
    labels += [element for element in page.elements if element.get("id") in named]
    labels += [around] if around is not None else []
    return any(label.text and label.is_to_be_seen for label in labels)


def hint_for_label(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a field with words in it that vanish as one types."""
    for field in fields(page):
        if field.get("placeholder").strip():
            yield judge(field, not _has_label(page, field), field.code)


def field_without_visible_label(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a field that has a name for screen readers, and no hint in it."""
    for field in fields(page):
        if field.name and not field.get("placeholder").strip():
            is_told = _has_label(page, field) or _has_button_with_words(field)
            yield judge(field, not is_told, field.code)


def _has_button_with_words(field: Element) -> bool:
    """A field to search with is told by the words of its button."""
    if field.get("type") != "search" and field.closest("search") is None:
        return False
    form = field.closest("form", "search")
    inside = list(form.descendants()) if form is not None else []
    is_single = sum(element.tag in ("input", "textarea", "select") for element in inside) == 1
    return is_single and any(element.tag == "button" and element.text for element in inside)


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
            by_label[" ".join(words_to_compare(field.name)), group].append(field)
    for alike in by_label.values():
        is_choice = alike[0].get("type") in ("radio", "checkbox")
        yield judge(alike[-1], len(alike) > 1 and not is_choice, alike[-1].name)


def personal_field_without_purpose(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a field for what somebody's browser can fill in. Options: "labels" by purpose."""
    for field in fields(page):
        purpose = _purpose(field, rule)
        if purpose and field.tag == "input" and field.closest("form") is not None:
            words = field.get("autocomplete").split()
            has_purpose = bool(words) and words[-1] in _PURPOSES
            is_fixed = "disabled" in field.attributes or "readonly" in field.attributes
            yield judge(field, not has_purpose and not is_fixed, field.name, purpose=purpose)


def purpose_of_another_field(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a field with a purpose. Options: "purposes" that fit each kind of label."""
    labels = load_audit_rules()["personal-field-without-purpose"]
    fitting = lists_option(rule, "purposes")
    for field in fields(page):
        words = field.get("autocomplete").split()
        kind = _purpose(field, labels)
        if words and words[-1] in _PURPOSES and kind in fitting:
            is_other = words[-1] not in fitting[kind]
            yield judge(field, is_other, field.name, purpose=words[-1])


def _purpose(field: Element, rule: Rule) -> str:
    if field.get("type") in ("email", "tel"):
        return field.get("type")
    group = _group_with_name(field)
    asked = f"{group.name} {field.name}" if group is not None else field.name
    for purpose, labels in lists_option(rule, "labels").items():
        if any(regex.search(label, asked, regex.IGNORECASE) for label in labels):
            return purpose
    return ""


def required_by_colour_or_sign(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a form with a star at a label. What explains it is a star in any other text."""
    for form in page.rendered("form"):
        labels = [element for element in form.descendants() if element.tag in ("label", "legend")]
        stars = [label for label in labels if _has_star(label)]
        if stars:
            others = (n for n in page.body.text_nodes() if not n.parent.closest("label", "legend"))
            is_said = any("*" in node.text for node in others if node.lines)
            is_said = is_said or bool(find_pattern(rule, "patterns", form, page.body.text))
            yield judge(stars[0], not is_said, stars[0].text)


def _has_star(label: Element) -> bool:
    text = f"{label.before}{label.text}{label.after}".strip(" :")
    return text.strip("*") != text and "*" not in text.strip("*")


def form_without_button(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a form with a field that can be sent."""
    for form in page.rendered("form"):
        if is_never_sent(form):
            continue
        inside = list(form.descendants())
        if any(element.tag in ("input", "select", "textarea") for element in inside):
            inside += [
                e for e in page.elements if form.get("id") and e.get("form") == form.get("id")
            ]
            yield judge(form, not any(_sends(element) for element in inside), form.code)


def is_never_sent(form: Element) -> bool:
    """A form of the method “dialog” only closes the dialog that it stands in."""
    is_of_dialog = form.get("method").casefold() == "dialog"
    return is_of_dialog and not any(above.tag == "dialog" for above in form.ancestors())


def _sends(element: Element) -> bool:
    kind = element.get("type").casefold()
    if element.tag == "button":
        return kind in ("", "submit")
    return element.tag == "input" and kind in ("submit", "image")
