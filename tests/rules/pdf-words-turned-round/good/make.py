from pdfs import print_pages
from websites import change

WORDS = "<p>یہ <strong>NHS</strong> <strong>England</strong> ہے، -5 °C اور C++</p>"


def make(root):
    change(root, "ur/bins.html", "<details", WORDS + "<details")
    print_pages(root)
