from pdfs import print_pages


def make(root):
    """A copy that was stopped before its end."""
    file = print_pages(root) / "ur" / "bins.pdf"
    file.write_bytes(file.read_bytes()[:-700])
