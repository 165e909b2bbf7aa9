"""Hard words are found in every form and across line breaks, but not in names, quotations, code and addresses."""

from dataclasses import replace
from time import process_time

import pytest

from alongside.checks.sources.hard_word import check
from alongside.model import Status, Term, TermWording
from alongside.pages.markdown import read_sections
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from alongside.text.hard_words import HardWord, hard_words
from alongside.text.inflection import forms_of
from alongside.text.word_finder import WordFinder
from tiny_site import TODAY

RULE = load()["hard-word"]
EASY_RULE = load()["hard-word-in-easy-read"]


def find_hard_words(text, kept=()):
    """(as it is written, as the list has it) of each hard word in a text."""
    return [
        (word.text, word.hard_word.word) for word in WordFinder(hard_words("en"), kept).find(text)
    ]


def page(tiny, text, strand="plain-english", **changes):
    """The tiny publication with this text as the only one of its kind."""
    sources = find_documents(tiny, TODAY)
    old = sources.variants["bins", strand]
    variant = replace(old, meta={}, sections=read_sections(text, 1, "Your bins"))
    return replace(
        sources,
        variants={("bins", strand): variant},
        publication=replace(sources.publication, **changes),
    )


def hard_words_on(sources, rule=RULE):
    """(line, word) of each finding of the rule."""
    return [
        (outcome.place.line, outcome.values["word"])
        for outcome in check(sources, rule)
        if outcome.status is Status.FAILED
    ]


@pytest.mark.parametrize(
    ("phrase", "kind", "others", "forms"),
    [
        ("utilise", "verb", (), ("utilise", "utilises", "utilised", "utilising")),
        (
            "comply with",
            "verb",
            (),
            ("comply with", "complies with", "complied with", "complying with"),
        ),
        ("convey", "verb", (), ("convey", "conveys", "conveyed", "conveying")),
        ("furnish", "verb", (), ("furnish", "furnishes", "furnished", "furnishing")),
        ("accrue", "verb", (), ("accrue", "accrues", "accrued", "accruing")),
        ("undergo", "verb", ("undergoes", "underwent"), ("undergo", "undergoes", "underwent")),
        ("focal point", "noun", (), ("focal point", "focal points")),
        ("locality", "noun", (), ("locality", "localities")),
        ("scenario", "noun", (), ("scenario", "scenarios")),
        ("criterion", "noun", ("criteria",), ("criterion", "criteria")),
        ("prior to", "", (), ("prior to",)),
        ("suite of", "", ("suites of",), ("suite of", "suites of")),
    ],
)
def test_forms_follow_the_rules_of_spelling(phrase, kind, others, forms):
    assert forms_of(phrase, kind, others) == forms


def test_a_phrase_is_said_of_anybody():
    forms = forms_of("avail yourself of", "verb")
    assert (
        "availing themselves of" in forms
        and "avails herself of" in forms
        and len(set(forms)) == len(forms) == 32
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We utilised it.", [("utilised", "utilise")]),
        ("Utilising it is wise.", [("Utilising", "utilise")]),
        ("We utilize it, finalizing plans.", [("utilize", "utilise"), ("finalizing", "finalise")]),
        (
            "It took cognisance of, and complied with, it.",
            [("took cognisance of", "take cognisance of"), ("complied with", "comply with")],
        ),
        (
            "Our stakeholders’ views; a stakeholder's view",
            [("stakeholders", "stakeholder"), ("stakeholder's", "stakeholder")],
        ),
        ("It is not fit-for-purpose.", [("fit-for-purpose", "fit for purpose")]),
        ("in order   to", [("in order   to", "in order to")]),
        ("in order, to", []),
        ("the utiliser reutilised it", []),
        ("The Outcome Group met the Initiative.", []),
        ("Initiative Exampleton met.", []),
        ("Outcome: good. Outcomes vary.", [("Outcome", "outcome"), ("Outcomes", "outcome")]),
        ("How do you identify as a person?", []),
        ("Newcastle upon Tyne", []),
    ],
)
def test_words_are_found_in_any_form_but_not_in_names(text, words):
    assert find_hard_words(text) == words


def test_the_longest_phrase_wins():
    short, long = (
        HardWord(word, "", ("x",), "", "", "", (word,)) for word in ("in", "in order to")
    )
    assert [word.hard_word for word in WordFinder((short, long)).find("in order to be in")] == [
        long,
        short,
    ]


def test_what_is_kept_is_left_alone_in_all_its_forms():
    assert find_hard_words("Initiatives and outcomes", kept=["initiative"]) == [
        ("outcomes", "outcome")
    ]
    assert find_hard_words("The outcome measure and the outcome", kept=["Outcome  measure"]) == [
        ("outcome", "outcome")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They said “we will utilise it” and left.",
        'They said "utilise".',
        "They said ‘we utilise it’.",
        "> We utilise it.\n",
        "    utilise\n",
        "Type `utilise` here.",
        "See www.example.org/utilise and utilise@example.org",
        "See [this page](utilise.md).",
        'A word: <span lang="fr">utilise</span>.',
    ],
)
def test_quotations_code_and_addresses_are_not_the_authors_words(tiny, text):
    assert hard_words_on(page(tiny, text)) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Hello.\nWe utilise\nit.", [(2, "utilise")]),
        ("A.\n\n- We need it in\n  order to pay.", [(3, "in order to")]),
        ("A.\n\n## Utilise it {#one}\n\nB.", [(3, "Utilise")]),
        ("| A | B |\n| --- | --- |\n| c | we utilise |", [(3, "utilise")]),
        ("[We utilise it](bins.md).", [(1, "utilise")]),
        ("![People utilise a bin](picture:bin)\nText.", [(1, "utilise")]),
        ("It **utilises** it.", [(1, "utilises")]),
        ("We utilise\n`utilise`.", [(1, "utilise")]),
        ("Type `utilise`.\nUtilise it. We utilise it.", [(2, "Utilise"), (2, "utilise")]),
    ],
)
def test_the_line_is_where_the_word_begins(tiny, text, lines):
    assert hard_words_on(page(tiny, text)) == lines


def test_headings_titles_and_descriptions_count(tiny):
    path = tiny / "docs" / "plain-english" / "bins.md"
    text = (
        path.read_text(encoding="utf-8")
        .replace("## Collection days", "## Utilise the days")
        .replace("title: Your bins", "title: Utilise your bins")
        .replace("description: What", "description: Outcomes, what")
    )
    path.write_text(text, encoding="utf-8")
    assert [word for _, word in hard_words_on(find_documents(tiny, TODAY))] == [
        "Utilise",
        "Outcomes",
        "Utilise",
    ]


def test_names_of_the_publication_are_left_alone(tiny):
    text = "We met people from initiative exampleton, and utilise it."
    assert hard_words_on(page(tiny, text, names=("initiative exampleton",))) == [(1, "utilise")]


def test_words_of_the_glossary_are_left_alone_but_not_in_what_they_mean(tiny):
    wording = TermWording("initiative", ("initiative",), "A plan that we utilise.")
    term = Term("initiative", {"plain-english": wording}, (), {"": 7, "en": 8})
    assert hard_words_on(page(tiny, "Our initiatives utilise it.", terms=(term,))) == [
        (1, "utilise"),
        (8, "utilise"),
    ]


def test_easy_read_may_explain_a_word_in_bold(tiny):
    text = "We have a **policy**.\nA policy is a rule.\nIt has a purpose."
    assert hard_words_on(page(tiny, text, "easy-read"), EASY_RULE) == [(3, "purpose")]
    assert hard_words_on(page(tiny, text), EASY_RULE) == []


def test_the_strategy_as_authored_is_left_to_its_experts(tiny):
    assert hard_words_on(page(tiny, "We utilise it.", "full")) == []


def test_time_grows_with_the_words_and_not_with_their_square(tiny):
    sentence = "We met people who live here and they told us what they need from the council, whatever that is. "

    def seconds(paragraphs):
        sources = page(tiny, (sentence * 10 + "\n\n") * paragraphs)
        tries = []
        for _ in range(4):  # the first one fills caches; the quickest is the least disturbed
            begin = process_time()
            list(check(sources, RULE))
            tries.append(process_time() - begin)
        return min(tries)

    # Eight times the words take eight times as long, or 64 times if each is held against all.
    assert seconds(40) < 24 * seconds(5)
