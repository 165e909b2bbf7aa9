"""Checks of our own: one function for each rule of rules/audit/, in a module for each subject.

A check is given a RenderedPage and its rule, and yields a Judged for each of its test targets. It
asks no browser, so that it is tried on any page that was taken down once.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator

from alongside.audit.judged import Judged
from alongside.audit.rendered_page import RenderedPage
from alongside.model import Rule

Check = Callable[[RenderedPage, Rule], Iterable[Judged]]


def load_check(rule: Rule) -> Check:
    """The function that the rule names as <module>.<function> of this package."""
    module, function = rule.check.split(".")
    check: Check = getattr(importlib.import_module(f"alongside.audit.checks.{module}"), function)
    return check


def judge_page(page: RenderedPage, rules: Iterable[Rule]) -> Iterator[tuple[Rule, Judged]]:
    for rule in rules:
        for judged in load_check(rule)(page, rule):
            yield rule, judged
