"""Search in a real browser: by keyboard, in every script, under the site's own policy, and without a script."""

import pytest
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.support.ui import WebDriverWait

from alongside.checks.browser.browser import Browser, load_page, set_width
from alongside.checks.browser.server import serve_folder
from alongside.system.programs import node_package
from searchable import searchable, with_copies

PREFIX = "/deep/down/"
LISTEN = """window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  refused.push(`${event.effectiveDirective} ${event.blockedURI}`));"""
FETCHED = (
    "return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)"
)
FOCUSED = "return document.activeElement.matches(arguments[0])"
ENDED = """const told = document.getElementById("told");
return told && !told.textContent.endsWith("…") && told.textContent;"""
SECONDS = 180
"""How long anything may take on a busy computer. None of these tests measures speed."""


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    return searchable(tmp_path_factory.mktemp("site") / "tiny")


@pytest.fixture(scope="module")
def driver():
    with Browser() as browser:
        browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": LISTEN})
        yield browser.driver


@pytest.fixture
def screen(driver):
    """Gives the browser a width for one test: the others have the browser's own."""
    yield lambda width: set_width(driver, width, 640)
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.fixture(scope="module")
def address(outputs):
    with serve_folder(outputs.site_folder, PREFIX) as address:
        yield address


def all_of(driver, selector):
    return driver.find_elements("css selector", selector)


def said(driver):
    """What the page says of the search when it has come to an end."""
    return WebDriverWait(driver, SECONDS).until(lambda d: d.execute_script(ENDED))


def arrive(driver, address):
    """Waits for the page or section: it may come after the key that asks for it was taken."""
    WebDriverWait(driver, SECONDS).until(lambda d: d.current_url == address, f"not {address}")


def search(driver, address, folder, words):
    driver.get(f"{address}{folder}search.html?q={words}")
    return said(driver)


def press(driver, *keys):
    for key in keys:
        ActionChains(driver).send_keys(key).perform()


def tab_to(driver, selector):
    for _ in range(40):
        press(driver, Keys.TAB)
        if driver.execute_script(FOCUSED, selector):
            return
    raise AssertionError(f"The Tab key does not get to {selector}.")


@pytest.mark.parametrize(
    ("folder", "words", "section"),
    [
        ("", "Monday", "bins.html#collection-days"),
        ("easy-read/", "Monday", "bins.html#collection-days"),
        ("ur/", "پیر", "bins.html#collection-days"),
        ("pl/", "lozka", "bins.html#words"),
        ("bn/", "হাসপাতাল", "bins.html#words"),
    ],
)
def test_search_by_keyboard_alone_leads_to_the_right_section(
    driver, address, folder, words, section
):
    load_page(driver, f"{address}{folder}bins.html")
    if (
        folder == "easy-read/"
    ):  # few actions on a page: a link to the search page, where the field is
        tab_to(driver, "header a[href='search.html']")
        press(driver, Keys.ENTER)
    tab_to(driver, "input[name=q]")
    press(driver, words, Keys.ENTER)
    assert said(driver).startswith(("Results", "”", "Liczba", "“"))
    assert driver.execute_script("return document.getElementById('words').value") == words
    tab_to(driver, "#found a")
    press(driver, Keys.ENTER)
    arrive(driver, f"{address}{folder}{section}")
    assert driver.execute_script("return refused") == []


@pytest.mark.parametrize(
    ("folder", "words", "marked"),
    [
        ("", "collections", "collect"),
        ("pl/", "zolty", "Żółty"),
        ("pl/", "lodz", "Łódź"),
        ("pl/", "łóżko", "łóżka"),
        ("pl/", "szpitala", "szpitale"),
        ("ur/", "كوڑے", "کوڑے"),
        ("pa/", "ਹਸਪਤਾਲੋਂ", "ਹਸਪਤਾਲ"),
        ("bn/", "মানুষ", "মানুষের"),
        ("bn/", "পানামা", "পানামা"),
        ("pa/", "ਲੋਕ", "ਲੋਕਾਂ"),
        ("pa/", "ਹਸਪਤਾਲ", "ਹਸਪਤਾਲ"),
        ("gu/", "હોસ્પિટલ", "હોસ્પિટલમાં"),
        ("gu/", "સેવા", "સેવાઓ"),
        ("ar/", "مدرسة", "المدرسة"),
        ("ar/", "صحة", "الصحة"),
        ("ar/", "المجتمعات", "والمجتمعات"),
        ("ar/", "كتاب", "كِتَاب"),
    ],
)
def test_words_are_found_as_people_type_them(driver, address, folder, words, marked):
    search(driver, address, folder, words)
    marks = [mark.text for mark in all_of(driver, "#found mark")]
    assert any(mark.startswith(marked) for mark in marks), marks


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("", "asthma"),
        ("", "theatre"),
        ("bn/", "পানি"),
        ("ur/", "مسجد"),
        ("gu/", "પુસ્તક"),
        ("", "<mark>"),
        ("", "%22"),
    ],
)
def test_words_that_are_nowhere_find_nothing_rather_than_anything(driver, address, folder, words):
    told = search(driver, address, folder, words)
    assert not all_of(driver, "#found li") and not driver.find_element("id", "found").is_displayed()
    assert words.replace("%22", '"') in told


def test_a_whole_sentence_finds_its_rare_words(driver, address):
    search(driver, address, "", "which lorries visit perhaps Monday")
    assert (
        all_of(driver, "#found a")[0].get_attribute("href") == f"{address}bins.html#collection-days"
    )
    assert {mark.text for mark in all_of(driver, "#found mark")} == {"Monday"}


def test_nothing_found_leads_to_the_same_words_elsewhere_and_to_all_pages(driver, address):
    told = search(driver, address, "", "مسجد")
    assert told.startswith("Nothing found for “مسجد”.")
    driver.find_element("css selector", "#elsewhere a[lang=ur]").click()
    WebDriverWait(driver, SECONDS).until(
        lambda d: d.current_url.startswith(f"{address}ur/search.html?q=")
    )
    assert "مسجد" in said(driver)
    assert {link.is_displayed() for link in all_of(driver, "section li a")} == {True}


def test_the_reader_s_own_level_comes_first_and_each_result_names_its_level(driver, address):
    assert search(driver, address, "easy-read/", "bin") == "Results for “bin”: 13"
    places = [
        place.text.removeprefix("– ").split(" · ")[-1] for place in all_of(driver, "#found a span")
    ]
    assert places[0] == "Easy read (English)"
    assert sorted(set(places)) == [
        "Easy read (English)",
        "Full version (English)",
        "Plain English",
    ]
    assert places == sorted(places, key=places.index), "each level stands together"
    assert driver.title.startswith("bin – Search – ")


def test_nothing_is_loaded_before_somebody_searches(driver, address):
    load_page(driver, f"{address}bins.html")
    assert not [name for name in driver.execute_script(FETCHED) if name.endswith(".js")]
    load_page(driver, f"{address}search.html")
    shown = (".css", ".woff2")
    assert [name for name in driver.execute_script(FETCHED) if not name.endswith(shown)] == [
        f"{PREFIX}assets/search.js"
    ]
    search(driver, address, "", "bin")
    fetched = driver.execute_script(FETCHED)
    assert f"{PREFIX}assets/search-results.js" in fetched
    assert f"{PREFIX}search-index/pagefind.js" in fetched
    assert driver.execute_script("return refused") == []


def test_without_javascript_the_list_of_all_pages_does_the_job(driver, address):
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver.get(f"{address}search.html?q=bin")
        text = driver.find_element("css selector", "main").text
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert "please use the list of all pages" in text
    assert "Collection days" in text


def test_where_search_cannot_work_the_page_says_so(driver, outputs):
    """From a folder on a disk, and in a preview, which has no index."""
    driver.get((outputs.site_folder / "bins.html").as_uri())
    driver.find_element("css selector", "input[name=q]").send_keys("bin", Keys.ENTER)
    assert said(driver).startswith("Search works on the published website")
    assert driver.execute_script("return location.search") == "?q=bin"
    index = outputs.site_folder / "search-index"
    index.rename(outputs.site_folder / "away")
    try:
        with serve_folder(outputs.site_folder) as address:
            assert search(driver, address, "", "bin").startswith(
                "Search works on the published website"
            )
            assert all_of(driver, "section li a")[0].is_displayed()
    finally:
        (outputs.site_folder / "away").rename(index)


@pytest.mark.parametrize(
    ("page", "width"),
    [
        ("search.html?q=bin", 320),
        ("search.html?q=xyzzy", 1280),
        ("ur/search.html?q=کوڑے", 320),
        ("bins.html", 320),
    ],
)
def test_results_have_no_barrier_and_fit_a_phone(driver, screen, address, outputs, page, width):
    screen(width)
    driver.get(f"{address}{page}")
    if "?" in page:
        said(driver)
    driver.execute_script(
        (node_package(outputs.sources.root, "axe-core") / "axe.min.js").read_text("utf-8")
    )
    found = driver.execute_async_script(
        "axe.run({rules: {'target-size': {enabled: true}}}).then(arguments[0])"
    )
    assert [violation["id"] for violation in found["violations"]] == []
    assert driver.execute_script("return document.documentElement.scrollWidth") <= width
    small = [
        (e.tag_name, e.rect)
        for e in all_of(driver, ".find input, .find button")
        if e.rect["height"] < 44 or e.rect["width"] < 44
    ]
    assert small == []


def test_many_results_come_ten_at_a_time(driver, tmp_path):
    outputs = with_copies(searchable(tmp_path / "tiny"), 7)
    with serve_folder(outputs.site_folder) as address:
        assert search(driver, address, "", "bin") == "Results for “bin”: 20"
        assert len(all_of(driver, "#found li")) == 10
        tab_to(driver, "#found + button")
        press(driver, Keys.ENTER)
        WebDriverWait(driver, SECONDS).until(lambda d: len(all_of(d, "#found li")) == 20)
        assert driver.execute_script(
            "return document.activeElement.closest('li').previousElementSibling !== null"
        )
        assert not all_of(driver, "#found + button")
