"""Whatever an author's file is like, each command that edits it changes the lines that it must, and no other byte."""

import random
import re
import stat

import pytest
from click.testing import CliRunner

from alongside.cli.commands import alongside
from handover.handing import WORDS, file_of, filled_in, handover_of, sources_of

PAGE, SETTINGS = "docs/languages/ur/bins.md", "publication.yml"
NOISE = ["# zażółć gęślą jaźń", "# নতুন শব্দ, ২০২৬।", "# نئے الفاظ، 2026۔", "", "# 😀"]
LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def run(root, *arguments):
    done = CliRunner().invoke(alongside, ["--root", str(root), *arguments])
    assert done.exit_code == 0, done.output + done.stderr


def lines_of(path):
    return LINE.findall(path.read_bytes())


def as_some_author_saved_it(chance, path, elsewhere):
    """Comments in several scripts, line ends of several kinds, a mark, a mode, a link: by chance."""
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    tops = [number for number, line in enumerate(lines) if re.match(r"title:|url:|formats:", line)]
    for number in reversed(tops):
        lines[number:number] = chance.choices(NOISE, k=chance.randrange(3))
    if chance.random() < 0.5:
        lines += ["", "# zażółć ملا শব্দ" if path.suffix == ".yml" else "<!-- zażółć ملا শব্দ -->"]
    common, odd = chance.choice(["\n", "\r\n"]), chance.choice(["\n", "\r\n", "\r"])
    # Old Mac line ends beside empty lines would be read as other lines than were written.
    ends = [odd if line and chance.random() < 0.2 else common for line in lines]
    ends = [
        common if end == "\r" and after == "" else end
        for end, after in zip(ends, [*lines[1:], ""], strict=True)
    ]
    ends[-1] = chance.choice([common, ""])
    mark = chance.choice(["", "\ufeff"])
    text = mark + "".join(line + end for line, end in zip(lines, ends, strict=True))
    path.write_bytes(text.encode())
    path.chmod(chance.choice([0o644, 0o664, 0o600]))
    if chance.random() < 0.5:
        elsewhere.mkdir()
        path.rename(elsewhere / path.name)
        path.symlink_to(elsewhere / path.name)


def kind_of(path):
    """All but the content: of the link, and of the file that it leads to."""
    names = sorted(other.name for other in path.parent.iterdir())
    target = sorted(other.name for other in path.resolve().parent.iterdir())
    return path.is_symlink(), stat.S_IMODE(path.stat().st_mode), names, target


def lines_put_in(before, after):
    """after: before with lines put in at one place. Those lines; the line end before them may be new."""
    added = len(after) - len(before)
    assert added > 0
    for place in range(len(before) + 1):
        top, end = list(before[:place]), before[place:]
        if top and not end and not top[-1].endswith((b"\n", b"\r")):
            top[-1] = after[place - 1]
            assert top[-1].rstrip(b"\r\n") == before[place - 1]
        if after[:place] == top and after[place + added :] == end:
            return after[place : place + added]
    raise AssertionError(f"More than lines put in at one place: {before} {after}")


@pytest.fixture(params=range(12))
def chance(request):
    return random.Random(request.param)


def test_accept_changes_one_line(tiny, chance, tmp_path):
    page = tiny / PAGE
    whole = page.read_text(encoding="utf-8")
    section = chance.choice(["introduction", "large-items", "collection-days"])
    page.write_text(re.sub(rf"(?m)^(  {section}: ).*$", r"\1aaaaaa", whole), encoding="utf-8")
    as_some_author_saved_it(chance, page, tiny / "docs" / "elsewhere")
    before, kind = lines_of(page), kind_of(page)
    run(tiny, "accept", PAGE)
    after = lines_of(page)
    [changed] = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    wanted = re.search(rf"(?m)^  {section}: (.*)$", whole)[1].encode()
    assert changed[1] == changed[0].replace(b"aaaaaa", wanted)
    assert kind_of(page) == kind


def test_accept_puts_one_line_in(tiny, chance, tmp_path):
    page = tiny / PAGE
    whole = page.read_text(encoding="utf-8")
    section = chance.choice(["introduction", "large-items", "collection-days"])
    page.write_text(re.sub(rf"(?m)^  {section}: .*\n", "", whole), encoding="utf-8")
    as_some_author_saved_it(chance, page, tiny / "docs" / "elsewhere")
    before, kind = lines_of(page), kind_of(page)
    run(tiny, "accept", PAGE)
    [line] = lines_put_in(before, lines_of(page))
    assert line.startswith(b"  " + section.encode())
    assert kind_of(page) == kind


def test_new_puts_one_line_into_publication_yml(tiny, chance, tmp_path):
    settings = tiny / SETTINGS
    if chance.random() < 0.5:  # the list as the last lines of the file
        text = settings.read_text(encoding="utf-8")
        listed = "documents:\n  - index\n  - bins\n"
        settings.write_text(text.replace(listed, "") + listed, encoding="utf-8")
    as_some_author_saved_it(chance, settings, tmp_path / "elsewhere")
    before, kind = lines_of(settings), kind_of(settings)
    run(tiny, "new", "news")
    [line] = lines_put_in(before, lines_of(settings))
    assert line.strip() == b"- news"
    assert kind_of(settings) == kind


def test_sign_off_puts_one_check_in(tiny, chance, tmp_path):
    page = tiny / PAGE
    text = page.read_text(encoding="utf-8")
    if chance.random() < 0.5:
        text = re.sub(r"signed_off:\n(  .*\n)+", "", text)
    page.write_text(text.replace("for: translation", "for: clinical"), encoding="utf-8")
    as_some_author_saved_it(chance, page, tiny / "docs" / "elsewhere")
    before, kind = lines_of(page), kind_of(page)
    run(tiny, "sign-off", PAGE, "--for", "translation", "--by", "second-linguist")
    added = lines_put_in(before, lines_of(page))
    assert b"for: translation" in b"".join(added) and len(added) in (6, 7)
    assert kind_of(page) == kind


def test_import_changes_the_words_that_came_back(tiny, chance, tmp_path):
    page = tiny / PAGE
    as_some_author_saved_it(chance, page, tiny / "docs" / "elsewhere")
    before, kind = lines_of(page), kind_of(page)
    words = chance.choice(list(WORDS.values()))
    handover = filled_in(handover_of(sources_of(tiny), "ur"), {"bins/introduction/1": words})
    run(tiny, "import", str(file_of(handover, "xliff", tmp_path)))
    after = lines_of(page)
    [changed] = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    end = changed[0][len(changed[0].rstrip(b"\r\n")) :]
    assert changed[1] == words.encode() + end
    assert kind_of(page) == kind
