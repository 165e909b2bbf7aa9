"""Documents in folders: their files, addresses, links, pictures and names in books."""

import pytest

from alongside.authoring.document_list import add_to_document_list
from alongside.formats.epub.xhtml import chapter_file
from alongside.gates.judge import judge
from alongside.handover.model import Stamp
from alongside.model import Format, flat_name
from alongside.outputs.expected import artifact_path, expected_outputs, split_into_leaves
from alongside.pages.author_file import AuthorFile, read_author_file
from alongside.pages.link_address import PageAddress, normalise_link
from alongside.publication.catalogue import document_at, find_documents, variant_path
from alongside.rules.rulebook import load
from alongside.web.document import page_context
from alongside.web.staging import staged_files
from tiny_site import TODAY

LINKS = [
    ("../index.md", "index.md"),
    ("../index.md#contact", "index.md#contact"),
    ("fines.md", "law/fines.md"),
    ("./fines.md#how", "law/fines.md#how"),
    ("duties.md#who", "#who"),
    ("#who", "#who"),
    ("../law/duties.md#who", "#who"),
    ("../../index.md", "../index.md"),
    ("../rights/yours.md", "rights/yours.md"),
    ("mailto:a@b.example", "mailto:a@b.example"),
    ("https://other.example/a/../b", "https://other.example/b"),
    ("/law/duties", "/law/duties"),
]
HERE = PageAddress("https://council.example/", "ur", "law/duties.md")


@pytest.mark.parametrize(("typed", "meant"), LINKS)
def test_a_link_is_read_from_the_folder_of_its_page(typed, meant):
    assert normalise_link(typed, HERE) == meant


@pytest.mark.parametrize("typed", ["our-area.md", "../x.md", "#a", "our-area.md#a", "b/c.md"])
def test_links_of_pages_without_a_folder_are_as_they_were(typed):
    page = PageAddress("https://council.example/", "ur", "index.md")
    assert normalise_link(typed, page) == typed


@pytest.fixture
def foldered(tiny):
    """The tiny publication with its page “bins” in a folder, in every version."""
    for path in list((tiny / "docs").rglob("bins.md")):
        target = path.parent / "rubbish" / "bins.md"
        target.parent.mkdir()
        text = path.read_text(encoding="utf-8").replace("](index.md", "](../index.md")
        target.write_text(text, encoding="utf-8")
        path.unlink()
    for path in (tiny / "docs").rglob("index.md"):
        text = path.read_text(encoding="utf-8").replace("](bins.md", "](rubbish/bins.md")
        path.write_text(text, encoding="utf-8")
    settings = tiny / "publication.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  - bins\n", "  - rubbish/bins\n"), encoding="utf-8")
    return find_documents(tiny, TODAY)


def test_every_version_is_found_in_its_folder(foldered):
    assert foldered.stray_files == ()
    for strand in foldered.publication.strands:
        variant = foldered.variants["rubbish/bins", strand.key]
        assert variant.path == variant_path(strand, "rubbish/bins")
        assert document_at(variant.path, strand) == "rubbish/bins"
    faults = ("variant-missing", "stray-file", "link-broken")
    findings = judge("sources", foldered, [load()[rule] for rule in faults]).findings
    assert findings == ()


@pytest.mark.parametrize(
    ("link", "broken"),
    [("../index.md", False), ("bins.md", False), ("index.md", True), ("../bins.md", True)],
)
def test_a_link_of_a_page_in_a_folder_must_lead_somewhere(foldered, link, broken):
    path = foldered.root / "docs" / "rubbish" / "bins.md"
    path.write_text(path.read_text(encoding="utf-8") + f"\n[There]({link})\n", encoding="utf-8")
    sources = find_documents(foldered.root, TODAY)
    findings = judge("sources", sources, [load()["link-broken"]]).findings
    assert bool(findings) == broken


def test_pages_lie_in_folders_and_lead_out_of_them(foldered, tmp_path):
    variant = foldered.variants["rubbish/bins", "ur"]
    (leaf,) = split_into_leaves(variant)
    assert leaf.path == "ur/rubbish/bins.html"
    context = page_context(foldered, variant, leaf)
    assert context["home"] == "../index.html"
    assert [entry["href"] for entry in context["nav"]] == ["../index.html", "bins.html"]
    paths = {artifact.path for artifact in expected_outputs(foldered, tmp_path).artifacts}
    assert artifact_path(variant.strand, "rubbish/bins", Format.PDF) in paths


def test_pictures_are_found_from_a_folder(foldered):
    files = staged_files(foldered)
    page = files["en-Easy/rubbish/bins.md"].decode()
    assert "](../../assets/pictures/" in page
    assert "](../assets/pictures/" in files["en-Easy/index.md"].decode()


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("docs/rubbish/news.md", "No document is called “rubbish/news”"),
        ("docs/easy-read/rubbish/news.md", "No document is called “rubbish/news”"),
        ("docs/languages/ur/rubbish/bin.md", "Did you mean “rubbish/bins”"),
        ("docs/rubbish/Big News.md", "rubbish/big-news"),
        ("docs/minutes/march.md", "No version of the publication is kept in the folder"),
    ],
)
def test_a_stray_file_in_a_folder_is_told_by_its_whole_name(foldered, path, fault):
    file = foldered.root / path
    file.parent.mkdir(exist_ok=True)
    file.write_text("---\ntitle: News\n---\n\nWords.\n", encoding="utf-8")
    sources = find_documents(foldered.root, TODAY)
    (finding,) = judge("sources", sources, [load()["stray-file"]]).findings
    assert fault in f"{finding.what} {finding.mend}"


def test_names_without_folders_are_as_they_were():
    assert flat_name("our-area") == "our-area"
    assert chapter_file("our-area") == "chapter-our-area.xhtml"


def test_two_documents_never_share_a_name_without_folder():
    names = ["law/duties", "law-duties", "law", "duties", "law/duties/more", "law/duties-more"]
    assert len({flat_name(name) for name in names}) == len(names)
    assert "/" not in chapter_file("law/duties")


def test_a_section_that_is_handed_over_has_one_stroke_in_its_name():
    stamp = Stamp("", "ur", "law/duties", "who", "", "", "", "")
    assert stamp.place.split("/") == ["law--duties", "who"]


TREE = """documents:
  - index
  - id: rubbish
    title: {en: Rubbish}
    documents:
      - bins  # emptied weekly

      # more to come

formats: [web]
"""


def test_a_new_document_is_added_beside_the_sections(tmp_path):
    path = tmp_path / "publication.yml"
    path.write_text(TREE, encoding="utf-8")
    added = add_to_document_list(read_author_file(path), "law/fines")
    assert isinstance(added, AuthorFile)
    assert added.text == TREE.replace("weekly\n", "weekly\n  - law/fines\n")
