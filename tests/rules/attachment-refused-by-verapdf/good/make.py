import shutil

from pdfs import print_pages
from word_attachments import give_pdf, with_link_to_pdf


def make(root):
    shutil.copy(print_pages(root) / "bins.pdf", give_pdf(root))


subject = with_link_to_pdf
