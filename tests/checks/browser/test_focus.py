"""Marks of the focus are measured wherever the focus was left before."""

from selenium.webdriver import ActionChains, Keys

from alongside.checks.browser.browser import Browser, load_page
from alongside.checks.browser.emulation import pretend_focus
from alongside.checks.browser.server import serve_folder

HAS_FOCUS = "return document.hasFocus()"
MOST_KEYS = 20


def leave_by_tab(driver):
    """Goes on with the Tab key until the focus is in the browser's own bar."""
    for _ in range(MOST_KEYS):
        if not driver.execute_script(HAS_FOCUS):
            return
        ActionChains(driver).send_keys(Keys.TAB).perform()


def test_a_page_can_be_shown_as_if_its_window_had_the_focus(tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><title>T</title><a href='#a'>one</a>")
    with serve_folder(tmp_path) as address, Browser() as browser:
        driver = browser.driver
        load_page(driver, f"{address}page.html")
        leave_by_tab(driver)
        assert not driver.execute_script(HAS_FOCUS)
        pretend_focus(driver, True)
        assert driver.execute_script(HAS_FOCUS)
        load_page(driver, f"{address}page.html?again")
        assert driver.execute_script(HAS_FOCUS)
        pretend_focus(driver, False)
        assert not driver.execute_script(HAS_FOCUS)
