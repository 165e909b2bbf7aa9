"""Text that Markdown takes for the code of a computer program, mostly because of spaces before it."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        lines = (sources.root / variant.path).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        lines = lines.replace("\r", "\n").split("\n")
        for block in (b for s in variant.sections for b in s.blocks if b.kind == "code"):
            fenced = lines[block.line - 1].lstrip("->*+0123456789. \t").startswith(("```", "~~~"))
            said = fault_texts(rule, "fenced" if fenced else "indented")
            yield failed(place_in(variant, block.line), seen=block.text, **said)
        yield passed(place_in(variant))
