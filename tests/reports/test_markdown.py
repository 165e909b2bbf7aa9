"""Words of the publication in Markdown: read as they are, whatever signs they hold."""

import re
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from alongside.model import (
    PageEffect,
    PageStatus,
    PullRequest,
    ReadingChange,
    ReadingScore,
    SignOffState,
    Strand,
    TextState,
    Verdict,
)
from alongside.reports import summary
from alongside.reports.markdown import Links, code_block, escape_html, escape_inline
from reports.runs import HOSTILE, RUNS, SCRIPTS, finding

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False, "html": True})
OURS = re.compile(r"</?(details|summary)>|<br>")
CALLED = re.compile(r"[@#]\w|\bGH-\d|://|\bwww\.", re.IGNORECASE)


def read(text):
    """What a reader sees: every word of the rendered page, without our joiner."""
    tokens = [child for token in MARKDOWN.parse(text) for child in (token, *(token.children or []))]
    return " ".join(
        "".join(
            token.content
            for token in tokens
            if token.type in ("text", "text_special", "code_inline")
        )
        .replace("\u2060", "")
        .split()
    )


def kinds(text):
    return {
        child.type for token in MARKDOWN.parse(text) for child in (token, *(token.children or []))
    }


def shown(text):
    """As inline() means it: on one line, without signs that nobody sees."""
    return " ".join(re.sub("[\x00-\x1f\u202e]+", " ", text).replace("\udce4", "\ufffd").split())


@pytest.mark.parametrize("text", [*HOSTILE, *SCRIPTS])
@pytest.mark.parametrize("before", ["", "- ", "**Seen:** "])
def test_words_stay_words(text, before):
    line = escape_inline(text)
    assert "\n" not in line
    assert not CALLED.search(line)
    assert read(before + line) == (read(before) + " " + shown(text)).strip()
    assert kinds(before + line) <= kinds(before + "x") | {"text_special", "bullet_list_open"}


@pytest.mark.parametrize("text", [*HOSTILE, *SCRIPTS])
def test_words_stay_in_their_cell(text):
    table = f"| a | b |\n| --- | --- |\n| {escape_inline(text)} | end |"
    rows = [token for token in MARKDOWN.parse(table) if token.type == "td_open"]
    assert len(rows) == 2
    assert read(table).endswith("end")


@pytest.mark.parametrize("text", HOSTILE)
def test_words_stay_in_an_element(text):
    assert "<" not in escape_html(text) and not CALLED.search(escape_html(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_lines_to_copy_cannot_leave_their_block(text):
    tokens = MARKDOWN.parse(code_block(text) + "\n\nafter")
    assert [token.type for token in tokens] == [
        "fence",
        "paragraph_open",
        "inline",
        "paragraph_close",
    ]


def test_links_to_lines():
    near, far = Links(), Links("https://host.example/o/r/blob/abc/", "site/")
    assert near.link("docs/x.md", 12) == "[docs/x.md:12](docs/x.md#L12)"
    assert (
        far.link("docs/x.md", 12, "here")
        == "[here](https://host.example/o/r/blob/abc/site/docs/x.md?plain=1#L12)"
    )
    assert near.link("docs/a) [b.md") == "[docs/a) \\[b.md](docs/a%29%20%5Bb.md)"
    assert near.link("/etc/passwd", 1) == "/etc/passwd:1"


def standing(document, name, **more):
    strand = Strand(
        "plain-english", "plain-english", "en", "plain-english", "plain-english", "full"
    )
    told = {
        "text": TextState.STALE,
        "stale": ("x",),
        "sign_offs": {name: SignOffState.MISSING},
        "formats": {},
        "exceptions": (("stale-section", date(2027, 3, 31)),),
    } | more
    return PageStatus(document, strand, name, Path("docs", "x.md"), **told)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_whole_summary_has_no_markup_but_its_own(text):
    one = standing(text, text)
    change = PullRequest(
        [one],
        "abc",
        "",
        (one.path,),
        (text,),
        (PageEffect(one, ((text, 3),), (text,), (text,), True),),
        (ReadingChange(one, ReadingScore(4.0, 200, 9), ReadingScore(9.4, 200, 9)),),
        text,
    )
    document = summary.render(*RUNS["strange"], change, Links())
    tokens = [
        child for token in MARKDOWN.parse(document) for child in (token, *(token.children or []))
    ]
    assert all(
        OURS.sub("", token.content).replace("\n", "")
        in ("", "How to mend it (stale-section)", "Show 12 more")
        or token.content.startswith("<details><summary>")
        for token in tokens
        if token.type in ("html_block", "html_inline")
    )
    assert {token.attrs["href"].split("#")[0] for token in tokens if token.type == "link_open"} <= {
        "docs/bins.md",
        "docs/x.md",
    }
    assert not [token for token in tokens if token.type == "image"]
    outside = "".join(token.content for token in tokens if token.type in ("text", "text_special"))
    assert not CALLED.search(outside.replace("docs/x.md#", ""))


def test_a_long_summary_is_cut_at_the_end_of_a_line_and_says_so():
    strands = [Strand(f"l{n}", "full", "en", "", "", None) for n in range(6)]
    many = [
        PageStatus(
            f"document-{n}",
            strand,
            strand.key,
            Path("docs", f"document-{n}.md"),
            TextState.STALE if n == 399 else TextState.CURRENT,
            ("section",) * 9,
            {},
            {},
            (),
        )
        for n in range(400)
        for strand in strands
    ]
    scores = [
        ReadingChange(one, ReadingScore(4.0, 200, 9), ReadingScore(9.4, 200, 9)) for one in many
    ]
    effects = [PageEffect(one, (("section", 3),) * 9, ("section",) * 9) for one in many]
    change = PullRequest(
        many,
        "abc",
        "",
        tuple(one.path for one in many),
        ("x",) * 900,
        tuple(effects),
        tuple(scores),
    )
    found = tuple(
        finding(f"Finding {n}.", severity="warns" if n % 2 else "blocks") for n in range(3000)
    )
    text = summary.render(
        [Verdict("sources", found, {})],
        None,
        change,
        Links("https://host.example/" + "x" * 80 + "/"),
    )
    assert 40_000 < len(text) < 65_536
    assert "## ❌ 1500 findings to mend" in text and "### Warnings\n" in text
    assert len(re.findall(r"And \d+ more", text)) == 6
    assert "| document-399 | ⚠️<br>[stale]" in text
    assert text.count("<details>") == text.count("</details>")


@pytest.mark.parametrize("name", RUNS)
def test_every_run_has_a_headline(name):
    text = summary.render(*RUNS[name], None, Links())
    assert re.match(r"## (✅|❌|❔) \w", text)
    assert text == summary.render(*RUNS[name], None, Links())
    blocks = "".join(token.content for token in MARKDOWN.parse(text) if token.type == "html_block")
    assert blocks.count("<details>") == blocks.count("</details>")
