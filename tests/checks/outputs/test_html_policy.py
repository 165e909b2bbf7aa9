from base64 import b64encode
from hashlib import sha256

import pytest

from alongside.checks.outputs.policy_missing import check
from websites import POLICY, edit, failures, website, with_page

RULE = "policy-missing"
REFERRER = '<meta name="referrer" content="no-referrer">'


def test_a_page_with_the_policy_passes(tmp_path):
    assert not failures(RULE, check, website(tmp_path))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (POLICY, REFERRER, "does not tell browsers to refuse"),
        ("default-src 'none'; ", "", "does not tell browsers to refuse"),
        (
            "style-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "does not tell browsers to refuse",
        ),
        (POLICY, POLICY + POLICY.replace("'none'", "*"), "does not tell browsers to refuse"),
        (POLICY, f'<link rel="stylesheet" href="assets/site.css">{POLICY}', "too late"),
        (REFERRER, "", "lets other websites see"),
        (
            REFERRER,
            REFERRER + '<meta name="Referrer" content="unsafe-url">',
            "lets other websites see",
        ),
        ("</head>", "<style>p { color: red }</style></head>", "other style of its own"),
        ("</article>", '<p style="color: red">x</p></article>', "other style of its own"),
        (
            "</article>",
            '<img src=" DATA:image/png;base64,AAAA" alt="x"></article>',
            "written into its text",
        ),
    ],
)
def test_what_weakens_the_page_is_named(tmp_path, old, new, words):
    outputs = website(tmp_path)
    edit(outputs, "ur/bins.html", old, new)
    failure = failures(RULE, check, outputs)[0]
    assert failure.place.page == "ur/bins.html"
    assert words in failure.values["trouble"]


def test_generated_pages_need_the_policy_too(tmp_path):
    outputs = website(tmp_path)
    edit(outputs, "credits.html", POLICY, REFERRER)
    assert [f.place.page for f in failures(RULE, check, outputs)] == ["credits.html"]


def test_a_search_page_needs_the_policy_that_lets_it_search_and_no_other_page_may_have_it(tmp_path):
    outputs = with_page(website(tmp_path), "search.html")
    assert [f.place.page for f in failures(RULE, check, outputs)] == ["search.html"]
    more = POLICY.replace(
        "form-action 'self'", "form-action 'self'; script-src 'self' 'wasm-unsafe-eval'"
    )
    edit(outputs, "search.html", POLICY, more)
    assert not failures(RULE, check, outputs)
    edit(outputs, "ur/bins.html", POLICY, more)
    assert [f.place.page for f in failures(RULE, check, outputs)] == ["ur/bins.html"]


def not_found_with(tmp_path, style, digest_of):
    """The website with a page 404.html that has a style, and a policy that allows another or the same."""
    outputs = with_page(website(tmp_path), "404.html")
    digest = b64encode(sha256(digest_of.encode()).digest()).decode()
    allowed = POLICY.replace("style-src 'self'", f"style-src 'self' 'sha256-{digest}'")
    edit(outputs, "404.html", POLICY, f"{allowed}<style>{style}</style>")
    return outputs


def test_the_not_found_page_may_have_one_style_which_its_policy_names(tmp_path):
    style = 'p { color: red; content: "ہ" }'
    assert not failures(RULE, check, not_found_with(tmp_path, style, style))


@pytest.mark.parametrize("digest_of", ["p { color: blue }", "", " p { color: red }"])
def test_a_style_that_the_policy_does_not_name_would_not_be_shown(tmp_path, digest_of):
    [failure] = failures(RULE, check, not_found_with(tmp_path, "p { color: red }", digest_of))
    assert failure.place.page == "404.html"


def test_a_second_style_is_refused_on_the_not_found_page_too(tmp_path):
    style = "p { color: red }"
    outputs = not_found_with(tmp_path, style, style)
    edit(outputs, "404.html", "</article>", "<style>p { color: blue }</style></article>")
    assert any("style of its own" in f.values["trouble"] for f in failures(RULE, check, outputs))


def test_no_other_page_may_have_a_style_that_its_policy_names(tmp_path):
    style = "p { color: red }"
    outputs = not_found_with(tmp_path, style, style)
    page = outputs.site_folder / "404.html"
    (outputs.site_folder / "credits.html").write_text(page.read_text("utf-8"), encoding="utf-8")
    assert {f.place.page for f in failures(RULE, check, outputs)} == {"credits.html"}
