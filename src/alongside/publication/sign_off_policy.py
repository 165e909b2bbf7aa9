"""Reads who may sign off what: sign_offs and roles of publication.yml, over the ones that we know.

A publication that says nothing has ours. A check or a role of ours keeps its words, so a publication need only name
it; a new one needs words in every language of the publication, as readers are told who checked what.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from alongside.model import Language, SignOffKind, SignOffPolicy, Strand
from alongside.text.personal_data import has_personal_data

DEFAULT_KINDS = {
    "plain-english": "test-readers",
    "easy-read": "learning-disability-group",
    "translation": "second-linguist",
    "clinical": "clinician",
    "legal": "legal-adviser",
}
"""The checks that we know, each with the role that makes it. Their words are in the language files."""
_KINDS_OF_VERSION_ONLY = ("plain-english", "easy-read", "translation")
"""Checks of how a version is written, not of what it says."""
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_EXAMPLE = "roles:\n  patient-panel:\n    en: a panel of patients"

Refuse = Callable[[str, str, str], None]
"""Path in publication.yml, what is wrong, how to mend it. Raises BadInput."""


def read_policy(
    data: Mapping, languages: Mapping[str, Language], source: str, refuse: Refuse
) -> SignOffPolicy:
    """data: publication.yml. source: tag of the language in which the publication was authored."""
    reader = _Reader(languages, source, refuse)
    roles = {key: reader.default_words(f"role_{key}") for key in DEFAULT_KINDS.values()}
    roles |= {key: reader.role(key, entry) for key, entry in reader.entries("roles", data)}
    kinds = {
        key: SignOffKind(
            key, (role,), reader.default_words(f"checked_{key}"), key not in _KINDS_OF_VERSION_ONLY
        )
        for key, role in DEFAULT_KINDS.items()
    }
    for key, entry in reader.entries("sign_offs", data):
        kinds[key] = reader.kind(key, entry, kinds.get(key), roles)
    return SignOffPolicy(kinds, roles)


def check_needs(policy: SignOffPolicy, strands: Sequence[Strand], refuse: Refuse) -> None:
    """strands: in the order of publication.yml. Refuses one that needs a check which is not there."""
    levels = [strand for strand in strands if strand.key == strand.level]
    for number, strand in enumerate(strands):
        here = f"levels.{strand.key}" if strand in levels else f"languages.{number - len(levels)}"
        for place, wanted in enumerate(strand.sign_offs):
            if wanted not in policy.kinds:
                refuse(
                    f"{here}.sign_offs.{place}",
                    f"“{wanted}” is not a check that is listed under sign_offs.",
                    _suggestion(wanted, policy.kinds),
                )


class _Reader:
    def __init__(self, languages: Mapping[str, Language], source: str, refuse: Refuse):
        self._languages, self._source, self._refuse = languages, source, refuse

    def default_words(self, key: str) -> dict[str, str]:
        return {
            tag: language.strings[key.replace("-", "_")]
            for tag, language in self._languages.items()
        }

    def entries(self, name: str, data: Mapping) -> Iterable[tuple[str, object]]:
        settings = data.get(name)
        if settings is not None and not isinstance(settings, dict):
            self._refuse(
                name,
                f"“{name}” is not a list of “name: …”.",
                _EXAMPLE
                if name == "roles"
                else "sign_offs:\n  translation:\n    by: [second-linguist]",
            )
        for key, value in (settings or {}).items():
            if not _KEY.fullmatch(key):
                self._refuse(
                    f"{name}.{key}",
                    f"“{key}” cannot be the name of a check or a role.",
                    "Use small letters, digits and hyphens, for example second-linguist",
                )
            yield key, value

    def role(self, key: str, entry: object) -> dict[str, str]:
        words = self._words(f"roles.{key}", key, entry, _EXAMPLE)
        for tag, text in words.items():
            if has_personal_data(text):
                self._refuse(
                    f"roles.{key}.{tag}",
                    "These words look like somebody’s name or address.",
                    "Say what the people do, not who they are: every release is published with these words.",
                )
        return words

    def kind(
        self, key: str, entry: object, default: SignOffKind | None, roles: Mapping
    ) -> SignOffKind:
        here = f"sign_offs.{key}"
        if not isinstance(entry, dict):
            self._refuse(
                here,
                f"“{key}” does not say who may sign.",
                f"  {key}:\n    by: [{next(iter(roles))}]",
            )
        for name in entry:
            if name not in ("by", "checked", "every_version"):
                self._refuse(
                    f"{here}.{name}",
                    f"“{name}” is not a setting of a check.",
                    _suggestion(name, ("by", "checked", "every_version")),
                )
        example = f"    checked:\n      {self._source}: the words of the law"
        checked = (
            default.checked_texts
            if default and "checked" not in entry
            else self._words(f"{here}.checked", key, entry.get("checked"), example)
        )
        every = entry.get("every_version", default.is_about_content if default else True)
        if not isinstance(every, bool):
            self._refuse(
                f"{here}.every_version",
                f"every_version is “{every}”, but can only be true or false.",
                "    every_version: true",
            )
        return SignOffKind(key, self._roles(here, entry.get("by"), roles), checked, every)

    def _roles(self, here: str, listed: object, roles: Mapping) -> tuple[str, ...]:
        if not isinstance(listed, list) or not listed:
            self._refuse(
                f"{here}.by",
                "The check does not list the roles that may sign.",
                f"    by: [{next(iter(roles))}]",
            )
        for place, role in enumerate(listed):
            if role not in roles:
                self._refuse(
                    f"{here}.by.{place}",
                    f"There is no role “{role}”.",
                    f"{_suggestion(str(role), roles)} Or say what it is called:\n{_EXAMPLE}",
                )
        return tuple(listed)

    def _words(self, here: str, key: str, value: object, example: str) -> dict[str, str]:
        """Language tag to words, for every language of the publication."""
        words = value if isinstance(value, dict) else {self._source: value}
        for tag in self._languages:
            if not isinstance(words.get(tag), str) or not words[tag].strip():
                self._refuse(
                    here if tag not in words else f"{here}.{tag}",
                    f"“{key}” has no words in {self._languages[tag].name}. Readers are told who checked what.",
                    f"Add a line that begins with “{tag}:”. In full:\n{example}",
                )
        for tag in words:
            if tag not in self._languages:
                self._refuse(
                    f"{here}.{tag}",
                    f"“{tag}” is not a language of this publication.",
                    _suggestion(tag, self._languages),
                )
        return {tag: " ".join(words[tag].split()) for tag in self._languages}


def _suggestion(word: str, known: Iterable[str]) -> str:
    found = difflib.get_close_matches(word, list(known), 1)
    return f"Did you mean “{found[0]}”?" if found else f"Use one of: {', '.join(known)}."
