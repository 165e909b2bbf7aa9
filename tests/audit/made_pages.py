"""Pages as a browser would have taken them down, made from code without one: every text is drawn."""

from lxml import html

from alongside.audit.rendered_page import Box, Element, Line, RenderedPage, TextNode

STYLES = {"display": "block", "visibility": "visible", "color": "rgb(0, 0, 0)"}


def made_page(code, path="a.html", **styles):
    """styles: computed ones of every element, with _ for -."""
    looks = STYLES | {name.replace("_", "-"): value for name, value in styles.items()}
    elements = []

    def add(node, parent):
        made = Element(len(elements), node.tag, dict(node.attrib), parent, styles=looks)
        made.box = Box(0, 0, 100, 20)
        elements.append(made)
        if parent is not None:
            parent.children.append(made)
        add_text(node.text, made)
        for child in node:
            add(child, made)
            add_text(child.tail, made)

    def add_text(text, parent):
        if text:
            parent.children.append(TextNode(text, parent, [Line(0, 0, 9, 9, len(text))]))

    add(html.document_fromstring(code), None)
    return RenderedPage(path, "1280 px", "", 1280, tuple(elements))
