from types import SimpleNamespace

import pytest
from selenium.common.exceptions import WebDriverException

from alongside.checks.browser import browser as browsers
from alongside.checks.browser.browser import (
    Browser,
    PageProblem,
    load_page,
    set_width,
)
from alongside.checks.browser.server import serve_folder
from alongside.checks.browser.versions import browser_version
from alongside.errors import ToolMissing


@pytest.mark.parametrize("variable", ["ALONGSIDE_CHROMIUM", "ALONGSIDE_CHROMEDRIVER"])
def test_a_missing_program_is_named_with_its_debian_packages(monkeypatch, variable):
    monkeypatch.setenv(variable, "/nowhere/at-all")
    with pytest.raises(ToolMissing) as caught:
        Browser()
    assert caught.value.exit_code == 3
    assert "at-all" in caught.value.what
    assert "chromium chromium-driver" in caught.value.mend


@pytest.fixture
def no_waits(monkeypatch):
    monkeypatch.setattr(browsers, "SECONDS_BEFORE_ANOTHER_START", (0, 0))


def start_after(failures, monkeypatch):
    """Selenium's Chrome, which fails so often before it starts. Gives what was tried so far."""
    tried = []

    def chrome(**_):
        tried.append(
            SimpleNamespace(
                set_page_load_timeout=print, set_script_timeout=print, quit=lambda: None
            )
        )
        if len(tried) <= failures:
            raise WebDriverException("DevToolsActivePort file doesn't exist\nmore")
        return tried[-1]

    monkeypatch.setattr(browsers, "Chrome", chrome)
    return tried


def test_a_browser_that_does_not_start_at_once_is_tried_again(monkeypatch, no_waits, caplog):
    tried = start_after(1, monkeypatch)
    with Browser() as browser:
        assert browser.driver is tried[1] and len(tried) == 2
    assert [record.getMessage() for record in caplog.records] == [
        "The browser Chromium did not start (DevToolsActivePort file doesn't exist). "
        "We try again in 0 s."
    ]


def test_a_browser_that_never_starts_is_given_up(monkeypatch, no_waits, caplog):
    tried = start_after(99, monkeypatch)
    with pytest.raises(ToolMissing) as caught, Browser():
        pass
    assert len(tried) == 3 and len(caplog.records) == 2, "the last is told by the error"
    assert caught.value.seen == "We tried 3 times. DevToolsActivePort file doesn't exist"


def test_a_browser_that_does_not_start_is_a_missing_tool(monkeypatch, no_waits, tmp_path):
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("ALONGSIDE_CHROMIUM", str(broken))
    with pytest.raises(ToolMissing) as caught, Browser():
        pass
    assert caught.value.what == "The browser Chromium does not start."
    with pytest.raises(ToolMissing, match="does not start"):
        browser_version(tmp_path)


def test_widths_are_true_and_a_crash_is_survived_once(tmp_path):
    (tmp_path / "a.html").write_text("<title>A</title><p>Text", encoding="utf-8")
    (tmp_path / "empty.html").write_text("<title>A</title>", encoding="utf-8")
    (tmp_path / "untitled.html").write_text("<p>Text", encoding="utf-8")
    with serve_folder(tmp_path) as address, Browser() as browser:
        tries = []

        def crash_once(driver):
            tries.append(driver)
            if len(tries) == 1:
                driver.quit()
            set_width(driver, 320, 640)
            load_page(driver, address + "a.html")
            return driver.execute_script("return innerWidth")

        assert browser.attempt(crash_once) == 320
        assert len(tries) == 2

        for page, words in (
            ("gone.html", "404"),
            ("empty.html", "empty"),
            ("untitled.html", "no title"),
        ):
            with pytest.raises(PageProblem, match=words):
                browser.attempt(lambda driver, page=page: load_page(driver, address + page))

        def crash_always(driver):
            raise WebDriverException("gone")

        with pytest.raises(PageProblem, match="gone"):
            browser.attempt(crash_always)
        assert browser.attempt(lambda driver: driver.execute_script("return 1")) == 1


def test_no_name_on_the_internet_can_be_reached_not_even_by_a_proxy(monkeypatch):
    monkeypatch.delenv("no_proxy")
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with Browser() as browser, pytest.raises(PageProblem, match="ERR_NAME_NOT_RESOLVED"):
        browser.attempt(lambda driver: load_page(driver, "http://example.org/"))
