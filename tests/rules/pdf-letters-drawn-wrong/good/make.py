from pdfs import print_pages
from websites import change

WORDS = '<p>صحت <bdi dir="ltr">NHS (صحت)</bdi> ۲۰۲۱ (لوگ) می\u200cخواہم</p>'


def make(root):
    change(root, "ur/bins.html", "<details", f"{WORDS}<details")
    print_pages(root)
