"""Websites that are broken, odd or meant to do harm: words in place of a stack trace, and no harm."""

from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from alongside.adopt.check_answers import check_answers
from alongside.adopt.read_site import read_site
from alongside.errors import BadInput
from alongside.publication.catalogue import find_documents
from old_sites import DECISIONS, OLD, TODAY, adopt, verdict_of, write_mkdocs

HOME = "# Home\n\nWe collect your bins.\n"


def new_pages(tmp_path, pages, config=""):
    write_mkdocs(tmp_path / "old", {"index.md": HOME, **pages}, config)
    adopted = adopt(tmp_path / "old", tmp_path / "new")
    return adopted, find_documents(tmp_path / "new", TODAY)


def test_pages_in_other_encodings_can_be_read(tmp_path):
    adopted, sources = new_pages(
        tmp_path,
        {
            "latin.md": "# Café\n\nWe serve crêpes.\n".encode("cp1252"),
            "wide.md": "# Wide\n\nWe serve you.\n".encode("utf-16"),
            "mark.md": b"\xef\xbb\xbf# Mark\r\n\r\nWe serve you.\r\n",
            "control.md": "# Control\n\nWe\x1a serve you.\n",
        },
    )
    titles = {page.title for page in sources.variants.values()}
    assert {"Café", "Wide", "Mark", "Control"} <= titles
    assert sorted(look.file for look in adopted.notes.looks) == [
        "docs/control.md",
        "docs/latin.md",
        "docs/wide.md",
    ]


def test_nothing_from_elsewhere_on_the_computer_is_taken_in(tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret\n\nA password.\n", encoding="utf-8")
    write_mkdocs(
        tmp_path / "old",
        {
            "index.md": f'{HOME}\n--8<-- "{secret}"\n\n--8<-- "../../secret.md"\n\n[x](../../secret.md)'
        },
    )
    (tmp_path / "old/docs/linked.md").symlink_to(secret)
    adopt(tmp_path / "old", tmp_path / "new")
    for path in (tmp_path / "new").rglob("*"):
        if path.is_file() and path.suffix == ".md":
            assert "password" not in path.read_text(encoding="utf-8")


def test_pages_that_take_in_each_other_end(tmp_path):
    adopted, _ = new_pages(tmp_path, {"a.md": '# A\n\nWords.\n\n--8<-- "docs/a.md"\n'})
    assert "was not found" in adopted.notes.looks[0].what


def test_two_files_of_one_name_both_stay(tmp_path):
    _, sources = new_pages(
        tmp_path,
        {
            "README.md": "# Read me\n\nMore words.\n",
            "Large Items.md": "# Large one\n\nA sofa.\n",
            "large_items.md": "# Large two\n\nA bed.\n",
            "search.md": "# Find\n\nHow to find us.\n",
            "assets/x.md": "# X\n\nWords of X.\n",
        },
    )
    assert sources.publication.documents[0] == "index"
    assert set(sources.publication.documents) == {
        "index",
        "index-2",
        "large-items",
        "large-items-2",
        "assets-pages/x",
        "search-page",
    }
    assert {page.title for page in sources.variants.values()} == {
        "Home", "Read me", "Large one", "Large two", "Find", "X",
    }  # fmt: skip


def test_settings_that_cannot_be_read_are_left_out_and_named(tmp_path):
    adopted, sources = new_pages(
        tmp_path,
        {
            "yaml.md": "---\ntitle: [\n---\n# Words\n\nWe are here.\n",
            "toml.md": "+++\ntitle = \n+++\n# Other words\n\nWe are here, too.\n",
            "markup.md": "---\ntitle: '<b>x</b> {a=b}'\n---\nWe are <here.\n",
        },
    )
    assert verdict_of(tmp_path / "new").blocking == ()
    assert all(not page.problem for page in sources.variants.values())
    files = {look.file for look in adopted.notes.looks if "settings" in look.what}
    assert files == {"docs/yaml.md", "docs/toml.md"}


def test_no_program_of_the_website_is_run(tmp_path):
    marker = tmp_path / "was-run"
    config = f"plugins:\n  - x: !!python/object/apply:os.system ['touch {marker}']\n"
    new_pages(tmp_path, {}, config)
    assert not marker.exists()


def test_signs_that_no_font_has_are_taken_out_and_named(tmp_path):
    adopted, sources = new_pages(
        tmp_path, {"party.md": "# Party 🎉\n\nIt is free \U0001f57a\ufe0f of charge.\n\n`🎉`\n"}
    )
    text = (tmp_path / "new/docs/party.md").read_text(encoding="utf-8")
    assert "title: Party" in text and "It is free  of charge." in text and "🎉" not in text
    named = [look.what for look in adopted.notes.looks]
    assert any("U+1F389" in what for what in named) and any("U+1F57A" in what for what in named)
    assert "letter-without-font" not in adopted.baseline.findings


def test_what_is_in_no_form_that_is_read_is_named(tmp_path):
    config = (
        "plugins:\n  - i18n:\n      docs_structure: folder\n      languages:\n"
        "        - {locale: en, default: true}\n"
    )
    write_mkdocs(
        tmp_path / "old",
        {"en/index.md": HOME, "de/index.md": "# Start\n", "en/old.html": "<p>Old</p>"},
        config,
    )
    adopted = adopt(tmp_path / "old", tmp_path / "new")
    unread = [look.file for look in adopted.notes.looks if "was not read" in look.what]
    assert unread == ["docs/de/index.md", "docs/en/old.html"]


def test_a_file_that_is_not_accessible_is_allowed_by_itself(tmp_path):
    write_mkdocs(tmp_path / "old", {"index.md": f"{HOME}\nRead the [leaflet](leaflet.pdf).\n"})
    pikepdf.new().save(tmp_path / "old/docs/leaflet.pdf")
    adopt(tmp_path / "old", tmp_path / "new")
    notes = find_documents(tmp_path / "new", TODAY).publication.exceptions
    scopes = {note.rule: note.scope for note in notes}
    assert scopes["attachment-refused-by-verapdf"] == ("docs/files/leaflet.pdf",)
    assert verdict_of(tmp_path / "new").blocking == ()


def test_a_page_that_is_only_in_another_language_is_written_first_there(tmp_path):
    config = (
        "plugins:\n  - i18n:\n      docs_structure: suffix\n      languages:\n"
        "        - {locale: en, default: true}\n        - {locale: cy}\n"
    )
    _, sources = new_pages(
        tmp_path,
        {
            "index.cy.md": "# Hafan\n\nRydym yn casglu eich biniau.\n",
            "welsh.cy.md": "# Biniau\n\nMae pob bin yn wyrdd.\n",
        },
        config,
    )
    assert sources.publication.written_first == {"welsh": "cy"}
    assert sources.variants["welsh", "cy"].meta["owner"] == "Web team"
    assert verdict_of(tmp_path / "new").blocking == ()


@pytest.mark.parametrize("name", ["publication", "old/publication"])
def test_a_folder_that_cannot_be_used_is_refused_before_anything_is_written(tmp_path, name):
    write_mkdocs(tmp_path / "old", {"index.md": HOME})
    (tmp_path / "publication").mkdir()
    (tmp_path / "publication" / "letter.txt").write_text("Dear all", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BadInput):
        adopt(tmp_path / "old", tmp_path / name)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "files, words",
    [
        ({}, "no settings of MkDocs"),
        ({"mkdocs.yml": "site_name: [", "docs/index.md": HOME}, "cannot be read"),
        ({"hugo.toml": "title = ", "content/_index.md": HOME}, "cannot be read"),
        ({"mkdocs.yml": "site_name: Bins"}, "no page in the language “en”"),
        ({"mkdocs.yml": "docs_dir: 3\nnav: 7\nplugins: x"}, "no page in the language “en”"),
    ],
)
def test_a_website_that_cannot_be_used_is_refused_in_words(tmp_path, files, words):
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=words):
        read_site(tmp_path, "en")


def test_a_first_language_without_words_is_refused(tmp_path):
    write_mkdocs(tmp_path / "old", {"index.md": HOME}, "theme:\n  language: fr\n")
    with pytest.raises(BadInput, match="cannot begin in its first language, “fr”"):
        adopt(tmp_path / "old", tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "change, words",
    [
        ({"owner": "Jane Smith"}, "a person’s name"),
        ({"owner": "-"}, "or nothing"),
        ({"until": date(2028, 1, 1)}, "cannot be the day"),
        ({"next_review": TODAY}, "not a day to come"),
        ({"answers": replace(DECISIONS.answers, email="us")}, "not an e-mail address"),
        ({"answers": replace(DECISIONS.answers, url="bins/")}, "not the address of a website"),
        ({"answers": replace(DECISIONS.answers, name="<b>Bins</b>")}, "take for markup"),
    ],
)
def test_an_answer_that_cannot_be_used_is_refused(change, words):
    with pytest.raises(BadInput, match=words):
        check_answers(replace(DECISIONS, **change), TODAY)


def test_the_answers_of_the_tests_are_good():
    check_answers(DECISIONS, TODAY)
    assert len(list(OLD.iterdir())) == 5
