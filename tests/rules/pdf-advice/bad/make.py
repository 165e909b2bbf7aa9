from pdf_faults import hidden_contact_details, spoil
from pdfs import print_pages


def make(root):
    """The words at the end, with their links, are marked as decoration. The file passes both judges of PDF/UA-1."""
    file = print_pages(root) / "bins.pdf"
    spoil(file.read_bytes(), hidden_contact_details, file)
