"""Where the answers of a guided page lead, by its headings, lists and links."""

from pathlib import Path

import pytest

from alongside.model import Strand, Variant
from alongside.pages.markdown import read_sections
from alongside.publication.kinds.guided import endless_questions, reached_steps, read_steps

ENDS = "## Give it away {#give}\n\nAsk your neighbours first.\n\n## Bin {#bin}\n\nPut it out before 7am."
SITE = "https://council.example/waste/"
YES_NO = "- **Yes:** [give](#give).\n- **No:** [bin](#bin)."
IDEAS = "![](picture:a)\nYes: [give](#give).\n\n![](picture:b)\nNo: [bin](#bin)."


def page(body: str, level: str = "full", document: str = "bins") -> Variant:
    strand = Strand(level, level, "en", "", "", None)
    sections = read_sections(body, 1, "Bins")
    return Variant(document, strand, Path("bins.md"), {}, {}, sections, "", body=body)


def answers(body: str, level: str = "full") -> list[tuple[str, str]]:
    """Of the first step: what each answer leads to, as a step and as it is typed."""
    step = read_steps(page(body, level), SITE)[0]
    return [(answer.target, answer.address) for answer in step.answers]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (YES_NO, ["give", "bin"]),
        (YES_NO.replace("- ", "1. "), ["give", "bin"]),
        (YES_NO.replace("- ", "* "), ["give", "bin"]),
        (f"Some words.\n\n- An example\n\nYour answer:\n\n{YES_NO}", ["give", "bin"]),
        (YES_NO.replace("#give", "bins.md#give"), ["give", "bin"]),
        (YES_NO.replace("#give", "./bins.md#give"), ["give", "bin"]),
        (YES_NO.replace("#give", "#gi%76e"), ["give", "bin"]),
        (YES_NO.replace("#give", f"{SITE}bins.html#give"), ["give", "bin"]),
        (YES_NO.replace("#give", "https://other.example/bins.html#give"), ["", "bin"]),
        (YES_NO.replace("#give", "#part"), ["give", "bin"]),
        (YES_NO.replace("[give]", "[first](law.md) or [give]"), ["give", "bin"]),
        ("- [Yes](#give)\n- [No](law.md#promises)", ["give", ""]),
        ("- [Yes](#give)\n- [No](https://example.org/#give)", ["give", ""]),
        ("- [Yes](#give)\n- No", ["give", ""]),
        ("- [Yes](#give)\n    - for [chairs](#bin)\n- [No](#bin)", ["give", "bin"]),
        ("- An example", [""]),
        ("Nothing to choose.", []),
        (f"{YES_NO}\n\nSome words after it.", []),
        (f"### A part {{#sub}}\n\n{YES_NO}", ["give", "bin"]),
    ],
)
def test_answers_are_the_items_of_the_last_list(question, expected):
    ends = ENDS.replace("Ask your", "### A part {#part}\n\nAsk your")
    body = f"## Can it be used? {{#use}}\n\n{question}\n\n{ends}"
    assert [target for target, _ in answers(body)] == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (IDEAS, ["give", "bin"]),
        (f"![](picture:c)\nA sofa can be used.\n\n{IDEAS}", ["give", "bin"]),
        (
            f"![](picture:c)\nRead [this](law.md).\n\n![](picture:c)\nOr not.\n\n{IDEAS}",
            ["give", "bin"],
        ),
        (f"{IDEAS}\n\n![](picture:c)\nA sofa can be used.", []),
        (YES_NO, []),
    ],
)
def test_in_easy_read_answers_are_the_ideas_with_a_link_that_come_last(question, expected):
    body = f"## Can it be used? {{#use}}\n\n{question}\n\n{ENDS}"
    assert [target for target, _ in answers(body, "easy-read")] == expected


@pytest.mark.parametrize(
    ("heading", "asks"),
    [
        ("Can it be used?", True),
        ("Step 1: can it be used?", True),
        ("Is it “waste?”", True),
        ("کیا یہ کوڑا ہے؟", True),
        ("এটি কি বর্জ্য?", True),
        ("What now? Give it away", False),
        ("Who must write it down", False),
    ],
)
def test_a_heading_that_is_a_question_asks(heading, asks):
    assert read_steps(page(f"## {heading} {{#use}}\n\n{YES_NO}"), SITE)[0].asks is asks


def ways(text: str) -> str:
    """Steps from lines such as “a? b c”: a question a with answers that lead to b and c. An end has
    no question mark, and its links are no answers."""
    steps = []
    for line in text.split("; "):
        name, *targets = line.split()
        asks, id_ = name.endswith("?"), name.rstrip("?")
        links = [f"[to {target}]({'' if '.' in target else '#'}{target})" for target in targets]
        words = "\n".join(f"- {link}" for link in links) if asks else " ".join(["An end.", *links])
        steps.append(f"## {name} {{#{id_}}}\n\n{words}")
    return "\n\n".join(steps)


@pytest.mark.parametrize(
    ("steps", "not_reached", "endless"),
    [
        ("a? b c; b; c", "", ""),
        ("a? b c; b? c d; c; d", "", ""),
        ("a? b c; b; c a", "", ""),
        ("a? b c; b a; c d; d", "", ""),
        ("a? a b; b", "", ""),
        ("a? b c; b? a c; c", "", ""),
        ("a? b b; b", "", ""),
        ("a? law.md b; b? a a", "", ""),
        ("a? b law.md; b", "", ""),
        ("a? b c; b; c; d", "d", ""),
        ("a? b c; b; c; d? b c", "d", ""),
        ("a? b c; b; c; d e; e d", "d e", ""),
        ("a? b c; b? a c; c? a b", "", "a b c"),
        ("a? a a; b", "b", "a"),
        ("a? b c; b; c? d d; d? c c", "", "c d"),
        ("a? b c; b; c? d nowhere; d? c c", "", ""),
    ],
)
def test_steps_that_are_not_reached_and_questions_without_an_end(steps, not_reached, endless):
    read = read_steps(page(ways(steps)), SITE)
    reached = reached_steps(read)
    assert [step.id for step in read if step.id not in reached] == not_reached.split()
    assert [step.id for step in endless_questions(read)] == endless.split()
