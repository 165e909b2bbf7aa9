"""The council pack: what is in it, in words, for programs and to check it by; the same file each time."""

import hashlib
import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import pytest
from lxml import html

from alongside.checks.outputs.pdf_not_accessible import find_first_fault
from alongside.errors import BuildFailed
from alongside.formats.pack.contents import PackFile, contents_page, find_pack_files
from alongside.formats.pack.make import make_pack
from alongside.model import Artifact, ExceptionNote, Format, NavSection
from alongside.readback.pdf_tags import read_tagged_pdf
from alongside.system.programs import java_program
from books import RELEASE
from packs import pack_site, packing, unpack
from websites import REPOSITORY, URDU, outputs_in

DRAFT = ExceptionNote(
    "sign-off-missing", ("docs/languages/",), "A first draft.", "Waste lead", date(2027, 3, 31), 1
)
ENDED = ExceptionNote("hard-to-read", ("docs/",), "Too late.", "Waste lead", date(2025, 3, 31), 2)
NAMES = [
    "book-full-en.pdf",
    "book-plain-english-ur.pdf",
    "checksums.txt",
    "contents.html",
    "contents.pdf",
    "release.json",
]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    return pack_site(tmp_path_factory.mktemp("pack"), (DRAFT, ENDED))


@pytest.fixture(scope="module")
def pack(outputs):
    return outputs.site_folder / "council-pack-en.zip"


@pytest.fixture(scope="module")
def folder(pack, tmp_path_factory):
    """The pack as a clerk unpacks it."""
    folder = tmp_path_factory.mktemp("clerk")
    shutil.unpack_archive(pack, folder)
    return folder


@pytest.fixture(scope="module")
def contents(folder):
    return html.document_fromstring((folder / "contents.html").read_bytes())


def test_it_holds_each_book_as_it_is_on_the_website(outputs, pack):
    files = unpack(pack)
    assert list(files) == NAMES
    assert files["book-full-en.pdf"] == (outputs.site_folder / "book-full-en.pdf").read_bytes()
    assert (
        files["book-plain-english-ur.pdf"]
        == (outputs.site_folder / "ur" / "book-plain-english-ur.pdf").read_bytes()
    )


def test_the_same_books_give_the_same_bytes(outputs, pack):
    before = pack.read_bytes()
    make_pack(outputs)
    assert pack.read_bytes() == before
    with ZipFile(pack) as archive:
        assert {
            (each.date_time, each.external_attr, each.compress_type) for each in archive.infolist()
        } == {((1980, 1, 1, 0, 0, 0), 0o100644 << 16, 0)}


def test_sha256sum_accepts_the_checksums(folder):
    run = subprocess.run(
        ["sha256sum", "--strict", "-c", "checksums.txt"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == [f"{name}: OK" for name in NAMES if name != "checksums.txt"]


def test_release_json_says_what_each_file_is_and_where_the_rest_is_told(folder):
    told = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    assert (told["id"], told["edition"]) == (RELEASE, {"version": "2.1", "date": "2026-11-22"})
    assert told["complete"] == "https://council.example/bins/release.json"
    assert [
        (entry["path"], entry["document"], entry["level"], entry["language"])
        for entry in told["files"]
    ] == [
        ("book-full-en.pdf", "book", "full", "en"),
        ("book-plain-english-ur.pdf", "book", "plain-english", "ur"),
        ("contents.html", "contents", "full", "en"),
        ("contents.pdf", "contents", "full", "en"),
    ]
    for entry in told["files"]:
        assert entry["sha256"] == hashlib.sha256((folder / entry["path"]).read_bytes()).hexdigest()
    assert [(note["rule"], note["until"]) for note in told["exceptions"]] == [
        ("sign-off-missing", "2027-03-31")
    ]


def test_the_contents_name_each_book_in_its_own_language(contents):
    assert (contents.get("lang"), contents.get("dir")) == ("en", "ltr")
    assert (
        contents.xpath("string(//title)") == contents.xpath("string(//h1)") == "Council pack: Bins"
    )
    links = [
        (link.get("href"), link.get("lang"), link.get("dir"), link.text)
        for link in contents.xpath("//main//a")
    ]
    assert links[:2] == [
        ("book-full-en.pdf", None, None, "Bins – Full version"),
        ("book-plain-english-ur.pdf", "ur", "rtl", "Bins – اردو"),
    ]
    words = " ".join(contents.xpath("string(//main)").split())
    for said in (
        "Version 2.1",
        "22 November 2026",
        f"Release {RELEASE}",
        "English – PDF, 3 pages, 1 kB – book-full-en.pdf",
        "Urdu – PDF, 5 pages, 1 kB – book-plain-english-ur.pdf",
        "sha256sum -c checksums.txt",
        "bins@council.example",
    ):
        assert said in words
    assert "Draft" not in words


def test_the_contents_say_which_book_is_a_draft(outputs):
    unchecked = replace(URDU, sign_offs=("translation",))
    variants = outputs.sources.variants
    drafts = {**variants, ("bins", "ur"): replace(variants["bins", "ur"], strand=unchecked)}
    page = contents_page(
        replace(outputs, sources=replace(outputs.sources, variants=drafts)),
        find_pack_files(outputs),
    )
    told = [item.text_content() for item in html.document_fromstring(page).iter("li")][:2]
    assert ["Draft: not yet checked" in words for words in told] == [False, True]


def test_other_files_of_a_whole_strand_stand_below_the_books_with_names_of_their_own(outputs):
    told = [
        PackFile(f"{kind}-ur.pdf", Artifact("ur/book-plain-english-ur.pdf", "book", URDU, kind))
        for kind in (Format.BOOK, Format.LARGE_PRINT_BOOK, Format.WHAT_CHANGED)
    ]
    page = html.document_fromstring(contents_page(outputs, told))
    assert [heading.text for heading in page.iter("h2")][:3] == [
        "Books",
        "Large print books",
        "What has changed",
    ]
    assert [link.text for link in page.xpath("//li//a[@lang]")] == [
        "Bins – اردو",
        "بڑے حروف کی کتابیں: Bins – اردو",
        "کیا بدلا ہے: Bins – اردو",
    ]


def test_every_link_of_the_contents_leads_to_a_file_of_the_pack_or_to_us(contents, folder):
    hrefs = [link.get("href") for link in contents.iter("a")]
    inside = [href for href in hrefs if ":" not in href]
    assert sorted(inside) == sorted(set(NAMES) - {"contents.html"})
    assert all((folder / href).is_file() for href in inside)
    assert [href for href in hrefs if ":" in href] == [
        "https://council.example/bins/release.json",
        "https://council.example",
        "mailto:bins@council.example",
        "https://council.example/bins/introduction.html",
    ]


def test_the_code_of_the_contents_is_valid(folder):
    jar = REPOSITORY / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    run = subprocess.run(
        [java_program(), "-jar", jar, "--also-check-css", folder / "contents.html"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")


def test_the_printed_contents_are_accessible_and_lead_to_the_website(folder):
    assert find_first_fault(folder / "contents.pdf") is None
    tagged = read_tagged_pdf(folder / "contents.pdf")
    assert (tagged.title, tagged.shows_title) == ("Council pack: Bins", True)
    assert [tag.text.strip() for tag in tagged.document.descendants("H1", "H2")] == [
        "Council pack: Bins",
        "Books",
        "What the books are about",
        "Other files in this pack",
        "Contact us",
    ]
    links = []
    for tag in tagged.document.descendants("Link"):
        links += [(target, tag.language) for target in tag.link_targets]
    assert links[:2] == [
        ("https://council.example/bins/book-full-en.pdf", ""),
        ("https://council.example/bins/ur/book-plain-english-ur.pdf", "ur"),
    ]
    assert not [target for target, _ in links if ":" not in target]


def test_a_book_that_cannot_be_read_is_refused_by_name(tmp_path):
    outputs = pack_site(tmp_path)
    (outputs.site_folder / "ur" / "book-plain-english-ur.pdf").write_bytes(b"no PDF")
    with pytest.raises(BuildFailed) as caught:
        make_pack(packing(outputs_in(tmp_path)))
    assert (caught.value.path, "council pack" in caught.value.what) == (
        "ur/book-plain-english-ur.pdf",
        True,
    )


def test_the_contents_say_what_the_books_are_about_section_by_section(outputs):
    publication = outputs.sources.publication
    titles = {strand.key: "Rubbish" for strand in publication.strands}
    sections = (NavSection("rubbish", titles, ("bins",)),)
    sources = replace(outputs.sources, publication=replace(publication, nav_sections=sections))
    page = html.document_fromstring(contents_page(replace(outputs, sources=sources), []))
    (heading,) = page.iter("h3")
    assert heading.text == "Rubbish"
    assert [item.text for item in heading.getnext().iter("li")] == [
        sources.variants["bins", "full"].title
    ]
