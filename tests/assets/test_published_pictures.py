"""Of every picture file only the picture is published, and a reader's loss is told."""

import time
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from alongside.assets.picture_versions import LIGHT_BYTES, WIDEST, make_versions
from alongside.assets.published_pictures import judge_picture, published_files
from alongside.assets.svg_drawing import rebuild_drawing
from alongside.errors import BadInput
from alongside.gates.judge import judge
from alongside.handover import word_pictures
from alongside.handover.text import Code
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from alongside.rules.fault_texts import rule_faults
from alongside.web import staging
from picture_cases import BASE_ENTRY, CASES, TRACES, add_picture
from picture_makers import CLEAN, photo, saved, svg, turned
from tiny_site import REPOSITORY, TODAY

RULES = [rule for rule in rulebook.load().values() if rule.id.startswith("picture-")]
REFUSED = sorted(name for name, (_, rule) in CASES.items() if rule != CLEAN)
HARMLESS = sorted(name for name, (_, rule) in CASES.items() if rule == CLEAN)
RULE_OF_FAULT = {fault: rule.id for rule in RULES for fault in rule_faults(rule)}
RULE_OF_FAULT["damaged"] = "picture-damaged"


def found_rules(root):
    findings = judge("sources", find_documents(root, TODAY), RULES).findings
    return {finding.rule for finding in findings}


@pytest.fixture
def written(tmp_path):
    def write(name):
        file = tmp_path / name
        file.write_bytes(CASES[name][0])
        return file

    return write


def published(file):
    return published_files(file.parent, file, f"assets/pictures/{file.name}")


def opened(content):
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_reader_would_lose_is_refused(written, name):
    assert CASES[name][1] in {RULE_OF_FAULT[fault.kind] for fault in judge_picture(written(name))}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_no_reader_loses_goes_without_a_word(written, name):
    assert judge_picture(written(name)) == ()
    assert published(written(name))


@pytest.mark.parametrize("name", sorted(CASES))
def test_nothing_but_the_picture_is_published(written, name):
    for content in published(written(name)).values():
        assert [trace for trace in TRACES if trace in content] == []
        if name.endswith(".svg"):
            assert etree.fromstring(content).tag == "{http://www.w3.org/2000/svg}svg"
        else:
            assert not getattr(opened(content), "is_animated", False)


@pytest.mark.parametrize("name", sorted(CASES))
def test_word_gets_the_same_picture_or_none(written, name):
    made = word_pictures._png(written(name).parent, written(name), 240)
    assert bool(made) == bool(published(written(name)))


@pytest.mark.parametrize(
    "name", ["script.svg", "doubles.svg", "flash.webp", "bomb.png", "half.jpg"]
)
def test_the_gate_tells_and_a_preview_shows_nothing_of_it(tiny, name):
    content, rule = CASES[name]
    add_picture(tiny, name, content)
    assert found_rules(tiny) == {rule}
    files = staging._pictures(find_documents(tiny, TODAY))
    assert content not in files.values()


def test_a_folder_of_hostile_files_is_judged_in_seconds(tmp_path):
    files = []
    for name in REFUSED:
        files.append(tmp_path / name)
        files[-1].write_bytes(CASES[name][0])
    began = time.process_time()
    assert all(judge_picture(file) for file in files)
    assert len(files) >= 50 and time.process_time() - began < 10


@pytest.mark.parametrize("name", HARMLESS)
def test_the_same_file_gives_the_same_bytes(written, tmp_path, name):
    file, address = written(name), f"assets/pictures/{name}"
    first = published_files(tmp_path / "one", file, address)
    assert published_files(tmp_path / "two", file, address) == first
    # And once more, from what was kept.
    assert published_files(tmp_path / "one", file, address) == first


@pytest.mark.parametrize("name", [name for name in HARMLESS if name.endswith(".svg")])
def test_what_was_published_is_published_again_as_it_is(written, name):
    file = written(name)
    [once] = published(file).values()
    file.write_bytes(once)
    assert [*published(file).values()] == [once]


def drawn(content):
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=content.decode(), width=90, dpi=96))


@pytest.mark.parametrize(
    "name", ["plain.svg", "use.svg", "gradient.svg", "clip.svg", "classes.svg", "inkscape.svg"]
)
def test_a_drawing_looks_as_before(written, name):
    [made] = published(written(name)).values()
    assert drawn(made) == drawn(CASES[name][0])


@pytest.mark.parametrize("code", ["1F3E0", "E246", "1F3F4-E0063-E0061-E006F-E006E-E007F", "1F308"])
def test_a_drawing_of_openmoji_looks_as_before(tmp_path, code):
    file = REPOSITORY / f"node_modules/openmoji/color/svg/{code}.svg"
    [made] = published_files(tmp_path, file, "assets/pictures/a.svg").values()
    assert judge_picture(file) == ()
    assert drawn(made) == drawn(file.read_bytes())


def test_a_photograph_stands_upright_and_keeps_its_colours():
    wide = Image.new("RGB", (60, 40), (200, 30, 30))
    [*_, widest] = make_versions(saved(wide, "JPEG", exif=turned()), ".jpg")
    assert opened(widest.content).size == (40, 60)
    red, green, blue = opened(widest.content).convert("RGB").getpixel((5, 5))
    assert abs(red - 200) < 6 and abs(green - 30) < 6 and abs(blue - 30) < 6


def test_a_photograph_comes_in_several_widths_and_two_formats():
    versions = make_versions(saved(photo(4000, 3000).convert("RGB"), "JPEG"), ".jpg")
    assert [(each.width, each.is_modern) for each in versions] == [
        (400, True),
        (400, False),
        (720, True),
        (720, False),
        (WIDEST, True),
        (WIDEST, False),
    ]
    assert {opened(each.content).format for each in versions if each.is_modern} == {"WEBP"}
    assert {opened(each.content).format for each in versions if not each.is_modern} == {"JPEG"}


def test_a_fair_photograph_is_light_on_a_phone():
    view = Image.linear_gradient("L").resize((800, 533))
    grain = Image.effect_noise((800, 533), 12)
    picture = Image.merge("RGB", [view, Image.blend(view, grain, 0.2), view.rotate(180)])
    versions = make_versions(saved(picture, "JPEG", quality=75), ".jpg")
    [phone] = [each for each in versions if each.width == 720 and each.is_modern]
    assert len(phone.content) <= LIGHT_BYTES


def test_bright_sixteen_bits_stay_bright():
    [*_, widest] = make_versions(CASES["sixteen-bits.png"][0], ".png")
    assert abs(opened(widest.content).convert("L").getpixel((1, 1)) - 40_000 / 256) < 2


def test_a_second_picture_behind_a_photograph_is_no_animation(tmp_path):
    file = tmp_path / "phone.jpg"
    pictures = [photo(), photo(20, 20)]
    pictures[0].save(file, "MPO", save_all=True, append_images=pictures[1:])
    assert judge_picture(file) == ()


@pytest.mark.parametrize("where", ["../../secret.png", "/etc/hostname"])
def test_a_link_to_a_file_elsewhere_is_refused_and_never_published(tiny, where):
    (tiny / "secret.png").write_bytes(saved(photo(), "PNG"))
    add_picture(tiny, "map.png", b"")
    (tiny / "docs/pictures/map.png").unlink()
    (tiny / "docs/pictures/map.png").symlink_to(where)
    with open(tiny / "docs/easy-read/bins.md", "a", encoding="utf-8") as page:
        page.write("\n![A map](../pictures/map.png)\n")
    findings = judge("sources", find_documents(tiny, TODAY), RULES).findings
    missing = [each.place.path for each in findings if each.rule == "picture-missing"]
    assert missing == ["docs/easy-read/bins.md", "pictures.yml"]
    sources = find_documents(tiny, TODAY)
    with pytest.raises(BadInput):
        staging._pictures(sources)
    with pytest.raises(BadInput):
        staging._staged_page(sources, sources.variants["bins", "easy-read"], {})
    code = Code("picture", "../pictures/map.png")
    assert word_pictures.picture_png(tiny, {}, Path("docs/easy-read/bins.md"), code, 2) is None


def test_a_link_within_docs_is_a_picture_of_ours(tiny):
    add_picture(tiny, "map.png", saved(photo(), "PNG"))
    (tiny / "docs/pictures/map.png").rename(tiny / "docs/real.png")
    (tiny / "docs/pictures/map.png").symlink_to("../real.png")
    assert found_rules(tiny) == set()
    assert "assets/pictures/pictures/map.png" in staging._pictures(find_documents(tiny, TODAY))


@pytest.mark.parametrize("use", ["front door", "nowhere"])
def test_a_file_that_no_page_shows_is_judged_too(tiny, use):
    (tiny / "docs/pictures").mkdir()
    (tiny / "docs/pictures/a.svg").write_bytes(svg("<script>a()</script>"))
    name = "choose-full" if use == "front door" else "ours"
    with open(tiny / "pictures.yml", "a", encoding="utf-8") as list_:
        list_.write(f"{name}: {{file: pictures/a.svg, alt: {{en: A}}, {BASE_ENTRY}}}\n")
    assert "picture-not-plain" in found_rules(tiny)


@pytest.mark.parametrize(
    "size", ["0 0 1e999 NaN", "0 0 nan 9", "0 0 inf 9", "-1e300 0 9 9", "0 0 1e30 1e30", ""]
)
def test_a_drawing_without_a_size_that_can_be_drawn_gets_the_usual_one(size):
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}"><path d="M0 0h1"/></svg>'
    made, _ = rebuild_drawing(drawing.encode())
    assert b'viewBox="0 0 300 150"' in made
