"""A self-check: each question of a page with a box to tick, and room to write below them.

The form is made here and in theme/kinds/self-check.html, and nowhere else: authors write questions.
It has no button, no names and no address, so a browser has nothing that it could send.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from alongside.model import EASY_READ, Sources, Variant
from alongside.publication.kinds.self_check import NAME, is_question
from alongside.web.blocks import HtmlBlock, find_html_blocks
from alongside.web.context import Context

_IDEA = "idea"
_BEFORE_WORDS = {"ol": r"<li>\s*(?:<p>)?", "div": r'<div class="idea-words">\s*<p>'}
"""What stands before the words of a question, by the tag of the block that it is in."""
_WORDS = r"(?P<words>(?:(?!</?(?:p|li|ul|ol|div|table|blockquote|pre)\b).)*)"
_TAG = re.compile("<[^>]*>")


def add_form(
    html: str, sources: Sources, variant: Variant, render: Callable[[str, Context], str]
) -> str:
    """A document's rendered text, its paragraphs numbered, with its questions to fill in.

    render: as that of add_kind_parts. The text of any other kind of document stays as it is.
    """
    if variant.kind != NAME:
        return html
    strand = variant.strand
    pieces: list[str] = []
    position = 0
    groups = list(_groups_of_questions(html, is_easy_read=strand.level == EASY_READ))
    for number, (section, blocks) in enumerate(groups):
        start, end = blocks[0].start, blocks[-1].end
        context: Context = {
            "strings": sources.publication.language_of(strand).strings,
            "section": section,
            "number": number + 1,
            "questions": _add_boxes(html[start:end], blocks[0].tag),
            # Where each section is a page of its own, each page has to say it.
            "tells_what_is_kept": number == 0 or strand.page_by_page,
        }
        pieces += [html[position:start], render("kinds/self-check.html", context).strip()]
        position = end
    return "".join([*pieces, html[position:]])


def _groups_of_questions(html: str, *, is_easy_read: bool) -> Iterator[tuple[str, list[HtmlBlock]]]:
    """The id of a section, and blocks of questions in it that follow each other."""
    section, group = "", list[HtmlBlock]()
    for block in find_html_blocks(html):
        if section and _asks(html, block, is_easy_read=is_easy_read):
            group.append(block)
            continue
        if group:
            yield section, group
            group = []
        if block.tag == "h2":
            section = block.attributes.get("id") or ""
    if group:
        yield section, group


def _asks(html: str, block: HtmlBlock, *, is_easy_read: bool) -> bool:
    if not is_easy_read:
        return block.tag == "ol"
    words = _TAG.sub("", html[block.start : block.end])
    return block.attributes.get("class") == _IDEA and is_question(words)


def _add_boxes(html: str, tag: str) -> str:
    def add(found: re.Match[str]) -> str:
        words = found["words"].rstrip()
        box = f'<label><input type="checkbox"> <span>{words}</span></label>'
        return f"{found['before']}{box}{found['words'][len(words) :]}"

    return re.sub(f"(?P<before>{_BEFORE_WORDS[tag]}){_WORDS}", add, html, flags=re.DOTALL)
