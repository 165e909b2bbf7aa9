"""A rule in words, from its own file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from alongside.errors import BadInput
from alongside.model import LimitNote, Rule
from alongside.rules.fault_texts import rule_faults
from alongside.rules.rulebook import AUDIT, LINKS
from alongside.system.settings_reader import suggest
from alongside.text.hard_words import LISTS, HardWord, hard_words

_FAILS = {AUDIT: "make an audit fail", LINKS: "make check-links fail"}
"""What a rule that is of no gate does."""
_HEADINGS = {AUDIT: "Audit", LINKS: "Links to other websites"}


def find_rule(rules: dict[str, Rule], rule_id: str) -> Rule:
    """The rule of an id. Raises BadInput, with the nearest id, when there is none."""
    # Ids have small letters and hyphens only, whatever somebody types for them.
    typed = "-".join(re.split(r"[\s_-]+", rule_id.strip().lower()))
    if typed in rules:
        return rules[typed]
    raise BadInput(
        f"There is no rule “{rule_id}”.",
        mend=suggest(typed, rules, otherwise=f"The rules are: {', '.join(rules)}"),
    )


def explain(rule: Rule, notes: Iterable[LimitNote] = ()) -> str:
    """What the rule asks for and why, its limits, where it comes from and whether it blocks.

    notes: what a publication says of limits.
    """
    lines = [rule.id, "", *_problem_and_fix_lines(rule)]
    lines += ["", f"Why      {dot_placeholders(rule.why)}"]
    if rule.example:
        lines.append(f"Example  {dot_placeholders(rule.example)}")
    if rule.limits:
        lines += ["", "Limits:"]
        lines += [f"  {name}: {limit:g}" for name, limit in rule.limits.items()]
    lines += [_describe_note(note) for note in notes if note.rule == rule.id]
    lines += ["", f"From     {rule.standard}"]
    lines.append(_consequence(rule))
    if rule.no_exception:
        lines.append(f"No exception is possible. {rule.no_exception}")
    return "\n".join(lines)


def _consequence(rule: Rule) -> str:
    fails = _FAILS.get(rule.gate, "block a release")
    if rule.severity == "blocks":
        verb, _, rest = fails.partition(" ")
        return f"It {verb}s {rest}."
    return f"It warns and does not {fails}."


def _describe_note(note: LimitNote) -> str:
    where = [*note.documents, *note.strands, note.kind]
    of = ", ".join(each for each in where if each) or "all"
    reason = f" {note.reason}" if note.reason else ""
    return f"  in this publication, {of}: {note.most}{reason}"


def rule_handbook(rules: dict[str, Rule]) -> str:
    """Every rule as one Markdown page. reference/RULES.md is this text; a test keeps it fresh."""
    parts = [
        "# The rules",
        "Made from the rule files by `scripts/make-docs`. Do not edit it by hand.",
        f"There are {len(rules)}. A rule that blocks stops a release; one that warns does not.",
        (
            "Those of the audit are about any page, whoever made it, and stop no release: what "
            "blocks there makes `alongside audit` fail. Those of links to other websites make "
            "`alongside check-links` fail."
        ),
    ]
    for gate in dict.fromkeys(rule.gate for rule in rules.values()):
        parts.append(f"## {_HEADINGS.get(gate, f'{gate.capitalize()} gate')}")
        for rule in rules.values():
            if rule.gate == gate:
                _id, _newline, text = explain(rule).partition("\n")
                parts.append(f"### {rule.id}\n\n```text\n{text.strip()}\n```")
    return "\n\n".join(parts)


def word_list() -> str:
    """Every hard word as one Markdown page, reference/WORDS.md; a test keeps it fresh."""
    general, easy = (hard_words(name) for name in LISTS)
    parts = [
        "# Plain words",
        (
            "Made from the lists in `src/alongside/text/plain_words/` by "
            "`scripts/make-docs`. Do not edit it by hand."
        ),
        (
            "Written for this project, under the MIT licence like its code. A word on the left "
            "is found in all its forms, outside names and quotations. To keep one on purpose, "
            "explain it in `glossary.yml`, or list it under `words_kept` in `publication.yml`. "
            "In easy read, put it in bold and say in the next sentence what it means."
        ),
        f"## In plain English and easy read: {len(general)} words",
        *_tables(general),
        f"## In easy read also: {len(easy)} words",
        *_tables(easy),
    ]
    return "\n\n".join(parts)


def _tables(words: tuple[HardWord, ...]) -> list[str]:
    """One table for each first letter. words: in the order of the alphabet."""
    tables = []
    for letter, same_letter in groupby(words, key=lambda hard: hard.word[0]):
        lines = [f"### {letter.upper()}", "", "| Hard | Plainer | Example |", "| --- | --- | --- |"]
        lines += [_row(hard_word) for hard_word in same_letter]
        tables.append("\n".join(lines))
    return tables


def _row(hard_word: HardWord) -> str:
    remarks = []
    if hard_word.allowed_phrases:
        remarks.append(f"Stays in “{'”, “'.join(hard_word.allowed_phrases)}”.")
    if hard_word.note:
        remarks.append(hard_word.note)
    plainer = ", ".join(hard_word.plainer)
    if remarks:
        plainer = " ".join([f"{plainer}.", *remarks])
    return f"| {hard_word.word} | {plainer} | {hard_word.before} → {hard_word.after} |"


def _problem_and_fix_lines(rule: Rule) -> list[str]:
    """A rule that knows several faults has words for each, at times with one way to mend them."""
    faults = list(rule_faults(rule).values()) or [{"problem": rule.what}]
    lines = []
    # Where one fault has no words for mending, those of the rule are for all.
    has_common_fix = not all("fix" in texts for texts in faults)
    for texts in faults:
        lines.append(f"What     {dot_placeholders(texts['problem'])}")
        if not has_common_fix:
            lines.append(f"Mend     {dot_placeholders(texts['fix'])}")
    if has_common_fix:
        lines.append(f"Mend     {dot_placeholders(rule.mend)}")
    return lines


def dot_placeholders(text: str) -> str:
    """Placeholders of the message become dots: there is no finding to fill them."""
    dotted = re.sub(r"(?<!\{)\{[a-z_]+(:[^}]*)?\}", "…", text)
    return dotted.replace("{{", "{").replace("}}", "}").replace("\n", "\n         ")
