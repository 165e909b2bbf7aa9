"""The only judge: four outcomes, exceptions, and cannot tell is never a pass."""

import sys
from datetime import date
from types import ModuleType

import pytest

from alongside.errors import GateFailed
from alongside.gates import judge as gates
from alongside.model import Place, Rule
from alongside.publication.catalogue import find_documents
from alongside.rules.outcomes import cannot_tell, failed, inapplicable, passed

PLACE = Place("docs/index.md", 3)


@pytest.fixture
def judge(tiny, monkeypatch):
    def with_outcomes(*outcomes, severity="blocks", today=date(2026, 11, 22), exceptions=""):
        module = ModuleType("alongside.checks.sources.pretend")
        module.check = lambda subject, rule: iter(outcomes)
        monkeypatch.setitem(sys.modules, "alongside.checks.sources.pretend", module)
        settings = tiny / "publication.yml"
        text = settings.read_text(encoding="utf-8")
        assert "\nexceptions: []\n" in text
        settings.write_text(
            text.replace("\nexceptions: []\n", exceptions or "\nexceptions: []\n"), encoding="utf-8"
        )
        rule = Rule(
            id="pretend",
            gate="sources",
            check="pretend",
            severity=severity,
            what="Saw {seen}, not {expected}.",
            why="Because.",
            mend="Change line {line} to {better}.",
            example="",
            standard="ours",
        )
        return gates.judge("sources", find_documents(tiny, today), [rule])

    return with_outcomes


EXCEPTION = """
exceptions:
  - rule: pretend
    scope: [docs/]
    reason: A draft.
    owner: Head of communications
    until: 2027-01-31
"""


def test_passed_and_inapplicable_pass(judge):
    verdict = judge(passed(PLACE), inapplicable(PLACE), passed(PLACE))
    assert verdict.passed
    assert verdict.outcome_counts == {"pretend": {"inapplicable": 1, "passed": 2}}


def test_a_failure_blocks_and_speaks(judge):
    verdict = judge(failed(PLACE, seen="8", expected="12", better="12 weeks"))
    finding = verdict.blocking[0]
    assert (finding.what, finding.mend) == ("Saw 8, not 12.", "Change line 3 to 12 weeks.")
    assert GateFailed(verdict).exit_code == 1


def test_cannot_tell_blocks_with_its_own_code(judge):
    verdict = judge(cannot_tell(PLACE, "The dictionary is missing."))
    assert not verdict.passed
    assert "The dictionary is missing." in verdict.blocking[0].what
    assert GateFailed(verdict).exit_code == 3


def test_a_failure_outweighs_cannot_tell(judge):
    verdict = judge(cannot_tell(PLACE, "No."), failed(PLACE, better=""))
    assert GateFailed(verdict).exit_code == 1


def test_a_rule_that_looked_at_nothing_cannot_tell(judge):
    assert not judge().passed


def test_a_warning_does_not_block(judge):
    verdict = judge(failed(PLACE, better=""), severity="warns")
    assert verdict.passed and len(verdict.findings) == 1


def test_an_exception_in_force_lets_a_failure_through_and_shows_it(judge):
    verdict = judge(failed(PLACE, better=""), exceptions=EXCEPTION)
    assert verdict.passed
    assert verdict.findings[0].excepted_until == date(2027, 1, 31)


def test_an_ended_exception_lets_nothing_through(judge):
    assert not judge(failed(PLACE, better=""), exceptions=EXCEPTION, today=date(2027, 2, 1)).passed


def test_no_exception_covers_cannot_tell(judge):
    assert not judge(cannot_tell(PLACE, "No."), exceptions=EXCEPTION).passed


def test_an_exception_covers_its_scope_only(judge):
    verdict = judge(
        failed(PLACE, better=""), exceptions=EXCEPTION.replace("[docs/]", "[docs/easy-read/]")
    )
    assert not verdict.passed
