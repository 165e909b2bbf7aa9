"""The released site/ of this repository, served as a plain host would, in one browser.

What it costs: a whole scripts/publish where site/ is missing or older than its sources, which grows
with docs/; .ci/run has released before it runs the tests. Then a few minutes of one browser, which
do not grow with docs/: where every page matters, page_sample.py chooses those that stand for all.
The browser gate of the release itself visits every page.
"""

import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from alongside.checks.browser.browser import Browser, set_width
from alongside.checks.browser.server import serve_folder

ROOT = Path(__file__).parents[2]
MADE_FROM = (
    "docs",
    "theme",
    "src",
    "hooks",
    "publication.yml",
    "pictures.yml",
    "facts.yml",
    "glossary.yml",
    "changes.yml",
    "claims.yml",
    "cases.yml",
    "diagrams.yml",
    "mkdocs.yml",
)
PREFIX = "/deep/down/"
"""Another path than the one of publication.yml: links must work wherever the site is put."""
LISTEN = """window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  refused.push(`${event.effectiveDirective} ${event.blockedURI}`));"""


def newest(names):
    """When any of these files, or of the files in these folders, was last written."""
    times = []
    for name in names:
        for file in [ROOT / name, *(ROOT / name).rglob("*")]:
            if file.is_file() and "__pycache__" not in file.parts:
                times.append(file.stat().st_mtime)
    return max(times)


@pytest.fixture(scope="session")
def released():
    """site/, released by scripts/publish before the tests, or now where it is missing or older than its sources."""
    (ROOT / ".build").mkdir(exist_ok=True)
    with (ROOT / ".build" / "released.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests run in several processes
        mark = ROOT / "site" / "release-times.json"
        if not mark.is_file() or mark.stat().st_mtime < newest(MADE_FROM):
            command = [
                sys.executable,
                "-c",
                "from alongside.cli.commands import main; main()",
                "publish",
            ]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout + done.stderr
    return ROOT / "site"


@pytest.fixture(scope="session")
def address(released):
    with serve_folder(released, PREFIX) as address:
        yield address


@pytest.fixture(scope="module")
def driver():
    with Browser() as browser:
        browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": LISTEN})
        yield browser.driver


@pytest.fixture
def phone(driver):
    set_width(driver, 320, 640)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    yield driver
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
