"""Whatever a page holds, the sources gate answers with findings and never falls over."""

import pytest

from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from tiny_site import TODAY

SETTINGS = [
    "title: [a]",
    "title: 2026-01-01",
    "description: {a: b}",
    "made_from: [a]",
    "made_from: {introduction: {a: b}}",
    "signed_off: {for: x}",
    "signed_off: [a, {for: [x], by: 1, on: 2026-01-01, text: 3}]",
    "next_review: 2026-13-45",
]
TEXTS = [
    "![a](" + "x" * 300 + ")",
    "![a](a%00b)",
    "![](picture:)",
    "[a](<a b>)",
    "[](mailto:%)",
    "[x](http://[::1)",
    "## {#}",
    "#",
    "| a |\n|---|\n| |",
    "<span",
    "`",
    "[a](#%ff)",
    "1" * 5000,
    "٣٫٫٣ 1.2.3,4:5 ²³½ 99:99",
    "{seen}",
]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12])
def test_odd_text(tiny, text):
    page = tiny / "docs" / "easy-read" / "bins.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")
    assert judge("sources", find_documents(tiny, TODAY), rulebook.load().values()).findings


@pytest.mark.parametrize("setting", SETTINGS)
def test_odd_settings(tiny, setting):
    page = tiny / "docs" / "languages" / "ur" / "bins.md"
    key, _, _ = setting.partition(":")
    lines = [
        line
        for line in page.read_text(encoding="utf-8").split("\n")
        if not line.startswith(f"{key}:")
    ]
    page.write_text("\n".join([lines[0], setting, *lines[1:]]), encoding="utf-8")
    assert judge("sources", find_documents(tiny, TODAY), rulebook.load().values()).findings
