"""A drawing that is packed, as a file with the ending .svgz is."""

import gzip


def make(root):
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    (root / "docs/pictures/packed.svg").write_bytes(gzip.compress(drawing, mtime=0))
