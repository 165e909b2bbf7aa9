"""The workflows of GitHub and GitLab fit their schemas, may do little, and run scripts that are there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FILES = [
    *(("vendor.github-workflows", file) for file in GITHUB),
    ("vendor.gitlab-ci", ROOT / ".gitlab-ci.yml"),
]


@pytest.mark.parametrize(("schema", "file"), FILES, ids=lambda value: getattr(value, "name", ""))
def test_workflow_fits_its_schema(schema, file):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_workflow_with_a_fault_does_not_fit(tmp_path):
    faulty = tmp_path / "faulty.yml"
    text = GITHUB[0].read_text(encoding="utf-8")
    faulty.write_text(text.replace("runs-on:", "run-on:"), encoding="utf-8")
    with pytest.raises(AssertionError, match="run-on"):
        test_workflow_fits_its_schema("vendor.github-workflows", faulty)


@pytest.mark.parametrize("file", GITHUB, ids=lambda file: file.name)
def test_a_workflow_may_only_read_unless_a_job_says_more(file):
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    writes = {
        name: sorted(what for what, may in job.get("permissions", {}).items() if may == "write")
        for name, job in workflow["jobs"].items()
    }
    allowed = [[], ["security-events"], ["id-token", "pages"]]
    assert [name for name, rights in writes.items() if rights not in allowed] == []


@pytest.mark.parametrize("file", GITHUB, ids=lambda file: file.name)
def test_every_action_is_githubs_own_and_pinned_to_a_major_version(file):
    actions = re.findall(r"uses: (\S+)", file.read_text(encoding="utf-8"))
    assert actions
    own = re.compile(r"(actions|github)/[\w/-]+@v\d+")
    assert [action for action in actions if not own.fullmatch(action)] == []


@pytest.mark.parametrize("file", [file for _, file in FILES], ids=lambda file: file.name)
def test_every_script_is_there(file):
    scripts = set(re.findall(r"scripts/[\w-]+", file.read_text(encoding="utf-8")))
    assert scripts
    assert [name for name in scripts if not os.access(ROOT / name, os.X_OK)] == []
