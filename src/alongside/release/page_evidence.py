"""What a release says of each page: by whom it was checked, and which rules it was released in spite of."""

from __future__ import annotations

from collections.abc import Iterable

from alongside.model import Sources, Verdict
from alongside.publication.sign_offs import sign_off_entries


def page_entries(sources: Sources, verdicts: Iterable[Verdict]) -> list[dict[str, object]]:
    """In the order of publication.yml. exceptions: those without which the page would not have been released."""
    spared: dict[str, dict[str, str]] = {}
    for verdict in verdicts:
        for finding in verdict.findings:
            if finding.excepted_until is not None:
                spared.setdefault(finding.place.path, {})[finding.rule] = (
                    finding.excepted_until.isoformat()
                )
    found = []
    for slug in sources.publication.documents:
        for strand in sources.publication.strands:
            variant = sources.variants.get((slug, strand.key))
            if variant is None:
                continue
            path = variant.path.as_posix()
            found.append(
                {
                    "path": path,
                    "document": slug,
                    "level": strand.level,
                    "language": strand.language,
                    "fingerprint": variant.fingerprint,
                    "sign_offs": sign_off_entries(sources, variant),
                    "exceptions": [
                        {"rule": rule, "until": until}
                        for rule, until in sorted(spared.get(path, {}).items())
                    ],
                }
            )
    return found
