"""Checks: one small function for each rule, in a folder for its gate.

check(subject, rule) looks at the subject of its gate (Sources or Outputs) and yields Outcomes. It
changes nothing, prints nothing and judges nothing: alongside.gates.judge does that.

What one outcome is about
-------------------------

One outcome is about one test target, a word of the W3C's ACT Rules Format
(https://www.w3.org/TR/act-rules-format/): the smallest part of the subject that a rule judges by
itself. That is a page for a rule about a page as a whole; otherwise a section, a block, a line, a
sentence, a link, a picture, an entry of a file. The docstring of each check names its target.

- A target without a fault gives one `passed`. So the count of `passed` in release.json is the
  number of targets that keep the rule, and no page is counted beside the targets that it holds.
- A target with faults gives one `failed` for each of them, so that each can say where it is and
  how to mend it, and no `passed`. (ACT knows one outcome for a target, and no more.)
- A target that cannot be judged gives one `cannot_tell`.
- A page or file in which a rule finds no target gives one `inapplicable`. That is no target, and
  does not count as one that was looked at. Of a page whose level or language a rule does not name,
  nothing is said.

A check that yields nothing at all has looked at nothing: the judge takes it for `cannot_tell`.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from types import ModuleType
from typing import cast

from alongside.model import Outcome, Outputs, Rule, Sources


def load_check(rule: Rule) -> ModuleType:
    """The module whose check(subject, rule) the rule names: checks/<gate>/<check>.py."""
    return importlib.import_module(f"alongside.checks.{rule.gate}.{rule.check}")


def run_check(rule: Rule, subject: Sources | Outputs) -> Iterable[Outcome]:
    """What the check of a rule says, be it one of ours or of the publication."""
    if rule.own_file and isinstance(subject, Sources):
        # Here, as most publications have no rule of their own.
        from alongside.checks.own_check import run_own_check

        return run_own_check(rule, subject)
    return cast("Iterable[Outcome]", load_check(rule).check(subject, rule))
