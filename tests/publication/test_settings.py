"""publication.yml: read, or refused with its line and what to type."""

from datetime import date

import pytest

from alongside.errors import BadInput
from alongside.model import Edition, Statement
from alongside.publication.settings import read_publication

GOOD = """\
name: {en: Bins, ur: کوڑے دان}
organisation: {en: Exampleton Council, ur: ایگزیمپلٹن کونسل}
url: https://www.example.org/bins/
contact:
  website: https://www.example.org
  email: bins@example.org
documents: [index, bins]
language: en
levels:
  full: {folder: ""}
  easy-read: {folder: easy-read, made_from: full, sign_offs: [easy-read]}
languages:
  - {tag: ur, made_from: full, sign_offs: [translation]}
formats: [web, pdf]
exceptions:
  - rule: sign-off-missing
    scope: [docs/easy-read/]
    reason: A draft.
    owner: Head of communications
    until: 2027-01-31
statement:
  prepared: 2026-11-22
  tested: 2026-11-20
  review: 2027-11-22
"""


def read(tmp_path, text):
    (tmp_path / "publication.yml").write_text(text, encoding="utf-8")
    return read_publication(tmp_path)


def test_strands_know_their_source_and_address(tmp_path):
    strands = read(tmp_path, GOOD).strands
    assert [(s.key, s.level, s.language, s.folder, s.url, s.made_from) for s in strands] == [
        ("full", "full", "en", "", "", None),
        ("easy-read", "easy-read", "en", "easy-read", "easy-read", "full"),
        ("ur", "full", "ur", "languages/ur", "ur", "full"),
    ]


def test_a_level_and_a_language_may_be_read_page_by_page(tmp_path):
    text = GOOD.replace("sign_offs: [easy-read]}", "page_by_page: true}")
    assert [strand.page_by_page for strand in read(tmp_path, text).strands] == [False, True, False]
    text = GOOD.replace("sign_offs: [translation]}", "page_by_page: true}")
    assert [strand.page_by_page for strand in read(tmp_path, text).strands] == [False, False, True]


def test_an_exception_is_in_force_up_to_its_last_day(tmp_path):
    note = read(tmp_path, GOOD).exceptions[0]
    assert note.is_in_force(date(2027, 1, 31)) and not note.is_in_force(date(2027, 2, 1))


def test_the_statement_has_its_dates(tmp_path):
    people = GOOD.replace("  tested:", "  assistive_technology: 2026-11-21\n  tested:")
    assert read(tmp_path, GOOD).statement == Statement(
        date(2026, 11, 22), date(2026, 11, 20), date(2027, 11, 22), None, 24
    )
    assert read(tmp_path, people).statement.assistive_technology == date(2026, 11, 21)


def test_a_book_bears_its_edition(tmp_path):
    assert read(tmp_path, GOOD).edition is None
    told = GOOD.replace(
        "[web, pdf]", "[web, pdf, book]\nedition: {version: 1.10, date: 2026-11-22}"
    )
    assert read(tmp_path, told).edition == Edition("1.10", date(2026, 11, 22))
    assert read(tmp_path, told.replace("1.10", "2")).edition.version == "2"


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ("name: {en: Bins", "nmae: {en: Bins", 1, "Did you mean “name”"),
        ("url: https://www.example.org/bins/", "url: www.example.org", 3, "https://"),
        ("name: {en: Bins, ur: کوڑے دان}", "name: {en: Bins}", 1, "name.ur"),
        ("name: {en: Bins, ur: کوڑے دان}", "name: Bins", 1, "name: value"),
        ("documents: [index, bins]", "documents: []", 7, "documents"),
        ("documents: [index, bins]", "documents: [bins]", 7, "home page"),
        ("documents: [index, bins]", "documents: [index, ../bins]", 7, "small letters"),
        ("tag: ur", "tag: urdu", 13, "ur"),
        ("made_from: full, sign_offs: [translation]", "made_from: fulll", 13, "full"),
        ("made_from: full, sign_offs: [easy-read]", "sign_offs: [easy-read]", 9, "made_from"),
        ("sign_offs: [easy-read]}", "page_by_page: yes please}", 11, "true or false"),
        ("sign_offs: [translation]}", "page_by_page: 1}", 13, "true or false"),
        ("[web, pdf]", "[web, fax]", 14, "fax"),
        ("[web, pdf]", "[pdf]", 14, "web page"),
        ("until: 2027-01-31", "until: soon", 20, "end date"),
        ("owner: Head of communications", "owner: ", 19, "owner"),
        ("scope: [docs/easy-read/]", "scope: []", 17, "scope"),
        ("scope: [docs/easy-read/]", "scope: [./docs/]", 17, "plain name"),
        ("scope: [docs/easy-read/]", "scope: [docs/*]", 17, "plain name"),
        ("scope: [docs/easy-read/]", "scope: [docs/../]", 17, "plain name"),
        ("folder: easy-read,", "folder: ../../etc,", 11, "folder"),
        ("  website: https://www.example.org\n", "", 4, "contact.website"),
        ("prepared: 2026-11-22", "prepared: soon", 22, "2026-11-22"),
        ("  tested: 2026-11-20\n", "", 21, "statement.tested"),
        ("  tested: 2026-11-20\n", "  tester: 2026-11-20\n", 23, "Did you mean “tested”"),
        ("review: 2027-11-22", "review: 2026-11-22", 24, "next review"),
        ("  tested:", "  assistive_technology: yes\n  tested:", 23, "2026-11-22"),
        (GOOD[GOOD.index("statement:") :], "", 1, "statement"),
        ("[web, pdf]", "[web, book]", 1, "edition"),
        ("[web, pdf]", "[web, council-pack]", 14, "no book is made"),
        ("[web, pdf]", "[web, book]\nedition: soon", 15, "version of the text"),
        (
            "[web, pdf]",
            "[web]\nedition: {version: 2026-11-22, date: 2026-11-22}",
            15,
            "such as 1.0",
        ),
        ("[web, pdf]", "[web]\nedition: {version: ' ', date: 2026-11-22}", 15, "such as 1.0"),
        ("[web, pdf]", "[web]\nedition: {version: '1', date: today}", 15, "2026-11-22"),
        (
            "[web, pdf]",
            "[web]\nedition: {version: '1', dated: 2026-11-22}",
            15,
            "Did you mean “date”",
        ),
    ],
)
def test_a_fault_is_refused_with_its_line(tmp_path, before, after, line, words):
    assert before in GOOD
    with pytest.raises(BadInput) as caught:
        read(tmp_path, GOOD.replace(before, after))
    assert caught.value.exit_code == 2
    assert (caught.value.path, caught.value.line) == ("publication.yml", line)
    assert words in caught.value.what + caught.value.mend


@pytest.mark.parametrize("text", ["", "- a\n", "just words", "a: [", "\0"])
def test_nonsense_is_refused(tmp_path, text):
    with pytest.raises(BadInput):
        read(tmp_path, text)


def test_a_missing_or_wrongly_encoded_file_is_refused(tmp_path):
    with pytest.raises(BadInput, match="no publication.yml"):
        read_publication(tmp_path)
    (tmp_path / "publication.yml").write_bytes("name: Bücher".encode("latin-1"))
    with pytest.raises(BadInput, match="UTF-8"):
        read_publication(tmp_path)


def test_a_hard_word_is_kept_for_a_reason(tmp_path):
    kept = (
        GOOD
        + "words_kept:\n  - word: initiative\n    reason: It is in the name of our programme.\n"
    )
    assert read(tmp_path, kept).words_kept == ("initiative",)
    assert read(tmp_path, GOOD).words_kept == ()


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("{word: initiative}", "without a reason"),
        ("{reason: Because.}", "“words_kept.0.word” is missing"),
        ("{word: initiative, reason: Because., level: full}", "“level” is not a setting"),
        ("initiative", "“words_kept.0” is missing or is not a list"),
    ],
)
def test_a_hard_word_kept_in_another_way_is_refused(tmp_path, entry, says):
    with pytest.raises(BadInput) as refusal:
        read(tmp_path, f"{GOOD}words_kept:\n  - {entry}\n")
    assert says in refusal.value.what and refusal.value.line
