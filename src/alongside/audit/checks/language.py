"""Language: whether words are in the language and direction that they are marked with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from alongside.audit.judged import Judged, judge
from alongside.audit.rendered_page import Element, RenderedPage, own_text, own_text_nodes
from alongside.audit.words import without_addresses
from alongside.languages.bcp47 import likely_script, standard_tag
from alongside.model import Rule
from alongside.rules.options import list_option
from alongside.text.language_detection import guess_language, is_known_language
from alongside.text.scripts import count_letters, count_script_letters, foreign_runs

_PIECES = regex.compile(r"[.!?:;“”\"«»„।。？！：۔؟()]+\s*")
_RTL_CLASSES = ("R", "AL")


def language_unlike_mark(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a run of words in one block under one mark. Limits: "letters", "certainty".

    Options: "languages" that it may be in instead.
    """
    others = list_option(rule, "languages")
    for element, text in _runs(page):
        tag = element.language
        is_known = standard_tag(tag) and is_known_language(tag)
        if count_letters(text) < rule.limits["letters"] or not is_known:
            continue
        guessed, certainty = guess_language(text, tag, others)
        is_other = guessed != tag and certainty >= rule.limits["certainty"]
        yield judge(element, is_other, text[:80], marked=tag, found=guessed)


def _runs(page: RenderedPage) -> Iterator[tuple[Element, str]]:
    """The words of each block under one mark of language, with the element that has it."""
    for block in page.blocks_of_text():
        by_mark: dict[Element, list[str]] = {}
        for node in own_text_nodes(block):
            if not node.parent.closest("code", "kbd", "samp"):
                by_mark.setdefault(_marked(node.parent, block), []).append(node.text)
        for element, texts in by_mark.items():
            yield element, " ".join("".join(texts).split())


def _marked(element: Element, block: Element) -> Element:
    """The nearest element up to the block that has a lang of its own, else the block."""
    while element is not block and "lang" not in element.attributes and element.parent:
        element = element.parent
    return element


def phrase_not_marked(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a sentence, or what stands in quotation marks, within a longer text.

    Limits: "letters" of it, "letters-of-other-scripts", "certainty". Options: "languages".
    """
    for element, text in _runs(page):
        pieces = [piece.strip() for piece in _PIECES.split(text) if piece.strip()]
        is_known = standard_tag(element.language) and is_known_language(element.language)
        if len(pieces) < 2 or not is_known:
            continue
        for piece in pieces:
            found = _other_language(without_addresses(piece), element.language, rule)
            yield judge(element, bool(found), piece[:80], marked=element.language, found=found)


def _other_language(piece: str, tag: str, rule: Rule) -> str:
    script = likely_script(tag)
    foreign = count_letters(piece) - count_script_letters(script, piece)
    latin = count_script_letters("Latn", piece) if script != "Latn" else 0
    is_other_script = foreign - latin >= rule.limits["letters-of-other-scripts"]
    if not is_other_script and count_letters(piece) < rule.limits["letters"]:
        return ""
    guessed, certainty = guess_language(piece, tag, list_option(rule, "languages"))
    is_sure = certainty >= rule.limits["certainty"] or is_other_script
    return guessed if guessed != tag and is_sure else ""


def script_unlike_mark(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a run of words under a mark of language. Limits: "letters" of other scripts."""
    for element, text in _runs(page):
        script = likely_script(element.language) if standard_tag(element.language) else ""
        text = without_addresses(text)
        if script and count_letters(text) >= rule.limits["letters"]:
            runs = foreign_runs(script, text)
            foreign = next((run for run in runs if _is_foreign_text(run, rule)), [])
            yield judge(element, bool(foreign), " ".join(foreign)[:80], marked=element.language)


def _is_foreign_text(words: list[str], rule: Rule) -> bool:
    """Names in Latin letters stand in texts of every script, so a few of them say nothing."""
    text = " ".join(words)
    latin = count_script_letters("Latn", text)
    return (
        latin >= rule.limits["latin-letters"]
        or count_letters(text) - latin >= rule.limits["letters"]
    )


def direction_against_script(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: a block of words. Limits: "letters"."""
    for block in page.blocks_of_text():
        text = without_addresses(own_text(block))
        rtl = sum(unicodedata.bidirectional(sign) in _RTL_CLASSES for sign in text)
        ltr = sum(unicodedata.bidirectional(sign) == "L" for sign in text)
        if rtl + ltr >= rule.limits["letters"]:
            is_rtl = block.styles.get("direction") == "rtl"
            yield judge(block, (rtl > ltr) != is_rtl, text[:60])


def language_tag_unknown(page: RenderedPage, rule: Rule) -> Iterator[Judged]:
    """Target: an element with a lang."""
    for element in page.elements:
        tag = element.get("lang").strip()
        if tag:  # an empty one says that nobody knows the language
            yield judge(element, not standard_tag(tag), element.code, tag=tag)
