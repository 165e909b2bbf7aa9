"""A style that takes the mark away."""

from websites import add_style, change


def make(root):
    change(root, "bins.html", "<summary>", '<summary class="silent">')
    add_style(root, ".silent:focus { outline: none }")
