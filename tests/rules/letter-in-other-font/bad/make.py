"""Urdu in a font that lacks one of its letters."""

from fonts_on_pages import give_font


def make(root):
    give_font(root, "Noto Nastaliq Urdu", without="ک")
