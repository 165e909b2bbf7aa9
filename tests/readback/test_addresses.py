"""The reader of addresses: what it says of each beside what test_third_party_request asks."""

import pytest
from lxml import html

from alongside.readback.addresses import Use, is_external, read_data_address
from alongside.readback.css_addresses import css_addresses
from alongside.readback.markup_addresses import markup_addresses
from alongside.readback.srcset import srcset_addresses

SITE = "https://council.example/bins/"


def addresses(markup):
    tree = html.document_fromstring(
        f"<!doctype html><html><head></head><body>{markup}</body></html>"
    )
    return list(markup_addresses(tree))


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        ("", []),
        ("a.png", ["a.png"]),
        ("a.png, b.png 2x", ["a.png", "b.png"]),
        ("a.png 1x,b.png 2x", ["a.png", "b.png"]),
        ("a,b.png 1x", ["a,b.png"]),
        (" , a.png ,, b.png", ["a.png", "b.png"]),
        ("data:image/png;base64,AA 1x, b.png", ["data:image/png;base64,AA", "b.png"]),
        ("a.png calc(1x, 2x), b.png", ["a.png", "b.png"]),
    ],
)
def test_the_pictures_of_a_srcset(srcset, expected):
    assert list(srcset_addresses(srcset)) == expected


@pytest.mark.parametrize(
    ("markup", "use", "value"),
    [
        ('<a href=" a.html ">x</a>', Use.FOLLOWED, "a.html"),
        ('<img src="a\n.png">', Use.FETCHED, "a.png"),
        ('<form action="a.html"></form>', Use.SENT_TO, "a.html"),
        ('<link rel="canonical" href="a.html">', Use.NAMED, "a.html"),
        ('<base href="a/">', Use.BASE, "a/"),
        ("<meta http-equiv=refresh content=\"5; URL='a.html'\">", Use.FOLLOWED, "a.html"),
        ('<meta http-equiv=refresh content="0,a.html">', Use.FOLLOWED, "a.html"),
    ],
)
def test_what_a_browser_does_with_an_address(markup, use, value):
    [address] = addresses(markup)
    assert (address.use, address.value) == (use, value)


@pytest.mark.parametrize(
    "markup",
    ["<meta http-equiv=refresh content=5>", "<meta content='url=a.html'>", "<p title='a'>"],
)
def test_what_is_no_address(markup):
    assert addresses(markup) == []


def test_a_base_counts_for_the_page_and_for_pages_inside_of_it():
    markup = '<base href="ur/"><img src="a.png"><iframe srcdoc="<img src=b.png>"></iframe>'
    found = [each.resolved_value for each in addresses(markup) if each.use is Use.FETCHED]
    assert found == ["ur/a.png", "ur/b.png"]


def test_an_address_in_a_page_inside_of_a_page_is_found_by_both():
    [address] = addresses('<iframe id="map" srcdoc="<p><img class=big src=a.png>"></iframe>')
    assert address.selector == "#map img.big"


def test_where_an_address_stands_in_a_style_sheet():
    sheet = '@import "a.css";\np,\na { background: url(b.png) }'
    found = [(each.value, each.line, each.selector) for each in css_addresses(sheet)]
    assert found == [("a.css", 1, "@import"), ("b.png", 3, "p, a")]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("data:,a%20b", ("text/plain", b"a b")),
        ("DATA:Text/CSS;charset=utf-8;base64,YSBi", ("text/css", b"a b")),
        ("data:text/css", None),
        ("a.css", None),
    ],
)
def test_what_stands_in_a_data_address(address, expected):
    assert read_data_address(address) == expected


@pytest.mark.parametrize("address", ["a.png", "/a.png", "#a", "", "data:,a", SITE, f"{SITE}a.png"])
def test_what_stays_in_the_site(address):
    assert not is_external(address, SITE)


@pytest.mark.parametrize(
    "address",
    ["https://council.example/", "http://council.example/bins/", "blob:a", "mailto:a@b.c"],
)
def test_what_leads_out_of_the_site(address):
    assert is_external(address, SITE)
