"""Arrows, ticks and signs of mathematics can be printed and shown; letters come from fonts of scripts."""

import pytest

from alongside.assets.fonts import (
    letters_without_a_font,
    script_font,
    sign_families,
    signs_by_family,
)
from alongside.assets.web_fonts import book_fonts, stylesheet_of, web_fonts
from alongside.publication.catalogue import find_documents
from tiny_site import REPOSITORY, TODAY

PUBLICATION = find_documents(REPOSITORY, TODAY).publication
SIGNS = "→←↑↓↔⇒⇔✓✔✗✘≤≥≠≈∞√∑●○■□▲▼★☆☎✉☐☑☒➜➡⬆⬇✚"


@pytest.mark.parametrize("tag", ["en", "pl", "ur", "bn"])
def test_every_language_can_print_signs(tag):
    families = script_font(PUBLICATION.languages[tag]).families
    assert letters_without_a_font(SIGNS, families, REPOSITORY) == []


@pytest.mark.parametrize("letter", ["😀", "\U0001d400", "漢", "ሀ", "\ue000"])
def test_what_no_font_of_signs_draws_well_is_still_refused(letter):
    families = script_font(PUBLICATION.languages["en"]).families
    assert letters_without_a_font(letter, families, REPOSITORY) == [letter]


def test_signs_that_a_font_of_the_page_has_need_no_other():
    assert signs_by_family("£ – ½ ©", ("Noto Sans",), REPOSITORY) == {}
    assert signs_by_family("5 ≤ 6 ✔", ("Noto Sans",), REPOSITORY) == {
        "Noto Sans Math": "≤",
        "Noto Sans Symbols 2": "✔",
    }


@pytest.mark.parametrize("tag", ["en", "ur", "bn"])
def test_a_page_with_signs_loads_only_these_and_only_where_they_are_used(tag, tmp_path):
    language = PUBLICATION.languages[tag]
    without = web_fonts(PUBLICATION, language, ["plain"])
    with_signs = web_fonts(PUBLICATION, language, ["plain", "A → B ≤ C"])
    css = with_signs[stylesheet_of(PUBLICATION, language)].decode()
    added = set(with_signs) - set(without)
    assert len(added) == 1 and len(with_signs[added.pop()]) < 4000
    assert 'font-family: "Noto Sans Math"' in css and "unicode-range: U+2192, U+2264;" in css
    assert not any(
        family in without[stylesheet_of(PUBLICATION, language)].decode()
        for family in sign_families()
    )


def test_a_book_carries_the_font_of_its_signs(tmp_path):
    css, fonts = book_fonts(PUBLICATION, PUBLICATION.languages["en"], ["✔ yes"])
    assert "Noto Sans Symbols 2" in css
    assert any(name.startswith("noto-sans-symbols-2") for name in fonts)
