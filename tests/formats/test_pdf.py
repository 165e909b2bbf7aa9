"""A whole page in each script becomes a PDF that says and structures everything as the page does."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from lxml import html
from page import ValidationProfile, validate_pdf
from pikepdf import Dictionary, Name, Pdf

from alongside.errors import BuildFailed
from alongside.formats.pdf.make import make_pdf
from alongside.model import Format
from alongside.readback.article import read_pages, text_blocks
from alongside.readback.pdf_tags import read_tagged_pdf
from alongside.readback.pdf_text_pieces import read_text_pieces
from formats.pages import ROWS, SENTENCES, built_page, printed, strand
from pdfs import PUBLICATION

LANGUAGES = tuple(SENTENCES)


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pdfs")
    return {language: printed(folder, language) for language in LANGUAGES}


def words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tags_say_every_word_of_the_page_in_order(pdfs, language):
    article, _ = read_pages([pdfs[language].with_suffix(".html")], "")
    assert words(read_tagged_pdf(pdfs[language]).body.text) == words(" ".join(text_blocks(article)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_passes_pdf_ua(pdfs, language):
    assert validate_pdf(pdfs[language], profile=ValidationProfile.PDF_UA_1).failures == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_split_over_pages_stays_one(pdfs, language):
    body = read_tagged_pdf(pdfs[language]).body
    assert [len(list(body.descendants(role))) for role in ("P", "L", "Table", "TR")] == [
        6,
        2,
        1,
        ROWS + 1,
    ]
    assert [tag.scope for tag in body.descendants("TH")] == ["Column", "Column"] + ["Row"] * ROWS


@pytest.mark.parametrize("language", ["en", "pl", "bn"])
def test_the_letters_to_copy_are_those_read_out(pdfs, language):
    leaves = [
        tag for tag in read_tagged_pdf(pdfs[language]).body.descendants("Span") if tag.own_text
    ]
    assert leaves
    assert ["".join(tag.drawn_text.split()) for tag in leaves] == [
        "".join(tag.own_text.split()) for tag in leaves
    ]


def test_urdu_is_told_to_be_read_from_right_to_left(pdfs):
    with Pdf.open(pdfs["ur"]) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == Name.R2L
        assert pdf.Root.StructTreeRoot.K.A.WritingMode == Name.RlTb
        assert pdf.Root.Lang == "ur"
        assert {page.Tabs for page in pdf.pages} == {Name.S}


def test_links_lead_where_the_page_leads(pdfs):
    targets = [tag.link_targets for tag in read_tagged_pdf(pdfs["ur"]).body.descendants("Link")]
    assert [set(found) for found in targets] == [
        {"https://council.example/bins/ur/other.html#x"},
        {"https://example.org/"},
        {"#links"},
    ]
    assert len(targets[1]) > 1, "a link over several lines can be pressed on each"


def test_bookmarks_title_and_pictures(pdfs):
    tagged, say = read_tagged_pdf(pdfs["en"]), SENTENCES["en"]
    assert [level for level, _ in tagged.bookmarks] == [1, 2, 3, 2, 2]
    assert tagged.title == tagged.bookmarks[0][1] == say[:12].strip()
    assert [tag.alt for tag in tagged.body.descendants("Figure")] == [say[:12].strip()]


def test_page_numbers_and_decorations_are_artifacts(pdfs):
    with Pdf.open(pdfs["en"]) as pdf:
        content = b"".join(page.Contents.read_bytes() for page in pdf.pages)
        assert content.count(b"/Artifact") >= len(pdf.pages) + 1
    assert "Page" not in " ".join(
        tag.text for tag in read_tagged_pdf(pdfs["en"]).body.descendants()
    )


def test_easy_read_is_large_and_each_sentence_begins_a_line(tmp_path):
    body = (
        '<h1>Bins</h1><div class="idea">'
        '<div class="idea-picture"><img src="circle.svg" alt="A bin"></div>'
        '<div class="idea-words"><p>First.\nSecond.</p></div></div><table><tr><td>1</td></tr></table>'
    )
    file = printed(tmp_path, "en", body, "easy-read")
    assert min(piece.size for piece in read_text_pieces(file)) == 16
    with Pdf.open(file) as pdf:
        (lines,) = [
            element.K
            for element in pdf.objects
            if isinstance(element, Dictionary) and element.get("/ActualText") == "First. Second."
        ]
        assert len(lines) == 2


def test_the_page_tells_whether_it_is_a_draft(tmp_path):
    page = built_page(tmp_path, "<h1>Bins</h1>")
    assert read_pages([page], "")[1] == "Draft"
    page.write_text(page.read_text(encoding="utf-8").replace('class="draft"', ""), encoding="utf-8")
    assert not read_pages([page], "")[1]


SAME = """
import sys; from pathlib import Path
sys.path[:0] = {path!r}
from formats.pages import printed
printed(Path({folder!r}), "bn")
"""


def test_another_process_in_another_folder_makes_the_same_bytes(pdfs, tmp_path):
    (tmp_path / "deeper").mkdir()
    script = SAME.format(path=sys.path, folder=str(tmp_path / "deeper"))
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", script], check=True, env=elsewhere)
    assert (tmp_path / "deeper" / "bn-full.pdf").read_bytes() == pdfs["bn"].read_bytes()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "<h1>A</h1><p>Smile \U0001f600</p>",
            "This character cannot be printed: \U0001f600 (U+1F600, grinning face).",
        ),
        (
            "<h1>A</h1><p>漢</p>",
            "This character cannot be printed: 漢 (U+6F22, cjk unified ideograph-6f22).",
        ),
        ('<h1>A</h1><p><img src="no.png" alt="x"></p>', "The picture “no.png” is missing."),
        (
            '<h1>A</h1><p><img src="broken.png" alt="x"></p>',
            "The picture “broken.png” cannot be printed: it is not a whole picture file.",
        ),
        (
            '<h1>A</h1><p><img src="broken.svg" alt="x"></p>',
            "The picture “broken.svg” cannot be printed: it is not a whole SVG file.",
        ),
        (
            '<h1>A</h1><p><img src="https://e.org/a.png" alt="x"></p>',
            "The picture “https://e.org/a.png” is not a file of this site.",
        ),
        ('<h1>A</h1><p><img src="" alt="x"></p>', "The picture “” is not a file of this site."),
        (
            '<h1>A</h1><p><img src="page.html" alt="x"></p>',
            "The picture “page.html” cannot be printed: it is not an SVG, PNG, JPEG, GIF or WebP file.",
        ),
    ],
)
def test_what_cannot_be_printed_is_said_in_words(tmp_path, body, said):
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n and then nothing")
    (tmp_path / "broken.svg").write_text("<svg><circle", encoding="utf-8")
    page = built_page(tmp_path, body)
    with pytest.raises(BuildFailed) as refused:
        make_pdf(
            [page],
            {Format.PDF: tmp_path / "x.pdf"},
            publication=PUBLICATION,
            strand=strand("en"),
            document="bins",
            source="docs/bins.md",
        )
    assert (refused.value.what, refused.value.path) == (said, "docs/bins.md")
    assert refused.value.mend
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize("page", ["", "<p>No article</p>", None])
def test_a_page_without_text_is_refused(tmp_path, page):
    file = tmp_path / "page.html"
    if page is not None:
        file.write_text(page, encoding="utf-8")
    with pytest.raises(BuildFailed, match=r"page\.html has no text of its own"):
        read_pages([file], "docs/bins.md")


def test_text_blocks_fold_white_space_and_break_at_blocks():
    element = html.fromstring("<div>a\n  b<br>c<p>d<b>e</b>\u00a0f</p> g<ul><li>h</li></ul></div>")
    assert list(text_blocks(element)) == ["a b c", "de\u00a0f", "g", "h"]
