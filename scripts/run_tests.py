"""Looks at the code with ruff and mypy, then runs the tests. Called by scripts/test."""

import argparse
import difflib
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
RULES = ROOT / "src" / "alongside" / "rules"
USAGE = "scripts/test [--quick | --rule ID] [--coverage] [what pytest understands]"
EXPLANATION = """\
Without arguments it looks at the code with ruff and mypy, some seconds, and runs every test. It
goes on when ruff or mypy find something, so that one run tells all, and ends with exit code 1.

Everything else that you type goes to pytest:

  scripts/test tests/checks              the tests of one folder
  scripts/test -k fingerprint            the tests with this word in their name
  scripts/test -m "not browser"          all but those that start a browser
  scripts/test --lf                      those that failed the last time
  scripts/test --randomly-seed=123       the order of an earlier run, whose first lines name it
  scripts/test -n 4                      on four processors, not on up to eight of them
  scripts/test --durations=20            tells which 20 tests took longest
"""
LOOKS = {
    "ruff check": ["ruff", "check", "--quiet", "--output-format=concise"],
    "ruff format --check": ["ruff", "format", "--check", "--quiet", "--output-format=concise"],
    "mypy": ["mypy"],
}
"""What tells of faults without running anything."""


def read_arguments(arguments):
    parser = argparse.ArgumentParser(
        prog="scripts/test",
        usage=USAGE,
        description="Runs the tests.",
        epilog=EXPLANATION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    only = parser.add_mutually_exclusive_group()
    only.add_argument(
        "--quick",
        action="store_true",
        help="leaves out what starts a browser, LibreOffice, Java or Node, or is slow otherwise",
    )
    only.add_argument(
        "--rule",
        metavar="ID",
        help="runs only the tests of one rule, in seconds, without ruff and mypy: its examples in "
        "tests/rules/ID, and tests/checks/**/test_ID*.py with _ for each -",
    )
    parser.add_argument(
        "--coverage",
        action="store_true",
        help="ends with a table of the lines and branches of the code that no test took",
    )
    return parser.parse_known_args(arguments)


def look_at_the_code():
    """The names of the tools that found something, after they have said what."""
    faulty = []
    for name, (program, *arguments) in LOOKS.items():
        began = time.monotonic()
        command = [ROOT / ".venv" / "bin" / program, *arguments]
        ran = subprocess.run(command, cwd=ROOT, check=False)
        print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
        if ran.returncode:
            faulty.append(name)
    return faulty


def only_of_rule(rule_id):
    """What makes pytest run the tests of this rule and no others."""
    rules = {file.stem for file in RULES.glob("*/*.yml")}
    if rule_id not in rules:
        near = difflib.get_close_matches(rule_id, rules)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        sys.exit(f"scripts/test: no rule is called “{rule_id}”.{hint}")
    module = f"test_{rule_id.replace('-', '_')}"
    files = [str(path) for path in ROOT.glob(f"tests/checks/**/{module}*.py")]
    # One process: to start more of them takes longer than the tests.
    return ["-n0", "-k", f"[{rule_id}] or {module}", "tests/test_every_rule.py", *files]


def pytest_arguments(chosen, others):
    arguments = others
    if chosen.rule:
        arguments = [*only_of_rule(chosen.rule), *arguments]
    if chosen.quick:
        arguments = ["-m", "not browser and not slow", *arguments]
    if chosen.coverage:
        arguments = ["--cov", "--cov-report=term-missing", *arguments]
    return arguments


def main():
    chosen, others = read_arguments(sys.argv[1:])
    arguments = pytest_arguments(chosen, others)
    faulty = [] if chosen.rule else look_at_the_code()
    ran = subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, check=False)
    for name in faulty:
        print(f"{name} found something: see the top.")
    sys.exit(ran.returncode or bool(faulty))


if __name__ == "__main__":
    main()
