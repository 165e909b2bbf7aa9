"""What may be wrong with a council pack, each alone; every fault shown at once is tests/rules/council-pack-incomplete."""

import json
from dataclasses import replace

import pytest

from alongside.checks.outputs import council_pack_incomplete
from alongside.model import Status
from packs import change_pack, pack_site, sent_twice, unpack
from websites import failures, outcomes, outputs_in, website

RULE = "council-pack-incomplete"


@pytest.fixture
def outputs(tmp_path):
    return pack_site(tmp_path)


def problems(outputs):
    return [
        outcome.values["problem"].removeprefix("In the council pack, ")
        for outcome in failures(RULE, council_pack_incomplete.check, outputs)
    ]


def test_a_pack_as_it_is_made_has_no_fault(outputs):
    assert [
        outcome.status for outcome in outcomes(RULE, council_pack_incomplete.check, outputs)
    ] == [Status.PASSED]


def test_a_publication_without_a_pack_is_not_examined(tmp_path):
    website(tmp_path)
    assert [
        outcome.status
        for outcome in outcomes(RULE, council_pack_incomplete.check, outputs_in(tmp_path))
    ] == [Status.INAPPLICABLE]


def test_a_book_that_changed_on_the_website_later(outputs):
    (outputs.site_folder / "book-full-en.pdf").write_bytes(b"%PDF of another day")
    assert problems(outputs) == [
        "The file “book-full-en.pdf” in the council pack is not the one on the website (book-full-en.pdf)."
    ]


def test_a_pack_of_another_release(outputs):
    assert problems(replace(outputs, release_id="ba9876543210")) == [
        "release.json does not name this release (ba9876543210).",
        "contents.html does not name this release (ba9876543210).",
    ]


def test_a_word_that_the_printed_contents_lack(outputs):
    pack = outputs.site_folder / "council-pack-en.zip"
    page = unpack(pack)["contents.html"]
    change_pack(pack, {"contents.html": page.replace(b"Books</h2>", b"All books</h2>")})
    differing = [
        (each.seen, each.expected)
        for each in failures(RULE, council_pack_incomplete.check, outputs)
        if each.values["problem"].endswith("contents.pdf does not say the same as contents.html.")
    ]
    assert differing == [("or print it. Books Bins – Full", "or print it. All books Bins –")]


@pytest.mark.parametrize("name", ["checksums.txt", "contents.html", "contents.pdf", "release.json"])
def test_a_list_that_is_not_there(outputs, name):
    change_pack(outputs.site_folder / "council-pack-en.zip", {name: None})
    assert f"The council pack lacks the file “{name}”." in problems(outputs)


def test_a_file_listed_twice(outputs):
    pack = outputs.site_folder / "council-pack-en.zip"
    lines = unpack(pack)["checksums.txt"].splitlines(keepends=True)
    change_pack(pack, {"checksums.txt": b"".join([*lines, lines[0]])})
    assert [
        (each.values["problem"][:20], each.seen)
        for each in failures(RULE, council_pack_incomplete.check, outputs)
    ] == [("In the council pack,", "a file is listed twice")]


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"{",
        b"[]",
        b'{"id": 1}',
        b"\xff",
        json.dumps(
            {"id": "0123456789ab", "exceptions": [], "files": [{"path": 1, "sha256": None}]}
        ).encode(),
    ],
)
def test_a_release_json_that_says_nothing_of_use(outputs, told):
    change_pack(outputs.site_folder / "council-pack-en.zip", {"release.json": told})
    assert (
        "release.json does not list just the files that are there, with their checksums."
        in problems(outputs)
    )


@pytest.mark.parametrize("content", [b"no zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_zip_file_or_an_empty_one(outputs, content):
    (outputs.site_folder / "council-pack-en.zip").write_bytes(content)
    assert problems(outputs)


def test_a_damaged_file_in_the_pack(outputs):
    pack = outputs.site_folder / "council-pack-en.zip"
    pack.write_bytes(pack.read_bytes().replace(b"sha256sum", b"sha256mus"))
    assert problems(outputs) == [
        "The council pack council-pack-en.zip cannot be opened, or a file in it is damaged."
    ]


def test_two_files_of_one_name(outputs):
    sent_twice(outputs.site_folder / "council-pack-en.zip")
    assert problems(outputs) == [
        "The council pack council-pack-en.zip cannot be opened, or a file in it is damaged."
    ]


@pytest.mark.parametrize("content", [b"", b" ", b"<frameset>", b"\x00"])
def test_contents_that_are_no_page(outputs, content):
    change_pack(outputs.site_folder / "council-pack-en.zip", {"contents.html": content})
    assert "contents.html has no link to “book-plain-english-ur.pdf”." in problems(outputs)
