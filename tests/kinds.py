"""Which tests start a browser or are slow, so that the others can be run alone, and these first.

`scripts/test --quick` leaves out what is marked `browser` or `slow`. A test may carry the mark
itself. Most get it here: by their folder, file or name, or by the rule that they try.

No mark can be forgotten for long: a test without the mark that starts one of the programs below
fails in every run, and says so. Node is none of them: making a drawing smaller with it takes half
a second. The audits that Node runs come with a browser anyway.
"""

import os
import sys
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

from alongside.rules import rulebook

TESTS = Path(__file__).parent

MARK_OF_PROGRAM = {
    "chromium": "browser",
    "chromedriver": "browser",
    "java": "slow",
    "soffice": "slow",
    "mkdocs": "slow",
    "nginx": "slow",
}

BROWSER = (
    "checks/browser",
    "preview/test_in_browser.py",
    "released",
    "shards/test_release_in_parts.py",
)
"""Folders, files and tests in them that start Chromium."""

SLOW = (
    "assets/test_signs.py",
    "assets/test_web_fonts.py",
    "checks/outputs/test_epub_valid.py",
    "checks/outputs/test_html_valid.py",
    "checks/outputs/test_pdf_faults.py",
    "checks/sources/test_language_of_words.py",
    "checks/sources/test_short_texts.py",
    "checks/outputs/test_pdf_books.py",
    "checks/outputs/test_pdf_verapdf.py",
    "cli/test_commands.py::test_a_good_publication_passes",
    "cli/test_commands.py::test_accept_writes_what_the_finding_asks_for",
    "cli/test_commands.py::test_github_format_names_the_line",
    "cli/test_commands.py::test_the_dots_of_a_message_are_no_sign_off",
    "cli/test_where_it_runs.py",
    "engines",
    "faults",
    "formats/test_book.py",
    "formats/test_large_print.py",
    "formats/test_pack.py::test_the_code_of_the_contents_is_valid",
    "formats/test_pdf.py",
    "formats/test_torture.py",
    "formats/test_what_changed.py",
    "gates/test_kept_outcomes.py",
    "gates/test_random_edits.py",
    "gates/test_what_rules_read.py",
    "handover/test_libreoffice.py",
    "handover/test_round_trip.py",
    "hooks/test_hooks.py::test_mkdocs_build_stages_and_builds_every_strand",
    "hooks/test_where_mkdocs_runs.py",
    "preview/test_in_browser.py",
    "publication/test_facts_at_work.py::test_a_new_value_is_on_every_page_and_makes_nothing_stale",
    "released",
    "shards/test_release_in_parts.py",
    "starter/test_nginx.py",
    "web/test_search_index.py",
    "test_new_rule.py::test_the_tests_of_a_new_rule_fail_until_it_is_written",
)
"""Folders, files and tests in them that start another of these programs, take over 2 seconds on a
quiet computer, or read all of docs/, and so would grow with it."""

LONGEST = (
    "shards/test_release_in_parts.py",
    "faults/test_faults_in_outputs.py",
    "released",
    "checks/browser",
)
"""Slow ones that take longest of all. They come first, so that no process works on one of them alone at the end."""

SHARE_NOTHING = ("faults/test_faults_in_sources.py", "test_every_rule.py")
"""Files whose tests take minutes together and are given to processes one by one. The tests of any
other file stay together in one process, so that what is made for all of them is made once."""

LAST = 2

SLOW_RULES = (
    "attachment-refused-by-verapdf",
    "epub-not-valid",
    "html-not-valid",
    "pdf-refused-by-verapdf",
)
"""Rules whose checks run Java."""


class StartedPrograms:
    """Sees each program that this process starts, and holds it against the marks of the test."""

    def __init__(self):
        self.test = None
        self.reason = ""

    def begin(self, test):
        self.test = test
        self.reason = ""

    def hear(self, event, arguments):
        """An audit hook: what it raises keeps the program from being started."""
        if event != "subprocess.Popen" or self.test is None:
            return
        for name in program_names(*arguments[:2]):
            mark = MARK_OF_PROGRAM.get(name)
            if mark and not self.test.get_closest_marker(mark):
                self.reason = f"It starts {name}: mark this test {mark}, here or in tests/kinds.py."
                pytest.fail(self.reason)


def program_names(executable, command):
    """The names in the first three words of a command: python -m mkdocs is mkdocs."""
    words = [command] if isinstance(command, (str, bytes, os.PathLike)) else list(command)
    paths = [executable, *words[:3]]
    return [Path(os.fsdecode(path)).name for path in paths if path]


STARTED = StartedPrograms()
sys.addaudithook(STARTED.hear)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    STARTED.begin(item)
    try:
        return (yield)
    finally:
        STARTED.begin(None)


@pytest.fixture(autouse=True)
def marked_as_what_it_starts():
    """The hook's own failure may end in a thread, or in code that catches everything."""
    yield
    if STARTED.reason:
        pytest.fail(STARTED.reason)


class FilesAsAWhole(LoadScopeScheduling):
    """Gives each process a file of tests, or a single test, when it has done the one before."""

    def _split_scope(self, nodeid):
        return done_as_a_whole(nodeid)


def done_as_a_whole(nodeid):
    """The file of a test, or the test itself if it shares nothing with the others in its file."""
    file = nodeid.partition("::")[0]
    return nodeid if is_named(file.removeprefix("tests/"), SHARE_NOTHING) else file


@pytest.hookimpl(optionalhook=True)  # pytest may be told to do without processes
def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False  # the order is ours
    return FilesAsAWhole(config, log)


def pytest_collection_modifyitems(items):
    for item in items:
        for mark in marks_of(item):
            item.add_marker(mark)
    soonest = {}
    for item in items:
        whole = done_as_a_whole(item.nodeid)
        soonest[whole] = min(soonest.get(whole, LAST), how_soon(item))
    # The order is a random one already: it stays so among those that are as long.
    items.sort(key=lambda item: soonest[done_as_a_whole(item.nodeid)])


def how_soon(item):
    """The quick ones come last, so that the processes end at the same time."""
    if is_named(place_of(item), LONGEST):
        return 0
    return 1 if any(map(item.get_closest_marker, ("browser", "slow"))) else LAST


def marks_of(item):
    """The marks that a test has by its place or its rule."""
    place = place_of(item)
    rule = rule_tried_by(item)
    marks = set()
    if is_named(place, BROWSER) or (rule and rule.gate == "browser"):
        marks.add("browser")
    if is_named(place, SLOW) or (rule and rule.id in SLOW_RULES):
        marks.add("slow")
    return marks


def place_of(item):
    """checks/outputs/test_x.py::test_name, without what stands in brackets behind it."""
    path = item.path.relative_to(TESTS).as_posix() if item.path.is_relative_to(TESTS) else ""
    return f"{path}::{item.originalname}"


def rule_tried_by(item):
    """The rule whose good or bad example a test of tests/test_every_rule.py tries, or None."""
    if "_example_" not in item.originalname or not hasattr(item, "callspec"):
        return None
    return rulebook.load().get(item.callspec.params.get("rule_id"))


def is_named(place, names):
    return any(place == name or place.startswith((f"{name}/", f"{name}::")) for name in names)
