"""What spares Alfa work changes nothing of what Alfa says: every answer is the same to the byte."""

import json
import subprocess
from dataclasses import asdict, replace
from importlib.resources import files
from pathlib import Path

import pytest

from alongside.checks.browser.alfa import probe, take_apart
from alongside.checks.browser.browser import Browser
from alongside.checks.browser.emulation import VIEW_HEIGHT
from alongside.checks.browser.open_page import inspect_page
from alongside.checks.browser.server import serve_folder
from alongside.rules.rulebook import load as load_rules
from alongside.system.programs import node_program
from websites import website

SETTINGS = json.dumps({"level": "AA", "off": []})
SHORTCUTS = "alfa_speed.mjs"
TINY = (
    "display: block; width: 14px; height: 14px; overflow: hidden; font-size: 9px; line-height: 9px"
)
ROW = "".join(f'<a href="#{n}" style="{TINY}">{n}</a>' for n in range(4))


def _covered(box, links=""):
    """Two links that are large enough, side by side, and a box that may lie over them."""
    block = f"display: block; width: 30px; height: 30px; overflow: hidden; {links}"
    both = "".join(f'<a href="#{name}" style="{block}">Bins</a>' for name in "ab")
    # The link is painted before what follows it, of which there is much.
    rest = "<p>Words</p>" * 20
    return (
        f'<div style="position: relative; display: flex">{both}'
        f'<div style="position: absolute; top: 0; {box}">x</div></div>{rest}'
    )


PAGES = {
    "sound": '<p>Bins are collected on Monday. <a href="a.html">Read about bins in town</a></p>',
    "tiny links side by side": ROW,
    "tiny links in a row": f'<div style="display: flex">{ROW}</div>',
    "tiny links far apart": ROW.replace("</a>", '</a><p style="margin: 40px">Far</p>'),
    "links under a box": _covered("left: 0; width: 22px; height: 60px"),
    "links under nothing": _covered("left: 200px; width: 22px; height: 60px"),
    "links whole under a box": _covered("left: 0; width: 300px; height: 300px"),
    "links half under a box": _covered("left: 24px; width: 12px; height: 60px"),
    "links under a box that lets clicks through": _covered(
        "left: 0; width: 22px; height: 60px; pointer-events: none"
    ),
    "links over a box by its level": _covered("left: 0; width: 22px; height: 60px; z-index: -1"),
    "links under a box by its level": _covered(
        "left: 0; width: 22px; height: 60px; z-index: 1", "position: relative; z-index: 0"
    ),
    "links over a box by their level": _covered(
        "left: 0; width: 22px; height: 60px", "position: relative; z-index: 2"
    ),
    "button in a button's place": f'<a href="#a">A<span role="button" tabindex="0" style="{TINY}">b'
    "</span></a>",
    "floats": f'<div style="float: left">{ROW}</div><div style="float: right">{ROW}</div>',
    "pale words": '<p style="color: #aaa">Bins are collected on Monday.</p>',
    "words on a picture": '<p style="background-image: url(a.svg); color: #777">Bins on Monday</p>',
    "link like the words around it": '<p>Read <a href="#a" style="color: inherit;'
    ' text-decoration: none">this one</a> about bins</p>',
    "link without words": '<a href="#a"></a> <h2></h2> <img src="a.svg">',
    "letters held together": '<p style="letter-spacing: 0.01em !important">Bins on Monday</p>',
    "words of many letters": f"<p class='{'x' * 90}' style='color: #bbb'>বাংলা اردو 🗑 bins</p>",
}
"""Overlaps, levels, floats and sizes, which the shortcuts are about, and one fault of each kind."""


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """What Alfa says of each page in each state, with the shortcuts and without."""
    folder = tmp_path_factory.mktemp("alfa")
    (folder / "site").mkdir()
    outputs = website(folder / "site")
    questions = _questions(outputs, folder)
    plain = folder / "plain"
    plain.mkdir()
    program = files("alongside.checks.browser").joinpath("alfa.mjs").read_text(encoding="utf-8")
    (plain / "alfa.mjs").write_text(program, encoding="utf-8")
    (plain / SHORTCUTS).write_text("export async function speedUp() {}", encoding="utf-8")
    ours = Path(str(files("alongside.checks.browser").joinpath("alfa.mjs")))
    root = outputs.sources.root
    return _ask(ours, root, questions), _ask(plain / "alfa.mjs", root, questions)


def _questions(outputs, folder):
    alfa = probe(outputs, load_rules()["barrier-found-by-alfa"])
    alfa = replace(alfa, inspect=lambda driver, _: take_apart(driver))
    questions = {}
    with Browser() as browser:
        for number, (name, body) in enumerate(PAGES.items()):
            page = (
                f"<!doctype html><html lang=en><title>Bins</title><main><h1>Bins</h1>{body}</main>"
            )
            (folder / f"{number}.html").write_text(page, encoding="utf-8")
            with serve_folder(folder) as address:
                found = inspect_page(browser.driver, f"{address}{number}.html", [alfa])
            for (_, state), tree in found.items():
                asked = asdict(state) | {"height": VIEW_HEIGHT, "page": tree, "without": ()}
                questions[name, state.name] = json.dumps(asked)
    return questions


def _ask(program, root, questions):
    lines = "\n".join(questions.values()) + "\n"
    command = [node_program(), str(program), str(root), SETTINGS]
    done = subprocess.run(command, input=lines, capture_output=True, encoding="utf-8", check=True)
    return dict(zip(questions, done.stdout.splitlines(), strict=True))


@pytest.mark.parametrize("name", PAGES)
def test_each_answer_is_the_same_with_and_without(answers, name):
    quick, plain = answers
    of_page = [key for key in plain if key[0] == name]
    assert len(of_page) == 3
    assert [quick[key] for key in of_page] == [plain[key] for key in of_page]


def test_the_pages_have_faults_to_lose(answers):
    _, plain = answers
    results = [json.loads(answer) for answer in plain.values()]
    rules = {result["rule"] for answer in results for result in answer["failed"]}
    assert {"sia-r113", "sia-r69", "sia-r11", "sia-r91"} <= rules
    sound = [json.loads(plain[key]) for key in plain if key[0] == "sound"]
    assert all(answer["passed"] and not answer["failed"] for answer in sound)
    covered = {key[0] for key in plain if "under a box" in key[0] and "sia-r113" in plain[key]}
    assert {"links under a box", "links under a box by its level"} <= covered
    assert "sia-r113" not in plain["links under nothing", "phone-menus"]
