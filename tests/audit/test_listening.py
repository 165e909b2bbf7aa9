"""What a screen reader says: in order, with roles, names, levels, states, counts and languages.

What it says of the tiny publication stands in listening/, one page for each structure. To write these files anew:
.venv/bin/python tests/audit/test_listening.py
"""

import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from alongside.audit.listening.listen import LISTENING, listen_to_site
from alongside.audit.listening.speak import speak
from alongside.audit.listening.told_tree import Told, take_told_tree
from alongside.audit.sites import open_site
from alongside.checks.browser.browser import Browser
from alongside.cli.commands import alongside
from buildable import built, make_buildable
from tiny_site import copy_of_tiny

GOLDEN = Path(__file__).parent / "listening"
_VERSION = re.compile(r"\d+(?:\.\d+)+")
"""The statement names programs with their versions, which change with each of them."""
CODE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body>
<nav aria-label="Menu"><ul><li><a href="x" aria-current="page">A</a><li><a href="y"><b>B</b> c</a>
<ul><li>D</ul></ul></nav><main><h1>Hi <a href="#">there</a></h1>
<p>One <b>two</b> <a href="z">three</a>. <span lang="pl">cztery</span> five</p>
<div>Six</div><div>seven</div>
<table><caption>Cap</caption><tr><th>H<th>I<tr><td>1<td><a href="q">2</a><tr><td><td>3</table>
<details><summary>More</summary>hidden</details>
<input aria-label="Name" required value="Ann"><input type="checkbox" aria-label="Yes" checked>
<select aria-label="S"><option>o1<option>o2</select><button aria-expanded="false" disabled>Go</button>
<img src="data:," alt="Pic"><img src="data:,"><img src="data:," alt="">
<p aria-hidden="true">nothing</p><h2></h2><div role="status">Saved</div></main></body></html>"""
SAID = """\
[language: en]
navigation: Menu
  list with 2 items
    1 of 2: link: A, current page
    2 of 2: link: B c
      list with 1 item
        1 of 1: D
main
  heading level 1
    Hi
    link: there
  One two
  link: three
  .
  [language: pl]
  cztery
  [language: en]
  five
  Six
  seven
  table with 3 rows and 2 columns: Cap
    row 1
      column header: H
      column header: I
    row 2
      cell: 1
      cell: link: 2
    row 3
      cell: empty
      cell: 3
  disclosure: More, collapsed
  field: Name, required, value “Ann”
  check box: Yes, checked
  combo box: S, collapsed, value “o1”, 2 options
  button: Go, disabled, collapsed
  image: Pic
  image: without words
  heading level 2: without words
  status, told when it changes (polite)
    Saved
"""


@pytest.mark.browser
def test_what_the_browser_tells_is_said_in_order(tmp_path):
    page = tmp_path / "a.html"
    page.write_text(CODE, encoding="utf-8")
    with Browser() as browser:
        browser.driver.get(page.as_uri())
        said = list(speak(take_told_tree(browser.driver)))
    assert said == SAID.splitlines()


@pytest.mark.browser
def test_pages_that_are_gone_go_and_files_of_others_stay(tmp_path):
    site, heard = tmp_path / "site", tmp_path / "heard"
    (site / "sub").mkdir(parents=True)
    for name in ("a.html", "sub/b ü.html"):
        (site / name).write_text(CODE, encoding="utf-8")

    def listen():
        result = CliRunner().invoke(alongside, ["listen", str(site), str(heard)])
        files = {each.relative_to(heard).as_posix() for each in heard.rglob("*.txt")}
        return result, files

    result, files = listen()
    reading = {"reading/a.html.txt", "reading/sub/b %C3%BC.html.txt"}
    assert files == {"listening/a.html.txt", *reading} and result.exit_code == 0
    whole = (heard / "listening" / "a.html.txt").read_text(encoding="utf-8")
    assert whole.endswith(f"page: T\n\n{SAID}") and "for 2 pages" in whole
    main = (heard / "reading" / "a.html.txt").read_text(encoding="utf-8")
    assert "navigation" not in main and main.splitlines()[4] == "heading level 1"
    (heard / "reading" / "ours.txt").write_text("Ours", encoding="utf-8")
    before = {each: each.read_bytes() for each in heard.rglob("*a.html.txt")}
    (site / "sub" / "b ü.html").write_text("<!doctype html><meta charset=latin1>", encoding="utf-8")
    result, files = listen()
    assert result.exit_code == 3 and "UTF-8" in result.output
    assert reading < files
    (site / "sub" / "b ü.html").unlink()
    result, files = listen()
    assert result.exit_code == 0
    assert files == {"listening/a.html.txt", "reading/a.html.txt", "reading/ours.txt"}
    page = heard / "reading" / "a.html.txt"
    assert page.read_bytes() == before[page]


def hear_tiny(folder):
    """Path to what is said, for the tiny publication."""
    _, site = built(make_buildable(copy_of_tiny(folder / "tiny")))
    with open_site(str(site), 1000) as opened:
        listen_to_site(opened, folder / "heard")
    return read_all(folder / "heard" / LISTENING)


def read_all(folder):
    return {
        path.relative_to(folder).as_posix(): _VERSION.sub("0.0", path.read_text(encoding="utf-8"))
        for path in folder.rglob("*.txt")
    }


@pytest.mark.browser
@pytest.mark.slow
def test_the_tiny_publication_says_what_it_said(tmp_path):
    heard, golden = hear_tiny(tmp_path), read_all(GOLDEN)
    assert heard.keys() == golden.keys()
    for name, text in heard.items():
        assert text.splitlines() == golden[name].splitlines(), name


def node(role, name="", *children, **more):
    return Told(role, name, children=list(children), **more)


def text(words, language="en"):
    return node("StaticText", words, language=language)


def test_words_of_a_line_stay_together_and_blocks_apart():
    told = node(
        "",
        "",
        node("", "", text("A "), node("", "", text("b"), tag="b"), text("\u00a0c"), tag="p"),
        node("", "", text("D"), tag="div"),
        node("", "", text("E"), tag="div"),
    )
    assert list(speak(told)) == ["[language: en]", "A b c", "D", "E"]


def test_a_link_in_another_language_is_said_in_it():
    link = node("link", "Polski", text("Polski", "pl"), language="en")
    told = node("", "", text("x"), link, text("y"))
    said = ["[language: en]", "x", "[language: pl]", "link: Polski", "[language: en]", "y"]
    assert list(speak(told)) == said


def test_a_language_that_is_not_said_is_told():
    assert list(speak(text("x", ""))) == ["x"]
    told = node("", "", text("x"), text("y", ""))
    assert list(speak(told)) == ["[language: en]", "x", "[language: not said]", "y"]


def test_a_table_in_a_table_counts_its_own_rows():
    inner = node("table", "", node("row", "", node("cell", "", text("x"))))
    outer = node("table", "", node("row", "", node("cell", "", inner)))
    counts = [line.strip() for line in speak(outer) if "table with" in line]
    assert counts == ["table with 1 row and 1 column", "cell: table with 1 row and 1 column"]


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        files = hear_tiny(Path(folder))
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for name, words in files.items():
        path = GOLDEN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
