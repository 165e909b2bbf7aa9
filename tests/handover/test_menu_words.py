"""The words of menus and links of a language: a file for them, out to a translator and back."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from alongside.cli.commands import alongside
from alongside.errors import BadInput
from alongside.handover.file_formats import WRITERS, read_file
from alongside.handover.interface_words import (
    holds_words,
    make_word_file,
    plan_words,
    require_language,
    take_in_words,
)
from alongside.handover.text import plain_text, text_from_words
from alongside.languages import known_languages, put_words, read_language, words_to_write
from tiny_site import TINY


@pytest.fixture
def root(tmp_path):
    """A publication that has its settings only: nothing else is read of it."""
    settings = (TINY / "publication.yml").read_text(encoding="utf-8")
    (tmp_path / "publication.yml").write_text(settings, encoding="utf-8")
    return tmp_path


def translated(handover, words):
    """As a translator sends it back. words(source): what is written for it."""
    part = handover.parts[0]
    segments = tuple(
        replace(segment, target=text_from_words(words(plain_text(segment.source))))
        for segment in part.segments
    )
    return replace(handover, parts=(replace(part, segments=segments, state="up to date"),))


@pytest.mark.parametrize("format_", WRITERS)
@pytest.mark.parametrize("tag", ["br", "ckb", "yue"])
def test_words_go_out_and_come_back(root, tag, format_):
    make_word_file(root, tag)
    with pytest.raises(BadInput, match="still English or missing"):
        read_language(tag, root)
    ending, write = WRITERS[format_]
    file = root / f"words{ending}"
    file.write_bytes(write(translated(plan_words(root, tag), lambda words: f"Ʒ {words} # [*_")))
    returned = read_file(file, None)
    assert holds_words(returned)
    taken = take_in_words(root, returned)
    assert (taken.left, taken.refused, taken.path) == (0, {}, f"languages/{tag}.yml")
    language = read_language(tag, root)
    assert language.strings["page_of"] == "Ʒ Page {page} of {pages} # [*_"
    assert language.words_are_draft
    # The same once more: nothing is to be done.
    before = (root / taken.path).read_bytes()
    assert take_in_words(root, returned).count == 0
    assert (root / taken.path).read_bytes() == before


def test_some_words_come_back_wrong(root):
    make_word_file(root, "br")

    def words(source):
        return source.replace("{pages}", "").replace("Menu", "Meuziad")

    file = root / "words.po"
    file.write_bytes(WRITERS["po"][1](translated(plan_words(root, "br"), words)))
    taken = take_in_words(root, read_file(file, None))
    assert set(taken.refused) == {"page_of", "file_words"}
    assert "lacks {pages}" in taken.refused["page_of"]
    # What came back in English is still English; one word may be the same.
    left = words_to_write("br", root).still_english
    assert {"skip_to_content", "page_of"} <= set(left) and not {"menu", "pdf"} & set(left)
    assert taken.left == len(left)


def test_words_for_another_publication_are_refused(root):
    make_word_file(root, "br")
    file = root / "words.po"
    file.write_bytes(WRITERS["po"][1](plan_words(root, "br")))
    settings = root / "publication.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("/bins/", "/trees/"), "utf-8")
    with pytest.raises(BadInput, match="another publication"):
        take_in_words(root, read_file(file, None))


@pytest.mark.parametrize("tag", known_languages())
def test_a_file_of_a_language_that_we_have_is_complete(root, tag):
    words, is_new = make_word_file(root, tag)
    assert is_new and words.still_english == ()
    own, shipped = read_language(tag, root), read_language(tag)
    needed = {key: shipped.strings[key] for key in words.keys}
    assert {key: own.strings[key] for key in words.keys} == needed
    assert (own.alphabet, own.autonym) == (shipped.alphabet, shipped.autonym)
    assert make_word_file(root, tag)[1] is False


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("strings:\n  menu: a  # note\n", 'strings:\n  menu: "b: c"  # note\n'),
        ("strings:\n  menu:\n  pages: x\n", 'strings:\n  menu: "b: c"\n  pages: x\n'),
        ('strings:\n  menu: "x\n    y"\n', 'strings:\n  menu: "b: c"\n'),
        ("state: draft\n", 'state: draft\nstrings:\n  menu: "b: c"\n'),
        ("strings:\n  pages: x\n", 'strings:\n  menu: "b: c"\n  pages: x\n'),
    ],
)
def test_words_are_put_in_and_all_else_stays(text, after):
    assert put_words(text, {"menu": "b: c"}) == after


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (["cy"], 0, "languages/cy.yml, for Welsh (Cymraeg)."),
        (["rom", "--export", "po"], 0, "are still English."),
        (["cym"], 2, "Write it like this: cy"),
        (["Polish"], 2, "Here its tag is needed: pl"),
        (["xx"], 2, "not the tag of a language"),
        (["../cy"], 2, "not the tag of a language"),
        (["cy", "--export", "po", "-o", "words.docx"], 2, "Let its name end in .po"),
        (["cy", "--export", "xliff", "-o", "words"], 2, "Let its name end in .xlf"),
        (["cy", "--export", "po", "-o", "site/words.po"], 2, "holds what readers get"),
        (["cy", "--export", "po", "-o", "docs/words.po"], 2, "holds the pages"),
        (["cy", "--export", "po", "-o", "nowhere/words.po"], 2, "does not exist"),
        (["cy", "--export", "xliff", "-o", "words.xliff"], 0, "for a translator: words.xliff"),
        (["cy", "-o", "words.po"], 2, "Add the kind of file"),
    ],
)
def test_the_command(root, monkeypatch, typed, code, says):
    monkeypatch.chdir(root)
    result = CliRunner().invoke(alongside, ["--root", str(root), "new-language", *typed])
    output = result.output + str(result.stderr if result.stderr_bytes else "")
    assert (result.exit_code, says in " ".join(output.split())) == (code, True), output
    assert (root / "languages").is_dir() is (code == 0)
    if typed == ["rom", "--export", "po"]:
        again = ["--root", str(root), "new-language", *typed]
        assert CliRunner().invoke(alongside, again).exit_code == 2
        assert (root / "menu-words-rom.po").is_file()


def test_a_tag_must_be_one_of_iana(root):
    assert require_language(root, "zh-Hans") == "zh-Hans"
    for tag in ("zh_Hans", "ZH-hans", "zz", json.dumps({}), ""):
        with pytest.raises(BadInput):
            require_language(root, tag)
