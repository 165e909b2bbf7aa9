"""The program starts at once: what a command works with is loaded when that command runs."""

import subprocess
import sys

import pytest

SLOW_TO_LOAD = {
    "PIL",
    "jinja2",
    "lxml",
    "markdown_it",
    "mkdocs",
    "nltk",
    "pikepdf",
    "py3langid",
    "selenium",
    "textstat",
    "tinycss2",
    "weasyprint",
    "wordfreq",
    "yaml",
}
"""Libraries, each of which takes longer to load than a person takes to notice a wait."""

LOADED = """
import sys
from alongside.cli.commands import main
sys.argv[1:] = {arguments}
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["nothing"]])
def test_help_loads_nothing_that_is_slow(arguments):
    run = subprocess.run(
        [sys.executable, "-c", LOADED.format(arguments=arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    loaded = set(run.stderr.splitlines()[-1].split())
    assert "alongside.cli.commands" in loaded
    assert loaded & SLOW_TO_LOAD == set()
