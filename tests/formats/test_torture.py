"""A document with everything that is hard to print, in every language that we have: all of it passes every rule.

After a change of the style, also look at the pages: shaping, mirroring and white space have no rule.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from alongside.gates.judge import judge
from alongside.model import Format
from alongside.publication.catalogue import find_documents
from alongside.publish import build_everything
from alongside.readback.pdf_tags import read_tagged_pdf
from alongside.rules.rulebook import load
from alongside.system.stages import Stages
from buildable import make_buildable
from tiny_site import REPOSITORY, TODAY

TORTURE = REPOSITORY / "tests" / "torture"
LANGUAGES = ("bn", "en", "pl", "ur")
NOT_PRINTED_YET = ("ar", "cy", "gu", "pa", "pt", "ro", "so", "uk", "zh-Hans")
"""Their words of menus are drafts, and nobody has published in them yet. A document in each is still to be written."""
COLUMNS, LONG_ROWS, WIDE_ROWS = 6, 40, 2
ADVICE = "pdf-advice"
HEAD = {"en": "How many people came", "pl": "Ile osób przyszło"}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    root = tmp_path_factory.mktemp("torture") / "site"
    shutil.copytree(TORTURE, root)
    (root / "node_modules").symlink_to(REPOSITORY / "node_modules", target_is_directory=True)
    return build_everything(find_documents(make_buildable(root), TODAY), Stages(4))


def pdf(outputs, language: str, format_: Format) -> Path:
    return next(
        outputs.site_folder / a.path
        for a in outputs.artifacts
        if (a.strand.language, a.format) == (language, format_)
    )


def seen(file: Path) -> str:
    """The words as another program finds them on the pages."""
    return subprocess.run(
        ["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True
    ).stdout


def test_every_language_is_here():
    files = (REPOSITORY / "src" / "alongside" / "languages").glob("*.yml")
    assert {file.stem for file in files} == {*LANGUAGES, *NOT_PRINTED_YET}


def test_it_passes_every_rule_for_what_is_built(outputs):
    verdict = judge("outputs", outputs, load().values())
    assert [(f.rule, f.place.page, f.seen) for f in verdict.findings if f.rule != ADVICE] == []
    # Of a table that is printed in parts, and of its head, which is read out once: both are meant to be so.
    assert {f.seen.partition(":")[0] for f in verdict.findings if f.rule == ADVICE} <= {
        "ORD-001",
        "TAG-002",
    }
    both, judges = (
        2 * len(LANGUAGES),
        [name for name in verdict.outcome_counts if name.startswith("pdf-") and name != ADVICE],
    )
    # The order of words is judged only where they are written from right to left.
    counts = [verdict.outcome_counts[name] for name in judges]
    assert {count["passed"] + count.get("inapplicable", 0) for count in counts} == {both}
    assert all(count["passed"] for count in counts)


@pytest.mark.parametrize("format_", ["pdf", "large-print"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_over_pages_and_in_parts_are_read_out_once(outputs, language, format_):
    body = read_tagged_pdf(pdf(outputs, language, format_)).body
    tables = list(body.descendants("Table"))
    assert [len(list(table.descendants("TR"))) for table in tables] == [
        LONG_ROWS + 1,
        WIDE_ROWS + 1,
    ]
    assert [len(list(table.descendants("TH"))) for table in tables] == [
        LONG_ROWS + 3,
        WIDE_ROWS + COLUMNS,
    ]


@pytest.mark.parametrize("format_", ["pdf", "large-print"])
@pytest.mark.parametrize("language", HEAD)
def test_each_page_of_a_long_table_begins_with_its_head(outputs, language, format_):
    pages = seen(pdf(outputs, language, format_)).split("\f")
    rows = [
        sum(bool(re.match(r"\s*(Week|Tydzień) \d+", line)) for line in page.splitlines())
        for page in pages
    ]
    assert sum(rows) == LONG_ROWS and sum(map(bool, rows)) > 1
    assert [page.count(HEAD[language]) for page in pages] == [int(bool(count)) for count in rows]


@pytest.mark.parametrize("format_", ["pdf", "large-print"])
@pytest.mark.parametrize("language", HEAD)
def test_no_word_of_a_wide_table_is_broken(outputs, language, format_):
    page = html.parse(str(pdf(outputs, language, Format.WEB))).getroot()
    table = page.xpath("//article//table")[-1]
    assert set(table.text_content().split()) <= set(seen(pdf(outputs, language, format_)).split())


@pytest.mark.parametrize("format_", ["pdf", "large-print"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_holds_only_the_beginning_of_an_address(outputs, language, format_):
    lines = [line.strip() for line in seen(pdf(outputs, language, format_)).splitlines()]
    assert not [line for line in lines if line.endswith("://")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_telephone_number_stays_in_one_line_and_in_its_order(outputs, language):
    assert "01582 511 033" in seen(pdf(outputs, language, Format.LARGE_PRINT))
