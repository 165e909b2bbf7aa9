"""Reading levels in other languages, and documents that are written first in one of them."""

import pytest

from alongside.gates.judge import judge
from alongside.handover.plan import plan_handover
from alongside.handover.strands import find_strand
from alongside.model.strand_names import name_in_english, strand_label, strand_name
from alongside.outputs.alternates import alternate_links, link_tag
from alongside.outputs.locales import locales
from alongside.publication.catalogue import find_documents, variant_path
from alongside.rules import rulebook
from alongside.rules.limits import limit_for
from alongside.web.home import home_context
from alongside.web.switcher import made_page_switcher
from levels_site import copy_of_levels
from tiny_site import TODAY

URL = "https://exampleton.example/bins/"


@pytest.fixture(scope="module")
def read_only(tmp_path_factory):
    return find_documents(copy_of_levels(tmp_path_factory.mktemp("levels") / "site"), TODAY)


@pytest.mark.parametrize(
    ("key", "level", "language", "path", "made_from", "label", "named", "english", "tag", "locale"),
    [
        (
            "ur",
            "plain-english",
            "ur",
            "languages/ur/x.md",
            "plain-english",
            "اردو",
            "اردو",
            "Urdu",
            "ur",
            "ur",
        ),
        (
            *("ur-easy-read", "easy-read", "ur", "languages/ur/easy-read/x.md", "ur"),
            *(
                "اردو – آسان تحریر (ایزی ریڈ)",
                "اردو – آسان تحریر (ایزی ریڈ)",
                "Urdu easy read",
                "ur-simple",
                "qa",
            ),
        ),
        (
            "cy",
            "full",
            "cy",
            "languages/cy/x.md",
            "full",
            "Cymraeg",
            "Cymraeg",
            "Welsh",
            "cy",
            "cy",
        ),
        (
            *("cy-plain", "plain-english", "cy", "languages/cy/plain/x.md", "cy"),
            *("Cymraeg clir", "Cymraeg clir", "Welsh plain", "cy", "qa"),
        ),
        (
            *("cy-easy-read", "easy-read", "cy", "languages/cy/easy-read/x.md", "cy-plain"),
            *(
                "Cymraeg – Hawdd ei ddeall",
                "Cymraeg – Hawdd ei ddeall",
                "Welsh easy read",
                "cy-simple",
                "qa",
            ),
        ),
        (
            *("easy-read", "easy-read", "en", "easy-read/x.md", "plain-english"),
            *("Easy read", "Easy read (English)", "easy read", "en-simple", "en"),
        ),
    ],
)
def test_a_level_of_a_language_is_a_strand_as_any_other(
    read_only, key, level, language, path, made_from, label, named, english, tag, locale
):
    publication = read_only.publication
    strand = publication.strand(key)
    assert (strand.level, strand.language, strand.made_from) == (level, language, made_from)
    assert variant_path(strand, "x").as_posix() == f"docs/{path}"
    assert strand_label(publication, strand) == label
    assert strand_name(publication, strand) == named
    assert name_in_english(publication, strand) == english
    assert link_tag(publication, strand) == tag
    names = {each.key: name for name, each in locales(publication).items()}
    assert names[key].startswith(locale)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (
            "index",
            {
                "en": "plain-english/index.html",
                "en-simple": "easy-read/index.html",
                "ur": "ur/index.html",
                "ur-simple": "ur/easy-read/index.html",
                "cy": "cy/plain/index.html",
                "cy-x-full": "cy/index.html",
                "cy-simple": "cy/easy-read/index.html",
                "x-default": "introduction.html",
            },
        ),
        (
            "welsh-duties",
            {
                "cy": "cy/plain/welsh-duties.html",
                "cy-x-full": "cy/welsh-duties.html",
                "x-default": "welsh-duties.html",
            },
        ),
    ],
)
def test_search_engines_get_a_tag_for_each_page(read_only, document, expected):
    found = alternate_links(read_only, document)
    assert found == {tag: URL + path for tag, path in expected.items()}


@pytest.mark.parametrize(
    ("here", "first"),
    [
        ("full", ["easy-read"]),
        ("easy-read", []),
        ("ur", ["ur-easy-read"]),
        ("ur-easy-read", []),
        ("cy", ["cy-easy-read"]),
        ("cy-plain", ["cy-easy-read"]),
    ],
)
def test_easy_read_of_the_readers_own_language_is_named_first(read_only, here, first):
    publication = read_only.publication
    found = made_page_switcher(read_only, publication.strand(here), "feedback", "x.html")
    labels = [strand_label(publication, publication.strand(key)) for key in first]
    assert [entry["label"] for entry in found["named_first"]] == labels
    assert len(found["behind_press"]) == 8 - len(first)


def test_the_front_door_tells_levels_of_a_language_apart(read_only):
    choices = [(each["label"], each["name"]) for each in home_context(read_only)["languages"]]
    assert ("اردو", "Urdu – Easy read") in choices
    assert len(set(choices)) == len(choices) == 5


@pytest.mark.parametrize(
    ("language", "level", "key"),
    [
        ("ur", None, "ur"),
        ("ur", "easy-read", "ur-easy-read"),
        ("cy", None, "cy"),
        ("cy", "full", "cy"),
        ("cy", "plain", "cy-plain"),
        ("cy", "easy-read", "cy-easy-read"),
        (None, "easy-read", "easy-read"),
        (None, "full", "full"),
    ],
)
def test_a_file_is_asked_for_by_language_and_level(read_only, language, level, key):
    assert find_strand(read_only.publication, language, level).key == key


@pytest.mark.parametrize(
    ("key", "documents", "source"),
    [
        ("ur-easy-read", ["index"], "ur"),
        ("cy-plain", ["index", "welsh-duties"], "cy"),
        ("full", ["welsh-duties"], "cy"),
        ("cy", ["index"], "full"),
    ],
)
def test_what_is_handed_over_is_made_from_its_own_source(read_only, key, documents, source):
    publication = read_only.publication
    wanted = ("index", "welsh-duties")
    handover = plan_handover(read_only, publication.strand(key), wanted, only_stale=False)
    assert handover.source.key == source
    assert list(dict.fromkeys(part.stamp.document for part in handover.parts)) == documents


@pytest.mark.parametrize(
    ("rule", "key", "limit"),
    [
        ("idea-too-long", "easy-read", 5),
        ("idea-too-long", "ur-easy-read", 5),
        ("sentence-long", "ur-easy-read", 19),
        ("sentence-long", "ur", 25),
        ("sentence-long", "easy-read", None),
        ("paragraph-too-long", "ur", 3),
        ("paragraph-too-long", "cy-plain", 3),
    ],
)
def test_limits_of_a_level_hold_in_each_language_as_far_as_they_can(read_only, rule, key, limit):
    strand = read_only.publication.strand(key)
    assert limit_for(rulebook.load()[rule], read_only, strand) == limit


@pytest.mark.parametrize(
    ("rule", "key", "applies"),
    [
        ("idea-without-picture", "ur-easy-read", True),
        ("easy-read-too-long", "cy-easy-read", True),
        # They are made of lists and formulas for English.
        ("hard-word", "ur-easy-read", False),
        ("hard-word-in-easy-read", "cy-easy-read", False),
        ("hard-to-read", "cy-plain", False),
        ("sentence-too-long", "ur-easy-read", False),
    ],
)
def test_a_rule_for_english_words_does_not_judge_other_languages(read_only, rule, key, applies):
    assert rulebook.load()[rule].applies_to(read_only.publication.strand(key)) is applies


def test_all_of_it_passes_the_sources_gate(read_only):
    rules = [rule for rule in rulebook.load().values() if rule.gate == "sources"]
    verdict = judge("sources", read_only, rules)
    assert [finding for finding in verdict.findings if not finding.excepted_until] == []
