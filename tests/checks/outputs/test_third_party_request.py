"""What the rule third-party-request finds in markup, style sheets and drawings, and what it leaves alone."""

import pytest

from alongside.checks.outputs.third_party_request import check
from third_party_cases import (
    BAD_CSS,
    BAD_DRAWINGS,
    BAD_MARKUP,
    GOOD_CSS,
    GOOD_DRAWINGS,
    GOOD_MARKUP,
    E,
)
from websites import edit, failures, website

RULE = "third-party-request"


def seen(outputs):
    """What the rule found: the thing in its words, and what it saw."""
    return [(found.values["thing"], found.seen) for found in failures(RULE, check, outputs)]


def in_page(folder, markup):
    outputs = website(folder)
    edit(outputs, "bins.html", "</footer>", f"{markup}</footer>")
    return outputs


def in_style_sheet(folder, css):
    outputs = website(folder)
    (outputs.site_folder / "assets" / "site.css").write_bytes(
        css if isinstance(css, bytes) else css.encode()
    )
    return outputs


def in_drawing(folder, markup):
    outputs = website(folder)
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{markup}</svg>'
    (outputs.site_folder / "assets" / "a.svg").write_text(drawing, encoding="utf-8")
    return outputs


@pytest.mark.parametrize("case", BAD_MARKUP)
def test_markup_that_asks_another_website(tmp_path, case):
    [(thing, _)] = seen(in_page(tmp_path, BAD_MARKUP[case]))
    assert thing == "a file from another website"


@pytest.mark.parametrize("case", BAD_CSS)
def test_a_style_sheet_that_asks_another_website(tmp_path, case):
    [(thing, address)] = seen(in_style_sheet(tmp_path, BAD_CSS[case]))
    assert thing == "a file from another website"
    assert "example.org" in address


@pytest.mark.parametrize("case", BAD_DRAWINGS)
def test_a_drawing_that_asks_another_website(tmp_path, case):
    [(thing, _)] = seen(in_drawing(tmp_path, BAD_DRAWINGS[case]))
    assert thing == "a file from another website"


@pytest.mark.parametrize("case", GOOD_MARKUP)
def test_markup_that_asks_nobody(tmp_path, case):
    assert not seen(in_page(tmp_path, GOOD_MARKUP[case]))


@pytest.mark.parametrize("case", GOOD_CSS)
def test_a_style_sheet_that_asks_nobody(tmp_path, case):
    assert not seen(in_style_sheet(tmp_path, GOOD_CSS[case]))


@pytest.mark.parametrize("case", GOOD_DRAWINGS)
def test_a_drawing_that_asks_nobody(tmp_path, case):
    assert not seen(in_drawing(tmp_path, GOOD_DRAWINGS[case]))


def test_the_style_sheet_that_a_drawing_names_before_it_begins(tmp_path):
    outputs = in_drawing(tmp_path, "")
    file = outputs.site_folder / "assets" / "a.svg"
    named = f'<?xml-stylesheet href="{E}/a.css?a=1&amp;b=2" type="text/css"?>'
    file.write_text(named + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert seen(outputs) == [("a file from another website", f"{E}/a.css?a=1&b=2")]


@pytest.mark.parametrize("markup", ["<script>go()</script>", '<path onclick="go()"/>'])
def test_a_drawing_with_a_script(tmp_path, markup):
    [(thing, _)] = seen(in_drawing(tmp_path, markup))
    assert thing == "a script"


def test_a_script_in_a_page_inside_of_a_page(tmp_path):
    outputs = in_page(tmp_path, '<iframe srcdoc="<p onclick=go()>x</p>"></iframe>')
    assert seen(outputs) == [("a script", "onclick=go()")]


def test_an_attribute_with_two_addresses_is_one_finding(tmp_path):
    srcset = f"{E}/a.png 1x, {E}/b.png 2x"
    outputs = in_page(tmp_path, f'<img src="a.png" srcset="{srcset}" alt="">')
    assert seen(outputs) == [("a file from another website", srcset)]
