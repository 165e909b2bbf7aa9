"""The page of findings: every word is shown as it is, and pictures stand within it."""

from dataclasses import replace

import pytest
from lxml import html

from alongside.model import ElementPicture, Verdict
from alongside.reports import findings_page
from reports.runs import HOSTILE, RUNS, finding

PICTURE = ElementPicture("aGVsbG8=", "A link with the words “a”, in a frame.")


def page(*arguments):
    text = findings_page.render(*arguments)
    return html.document_fromstring(text), text


@pytest.mark.parametrize("name", RUNS)
def test_each_run_is_one_page(name):
    tree, _ = page(*RUNS[name])
    assert [each.text for each in tree.iter("h1")] == ["What was found"]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    levels = [int(each.tag[1]) for each in tree.iter("h1", "h2", "h3")]
    assert all(later - former <= 1 for former, later in zip(levels, levels[1:], strict=False))


def test_no_word_becomes_code():
    findings = tuple(finding(text, seen=text, why=text) for text in HOSTILE)
    tree, _ = page([Verdict("audit", findings, {})], None)
    assert not list(tree.iter("script", "b", "a", "details", "img"))
    shown = tree.text_content()
    assert "<script>alert(1)</script>" in shown and "{{ fact.x }}" in shown


def test_alike_findings_have_one_picture_and_its_words():
    findings = [replace(finding("Same"), picture=PICTURE) for _ in range(3)]
    tree, text = page([Verdict("audit", tuple(findings), {})], None)
    assert [each.get("alt") for each in tree.iter("img")] == [PICTURE.words]
    assert text.count("docs/bins.md:3") == 3
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy and policy.endswith("img-src data:")


def test_there_are_no_more_pictures_than_a_browser_likes():
    found = [replace(finding(f"{number}."), picture=PICTURE) for number in range(300)]
    first = replace(finding("Blocks", severity="blocks"), picture=PICTURE)
    warnings = [replace(each, severity="warns") for each in found]
    tree, _ = page([Verdict("audit", (*warnings, first), {})], None)
    assert len(list(tree.iter("img"))) == 200
    assert tree.xpath("//img/preceding::h3[1]")[0].text_content().endswith("Blocks")
