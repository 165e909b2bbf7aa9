"""Finds what points to one person in a few words: a name, an e-mail address, a telephone number.

Sign-offs are published with every release, so they say a role. This can only catch what looks like
a name in scripts with capital letters; what keeps names out is the closed list of roles.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

_ADDRESS = regex.compile(r"\S+@\S+\.\S+")
# Nine digits or more: shorter numbers are dates, sums or fingerprints.
_NUMBER = regex.compile(r"(?:\+|\b)\d(?:[\s()-]?\d){8,}")
_TITLE = regex.compile(
    r"\b(?:[Dd]r|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame|Cllr|Councillor|Rev|Revd|Pan|Pani)\b"
    r"\.?\s+\p{Lu}"
)
_CAPITALISED = r"\p{Lu}[\p{L}\p{M}’'-]*"
# Names have small words in them: Maria da Silva.
_PARTICLE = r"(?:(?:de|van|von|der|den|bin|ul|al|el|la|du|da|di)[ -])?"
_FULL = rf"(?:{_CAPITALISED}\.?)(?:[ ]{_PARTICLE}{_CAPITALISED}\.?)+"
_NAME = regex.compile(_FULL)
_INITIALS = regex.compile(r"(?:\p{Lu}\.?[ ]?){2,3}(?:[ ]\p{Lu}\p{Ll}+)?")
_WHO = regex.compile(rf"\b(?:by|from|with|przez)\s+(?P<who>{_FULL})")


def has_personal_data(words: str, known: Iterable[str] = ()) -> bool:
    """Whether a text has an address, a number to call, or a title, “by” or “with” before a name.

    known: names of places and bodies, which may stand after “by”.
    """
    if _ADDRESS.search(words) or _NUMBER.search(words) or _TITLE.search(words):
        return True
    known_names = tuple(known)
    return any(not match["who"].startswith(known_names) for match in _WHO.finditer(words))


def is_like_a_name(words: str) -> bool:
    """Whether the words as a whole look like a person: “Jane Smith”, “J. Smith”, “JS”."""
    words = words.strip()
    return has_personal_data(words) or bool(_NAME.fullmatch(words) or _INITIALS.fullmatch(words))
