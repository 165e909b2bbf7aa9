"""The command on screens and in folders as they are: no stack trace, nothing left behind."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tiny_site import copy_of_tiny

START = [sys.executable, "-c", "from alongside.cli.commands import main; main()"]
COMMANDS = [
    ("check",),
    ("build",),
    ("publish",),
    ("rollback",),
    ("status",),
    ("diff", "docs/bins.md"),
    ("accept", "docs/bins.md"),
    ("keep-edition",),
    ("new", "parks"),
    ("sign-off", "docs/bins.md"),
    ("export", "--language", "ur", "--to", "docx"),
    ("import", "parcel.docx"),
]


def environment(**more):
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **more}


def run(root, *arguments, **more):
    return subprocess.run(
        [*START, *arguments], cwd=root, capture_output=True, check=False, env=environment(**more)
    )


def decode(output, encoding):
    """A screen of ASCII is one that says nothing of itself, so click writes UTF-8 to it."""
    return output.decode("utf-8" if encoding == "ascii" else encoding)


ENCODINGS = ["latin-1", "ascii", "cp1252", "cp437", "utf-8"]
SHOWN = [
    ("status",),
    ("explain", "wrong-script"),
    ("explain", "--all"),
    ("--help",),
    ("check", "-h"),
]
ONE_BY_ONE = """
import json, os, sys
from alongside.cli.commands import main
for arguments in json.loads(sys.argv.pop()):
    if child := os.fork():
        assert os.waitpid(child, 0)[1] == 0, arguments
    else:
        sys.argv[1:] = arguments
        main()
    os.write(1, bytes(1))
"""
"""Each of the commands in a copy of a process that has only been started. A zero ends its output."""


@pytest.fixture(scope="module")
def screens(tmp_path_factory):
    """Encoding and arguments to what the screen gets. To start the program takes longer than to show it."""
    tiny = copy_of_tiny(tmp_path_factory.mktemp("screens") / "tiny")
    screens = {}
    for encoding in ENCODINGS:
        done = subprocess.run(
            [sys.executable, "-c", ONE_BY_ONE, json.dumps(SHOWN)],
            cwd=tiny,
            capture_output=True,
            check=False,
            env=environment(PYTHONIOENCODING=encoding),
        )
        assert done.returncode == 0, done.stderr
        outputs = done.stdout.split(bytes(1))
        screens |= {
            (encoding, shown): output for shown, output in zip(SHOWN, outputs, strict=False)
        }
    return screens


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("arguments", SHOWN)
def test_every_screen_can_show_it(screens, encoding, arguments):
    assert decode(screens[encoding, arguments], encoding).strip()


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_a_finding_in_another_script_keeps_its_words_on_a_poor_screen(tiny, encoding):
    page = tiny / "docs/languages/ur/bins.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n\nThis “is” English…\n", "utf-8")
    done = run(tiny, "check", PYTHONIOENCODING=encoding)
    assert done.returncode == 1, done.stderr
    assert "docs/languages/ur/bins.md" in decode(done.stdout, encoding)


def test_json_stays_json_on_a_poor_screen(tiny):
    page = tiny / "docs/languages/ur/bins.md"
    page.write_text(page.read_text(encoding="utf-8").replace("{#", "{ #", 1), "utf-8")
    told = run(tiny, "status", "--format", "json", PYTHONIOENCODING="ascii").stdout
    assert json.loads(decode(told, "ascii"))["variants"]


@pytest.mark.parametrize(
    "arguments", [("explain", "--all"), ("status",), ("check", "--format", "json"), ("--help",)]
)
def test_a_reader_that_goes_away_gets_no_false_alarm(tiny, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*START, *arguments],
        cwd=tiny,
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment(),
        check=False,
    )
    os.close(writing)
    said = done.stderr.decode()
    assert done.returncode in (0, 3)
    assert "disk" not in said and "Broken pipe" not in said and "wrong" not in said
    assert "Traceback" not in said and "Exception" not in said


def test_a_report_in_a_file_is_whole_though_nobody_reads_the_screen(tiny):
    reading, writing = os.pipe()
    os.close(reading)
    command = [*START, "check", "--report", "json=found.json"]
    subprocess.run(
        command,
        cwd=tiny,
        stdout=writing,
        stderr=subprocess.DEVNULL,
        env=environment(),
        check=False,
    )
    os.close(writing)
    assert json.loads((tiny / "found.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_an_empty_folder_stays_empty(tmp_path, arguments):
    done = run(tmp_path, *arguments)
    assert done.returncode == 2, done.stderr
    said = done.stderr.decode()
    assert said.strip() and "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_run_that_is_told_to_end_leaves_no_folder_behind(tiny, tmp_path, number):
    work = (
        "import signal, sys, tempfile, time\n"
        # Whoever runs the tests may have had them started to outlive a terminal.
        "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from unittest import mock\n"
        "from alongside.cli import commands\n"
        "def wait(*_):\n"
        "    with tempfile.TemporaryDirectory():\n"
        "        print('waiting', flush=True)\n"
        "        time.sleep(60)\n"
        "with mock.patch.object(sys.modules['alongside.cli.check'], 'check_files', wait):\n"
        "    commands.main()\n"
    )
    folder = tmp_path / "temporary"
    folder.mkdir()
    with subprocess.Popen(
        [sys.executable, "-c", work, "check"],
        cwd=tiny,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(TMPDIR=str(folder)),
    ) as process:
        assert process.stdout.readline() == b"waiting\n"
        assert list(folder.iterdir())
        began = time.monotonic()
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
    assert time.monotonic() - began < 20
    assert process.returncode == 3 and b"Stopped before the end." in said
    assert list(folder.iterdir()) == []


def test_the_list_of_commands_is_not_cut(tiny):
    told = run(tiny, "--help").stdout.decode()
    commands = told.partition("Commands:")[2]
    assert "..." not in commands and "…" not in commands
    assert "release." in commands
    assert run(tiny, "--version").stdout.startswith(b"alongside, version ")
