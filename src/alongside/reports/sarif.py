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
from alongside.errors import AlongsideError, BadInput, GateFailed, ToolMissing
from alongside.model import Finding, Place, Rule, Status, Verdict
from alongside.reports.encoding import relative_url, replace_surrogates
from alongside.rules.explain import dot_placeholders, explain

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_FINGERPRINT = "alongsideFinding/v1"
_LINE_NUMBER = re.compile(r"\bline \d+")
_OWN_RULES = {
    "unusable-input": "A file of the publication, or the way in which Alongside was called, cannot be used.",
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
    """One run. Addresses of files are relative to the folder of publication.yml. No times, no names of machines."""
    used = {
        id_: rules[id_] for verdict in verdicts for id_ in verdict.outcome_counts if id_ in rules
    }
    number = {id_: place for place, id_ in enumerate(used)}
    seen: Counter[str] = Counter()
    findings = [finding for verdict in verdicts for finding in verdict.findings]
    results = [_result(finding, number, seen) for finding in findings]
    notes = [_notification(finding) for finding in findings if finding.status is Status.CANNOT_TELL]
    trouble = error if error is not None and not isinstance(error, GateFailed) else None
    results += [_error_result(trouble)] if trouble else []
    rule_entries = [*map(_rule, used.values()), *([_own_rule(trouble)] if trouble else [])]
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
        "invocations": [_invocation(error, trouble, notes)],
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": "The folder that holds publication.yml."}}
        },
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return replace_surrogates(json.dumps(document, ensure_ascii=False, indent=2))


def _rule(rule: Rule) -> dict:
    # Several faults under one rule have words of their own; the first stands for them in the title.
    faults = list((rule.options.get("faults") or {"": {"problem": rule.what}}).values())
    help_text = explain(rule).partition("\n")[2].strip()
    return {
        "id": rule.id,
        "shortDescription": {"text": dot_placeholders(str(faults[0]["problem"]))},
        "fullDescription": {"text": dot_placeholders(rule.why)},
        "help": {"text": help_text, "markdown": f"```text\n{help_text}\n```"},
        "defaultConfiguration": {"level": "error" if rule.severity == "blocks" else "warning"},
        "properties": {"tags": [f"{rule.gate} gate"], "standard": rule.standard},
    }


def _own_rule(error: AlongsideError) -> dict:
    id_ = _error_rule_id(error)
    return {
        "id": id_,
        "shortDescription": {"text": _OWN_RULES[id_]},
        "defaultConfiguration": {"level": "error"},
    }


def _error_rule_id(error: AlongsideError) -> str:
    return "unusable-input" if isinstance(error, BadInput) else "could-not-finish"


def _result(finding: Finding, number: Mapping[str, int], seen: Counter[str]) -> dict:
    place = finding.place
    result = {
        "ruleId": finding.rule,
        "ruleIndex": number.get(finding.rule, -1),
        "kind": "fail",
        "level": _level(finding),
        "message": {"text": _message(finding)},
        **_locations(place.path, place.line),
        "partialFingerprints": {_FINGERPRINT: _fingerprint(finding, seen)},
    }
    if finding.status is Status.CANNOT_TELL:
        result |= {
            "kind": "open",
            "level": "none",
        }  # the standard allows no other level beside this kind
    if finding.excepted_until:
        words = f"Allowed until {finding.excepted_until.isoformat()} by an exception in publication.yml."
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": words}
        ]
    where = {
        name: value for name in ("page", "state", "selector") if (value := getattr(place, name))
    }
    return result | ({"properties": where} if where else {})


def _level(finding: Finding) -> str:
    if finding.excepted_until:
        return "note"
    return "error" if finding.severity == "blocks" else "warning"


def _message(finding: Finding) -> str:
    return "\n".join(
        part
        for part in (
            finding.what,
            finding.seen and f"Seen: {finding.seen}",
            finding.expected and f"Needed: {finding.expected}",
            finding.why and f"Why: {finding.why}",
            finding.mend and f"Mend: {finding.mend}",
        )
        if part
    )


def _locations(path: str, line: int) -> dict:
    uri = relative_url(path)
    if not uri:
        return {}
    physical: dict = {"artifactLocation": {"uri": uri, "uriBaseId": _ROOT}}
    return {
        "locations": [
            {"physicalLocation": physical | ({"region": {"startLine": line}} if line else {})}
        ]
    }


def _fingerprint(finding: Finding, seen: Counter[str]) -> str:
    """The same while the finding is: it does not change when lines above it come or go."""
    place: Place = finding.place
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
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"


def _invocation(
    error: AlongsideError | None, trouble: AlongsideError | None, notes: list[dict]
) -> dict:
    code = error.exit_code if error else 0
    invocation = {
        "executionSuccessful": trouble is None and code in (0, 1),
        "exitCode": code,
        "exitCodeDescription": _CODES[code],
        "toolExecutionNotifications": notes,
    }
    if trouble is not None:
        kind = (
            "toolConfigurationNotifications"
            if isinstance(trouble, BadInput)
            else "toolExecutionNotifications"
        )
        note = {
            "level": "error",
            "message": {"text": _error_text(trouble)},
            **_locations(trouble.path, trouble.line),
        }
        invocation[kind] = [*invocation.get(kind, []), note]
    return invocation


def _notification(finding: Finding) -> dict:
    return {
        "level": "error" if finding.severity == "blocks" else "warning",
        "message": {"text": finding.what},
        "associatedRule": {"id": finding.rule},
        **_locations(finding.place.path, finding.place.line),
    }


def _error_result(error: AlongsideError) -> dict:
    """Beside the line, too, where there is one: hosts show notes of the run to few people."""
    unsure = (
        {"kind": "open", "level": "none"}
        if isinstance(error, ToolMissing)
        else {"kind": "fail", "level": "error"}
    )
    return {
        "ruleId": _error_rule_id(error),
        **unsure,
        "message": {"text": _error_text(error)},
        **_locations(error.path, error.line),
        "partialFingerprints": {
            _FINGERPRINT: hashlib.sha256(error.what.encode()).hexdigest()[:32] + ":1"
        },
    }


def _error_text(error: AlongsideError) -> str:
    return "\n".join(part for part in (error.what, error.seen, error.why, error.mend) if part)
