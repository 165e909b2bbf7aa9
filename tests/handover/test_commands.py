"""alongside export and alongside import, as they are typed."""

import os
import re

import pytest
from click.testing import CliRunner

from alongside.cli.commands import alongside

PAGE, SOURCE = "docs/languages/ur/bins.md", "docs/plain-english/bins.md"


@pytest.fixture
def run(tiny, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def typed(*arguments):
        done = CliRunner().invoke(alongside, ["--root", str(tiny), *map(str, arguments)])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.output

    return typed


def content(root):
    return {path: path.read_bytes() for path in sorted((root / "docs").rglob("*.md"))}


@pytest.mark.parametrize(
    "format_, name",
    [
        ("xliff", "bins-ur.xlf"),
        ("xliff2", "bins-ur.xlf"),
        ("po", "bins-ur.po"),
        ("docx", "bins-ur.docx"),
    ],
)
def test_there_and_back(tiny, tmp_path, run, format_, name):
    before = content(tiny)
    code, told = run("export", "--to", format_, "--language", "ur", "--page", "bins")
    assert (
        code == 0
        and f"Written to {name}: 4 sections (4 up to date)" in told
        and f"alongside import {name}" in told
    )
    assert (tmp_path / name).is_file() and [
        one.name for one in tmp_path.iterdir() if one.name.endswith(".new")
    ] == []
    code, told = run("import", name)
    assert code == 0 and "Nothing to take in: 4 sections came back as sent out." in told
    assert content(tiny) == before


def test_an_edit_comes_in(tiny, tmp_path, run):
    run("export", "--to", "po", "--language", "ur", "-o", "for-asma.po")
    file = tmp_path / "for-asma.po"
    file.write_text(
        file.read_text(encoding="utf-8").replace('msgstr "سبز"', 'msgstr "ہرا"'), encoding="utf-8"
    )
    before = content(tiny)
    code, told = run("import", "for-asma.po")
    assert (
        code == 0 and f"Changed 1 section in {PAGE}. " in told and "Now run alongside check" in told
    )
    before[tiny / PAGE] = before[tiny / PAGE].replace("| سبز |".encode(), "| ہرا |".encode())
    assert content(tiny) == before


def test_one_refused_segment_refuses_all_unless_told_otherwise(tiny, tmp_path, run):
    run("export", "--to", "xliff", "--language", "ur", "--page", "bins")
    file = tmp_path / "bins-ur.xlf"
    text = file.read_text(encoding="utf-8").replace(">سبز</target>", ">ہرا</target>")
    file.write_text(
        re.sub(r'(<target.*?)<g id="l1"[^>]*>(.*?)</g>', r"\1\2", text, count=0), encoding="utf-8"
    )
    before = content(tiny)
    code, told = run("import", "bins-ur.xlf")
    assert code == 2 and "bins/large-items/1: The link to index.md#contact is missing." in told
    assert (
        "1 piece of this file cannot be taken in, so nothing was changed" in told
        and content(tiny) == before
    )
    code, told = run("import", "bins-ur.xlf", "--leave-out-refused")
    assert (
        code == 0
        and "Changed 1 section" in told
        and "1 section refused and left as they were" in told
    )
    assert "| ہرا |" in (tiny / PAGE).read_text(encoding="utf-8")


def test_nothing_stale_writes_no_file(tmp_path, run):
    code, told = run("export", "--to", "docx", "--level", "easy-read", "--only", "stale")
    assert code == 0 and "Nothing to hand over" in told and list(tmp_path.glob("*.docx")) == []


def test_a_file_is_never_overwritten_by_surprise(tmp_path, run):
    (tmp_path / "bins-ur.po").write_text("work of days", encoding="utf-8")
    code, told = run("export", "--to", "po", "--language", "ur", "--page", "bins")
    assert code == 2 and "It may hold somebody’s work" in told
    assert (tmp_path / "bins-ur.po").read_text(encoding="utf-8") == "work of days"
    assert run("export", "--to", "po", "--language", "ur", "--page", "bins", "--overwrite")[0] == 0
    assert "msgid" in (tmp_path / "bins-ur.po").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments, told",
    [
        (("--to", "po"), "Say which version"),
        (
            ("--to", "po", "--language", "xx"),
            "Add one of: --level plain-english, --level easy-read, --language ur",
        ),
        (("--to", "po", "--level", "full"), "No version that is made from another one fits"),
        (("--to", "po", "--language", "ur", "--page", "bin"), "The pages are: index, bins"),
        (("--to", "po", "--language", "ur", "-o", "x.docx"), "Let its name end in .po"),
    ],
)
def test_what_is_asked_for_does_not_exist(tmp_path, run, arguments, told):
    code, output = run("export", *arguments)
    assert code == 2 and told in " ".join(output.split()) and list(tmp_path.glob("*.po")) == []


def test_the_public_folder_is_no_place_for_it(tiny, run):
    (tiny / "site").mkdir()
    code, told = run("export", "--to", "po", "--language", "ur", "-o", tiny / "site" / "x.po")
    assert code == 2 and "what readers get" in told


def test_another_publication_is_named(tiny, tmp_path, run):
    run("export", "--to", "docx", "--language", "ur")
    settings = (tiny / "publication.yml").read_text(encoding="utf-8")
    (tiny / "publication.yml").write_text(
        re.sub(r"^url: .*$", "url: https://other.example/", settings, flags=re.MULTILINE),
        encoding="utf-8",
    )
    code, told = run("import", "all-pages-ur.docx")
    assert code == 2 and "exported from another publication" in told


def test_a_version_that_is_no_longer_made(tiny, run):
    run("export", "--to", "po", "--language", "ur")
    path = tiny / "publication.yml"
    text = re.sub(
        r"^languages:.*?(?=^\w)",
        "",
        path.read_text(encoding="utf-8") + "\nzz:",
        flags=re.DOTALL | re.MULTILINE,
    )
    path.write_text(text.removesuffix("\nzz:").removesuffix("zz:"), encoding="utf-8")
    code, told = run("import", "all-pages-ur.po")
    assert code == 2 and "which is not a version that this publication makes" in told


def test_a_page_and_a_section_that_are_gone(tiny, run):
    run("export", "--to", "po", "--language", "ur", "--page", "bins")
    source = (tiny / SOURCE).read_text(encoding="utf-8")
    (tiny / SOURCE).write_text(
        source.split("## Collection days")[0].rstrip("\n") + "\n", encoding="utf-8"
    )
    code, told = run("import", "bins-ur.po")
    assert code == 2 and "bins/collection-days: Its source no longer has this section" in told


@pytest.mark.parametrize(
    "format_, old, new",
    [
        ("xliff", 'target-language="ur"', 'target-language="pl"'),
        ("xliff2", 'trgLang="ur"', 'trgLang="pl-PL"'),
        ("po", "Language: ur", "Language: pl"),
    ],
)
def test_another_language_is_named(tmp_path, run, format_, old, new):
    run(
        "export",
        "--to",
        format_,
        "--language",
        "ur",
        "-o",
        "file.po" if format_ == "po" else "file.xlf",
    )
    (file,) = tmp_path.glob("file.*")
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    code, told = run("import", file.name)
    assert code == 2 and "but this section is wanted in “ur”" in told


def test_a_source_that_is_out_of_date_itself_is_told_of(tiny, run):
    page = tiny / "docs" / "bins.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("has 3 bins", "has 3 new bins"), encoding="utf-8"
    )
    code, told = run("export", "--to", "po", "--language", "ur")
    assert code == 0 and f"Before you send it: {SOURCE} is itself out of date" in told


def test_a_set_of_pages_that_cannot_be_written_changes_none(tiny, tmp_path, run, monkeypatch):
    run("export", "--to", "po", "--language", "ur")
    file = tmp_path / "all-pages-ur.po"
    text = file.read_text(encoding="utf-8").replace('msgstr "سبز"', 'msgstr "ہرا"')
    entry = re.search(r'msgctxt "index/introduction/title".*?msgstr "(.*?)"', text, re.DOTALL)
    file.write_text(text.replace(f'msgstr "{entry[1]}"', 'msgstr "نیا"', 1), encoding="utf-8")
    before = content(tiny)
    replace = os.replace

    def failing(old, new):
        if str(new).endswith("index.md") and ".alongside-" in str(old) and not failed:
            failed.append(new)
            raise OSError(28, "No space left on device", str(new))
        return replace(old, new)

    failed = []
    monkeypatch.setattr(os, "replace", failing)
    code, told = run("import", file.name)
    assert code == 2 and "none of them was changed" in told and content(tiny) == before
    monkeypatch.setattr(os, "replace", replace)
    code, told = run("import", file.name)
    assert code == 0 and "Changed 2 sections" in told and content(tiny) != before
