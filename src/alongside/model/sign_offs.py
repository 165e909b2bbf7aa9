"""The policy of checks by people: which there are, and whose role it is to make them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class SignOffKind:
    """One check by people, known by its key: "translation".

    by: keys of the roles that may make it. checked: language tag to words for what is checked, as readers are told.
    of_content: whether it is about what the page says, so that every version made from the page needs it too.
    """

    key: str
    allowed_roles: tuple[str, ...]
    checked_texts: Mapping[str, str]
    is_about_content: bool = True


@dataclass(frozen=True)
class SignOffPolicy:
    """kinds: by key. roles: key to the words for it in each language, e.g. {"en": "a second linguist"}."""

    kinds: Mapping[str, SignOffKind] = field(default_factory=dict)
    roles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def may_sign(self, role: object, kind: str) -> bool:
        return kind in self.kinds and role in self.kinds[kind].allowed_roles
