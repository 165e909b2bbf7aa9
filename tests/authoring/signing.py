"""What tests of sign-offs share: pages of the tiny publication, and how they are signed off and judged."""

from click.testing import CliRunner

from alongside.authoring.accept import find_variant
from alongside.authoring.sign_off import sign_off
from alongside.cli.commands import alongside
from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from tiny_site import TODAY

EASY, URDU, FULL, PLAIN = (
    "docs/easy-read/bins.md",
    "docs/languages/ur/bins.md",
    "docs/bins.md",
    "docs/plain-english/bins.md",
)
RULES = [load()[name] for name in ("sign-off-missing", "sign-off-void", "sign-off-unusable")]
EARLIER = """\
signed_off:
  - for: translation
    by: second-linguist
    on: 2026-11-02
    text: f90f83
    source: 0e7e4c
"""


def command(root, page, *arguments):
    return CliRunner().invoke(alongside, ["--root", str(root), "sign-off", page, *arguments])


def signed(root, page, kind, role, on=TODAY, checked=""):
    return sign_off(*at(root, page), kind, role, on, checked)


def found(root):
    return [
        (f.rule, f.place.path)
        for f in judge("sources", find_documents(root, TODAY), RULES).findings
    ]


def at(root, page):
    """The sources and the page as they are now."""
    sources = find_documents(root, TODAY)
    return sources, find_variant(sources, page)


def change(root, page, old, new):
    text = (root / page).read_bytes().decode()
    assert old in text
    (root / page).write_bytes(text.replace(old, new).encode())
