"""What stands between {{ and }} and is no fact: it is never run, and it is said to be none."""

import time

import pytest

from alongside.publication.fact_uses import (
    blank_fact_uses,
    fill_facts,
    fill_facts_in_plain_text,
)

HOSTILE = [
    '"a" * 10**9',
    "fact",
    "fact.people.__class__.__mro__",
    "fact.__class__",
    "fact['people']",
    "fact.people|upper",
    "1/0",
    "fact.people * 10**9",
    "fact.people.plural('a')",
    "fact.people.plural(**fact)",
    "fact.people.plural(one=fact.people)",
    "fact.people.plural(one='a', one='b')",
    "fact.people.plural(ones='a')",
    "fact.people.plural(one='a').upper()",
    "fact.people()",
    "range(10**9)",
    "self",
    "lipsum()",
    "cycler.__init__.__globals__",
    "fact.people if 1 else 2",
    "fact.people ~ fact.people",
    "",
    "fact.",
    "fact..people",
    "fact.people people",
    "((" * 60 + "))" * 60,
    "'\\x7d",
    "fact.people.format(1)",
    "fact.people._fact",
    "fact.people.plural.__func__",
    'fact.people.plural(one="a\\nb", other="c")',
    'fact.people.plural(one="*a*", other="c")',
    "fact.people\n",
    "[x for x in fact]",
    "(" * 5000,
    "9" * 5000,
    "fact.people and 1",
    "not fact.people",
]


@pytest.mark.parametrize("expression", HOSTILE)
def test_nothing_but_a_fact_is_ever_run(told, expression):
    text = f"Before {{{{ {expression} }}}} after."
    filled = fill_facts(text, told)
    assert filled.rendered == text and filled.uses == ()
    assert filled.faults[0].fault in ("not-understood", "no-form", "unknown")


@pytest.mark.parametrize(
    "text",
    [
        "{% for x in range(10**9) %}{% endfor %}",
        "{{ fact.people",
        "{ fact.people }",
        "{fact.people}",
        "{{{ fact.people }}}",
    ],
)
def test_what_looks_like_a_fact_is_said_to_be_none(told, text):
    filled = fill_facts(text, told)
    assert filled.rendered == text and filled.faults[0].fault == "not-understood"


@pytest.mark.parametrize(
    "text",
    [
        '{{ "' * 30000,
        "{{" * 60000,
        "{{ fact.people " * 9000,
        "{{ '" * 9000 + "x" * 50000,
        "\\" * 90000,
        "<!--" * 30000,
        "{{ fact.people }} " * 3000,
        "{{ fact.peopel }} " * 2000,
    ],
)
def test_no_text_takes_long(told, text):
    start = time.process_time()
    fill_facts(text, told), blank_fact_uses(text)
    assert time.process_time() - start < 5


def test_an_unknown_fact_names_those_like_it_and_stops_nothing(told):
    filled = fill_facts("{{ fact.poeple }} {{ fact.people }}\n{{ fact.colour }}", told, 7)
    assert filled.rendered == "{{ fact.poeple }} 991,800\n{{ fact.colour }}"
    assert [(fault.fault, fault.line) for fault in filled.faults] == [
        ("unknown", 7),
        ("unknown", 8),
    ]
    assert filled.faults[0].values["near"].startswith("Did you mean {{ fact.people }}")


@pytest.mark.parametrize(
    "text",
    [
        "## Places {#places}",
        "## Places {: #places .wide}",
        "A { B } {c}",
        "{#- no comment -#}",
        "<!-- {{ ask }}\n{{ fact.poeple }} --> here",
    ],
)
def test_other_brackets_are_left_alone(told, text):
    assert fill_facts(text, told).rendered == text and fill_facts(text, told).faults == ()


def test_brackets_behind_a_backslash_are_only_brackets(told):
    text = r"Write \{{ fact.people }} or \{% if %}, \\{{ fact.one }}."
    assert fill_facts(text, told).rendered == r"Write \{{ fact.people }} or \{% if %}, \\1."
    assert (
        fill_facts_in_plain_text(r"Write \{{ fact.people }}", told).rendered
        == "Write {{ fact.people }}"
    )
