"""A picture that changes from black to white and back for ever."""

from PIL import Image


def make(root):
    black, white = (Image.new("L", (9, 9), colour) for colour in (0, 255))
    picture = root / "docs/pictures/flashes.gif"
    black.save(picture, save_all=True, append_images=[white], duration=50, loop=0)
