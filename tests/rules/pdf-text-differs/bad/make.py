import shutil

from pdfs import print_pages


def make(root):
    """Another document's PDF, whole and accessible, in the place of this one."""
    site = print_pages(root)
    shutil.copyfile(site / "bins.pdf", site / "ur" / "bins.pdf")
