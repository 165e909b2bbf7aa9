"""A page offers its photographs in several widths, and leaves all other pictures as they are."""

from urllib.parse import unquote

import pytest
from lxml import html
from PIL import Image

from alongside.assets.published_pictures import PICTURES, published_files
from alongside.web.picture_widths import offer_widths
from picture_makers import photo, saved


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder with pictures as they are staged."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "ur").mkdir()
    for name, size, format_ in (
        ("hall.jpg", (1800, 1200), "JPEG"),
        ("town hall, 2.JPG", (800, 533), "JPEG"),
        ("small.png", (90, 60), "PNG"),
        ("old.webp", (500, 400), "WEBP"),
    ):
        file = folder / name
        file.write_bytes(saved(photo(*size), format_))
        for path, content in published_files(folder, file, f"{PICTURES}/{name}").items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    (folder / PICTURES / "bin.svg").write_text("<svg/>", encoding="utf-8")
    return folder


def candidates(element):
    return [each.strip().split(" ") for each in element.get("srcset").split(", ")]


@pytest.mark.parametrize("page, up", [("bins.html", ""), ("ur/bins.html", "../")])
@pytest.mark.parametrize("name", ["hall.jpg", "town%20hall%2C%202.JPG", "small.png", "old.webp"])
def test_every_candidate_is_there_and_as_wide_as_it_says(site, page, up, name):
    made = offer_widths(f'<p><img alt="A" src="{up}{PICTURES}/{name}"></p>', page, site)
    tree = html.fragment_fromstring(made)
    elements = [*tree.iter("source"), *tree.iter("img")]
    assert len(elements) == (1 if name.endswith("webp") else 2)
    for element in elements:
        for address, width in candidates(element):
            with Image.open(site / page.replace("bins.html", "") / unquote(address)) as picture:
                assert f"{picture.width}w" == width
    [img] = tree.iter("img")
    with Image.open(site / PICTURES / unquote(name)) as picture:
        assert (img.get("width"), img.get("height")) == tuple(map(str, picture.size))


def test_all_but_the_first_picture_wait(site):
    img = f'<img alt="A" src="{PICTURES}/hall.jpg">'
    made = html.fragment_fromstring(f"<div>{offer_widths(img * 3, 'a.html', site)}</div>")
    assert [each.get("loading") for each in made.iter("img")] == [None, "lazy", "lazy"]
    drawing_first = f'<img alt="A" src="{PICTURES}/bin.svg">{img}'
    made = html.fragment_fromstring(f"<div>{offer_widths(drawing_first, 'a.html', site)}</div>")
    assert [each.get("loading") for each in made.iter("img")] == [None, "lazy"]


def test_a_picture_beside_an_idea_is_small(site):
    img = f'<img alt="A" src="{PICTURES}/hall.jpg">'
    made = offer_widths(f'<div class="idea-picture">{img}</div>{img}', "a.html", site)
    sizes = [each.get("sizes") for each in html.fragment_fromstring(f"<b>{made}</b>").iter("img")]
    assert sizes[0] == "7rem" and "100vw" in sizes[1]


def test_a_picture_whose_size_the_template_says_keeps_it(site):
    img = f'<img src="{PICTURES}/hall.jpg" alt="" width="72" height="72">'
    [made] = html.fragment_fromstring(f"<b>{offer_widths(img, 'a.html', site)}</b>").iter("img")
    assert (made.get("width"), made.get("height"), made.get("sizes")) == ("72", "72", "72px")


@pytest.mark.parametrize(
    "img",
    [
        f'<img alt="A" src="{PICTURES}/bin.svg">',
        f'<img alt="A" src="{PICTURES}/gone.jpg">',
        '<img alt="A" src="https://e.org/assets/pictures/hall.jpg">',
        '<img alt="A" src="hall.jpg">',
        '<img alt="A > B" src="">',
        '<img alt="A">',
        f'<img alt="A" src="{PICTURES}/../pictures/../../hall.jpg">',
        f'<img alt="A" src="{PICTURES}/hall.jpg" srcset="a.jpg 2x">',
    ],
)
def test_all_else_stays_as_it_is(site, img):
    assert offer_widths(f"<p>{img}</p>", "a.html", site) == f"<p>{img}</p>"


def test_words_of_a_picture_stay_whatever_they_are(site):
    words = "A &gt; B &lt;img&gt; &amp; &quot;C&quot; > D"
    made = offer_widths(f'<img alt="{words}" src="{PICTURES}/hall.jpg">', "a.html", site)
    assert f'alt="{words}"' in made
