"""Staging: our layout to the engine's, touching only what has changed."""

import os
from dataclasses import replace
from datetime import date

import pytest
from lxml.html import fromstring

from alongside.assets.minify import minify_drawings
from alongside.assets.pictures import picture_file
from alongside.errors import BadInput
from alongside.outputs.locales import locale_of, locales, source_path
from alongside.pages.html import render_page
from alongside.publication.catalogue import find_documents
from alongside.publication.picture_list import read_pictures
from alongside.web.staging import stage_publication
from buildable import make_buildable
from picture_cases import CASES

A_MAP = CASES["place.png"][0]


@pytest.fixture
def root(tiny):
    return make_buildable(tiny)


def staged(root):
    out = root / ".build" / "staged"
    stage_publication(find_documents(root, date(2026, 11, 22)), out)
    return out


def test_each_strand_has_a_folder_that_the_engine_accepts(root):
    publication = find_documents(root, date(2026, 11, 22)).publication
    assert {s.key: locale_of(publication, s) for s in publication.strands} == {
        "full": "en",
        "plain-english": "en-Plai",
        "easy-read": "en-Easy",
        "ur": "ur",
    }


def test_two_levels_that_would_share_a_folder_are_refused(root):
    publication = find_documents(root, date(2026, 11, 22)).publication
    easy = publication.strand("easy-read")
    easier = replace(easy, key="easy-words", level="easy-words")
    with pytest.raises(BadInput, match="easy-words"):
        locales(replace(publication, strands=(*publication.strands, easier)))


def test_a_staged_page_leads_back_to_the_file_that_people_edit(root):
    sources = find_documents(root, date(2026, 11, 22))
    assert source_path(sources, "ur/bins.md") == "docs/languages/ur/bins.md"
    assert source_path(sources, "en-Easy/bins.md") == "docs/easy-read/bins.md"
    assert source_path(sources, "en/credits.md") == source_path(sources, "xx/bins.md") == ""


def test_only_title_and_description_reach_the_engine(root):
    page = (staged(root) / "en" / "bins.md").read_text()
    front, body = page.split("---\n")[1:]
    assert [line.split(":")[0] for line in front.splitlines()] == ["description", "title"]
    assert body.startswith("Every home in Exampleton has 3 bins.")


def test_named_pictures_are_staged_once_for_all(root):
    out = staged(root)
    assert "](../assets/pictures/house.svg)" in (out / "en-Easy" / "bins.md").read_text()
    staged_house = (out / "assets/pictures/house.svg").read_bytes()
    assert (
        staged_house
        == minify_drawings(
            root, {"house.svg": picture_file(root, read_pictures(root)["house"]).read_bytes()}
        )["house.svg"]
    )


def test_what_a_named_picture_shows_comes_from_the_list(root):
    assert (
        "![A green leaf](../assets/pictures/leaf.svg)"
        in (staged(root) / "en-Easy" / "bins.md").read_text()
    )


def test_words_of_the_list_are_no_markup(root):
    words = r"*1* [2] `3` _4_ < 5 > \6 {7} & “8” ![9]"
    list_ = root / "pictures.yml"
    list_.write_text(list_.read_text().replace("A green leaf", f"'{words}'"))
    page = (staged(root) / "en-Easy" / "bins.md").read_text().split("---\n")[2]
    shown = [picture.get("alt") for picture in fromstring(render_page(page).html).iter("img")]
    assert shown.count(words) == 1


def test_a_picture_of_our_own_that_has_a_name_is_staged(root):
    (root / "docs/pictures").mkdir()
    (root / "docs/pictures/map.png").write_bytes(A_MAP)
    with open(root / "pictures.yml", "a", encoding="utf-8") as file:
        file.write(
            "map: {file: pictures/map.png, alt: {en: A map}, licence: CC0, credit: {author: Us, source: Town hall}}\n"
        )
    with open(root / "docs/bins.md", "a", encoding="utf-8") as file:
        file.write("\n![](picture:map)\n")
    out = staged(root)
    assert (out / "assets/pictures/pictures/map.png").read_bytes().startswith(b"\x89PNG")
    assert "![A map](../assets/pictures/pictures/map.png)" in (out / "en" / "bins.md").read_text()


def test_a_picture_of_our_own_serves_every_strand(root):
    (root / "docs/pictures").mkdir()
    (root / "docs/pictures/map.png").write_bytes(A_MAP)
    for page, up in (("docs/bins.md", ""), ("docs/languages/ur/bins.md", "../../")):
        with open(root / page, "a", encoding="utf-8") as file:
            file.write(f"\n![A map]({up}pictures/map.png)\n")
    out = staged(root)
    assert (out / "assets/pictures/pictures/map.png").read_bytes().startswith(b"\x89PNG")
    for locale in ("en", "ur"):
        assert (
            "![A map](../assets/pictures/pictures/map.png)"
            in (out / locale / "bins.md").read_text()
        )


def test_brackets_in_the_words_of_a_picture_do_not_hide_it(root):
    with open(root / "docs/easy-read/bins.md", "a", encoding="utf-8") as file:
        file.write("\n![Two [big] houses](picture:house)\nTwo houses.\n")
    assert (
        "![Two [big] houses](../assets/pictures/house.svg)"
        in (staged(root) / "en-Easy" / "bins.md").read_text()
    )


@pytest.mark.parametrize("target", ["pictures/none.png", "../publication.yml"])
def test_a_picture_that_is_not_below_docs_is_refused_with_its_line(root, target):
    with open(root / "docs/bins.md", "a", encoding="utf-8") as file:
        file.write(f"\n![A map]({target})\n")
    with pytest.raises(BadInput) as refused:
        staged(root)
    lines = (root / "docs/bins.md").read_text().count("\n")
    assert (refused.value.path, refused.value.line) == ("docs/bins.md", lines)


def test_staging_again_touches_nothing(root):
    out = staged(root)
    files = [path for path in out.rglob("*") if path.is_file()]
    for path in files:
        os.utime(path, (1, 1))
    staged(root)
    assert {path.stat().st_mtime for path in files} == {1}


def test_what_no_longer_exists_is_removed(root):
    out = staged(root)
    for path in (root / "docs/languages/ur").iterdir():
        path.unlink()
    (out / "left" / "over").mkdir(parents=True)
    (out / "left" / "over" / "old.md").write_text("old")
    staged(root)
    assert not (out / "ur").exists() and not (out / "left").exists()


def test_a_file_that_cannot_be_read_is_left_out(root):
    (root / "docs/bins.md").write_bytes(b"\xff\xfe")
    assert not (staged(root) / "en" / "bins.md").exists()
