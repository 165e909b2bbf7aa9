"""What is kept comes back whole or not at all, whoever else uses the folder."""

import errno
import os
import shutil
import subprocess
import sys

import pytest

from alongside.system.file_cache import (
    FileCache,
    cache_key,
    caches_switched_off,
    tidy_cache,
)
from alongside.system.files import UNFINISHED
from tiny_site import REPOSITORY

TWO_HOURS = 7200


@pytest.fixture
def cache(tmp_path):
    return FileCache(tmp_path / "cache")


def age(file, seconds):
    then = file.stat().st_mtime - seconds
    os.utime(file, (then, then))


def pieces(cache):
    return [file for file in cache.folder.rglob("*") if file.is_file()]


def test_what_was_put_in_comes_back(cache):
    cache.put("a", b"first")
    cache.put("b", b"")
    assert (cache.get("a"), cache.get("b")) == (b"first", b"")


def test_what_nobody_put_in_is_not_there(cache):
    assert cache.get("a") is None
    cache.put("ab", b"of another key that begins alike")
    assert cache.get("a") is None


def test_the_same_may_be_put_in_twice(cache):
    cache.put("a", b"first")
    cache.put("a", b"first")
    assert len(pieces(cache)) == 1 and cache.get("a") == b"first"


@pytest.mark.parametrize("damage", [slice(0, 0), slice(0, 9), slice(0, -1), slice(1, None)])
def test_a_damaged_piece_is_not_given_out_and_can_be_put_in_again(cache, damage):
    cache.put("a", b"first")
    [file] = pieces(cache)
    file.write_bytes(file.read_bytes()[damage])
    assert cache.get("a") is None
    cache.put("a", b"first")
    assert cache.get("a") == b"first"


def test_a_piece_with_a_changed_letter_is_not_given_out(cache):
    cache.put("a", b"first")
    [file] = pieces(cache)
    file.write_bytes(file.read_bytes().replace(b"first", b"First"))
    assert cache.get("a") is None


def test_what_was_not_used_for_longest_goes_when_there_is_too_much(cache):
    for number, key in enumerate(("newest", "used", "oldest", "older")):
        cache.put(key, bytes(100))
        for file in pieces(cache):
            if file.name == key:
                age(file, TWO_HOURS * (number + 1))
    assert cache.get("used") is not None
    tidy_cache(cache.folder, max_bytes=250)
    kept = [key for key in ("newest", "used", "older", "oldest") if cache.get(key) is not None]
    assert kept == ["newest", "used"]


def test_nothing_goes_while_there_is_room(cache):
    cache.put("a", b"first")
    tidy_cache(cache.folder)
    assert cache.get("a") == b"first"


def test_an_empty_cache_can_be_tidied_up(cache):
    tidy_cache(cache.folder)


def test_without_caches_nothing_is_given_out_and_nothing_kept(cache):
    cache.put("a", b"first")
    with caches_switched_off():
        assert cache.get("a") is None
        cache.put("b", b"second")
        with caches_switched_off(False):
            assert cache.get("a") is None
    assert (cache.get("a"), cache.get("b")) == (b"first", None)


def test_a_piece_that_cannot_be_written_leaves_nothing(cache, monkeypatch):
    def disk_full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "replace", disk_full)
    with pytest.raises(OSError, match="No space"):
        cache.put("a", b"first")
    assert pieces(cache) == [] and cache.get("a") is None


def test_a_piece_can_be_put_in_while_another_process_tidies_up_and_puts_in_the_same(
    cache, monkeypatch
):
    replace = os.replace

    def replace_after_the_other(source, target):
        monkeypatch.setattr(os, "replace", replace)
        tidy_cache(cache.folder, max_bytes=0)
        cache.put("a", b"first")
        replace(source, target)

    monkeypatch.setattr(os, "replace", replace_after_the_other)
    cache.put("a", b"first")
    assert cache.get("a") == b"first" and len(pieces(cache)) == 1


def test_an_unfinished_piece_is_not_given_out_and_goes_when_its_process_must_have_ended(cache):
    cache.put("a", b"first")
    [file] = pieces(cache)
    unfinished = file.rename(file.with_name(f"{UNFINISHED}1f"))
    assert cache.get("a") is None
    tidy_cache(cache.folder)
    assert unfinished.exists()
    age(unfinished, TWO_HOURS)
    tidy_cache(cache.folder)
    assert not unfinished.exists()


BUSY = """
import sys
from pathlib import Path
from alongside.system.file_cache import FileCache, tidy_cache
cache = FileCache(Path(sys.argv[1]))
contents = {f"key{number}": bytes([number]) * 50_000 for number in range(8)}
for turn in range(40):
    for key, content in contents.items():
        assert cache.get(key) in (None, content)
        cache.put(key, content)
    tidy_cache(cache.folder, max_bytes=50_100 * (turn % 8))
"""


def test_processes_that_use_one_folder_at_once_do_not_disturb_each_other(cache):
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", BUSY, str(cache.folder)],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src")},
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    errors = [process.communicate(timeout=120)[1].decode() for process in processes]
    assert errors == ["", "", ""]


def test_keys_differ_with_their_parts_and_where_they_are_cut():
    keys = [
        cache_key(*parts)
        for parts in ([], [""], ["ab"], ["a", "b"], ["b", "a"], ["a", "b", ""], ["1:a"], ["a1:"])
    ]
    assert len(set(keys)) == len(keys)
    assert cache_key("é", b"x") == cache_key("é".encode(), "x")
    assert all(key.isalnum() for key in keys)
    assert cache_key("docs/\udce4.md") != cache_key("docs/\udce5.md")


def make_folder(file):
    file.unlink()
    file.mkdir()


def make_circle(file):
    file.unlink()
    file.symlink_to(file)


def make_pipe(file):
    file.unlink()
    os.mkfifo(file)


def make_file_of_its_folder(file):
    file.unlink()
    file.parent.rmdir()
    file.parent.write_text("x")


def make_file_of_the_cache(file):
    shutil.rmtree(file.parent.parent)
    file.parent.parent.write_text("x")


@pytest.mark.parametrize(
    "spoil",
    [make_folder, make_circle, make_pipe, make_file_of_its_folder, make_file_of_the_cache],
)
def test_what_is_in_the_place_of_a_piece_stops_nobody(cache, spoil):
    cache.put("ab", b"first")
    spoil(pieces(cache)[0])
    assert cache.get("ab") is None
    cache.put("ab", b"second")
    assert cache.get("ab") == b"second"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_folder_that_may_only_be_read_is_read(cache, monkeypatch, number):
    cache.put("a", b"first")
    age(pieces(cache)[0], TWO_HOURS)

    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "utime", refuse)
    assert cache.get("a") == b"first"
    monkeypatch.setattr("pathlib.Path.unlink", lambda *_, **__: refuse())
    tidy_cache(cache.folder, max_bytes=0)
