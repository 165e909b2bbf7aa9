"""A photo as large as a phone takes it."""

from PIL import Image


def make(root):
    Image.new("RGB", (4000, 3000)).save(root / "docs/pictures/photo.jpg")
