"""The documents of publication.yml: a list of names, in sections and in folders."""

import pytest

from alongside.errors import BadInput
from alongside.publication.settings import read_publication
from alongside.publication.settings_documents import is_document_name
from publication.test_settings import GOOD

LISTED = "documents: [index, bins]\n"
TREE = """\
documents:
  - index
  - id: rubbish
    title: {en: Rubbish, ur: کوڑا}
    documents:
      - bins
      - law/fines
  - id: help
    title:
      en: Help
      easy-read: Get help
      ur: مدد
    documents: [contact]
  - about-us
"""


def read(tmp_path, documents):
    (tmp_path / "publication.yml").write_text(GOOD.replace(LISTED, documents), encoding="utf-8")
    return read_publication(tmp_path)


def test_a_flat_list_has_no_sections(tmp_path):
    publication = read(tmp_path, LISTED)
    assert publication.documents == ("index", "bins")
    assert publication.nav_sections == ()
    assert publication.by_section(publication.documents) == [(None, ("index", "bins"))]


def test_a_tree_is_read_in_its_order(tmp_path):
    publication = read(tmp_path, TREE)
    assert publication.documents == ("index", "bins", "law/fines", "contact", "about-us")
    rows = publication.by_section(publication.documents)
    assert [(section and section.id, slugs) for section, slugs in rows] == [
        (None, ("index",)),
        ("rubbish", ("bins", "law/fines")),
        ("help", ("contact",)),
        (None, ("about-us",)),
    ]


def test_a_section_without_a_document_of_a_strand_is_left_out(tmp_path):
    publication = read(tmp_path, TREE)
    rows = publication.by_section(["index", "contact", "about-us"])
    assert [section and section.id for section, _ in rows] == [None, "help", None]


def test_a_title_is_in_the_words_of_each_strand(tmp_path):
    rubbish, help_ = read(tmp_path, TREE).nav_sections
    assert rubbish.titles == {"full": "Rubbish", "easy-read": "Rubbish", "ur": "کوڑا"}
    assert help_.titles == {"full": "Help", "easy-read": "Get help", "ur": "مدد"}
    assert help_.lines == {"full": 16, "easy-read": 17, "ur": 18}


def test_a_title_may_be_there_in_a_language_that_is_not_published(tmp_path):
    more = TREE.replace("{en: Rubbish,", "{en: Rubbish, pl: Śmieci,")
    assert read(tmp_path, more).nav_sections[0].titles["full"] == "Rubbish"


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ("  - about-us", "  - bins", 20, "first time in line 12"),
        ("      - law/fines", "      - bins", 13, "listed twice"),
        ("[contact]", "[contact, contact]", 19, "listed twice"),
        ("  - index\n", "", 7, "home page"),
        ("    documents: [contact]", "    documents: []", 19, "has no documents"),
        ("    documents: [contact]\n", "", 14, "has no documents"),
        ("    documents: [contact]", "    documents: contact", 19, "has no documents"),
        ("    documents: [contact]", "    document: [contact]", 19, "Did you mean “documents”"),
        ("    title: {en", "    titel: {en", 10, "Did you mean “title”"),
        ("  - id: rubbish\n", "  - name: rubbish\n", 9, "“name” is not a setting"),
        ("  - id: rubbish\n    title", "  - title", 9, "has no id"),
        ("id: help", "id: rubbish", 14, "Two sections"),
        ("id: help", "id: Help us", 14, "cannot be the id"),
        ("id: help", "id: 7", 14, "no id"),
        ("      ur: مدد\n", "", 15, "no title in the language “ur”"),
        ("      en: Help\n", "", 15, "no title in the language “en”"),
        ("      en: Help\n", "      en: ''\n", 16, "no words"),
        ("      en: Help\n", "      en: 2022\n", 16, "no words"),
        ("      en: Help\n", "      en: Help\n      eng: Help\n", 17, "Did you mean “en”"),
        ("    title: {en: Rubbish, ur: کوڑا}", "    title: Rubbish", 10, "has no title"),
        ("    title: {en: Rubbish, ur: کوڑا}\n", "", 9, "has no title"),
        (
            "      - bins\n",
            "      - id: more\n        title: {en: A, ur: ا}\n        documents: [bins]\n",
            12,
            "cannot stand in another section",
        ),
        ("law/fines", "law/../fines", 13, "never leads out"),
        ("law/fines", "../fines", 13, "never leads out"),
        ("law/fines", "./fines", 13, "never leads out"),
        ("law/fines", "/law/fines", 13, "Write it without docs/, .md and strokes at its ends: law/fines"),
        ("law/fines", "law/fines.md", 13, ": law/fines"),
        ("law/fines", "docs/law/fines.md", 13, ": law/fines"),
        ("law/fines", "law//fines", 13, "small letters"),
        ("law/fines", "Law/fines", 13, "small letters"),
        ("law/fines", "law/", 13, ": law"),
        ("law/fines", "law\\fines", 13, "small letters"),
        ("law/fines", "easy-read/fines", 13, "the folder “easy-read” is for something else"),
        ("law/fines", "languages/fines", 13, "the folder “languages”"),
        ("law/fines", "ur/fines", 13, "the folder “ur”"),
        ("law/fines", "assets/fines", 13, "the folder “assets”"),
        ("law/fines", "[law, fines]", 13, "cannot be the name"),
        ("law/fines", "2022", 13, "cannot be the name"),
        ("law/fines", "", 13, "cannot be the name"),
        ("law/fines", "glossary", 13, "we make a page of this name"),
        ("law/fines", "accessibility", 13, "we make a page of this name"),
        ("law/fines", "home", 13, "about-home"),
        ("en: Help\n", "en: RUBBISH\n", 15, "“rubbish” and “help” have the same title"),
        ("ur: مدد", "ur: کوڑا", 15, "have the same title"),
    ],
)  # fmt: skip
def test_a_fault_is_refused_with_its_line(tmp_path, before, after, line, words):
    assert TREE.count(before) == 1
    with pytest.raises(BadInput) as caught:
        read(tmp_path, TREE.replace(before, after))
    assert caught.value.exit_code == 2
    assert words in f"{caught.value.what} {caught.value.mend}"
    assert (caught.value.path, caught.value.line) == ("publication.yml", line)


@pytest.mark.parametrize(
    "name", ["our-area", "law/legal-duties", "a/b/c", "law/index", "2022/plan"]
)
def test_a_name_may_have_folders(name):
    assert is_document_name(name)


@pytest.mark.parametrize("name", ["", "/", "a/", "/a", "a//b", "..", "a/..", "A", "a b", "a.b"])
def test_other_names_are_none(name):
    assert not is_document_name(name)
