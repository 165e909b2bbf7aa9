"""The policy of checks by people: which there are, and whose role it is to make them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class SignOffKind:
    """One check by people, known by its key: "translation".

    allowed_roles: keys of the roles that may make it. checked_texts: language tag to words for
    what is checked, as readers learn it.
    is_about_content: whether it is about what the page says, and not only how this version is
    written, so that every version made from the page needs it too.
    """

    key: str
    allowed_roles: tuple[str, ...]
    checked_texts: Mapping[str, str]
    is_about_content: bool = True


@dataclass(frozen=True)
class SignOffPolicy:
    """Which checks there are, and who may make them.

    kinds: by key. roles: key to the words for it by language, {"en": "a second linguist"}.
    """

    kinds: Mapping[str, SignOffKind] = field(default_factory=dict)
    roles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def may_sign(self, role: object, kind: str) -> bool:
        """Whether the role, a key or anything else that was written for it, may make the check."""
        return kind in self.kinds and role in self.kinds[kind].allowed_roles
