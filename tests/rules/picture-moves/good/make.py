"""A picture of a format that can move, which does not."""

from PIL import Image


def make(root):
    Image.new("L", (9, 9)).save(root / "docs/pictures/still-photo.gif")
