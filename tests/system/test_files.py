"""A file is written whole or not at all, and stays the kind of file that it was."""

import os
import stat
import threading
from pathlib import Path

import pytest

from alongside.system.files import write_set_whole, write_whole


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("content", ["żółć 😀 \r\n", b"\xff\x00\r\n", "", b""])
def test_a_new_file_holds_just_the_content(tmp_path, content):
    path = tmp_path / "page.md"
    write_whole(path, content)
    assert path.read_bytes() == (content.encode() if isinstance(content, str) else content)
    assert names_in(tmp_path) == ["page.md"]


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_a_new_file_has_the_mode_of_any_other_new_file(tmp_path, umask):
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "ours", "a")
        (tmp_path / "other").write_text("a", encoding="utf-8")
    finally:
        os.umask(before)
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_of_the_file_before_stays(tmp_path, mode):
    path = tmp_path / "page.md"
    path.write_text("old", encoding="utf-8")
    path.chmod(mode)
    write_whole(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert path.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("link", ["../elsewhere/real.md", "/absolute"])
def test_a_link_stays_and_its_target_is_replaced(tmp_path, link):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "docs").mkdir()
    real = tmp_path / "elsewhere" / "real.md"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o664)
    second = tmp_path / "docs" / "second.md"
    second.symlink_to(real if link.startswith("/") else link)
    first = tmp_path / "docs" / "first.md"
    first.symlink_to("second.md")
    write_whole(first, "new")
    assert first.is_symlink() and second.is_symlink()
    assert (real.read_text(encoding="utf-8"), stat.S_IMODE(real.stat().st_mode)) == ("new", 0o664)
    assert names_in(tmp_path / "docs") == ["first.md", "second.md"]
    assert names_in(tmp_path / "elsewhere") == ["real.md"]


def test_a_link_to_a_file_that_is_not_there_makes_it(tmp_path):
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "new"


def test_a_relative_path_is_taken_from_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_whole(Path("report"), "new")
    assert names_in(tmp_path) == ["report"]


@pytest.mark.parametrize("call", ["os.replace", "os.chmod"])
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_fails_leaves_nothing_behind(tmp_path, monkeypatch, call, fault):
    path = tmp_path / "page.md"
    path.write_text("old", encoding="utf-8")

    def fail(*_):
        raise fault

    monkeypatch.setattr(call, fail)
    with pytest.raises(type(fault)):
        write_whole(path, "new")
    assert names_in(tmp_path) == ["page.md"]
    assert path.read_text(encoding="utf-8") == "old"


def test_a_folder_is_refused_and_left_alone(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / "folder", "new")
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "none" / "page.md", "new")
    assert names_in(tmp_path) == ["folder"]


def test_a_pipe_is_written_to(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, "new")
    reader.join()
    assert read == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_standard_output_sent_to_a_file_goes_into_that_file(tmp_path):
    path = tmp_path / "out"
    path.write_text("", encoding="utf-8")
    with open(path, "r+b") as file:
        number = path.stat().st_ino
        write_whole(Path(f"/dev/fd/{file.fileno()}"), "new")
    assert path.read_text(encoding="utf-8") == "new"
    assert path.stat().st_ino == number


@pytest.mark.parametrize("fails_at", [0, 1, 2])
@pytest.mark.parametrize("step", ["replace", "chmod"])
def test_a_set_is_written_whole_or_not_at_all(tmp_path, monkeypatch, fails_at, step):
    paths = [tmp_path / f"{number}.md" for number in range(3)]
    for path in paths[:2]:
        path.write_bytes(b"old")
    calls = []
    real = getattr(os, step)

    def failing(*arguments):
        calls.append(arguments)
        if len(calls) == fails_at + 1:
            raise OSError(28, "No space left on device")
        return real(*arguments)

    monkeypatch.setattr(os, step, failing)
    contents = dict.fromkeys(paths, b"new")
    if step == "chmod" and fails_at == 2:  # the third file is new and has no mode to keep
        write_set_whole(contents)
        assert [path.read_bytes() for path in paths] == [b"new"] * 3
        return
    with pytest.raises(OSError, match="No space left"):
        write_set_whole(contents)
    assert [path.read_bytes() for path in paths[:2]] == [b"old"] * 2
    assert names_in(tmp_path) == ["0.md", "1.md"]


def test_a_set_of_no_files_and_of_links(tmp_path):
    write_set_whole({})
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("real.md")
    write_set_whole({tmp_path / "link.md": b"new"})
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"
