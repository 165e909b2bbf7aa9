"""The process is killed at each stage: site/ is as it was, and the next run is none the worse."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from faults.site_copy import PATHS, START, copy_of_the_site, picture_of, run_here

DRIVER = Path(__file__).parent / "break_stage.py"
STAGES = 9


def kill_at(root: Path, stage: int, built: Path | None) -> None:
    """Starts a publish and kills it, as a power cut would, when it says that it is at this stage."""
    start = [str(DRIVER), "nothing else"] if built else ["-c", START]
    more = {"ALONGSIDE_TEST_BUILT": str(built)} if built else {}
    process = subprocess.Popen(
        [sys.executable, *start, "publish"],
        cwd=root,
        stderr=subprocess.PIPE,
        text=True,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": PATHS, **more},
    )
    for line in process.stderr:
        if line.startswith(f"[{stage} of "):
            os.killpg(process.pid, signal.SIGKILL)
            break
    process.wait()
    process.stderr.close()
    assert process.returncode == -signal.SIGKILL, "it ended before it came to that stage"


@pytest.mark.parametrize("stage", range(1, STAGES))
def test_killed_at_a_stage(stage, tmp_path, request):
    # Up to the check of the documents nothing is kept; what the later stages begin with is.
    built = request.getfixturevalue("built") if stage > 4 else None
    root = copy_of_the_site(tmp_path / "copy", built and built.parents[1])
    before = picture_of(root / "site")
    kill_at(root, stage, built if stage > 6 else None)
    assert picture_of(root / "site") == before
    after = run_here(root, "check")
    assert after.code == 0, after.text


def test_killed_while_releasing(tmp_path, built):
    """The last stage: the old release or the new one, whole. The moments inside it: tests/release/test_release.py."""
    from alongside.release.release import changed_files, clean_up

    root = copy_of_the_site(tmp_path / "copy")
    start = [sys.executable, str(DRIVER), "nothing is audited", "publish"]
    process = subprocess.Popen(
        start,
        cwd=root,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": PATHS, "ALONGSIDE_TEST_BUILT": str(built)},
    )
    for line in process.stderr:
        if "Release" in line:
            process.kill()
            break
    process.wait()
    process.stderr.close()
    assert changed_files(root / "site") == []
    clean_up(root)
    assert changed_files(root / "site") == []
