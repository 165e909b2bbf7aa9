"""Web fonts: only the letters in use, the same bytes each time."""

import io
import time
from dataclasses import replace

import pytest
from fontTools.ttLib import TTFont

from alongside.assets import web_fonts as fonts_module
from alongside.assets.fonts import faces_of
from alongside.assets.web_fonts import main_font, not_found_fonts, stylesheet_of, subset, web_fonts
from alongside.errors import ToolMissing
from alongside.languages import read_language
from alongside.publication.settings import read_publication


@pytest.fixture
def three(tiny):
    """The tiny publication as if it were in English, Bengali and Urdu."""
    publication = read_publication(tiny)
    return replace(publication, languages={tag: read_language(tag) for tag in ("en", "bn", "ur")})


def letters_in(font):
    return set(map(chr, TTFont(io.BytesIO(font)).getBestCmap()))


def test_a_publication_in_latin_script_needs_no_font(three, tmp_path):
    latin = replace(three, languages={tag: read_language(tag) for tag in ("en", "pl")})
    assert web_fonts(latin, read_language("pl"), ["Zażółć"]) == {}
    assert (
        stylesheet_of(latin, read_language("pl")),
        not_found_fonts(latin, {"pl": "Zażółć"}),
    ) == ("", {})


def test_a_stylesheet_names_a_file_for_each_weight_and_one_with_the_name_of_each_other_language(
    three, tmp_path
):
    files = web_fonts(three, read_language("bn"), ["বাংলা"])
    sheet, *fonts = files
    assert sheet == "assets/fonts/bn.css" == stylesheet_of(three, read_language("bn"))
    starts = ("noto-sans-bengali-400.", "noto-sans-bengali-700.", "noto-nastaliq-urdu-400.")
    for name, start in zip(fonts, starts, strict=True):
        assert f'url("{name.rpartition("/")[2]}")'.encode() in files[sheet]
        assert name.startswith(f"assets/fonts/{start}")
    assert letters_in(files[fonts[2]]) == set("اردو")
    assert files[sheet].count(b"unicode-range") == 1
    assert fonts[0] == f"assets/fonts/{main_font(files[sheet].decode())}"


def test_a_page_in_latin_script_gets_the_letters_of_the_names_only(three, tmp_path):
    sheet, *fonts = files = web_fonts(three, read_language("en"), ["Ordinary words"])
    assert sorted(letters_in(files[font]) == set("اردو") for font in fonts) == [False, True]
    assert main_font(files[sheet].decode()) == ""
    assert sum(map(len, files.values())) < 5000  # bytes, on every page


def test_the_letters_of_the_text_are_in_it_and_others_are_not(three, tmp_path):
    files = web_fonts(three, read_language("bn"), ["বাংলা"])
    letters = letters_in(
        next(content for name, content in files.items() if name.endswith(".woff2"))
    )
    assert letters.issuperset("বাংলা") and "ক" not in letters


def test_a_vowel_that_is_drawn_in_two_parts_has_both_of_them(tiny):
    bengali = next(face.file for face in faces_of(tiny, "Noto Sans Bengali"))
    # U+09CC and U+09CB: programs that shape letters look for U+09C7 with U+09D7 and U+09BE.
    letters = letters_in(subset(bengali.read_bytes(), "যৌথ কোন"))
    assert letters.issuperset("\u09cc\u09c7\u09d7\u09cb\u09be")


def test_the_page_that_is_not_found_has_the_letters_of_what_it_says(three, tmp_path):
    sheet, font = files = not_found_fonts(three, {"en": "Not found", "bn": "নেই"})
    assert sheet == "assets/fonts/not-found.css" and letters_in(files[font]) == set("নেই")


def test_the_same_letters_give_the_same_bytes_at_another_time(tiny):
    source = next(face.file for face in faces_of(tiny, "Noto Sans Bengali")).read_bytes()
    first = subset.__wrapped__(source, "বা")
    time.sleep(1.1)
    assert subset.__wrapped__(source, "বা") == first


def test_a_font_is_cut_once_and_again_when_the_kept_one_is_damaged(three, monkeypatch):
    cut = []

    def cut_and_count(source, characters, flavor):
        cut.append(characters)
        return subset(source, characters, flavor)

    monkeypatch.setattr(fonts_module, "subset", cut_and_count)
    wanted = (three, read_language("en"), ["Words"])
    first = web_fonts(*wanted)
    assert web_fonts(*wanted) == first and len(cut) == 2
    for kept in (three.root / ".build/cache/fonts").glob("*/*"):
        kept.write_bytes(kept.read_bytes()[:-9])
    assert web_fonts(*wanted) == first and len(cut) == 4


def test_a_damaged_font_is_said_so():
    with pytest.raises(ToolMissing, match="damaged"):
        subset(b"\x00\x01\x00\x00 not a font", "a")
