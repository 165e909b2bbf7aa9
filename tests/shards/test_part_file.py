"""Parts are put together when all of them are there, whole and of one release; or not at all."""

import json
from zipfile import ZipFile

import pytest

from alongside.errors import BadInput, BuildFailed
from alongside.shards.part_file import (
    Part,
    join_parts,
    part_name,
    require_same_release,
    write_part,
)
from alongside.shards.shard import Shard
from alongside.system.file_cache import FileCache, pieces_recorded


@pytest.fixture
def parts(tmp_path):
    """Three parts of one release, each with a piece of its own and one that all have."""
    files = []
    for number in (1, 2, 3):
        folder = tmp_path / f"machine-{number}"
        cache = FileCache(folder / "pdf")
        with pieces_recorded() as pieces:
            cache.put(f"aa{number}", b"piece %d" % number)
            cache.put("bb", b"a piece of all")
        shard = Shard(number, 3)
        part = Part("abc123", shard, tmp_path / "parts" / part_name(shard))
        write_part(part, folder, pieces)
        files.append(part.file)
    return files


def everything_in(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_all_parts_together_are_the_cache_of_one_machine(parts, tmp_path):
    assert join_parts(parts, tmp_path / "cache") == "abc123"
    cache = FileCache(tmp_path / "cache" / "pdf")
    assert [cache.get(f"aa{number}") for number in (1, 2, 3)] == [
        b"piece 1",
        b"piece 2",
        b"piece 3",
    ]
    assert cache.get("bb") == b"a piece of all"


def test_the_same_part_has_the_same_bytes(parts, tmp_path):
    before = parts[0].read_bytes()
    folder = tmp_path / "machine-1"
    write_part(Part("abc123", Shard(1, 3), parts[0]), folder, everything_in(folder))
    assert parts[0].read_bytes() == before


def test_only_what_was_made_or_used_is_recorded(tmp_path):
    cache = FileCache(tmp_path)
    cache.put("old", b"")
    cache.put("used", b"")
    with pieces_recorded() as pieces:
        cache.get("used")
        cache.get("missing")
        cache.put("made", b"")
    cache.put("later", b"")
    assert sorted(piece.name for piece in pieces) == ["made", "used"]


@pytest.mark.parametrize(
    "given, words",
    [
        ([], "no parts"),
        ([0, 2], "Missing: 2"),
        ([1], "Missing: 1, 3"),
        ([0, 1, 2, 0], "twice"),
    ],
)
def test_a_missing_or_repeated_part_is_refused(parts, tmp_path, given, words):
    with pytest.raises(BadInput, match=words):
        join_parts([parts[number] for number in given], tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def rewrite(file, change):
    with ZipFile(file) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    change(entries)
    with ZipFile(file, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)


def other_release(entries):
    entries["part.json"] = json.dumps({**json.loads(entries["part.json"]), "release": "other"})


def other_total(entries):
    entries["part.json"] = json.dumps({**json.loads(entries["part.json"]), "total": 4})


@pytest.mark.parametrize("change", [other_release, other_total])
def test_parts_of_two_releases_do_not_belong_together(parts, tmp_path, change):
    rewrite(parts[1], change)
    with pytest.raises(BadInput, match="do not belong together"):
        join_parts(parts, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def damage_piece(entries):
    entries["pdf/aa/aa2"] = entries["pdf/aa/aa2"][:-1]


def lead_out(entries):
    entries["../../outside"] = b""


def lose_head(entries):
    del entries["part.json"]


def spoil_head(entries):
    entries["part.json"] = b"{}"


@pytest.mark.parametrize("change", [damage_piece, lead_out, lose_head, spoil_head])
def test_a_damaged_part_is_refused(parts, tmp_path, change):
    rewrite(parts[1], change)
    with pytest.raises(BadInput, match="damaged"):
        join_parts(parts, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


HEAD = {"form": 1, "release": "abc123", "number": 2, "total": 3}


def head(**changed):
    return json.dumps({**HEAD, **changed})


@pytest.mark.parametrize(
    "text",
    [
        head(total=10**9),
        head(total=0, number=0),
        head(number=4),
        head(number=[2]),
        head(number="9" * 5000),
        head(number=True),
        head().replace("2", "1e999"),
        head(release=None),
        head(release=["abc123"]),
        "[1]",
        "[" * 100_000,
        " " * 2000 + head(),
    ],
)
def test_a_head_that_we_never_write_is_refused(parts, tmp_path, text):
    rewrite(parts[1], lambda entries: entries.update({"part.json": text}))
    with pytest.raises(BadInput, match="damaged"):
        join_parts(parts, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    "name",
    [
        "/pdf/aa/aa2",
        "pdf/aa/../aa2",
        "pdf/aa/",
        "pdf/aa",
        "pdf/aa/bb2",
        "pdf\\aa\\aa2",
        "pdf/aa/aa" + "2" * 300,
    ],
)
def test_a_piece_with_a_name_that_we_never_give_is_refused(parts, tmp_path, name):
    rewrite(parts[1], lambda entries: entries.update({name: entries["pdf/aa/aa2"]}))
    with pytest.raises(BadInput, match="damaged"):
        join_parts(parts, tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


FLAGS, PACKED_HOW = 8, 10
"""Where they stand in an entry of the list at the end of a zip file; 2 less before its content."""


@pytest.mark.parametrize(
    "place, value", [(FLAGS, 1), (PACKED_HOW, 97), (PACKED_HOW, 0), (PACKED_HOW, 12)]
)
def test_a_part_that_is_locked_or_packed_otherwise_is_refused(parts, tmp_path, place, value):
    data = bytearray(parts[1].read_bytes())
    for mark, where in ((b"PK\1\2", place), (b"PK\3\4", place - 2)):
        start = data.find(mark)
        while start >= 0:
            data[start + where] = value
            start = data.find(mark, start + 1)
    parts[1].write_bytes(data)
    with pytest.raises(BadInput, match="damaged"):
        join_parts(parts, tmp_path / "cache")


def test_pieces_that_unpack_to_more_than_a_cache_holds_are_refused(parts, tmp_path, monkeypatch):
    monkeypatch.setattr("alongside.shards.part_file.MAX_BYTES", 20)
    with pytest.raises(BadInput, match="damaged"):
        join_parts(parts, tmp_path / "cache")


def test_what_is_no_zip_file_is_refused(parts, tmp_path):
    parts[1].write_bytes(parts[1].read_bytes()[:60])
    with pytest.raises(BadInput, match="damaged"):
        join_parts(parts, tmp_path / "cache")


def test_parts_of_other_files_are_refused():
    require_same_release("a", "a")
    with pytest.raises(BuildFailed, match="other files"):
        require_same_release("a", "b")
