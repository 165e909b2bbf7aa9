"""What a shell completes: commands, options and the values that the publication has."""

import os
import pty
import select
import subprocess
import sys
import time

import pytest

from alongside.rules import rulebook
from levels_site import copy_of_levels

PROGRAM = f"""#!{sys.executable}
from alongside.cli import main
main()
"""


@pytest.fixture
def folder(tmp_path):
    """A publication, with the command in its .venv/bin as authors have it."""
    root = copy_of_levels(tmp_path / "site")
    program = root / ".venv" / "bin" / "alongside"
    program.parent.mkdir(parents=True)
    program.write_text(PROGRAM, encoding="utf-8")
    program.chmod(0o755)
    return root


def environment(root):
    path = os.pathsep.join([str(root / ".venv" / "bin"), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PYTHONPATH": os.pathsep.join(sys.path)}


def offered_by_bash(root, *words):
    """What bash would offer for the last word, by its own machinery of completion."""
    script = """
        eval "$(alongside completion bash)"
        function=$(complete -p alongside | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        "$function" "$1"
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", "alongside", *words],
        cwd=root,
        env=environment(root),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["acc"], ["accept"]),
        (["publish", "--sh"], ["--shard"]),
        (["check", "--format", "ju"], ["junit"]),
        (["diff", "docs/plain-english/b"], ["docs/plain-english/bins.md"]),
        (["explain", "sign-off-m"], ["sign-off-missing"]),
        (["export", "--language", ""], ["cy", "en", "ur"]),
        (["export", "--level", "p"], ["plain-english"]),
        (["export", "--page", "wel"], ["welsh-duties"]),
        (["new", "a", "--kind", "con"], ["consultation"]),
        (["new", "a", "--below", ""], []),
        (["sign-off", "docs/bins.md", "--for", "tr"], ["translation"]),
        (["sign-off", "docs/bins.md", "--by", "second"], ["second-linguist"]),
        (["--root", "..", "export", "--page", ""], []),
        (["completion", "z"], ["zsh"]),
    ],
)
def test_bash_offers_what_can_come_next(folder, words, offered):
    assert offered_by_bash(folder, *words) == offered


def test_nothing_is_offered_of_a_broken_publication(folder):
    (folder / "publication.yml").write_text("name: [", encoding="utf-8")
    assert offered_by_bash(folder, "export", "--language", "") == []


def test_rules_are_offered_by_the_names_of_their_files():
    assert set(rulebook.rule_ids()) == set(rulebook.load_all())


@pytest.mark.slow
def test_the_tabulator_key_completes_in_bash(folder):
    """As somebody types it: the program by its path, and the key."""
    keys = b'eval "$(alongside completion bash)"\n.venv/bin/alongside acc\tdocs/plain-english/b\t\x01echo \n'
    assert "accept docs/plain-english/bins.md" in typed_into_bash(folder, keys)


def typed_into_bash(root, keys):
    """All that bash shows. keys: pressed one after the other."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(root)
        os.execvpe("bash", ["bash", "--norc", "-i"], {**environment(root), "TERM": "dumb"})
    shown = b""
    for key in keys + b"exit\n":
        os.write(terminal, bytes([key]))
        if key in b"\t\n":
            shown += shown_until_quiet(terminal)
    os.close(terminal)
    os.waitpid(process, 0)
    return shown.decode("utf-8", "replace")


def shown_until_quiet(terminal, longest=20.0, quiet=2.0):
    shown, end = b"", time.monotonic() + longest
    while time.monotonic() < end:
        ready, _, _ = select.select([terminal], [], [], quiet)
        if not ready:
            break
        try:
            read = os.read(terminal, 4096)
        except OSError:  # the shell has ended
            break
        if not read:
            break
        shown += read
    return shown


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_asks_the_program(folder, shell):
    """The script names the variable by which the program is asked, and the program answers."""
    printed = run(folder, "completion", shell)
    assert printed.returncode == 0
    assert f"_ALONGSIDE_COMPLETE={shell}_complete" in printed.stdout
    words = "alongside export --language " if shell == "fish" else "alongside export --language"
    asked = {
        "_ALONGSIDE_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": "" if shell == "fish" else "3",
    }
    answered = run(folder, **asked)
    assert answered.returncode == 0
    assert {"cy", "en", "ur"} <= set(answered.stdout.replace(",", "\n").split())


def test_an_unknown_shell_is_refused(folder):
    done = run(folder, "completion", "dosshell")
    assert done.returncode == 2
    assert "zsh" in done.stderr


def run(root, *arguments, **variables):
    return subprocess.run(
        [root / ".venv" / "bin" / "alongside", *arguments],
        cwd=root,
        env={**environment(root), **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
