"""From the audit of a website to the sign-off of what only people can tell, and to its end."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from alongside.cli.commands import alongside

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{title} – Example Council</title>
<style>body {{ color: #111; background: #fff }} a {{ color: #0b3d91 }}</style></head>
<body><main><h1>{title}</h1><p>Bins are emptied by us each Monday.
<a href="https://www.example.org/" target="_blank">Prices of a new bin</a></p></main></body></html>"""


def run(*arguments):
    result = CliRunner().invoke(alongside, ["--root", str(ROOT), *map(str, arguments)])
    return result.exit_code, result.output


def test_from_question_to_answer_and_to_its_end(tmp_path):
    site, file = tmp_path / "site", tmp_path / "by-hand.yml"
    site.mkdir()
    for name in ("bins", "parks"):
        (site / f"{name}.html").write_text(PAGE.format(title=name.title()), encoding="utf-8")
    code, told = run("audit", site, "--by-hand", file)
    assert code == 0 and "new-window-unsaid  open" in told
    assert "2 places on 2 pages like bins.html" in told
    assert told.count("  new-window-unsaid  warning") == 1  # alike in two places

    _, listed = run("audited-by-hand", "--file", file)
    id_ = next(
        lines[0].split()[0]
        for lines in zip(listed.splitlines(), listed.splitlines()[1:], strict=False)
        if "new-window-unsaid" in lines[1]
    )
    answer = ("audited-by-hand", id_, "--file", file, "--verdict", "no-barrier", "--by")
    assert run(*answer, "Jane Smith")[0] == 2
    assert run(*answer, "web-editor")[0] == 0

    code, told = run("audit", site, "--by-hand", file)
    assert code == 0 and f"{id_}  new-window-unsaid  signed off (no-barrier, by web-editor" in told
    assert "new-window-unsaid  warning" not in told

    page = site / "parks.html"
    changed = page.read_text(encoding="utf-8").replace("Prices of a new bin", "What a bin costs")
    page.write_text(changed, encoding="utf-8")
    _, told = run("audit", site, "--by-hand", file)
    assert f"{id_}  new-window-unsaid  changed since it was signed off" in told
    assert "new-window-unsaid  warning" in told

    assert run(*answer[:5], "barrier", "--by", "web-editor")[0] == 0
    code, told = run("audit", site, "--by-hand", file)
    assert code == 1 and "A person found a barrier on 2 pages like bins.html" in told


def test_a_part_of_the_pages_keeps_the_file_as_it_is(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.html").write_text(PAGE.format(title=name), encoding="utf-8")
    code, told = run("audit", tmp_path, "--pages", "1", "--by-hand", tmp_path / "q.yml")
    assert code == 2 and "Only some pages" in told
    assert not (tmp_path / "q.yml").exists()


def test_a_page_that_does_not_open_keeps_the_file_as_it_is(tmp_path):
    site, file = tmp_path / "site", tmp_path / "q.yml"
    site.mkdir()
    for name in ("a", "b"):
        (site / f"{name}.html").write_text(PAGE.format(title=name), encoding="utf-8")
    run("audit", site, "--by-hand", file)
    before = file.read_bytes()
    (site / "b.html").write_text("<!doctype html><meta charset=latin1><p>x", encoding="utf-8")
    code, told = run("audit", site, "--by-hand", file)
    assert code == 3 and "stays as it is, as not every page could be looked at" in told
    assert file.read_bytes() == before
