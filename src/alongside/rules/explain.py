"""A rule in words, from its own file."""

from __future__ import annotations

import difflib
import re
from itertools import groupby

from alongside.errors import BadInput
from alongside.model import Rule
from alongside.text.hard_words import LISTS, HardWord, hard_words


def find_rule(rules: dict[str, Rule], rule_id: str) -> Rule:
    """Raises BadInput with a near match."""
    if rule_id in rules:
        return rules[rule_id]
    near = difflib.get_close_matches(rule_id, rules, 1)
    raise BadInput(
        f"There is no rule “{rule_id}”.",
        mend=f"Did you mean “{near[0]}”?" if near else f"The rules are: {', '.join(rules)}",
    )


def explain(rule: Rule) -> str:
    weight = (
        "It blocks a release."
        if rule.severity == "blocks"
        else "It warns and does not block a release."
    )
    limits = [f"  {name}: {limit:g}" for name, limit in rule.limits.items()]
    parts = [
        rule.id,
        "",
        *_problem_and_fix_lines(rule),
        "",
        f"Why      {dot_placeholders(rule.why)}",
    ]
    parts += [f"Example  {dot_placeholders(rule.example)}"] if rule.example else []
    parts += ["", "Limits:", *limits] if limits else []
    return "\n".join([*parts, "", f"From     {rule.standard}", weight])


def rule_handbook(rules: dict[str, Rule]) -> str:
    """Every rule as one Markdown page. reference/RULES.md is this text; a test keeps it fresh."""
    parts = [
        "# The rules",
        "Made from the rule files by `scripts/make-docs`. Do not edit it by hand.",
        f"There are {len(rules)}. A rule that blocks stops a release; one that warns does not.",
    ]
    for gate in dict.fromkeys(rule.gate for rule in rules.values()):
        parts.append(f"## {gate.capitalize()} gate")
        parts += [
            f"### {rule.id}\n\n```text\n{explain(rule).partition(chr(10))[2].strip()}\n```"
            for rule in rules.values()
            if rule.gate == gate
        ]
    return "\n\n".join(parts)


def word_list() -> str:
    """Every hard word as one Markdown page. reference/WORDS.md is this text; a test keeps it fresh."""
    general, easy = (hard_words(name) for name in LISTS)
    parts = [
        "# Plain words",
        (
            "Made from the lists in `src/alongside/text/plain_words/` by "
            "`scripts/make-docs`. Do not edit it by hand."
        ),
        (
            "Written for this project, under the MIT licence like its code. A word on the left is found in all "
            "its forms, outside names and quotations. To keep one on purpose, explain it in `glossary.yml`, or "
            "list it under `words_kept` in `publication.yml`. In easy read, put it in bold and say in the next "
            "sentence what it means."
        ),
        f"## In plain English and easy read: {len(general)} words",
        *_tables(general),
        f"## In easy read also: {len(easy)} words",
        *_tables(easy),
    ]
    return "\n\n".join(parts)


def _tables(words: tuple[HardWord, ...]) -> list[str]:
    """One for each first letter."""
    head = ["", "| Hard | Plainer | Example |", "| --- | --- | --- |"]
    return [
        "\n".join([f"### {letter.upper()}", *head, *map(_row, same_letter)])
        for letter, same_letter in groupby(words, key=lambda hard: hard.word[0])
    ]


def _row(hard_word: HardWord) -> str:
    remarks = (
        [f"Stays in “{'”, “'.join(hard_word.allowed_phrases)}”."]
        if hard_word.allowed_phrases
        else []
    )
    remarks += [hard_word.note] if hard_word.note else []
    plainer = " ".join([", ".join(hard_word.plainer) + "." * bool(remarks), *remarks])
    return f"| {hard_word.word} | {plainer} | {hard_word.before} → {hard_word.after} |"


def _problem_and_fix_lines(rule: Rule) -> list[str]:
    """A rule that knows several faults has words for each, and at times one way to mend them all."""
    faults = list((rule.options.get("faults") or {"": {"problem": rule.what}}).values())
    if not all("fix" in texts for texts in faults):
        return [
            *(f"What     {dot_placeholders(texts['problem'])}" for texts in faults),
            f"Mend     {dot_placeholders(rule.mend)}",
        ]
    return [
        line
        for texts in faults
        for line in (
            f"What     {dot_placeholders(texts['problem'])}",
            f"Mend     {dot_placeholders(texts['fix'])}",
        )
    ]


def dot_placeholders(text: str) -> str:
    """Placeholders of the message become dots: there is no finding to fill them."""
    dotted = re.sub(r"(?<!\{)\{[a-z_]+(:[^}]*)?\}", "…", text)
    return dotted.replace("{{", "{").replace("}}", "}").replace("\n", "\n         ")
