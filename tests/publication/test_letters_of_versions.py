"""What pages say in other languages is drawn with letters that are sent along."""

import io
import re

import pytest
from fontTools.ttLib import TTFont
from lxml import html

from alongside.assets.font_table import script_font
from alongside.assets.web_fonts import NOT_FOUND, is_on_every_device
from alongside.model.strand_names import is_level_of_language
from alongside.web.version_names import version_name, version_name_in_words
from buildable import built, make_buildable
from levels_site import copy_of_levels

FACE = re.compile(r'font-family: "([^"]+)".*?url\("([^"]+)"\)', re.DOTALL)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built(make_buildable(copy_of_levels(tmp_path_factory.mktemp("levels") / "site")))


def letters_by_family(folder, sheet):
    letters = {}
    for family, file in FACE.findall((folder / sheet).read_text()):
        font = TTFont(io.BytesIO((folder / "assets/fonts" / file).read_bytes()))
        letters.setdefault(family, set()).update(map(chr, font.getBestCmap()))
    return letters


def words_by_language(page):
    words = {}
    for text in page.xpath("//body//text()[not(ancestor::script)]"):
        tag = text.getparent() if not text.is_tail else text.getparent().getparent()
        tag = tag.xpath("ancestor-or-self::*[@lang][1]/@lang")[0]
        words[tag] = words.get(tag, "") + str(text)
    return words


def test_each_letter_of_another_language_is_sent_along(site):
    sources, folder = site
    seen, languages = set(), sources.publication.languages
    for file in sorted(folder.rglob("*.html")):
        page = html.fromstring(file.read_bytes())
        own = page.get("lang")
        sheet = NOT_FOUND if file.name == "404.html" else f"assets/fonts/{own}.css"
        letters = letters_by_family(folder, sheet)
        for tag, words in words_by_language(page).items():
            if tag in languages and not is_on_every_device(languages[tag]):
                family = script_font(languages[tag]).families[0]
                needed = {letter for letter in words if letter.isalpha() and letter > "\u024f"}
                assert needed <= letters[family], (file.name, tag)
                seen.add((own, tag))
    assert {("en", "ur"), ("cy", "ur"), ("ur", "ur")} <= seen


def test_a_level_is_told_in_words_that_the_page_can_draw(site):
    publication = site[0].publication
    named = {
        reader: version_name_in_words(
            publication, publication.strand("ur-easy-read"), publication.strand(reader)
        )
        for reader in ("full", "cy", "ur")
    }
    assert named == {
        "full": "اردو – Easy read",
        "cy": "اردو – Hawdd ei ddeall",
        "ur": "اردو – آسان تحریر (ایزی ریڈ)",
    }


def test_versions_of_a_language_are_told_apart_on_every_page(site):
    publication = site[0].publication
    for reader in publication.strands:
        names = [version_name(publication, each, reader) for each in publication.strands]
        assert len({str((name["label"], name["level"])) for name in names}) == len(names)


def test_readers_of_a_script_that_all_devices_have_find_their_own_words(site):
    publication = site[0].publication
    levels = [each for each in publication.strands if is_level_of_language(publication, each)]
    welsh = [each for each in levels if each.language == "cy"]
    assert welsh
    for strand in welsh:
        assert version_name(publication, strand, publication.source)["level"] is None
