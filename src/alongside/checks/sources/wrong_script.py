"""The letters of a page are those of its language's script; what is not must be marked as foreign."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.pages.page_lines import heading_blocks
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants
from alongside.text.clean import page_language_words
from alongside.text.scripts import count_letters, count_script_letters


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Limits: "page" and "block", the least per cent; "block-letters", from which a block counts,
    and "heading-letters", from which a heading, the title or the description does."""
    names = sources.publication.names
    for variant in readable_variants(sources, rule):
        language = sources.publication.language_of(variant.strand)
        blocks = [b for s in variant.sections for b in s.blocks if b.kind != "code"]
        texts = [
            (b.line, page_language_words(b, names), rule.limits["block-letters"]) for b in blocks
        ]
        texts += [
            (b.line, page_language_words(b, names), rule.limits["heading-letters"])
            for b in heading_blocks(variant)
        ]
        found = False
        for line, text, least in texts:
            total, share = _share(language.script, text)
            if total >= least and share < rule.limits["block"]:
                found = True
                yield failed(
                    place_in(variant, line),
                    seen=_shorten(text),
                    share=share,
                    limit=int(rule.limits["block"]),
                    language=language.name,
                )
        total, share = _share(language.script, " ".join(text for _, text, _ in texts))
        if total == 0:
            yield inapplicable(place_in(variant))
        elif share < rule.limits["page"] and not found:
            yield failed(
                place_in(variant),
                share=share,
                limit=int(rule.limits["page"]),
                language=language.name,
            )
        else:
            yield passed(place_in(variant))


def _share(script: str, text: str) -> tuple[int, int]:
    """(letters, per cent of them in the script)."""
    total = count_letters(text)
    return total, 100 * count_script_letters(script, text) // total if total else 0


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:79].rsplit(" ", 1)[0] + " …"
