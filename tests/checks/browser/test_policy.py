"""A real browser finds nothing in our pages that their own policy forbids, and would tell if it did."""

import pytest

from alongside.checks.browser.browser import Browser, load_page
from alongside.checks.browser.server import serve_folder
from alongside.checks.outputs.alternates_differ import check as check_alternates
from alongside.checks.outputs.policy_missing import check as check_policy
from alongside.checks.outputs.third_party_request import check as check_requests
from alongside.model import Status
from alongside.outputs.expected import expected_outputs, generated_paths
from alongside.rules.rulebook import load as load_rules
from buildable import built, make_buildable
from tiny_site import copy_of_tiny

LISTEN = """window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  refused.push(`${event.effectiveDirective} ${event.blockedURI}`));"""
FETCHED = (
    "return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)"
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    return expected_outputs(
        *built(make_buildable(copy_of_tiny(tmp_path_factory.mktemp("site") / "tiny")))
    )


@pytest.fixture(scope="module")
def driver():
    with Browser() as browser:
        browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": LISTEN})
        yield browser.driver


def refused(driver):
    """What the browser would not do on the page that is open. Fonts come after the text."""
    driver.execute_async_script("document.fonts.ready.then(arguments[0])")
    return driver.execute_script("return refused")


def test_no_page_asks_for_what_its_policy_forbids(outputs, driver):
    with serve_folder(outputs.site_folder, "/bins/") as address:
        for page in (
            "easy-read/bins.html",
            "ur/bins.html",
            *generated_paths(outputs.sources.publication),
        ):
            load_page(driver, f"{address}{page}")
            assert refused(driver) == [], page
            fetched = driver.execute_script(FETCHED)
            assert ("/bins/assets/site.css" in fetched) == (page != "404.html")  # it has its style
            # Every page names Urdu, a few letters; only those in Urdu load its font.
            fonts = [name for name in fetched if name.endswith(".woff2")]
            sizes = [
                (outputs.site_folder / name.removeprefix("/bins/")).stat().st_size for name in fonts
            ]
            in_urdu = page.startswith("ur/") or page == "404.html"
            assert any(size > 5000 for size in sizes) == in_urdu, page


def test_the_site_works_from_a_folder_on_a_disk(outputs, driver):
    driver.get((outputs.site_folder / "ur" / "bins.html").as_uri())
    assert refused(driver) == []
    colour = "return getComputedStyle(document.querySelector('.masthead')).backgroundColor"
    assert driver.execute_script(colour) == "rgb(0, 48, 107)"
    assert driver.execute_script("return document.fonts.check('16px \"Noto Nastaliq Urdu\"', 'ا')")


def test_the_not_found_page_has_its_style_wherever_the_site_is_served(outputs, driver):
    """At another path than that of publication.yml, and at any depth."""
    page = (outputs.site_folder / "404.html").read_text(encoding="utf-8")
    deep = outputs.site_folder / "a" / "b" / "missing.html"
    deep.parent.mkdir(parents=True, exist_ok=True)
    deep.write_text(page, encoding="utf-8")
    for prefix in ("/", "/another/place/"):
        with serve_folder(outputs.site_folder, prefix) as address:
            driver.get(f"{address}a/b/missing.html")
            colour = driver.execute_script(
                "return getComputedStyle(document.querySelector('.masthead')).backgroundColor"
            )
            assert colour != "rgba(0, 0, 0, 0)", prefix
            links = driver.execute_script(
                "return [...document.querySelectorAll('a[href]')].map((a) => a.href)"
            )
            url = outputs.sources.publication.url
            assert [link for link in links if link.startswith(url)], prefix
            here = [link for link in links if link.startswith(address) and "#" not in link]
            assert not here, "links to what may not be here"
    deep.unlink()


def test_what_the_policy_forbids_is_refused_and_told(outputs, driver):
    page = outputs.site_folder / "bins.html"
    text = page.read_text(encoding="utf-8")
    try:
        page.write_text(
            text.replace("</main>", '<p style="color:red">x</p><script>y()</script></main>'),
            encoding="utf-8",
        )
        with serve_folder(outputs.site_folder, "/bins/") as address:
            load_page(driver, f"{address}bins.html")
            assert sorted(refused(driver)) == ["script-src-elem inline", "style-src-attr inline"]
    finally:
        page.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("rule", "check"),
    [
        ("policy-missing", check_policy),
        ("alternates-differ", check_alternates),
        ("third-party-request", check_requests),
    ],
)
def test_what_the_theme_writes_is_what_the_rules_want(outputs, rule, check):
    found = list(check(outputs, load_rules()[rule]))
    assert found and {outcome.status for outcome in found} == {Status.PASSED}
