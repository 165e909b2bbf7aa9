"""reference/SOURCES.md names pages and sections of this publication; another one has no such table."""

import re
from collections import Counter

from tiny_site import REPOSITORY

TABLE = REPOSITORY / "reference" / "SOURCES.md"
ROW = re.compile(r"^\| \d+ \| .*? \| .*? \| (?P<places>.*?) \| (?P<how_far>.*?) \|", re.MULTILINE)
PLACE = re.compile(r"`([a-z0-9-]+)(?:#([a-z0-9-]+))?`")


def rows():
    return list(ROW.finditer(TABLE.read_text(encoding="utf-8")))


def test_each_section_that_it_names_is_there():
    places = {place for row in rows() for place in PLACE.findall(row["places"])}
    assert len(places) > 90
    for slug, section in sorted(places):
        text = (REPOSITORY / "docs" / f"{slug}.md").read_text(encoding="utf-8")
        assert not section or f"{{#{section}}}" in text, f"{slug}#{section}"


def test_it_counts_its_rows():
    counted = Counter(row["how_far"] for row in rows())
    text = TABLE.read_text(encoding="utf-8")
    whole, in_part, left_out = (counted[name] for name in ("whole", "in part", "left out"))
    total = sum(counted.values())
    assert f"| All | {total} | {whole} | {in_part} | {left_out} |" in text
    assert f"{total} units" in text
    assert (
        f"**{whole}** are told whole, **{in_part}** in part, and **{left_out}** are left out"
        in text
    )
