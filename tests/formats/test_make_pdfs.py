"""Every PDF that is owed is made; one whose page has not changed is not made again."""

import builtins
import sys
from dataclasses import replace
from itertools import product

import pytest

from alongside.errors import BuildFailed, ToolMissing
from alongside.formats.pdf import cache as caching
from alongside.formats.pdf import make
from alongside.formats.pdf.cache import PdfCache
from alongside.formats.pdf.drawing import draw_pdf
from alongside.formats.pdf.make import make_pdfs
from alongside.system import processes
from pdf_jobs import refuse
from pdfs import PUBLICATION
from websites import edit, website


@pytest.fixture
def site(tmp_path):
    outputs = website(tmp_path)
    publication = replace(PUBLICATION, root=tmp_path)
    return replace(outputs, sources=replace(outputs.sources, publication=publication))


@pytest.fixture
def made(monkeypatch):
    """The names of the PDFs that were really made."""
    names = []

    def draw_and_note(job):
        names.append(job.source)
        draw_pdf(job)

    monkeypatch.setattr(make, "draw_pdf", draw_and_note)
    return names


def test_only_what_changed_is_made_again(site, made):
    make_pdfs(site)
    assert made == ["docs/bins.md", "docs/languages/ur/bins.md"]
    first = (site.site_folder / "ur" / "bins.pdf").read_bytes()
    (site.site_folder / "ur" / "bins.pdf").unlink()
    edit(site, "bins.html", "3 bins", "4 bins")
    made.clear()
    make_pdfs(site)
    assert made == ["docs/bins.md"]
    assert (site.site_folder / "ur" / "bins.pdf").read_bytes() == first


def test_an_unchanged_page_is_not_even_read(site, made, monkeypatch):
    make_pdfs(site)
    first = (site.site_folder / "bins.pdf").read_bytes()
    (site.site_folder / "bins.pdf").unlink()
    monkeypatch.setattr(make, "read_pages", lambda *_: pytest.fail("a page was read"))
    make_pdfs(site)
    assert (site.site_folder / "bins.pdf").read_bytes() == first


def test_a_page_that_changed_only_around_its_text_is_read_and_not_drawn(site, made):
    make_pdfs(site)
    made.clear()
    edit(site, "bins.html", "<head>", '<head><meta name="a" content="b">')
    make_pdfs(site)
    assert made == []


def test_other_code_or_libraries_make_everything_again(site, made, monkeypatch):
    make_pdfs(site)
    made.clear()
    monkeypatch.setattr(caching, "program_version", lambda *_: "another version")
    make_pdfs(site)
    assert len(made) == 2


def test_a_damaged_kept_pdf_is_not_used(site, made):
    make_pdfs(site)
    folder = site.sources.root / ".build" / "cache" / "pdf"
    for kept in folder.glob("*/*"):
        kept.write_bytes(kept.read_bytes()[:-9])
    made.clear()
    make_pdfs(site)
    assert len(made) == 2
    assert len(list(folder.glob("*/*"))) == 2


def test_the_first_failure_is_told_whichever_process_it_was_in(site, monkeypatch):
    monkeypatch.setattr(processes, "MIN_ITEMS_FOR_HELP", 1)
    monkeypatch.setattr(make, "draw_pdf", refuse)
    with pytest.raises(BuildFailed) as refused:
        make_pdfs(site)
    assert (refused.value.path, refused.value.mend) == ("docs/bins.md", "Do this.")


def test_the_key_holds_everything_the_pdf_is_made_of(tmp_path):
    cache = PdfCache(tmp_path)
    keys = {cache.key(page, css, PUBLICATION.root) for page, css in product("ab", "cd")}
    assert len(keys) == 4


def test_without_the_systems_text_libraries_it_says_so(site, monkeypatch):
    def missing(name, *rest, **more):
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest, **more)

    real = builtins.__import__
    drawing = [
        name
        for name in sys.modules
        if name.startswith(("weasyprint", "alongside.formats.pdf.render"))
    ]
    for name in drawing:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("alongside.formats.pdf.render", raising=False)
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ToolMissing, match="libraries that draw text") as refused:
        make_pdfs(site)
    assert refused.value.exit_code == 3
