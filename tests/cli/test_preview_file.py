"""alongside preview-file: one zip that a reviewer opens from the disk, the same bytes each time."""

import re
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from lxml import html
from selenium.webdriver.support.ui import WebDriverWait

from alongside.cli.commands import alongside
from buildable import make_buildable

pytestmark = pytest.mark.slow
TODAY = ("--today", "2026-11-22")
SECONDS = 60


def git(root, *arguments):
    subprocess.run(
        ["git", "-C", root, "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments],
        check=True,
        capture_output=True,
    )


def run(root, *arguments):
    command = ["--root", str(root), "preview-file", *map(str, arguments), "--pages-only", *TODAY]
    return CliRunner().invoke(alongside, command)


def change(root, path, old, new):
    page = root / path
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def changed(tiny):
    """The tiny publication with a history, and with one page and the settings changed since."""
    make_buildable(tiny)
    (tiny / ".gitignore").write_text("node_modules\n.build\n*.zip\n", encoding="utf-8")
    git(tiny, "init", "-q", "-b", "main")
    git(tiny, "add", "-A")
    git(tiny, "commit", "-q", "-m", "First")
    # Spaces between words change no meaning, so that no other version is out of date.
    change(tiny, UR, "title:", "title: ")
    return tiny


UR = "docs/languages/ur/bins.md"


def test_it_holds_the_site_and_what_was_changed(changed, tmp_path):
    change(changed, "publication.yml", "\n", "\n# One more line\n")
    file, again = tmp_path / "one.zip", tmp_path / "two.zip"
    done = run(changed, file, "--changed-since", "main")
    assert done.exit_code == 0, done.output
    assert "nothing is released" in done.output and not (changed / "site").exists()
    assert run(changed, again, "--changed-since", "main").exit_code == 0
    assert file.read_bytes() == again.read_bytes()

    with ZipFile(file) as archive:
        names = archive.namelist()
        first = html.fromstring(archive.read("index.html"))
        pages = {name: archive.read(name) for name in names if name.endswith(".html")}
        style = archive.read("website/assets/site.css")
    assert b".preview-note" in style
    links = first.xpath("//h2[@id='changed']/following-sibling::ul[1]//a")
    assert [link.get("href") for link in links] == ["website/ur/bins.html"]
    assert links[0].get("lang") == "ur" and links[0].get("dir") == "rtl"
    assert "publication.yml" in first.xpath("string(//h2[@id='others']/following-sibling::ul[1])")
    assert all(link.get("href") in names for link in first.xpath("//a"))
    for name, page in pages.items():
        if name != "index.html":
            note = html.fromstring(page).xpath("//p[@class='preview-note']/a/@href")
            assert note == ["../" * name.count("/") + "index.html"], name


def test_pages_that_a_change_can_touch_and_that_are_gone_are_named(changed, tmp_path):
    from alongside.authoring.changed_pages import find_changed_pages
    from alongside.publication.catalogue import find_documents
    from tiny_site import TODAY as DAY

    gone = changed / "docs" / "easy-read" / "index.md"
    gone.unlink()
    found = find_changed_pages(find_documents(changed, DAY), "main")
    assert [page.path.as_posix() for page in found.changed] == [UR]
    assert found.removed == (gone.relative_to(changed).as_posix(),)
    versions = {page.strand.key for page in found.touched if page.document == "bins"}
    assert len(versions) == 3 and "ur" not in versions
    # A link leads from it to a page that was changed.
    assert "docs/languages/ur/index.md" in [page.path.as_posix() for page in found.touched]
    assert found.others == ()


def test_a_commit_that_is_not_there_is_told_first(changed, tmp_path):
    done = run(changed, tmp_path / "one.zip", "--changed-since", "nowhere")
    assert (done.exit_code, (tmp_path / "one.zip").exists()) == (2, False)
    assert "nowhere" in done.output and "[1 of" not in done.output


@pytest.mark.parametrize("place", ["docs/one.zip", "site/one.zip", "none/one.zip"])
def test_where_no_file_may_be_none_is_written(changed, place):
    done = run(changed, changed / place)
    assert (done.exit_code, (changed / place).exists()) == (2, False)
    assert "Traceback" not in done.output


def test_pages_with_a_fault_make_no_preview_and_leave_the_old_one(changed, tmp_path):
    (tmp_path / "one.zip").write_bytes(b"old")
    change(changed, "docs/bins.md", "\n## ", "\nSee [here](nowhere.md).\n\n## ")
    done = run(changed, tmp_path / "one.zip")
    assert (done.exit_code, (tmp_path / "one.zip").read_bytes()) == (1, b"old")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.browser
def test_it_opens_from_a_disk(changed, tmp_path, kept_browsers):
    from alongside.checks.browser.browser import Browser

    assert run(changed, tmp_path / "one.zip", "--changed-since", "main").exit_code == 0
    with ZipFile(tmp_path / "one.zip") as archive:
        archive.extractall(tmp_path / "unpacked here")
    if not kept_browsers:
        kept_browsers.append(Browser().__enter__())
    driver = kept_browsers[0].driver
    start = (Path(tmp_path) / "unpacked here" / "index.html").as_uri()
    driver.get(start)
    assert "no release" in driver.find_element("tag name", "main").text
    driver.find_element("css selector", "a[lang=ur]").click()
    WebDriverWait(driver, SECONDS).until(lambda now: now.current_url.endswith("/ur/bins.html"))
    note = driver.find_element("class name", "preview-note")
    assert "Preview, not released" in note.text
    width = note.value_of_css_property("border-bottom-width")  # the style sheet was read
    assert re.match(r"[2-9]", width), width
    box = note.rect
    assert box["height"] > 0 and box["y"] >= 0
    note.find_element("tag name", "a").click()
    WebDriverWait(driver, SECONDS).until(lambda now: now.current_url == start)
