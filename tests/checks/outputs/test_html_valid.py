import subprocess
from types import SimpleNamespace

import pytest

from alongside.checks.outputs import html_not_valid, nu_checker
from alongside.errors import ToolMissing
from alongside.model import Status
from alongside.pages.html import render_page
from alongside.rules.rulebook import load
from websites import add_style, edit, failures, outcomes, website

RULE = "html-not-valid"


def check_all(outputs):
    return list(html_not_valid.check(outputs, load()[RULE]))


def test_every_page_and_style_sheet_of_a_good_site_passes_and_java_starts_once(
    tmp_path, monkeypatch
):
    calls, run = [], subprocess.run
    monkeypatch.setattr(
        nu_checker.subprocess, "run", lambda *a, **kw: calls.append(a) or run(*a, **kw)
    )
    (root := tmp_path / "a folder & more").mkdir()
    outputs = website(root)
    for _ in range(2):
        found = outcomes(RULE, html_not_valid.check, outputs)
        assert [(o.status, o.place.path, o.place.page) for o in found] == [
            (Status.PASSED, path, page)
            for path, page in (
                ("docs/bins.md", "bins.html"),
                ("docs/languages/ur/bins.md", "ur/bins.html"),
                ("credits.html", "credits.html"),
                ("accessibility.html", "accessibility.html"),
                ("assets/site.css", "assets/site.css"),
            )
        ]
    assert len(calls) == 1


def test_a_fault_found_twice_on_a_page_is_told_once_with_its_true_line(tmp_path):
    outputs = website(tmp_path)
    edit(
        outputs,
        "ur/bins.html",
        "</article>",
        "<p><img src='a.png'></p>\n<p><img src='a.png'></p></article>",
    )
    [fault] = failures(RULE, html_not_valid.check, outputs)
    assert (fault.place.path, fault.place.page) == ("docs/languages/ur/bins.md", "ur/bins.html")
    lines = (outputs.site_folder / "ur" / "bins.html").read_text(encoding="utf-8").splitlines()
    assert lines[fault.values["code_line"] - 1] == "<p><img src='a.png'></p>"
    assert fault.values["count"] == 2 and "alt" in fault.values["says"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("<section><p>No heading.</p></section>", "Section lacks heading"),
        ("<p>One<br />two</p>", "Trailing slash"),
    ],
)
def test_warnings_and_advice_count_too(tmp_path, code, said):
    outputs = website(tmp_path)
    edit(outputs, "bins.html", "</article>", f"{code}</article>")
    [fault] = failures(RULE, html_not_valid.check, outputs)
    assert fault.status is Status.FAILED and said in fault.values["says"]


def test_a_property_newer_than_the_checker_is_no_fault_and_a_mistyped_one_is(tmp_path):
    outputs = website(tmp_path)
    add_style(tmp_path, ".table { container-type: inline-size; }")
    assert failures(RULE, html_not_valid.check, outputs) == []
    add_style(tmp_path, ".table { container-tipe: inline-size; }")
    [fault] = failures(RULE, html_not_valid.check, outputs)
    assert "container-tipe" in fault.values["says"]


def test_our_markdown_writes_html_and_not_xhtml():
    assert "/>" not in render_page("![A bin](bin.svg)\nOne  \ntwo\n\n---\n").html


@pytest.mark.parametrize(
    "said",
    [
        "",
        "StackOverflowError while evaluating HTML schema.",
        "[]",
        "{}",
        '{"messages": [{"type": "info", "url": "file:/elsewhere/x.html", "message": "?"}]}',
        '{"messages": [{"type": "non-document-error", "url": "file:BUILT/bins.html", "message": "?"}]}',
    ],
)
def test_a_checker_that_breaks_is_no_pass(tmp_path, monkeypatch, said):
    outputs = website(tmp_path)
    answer = SimpleNamespace(stdout=said.replace("BUILT", str(outputs.site_folder.resolve())))
    monkeypatch.setattr(nu_checker.subprocess, "run", lambda *_, **__: answer)
    with pytest.raises(ToolMissing):
        check_all(outputs)


def test_without_java_or_the_checker_nothing_is_said_to_be_in_order(tmp_path, monkeypatch):
    outputs = website(tmp_path)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ToolMissing, match="java"):
        check_all(outputs)
    (tmp_path / "node_modules").unlink()
    with pytest.raises(ToolMissing, match="vnu-jar"):
        check_all(outputs)
