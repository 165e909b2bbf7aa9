"""Web fonts: only the letters in use, the same bytes each time."""

import io
import time

import pytest
from fontTools.ttLib import TTFont

from alongside.errors import ToolMissing
from alongside.formats.fonts import faces
from alongside.languages import read_language
from alongside.webfonts import subset, web_fonts


def test_pages_in_latin_script_load_no_font(tiny, tmp_path):
    assert web_fonts(tiny, read_language("pl"), ["Zażółć"], tmp_path) == {}


def test_a_stylesheet_names_a_file_for_each_weight(tiny, tmp_path):
    files = web_fonts(tiny, read_language("bn"), ["বাংলা"], tmp_path)
    sheet, *fonts = files
    assert sheet == "assets/fonts/bn.css" and len(fonts) == 2
    for name, weight in zip(fonts, ("400", "700"), strict=True):
        assert f'url("{name.rpartition("/")[2]}")'.encode() in files[sheet]
        assert f"noto-sans-bengali-{weight}." in name


def test_the_letters_of_the_text_are_in_it_and_others_are_not(tiny, tmp_path):
    files = web_fonts(tiny, read_language("bn"), ["বাংলা"], tmp_path)
    font = next(content for name, content in files.items() if name.endswith(".woff2"))
    letters = TTFont(io.BytesIO(font)).getBestCmap()
    assert all(ord(letter) in letters for letter in "বাংলা")
    assert ord("ক") not in letters


def test_the_same_letters_give_the_same_bytes_at_another_time(tiny):
    source = next(face.file for face in faces(tiny) if face.family == "Noto Sans Bengali").read_bytes()
    first = subset.__wrapped__(source, "বা")
    time.sleep(1.1)
    assert subset.__wrapped__(source, "বা") == first


def test_a_damaged_font_is_said_so():
    with pytest.raises(ToolMissing, match="damaged"):
        subset(b"\x00\x01\x00\x00 not a font", "a")
