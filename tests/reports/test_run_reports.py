"""Reports of a run at the command line: text on the screen, files for programs, and the same exit codes for all."""

import json
import os
import re
import subprocess

import pytest
from click.testing import CliRunner
from lxml import etree

from alongside.cli import check as check_command
from alongside.cli import commands
from alongside.cli.run_report import REPORT_FORMATS
from alongside.errors import BadInput

FILES = {
    "text": "a.txt",
    "json": "a.json",
    "github": "a.log",
    "sarif": "a.sarif",
    "junit": "a.xml",
    "markdown": "a.md",
    "html": "a.html",
}
WHOLE = {
    "json": json.loads,
    "sarif": json.loads,
    "junit": lambda text: etree.fromstring(text.encode("utf-8")),
    "markdown": lambda text: re.match(r"## (✅|❌|❔) ", text)[0],
    "html": lambda text: re.search(r"<h1>What was found</h1>.*</html>\s*$", text, re.DOTALL)[0],
    "text": str,
    "github": str,
}


def run(root, *arguments):
    return CliRunner().invoke(commands.alongside, ["--root", str(root), *map(str, arguments)])


def check(root, *arguments):
    return run(root, "check", "--today", "2026-11-22", *arguments)


def reports(folder, formats=REPORT_FORMATS):
    return [part for name in formats for part in ("--report", f"{name}={folder / FILES[name]}")]


def break_page(root):
    page = root / "docs" / "bins.md"
    page.write_text(page.read_text(encoding="utf-8").replace("owner:", "ownre:"), encoding="utf-8")


def break_settings(root):
    (root / "publication.yml").write_text("a: [", encoding="utf-8")


def break_nothing(root):
    pass


def break_tool(root):
    (root / "node_modules").unlink()


STATES = [(break_nothing, 0), (break_page, 1), (break_settings, 2), (break_tool, 3)]


@pytest.mark.parametrize(("fault", "code"), STATES)
def test_text_on_the_screen_and_every_report_in_a_file(tiny, tmp_path, fault, code):
    fault(tiny)
    done = check(tiny, *reports(tmp_path))
    assert (done.exit_code, check(tiny).exit_code) == (code, code)
    for name, file in FILES.items():
        assert WHOLE[name]((tmp_path / file).read_text(encoding="utf-8")) is not None
    told = json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["runs"][0]["invocations"][
        0
    ]
    assert told["exitCode"] == code
    tree = etree.parse(tmp_path / "a.xml").getroot()
    assert (int(tree.get("failures")) + int(tree.get("errors")) == 0) is (code == 0)
    assert (tmp_path / "a.md").read_text(encoding="utf-8")[3] == {
        0: "✅",
        1: "❌",
        2: "❔",
        3: "❔",
    }[code]
    assert check(tiny).stdout == done.stdout


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize(("fault", "code"), STATES)
def test_one_format_on_the_screen(tiny, name, fault, code):
    fault(tiny)
    done = check(tiny, "--format", name)
    assert done.exit_code == code
    WHOLE[name](done.stdout)


def test_output_is_for_the_format_and_text_stays_on_the_screen(tiny, tmp_path):
    done = check(tiny, "--format", "markdown", "-o", tmp_path / "summary.md")
    assert done.exit_code == 0 and "The sources gate passed" in done.stdout
    assert (
        (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("## ✅ Nothing to mend\n")
    )


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), RuntimeError("a fault of our own")])
def test_a_run_that_is_stopped_leaves_whole_files(tiny, tmp_path, monkeypatch, fault):
    def stopped(*_):
        raise fault

    monkeypatch.setattr(check_command, "check_files", stopped)
    done = check(tiny, *reports(tmp_path))
    assert done.exit_code != 0
    for name, file in FILES.items():
        WHOLE[name]((tmp_path / file).read_text(encoding="utf-8"))
    assert "❔ Could not be checked to the end" in (tmp_path / "a.md").read_text(encoding="utf-8")
    invocation = json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["runs"][0][
        "invocations"
    ][0]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)


@pytest.mark.parametrize("place", ["site/a.json", "docs/a.json", "missing/a.json", "docs"])
def test_a_place_where_no_report_may_be_is_told_before_any_work(tiny, place):
    (tiny / "site").mkdir()
    before = sorted(path for path in tiny.rglob("*") if "node_modules" not in path.parts)
    done = check(tiny, "--report", f"json={tiny / place}")
    assert done.exit_code == 2 and "Mend" in done.stderr and "gate" not in done.output
    assert sorted(path for path in tiny.rglob("*") if "node_modules" not in path.parts) == before


def test_a_report_that_cannot_be_written_is_words_and_the_others_are_written(tiny, tmp_path):
    done = check(tiny, "--report", "json=/dev/full", *reports(tmp_path, ["sarif"]))
    assert done.exit_code == 3
    assert (
        "/dev/full" in done.stderr
        and "No space left" in done.stderr
        and "Free some space on the disk" in done.stderr
    )
    WHOLE["sarif"]((tmp_path / "a.sarif").read_text(encoding="utf-8"))
    break_page(tiny)
    assert check(tiny, "--report", "json=/dev/full").exit_code == 1


def test_a_report_that_is_there_is_replaced_whole_or_left(tiny, tmp_path, monkeypatch):
    (tmp_path / "a.json").write_text("as it was", encoding="utf-8")
    (tmp_path / "link.json").symlink_to(tmp_path / "a.json")
    check(tiny, "--report", f"json={tmp_path / 'link.json'}")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["verdict"] == "passed"

    def full(beside, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    (tmp_path / "a.json").write_text("as it was", encoding="utf-8")
    assert check(tiny, "--report", f"json={tmp_path / 'a.json'}").exit_code == 3
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == [
        "a.json",
        "link.json",
    ]


@pytest.mark.parametrize(
    "arguments",
    [("--report", "sarif"), ("--report", "fax=a.fax"), ("--report", "sarif="), ("--base", "main")],
)
def test_wrong_use(tiny, arguments):
    done = check(tiny, *arguments)
    assert done.exit_code == 2 and "Traceback" not in done.output


def test_a_wrong_base_is_told_in_the_summary_too(tiny):
    named = (
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.org",
        "-c",
        "commit.gpgsign=false",
    )
    for arguments in (("init", "-q"), ("add", "docs"), ("commit", "-q", "-m", "all")):
        subprocess.run(["git", "-C", str(tiny), *named, *arguments], check=True)
    done = check(tiny, "--format", "markdown", "--base", "nowhere")
    assert done.exit_code == 2
    assert "## ❔ Could not be checked to the end" in done.stdout
    assert "The history here has no commit or branch “nowhere”." in done.stdout


def test_whole_links_in_a_workflow_of_github(tiny, monkeypatch):
    break_page(tiny)
    for name, value in (
        ("SERVER_URL", "https://host.example"),
        ("REPOSITORY", "o/r"),
        ("SHA", "abc"),
    ):
        monkeypatch.setenv(f"GITHUB_{name}", value)
    text = check(tiny, "--format", "markdown").stdout
    assert "](https://host.example/o/r/blob/abc/docs/bins.md?plain=1#L" in text


def test_no_report_tells_where_the_folder_is_on_this_machine(tiny, tmp_path, monkeypatch):
    def refused(root, *_):
        raise BadInput(
            f"{root}/mkdocs.yml cannot be used.",
            path=f"{root}/mkdocs.yml",
            seen=f"in '{root}/docs'",
        )

    monkeypatch.setattr(check_command, "check_files", refused)
    assert check(tiny, *reports(tmp_path)).exit_code == 2
    for file in FILES.values():
        text = (tmp_path / file).read_text(encoding="utf-8")
        assert str(tiny) not in text and "mkdocs.yml" in text


def test_a_file_with_a_name_that_is_no_text(tiny, tmp_path):
    with open(os.fsencode(tiny / "docs") + b"/\xe4.md", "wb") as page:
        page.write(b"x")
    done = check(tiny, *reports(tmp_path))
    assert done.exit_code == 1
    for name, file in FILES.items():
        WHOLE[name]((tmp_path / file).read_text(encoding="utf-8"))
    assert "docs/%E4.md" in (tmp_path / "a.sarif").read_text(encoding="utf-8")


def test_the_same_run_gives_the_same_bytes(tiny, tmp_path):
    break_page(tiny)
    kept = []
    for _ in range(2):
        check(tiny, *reports(tmp_path))
        kept.append([(tmp_path / file).read_bytes() for file in FILES.values()])
    assert kept[0] == kept[1]
    assert not any(str(tmp_path).encode() in content for content in kept[0])
