import pytest

from alongside.checks.outputs.alternates_differ import check
from websites import ALTERNATES, URL, edit, failures, website

RULE = "alternates-differ"
URDU = f'hreflang="ur" href="{URL}ur/bins.html"'


def test_pages_that_name_each_other_pass(tmp_path):
    assert not failures(RULE, check, website(tmp_path))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (ALTERNATES, "", "it names none of them"),
        (URDU, 'hreflang="ur" href="ur/bins.html"', "“ur/bins.html” is not a full address"),
        (
            URDU,
            'hreflang="ur" href="https://other.example/bins.html"',
            "is not a full address on this website",
        ),
        (
            URDU,
            f'hreflang="ur" href="{URL}ur/bin.html"',
            f"“{URL}ur/bin.html” is not one of our pages",
        ),
        (URDU, f'hreflang="urdu" href="{URL}ur/bins.html"', "“urdu” is not the tag of a language"),
        (
            URDU,
            f'hreflang="ur-easy" href="{URL}ur/bins.html"',
            "“ur-easy” is not the tag of a language",
        ),
        (URDU, f'hreflang="en" href="{URL}ur/bins.html"', "uses “en” more than once"),
        (
            f'<link rel="alternate" hreflang="x-default" href="{URL}bins.html">',
            "",
            f"it does not name {URL}bins.html for readers of all other languages",
        ),
        (
            f'hreflang="x-default" href="{URL}bins.html"',
            f'hreflang="x-default" href="{URL}ur/bins.html"',
            "for readers of all other languages",
        ),
        (f'<link rel="alternate" {URDU}>', "", f"it does not name {URL}ur/bins.html"),
    ],
)
def test_the_fault_of_a_page_is_named_and_its_sibling_is_said_to_differ(tmp_path, old, new, words):
    outputs = website(tmp_path)
    edit(outputs, "bins.html", old, new)
    broken, sibling = failures(RULE, check, outputs)
    assert broken.place.page == "bins.html" and words in broken.values["trouble"]
    assert sibling.place.page == "ur/bins.html"
    assert "does not name the same pages" in sibling.values["trouble"]


@pytest.mark.parametrize("tag", ["ur-Arab", "ur-PK", "ur-simple"])
def test_scripts_regions_and_registered_variants_are_tags(tmp_path, tag):
    outputs = website(tmp_path)
    for page in ("bins.html", "ur/bins.html"):
        edit(outputs, page, URDU, URDU.replace('"ur"', f'"{tag}"'))
    assert not failures(RULE, check, outputs)


def test_a_page_that_is_not_there_has_its_own_finding(tmp_path):
    outputs = website(tmp_path)
    (outputs.site_folder / "ur" / "bins.html").unlink()
    assert not failures(RULE, check, outputs)
