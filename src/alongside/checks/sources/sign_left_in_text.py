"""Signs for a computer that readers would see as they are typed."""

import re
from collections.abc import Iterator

from alongside.model import Block, Outcome, Rule, Sources
from alongside.pages.page_lines import heading_blocks
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_MARKUP_SIGNS = {
    "bullet": re.compile(r"(?m)^[•◦▪‣●○■·∙]"),
    "strike": re.compile(r"~~\S"),
    "footnote": re.compile(r"\[\^[^\]\s]+\]"),
    "table": re.compile(r"(?m)^\|.*\|$|^:?-{3,}:? *\|"),
    "settings": re.compile(r"\{:[^}]*\}|\{[#.][\w-][^}]*\}|\{[^}\s]*=[^}]*\}"),
    "markdown": re.compile(r"\*\*|\]\(|!\["),
}


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        # Settings at the end of a heading have a finding of their own: section-without-id.
        blocks = list(heading_blocks(variant))
        blocks += [b for s in variant.sections for b in s.blocks if b.kind not in ("code", "html")]
        for block in blocks:
            for line, text in block.lines or ((block.line, block.text),):
                found = [(name, hit[0]) for name, hit in _find_signs(text, block)]
                for name, sign in found:
                    yield failed(
                        place_in(variant, line), seen=text, **fault_texts(rule, name, sign=sign)
                    )
                if not found:
                    yield passed(place_in(variant, line))


def _find_signs(text: str, block: Block) -> Iterator[tuple[str, re.Match]]:
    for name, pattern in _MARKUP_SIGNS.items():
        hit = None if (name, block.kind) == ("settings", "heading") else pattern.search(text)
        if hit:
            yield name, hit
