"""Reading levels in other languages, and documents that are written first in one of them."""

from datetime import date

import pytest

from alongside.authoring.accept import accept
from alongside.authoring.new_page import add_document
from alongside.authoring.status import page_statuses
from alongside.checks.sources.section_pairs import section_pairs
from alongside.errors import BadInput
from alongside.gates.judge import judge
from alongside.handover.plan import plan_handover
from alongside.handover.strands import find_strand
from alongside.model import TextState
from alongside.model.strand_names import name_in_english, strand_label, strand_name
from alongside.outputs.alternates import alternate_links, link_tag
from alongside.outputs.locales import locales
from alongside.publication.catalogue import find_documents, variant_path
from alongside.publication.sign_offs import required_sign_offs
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


@pytest.fixture
def root(tmp_path):
    return copy_of_levels(tmp_path / "site")


def change(root, old, new, file="publication.yml"):
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


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
    assert ("اردو – آسان تحریر (ایزی ریڈ)", "Urdu – Easy read") in choices
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


@pytest.mark.parametrize(
    ("document", "key", "state"),
    [
        ("welsh-duties", "cy", TextState.AUTHORED),
        ("welsh-duties", "full", TextState.STALE),
        ("welsh-duties", "cy-plain", TextState.STALE),
        ("welsh-duties", "ur", TextState.LEFT_OUT),
        ("index", "full", TextState.AUTHORED),
        ("index", "cy", TextState.CURRENT),
    ],
)
def test_a_change_of_the_welsh_makes_the_english_out_of_date(root, document, key, state):
    change(root, "15 diwrnod", "20 diwrnod", "docs/languages/cy/welsh-duties.md")
    statuses = page_statuses(find_documents(root, TODAY))
    found = {(each.document, each.strand.key): each.text for each in statuses}
    assert found[document, key] is state


def test_the_english_is_accepted_against_the_welsh(root):
    change(root, "15 diwrnod", "20 diwrnod", "docs/languages/cy/welsh-duties.md")
    sources = find_documents(root, TODAY)
    assert accept(sources, sources.variants["welsh-duties", "full"]) == ["introduction"]


def test_what_is_written_first_needs_no_check_of_a_translation(read_only):
    pages = read_only.variants
    assert required_sign_offs(read_only, pages["index", "cy"]) == ("translation",)
    assert required_sign_offs(read_only, pages["welsh-duties", "cy"]) == ()
    assert required_sign_offs(read_only, pages["welsh-duties", "full"]) == ("translation",)
    assert required_sign_offs(read_only, pages["welsh-duties", "cy-plain"]) == ("plain-english",)


@pytest.mark.parametrize(
    ("document", "key", "is_translated"),
    [
        ("index", "ur", True),
        ("index", "ur-easy-read", False),
        ("index", "cy-plain", False),
        ("welsh-duties", "full", True),
        ("welsh-duties", "cy-plain", False),
    ],
)
def test_a_level_of_a_language_is_no_translation_of_it(read_only, document, key, is_translated):
    page = read_only.variants[document, key]
    source = read_only.source_of(page)
    assert [pair.is_translated for pair in section_pairs(read_only, page, source)][
        0
    ] is is_translated


def test_a_new_document_gets_a_page_in_each_level_of_each_language(root):
    made = add_document(find_documents(root, TODAY), "prices")
    paths = [path.as_posix() for path in made]
    assert "docs/languages/ur/easy-read/prices.md" in paths and len(paths) == 8
    sources = find_documents(root, date(2026, 11, 22))
    assert all(("prices", strand.key) in sources.variants for strand in sources.publication.strands)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("      plain:\n", "      simple:\n", "“simple” is not a reading level"),
        ("      plain:\n", "      ur:\n", "“ur” is not a reading level"),
        (
            "        made_from: cy-plain\n",
            "        made_from: plain\n",
            "“plain” is not a level or language listed",
        ),
        ("        page_by_page: true", "        pages: true", "“pages” is not a setting"),
        (
            "    levels:\n      easy-read:\n        page",
            "    levels: easy-read\n    x:\n        page",
            "levels",
        ),
        (
            "  easy-read:\n    folder",
            "  ur-easy-read:\n    folder",
            "Two versions are called “ur-easy-read”",
        ),
        ("  cy: [welsh-duties]", "  full: [welsh-duties]", "full"),
        ("  cy: [welsh-duties]", "  cy: [welsh]", "welsh"),
        (
            "  cy: [welsh-duties]",
            "  cy: [welsh-duties]\n  ur: [welsh-duties]",
            "stands in two lists",
        ),
        ("  cy: [welsh-duties]", "  cy: []", "lists no documents"),
        ("versions: [cy, cy-plain]", "versions: [full]", "“bins” is written first in “full”"),
        (
            "    versions: [plain-english, easy-read, ur]",
            "    versions: [cy]",
            "written first in “cy”",
        ),
        ("  - bins\n", "  - bins\n  - plain/bins\n", "plain/bins"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_line(root, old, new, what):
    change(root, old, new)
    with pytest.raises(BadInput) as caught:
        find_documents(root, TODAY)
    assert what in f"{caught.value.what} {caught.value.mend}" and caught.value.line


def test_the_plain_level_may_be_called_plain(root):
    change(
        root,
        "  plain-english:\n    folder: plain-english\n",
        "  plain:\n    folder: plain-english\n",
    )
    text = (root / "publication.yml").read_text(encoding="utf-8")
    text = text.replace("made_from: plain-english", "made_from: plain")
    text = text.replace("versions: [plain-english, ", "versions: [plain, ")
    (root / "publication.yml").write_text(text, encoding="utf-8")
    publication = find_documents(root, TODAY).publication
    assert strand_label(publication, publication.strand("plain")) == "Plain English"
