"""Urdu in a font that the page brings along."""

from fonts_on_pages import give_font


def make(root):
    give_font(root, "ur", "Noto Nastaliq Urdu")
