"""scripts/serve as a writer meets it: by keyboard, with a screen reader's ears, in a real browser."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from axe_selenium_python import Axe
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.support.ui import WebDriverWait

from alongside.checks.browser.browser import Browser, load_page, set_width
from alongside.system.programs import node_package
from buildable import REPOSITORY, make_buildable
from tiny_site import TODAY, copy_of_tiny

SECONDS = 180
"""How long anything may take on a busy computer. None of these tests measures speed."""
START = f"""
from datetime import date
from alongside.system import clock
clock.today = lambda: date.fromisoformat("{TODAY}")
from mkdocs.__main__ import cli
cli()
"""
"""The preview on the day on which every test takes place."""
FOCUSED = "return document.activeElement.id || document.activeElement.outerHTML"
SAID = "return document.getElementById('writer-said').textContent"
SMALL = """return [...document.querySelectorAll(".writer :is(a, button, summary), .writer-skip")].filter((element) => {
  const box = element.getBoundingClientRect();
  return element.checkVisibility() && (box.width < 43.5 || box.height < 43.5) }).map((element) => element.outerHTML)"""
LONG = (
    "We utilise the green bin for food and for all of the other waste that comes out of your garden "
    "and the black bin for all of the rest of it."
)


@contextmanager
def serving(folder):
    """The root of a publication, its address in the preview, and the process that shows it."""
    root = make_buildable(copy_of_tiny(folder / "tiny"))
    said = root / ".build" / "said.txt"
    paths = os.pathsep.join([str(REPOSITORY / "src"), os.environ.get("PYTHONPATH", "")])
    with socket.socket() as held, said.open("w", encoding="utf-8") as log:
        # Held until the end, so that no other program is given this port. The server may use it
        # beside us, as both say SO_REUSEADDR and we do not listen.
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{held.getsockname()[1]}"
        # A shell starts what runs in the background with Ctrl+C ignored, and children inherit that.
        command = ["env", "--default-signal=INT", sys.executable, "-c", START, "serve", "-a", at]
        process = subprocess.Popen(
            command,
            cwd=root,
            stdout=log,
            stderr=log,
            env={**os.environ, "PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1"},
        )
        try:
            end = time.monotonic() + SECONDS
            while "Serving on" not in (so_far := said.read_text(encoding="utf-8")):
                assert process.poll() is None and time.monotonic() < end, so_far
                time.sleep(0.1)
            yield root, f"http://{at}/", process
        finally:
            process.send_signal(signal.SIGINT)  # killed, it would leave its pages in /tmp
            try:
                process.wait(SECONDS)
            finally:
                process.kill()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Of a preview for tests that only look."""
    with serving(tmp_path_factory.mktemp("preview")) as (_, address, _):
        yield address


@pytest.fixture(scope="module")
def driver():
    """For tests that say in which width and colours they look."""
    with Browser() as browser:
        yield browser.driver


@pytest.fixture
def own(tmp_path):
    """Root, address and browser, for a test that changes pages and reads the browser's log."""
    with serving(tmp_path) as (root, address, _), Browser() as browser:
        yield root, address, browser.driver


def until(driver, script, *arguments):
    wait = WebDriverWait(driver, SECONDS, 0.05, ignored_exceptions=[WebDriverException])
    return wait.until(lambda _: driver.execute_script(script, *arguments))


def press(driver, *keys):
    ActionChains(driver).send_keys(*keys).perform()


def barriers(driver):
    axe = Axe(driver, str(node_package(REPOSITORY, "axe-core") / "axe.min.js"))
    axe.inject()
    found = axe.run(
        options=json.dumps(
            {
                "resultTypes": ["violations", "incomplete"],
                "rules": {"color-contrast-enhanced": {"enabled": True}},
            }
        )
    )
    assert found["passes"]
    return [
        (result["id"], result["nodes"][0]["html"])
        for kind in ("violations", "incomplete")
        for result in found[kind]
    ]


def save(root, page, old, new):
    file = root / page
    text = file.read_text(encoding="utf-8")
    assert old in text
    # As many editors do: beside, and then in its place.
    beside = file.with_suffix(".new")
    beside.write_text(text.replace(old, new, 1), encoding="utf-8")
    os.replace(beside, file)


def test_a_writer_at_work(own):
    root, address, driver = own
    set_width(driver, 1280, 900)
    load_page(driver, address + "plain-english/bins.html")
    press(driver, Keys.TAB, Keys.TAB)
    assert "writer-skip" in driver.execute_script(FOCUSED)
    press(driver, Keys.ENTER, Keys.TAB)
    assert driver.execute_script(FOCUSED) == "writer-marks", "the first control of the panel"
    press(driver, Keys.SPACE)
    assert driver.execute_script(
        "return document.documentElement.classList.contains('writer-plain')"
    )

    save(root, "docs/plain-english/bins.md", "## Collection", f"{LONG}\n\n## Collection")
    until(
        driver,
        "return document.querySelector('article').textContent.includes(arguments[0])",
        "utilise",
    )
    assert until(driver, SAID).startswith("Page updated: 2 findings")
    assert driver.execute_script(FOCUSED) == "writer-marks", "the focus is where it was"
    assert driver.execute_script("return document.activeElement.ariaPressed") == "false", (
        "and so is the choice"
    )
    press(driver, Keys.SPACE)
    shown = driver.execute_script(
        "return getComputedStyle(document.querySelector('.writer-long')).textDecorationStyle"
    )
    assert shown == "wavy"
    driver.execute_script("document.querySelector('#writer-long a').focus()")
    press(driver, Keys.ENTER)
    assert driver.execute_script("return document.querySelector(':target').matches('.writer-long')")
    assert barriers(driver) == []

    save(root, "docs/bins.md", "before 7am", "before 6am")
    assert until(
        driver, "return document.getElementById('writer-stale')?.innerText.includes('6am')"
    )
    # The verdict is in: none will come and replace the panel while axe looks at it.
    assert until(
        driver, "return document.querySelector('#writer-findings h3')?.innerText.includes(':')"
    )
    save(root, "docs/plain-english/bins.md", "title:", "title: [")
    assert until(
        driver,
        "return document.querySelector('.writer-alarm')?.innerText.includes('docs/plain-english/bins.md')",
    )
    assert barriers(driver) == []
    save(root, "docs/plain-english/bins.md", "title: [", "title:")
    assert until(driver, "return !document.querySelector('.writer-alarm')")
    assert [
        entry["message"] for entry in driver.get_log("browser") if entry["level"] == "SEVERE"
    ] == []


@pytest.mark.parametrize(
    "path, width",
    [
        ("easy-read/bins.html", 1280),
        ("ur/bins.html", 1280),
        ("ur/bins.html", 320),
        ("search.html", 320),
        ("writer-panel/source?file=docs/bins.md", 320),
    ],
)
def test_no_barriers_on_pages_with_the_panel(address, driver, path, width):
    set_width(driver, width, 800)
    for scheme in ("light", "dark"):
        driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {"features": [{"name": "prefers-color-scheme", "value": scheme}]},
        )
        load_page(driver, address + path)
        driver.execute_script(
            "for (const details of document.querySelectorAll('.writer details')) details.open = true"
        )
        assert barriers(driver) == []
    assert driver.execute_script(SMALL) == []
    assert driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def test_ctrl_c_ends_it(tmp_path):
    with serving(tmp_path) as (root, _, process):
        process.send_signal(signal.SIGINT)
        assert process.wait(SECONDS) == 0
    assert "Traceback" not in (root / ".build" / "said.txt").read_text(encoding="utf-8")
