"""A photo of 12 MB, and a small file that is a picture of 30000 × 30000 points."""

from PIL import Image


def make(root):
    photo = root / "docs/pictures/photo.jpg"
    Image.new("RGB", (9, 9)).save(photo)
    photo.write_bytes(photo.read_bytes() + bytes(12_000_000))
    Image.new("1", (30_000, 30_000)).save(root / "docs/pictures/poster.png")
