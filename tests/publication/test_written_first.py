"""Documents that are written first in another language, and settings of levels that make no sense."""

from datetime import date

import pytest

from alongside.authoring.accept import accept
from alongside.authoring.new_page import add_document
from alongside.authoring.status import page_statuses
from alongside.checks.sources.section_pairs import section_pairs
from alongside.errors import BadInput
from alongside.model import TextState
from alongside.model.strand_names import strand_label
from alongside.publication.catalogue import find_documents
from alongside.publication.sign_offs import required_sign_offs
from levels_site import copy_of_levels
from tiny_site import TODAY


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
