"""Links, pictures, facts and bold words that come back damaged, and words that look like markup."""

import re
from html import unescape

import pytest

from alongside.handover.file_formats import read_file
from alongside.handover.inline_markdown import survives_round_trip, to_markdown
from alongside.handover.judge import judge
from alongside.handover.text import Run
from alongside.pages.html import render_page
from handover.handing import (
    FORMATS,
    file_of,
    filled_in,
    handover_of,
    sources_of,
    taken_in,
    why,
    words_of,
)

LINKED, PAGE = "bins/large-items/1", "docs/languages/ur/bins.md"
TYPED = [
    "<script>alert(1)</script>",
    "# Not a heading",
    "- not a list",
    "1. not a list",
    "* star *",
    "a_b_c and _d_",
    "[words](https://example.org)",
    "![x](y.png)",
    "`code`",
    "**not bold**",
    "> not a quotation",
    "\\ and \\*",
    "&amp; &lt;",
    "a | b",
    "https://example.org/x_y_z",
    "+ plus",
    "=== equals",
    "~~~",
    "5 < 6 & 7 > 3",
    "&copy; 2026",
    "<!-- hidden -->",
    "[a]: b",
    "10) ten",
    "---",
    "***",
    "_",
    "{% if %}",
    "# ",
    "a  \nb",
]


def edited(tiny, words, folder, format_="xliff", done=True, id_=LINKED, strand="ur"):
    sources = sources_of(tiny)
    return sources, file_of(
        filled_in(handover_of(sources, strand), {id_: words}, done), format_, folder
    )


@pytest.fixture
def file(tiny, tmp_path):
    """(sources, XLIFF 1.2 in which the segment with the link has other words, and its link)."""
    part = next(
        one
        for one in handover_of(sources_of(tiny), "ur").parts
        for one in one.segments
        if one.id == LINKED
    )
    return edited(tiny, (*part.target, Run(" نیا")), tmp_path)


def marred(file, pattern, new):
    sources, path = file
    text = path.read_text(encoding="utf-8")
    head, _, rest = text.partition(f'id="{LINKED}"')
    rest, count = re.subn(pattern, new, rest, count=1, flags=re.DOTALL)
    assert count == 1
    path.write_text(f'{head}id="{LINKED}"{rest}', encoding="utf-8")
    return taken_in(sources, path)


def test_a_whole_edit_is_taken(file):
    found, pages = taken_in(*file)
    assert (
        found.refused == [] and "[ہم سے رابطہ کریں](index.md#contact)۔ نیا" in pages[PAGE].decode()
    )


@pytest.mark.parametrize(
    "pattern, new, told",
    [
        (
            r'(<target.*?)<g id="l1"[^>]*>(.*?)</g>',
            r"\1\2",
            "The link to index.md#contact is missing",
        ),
        (r'(<target.*?)(<g id="l1"[^>]*>.*?</g>)', r"\1\2 \2", "is there 2 times"),
        (r'(<target.*?)<g id="l1"', r'\1<g id="l9"', "“l9” is not a link"),
        (r'(<target.*?)<x id="x1"[^>]*/>', r"\1", "“<bdi>” is missing. Copy it from the source"),
        (
            r'(<target.*?)<x id="x1"[^>]*/>',
            r'\1<bpt id="x1">&lt;b&gt;</bpt>',
            "a mark (bpt) that is not from us",
        ),
        (r"<target.*?</target>", r"<target/>", "Its words are gone"),
    ],
)
def test_damaged_marks_are_named_and_nothing_is_changed(file, pattern, new, told):
    found, pages = marred(file, pattern, new)
    assert pages == {} and {place for place, _ in found.refused} <= {LINKED}
    assert told in why(found)


def test_marks_of_a_tool_around_sentences_are_seen_through(file):
    found, _ = marred(
        file, r"(<target[^>]*>)(.*?)(</target>)", r'\1<mrk mtype="seg" mid="1">\2</mrk>\3'
    )
    assert found.refused == [] and len(found.changes) == 1


def test_a_unit_that_is_lost_or_twice_or_unknown_is_refused(file):
    sources, path = file
    text = path.read_text(encoding="utf-8")
    unit = re.search(rf'<trans-unit[^>]*id="{LINKED}".*?</trans-unit>', text, re.DOTALL)[0]
    for new, told in (
        ("", "missing from the file"),
        (unit + unit, "twice"),
        (unit.replace("items/1", "items/77", 1), "no segment of this number"),
    ):
        path.write_text(text.replace(unit, new), encoding="utf-8")
        found, pages = taken_in(sources, path)
        assert told in why(found) and pages == {}


def test_a_section_whose_stamp_is_gone_is_refused(file):
    sources, path = file
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"(alongside\.1\.\w+\.ur\.bins\.large-items\.)\w", r"\1!", text), encoding="utf-8"
    )
    found, _ = taken_in(sources, path)
    assert (
        found.refused[0][0] == "bins/large-items"
        and "begins with “alongside.1.”" in found.refused[0][1]
    )


def test_bold_may_go_in_word_but_not_by_accident_in_a_translators_program(tiny, tmp_path):
    page = tiny / "docs/languages/ur/bins.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("آپ کے گھر میں", "**آپ کے** گھر میں"),
        encoding="utf-8",
    )
    for format_ in FORMATS:
        sources, path = edited(tiny, "سب نیا۔", tmp_path, format_, id_="bins/introduction/1")
        found, pages = taken_in(sources, path)
        assert ("bold words is missing" in why(found)) is (format_ != "docx") and bool(pages) is (
            format_ == "docx"
        )


@pytest.mark.parametrize("words", TYPED)
def test_words_are_shown_as_they_were_typed(words):
    """On the web page, too."""
    wanted = f"{' '.join(words.split())} ہے"
    markdown = to_markdown((Run(wanted),), {}, "paragraph")
    assert survives_round_trip(markdown, (Run(wanted),), {}, "paragraph")
    html = render_page(markdown).html
    shown = re.fullmatch(r"<p>([^<>]*)</p>", html)
    assert shown and unescape(shown[1]) == wanted, html


@pytest.mark.parametrize("format_", [one for one in FORMATS if one != "po"])
def test_no_markup_comes_in(tiny, tmp_path, format_):
    words = f"{' '.join(TYPED)} ہے"
    sources, path = edited(tiny, words, tmp_path, format_, id_="bins/introduction/1")
    found, pages = taken_in(sources, path)
    assert found.refused == []
    (tiny / PAGE).write_bytes(pages[PAGE])
    assert words_of(sources_of(tiny), "ur", "bins/introduction/1") == " ".join(words.split())


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", "`code`", "# Heading", "- list", "a_b <b>x</b>", "5 * 3 * 2"],
)
def test_markup_that_is_none_in_po_is_words(tiny, tmp_path, words):
    sources, path = edited(tiny, "WORDS", tmp_path, "po", id_="bins/introduction/1")
    path.write_text(
        path.read_text(encoding="utf-8").replace('msgstr "WORDS"', f'msgstr "{words}"'),
        encoding="utf-8",
    )
    found, pages = taken_in(sources, path)
    assert not found.refused
    (tiny / PAGE).write_bytes(pages[PAGE])
    assert words_of(sources_of(tiny), "ur", "bins/introduction/1") == words


def test_a_new_link_in_po_is_refused(tiny, tmp_path):
    sources, path = edited(tiny, "WORDS", tmp_path, "po", id_="bins/introduction/1")
    path.write_text(
        path.read_text(encoding="utf-8").replace('"WORDS"', '"[click](https://evil.example)"'),
        encoding="utf-8",
    )
    found, pages = taken_in(sources, path)
    assert "“https://evil.example” is not a link" in why(found) and pages == {}


def test_a_title_and_a_cell_are_written_for_their_place(tiny, tmp_path):
    sources = sources_of(tiny)
    new = {
        "bins/introduction/title": 'نیا: "عنوان" #1',
        "bins/introduction/description": "- [x] 2026-11-22",
        "bins/collection-days/5": "a | b",
        "bins/collection-days/heading": "سر # خی {#x}",
    }
    found, _ = taken_in(
        sources, file_of(filled_in(handover_of(sources, "ur"), new), "xliff", tmp_path)
    )
    assert "“{#x}” is not a link" in why(found)
    new["bins/collection-days/heading"] = "سر # خی"
    found, pages = taken_in(
        sources, file_of(filled_in(handover_of(sources, "ur"), new), "xliff", tmp_path)
    )
    (tiny / PAGE).write_bytes(pages[PAGE])
    after = sources_of(tiny)
    assert {id_: words_of(after, "ur", id_) for id_ in new} == new
    assert len(after.variants["bins", "ur"].section("collection-days").blocks) == 13


@pytest.mark.parametrize("format_", FORMATS)
def test_a_fact_is_one_protected_mark(tiny, tmp_path, format_):
    for page in (PAGE, "docs/plain-english/bins.md"):
        text = (tiny / page).read_text(encoding="utf-8")
        (tiny / page).write_text(text.replace(" 3 ", " {{ fact.bins }} ", 1), encoding="utf-8")
    sources = sources_of(tiny)
    segment = next(
        one
        for part in handover_of(sources, "ur").parts
        for one in part.segments
        if one.id == "bins/introduction/1"
    )
    assert [code.payload for code in segment.codes.values()] == ["{{ fact.bins }}"]
    handover = handover_of(sources, "ur")
    found, pages = taken_in(
        sources,
        file_of(
            filled_in(handover, {segment.id: (*segment.target, Run(" نیا"))}), format_, tmp_path
        ),
    )
    assert "{{ fact.bins }}" in pages[PAGE].decode() and not found.refused
    found, pages = taken_in(
        sources, file_of(filled_in(handover, {segment.id: "نیا"}), format_, tmp_path)
    )
    assert "“{{ fact.bins }}” is missing" in why(found) and pages == {}


def test_hidden_signs_do_not_come_in(tiny, tmp_path):
    sources, path = edited(tiny, "WORDS", tmp_path, id_="bins/introduction/1")
    text = path.read_text(encoding="utf-8").replace(">WORDS<", ">نیا\ufeff\u0085 cafe\u0301\ufffc<")
    path.write_text(text, encoding="utf-8")
    found = judge(sources, read_file(path, sources.publication))
    assert [run.text for run in found.changes[0].texts["bins/introduction/1"]] == ["نیا café"]
