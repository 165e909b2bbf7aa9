"""Edits of an author's file: line ends, the byte order mark and the lack of a last line end stay."""

import random

import pytest

from alongside.pages.author_file import (
    AuthorFile,
    read_author_file,
    write_author_file,
    write_author_texts,
)

LINES = ["", "a", "zażółć gęślą", "নতুন শব্দ", "نئے الفاظ، 2026۔", "😀", "a", "", "\u2028x\x0b\x85y"]
ENDS = ["\n", "\r\n", "\r"]
MARK = "\ufeff"


def random_file(chance):
    """Lines with the line end of each; the last has none, sometimes with nothing in it."""
    return [(chance.choice(LINES), chance.choice(ENDS)) for _ in range(chance.randrange(9))]


def as_bytes(lines, last, mark=""):
    return (mark + "".join(line + end for line, end in lines) + last).encode()


@pytest.mark.parametrize("seed", range(60))
def test_what_is_not_edited_is_what_it_was(seed):
    chance = random.Random(seed)
    lines, last, mark = random_file(chance), chance.choice(LINES), chance.choice(["", MARK])
    file = AuthorFile.from_bytes(as_bytes(lines, last, mark))
    # "\r" and "\n" of two lines beside each other are one line end, so ask the file for its lines.
    texts, ends = file.text.split("\n"), list(file.line_ends)
    assert file.to_bytes() == as_bytes(lines, last, mark)
    assert file.with_text(file.text) == file.with_edits([]) == file
    number = chance.randrange(len(texts))
    start = sum(len(text) + 1 for text in texts[:number])
    edited = file.with_edits([(start, start + len(texts[number]), "new words")])
    texts[number] = "new words"
    assert edited.text.split("\n") == texts
    assert list(edited.line_ends) == ends
    assert edited.has_byte_order_mark == bool(mark)


@pytest.mark.parametrize("seed", range(60))
def test_lines_put_in_leave_the_others_alone(seed):
    chance = random.Random(seed)
    lines, last = random_file(chance), chance.choice(LINES)
    before = AuthorFile.from_bytes(as_bytes(lines, last))
    texts = before.text.split("\n")
    number = chance.randrange(len(texts))
    end = sum(len(text) + 1 for text in texts[: number + 1]) - 1
    wanted = before.text[:end] + "\n- one\n- two" + before.text[end:]
    by_edits, by_text = (
        before.with_edits([(end, end, "\n- one\n- two")]),
        before.with_text(wanted),
    )
    most_used = max(ENDS, key=before.line_ends.count)
    for after in (by_edits, by_text):
        assert after.text == wanted
        ends = list(after.line_ends)
        # What is put in behind the last line needs a line end before it, else after it.
        del ends[number if number == len(texts) - 1 else number + 1 :][:2]
        place = min(number + 1, len(before.line_ends))
        assert after.line_ends == (
            *before.line_ends[:place],
            most_used,
            most_used,
            *before.line_ends[place:],
        )


def test_one_odd_line_end_stays_the_odd_one():
    file = AuthorFile.from_bytes(b"a\nb\r\nc\nd")
    assert file.with_text("a\nB\nc\nd").to_bytes() == b"a\nB\r\nc\nd"
    assert file.with_text("a\nb\nnew\nc\nd").to_bytes() == b"a\nb\r\nnew\nc\nd"
    assert file.with_text("a\nc\nd").to_bytes() == b"a\nc\nd"
    assert file.with_text("a\nb\nc\nd\ne").to_bytes() == b"a\nb\r\nc\nd\ne"
    assert file.with_text("").to_bytes() == b""


def test_several_edits_are_made_from_the_end():
    file = AuthorFile.from_bytes(b"one\r\ntwo\nthree\r\n")
    edited = file.with_edits([(0, 3, "1"), (8, 8, "2\n"), (8, 13, "3")])
    assert edited.to_bytes() == b"1\r\ntwo\n2\r\n3\r\n"
    assert file.with_edits([(4, 8, "")]).to_bytes() == b"one\r\nthree\r\n"


def test_what_is_not_utf_8_is_refused():
    with pytest.raises(UnicodeDecodeError):
        AuthorFile.from_bytes(b"a\xff")


def test_files_are_read_and_written_as_they_are(tmp_path):
    path = tmp_path / "page.md"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb")
    write_author_file(path, read_author_file(path))
    assert path.read_bytes() == b"\xef\xbb\xbfa\r\nb"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, b"a\nB\n"),
        (b"", b"a\nB\n"),
        (b"a\r\nb", b"a\r\nB"),
        (b"\xef\xbb\xbfa\nb\r\n", b"\xef\xbb\xbfa\nB\r\n"),
    ],
)
def test_a_whole_text_goes_into_the_file_that_is_there(tmp_path, before, after):
    path = tmp_path / "page.md"
    if before is not None:
        path.write_bytes(before)
    write_author_texts({path: "a\nB\n"})
    assert path.read_bytes() == after
