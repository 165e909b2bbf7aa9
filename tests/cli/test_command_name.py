"""Messages name commands as they can be typed where the reader is."""

import sys

import pytest

from alongside.cli.command_name import as_called_here

MESSAGE = (
    "Run scripts/publish, or .venv/bin/alongside accept docs/bins.md. scripts/check tells more."
)


def test_in_the_repository_they_stay(tmp_path):
    (tmp_path / "scripts").mkdir()
    assert as_called_here(MESSAGE, tmp_path) == MESSAGE


@pytest.mark.parametrize(
    ("typed", "path", "called"),
    [
        ("/opt/tools/bin/alongside", "/opt/tools/bin", "alongside"),
        ("{here}/../venv/bin/alongside", "/usr/bin", "../venv/bin/alongside"),
        ("/usr/lib/python3/pytest/__main__.py", "/usr/bin", "alongside"),
    ],
)
def test_elsewhere_they_are_as_typed(tmp_path, monkeypatch, typed, path, called):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [typed.format(here=tmp_path)])
    monkeypatch.setenv("PATH", path)
    words = as_called_here(MESSAGE, tmp_path)
    assert words == (
        f"Run {called} publish, or {called} accept docs/bins.md. {called} check tells more."
    )
