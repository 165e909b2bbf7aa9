"""A Word document as somebody fills it in."""

from docx import Document
from docx.oxml.ns import qn

from alongside.handover.word_keys import find_key
from handover.handing import document_of, sources_of, taken_in, why, words_of


def key_of(row):
    """Of a row of an easy read group."""
    return find_key((mark.get(qn("w:name")) for mark in row._tr.iter(qn("w:bookmarkStart"))), "row")


def addresses_of(row):
    ids = (link.get(qn("r:id")) for link in row._tr.iter(qn("w:hyperlink")))
    return " ".join(row.part.rels[id_].target_ref for id_ in ids)


class Filled:
    """The document of one version, open in Word."""

    def __init__(self, root, strand, folder):
        self.root, self.strand = root, strand
        self.path = document_of(root, strand, folder)
        self.document = Document(str(self.path))

    def table(self, section):
        return next(
            table
            for table in self.document.tables
            if f".bins.{section}." in "".join(table.rows[-1].cells[1].text.split())
            or f".bins.{section}." in addresses_of(table.rows[-1])
        )

    def row(self, section, number):
        """number: for easy read, the key of its bookmark."""
        return next(
            row
            for row in self.table(section).rows
            if row.cells[0].text.split("\n")[0] == number or key_of(row) == number
        )

    def finish(self, section, answer="yes"):
        self.table(section).rows[-1].cells[-1].text = answer

    def back(self):
        self.document.save(str(self.path))
        return taken_in(sources_of(self.root), self.path)

    def says(self, id_):
        found, pages = self.back()
        assert found.refused == [], why(found)
        for name, content in pages.items():
            (self.root / name).write_bytes(content)
        return words_of(sources_of(self.root), self.strand, id_)
