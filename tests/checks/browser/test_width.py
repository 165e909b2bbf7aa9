import pytest

from alongside.checks.browser.page_wider_than_phone import check
from alongside.errors import ToolMissing
from alongside.rules.rulebook import load
from websites import add_style, edit, failures, website

RULE = "page-wider-than-phone"
CELLS = "<tr>" + "<td>unbreakable-words</td>".replace("-", "") * 9 + "</tr>"


def test_a_page_that_fits_and_a_table_with_a_box_of_its_own(tmp_path):
    outputs = website(tmp_path)
    edit(
        outputs,
        "ur/bins.html",
        "</article>",
        f'<div class="table" tabindex="0"><table>{CELLS}</table></div></article>',
    )
    add_style(tmp_path, ".table { overflow-x: auto }")
    assert not failures(RULE, check, outputs)


def test_what_sticks_out_or_is_cut_off_is_named(tmp_path):
    outputs = website(tmp_path)
    long_word = "w" * 90
    edit(outputs, "bins.html", "</article>", f'<p id="long">{long_word}</p></article>')
    add_style(
        tmp_path, "html, body { overflow-x: hidden } #cut { overflow: hidden; white-space: nowrap }"
    )
    edit(outputs, "ur/bins.html", "</article>", f"<table id='wide'>{CELLS}</table></article>")
    edit(outputs, "credits.html", "</article>", f'<p id="cut">{"words " * 20}</p></article>')
    found = failures(RULE, check, outputs)
    assert [(f.place.page, f.place.path) for f in found] == [
        ("bins.html", "docs/bins.md"),
        ("ur/bins.html", "docs/languages/ur/bins.md"),
        ("credits.html", "credits.html"),
    ]
    assert [f.place.selector for f in found[::2]] == ["#long", "#cut"]
    assert all(f.values["width"] == 320 for f in found)
    assert found[0].place.state == "every screen and setting"
    assert found[0].values["text"] == "w" * 60


def test_without_a_browser_nothing_is_said_to_fit(tmp_path, monkeypatch):
    monkeypatch.setenv("ALONGSIDE_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(ToolMissing):
        list(check(website(tmp_path), load()[RULE]))
