"""One visit to every page for all rules of the browser gate, which then find their results
ready."""

from __future__ import annotations

from collections.abc import Iterable

from alongside.checks import load_check
from alongside.checks.browser.visits import visit_pages
from alongside.model import Outputs, Rule


def visit_for_all_rules(outputs: Outputs, rules: Iterable[Rule]) -> None:
    """Asks every audit what it wants to find out, and visits each page once for all.

    An audit without a `probe` of its own visits pages by itself. Raises ToolMissing.
    """
    checks = [(load_check(rule), rule) for rule in rules if rule.gate == "browser"]
    probes = [module.probe(outputs, rule) for module, rule in checks if hasattr(module, "probe")]
    visit_pages(outputs, list(dict.fromkeys(probes)))
