"""A picture whose upload was cut off."""

from PIL import Image


def make(root):
    picture = root / "docs/pictures/sofa.png"
    Image.effect_noise((64, 64), 50).save(picture)
    picture.write_bytes(picture.read_bytes()[:1000])
