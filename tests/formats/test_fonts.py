"""Every character that we print has a font, and a damaged or missing font is said so."""

from dataclasses import replace

import pytest

from alongside.assets.font_table import script_font
from alongside.assets.fonts import (
    describe_character,
    faces,
    families_in_use,
    letters_without_a_font,
)
from alongside.errors import ToolMissing
from pdfs import PUBLICATION

NOTO = (
    "Noto Sans",
    "Noto Nastaliq Urdu",
    "Noto Sans Bengali",
    "Noto Sans Gurmukhi",
    "Noto Sans Math",
    "Noto Sans Symbols 2",
)


def test_each_script_has_its_font_first():
    families = {
        tag: script_font(language, families_in_use(PUBLICATION.root)).families
        for tag, language in PUBLICATION.languages.items()
    }
    assert {tag: found[0] for tag, found in families.items()} == {
        "en": "Noto Sans",
        "pl": "Noto Sans",
        "ur": "Noto Nastaliq Urdu",
        "bn": "Noto Sans Bengali",
    }
    assert all(set(found) == set(NOTO) for found in families.values())


def test_a_script_without_a_font_is_refused():
    with pytest.raises(ToolMissing, match="Tfng"):
        script_font(replace(PUBLICATION.languages["en"], script="Tfng"))


def test_letters_without_a_font_in_the_order_they_come():
    assert letters_without_a_font(["aż漢", "اب ঁ 😀漢\u200d\u00a0"], NOTO, PUBLICATION.root) == [
        "漢",
        "😀",
    ]
    assert letters_without_a_font(["ب"], NOTO[:1], PUBLICATION.root) == ["ب"]
    assert describe_character("😀") == "😀 (U+1F600, grinning face)"


@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_a_font_that_cannot_be_used(tmp_path, damage):
    for face in faces(PUBLICATION.root):
        file = tmp_path / face.file.relative_to(PUBLICATION.root)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"\0\1\0\0 cut" if damage == "cut" else face.file.read_bytes())
    if damage == "gone":
        file.unlink()
    with pytest.raises(ToolMissing) as missing:
        letters_without_a_font(["a"], NOTO, tmp_path)
    assert file.name in missing.value.what or damage == "cut"
    assert missing.value.exit_code == 3
