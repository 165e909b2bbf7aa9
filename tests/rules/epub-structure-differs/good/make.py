from epubs import pack_books


def make(root):
    pack_books(root)
