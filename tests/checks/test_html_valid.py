import pytest
from websites import failures, website

from alongside.checks.html_valid import check
from alongside.errors import ToolMissing
from alongside.rulebook import load

RULE = "html-not-valid"


def test_a_good_site_is_valid(tmp_path):
    assert not failures(RULE, check, website(tmp_path))


@pytest.mark.parametrize("lacking", ["java", "checker"])
def test_without_the_checker_nothing_is_said_to_be_valid(tmp_path, monkeypatch, lacking):
    outputs = website(tmp_path)
    if lacking == "java":
        monkeypatch.setenv("PATH", str(tmp_path))
    else:
        (tmp_path / "node_modules").unlink()
    with pytest.raises(ToolMissing):
        list(check(outputs, load()[RULE]))


def test_an_answer_that_nobody_can_read_is_no_pass(tmp_path, monkeypatch):
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho broken\n", encoding="utf-8")
    java.chmod(0o755)
    outputs = website(tmp_path)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(ToolMissing, match="no answer"):
        list(check(outputs, load()[RULE]))
