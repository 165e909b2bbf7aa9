"""Which limits of the rules publication.yml sets otherwise, where, and why."""

from __future__ import annotations

from collections.abc import Sequence

from alongside.model import LimitNote, Strand
from alongside.publication.kinds import KINDS
from alongside.system.settings_reader import Setting

_EXAMPLE = (
    "- rule: sentence-too-long\n    documents: [legal-duties]\n    most: 40\n"
    "    reason: These are the words of the law."
)
_NAMES = ("rule", "versions", "documents", "kind", "most", "reason")
_MOST = 1000


def read_limits(
    setting: Setting, documents: Sequence[str], strands: Sequence[Strand]
) -> tuple[LimitNote, ...]:
    """In the order of the file. Raises BadInput. Whether a rule has such a limit, a rule says."""
    entries = setting.optional_elements(
        "“limits” must be a list.", f"Write it like this:\n  {_EXAMPLE}"
    )
    keys = [strand.key for strand in strands]
    return tuple(_read_entry(entry, documents, keys) for entry in entries)


def _read_entry(entry: Setting, documents: Sequence[str], keys: Sequence[str]) -> LimitNote:
    entry.mapping("An entry names no rule.", f"Write it like this:\n  {_EXAMPLE}")
    entry.refuse_unknown_names(_NAMES)
    kind, reason = entry.member("kind"), entry.member("reason")
    return LimitNote(
        rule=entry.member("rule").text("An entry names no rule.", "    rule: sentence-too-long"),
        strands=_read_names(entry.member("versions"), keys),
        documents=_read_names(entry.member("documents"), documents),
        kind=kind.one_of(tuple(KINDS)) if kind.is_given else "",
        most=entry.member("most").whole_number(0, _MOST),
        reason=reason.words("    reason: These are the words of the law.")
        if reason.is_given
        else "",
        line=entry.line,
    )


def _read_names(setting: Setting, known: Sequence[str]) -> tuple[str, ...]:
    example = f"    {setting.name}: [{known[0]}]"
    setting.optional_elements(f"“{setting.name}” is not a list.", example)
    setting.refuse_unknown_names(known)
    return setting.word_list(f"“{setting.name}” is not a list.", example)
