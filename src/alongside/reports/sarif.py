"""Findings as SARIF 2.1.0, the format in which code hosts take the results of checks.

What could not be told is no failure there but a result of the kind "open", and a
note of the run. What an exception allows is a suppressed result, and only a note,
as some hosts do not know suppressions.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from alongside import __version__
from alongside.errors import AlongsideError, BadInput, ToolMissing
from alongside.model import Finding, ManualQuestion, QuestionState, Rule, Status, Verdict
from alongside.reports.encoding import relative_url, replace_surrogates
from alongside.reports.questions import all_questions, state_line, where_line
from alongside.reports.run_parts import JsonObject, all_findings, own_error
from alongside.rules.explain import dot_placeholders, explain

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_FINGERPRINT = "alongsideFinding/v1"
_LINE_NUMBER = re.compile(r"\bline \d+")
_OWN_RULES = {
    "unusable-input": (
        "A file of the publication, or the way in which Alongside was called, cannot be used."
    ),
    "could-not-finish": "Alongside could not finish its work.",
}
"""What stands in place of a rule where the run itself met trouble."""
_CODES = {
    0: "Passed.",
    1: "A check refused, or a file could not be made.",
    2: "Wrong use, or a file that cannot be used.",
    3: "Could not tell.",
}


def render(
    verdicts: Sequence[Verdict], error: AlongsideError | None, rules: Mapping[str, Rule]
) -> str:
    """One run of the program.

    rules: id to rule. Addresses of files are relative to the folder of publication.yml. There are
    no times and no names of machines: the same run gives the same bytes.
    """
    failure = own_error(error)
    findings = all_findings(verdicts)
    applied = _applied_rules(verdicts, rules)
    index_of_rule = {rule.id: index for index, rule in enumerate(applied)}
    rule_entries = [_rule_entry(rule) for rule in applied]
    fingerprint_counts: Counter[str] = Counter()
    results = [_result(finding, index_of_rule, fingerprint_counts) for finding in findings]
    results += [_question_result(question) for question in all_questions(verdicts)]
    notes = [_notification(finding) for finding in findings if finding.status is Status.CANNOT_TELL]
    if failure is not None:
        rule_entries.append(_own_rule_entry(failure))
        results.append(_error_result(failure))
    run = {
        "tool": {
            "driver": {
                "name": "Alongside",
                "version": __version__,
                "semanticVersion": __version__,
                "language": "en",
                "rules": rule_entries,
            }
        },
        "invocations": [_invocation(error, notes)],
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The folder that holds publication.yml."}}
        },
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return replace_surrogates(json.dumps(document, ensure_ascii=False, indent=2))


def _applied_rules(verdicts: Sequence[Verdict], rules: Mapping[str, Rule]) -> list[Rule]:
    """Each once, in the order of the gates."""
    applied: dict[str, Rule] = {}
    for verdict in verdicts:
        for rule in verdict.outcome_counts:
            if rule in rules:
                applied[rule] = rules[rule]
    return list(applied.values())


def _rule_entry(rule: Rule) -> JsonObject:
    help_text = explain(rule).partition("\n")[2].strip()
    return {
        "id": rule.id,
        "shortDescription": {"text": dot_placeholders(_rule_title(rule))},
        "fullDescription": {"text": dot_placeholders(rule.why)},
        "help": {"text": help_text, "markdown": f"```text\n{help_text}\n```"},
        "defaultConfiguration": {"level": "error" if rule.severity == "blocks" else "warning"},
        "properties": {"tags": [f"{rule.gate} gate"], "standard": rule.standard},
    }


def _rule_title(rule: Rule) -> str:
    """Several faults under one rule have words of their own; the first stands for all of them."""
    faults = rule.options.get("faults")
    if not isinstance(faults, dict) or not faults:
        return rule.what
    first_fault = next(iter(faults.values()))
    return str(first_fault["problem"])


def _own_rule_entry(error: AlongsideError) -> JsonObject:
    rule = _error_rule_id(error)
    return {
        "id": rule,
        "shortDescription": {"text": _OWN_RULES[rule]},
        "defaultConfiguration": {"level": "error"},
    }


def _error_rule_id(error: AlongsideError) -> str:
    return "unusable-input" if isinstance(error, BadInput) else "could-not-finish"


def _result(
    finding: Finding, index_of_rule: Mapping[str, int], fingerprint_counts: Counter[str]
) -> JsonObject:
    """fingerprint_counts: of the findings so far; see _fingerprint."""
    place = finding.place
    is_open = finding.status is Status.CANNOT_TELL
    result: JsonObject = {
        "ruleId": finding.rule,
        "ruleIndex": index_of_rule.get(finding.rule, -1),
        "kind": "open" if is_open else "fail",
        # The standard allows no other level beside "open".
        "level": "none" if is_open else _level(finding),
        "message": {"text": _message(finding)},
        **_locations(place.path, place.line),
        "partialFingerprints": {_FINGERPRINT: _fingerprint(finding, fingerprint_counts)},
    }
    if finding.excepted_until:
        until = finding.excepted_until.isoformat()
        justification = f"Allowed until {until} by an exception in publication.yml."
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": justification}
        ]
    in_file = {"page": place.page, "state": place.state, "selector": place.selector}
    properties = {name: value for name, value in in_file.items() if value}
    if properties:
        result["properties"] = properties
    return result


def _question_result(question: ManualQuestion) -> JsonObject:
    """The standard has a kind for what a person has to look at. A barrier that a person found is
    a finding of its own."""
    is_open = question.state is not QuestionState.SIGNED
    text = f"{question.asks}\n{where_line(question)}: {state_line(question)}"
    return {
        "ruleId": question.rule,
        "kind": "review" if is_open else "pass" if question.is_settled else "informational",
        "level": "none",
        "message": {"text": text},
        **_locations(question.like, 0),
        "partialFingerprints": {_FINGERPRINT: f"question {question.id}"},
    }


def _level(finding: Finding) -> str:
    if finding.excepted_until:
        return "note"
    return "error" if finding.severity == "blocks" else "warning"


def _message(finding: Finding) -> str:
    labelled = (
        ("Seen", finding.seen),
        ("Needed", finding.expected),
        ("Why", finding.why),
        ("Mend", finding.mend),
    )
    lines = [finding.what] if finding.what else []
    lines += [f"{label}: {text}" for label, text in labelled if text]
    return "\n".join(lines)


def _locations(path: str, line: int) -> JsonObject:
    """The part of a result that says where; empty for a path outside the publication."""
    uri = relative_url(path)
    if not uri:
        return {}
    location: JsonObject = {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}}
    if line:
        location["region"] = {"startLine": line}
    return {"locations": [{"physicalLocation": location}]}


def _fingerprint(finding: Finding, counts: Counter[str]) -> str:
    """The same while the finding is: it does not change when lines above it come or go.

    counts: of the fingerprints so far. Findings that are alike are numbered.
    """
    place = finding.place
    parts = (
        finding.rule,
        place.path,
        place.page,
        place.state,
        place.selector,
        finding.what,
        finding.seen,
    )
    words = "\n".join(_LINE_NUMBER.sub("line", part) for part in parts)
    digest = hashlib.sha256(words.encode("utf-8", errors="surrogatepass")).hexdigest()[:32]
    counts[digest] += 1
    return f"{digest}:{counts[digest]}"


def _invocation(error: AlongsideError | None, notes: list[JsonObject]) -> JsonObject:
    """How the program was left. notes: on what could not be told."""
    code = error.exit_code if error else 0
    failure = own_error(error)
    invocation: JsonObject = {
        "executionSuccessful": failure is None and code in (0, 1),
        "exitCode": code,
        "exitCodeDescription": _CODES[code],
        "toolExecutionNotifications": notes,
    }
    if failure is None:
        return invocation
    note: JsonObject = {
        "level": "error",
        "message": {"text": _error_text(failure)},
        **_locations(failure.path, failure.line),
    }
    # SARIF tells wrong settings from faults of the program.
    if isinstance(failure, BadInput):
        invocation["toolConfigurationNotifications"] = [note]
    else:
        invocation["toolExecutionNotifications"] = [*notes, note]
    return invocation


def _notification(finding: Finding) -> JsonObject:
    return {
        "level": "error" if finding.severity == "blocks" else "warning",
        "message": {"text": finding.what},
        "associatedRule": {"id": finding.rule},
        **_locations(finding.place.path, finding.place.line),
    }


def _error_result(error: AlongsideError) -> JsonObject:
    """Beside the line, too, where there is one: hosts show notes of the run to few people."""
    is_open = isinstance(error, ToolMissing)
    digest = hashlib.sha256(error.what.encode()).hexdigest()[:32]
    return {
        "ruleId": _error_rule_id(error),
        "kind": "open" if is_open else "fail",
        "level": "none" if is_open else "error",
        "message": {"text": _error_text(error)},
        **_locations(error.path, error.line),
        "partialFingerprints": {_FINGERPRINT: f"{digest}:1"},
    }


def _error_text(error: AlongsideError) -> str:
    return "\n".join(part for part in (error.what, error.seen, error.why, error.mend) if part)
