"""The second reader's remarks are advice, and no remark is taken for granted that it could not make."""

import shutil

import outloud
import pytest
from outloud.findings import Result, RuleRun

from alongside.checks.outputs import pdf_advice
from alongside.model import Status
from pdfs import print_pages
from websites import failures, outcomes, website

RULE = "pdf-advice"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    outputs = website(tmp_path_factory.mktemp("site"))
    print_pages(outputs.sources.root)
    return outputs, (outputs.site_folder / "bins.pdf").read_bytes()


@pytest.fixture
def site(made):
    """Nothing is known of it from another test."""
    outputs, pdf = made
    shutil.rmtree(outputs.sources.root / ".build" / "cache" / "outloud", ignore_errors=True)
    (outputs.site_folder / "bins.pdf").write_bytes(pdf)
    return outputs


def test_a_sound_pdf_is_read_once_and_has_no_remarks(site, monkeypatch):
    asked, check = [], outloud.check
    monkeypatch.setattr(outloud, "check", lambda *a, **kw: asked.append(a) or check(*a, **kw))
    for _ in range(2):
        assert {o.status for o in outcomes(RULE, pdf_advice.check, site)} == {Status.PASSED}
    assert len(asked) == 2


@pytest.mark.parametrize(
    "result",
    [Result("bins.pdf", error="broken"), Result("bins.pdf", runs=[RuleRun("FIG-010", "crashed")])],
)
def test_a_reader_that_broke_is_no_pass_and_is_asked_again(site, monkeypatch, result):
    (site.site_folder / "bins.pdf").write_bytes(
        (site.site_folder / "bins.pdf").read_bytes() + b"\n"
    )
    for _ in range(2):
        monkeypatch.setattr(outloud, "check", lambda *_, **__: result)
        assert Status.CANNOT_TELL in {o.status for o in failures(RULE, pdf_advice.check, site)}
