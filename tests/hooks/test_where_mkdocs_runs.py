"""mkdocs build and serve from any folder, with settings named in any way, and where nothing may be written."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from buildable import make_buildable

MKDOCS = [sys.executable, "-m", "mkdocs"]
ALONGSIDE = [sys.executable, "-c", "from alongside.cli.commands import main; main()"]
SECONDS = 120


@pytest.fixture
def root(tiny):
    return make_buildable(tiny)


def without_rights(command):
    """The command as of somebody who may not write where the mode of a folder forbids it: root may do everything."""
    if os.geteuid():
        return command
    return ["setpriv", "--inh-caps=-all", "--bounding-set=-all", *command]


def environment(**more):
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **more}


def run(command, folder):
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
        timeout=SECONDS,
    )


def assert_in_words(done, codes):
    said = done.stdout + done.stderr
    assert done.returncode in codes, said
    assert "Traceback" not in said and "went wrong inside" not in said, said


@pytest.mark.parametrize(
    ("folder", "settings"),
    [
        (".", "mkdocs.yml"),
        ("docs", "../mkdocs.yml"),
    ],
)
def test_the_settings_may_be_named_by_any_path(root, folder, settings):
    done = run([*MKDOCS, "build", "-f", settings], root / folder)
    assert_in_words(done, {0})
    assert (root / ".build/site/ur/bins.html").is_file()


@pytest.fixture
def read_only(root):
    for path in sorted(root.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o555)
    root.chmod(0o555)
    yield root
    for path in [root, *root.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


@pytest.mark.parametrize("arguments", [("check",), ("status",), ("diff", "docs/easy-read/bins.md")])
def test_what_only_reads_needs_no_right_to_write(tiny, arguments):
    for path in [tiny, *tiny.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o555)
    done = run(without_rights([*ALONGSIDE, *arguments]), tiny)
    assert_in_words(done, {0})
    assert not (tiny / ".build").exists()
    for path in [tiny, *tiny.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (MKDOCS, ("build",)),
        (MKDOCS, ("serve", "-a", "127.0.0.1:0")),
        (ALONGSIDE, ("build",)),
        (ALONGSIDE, ("publish",)),
        (ALONGSIDE, ("rollback",)),
        (ALONGSIDE, ("new", "parks")),
        (ALONGSIDE, ("export", "--language", "ur", "--to", "docx")),
    ],
    ids=lambda value: " ".join(value[:1]) if isinstance(value, tuple) else "",
)
def test_what_writes_says_that_it_may_not(read_only, command, arguments):
    (read_only / ".build").chmod(0o555)
    done = run(without_rights([*command, *arguments]), read_only)
    assert_in_words(done, {1, 3})
    said = done.stdout + done.stderr
    assert "Permission denied" in said and "This account may not use" in said, said


@pytest.fixture
def served(root):
    """The address of a running preview, and its process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder = root.parent / "temporary"
    folder.mkdir()
    process = subprocess.Popen(
        [*MKDOCS, "serve", "-f", "mkdocs.yml", "-a", f"127.0.0.1:{port}"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment(TMPDIR=str(folder)),
    )
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Serving on" in line:
            break
    assert "Serving on" in lines[-1], "".join(lines)
    yield f"http://127.0.0.1:{port}", process, folder
    process.kill()
    process.wait()
    process.stdout.close()


def get(address, host=None):
    """Status and text."""
    request = urllib.request.Request(address, headers={"Host": host} if host else {})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_preview_answers_its_own_names_only_and_ends_in_order(served):
    address, process, folder = served
    port = address.rpartition(":")[2]
    assert get(f"{address}/bins.html")[0] == 200
    assert get(f"{address}/bins.html", f"localhost:{port}")[0] == 200
    for path in ("/", "/bins.html", "/status.html", "/writer-panel/news?page=", "/assets/x.css"):
        status, text = get(address + path, "evil.example")
        assert status == 421 and "bin" not in text
    for path in ("/a%00b", "/a%00b.html", "/%0d%0aSet-Cookie:x", "/" + "a" * 600 + ".html"):
        assert get(address + path)[0] == 404
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=30)
    assert "Traceback" not in said, said
    assert list(Path(folder).iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--no-livereload",),
        ("--no-livereload", "--clean"),
        ("--no-livereload", "--dirty", "-w", "docs", "-f", "mkdocs.yml"),
    ],
)
def test_a_server_that_never_asks_for_ours_does_not_start(root, arguments):
    done = run([*MKDOCS, "serve", "-a", "127.0.0.1:0", *arguments], root)
    said = done.stdout + done.stderr
    assert_in_words(done, {2})
    assert "Serving on" not in said and "scripts/serve" in said


@pytest.mark.parametrize("arguments", [("--clean",), ("--dirty",)])
def test_the_other_ways_to_serve_get_our_server(root, arguments):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [*MKDOCS, "serve", "-a", f"127.0.0.1:{port}", *arguments],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment(),
    )
    try:
        lines = list(iter_until(process.stdout, "Serving on"))
        assert "Serving on" in lines[-1], "".join(lines)
        assert get(f"http://127.0.0.1:{port}/bins.html", "evil.example")[0] == 421
    finally:
        process.kill()
        process.communicate()


def iter_until(lines, words):
    for line in lines:
        yield line
        if words in line:
            return
