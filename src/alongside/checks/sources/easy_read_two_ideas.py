"""Easy read: signs that one sentence carries more than one idea."""

import re
from collections import Counter
from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.sentences import prose_sentences

_PUNCTUATION = {"commas": ",،", "semicolons": ";؛", "brackets": "(", "dashes": "–—"}


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Limits: how many "conjunctions", "commas", "semicolons", "brackets" and "dashes" in a sentence."""
    for variant in readable_variants(sources, rule):
        language = sources.publication.language_of(variant.strand)
        joining = set(rule.options["conjunctions"].get(language.tag, ()))
        for section in variant.sections:
            for sentence in prose_sentences(section, language):
                counts = _count_signs(sentence.text, joining)
                over = [name for name in sorted(counts) if counts[name] > rule.limits[name]]
                signs = ", ".join(f"{counts[name]} {_format_name(name, counts)}" for name in over)
                place = place_in(variant, sentence.line)
                yield failed(place, seen=sentence.text, signs=signs) if over else passed(place)
        yield passed(place_in(variant))


def _count_signs(text: str, joining: set[str]) -> Counter[str]:
    plain = re.sub(r"(?<=\d),(?=\d)", "", text)
    counts: Counter[str] = Counter()
    for name, signs in _PUNCTUATION.items():
        counts[name] = sum(plain.count(sign) for sign in signs)
    counts["dashes"] += len(re.findall(r"\s-\s", plain))
    words = (word.strip(".,;:!?()\"'“”‘’").lower() for word in plain.split())
    counts["conjunctions"] = sum(word in joining for word in words)
    return counts


def _format_name(name: str, counts: Counter[str]) -> str:
    return name[:-1] if counts[name] == 1 else name
