"""The PDF that tells councillors what has changed since the edition before: in words, in each script."""

import pytest
from pikepdf import Pdf

from alongside.formats.pdf.make import make_pdfs
from alongside.gates.judge import judge
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.publication.editions import keep_edition
from alongside.readback.pdf_tags import read_tagged_pdf
from alongside.rules.rulebook import load
from alongside.web.downloads import downloads_context
from buildable import built, make_buildable
from tiny_site import TODAY, copy_of_tiny

CHANGES = {
    "docs/bins.md": ("for £25", "for £30"),
    "docs/languages/ur/bins.md": ("£25", "£30"),
    "docs/easy-read/bins.md": ("You pay £25 for this.", "You pay £30 for this."),
}
RULES = (
    "pdf-not-accessible",
    "pdf-text-differs",
    "pdf-structure-differs",
    "pdf-letters-too-small",
    "pdf-text-cut-off",
    "pdf-unreadable",
    "pdf-text-not-read-out",
    "pdf-too-heavy",
    "artifact-missing",
    "pdf-refused-by-verapdf",
    "pdf-settings-wrong",
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    root = copy_of_tiny(tmp_path_factory.mktemp("changed") / "tiny")
    settings = root / "publication.yml"
    text = settings.read_text("utf-8").replace(
        "formats: [web, pdf]", "formats: [web, what-changed]"
    )
    settings.write_text(text + "\nedition:\n  version: 1.0\n  date: 2026-11-22\n", "utf-8")
    keep_edition(find_documents(root, TODAY))
    settings.write_text(text + "\nedition:\n  version: 1.1\n  date: 2027-03-01\n", "utf-8")
    for path, (old, new) in CHANGES.items():
        page = (root / path).read_text("utf-8")
        assert old in page
        (root / path).write_text(page.replace(old, new), "utf-8")
    _, site = built(make_buildable(root))
    outputs = expected_outputs(find_documents(root, TODAY), site)
    make_pdfs(outputs)
    return outputs


@pytest.mark.parametrize("rule", RULES)
def test_it_keeps_every_rule_of_pdfs(outputs, rule):
    verdict = judge("outputs", outputs, [load()[rule]])
    assert [str(finding) for finding in verdict.findings] == []
    assert verdict.outcome_counts[rule]["passed"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "what-changed-full-en.pdf",
            [
                "Before:",
                "for £25.",
                "Now:",
                "for £30.",
                "Words removed: “£25”",
                "Words added: “£30”",
                "Version 1.1 of 1 March 2027, compared with version 1.0 of 22 November 2026.",
            ],
        ),
        ("plain-english/what-changed-plain-english-en.pdf", ["No words have changed."]),
        ("ur/what-changed-plain-english-ur.pdf", ["پہلے:", "اب:", "£30"]),
    ],
)
def test_it_says_in_words_what_was_there_and_what_is(outputs, path, words):
    said = " ".join(read_tagged_pdf(outputs.site_folder / path).document.text.split())
    assert [each for each in words if each not in said] == []


def test_it_is_the_same_on_every_run(outputs):
    file = outputs.site_folder / "ur" / "what-changed-plain-english-ur.pdf"
    first = file.read_bytes()
    with Pdf.open(file) as pdf:
        assert pdf.docinfo.get("/CreationDate") is None
    file.unlink()
    make_pdfs(outputs)
    assert file.read_bytes() == first


def test_the_page_of_files_offers_it(outputs):
    publication = outputs.sources.publication
    offered = downloads_context(outputs.sources, publication.strand("ur"))["book"]
    assert [file["path"] for file in offered] == ["ur/what-changed-plain-english-ur.pdf"]
