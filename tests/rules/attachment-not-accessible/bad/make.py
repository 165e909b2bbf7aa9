from word_attachments import pdf_file, word_file


def make(root):
    files = root / "docs" / "files"
    word_file(files / "title.docx", title="")
    word_file(files / "language.docx", language="cy-GB")
    word_file(files / "headings.docx", headings=0, paragraphs=13)
    word_file(files / "pictures.docx", alt="")
    word_file(files / "tables.docx", header=False)
    (files / "damaged.docx").write_bytes(b"PK")
    pdf_file(files / "tags.pdf", tagged=False)
    pdf_file(files / "title.pdf", title="")
    pdf_file(files / "language.pdf", language="")
    links = " ".join(f"[{file.name}](files/{file.name})" for file in sorted(files.iterdir()))
    with (root / "docs" / "bins.md").open("a", encoding="utf-8") as page:
        page.write(f"\n{links}\n")
