from released_before import write_release_with_old_page


def make(root):
    pages = ("our-bins.places", "glossary2")
    write_release_with_old_page(root, [f"easy-read/{page}.html" for page in pages])
