"""The table of fonts: each script has its font, and no style sheet names a language."""

import re
from dataclasses import replace

import pytest

from alongside.assets.font_parts import cut_by_page
from alongside.assets.font_table import all_families, face_files, package_of, script_font
from alongside.assets.fonts import faces_of, families_in_use, letters_without_a_font
from alongside.errors import ToolMissing
from alongside.languages import known_languages, read_language
from alongside.languages.known_values import known_language
from alongside.web.script_styles import fill_scripts
from alongside.web.site_style import read_site_style
from tiny_site import REPOSITORY

STYLES = sorted(
    path
    for folder in ("theme", "src")
    for path in (REPOSITORY / folder).rglob("*")
    if path.suffix in (".css", ".html", ".xhtml", ".j2")
)


@pytest.mark.parametrize("tag", known_languages())
def test_each_shipped_language_has_a_font_with_its_letters(tag):
    language = read_language(tag)
    families = script_font(language).families
    assert [face.weight for face in faces_of(REPOSITORY, families[0])] == [400, 700]
    written = language.autonym + language.alphabet + "".join(language.strings.values())
    assert letters_without_a_font(written, families, REPOSITORY) == []
    # Its own font and Noto Sans have them all: no sign is needed to say its name.
    assert letters_without_a_font(language.autonym, families[:1], REPOSITORY) == []


@pytest.mark.parametrize(
    ("tag", "family"),
    [
        ("ur", "Noto Nastaliq Urdu"),
        ("ar", "Noto Naskh Arabic"),
        ("ckb", "Noto Naskh Arabic"),
        ("fa", "Noto Naskh Arabic"),
        ("pa", "Noto Sans Gurmukhi"),
        ("pa-Arab", "Noto Naskh Arabic"),
        ("zh-Hans", "Noto Sans SC"),
        ("zh", "Noto Sans SC"),
        ("zh-Hant", "Noto Sans TC"),
        ("yue", "Noto Sans TC"),
        ("ja", "Noto Sans JP"),
        ("ko", "Noto Sans KR"),
        ("uk", "Noto Sans"),
        ("sr-Latn", "Noto Sans"),
        ("rom", "Noto Sans"),
        ("ne", "Noto Sans Devanagari"),
    ],
)
def test_the_font_follows_from_the_script(tag, family):
    language = read_language(tag) if tag in known_languages() else known_language(tag)
    assert script_font(language).families[:2] == tuple(dict.fromkeys((family, "Noto Sans")))[
        :2
    ] or (family == "Noto Sans")
    assert script_font(language).families[0] == family


def test_a_font_that_is_not_installed_is_named(tmp_path):
    family = script_font(known_language("ja")).families[0]
    with pytest.raises(ToolMissing) as missing:
        list(faces_of(tmp_path, family))
    assert "“@expo-google-fonts/noto-sans-jp” is not installed" in missing.value.what
    assert missing.value.mend.endswith(
        "npm install --save-exact --ignore-scripts @expo-google-fonts/noto-sans-jp"
    )


def test_a_script_that_nobody_has_thought_of_takes_the_font_that_its_file_names():
    berber = known_language("zgh")
    with pytest.raises(ToolMissing, match="no font for the script “Tfng”"):
        script_font(berber)
    named = replace(berber, font="Noto Sans Tifinagh")
    assert script_font(named).families[0] == "Noto Sans Tifinagh"
    assert package_of("Noto Sans Tifinagh") == "@expo-google-fonts/noto-sans-tifinagh"
    assert face_files("Noto Sans SC")[700] == "700Bold/NotoSansSC_700Bold.ttf"


def test_only_the_fonts_of_a_publication_are_read():
    assert families_in_use(REPOSITORY)[:3] == (
        "Noto Sans",
        "Noto Nastaliq Urdu",
        "Noto Sans Bengali",
    )
    assert len(families_in_use(REPOSITORY)) == 6 < len(all_families())


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_no_style_names_a_language(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"""\[lang[~|^$*]?=["']?[a-z]|:lang\((?!\{)""", text)


def test_rules_are_for_the_languages_that_have_the_trait():
    style = '/* { */ a { b: c; }\n[lang-with="tall"] x { y: z; }\n@media (p) {\n  :lang-with(tall) { q: r; }\n}'
    urdu, english = read_language("ur"), read_language("en")
    other = replace(urdu, tag="ks")
    assert fill_scripts(style, [english]).split() == [
        "a",
        "{",
        "b:",
        "c;",
        "}",
        "@media",
        "(p)",
        "{",
        "}",
    ]
    assert '[lang="ur"] x { y: z; }' in fill_scripts(style, [english, urdu])
    filled = fill_scripts(style, [urdu, other])
    assert ':is([lang="ur"], [lang="ks"]) x' in filled and ":is(:lang(ur), :lang(ks)) {" in filled


@pytest.mark.parametrize("tag", known_languages())
def test_each_language_gets_its_font_in_the_site_style(tag):
    language = read_language(tag)
    font = script_font(language)
    style = read_site_style(REPOSITORY / "theme", [language])
    is_named = re.search(rf'\[lang="?{tag}"?\] ?\{{ ?font-family: ?"{font.families[0]}"', style)
    assert bool(is_named) is not font.is_everywhere
    assert "lang-with" not in style and "@scripts" not in style


def test_many_letters_are_cut_so_that_a_page_fetches_little():
    common = "".join(map(chr, range(0x4E00, 0x4E80)))
    texts = [common + "".join(map(chr, range(at, at + 30))) for at in range(0x5000, 0x5400, 40)]
    parts = cut_by_page(texts, 300)
    assert set("".join(texts)) <= set("".join(parts))
    # No letter is in two parts, or browsers would fetch both.
    assert sum(map(len, parts)) == len(set("".join(parts)))
    assert set(common) <= set(parts[0]) and len(parts[0]) == 300
    assert all(len(part) <= 30 for part in parts[1:])
    assert cut_by_page(texts[:1], 300) == []
