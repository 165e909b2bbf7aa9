"""Which letters of a font go into one file, for scripts with thousands of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def cut_by_page(texts: Sequence[str], at_once: int, always: str = "") -> list[str]:
    """The letters of texts in parts, for a script with thousands of them.

    First as many of the most frequent ones as at_once says, by the number of texts that have them;
    then for each text the letters that no text before it has. So a page that follows another one
    needs little more than a part of its own. Nothing is cut where all would be in the first part.
    always: letters for the first part.
    """
    counts = Counter(letter for text in texts for letter in set(text))
    counts.update(dict.fromkeys(always, len(texts)))
    by_count = sorted(counts, key=lambda letter: (-counts[letter], letter))
    if len(by_count) <= at_once:
        return []
    known = set(by_count[:at_once])
    parts = ["".join(sorted(known))]
    for text in texts:
        if own := {*text} - known:
            parts.append("".join(sorted(own)))
            known |= own
    return parts
