from alongside.checks.outputs.artifact_missing import check
from websites import failures, outcomes, website

RULE = "artifact-missing"


def test_every_file_owed_is_examined_once(tmp_path):
    outputs = website(tmp_path)
    assert [o.place.page for o in outcomes(RULE, check, outputs)] == [
        "bins.html",
        "ur/bins.html",
        "credits.html",
        "accessibility.html",
        "bins.pdf",
        "book.epub",
        "ur/bins.pdf",
        "ur/book.epub",
    ]
    assert not failures(RULE, check, outputs)


def test_a_missing_pdf_is_reported_at_its_markdown_file(tmp_path):
    outputs = website(tmp_path)
    (outputs.site_folder / "ur" / "bins.pdf").unlink()
    [failure] = failures(RULE, check, outputs)
    assert failure.place.path == "docs/languages/ur/bins.md"
    assert (failure.values["format"], failure.values["file"]) == ("PDF", "ur/bins.pdf")


def test_an_empty_file_is_as_good_as_missing(tmp_path):
    outputs = website(tmp_path)
    (outputs.site_folder / "credits.html").write_bytes(b"")
    [failure] = failures(RULE, check, outputs)
    assert failure.place.path == "credits.html"
    assert failure.seen == "The file is empty."


def test_a_folder_of_the_same_name_is_not_a_page(tmp_path):
    outputs = website(tmp_path)
    (outputs.site_folder / "bins.html").unlink()
    (outputs.site_folder / "bins.html").mkdir()
    assert [f.place.page for f in failures(RULE, check, outputs)] == ["bins.html"]
