"""An old page to the text of a new one, in two steps: links need the headings of all pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from alongside.adopt.code_parts import mark_code
from alongside.adopt.headings import Heading, split_title
from alongside.adopt.notes import Notes
from alongside.adopt.old_site import OldPage, OldSite
from alongside.adopt.page_source import Line, read_page_source
from alongside.adopt.plain_blocks import Blocks
from alongside.adopt.plain_html import convert_html
from alongside.adopt.plain_inline import convert_inline
from alongside.model import LEAD
from alongside.publication.made_from import NEVER_COMPARED
from alongside.system.input_text import TextError
from alongside.system.plain_words import words_problem

_LONGEST_DESCRIPTION = 160
_LINK_WORDS = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_SIGNS = re.compile(r"[*_`]+(?=\S)|(?<=\S)[*_`]+")
_MARKUP = re.compile(r"<[^<>]*>|[<>{}]|&(?=[#\w]+;)")
_NO_PARAGRAPH = re.compile(r"^\s*(?:[#>|!]|[-*+]\s|\d+[.)]\s|```|~~~|---)")
_SENTENCE = re.compile(r"^(.+?[.!?。؟।])(?:\s|$)")


@dataclass
class DraftPage:
    """A page on its way: title and description as readers get them, lines as Markdown."""

    page: OldPage
    title: str
    description: str
    lines: list[Line]
    headings: list[Heading]
    title_anchors: tuple[str, ...]

    @property
    def anchors(self) -> dict[str, str]:
        """Old name of a place to the new one; "" for the beginning of the page."""
        found = dict.fromkeys(self.title_anchors, "")
        for heading in self.headings:
            for anchor in heading.anchors:
                found.setdefault(anchor, heading.id)
        return found


def draft_page(site: OldSite, page: OldPage, notes: Notes) -> DraftPage | None:
    """None for a page that the old website did not show, or that nobody can read."""
    try:
        source = read_page_source(page.file)
    except TextError as problem:
        notes.look(page.name, problem.line, f"The page was left out. {problem.what}")
        return None
    if source.front.get("draft") is True:
        notes.look(page.name, 1, "The page was left out: it is a draft there, too.")
        return None
    for number, what in source.problems:
        notes.look(page.name, number, what)
    blocks = Blocks(page.name, page.file, site.folder, site.includes, notes)
    lines = [(number, text.replace("\t", "    ")) for number, text in source.lines]
    lines = blocks.convert(lines)
    lines = convert_html(lines, page.name, notes)
    lines = convert_inline(lines, page.name, notes)
    title, anchors, lines, headings = split_title(lines)
    title = _title(site, page, title, source.front, notes)
    description = _description(page, source.front, lines, notes)
    return DraftPage(page, title, description, lines, headings, anchors)


def _title(
    site: OldSite, page: OldPage, heading: str, front: dict[str, object], notes: Notes
) -> str:
    """Of its heading, its settings, or its entry in the menu."""
    settings, menu = str(front.get("title") or ""), site.menu_titles.get(page.key, "")
    for words in (heading, settings, menu if page.language == site.source else ""):
        if plain_words(words):
            return plain_words(words)
    notes.look(page.name, 1, "The page has no heading that begins with #, and no title. Write one.")
    name = page.key.removesuffix("/index").rpartition("/")[2]
    return name.replace("-", " ").replace("_", " ").capitalize()


def _description(
    page: OldPage, front: dict[str, object], lines: Sequence[Line], notes: Notes
) -> str:
    """Of its settings, or the first sentence. "" where there is none."""
    given = front.get("description") or front.get("summary")
    if isinstance(given, str) and plain_words(given):
        return plain_words(given)
    paragraph: list[str] = []
    for _, text in lines:
        if text.strip() and not _NO_PARAGRAPH.match(text):
            paragraph.append(text.strip())
        elif paragraph:
            break
    words = plain_words(" ".join(paragraph))
    sentence = _SENTENCE.match(words)
    words = sentence[1] if sentence else words
    if not words or len(words) > _LONGEST_DESCRIPTION:
        notes.look(page.name, 1, "The page has no description. Say in a sentence what it is about.")
        return ""
    notes.turn("first sentence → description of the page")
    return words


def plain_words(text: str) -> str:
    """Markdown of one line to words that can stand in settings."""
    words = _SIGNS.sub("", _LINK_WORDS.sub(r"\1", text)).replace("\\", "")
    words = " ".join(_MARKUP.sub("", words).split())
    return "" if words_problem(words) else words


def page_text(
    draft: DraftPage,
    lines: Sequence[Line],
    source_ids: Sequence[str] | None,
    front: dict[str, object],
) -> str:
    """The text of the new file.

    lines: with links as they are now. source_ids: of the headings of the page that this one is a
    translation of; None for the source. front: settings of source pages.
    """
    settings: dict[str, object] = {"title": draft.title}
    if draft.description:
        settings["description"] = draft.description
    if source_ids is None:
        settings |= front
    else:
        # Nobody has held it against what the source says now.
        settings["made_from"] = dict.fromkeys((LEAD, *source_ids), NEVER_COMPARED)
    texts = [text.rstrip() for _, text in lines]
    for heading in draft.headings:
        texts[heading.position] = f"\n{heading.line}\n"
    body = _without_spare_lines("\n".join(texts))
    return f"---\n{as_yaml(settings)}---\n{body}\n"


def _without_spare_lines(text: str) -> str:
    """One empty line where there are several, but not in code."""
    kept: list[str] = []
    for (_, line), is_code in mark_code(enumerate(text.split("\n"))):
        if is_code or line.strip() or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip("\n")


class _Dumper(yaml.SafeDumper):
    """With the items of a list further in than its name, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        """No value stands for another one: our reader of YAML follows none."""
        return True


def as_yaml(value: object) -> str:
    """Lines of settings, in the order that is given."""
    text: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000, indent=2
    )
    return text
