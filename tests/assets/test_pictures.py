"""pictures.yml: what it may say, what pages take from it, and what is said when it is wrong."""

import subprocess
from dataclasses import replace

import pytest
import yaml

from alongside.assets.pictures import picture_address, picture_file, picture_path, pictures_on
from alongside.authoring.history import read_history
from alongside.errors import BadInput, ToolMissing
from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents
from alongside.publication.picture_list import read_earlier_alts, read_pictures
from alongside.rules.rulebook import load
from tiny_site import TODAY

OWN = "map: {file: pictures/map.svg, licence: CC0, credit: {author: Us, source: Town hall}"


def add(path, text):
    with open(path, "a", encoding="utf-8") as file:
        file.write(text)


def test_names_lead_to_drawings(tiny):
    house = read_pictures(tiny)["house"]
    assert (house.openmoji, house.alt, house.line, picture_address(house)) == (
        "1F3E0",
        {"en": "A house"},
        2,
        "assets/pictures/house.svg",
    )
    assert picture_file(tiny, house).read_bytes().startswith(b"<svg")


def test_a_picture_of_our_own_leads_to_its_file(tiny):
    add(tiny / "pictures.yml", OWN + "}\n")
    own = read_pictures(tiny)["map"]
    assert (own.file, own.licence, own.licence_link, own.author, own.source) == (
        "pictures/map.svg",
        "CC0",
        "",
        "Us",
        "Town hall",
    )
    assert (
        picture_path(tiny, own) == tiny / "docs/pictures/map.svg"
        and picture_address(own) == "assets/pictures/pictures/map.svg"
    )
    with pytest.raises(BadInput, match="docs/pictures/map.svg"):
        picture_file(tiny, own)


def test_a_publication_may_have_no_pictures(tmp_path):
    assert read_pictures(tmp_path) == {}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("cat: {openmoji: ../../etc}", "OpenMoji code"),
        ("cat: house", "either a code"),
        ("cat: {openmoji: }", "OpenMoji code"),
        ("cat: [", ""),
        ("house: {openmoji: 1F3E0}", "given twice"),
        ("a cat: {openmoji: 1F3E0}", "name of a picture"),
        ("cat: {openmoji: 1F3E0, file: pictures/map.svg}", "either"),
        ("cat: {alt: {en: A cat}}", "either"),
        ("cat: {openmoji: 1F3E0, alt: A cat}", "for each language"),
        ("cat: {openmoji: 1F3E0, alt: {en: }}", "no words"),
        ("cat: {openmoji: 1F3E0, alt: {english: A cat}}", "english"),
        ("cat: {openmoji: 1F3E0, licence: CC0}", "licence"),
        ("cat: {file: pictures/map.svg}", "who made"),
        ("cat: {file: map.doc}", "name of a picture file"),
        ("cat: {file: ../map.svg}", "name of a picture file"),
        ("cat: {file: /map.svg}", "name of a picture file"),
        ("cat: {file: }", "name of a picture file"),
        ("cat: {file: m.svg, credit: {author: Us, source: X}}", "licence"),
        ("cat: {file: m.svg, licence: CC0, credit: {author: Us}}", "where we got"),
        ("cat: {file: m.svg, licence: CC0, credit: {author: 5, source: X}}", "who made"),
        (
            "cat: {file: m.svg, licence: CC0, licence_link: cc, credit: {author: Us, source: X}}",
            "address",
        ),
        (
            "cat: {file: m.svg, licence: A, licence_link: 'https://a:b@c.example', credit: {author: U, source: X}}",
            "address",
        ),
        ("cat: {file: house.svg, licence: CC0, credit: {author: Us, source: X}}", "would be lost"),
    ],
)
def test_a_wrong_line_is_refused_with_its_number(tiny, line, told):
    (tiny / "pictures.yml").write_text(f"house: {{openmoji: 1F3E0}}\n{line}\n")
    with pytest.raises(BadInput, match=told or None) as refused:
        read_pictures(tiny)
    assert (refused.value.path, refused.value.exit_code) == ("pictures.yml", 2)
    assert refused.value.line >= 2 and refused.value.mend


MARKUP = [
    "<b>A cat</b>",
    "A cat <img src=x onerror=a()>",
    "A cat <!-- hidden -->",
    "</p><script>a()</script>",
    "A &lt;cat&gt;",
    "A cat &#x202E;",
    "[A cat](https://example.org)",
    "![A cat](cat.png)",
    "A cat {{ fact.name }}",
    "A cat {{ onclick=a() }}",
    "javascript:alert(1)",
    "data:text/html,<script>a()</script>",
    "data:image/png;base64,AA",
    "file:///etc/passwd",
    "vbscript:a",
    "ftp://example.org/cat.png",
    "https://name:password@example.org/",
    "https://example.org\\@evil.example/",
    "A\u202ecat",
    "A cat\ufeff",
    "A \u2066cat",
]
PLAIN = [
    "Us & them (R&D)",
    "5 < 6 and 7 > 3",
    "O’Brien “Studio” – Łódź",
    "Photo: Jane at the town hall",
    "Data: Office for National Statistics, 2021",
    "https://exampleton.example/maps?a=1&b=2",
    "From https://exampleton.example/maps, in May.",
    "(https://exampleton.example/)",
    "می\u200cخواهم",
    "ক্\u200dষ",
    "*1* [2] `3` _4_ {5} #6",
    "A; B & C",
]


def entry(**texts):
    credit = {"author": "Us", "source": "Town hall"}
    shown = {"en": "A cat"}
    own = {"file": "m.svg", "alt": shown, "licence": "CC0", "credit": credit}
    for key, text in texts.items():
        place = {"alt": shown, "author": credit, "source": credit}.get(key, own)
        place["en" if key == "alt" else key] = text
    return yaml.safe_dump({"house": {"openmoji": "1F3E0"}, "cat": own}, allow_unicode=True)


@pytest.mark.parametrize("field", ["alt", "author", "source", "licence"])
@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_refused_where_it_stands(tiny, field, text):
    (tiny / "pictures.yml").write_text(entry(**{field: text}), encoding="utf-8")
    with pytest.raises(BadInput, match="^Here ") as refused:
        read_pictures(tiny)
    assert refused.value.path == "pictures.yml" and refused.value.line > 2


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_are_taken(tiny, text):
    (tiny / "pictures.yml").write_text(
        entry(alt=text, author=text, source=text, licence=text), encoding="utf-8"
    )
    cat = read_pictures(tiny)["cat"]
    assert cat.author == cat.source == cat.licence == text


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"- house\n", b""])
def test_a_file_of_another_kind_is_refused(tiny, content):
    (tiny / "pictures.yml").write_bytes(content)
    with pytest.raises(BadInput):
        read_pictures(tiny)


def test_a_code_that_openmoji_lacks_is_refused(tiny):
    with pytest.raises(BadInput, match="ABCDEF"):
        picture_file(tiny, replace(read_pictures(tiny)["house"], openmoji="ABCDEF"))


def test_without_openmoji_we_say_what_is_missing(tiny, tmp_path):
    with pytest.raises(ToolMissing, match="openmoji"):
        picture_file(tmp_path / "none", read_pictures(tiny)["house"])


@pytest.mark.parametrize(
    ("written", "shows", "listed"),
    [
        ("![](picture:house)", "A house", True),
        ("![ ](picture:house)", "A house", True),
        ("![My house](picture:house)", "My house", False),
        ("![](picture:none)", "", False),
        ("![](house)", "", False),
    ],
)
def test_a_page_takes_the_words_of_its_language_from_the_list(tiny, written, shows, listed):
    add(tiny / "docs/bins.md", f"\n{written}\n")
    [picture] = pictures_on(find_documents(tiny, TODAY).variants["bins", "full"])
    assert (picture.alt, picture.is_alt_listed) == (shows, listed)


def test_a_language_without_words_gets_none_of_another(tiny):
    add(tiny / "docs/languages/ur/bins.md", "\n![](picture:house)\n")
    [picture] = pictures_on(find_documents(tiny, TODAY).variants["bins", "ur"])
    assert picture.alt == ""


def test_words_moved_to_the_list_void_no_sign_off_and_other_words_do(tiny):
    page, list_ = tiny / "docs/easy-read/bins.md", tiny / "pictures.yml"
    before = find_documents(tiny, TODAY).variants["bins", "easy-read"].fingerprint
    page.write_text(page.read_text().replace("![](picture:leaf)", "![A green leaf](picture:leaf)"))
    assert find_documents(tiny, TODAY).variants["bins", "easy-read"].fingerprint == before
    page.write_text(page.read_text().replace("![A green leaf](picture:leaf)", "![](picture:leaf)"))
    list_.write_text(list_.read_text().replace("A green leaf", "A brown leaf"))
    found = judge("sources", find_documents(tiny, TODAY), load().values()).findings
    assert [(finding.rule, finding.place.path) for finding in found] == [
        ("sign-off-void", "docs/easy-read/bins.md")
    ]


def test_earlier_versions_of_a_page_have_the_words_of_their_time(tiny):
    add(tiny / "docs/bins.md", "\n![](picture:leaf)\n")
    page = find_documents(tiny, TODAY).variants["bins", "full"]
    git = ("git", "-C", str(tiny), "-c", "user.name=A", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "docs", "pictures.yml"), ("commit", "-qm", "first")):
        subprocess.run([*git, *command], check=True)
    list_ = tiny / "pictures.yml"
    list_.write_text(list_.read_text().replace("A green leaf", "A brown leaf"))
    add(tiny / "docs/bins.md", "\nMore.\n")
    subprocess.run([*git, "commit", "-qam", "second"], check=True)
    versions = read_history(tiny, page).versions
    assert [[picture.alt for picture in pictures_on(version)] for version in versions] == [
        ["A brown leaf"],
        ["A green leaf"],
    ]
    assert versions[1].fingerprint == page.fingerprint


@pytest.mark.parametrize(
    "text", ["house: {openmoji: 1F3E0}", "- house", "[", "house: {alt: A house}", ""]
)
def test_a_list_of_another_time_may_be_anything(text):
    assert read_earlier_alts(text, "en") == {}
