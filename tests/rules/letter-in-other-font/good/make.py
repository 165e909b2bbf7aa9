"""Urdu in a font that the page brings along."""

from fonts_on_pages import give_font


def make(root):
    give_font(root, "Noto Nastaliq Urdu")
