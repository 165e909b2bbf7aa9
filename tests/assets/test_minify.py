"""Drawings and style sheets are made smaller and stay the same to the eye; drawings are made once."""

import subprocess

import pytest
import tinycss2

from alongside.assets import minify
from alongside.assets.minify import minify_drawings, minify_style
from alongside.errors import BuildFailed, ToolMissing
from alongside.system.images import describe_damage
from tiny_site import REPOSITORY

HOUSE = (REPOSITORY / "node_modules/openmoji/color/svg/1F3E0.svg").read_bytes()


def test_a_drawing_becomes_smaller_and_stays_a_drawing(tiny, tmp_path):
    made = minify_drawings(tiny, {"house.svg": HOUSE})["house.svg"]
    assert len(made) < len(HOUSE) / 2
    assert b'viewBox="0 0 72 72"' in made
    (tmp_path / "house.svg").write_bytes(made)
    assert describe_damage(tmp_path / "house.svg") == ""


def test_what_was_made_is_not_made_again(tiny, monkeypatch):
    first = minify_drawings(tiny, {"a.svg": HOUSE})
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("made again"))
    assert minify_drawings(tiny, {"other-name.svg": HOUSE})["other-name.svg"] == first["a.svg"]


def test_no_drawings_need_no_program(tiny, monkeypatch):
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("run for nothing"))
    assert minify_drawings(tiny, {}) == {}


def test_what_is_no_drawing_is_told(tiny):
    with pytest.raises(BuildFailed, match="could not be made smaller"):
        minify_drawings(tiny, {"house.svg": b"<svg"})
    assert not list((tiny / ".build/cache").rglob("*.svg"))
    with pytest.raises(BuildFailed, match="could not be made smaller"):
        minify_drawings(tiny, {"house.svg": b"<svg"})


def test_a_kept_drawing_that_is_damaged_is_made_again(tiny):
    first = minify_drawings(tiny, {"house.svg": HOUSE})
    for kept in (tiny / ".build/cache/pictures").glob("*/*"):
        kept.write_bytes(first["house.svg"][:-9])
    assert minify_drawings(tiny, {"house.svg": HOUSE}) == first


def test_a_program_that_takes_too_long_is_told(tiny, monkeypatch):
    monkeypatch.setattr(minify, "_SECONDS", 0.001)
    with pytest.raises(BuildFailed, match="could not be made smaller"):
        minify_drawings(tiny, {"house.svg": HOUSE})


def test_without_the_package_we_say_what_to_do(tiny):
    (tiny / "node_modules").unlink()
    with pytest.raises(ToolMissing, match="svgo"):
        minify_drawings(tiny, {"house.svg": HOUSE})


def test_a_style_sheet_loses_comments_and_indents_and_keeps_its_rules():
    css = '/* why\n * so */\np { color: red; }\n\n@media print {\n  a::after { content: " → " / ""; }\n}\n'
    assert minify_style(css) == (
        'p { color: red; }\n@media print {\na::after { content: " → " / ""; }\n}\n'
    )
    assert minify_style("") == "" and minify_style("a > b { }") == "a > b { }"


def test_our_style_sheet_means_the_same_made_smaller():
    parts = sorted((REPOSITORY / "theme" / "styles").glob("*.css"))
    css = "".join(part.read_text(encoding="utf-8") for part in parts)
    small = minify_style(css)
    assert len(small) < len(css) and small.count("{") == small.count("}")
    assert rules_of(small) == rules_of(css) != ""


def rules_of(css):
    """What a parser of CSS makes of it, without white space and comments."""
    values = tinycss2.parse_component_value_list(css, skip_comments=True)
    return " ".join(tinycss2.serialize(values).split())
