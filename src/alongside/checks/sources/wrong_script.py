"""The letters of a page are those of its language's script; what is not must be marked as foreign."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.pages.names import names_of
from alongside.rules.outcomes import at, failed, inapplicable, passed, readable_variants
from alongside.text.clean import own_words
from alongside.text.scripts import letters, letters_of


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Limits: "page" and "block", the least per cent; "block-letters", from which a block counts,
    and "heading-letters", from which a heading, the title or the description does."""
    names = sources.publication.names
    for variant in readable_variants(sources, rule):
        language = sources.publication.language_of(variant.strand)
        blocks = [b for s in variant.sections for b in s.blocks if b.kind != "code"]
        texts = [(b.line, own_words(b, names), rule.limits["block-letters"]) for b in blocks]
        texts += [(b.line, own_words(b, names), rule.limits["heading-letters"])
                  for b in names_of(variant)]
        found = False
        for line, text, least in texts:
            total, share = _share(language.script, text)
            if total >= least and share < rule.limits["block"]:
                found = True
                yield failed(at(variant, line), seen=_short(text), share=share,
                             limit=int(rule.limits["block"]), language=language.name)
        total, share = _share(language.script, " ".join(text for _, text, _ in texts))
        if total == 0:
            yield inapplicable(at(variant))
        elif share < rule.limits["page"] and not found:
            yield failed(at(variant), share=share, limit=int(rule.limits["page"]), language=language.name)
        else:
            yield passed(at(variant))


def _share(script: str, text: str) -> tuple[int, int]:
    """(letters, per cent of them in the script)."""
    total = letters(text)
    return total, 100 * letters_of(script, text) // total if total else 0


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:79].rsplit(" ", 1)[0] + " …"
