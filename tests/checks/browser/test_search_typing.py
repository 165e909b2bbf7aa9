"""Words are found as keyboards and people write them, near words are offered, and so are pages that we make."""

from urllib.parse import quote

import pytest
from selenium.webdriver.support.ui import WebDriverWait

from alongside.checks.browser.browser import Browser
from alongside.checks.browser.server import serve_folder
from searchable import searchable

ENDED = """const told = document.getElementById("told");
return told && !told.textContent.endsWith("…") && told.textContent;"""
SECONDS = 180


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    outputs = searchable(tmp_path_factory.mktemp("site") / "tiny")
    with serve_folder(outputs.site_folder, "/deep/down/") as address:
        yield address


@pytest.fixture(scope="module")
def driver():
    with Browser() as browser:
        yield browser.driver


@pytest.fixture
def search(driver, address):
    """Opens the results for the words, in a strand's folder ("ur/")."""

    def open_results(folder, words):
        driver.get(f"{address}{folder}search.html?q={quote(words)}")
        WebDriverWait(driver, SECONDS).until(lambda d: d.execute_script(ENDED))
        return driver

    return open_results


def texts(driver, selector):
    return [element.text for element in driver.find_elements("css selector", selector)]


@pytest.mark.parametrize(
    ("folder", "typed", "written"),
    [
        # Bengali: letters with a dot below as one character and as two; digits; khanda ta; joiners
        ("bn/", "সম\u09df", "সম"),
        ("bn/", "সম\u09af\u09bc", "সম"),
        ("bn/", "ম\u09df\u09b2\u09be\u09b0", "ম"),
        ("bn/", "ঝু\u09dcি", "ঝু"),
        ("bn/", "2021", "২০২১"),
        ("bn/", "২০২১", "২০২১"),
        ("bn/", "উত্\u200dসব", "উৎসব"),
        ("bn/", "র্যালি", "র"),
        ("bn/", "ক\u09be\u099c", "কাজ"),
        # Urdu: letters of Arabic, Persian and phone keyboards; hamza apart; digits; what cannot be seen
        ("ur/", "هسپتال", "ہسپتال"),
        ("ur/", "ھسپتال", "ہسپتال"),
        ("ur/", "جا\u06cc\u0654زہ", "جائزہ"),
        ("ur/", "جا\u064a\u0654زه", "جائزہ"),
        ("ur/", "مسا\u064a\u0654ل", "مسائل"),
        ("ur/", "2021", "۲۰۲۱"),
        ("ur/", "٢٠٢١", "۲۰۲۱"),
        ("ur/", "ہسپـــتال", "ہسپتال"),
        ("ur/", "گاڑی", "گا"),
        ("ur/", "\u200fہسپتال\u200f", "ہسپتال"),
        ("ur/", "مو\u0654ثر", "مؤثر"),
        ("ur/", "ہَسپِتال", "ہسپتال"),
        # Latin: soft hyphens, digits, apostrophes, dashes, full-width letters, letters without accents
        ("", "coordinator's", "co"),
        ("", "co\u00adordinator", "co"),
        ("", "com\u00admunity", "community"),
        ("", "২০২১", "2021"),
        ("", "۲۰۲۱", "2021"),
        ("", "cafe", "café"),
        ("", "cafe\u0301", "café"),
        ("", "naive", "naïve"),
        ("", "e-mail", "e\u2011mail"),
        ("", "ｃｏｍｍｕｎｉｔｙ", "community"),
        ("", "commu\u200bnity", "community"),
        ("pl/", "ŁÓŻKA", "łóżka"),
        ("pl/", "zo\u0301łtego", "żółtego"),
        ("ar/", "المستشفـى", "المستشفى"),
        ("ar/", "مدرسه", "المدرسة"),
    ],
)
def test_words_are_found_as_keyboards_write_them_and_shown_as_the_page_does(
    search, folder, typed, written
):
    marks = texts(search(folder, typed), "#found mark")
    assert any(mark.startswith(written) for mark in marks), marks


@pytest.mark.parametrize(
    ("folder", "typed", "offered"),
    [
        ("", "comunity", "community"),
        ("", "commmunity", "community"),
        ("", "ocmmunity", "community"),
        ("", "hopsital", "hospital"),
        ("", "hosbital", "hospital"),
        ("", "ask the hosbital", "ask the hospital"),
        ("", "zommunity hozpital", "community hospital"),
        ("", "mon hosbital monday", "mon hospital monday"),
        ("ur/", "ہسپطال میں جائزہ", "ہسپتال میں جائزہ"),
        ("pl/", "wżucamy", "wrzucamy"),
        ("pl/", "spitale", "szpitale"),
        ("ur/", "حسپتال", "ہسپتال"),
        ("ur/", "ہسپطال", "ہسپتال"),
        ("bn/", "হসপাতালে", "হাসপাতালে"),
        ("bn/", "মানূষের", "মানুষের"),
    ],
)
def test_a_near_word_is_offered(search, folder, typed, offered):
    driver = search(folder, typed)
    links = driver.find_elements("css selector", "#near a")
    assert [link.text.casefold() for link in links] == [offered]
    links[0].click()
    WebDriverWait(driver, SECONDS).until(lambda d: quote(typed) not in d.current_url)
    WebDriverWait(driver, SECONDS).until(lambda d: d.execute_script(ENDED))
    assert texts(driver, "#found mark")
    assert not texts(driver, "#near a")


@pytest.mark.parametrize(
    ("folder", "typed"),
    [
        ("", "community"),
        ("", "Monday"),
        ("", "xyzzyplugh"),
        ("", "asthma"),
        ("", "12345"),
        ("", "x" * 5000),
        ("", " ".join(f"qqq{number}zz" for number in range(300))),
        ("ur/", "xyzzy"),
        ("bn/", "২০২২"),
    ],
)
def test_nothing_is_offered_for_words_that_are_there_or_like_no_other(search, folder, typed):
    driver = search(folder, typed)
    assert texts(driver, "#near a") == []
    fetched = driver.execute_script(
        "return performance.getEntriesByType('resource').map((entry) => entry.name)"
    )
    assert typed not in ("community", "Monday") or not [
        name for name in fetched if "words-" in name
    ]


@pytest.mark.parametrize(
    ("folder", "typed", "page"),
    [
        ("", "accessibility statement", "accessibility.html"),
        ("", "guidelines", "accessibility.html"),
        ("plain-english/", "accessibility", "accessibility.html"),
        ("easy-read/", "accessibility", "accessibility.html"),
        ("", "OpenMoji", "credits.html"),
        ("", "contact us", "feedback.html"),
        ("", "email", "feedback.html"),
        ("", "screen reader", "feedback.html"),
        ("plain-english/", "another format", "plain-english/feedback.html"),
        ("ur/", "فارمیٹ", "ur/feedback.html"),
        ("ur/", "رابطہ", "ur/feedback.html"),
        ("ur/", "رسائی", "accessibility.html"),
        ("", "large print", "downloads.html"),
        ("ur/", "پی ڈی ایف", "ur/downloads.html"),
    ],
)
def test_pages_that_we_make_are_found(search, address, folder, typed, page):
    links = search(folder, typed).find_elements("css selector", "#found a")
    paths = [link.get_attribute("href").removeprefix(address).partition("#")[0] for link in links]
    assert page in paths, paths


def test_every_result_has_a_title_of_its_own(search):
    titles = texts(search("easy-read/", "bin"), "#found a")
    assert len(titles) == len(set(titles)) > 3


def test_the_field_of_every_page_has_a_label_that_is_seen(driver, address):
    for page in ("bins.html", "ur/bins.html", "search.html", "ur/search.html"):
        driver.get(f"{address}{page}")
        field = driver.find_element("css selector", "input[name=q]")
        label = driver.find_element("css selector", f"label[for={field.get_attribute('id')}]")
        assert label.is_displayed() and label.text == field.accessible_name, page
