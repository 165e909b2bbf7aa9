"""What each engine says of each element, in W3C's Evaluation and Report Language as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator

from alongside.audit.findings import AuditFinding
from alongside.audit.run import AuditReport
from alongside.model import Status

_CONTEXT = {
    "@vocab": "http://www.w3.org/ns/earl#",
    "earl": "http://www.w3.org/ns/earl#",
    "wcag22": "https://www.w3.org/TR/WCAG22/#",
    "dct": "http://purl.org/dc/terms/",
}
_OUTCOMES = {
    Status.PASSED: "earl:passed",
    Status.FAILED: "earl:failed",
    Status.CANNOT_TELL: "earl:cantTell",
    Status.INAPPLICABLE: "earl:inapplicable",
}


def render_earl(report: AuditReport) -> str:
    """The same audit gives the same bytes: there are no times in it."""
    graph = [entry for page in report.pages for entry in _page_entries(page.findings)]
    for page in report.pages:
        if page.problem:
            graph.append(
                {
                    "@type": "Assertion",
                    "assertedBy": "Alongside",
                    "subject": page.page,
                    "result": {"outcome": "earl:untested", "info": page.problem},
                }
            )
    document = {"@context": _CONTEXT, "@graph": graph}
    return json.dumps(document, ensure_ascii=False, indent=1)


def _page_entries(findings: list[AuditFinding]) -> Iterator[dict[str, object]]:
    for finding in findings:
        for claim in finding.claims:
            yield {
                "@type": "Assertion",
                "assertedBy": claim.engine,
                "subject": finding.page,
                "test": {"@id": claim.rule, "dct:isPartOf": list(claim.criteria)},
                "result": {
                    "outcome": _OUTCOMES[claim.status],
                    "pointer": claim.element.selector,
                    "info": claim.says,
                    "states": finding.states,
                },
            }
