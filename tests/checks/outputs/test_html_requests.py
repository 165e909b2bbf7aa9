import pytest

from alongside.checks.outputs.third_party_request import check
from websites import edit, failures, website, with_page

RULE = "third-party-request"


def test_a_site_of_its_own_files_passes_with_links_to_others(tmp_path):
    outputs = website(tmp_path)
    edit(outputs, "bins.html", "</footer>", '<a href="https://example.org/">other</a></footer>')
    assert not failures(RULE, check, outputs)


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="https://example.org/a.png" alt="">',
        '<img src="//example.org/a.png" alt="">',
        '<img src="a.png" srcset="a.png 1x, https://example.org/b.png 2x" alt="">',
        '<iframe src="https://example.org/"></iframe>',
        '<p style="background:url(https://example.org/a.png)">',
        '<form action="https://example.org/"></form>',
        '<a href="bins.html" ping="https://example.org/">x</a>',
        '<svg><image xlink:href="https://example.org/a.svg"/></svg>',
        '<link rel="stylesheet" href="https://fonts.example.org/a.css">',
        '<link rel="preconnect" href="https://fonts.example.org">',
    ],
)
def test_what_a_browser_would_fetch_from_elsewhere(tmp_path, markup):
    outputs = website(tmp_path)
    edit(outputs, "bins.html", "</footer>", f"{markup}</footer>")
    [failure] = failures(RULE, check, outputs)
    assert failure.values["thing"] == "a file from another website"
    assert "example.org" in failure.seen


@pytest.mark.parametrize(
    "markup",
    [
        "<script>go()</script>",
        '<script src="own.js"></script>',
        '<p onclick="go()">x</p>',
    ],
)
def test_scripts(tmp_path, markup):
    outputs = website(tmp_path)
    edit(outputs, "bins.html", "</footer>", f"{markup}</footer>")
    [failure] = failures(RULE, check, outputs)
    assert failure.values["thing"] == "a script"


def test_a_page_that_jumps_away(tmp_path):
    outputs = website(tmp_path)
    edit(
        outputs,
        "bins.html",
        "</head>",
        '<meta http-equiv="Refresh" content="0; url=a.html"></head>',
    )
    assert [f.values["thing"] for f in failures(RULE, check, outputs)] == ["a jump to another page"]


@pytest.mark.parametrize(
    "css",
    [
        '@import "https://example.org/a.css";',
        "@font-face { src: url(//example.org/a.woff2) }",
    ],
)
def test_style_sheets(tmp_path, css):
    outputs = website(tmp_path)
    (outputs.site_folder / "assets" / "site.css").write_text(css, encoding="utf-8")
    assert [f.place.page for f in failures(RULE, check, outputs)] == ["assets/site.css"]


@pytest.mark.parametrize(
    ("page", "script", "allowed"),
    [
        ("search.html", '<script src="assets/search.js" defer></script>', True),
        ("ur/search.html", '<script src="../assets/search.js" defer></script>', True),
        ("ur/search.html", '<script src="assets/search.js"></script>', False),
        ("search.html", '<script src="assets/search.js">go()</script>', False),
        ("search.html", "<script>go()</script>", False),
        ("search.html", '<script src="https://example.org/assets/search.js"></script>', False),
        ("bins.html", '<script src="assets/search.js" defer></script>', False),
    ],
)
def test_a_search_page_may_run_its_own_script_and_no_other(tmp_path, page, script, allowed):
    outputs = with_page(website(tmp_path), page)
    edit(outputs, page, "</footer>", f"{script}</footer>")
    assert [f.place.page for f in failures(RULE, check, outputs)] == ([] if allowed else [page])
