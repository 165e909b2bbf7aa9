"""A wide table that scrolls on a phone, a narrow one that is no stop, and a button of the page's own."""

from websites import add_style, change

WIDE = (
    '<div class="table" tabindex="0"><table><tr>'
    + "<td>Wednesdays</td>" * 9
    + "</tr></table></div>"
)
NARROW = '<div class="table"><table><tr><td>Bin</td></tr></table></div>'
BUTTON = '<div role="button" tabindex="0">Print</div>'


def make(root):
    change(root, "bins.html", "</article>", f"{WIDE}{NARROW}{BUTTON}</article>")
    add_style(root, ".table { overflow-x: auto }")
