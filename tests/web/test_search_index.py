"""The search index holds the texts of record and nothing else, and is the same each time."""

import gzip
import json
import shutil
from dataclasses import replace

import pytest

from alongside.errors import BuildFailed, ToolMissing
from alongside.web import search_index
from alongside.web.search_index import FOLDER, make_search_index
from searchable import searchable

MARK = b"pagefind_dcd"
"""What Pagefind writes before the data of each of its files, inside the compression."""


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    return searchable(tmp_path_factory.mktemp("site") / "tiny")


def files(built):
    return {
        path.relative_to(built / FOLDER).as_posix(): path.read_bytes()
        for path in (built / FOLDER).rglob("*")
        if path.is_file()
    }


def texts(built):
    """Address to the text that the index has of it."""
    found = [
        json.loads(gzip.decompress(content).removeprefix(MARK))
        for name, content in files(built).items()
        if name.startswith("fragment/")
    ]
    return {page["url"]: page["content"] for page in found}


def test_every_document_is_in_the_index_and_every_page_of_ours_that_says_something(outputs):
    documents = {f"/{artifact.path}" for artifact in outputs.artifacts if artifact.format == "web"}
    found = set(texts(outputs.site_folder))
    assert documents < found
    assert found - documents == {
        "/accessibility.html",
        "/credits.html",
        *(
            f"/{folder}{page}.html"
            for folder in ("", "plain-english/", "easy-read/", "ur/")
            for page in ("downloads", "feedback")
        ),
    }


def test_only_the_text_of_record_can_be_found(outputs):
    page = (outputs.site_folder / "easy-read/bins.html").read_text(encoding="utf-8")
    text = texts(outputs.site_folder)["/easy-read/bins.html"]
    for furniture in ("Skip to the main text", "Contact us", "in another way or language"):
        assert furniture in page and furniture not in text
    assert "bin" in text


def test_only_what_a_search_needs_is_published(outputs):
    names = {
        name
        for name in files(outputs.site_folder)
        if "/" not in name and not name.endswith(".pf_meta")
    }
    assert names == {
        "pagefind.js",
        "pagefind-entry.json",
        "wasm.unknown.pagefind",
        "wasm.en.pagefind",
        "wasm.pl.pagefind",
        "wasm.ar.pagefind",
        *(f"words-{tag}.txt" for tag in ("ar", "bn", "en", "gu", "pa", "pl", "ur")),
    }


def test_the_same_pages_give_the_same_bytes_in_whatever_order_they_come(outputs, tmp_path):
    copy = tmp_path / "elsewhere"
    shutil.copytree(outputs.site_folder, copy, ignore=shutil.ignore_patterns(FOLDER))
    other = replace(outputs, site_folder=copy, artifacts=tuple(reversed(outputs.artifacts)))
    make_search_index(other)
    assert files(copy) == files(outputs.site_folder)


def test_texts_are_shown_as_they_were_written(outputs):
    shown = texts(outputs.site_folder)
    assert "żółtego" in shown["/pl/bins.html"]
    assert "২০২১" in shown["/bn/bins.html"]
    assert "۲۰۲۱" in shown["/ur/bins.html"] and "جائزہ" in shown["/ur/bins.html"]
    assert "co\u00adordinator’s" in shown["/bins.html"]


def test_the_words_of_a_language_are_offered_as_they_are_most_often_written(outputs):
    words = (outputs.site_folder / FOLDER / "words-en.txt").read_text("utf-8").split("\n")
    assert "community" in words and "accessibility" in words
    assert len(words) == len({word.lower() for word in words})
    assert all(len(word) >= 4 and not any(sign.isdigit() for sign in word) for word in words)
    urdu = (outputs.site_folder / FOLDER / "words-ur.txt").read_text("utf-8").split("\n")
    assert "ہسپتال" in urdu and "community" not in urdu


@pytest.fixture
def root(outputs, tmp_path):
    """A root without packages, for the outputs above."""
    (tmp_path / "node_modules").mkdir()
    publication = replace(outputs.sources.publication, root=tmp_path)
    return replace(outputs, sources=replace(outputs.sources, publication=publication))


def put_program(root, text, mode=0o755):
    program = root / "node_modules" / "@pagefind" / "linux-x64" / "bin" / "pagefind_extended"
    program.parent.mkdir(parents=True)
    program.write_text(text, encoding="utf-8")
    program.chmod(mode)


@pytest.fixture(autouse=True)
def machine(monkeypatch, request):
    if "root" in request.fixturenames:
        monkeypatch.setattr("platform.machine", lambda: "x86_64")


def test_a_missing_program_is_told_in_words(root):
    with pytest.raises(ToolMissing) as told:
        make_search_index(root)
    assert "@pagefind/linux-x64" in told.value.what and told.value.mend


def test_a_computer_that_the_program_is_not_made_for_is_told_in_words(root, monkeypatch):
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    with pytest.raises(ToolMissing, match="@pagefind/linux-riscv64"):
        make_search_index(root)


def test_a_program_that_does_not_start_is_told_in_words(root, tmp_path):
    put_program(tmp_path, "", mode=0o644)
    with pytest.raises(ToolMissing) as told:
        make_search_index(root)
    assert "does not start" in told.value.what


@pytest.mark.parametrize(
    ("program", "seen"),
    [
        ("echo 'no room' >&2; exit 1", "no room"),
        ("exit 0", "pagefind-entry.json"),
        (
            "mkdir searched-index && echo nonsense >searched-index/pagefind-entry.json",
            "Expecting value",
        ),
        (
            """mkdir searched-index && echo '{"languages": {"en": {"page_count": 5}}}' >searched-index/pagefind-entry.json""",
            "Needed: {",
        ),
        ("exec sleep 9", "not ready after 0.1 seconds"),
    ],
)
def test_an_index_that_is_not_whole_stops_the_build(root, tmp_path, monkeypatch, program, seen):
    monkeypatch.setattr(search_index, "_SECONDS", 0.1 if "sleep" in program else 60)
    put_program(tmp_path, f"#!/bin/sh\nPATH=/usr/bin:/bin\n{program}\n")
    with pytest.raises(BuildFailed) as told:
        make_search_index(root)
    assert seen in told.value.seen and told.value.mend


def test_fragments_are_the_same_with_each_python(outputs):
    """Python 3.11 and 3.12 name the operating system in the tenth byte, 3.13 does not."""
    fragments = sorted((outputs.site_folder / FOLDER).glob("fragment/*"))
    assert {file.read_bytes()[9] for file in fragments} == {255}
