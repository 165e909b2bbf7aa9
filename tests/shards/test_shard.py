"""Each piece of work is of one part, and the parts together are all of it."""

import pytest

from alongside.shards.shard import Shard, read_shard


@pytest.mark.parametrize("total", [1, 2, 3, 7])
def test_each_name_is_of_one_part(total):
    shards = [Shard(number, total) for number in range(1, total + 1)]
    for name in map(str, range(200)):
        assert sum(shard.owns(name) for shard in shards) == 1


def test_parts_are_about_even():
    counts = [sum(Shard(n, 4).owns(str(name)) for name in range(1000)) for n in (1, 2, 3, 4)]
    assert sum(counts) == 1000 and min(counts) > 150


def test_a_part_is_read():
    assert read_shard("2/5") == Shard(2, 5)


@pytest.mark.parametrize("text", ["", "2", "0/5", "6/5", "2/0", "a/b", "2/5/6", "-1/5", "1/2000"])
def test_what_is_no_part_is_told(text):
    with pytest.raises(ValueError, match="is not a part"):
        read_shard(text)
