"""Files that pages give their readers: found by one name in each version, checked, said in links."""

import pytest

from alongside.checks import load_check
from alongside.model import Status
from alongside.publication.attachments import attachments, find_attachment
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from alongside.web.attachment_links import say_files
from alongside.web.staging import staged_files
from tiny_site import TODAY
from word_attachments import pdf_file, word_file

RULE = rulebook.load()["attachment-not-accessible"]


def add_link(root, path, target):
    with (root / path).open("a", encoding="utf-8") as page:
        page.write(f"\n[x]({target})\n")


@pytest.mark.parametrize(
    ("strand", "path", "files", "found"),
    [
        ("full", "files/a.docx", ["files/a.docx"], "files/a.docx"),
        ("full", "files/A.DOCX", ["files/A.DOCX"], "files/A.DOCX"),
        ("ur", "files/a.pdf", ["files/a.pdf"], "files/a.pdf"),
        ("ur", "a.pdf", ["a.pdf", "languages/ur/a.pdf"], "languages/ur/a.pdf"),
        ("easy-read", "a.pdf", ["a.pdf", "plain-english/a.pdf"], "plain-english/a.pdf"),
        ("full", "فارم.pdf", ["فارم.pdf"], "فارم.pdf"),
        ("full", "a b.docx", ["a b.docx"], "a b.docx"),
        ("full", "files/a.docx", ["files/b.docx"], None),
        ("full", "../publication.docx", ["../publication.docx"], None),
        ("full", "/etc/a.pdf", [], None),
        ("full", "a.xlsx", ["a.xlsx"], None),
        ("full", "bins.md", [], None),
    ],
)
def test_a_file_has_one_name_in_all_versions(tiny, strand, path, files, found):
    for name in files:
        (tiny / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tiny / "docs" / name).write_bytes(b"x")
    publication = find_documents(tiny, TODAY).publication
    attachment = find_attachment(publication, publication.strand(strand), path)
    assert (attachment and attachment.path.as_posix()) == (found and f"docs/{found}")


def test_a_link_out_of_docs_is_no_file_of_ours(tiny):
    (tiny / "secret.pdf").write_bytes(b"x")
    (tiny / "docs/a.pdf").symlink_to(tiny / "secret.pdf")
    publication = find_documents(tiny, TODAY).publication
    assert find_attachment(publication, publication.source, "a.pdf") is None


@pytest.mark.parametrize(
    ("settings", "is_right"),
    [
        ({}, True),
        ({"language": "en"}, True),
        ({"language": "EN_us"}, True),
        ({"language": "cy-GB"}, False),
        ({"language": ""}, False),
        ({"title": "  "}, False),
        ({"headings": 0, "paragraphs": 5}, True),
        ({"headings": 0, "paragraphs": 50}, False),
        ({"alt": None}, True),
        ({"alt": " "}, False),
        ({"header": None}, True),
        ({"header": False}, False),
    ],
)
def test_a_word_document_is_right_or_not(tiny, settings, is_right):
    word_file(tiny / "docs/files/form.docx", **settings)
    assert found(tiny, "files/form.docx") is not is_right


@pytest.mark.parametrize(
    ("settings", "is_right"),
    [
        ({}, True),
        ({"language": "en-GB"}, True),
        ({"language": "pl"}, False),
        ({"language": ""}, False),
        ({"title": ""}, False),
        ({"tagged": False}, False),
    ],
)
def test_a_pdf_is_right_or_not(tiny, settings, is_right):
    pdf_file(tiny / "docs/files/form.pdf", **settings)
    assert found(tiny, "files/form.pdf") is not is_right


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"\xd0\xcf\x11\xe0" * 99, b"<html>"])
@pytest.mark.parametrize("name", ["form.docx", "form.pdf"])
def test_a_damaged_or_locked_file_is_found(tiny, content, name):
    (tiny / "docs" / name).write_bytes(content)
    assert found(tiny, name)


def found(root, target):
    """Whether something is wrong with the file."""
    add_link(root, "docs/bins.md", target)
    outcomes = list(load_check(RULE).check(find_documents(root, TODAY), RULE))
    assert {each.status for each in outcomes} <= {Status.PASSED, Status.FAILED}
    return any(each.status is Status.FAILED for each in outcomes)


def test_only_files_with_a_link_are_published(tiny):
    word_file(tiny / "docs/files/form.docx")
    word_file(tiny / "docs/files/other.docx")
    add_link(tiny, "docs/bins.md", "files/form.docx")
    sources = find_documents(tiny, TODAY)
    assert [path.as_posix() for path in attachments(sources)] == ["docs/files/form.docx"]
    staged = [path for path in staged_files(sources) if path.endswith(".docx")]
    assert staged == ["assets/files/files/form.docx"]


def test_a_link_says_type_and_size_and_another_language(tiny):
    word_file(tiny / "docs/files/form.docx")
    publication = find_documents(tiny, TODAY).publication
    link = '<p><a href="../assets/files/files/form.docx">فارم</a></p>'
    said = say_files(link, publication, publication.strand("ur"))
    assert '<bdi lang="en" dir="ltr">English</bdi>' in said
    here = say_files(link, publication, publication.source)
    assert "(Word document, 37\u00a0kB)" in here and "<bdi" not in here
