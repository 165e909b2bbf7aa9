"""A link to a file or film says so: not everybody can open, hear or pay for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Link, Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import page_blocks
from alongside.rules.options import lists_option, mapping_option
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_WORD = re.compile(r"\w+")
_BEHIND_LINK = 30
"""How many letters behind a link still belong to it, as in “report (PDF, 3 pages)”."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a link to a file or a film. Options: "endings" and "hosts" by kind, "words"."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    words, names = lists_option(rule, "words"), mapping_option(rule, "example")
    for block in page_blocks(variant):
        for link in block.links:
            kind = _kind_of(rule, link)
            # Of a file of our own the website says it, with its size.
            if not kind or not urlsplit(link.target).scheme:
                continue
            place = place_in(variant, link.line)
            if _says_so(block, link, words[kind]):
                yield passed(place)
            else:
                yield failed(
                    place,
                    seen=f"[{link.text}]({link.target})",
                    text=link.text,
                    target=link.target,
                    kind=names[kind],
                )


def _kind_of(rule: Rule, link: Link) -> str:
    """ "pdf", "film" …; "" for what is no file."""
    try:
        address = urlsplit(link.target)
    except ValueError:
        return ""  # link-broken tells of it
    host = (address.hostname or "").removeprefix("www.").removeprefix("m.")
    for kind, hosts in lists_option(rule, "hosts").items():
        if host in hosts:
            return kind
    ending = unquote(address.path).rpartition("/")[2].rpartition(".")[2].lower()
    if "." not in address.path:
        return ""
    for kind, endings in lists_option(rule, "endings").items():
        if ending in endings:
            return kind
    return ""


def _says_so(block: Block, link: Link, beginnings: tuple[str, ...]) -> bool:
    start = block.text.find(link.text)
    end = start + len(link.text) if start >= 0 else 0
    near = f"{link.text} {block.text[end : end + _BEHIND_LINK]}".casefold()
    return any(word.startswith(beginnings) for word in _WORD.findall(near))
