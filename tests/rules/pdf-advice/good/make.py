from pdfs import print_pages


def make(root):
    print_pages(root)
