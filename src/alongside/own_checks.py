"""What a check of a publication's own can use: it stays as it is from version to version.

A file of the folder checks/ has check(sources, rule) and yields outcomes:

    from alongside.own_checks import failed, page_blocks, passed, place_in, readable_variants

    def check(sources, rule):
        for page in readable_variants(sources, rule):
            blocks = [block for block in page_blocks(page) if "Ltd" in block.text]
            for block in blocks:
                yield failed(place_in(page, block.line), seen=block.text)
            if not blocks:
                yield passed(place_in(page))

The texts of the rule in rules/ can name {seen}, {expected}, {path}, {line}, and each further value
that is given to failed by its name.
"""

from alongside.model import Outcome, Place, Rule, Sources, Strand, Variant
from alongside.pages.page_lines import heading_blocks, page_blocks
from alongside.rules.outcomes import (
    cannot_tell,
    failed,
    inapplicable,
    passed,
    place_in,
    readable_variants,
)
from alongside.text.sentences import split_sentences

__all__ = [
    "Outcome",
    "Place",
    "Rule",
    "Sources",
    "Strand",
    "Variant",
    "cannot_tell",
    "failed",
    "heading_blocks",
    "inapplicable",
    "page_blocks",
    "passed",
    "place_in",
    "readable_variants",
    "split_sentences",
]
