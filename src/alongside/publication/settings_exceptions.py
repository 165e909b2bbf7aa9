"""What publication.yml allows despite a rule: exceptions, and hard words that stay."""

from __future__ import annotations

import os

from alongside.model import ExceptionNote
from alongside.system.settings_reader import Setting

_PATTERN_SIGNS = set("*?\\")
_NO_SCOPE = "The exception does not say which folders or files it is for."
_SCOPE_EXAMPLE = "    scope: [docs/easy-read/]"
_FINDINGS_EXAMPLE = "    findings:\n      docs/our-area.md:\n        - f-3a9c1b2e"


def read_exceptions(setting: Setting) -> tuple[ExceptionNote, ...]:
    """The permissions to release despite a rule, each for some files and up to a day."""
    return tuple(_read_exception(entry) for entry in setting.optional_elements())


def read_kept_words(setting: Setting) -> tuple[str, ...]:
    """The hard words that the authors keep on purpose."""
    return tuple(_read_kept_word(entry) for entry in setting.optional_elements())


def _read_exception(entry: Setting) -> ExceptionNote:
    entry.mapping()
    entry.refuse_unknown_names(("rule", "scope", "findings", "reason", "owner", "until"))
    if "scope" in entry and "findings" in entry:
        entry.refuse(
            "The exception has both “scope” and “findings”.",
            "Keep “findings” if it is for these findings alone, or “scope” if it is for all.",
        )
    findings, lines = _read_findings(entry.member("findings"))
    is_for_findings = "findings" in entry
    until = entry.member("until").day("The exception has no end date.", "    until: 2027-03-31")
    return ExceptionNote(
        scope=tuple(findings) if is_for_findings else _read_scope(entry.member("scope")),
        rule=entry.member("rule").text(),
        reason=entry.member("reason").text(),
        owner=entry.member("owner").text(),
        until=until,
        line=entry.line,
        findings=findings if is_for_findings else None,
        finding_lines=lines,
    )


def _read_findings(
    setting: Setting,
) -> tuple[dict[str, tuple[str, ...]], dict[tuple[str, ...], int]]:
    """File to the keys of its findings, and both to their lines.

    There may be none left: whoever deletes line after line must not end with a file that cannot be
    read.
    """
    findings: dict[str, tuple[str, ...]] = {}
    lines: dict[tuple[str, ...], int] = {}
    files = setting.optional_mapping("“findings” must name files.", _FINDINGS_EXAMPLE)
    for path, keys in files.items():
        if not _is_plain_path(path):
            setting.refuse(f"“{path}” is not the plain name of a file.", _FINDINGS_EXAMPLE)
        findings[path] = keys.word_list("A file must have a list of keys.", _FINDINGS_EXAMPLE)
        lines[path,] = setting.file.line(f"{setting.path}.{path}")
        for entry in keys.optional_elements():
            lines[path, str(entry.value)] = entry.line
    return findings, lines


def _read_scope(setting: Setting) -> tuple[str, ...]:
    """Folders and files from the root of the publication on."""
    setting.elements(_NO_SCOPE, _SCOPE_EXAMPLE)
    scope = setting.word_list(_NO_SCOPE, _SCOPE_EXAMPLE)
    for entry, path in zip(setting.elements(), scope, strict=True):
        if not _is_plain_path(path):
            entry.refuse(
                f"“{path}” is not the plain name of a folder or file.",
                "Write it from this folder on, without signs such as * or .., "
                "for example docs/easy-read/",
            )
    return scope


def _is_plain_path(path: str) -> bool:
    """Written otherwise, as ./docs or docs/*, it would match nothing and nobody would know."""
    is_normal = path.rstrip("/") == os.path.normpath(path)
    return is_normal and not path.startswith((".", "/")) and not set(path) & _PATTERN_SIGNS


def _read_kept_word(entry: Setting) -> str:
    """A hard word to be left alone. The reason is for whoever edits the file after its author."""
    entry.mapping()
    entry.refuse_unknown_names(("word", "reason"))
    reason = entry.member("reason").value
    if isinstance(reason, (dict, list)) or not str(reason or "").strip():
        entry.refuse(
            "A hard word is kept without a reason.",
            "    reason: It is in the name of our programme.",
        )
    return entry.member("word").text()
