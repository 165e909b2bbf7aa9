"""Easy read: every idea is one paragraph that begins with exactly one picture."""

from collections.abc import Iterator

from alongside.model import Block, Outcome, Rule, Sources
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.sentences import PROSE


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        for section in variant.sections:
            cells = [block for block in section.blocks if block.kind == "header-cell"]
            for line in sorted({cell.line for cell in cells}):
                row = " | ".join(cell.text for cell in cells if cell.line == line)
                yield failed(
                    place_in(variant, line), seen=f"| {row} |", **fault_texts(rule, "table")
                )
            for block in section.blocks:
                if block.kind not in PROSE:
                    continue
                fault, place = _fault(block), place_in(variant, block.line)
                if fault:
                    said = fault_texts(rule, fault, count=len(block.pictures), line=block.line)
                    yield failed(place, seen=block.text, **said)
                else:
                    yield passed(place)
        yield passed(place_in(variant))


def _fault(block: Block) -> str:
    if len(block.pictures) > 1:
        return "several"
    if not block.pictures:
        return "item" if block.kind == "item" else "none"
    if not block.markdown.startswith("!["):
        return "late"
    return "" if block.text else "no-words"
