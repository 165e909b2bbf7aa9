"""Italics and marked words are judged as the one reader of Markdown reads them."""

import pytest

from alongside.checks import load_check
from pairs import RULES, page_failures

ITALIC = [
    ("an *early* bin", "*early*"),
    ("an _early_ bin", "_early_"),
    ("***both***", "*both*"),
    ("**bold *and sloping* words**", "*and sloping*"),
    ("*two\nlines*", "*two lines*"),
    ("a*b*c", "*b*"),
    ("*`code`*", "*code*"),
    ("[*words*](index.md)", "*words*"),
    ("*[words](index.md)*", "*words*"),
    ("an *early* and a *late* bin", "*early*"),
    ("\\\\*early*", "*early*"),
    ("*R&amp;D*", "*R&D*"),
    ("- an *early* bin", "*early*"),
    ("> an *early* bin", "*early*"),
    ("| A | B |\n| --- | --- |\n| *C* | D |", "*C*"),
    ("*early\\* bin*", "*early* bin*"),
]
UPRIGHT = [
    "5 * 3 * 2 and snake_case_name",
    "**bold** and [a_link_](a_b_.md)",
    "an \\*early\\* bin",
    "an \\_early\\_ bin",
    "`an *early* bin`",
    "``an `*early*` bin``",
    "    an *early* bin",
    "```\nan *early* bin\n```",
    "an &ast;early&ast; bin",
    "an &#42;early&#42; bin",
    "<!-- an *early* bin -->",
    "a * b and c * d",
    "*early",
    "[Bins](index.md '*words*')",
]
LONG = "one two three four five six seven eight nine ten eleven twelve thirteen"
MARKED = [
    (f'<span lang="pl">{LONG}</span>', "long"),
    (f"<bdi>{LONG}</bdi>", "long"),
    (f"<BDI>{LONG}</BDI>", "long"),
    (f'**<span lang="pl">{LONG}</span>**', "long"),
    (f'<span lang="pl">**{LONG}**</span>', "long"),
    (f'<span lang="pl">`{LONG}`</span>', "long"),
    (f'<bdi><span lang="pl">{LONG}</span></bdi>', "long"),
    ('<bdi>one two three four five six seven</bdi> <bdi>one two three four five six seven</bdi>', "long"),
    (f'<span lang="pl">{LONG.replace(" ", "&#32;")}</span>', "long"),
    ("<bdi>one two", "alone"),
    ("one two</bdi>", "alone"),
    ('<span lang="pl">one</bdi>', "alone"),
    ("**<bdi>one** two</bdi>", "alone"),
    ("<bdi>one\n\ntwo</bdi>", "alone"),
]  # fmt: skip
FEW = [
    '<span lang="pl">Rada miasta</span>',
    "<bdi>01632 960001</bdi>",
    f"`<bdi>{LONG}</bdi>`",
    "`<bdi>`",
    "\\<bdi>one two",
    "&lt;bdi&gt;one two",
    "```\n<bdi>\n```",
    "<!-- <bdi> -->",
    "one two three",
    '<bdi dir="ltr"><span lang="pl">Rada miasta</span></bdi>',
    "<bdi>one two three four five six</bdi>\n\n<bdi>one two three four five six seven</bdi>",
    '<span lang="pl">one two three four five six \\* \\_ \\# seven eight</span>',
]


def failures(rule, markdown):
    return page_failures(rule, load_check(RULES[rule]).check, markdown)


@pytest.mark.parametrize(("markdown", "seen"), ITALIC)
def test_sloping_words_are_found_and_shown(markdown, seen):
    assert failures("italic-text", markdown)[0].seen == seen


@pytest.mark.parametrize("markdown", UPRIGHT)
def test_signs_that_slope_nothing_are_no_fault(markdown):
    assert failures("italic-text", markdown) == []


@pytest.mark.parametrize(("markdown", "fault"), MARKED)
def test_marks_that_hold_too_much_or_stand_alone_are_found(markdown, fault):
    problems = [each.values["problem"] for each in failures("marked-text-too-long", markdown)]
    assert problems and all(("no partner" in problem) == (fault == "alone") for problem in problems)


@pytest.mark.parametrize("markdown", FEW)
def test_few_marked_words_and_shown_marks_are_no_fault(markdown):
    assert failures("marked-text-too-long", markdown) == []
