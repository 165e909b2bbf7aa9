"""A publication's own style sheet can be read, and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import tinycss2

from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_of_target
from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication.settings import FILE
from alongside.readback.css_addresses import Token, css_addresses
from alongside.rules.outcomes import inapplicable


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: the file that “style” in publication.yml names."""
    style = subject.publication.look.style
    if style is None:
        yield inapplicable(Place(FILE))
        return
    path = style.as_posix()
    faults = (fault_outcome(rule, path, fault) for fault in _faults(subject.root / style))
    yield from outcomes_of_target(Place(path), faults)


def _faults(file: Path) -> Iterator[Fault]:
    text = file.read_text(encoding="utf-8-sig")
    for address in css_addresses(text):
        yield Fault("fetches", address.line or 1, address.value)
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if error := _first_error(rule):
            yield Fault("not-css", error.source_line, error.message)


def _first_error(rule: Token) -> Token | None:
    """Of what is no rule, or has a bracket too many before its own."""
    tokens = [rule] if rule.type == "error" else rule.prelude
    return next((token for token in tokens if token.type == "error"), None)
