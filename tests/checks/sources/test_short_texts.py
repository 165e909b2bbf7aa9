"""Short texts in the four languages: right ones pass, wrong ones are found, and how many are."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from alongside.checks import load_check
from alongside.checks.sources.language_judge import LanguageJudge
from alongside.model import ChangeNote, Status
from alongside.publication.catalogue import find_documents
from alongside.publication.changes import FILE
from alongside.rules.rulebook import load
from small_site import SMALL
from tiny_site import TODAY

FOLDER = Path(__file__).parent.parent.parent / "text" / "short_texts"
TEXTS = {
    tag: yaml.safe_load((FOLDER / f"{tag}.yml").read_text(encoding="utf-8"))
    for tag in ("en", "pl", "ur", "bn")
}
ARABIC = ["ساعات العمل", "اتصل بنا", "كيف تقدم شكوى", "اقرأ التقرير", "منطقتنا", "حقوقك"]
ASSAMESE = ["খোলাৰ সময়", "আমাৰ অঞ্চল", "যোগাযোগ কৰক", "আপোনাৰ অধিকাৰ"]
SOURCES = find_documents(SMALL, TODAY)


def plain_polish(text):
    """As typed on a keyboard without Polish letters."""
    return text.translate(str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ"))


def wrong_ones(texts, strand):
    """Those of the texts that some rule finds, as sentences of changes.yml in a strand."""
    notes = [
        ChangeNote(day=TODAY, documents=(), strands=(), what={strand: text}, line=line)
        for line, text in enumerate(texts, start=1)
    ]
    publication = replace(SOURCES.publication, changes=tuple(notes), terms=(), pictures={})
    sources = replace(SOURCES, publication=publication)
    rules = load()
    found = set()
    for name in ("wrong-language", "wrong-script", "wrong-letter"):
        for outcome in load_check(rules[name]).check(sources, rules[name]):
            if outcome.place.path == FILE and outcome.status is Status.FAILED:
                found.add(texts[outcome.place.line - 1])
    return found


@pytest.mark.parametrize("tag", TEXTS)
def test_right_texts_pass(tag):
    strand = "full" if tag == "en" else tag
    texts = TEXTS[tag]["own"] + TEXTS[tag]["mixed"]
    assert len(texts) >= 100
    assert wrong_ones(texts, strand) == set()


# What may be missed is one word with a capital, which may be a name, or words that both languages have.
@pytest.mark.parametrize(
    ("texts", "strand", "may_be_missed"),
    [
        (TEXTS["en"]["own"], "pl", 0),
        (TEXTS["en"]["own"], "ur", 0),
        (TEXTS["en"]["own"], "bn", 0),
        (TEXTS["pl"]["own"], "full", 4),
        (TEXTS["pl"]["own"], "ur", 2),
        (TEXTS["ur"]["own"], "pl", 0),
        (TEXTS["ur"]["own"], "bn", 0),
        (TEXTS["bn"]["own"], "easy-read", 0),
        (ARABIC, "ur", 2),
        (ASSAMESE, "bn", 0),
    ],
)
def test_wrong_texts_are_found(texts, strand, may_be_missed):
    missed = set(texts) - wrong_ones(texts, strand)
    assert len(missed) <= may_be_missed, missed


def test_polish_without_its_letters_is_found():
    texts = [plain_polish(text) for text in TEXTS["pl"]["own"] if plain_polish(text) != text]
    missed = set(texts) - wrong_ones(texts, "pl")
    assert len(missed) <= 9, missed


@pytest.mark.parametrize(
    ("tag", "script", "text", "found"),
    [
        ("cy", "Latn", "Croeso i bawb sydd am ddod i'n cyfarfod nesaf", ""),
        ("cy", "Latn", "Everyone is welcome to come to our next meeting", "en"),
        ("ro", "Latn", "Programul nostru", ""),
        ("ro", "Latn", "Opening hours of the clinic", "en"),
        ("so", "Latn", "Opening hours of the clinic", "en"),
        ("fa", "Arab", "ساعات کاری", ""),
        ("hi", "Deva", "हमसे संपर्क करें", ""),
        ("ti", "Ethi", "ሰላም", ""),
    ],
)
def test_a_language_that_nobody_has_thought_of_is_judged_by_what_is_known(tag, script, text, found):
    judge = LanguageJudge(SOURCES, load()["wrong-language"])
    assert judge.other_language(text, tag, script) == found
