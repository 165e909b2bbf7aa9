from word_attachments import pdf_file, word_file


def make(root):
    """A form in both languages, a short letter without headings, and a PDF."""
    word_file(root / "docs/files/form.docx")
    word_file(root / "docs/files/letter.docx", headings=0, alt=None, header=None)
    word_file(root / "docs/languages/ur/files/form.docx", language="ur-PK", title="فارم")
    pdf_file(root / "docs/files/map.pdf")
    for path in ("docs/bins.md", "docs/languages/ur/bins.md"):
        with (root / path).open("a", encoding="utf-8") as page:
            page.write("\n[1](files/form.docx) [2](files/letter.docx) [3](files/map.pdf)\n")
