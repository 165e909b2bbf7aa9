"""Reads who may sign off what: sign_offs and roles of publication.yml, over the default ones.

A publication that says nothing has the default checks and roles. One of these keeps its words, so a
publication need only name it; a new one needs words in every language of the publication, as
readers learn who checked what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from alongside.model import Language, SignOffKind, SignOffPolicy, Strand
from alongside.publication.settings_strands import strand_entries
from alongside.system.settings_reader import Setting, suggest
from alongside.text.personal_data import has_personal_data

DEFAULT_KINDS = {
    "plain-english": "test-readers",
    "easy-read": "learning-disability-group",
    "translation": "second-linguist",
    "clinical": "clinician",
    "legal": "legal-adviser",
}
"""Default check to the role that makes it. Their words are in the language files."""
_KINDS_OF_VERSION_ONLY = ("plain-english", "easy-read", "translation")
"""Checks of how a version is written, not of what it says."""
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ROLES_EXAMPLE = "roles:\n  patient-panel:\n    en: a panel of patients"
_KINDS_EXAMPLE = "sign_offs:\n  translation:\n    by: [second-linguist]"

_Words = dict[str, str]
"""Language tag to words."""


def read_policy(settings: Setting, languages: Mapping[str, Language], source: str) -> SignOffPolicy:
    """The checks by people and the roles that may make them. Raises BadInput.

    settings: publication.yml. source: tag of the language in which the publication was authored.
    """
    return _PolicyReader(languages, source).read(settings)


def check_needs(policy: SignOffPolicy, strands: Sequence[Strand], settings: Setting) -> None:
    """Refuses a strand that needs a check which is not there.

    strands: in the order of publication.yml, levels first.
    """
    for entry, strand in zip(strand_entries(settings), strands, strict=True):
        places = entry.member("sign_offs").optional_elements()
        for place, kind in zip(places, strand.sign_offs, strict=True):
            if kind not in policy.kinds:
                place.refuse(
                    f"“{kind}” is not a check that is listed under sign_offs.",
                    suggest(kind, policy.kinds),
                )


@dataclass(frozen=True)
class _PolicyReader:
    """languages: of the publication, by tag. source: the tag of the one it was authored in."""

    languages: Mapping[str, Language]
    source: str

    def read(self, settings: Setting) -> SignOffPolicy:
        roles = {role: self._default_words(f"role_{role}") for role in DEFAULT_KINDS.values()}
        # Roles come first: a check names its roles.
        for entry in _entries(settings.member("roles"), _ROLES_EXAMPLE):
            roles[entry.name] = self._read_role(entry)
        kinds = {key: self._default_kind(key, role) for key, role in DEFAULT_KINDS.items()}
        for entry in _entries(settings.member("sign_offs"), _KINDS_EXAMPLE):
            kinds[entry.name] = self._read_kind(entry, kinds.get(entry.name), roles)
        return SignOffPolicy(kinds, roles)

    def _default_words(self, key: str) -> _Words:
        string_key = key.replace("-", "_")
        return {tag: language.strings[string_key] for tag, language in self.languages.items()}

    def _default_kind(self, key: str, role: str) -> SignOffKind:
        return SignOffKind(
            key=key,
            allowed_roles=(role,),
            checked_texts=self._default_words(f"checked_{key}"),
            is_about_content=key not in _KINDS_OF_VERSION_ONLY,
        )

    def _read_role(self, entry: Setting) -> _Words:
        words = self._read_words(entry, entry.name, _ROLES_EXAMPLE)
        for tag, text in words.items():
            # Every release is published with these words, for as long as somebody keeps it.
            if has_personal_data(text):
                entry.member(tag).refuse(
                    "These words look like somebody’s name or address.",
                    "Say what the people do, not who they are: "
                    "every release is published with these words.",
                )
        return words

    def _read_kind(
        self, entry: Setting, default: SignOffKind | None, roles: Mapping[str, _Words]
    ) -> SignOffKind:
        """default: the kind of the same name, whose words stay unless others are given."""
        entry.mapping(
            f"“{entry.name}” does not say who may sign.",
            f"  {entry.name}:\n    by: [{next(iter(roles))}]",
        )
        entry.refuse_unknown_names(("by", "checked", "every_version"))
        example = f"    checked:\n      {self.source}: the words of the law"
        # To let other people make a check of ours, nobody need write its words again.
        if default and "checked" not in entry:
            checked = default.checked_texts
        else:
            checked = self._read_words(entry.member("checked"), entry.name, example)
        is_about_content = default.is_about_content if default else True
        return SignOffKind(
            key=entry.name,
            allowed_roles=_read_allowed_roles(entry.member("by"), roles),
            checked_texts=checked,
            is_about_content=entry.member("every_version").flag(default=is_about_content),
        )

    def _read_words(self, setting: Setting, key: str, example: str) -> _Words:
        """Words for every language of the publication.

        Words that stand alone are in the language of the source. example: how to write all of them.
        """
        given = setting.optional_mapping() if isinstance(setting.value, dict) else {}
        if not given:
            given = {self.source: setting}
        words = {}
        for tag, language in self.languages.items():
            place = given.get(tag, setting)
            if tag not in given or not isinstance(place.value, str) or not place.value.strip():
                place.refuse(
                    f"“{key}” has no words in {language.name}. Readers are told who checked what.",
                    f"Add a line that begins with “{tag}:”. In full:\n{example}",
                )
            words[tag] = " ".join(place.value.split())
        for tag, place in given.items():
            if tag not in self.languages:
                place.refuse(
                    f"“{tag}” is not a language of this publication.",
                    suggest(tag, self.languages),
                )
        return words


def _entries(setting: Setting, example: str) -> Iterator[Setting]:
    """The entries of sign_offs or roles, each with a name that can be used."""
    entries = setting.optional_mapping(f"“{setting.name}” is not a list of “name: …”.", example)
    for entry in entries.values():
        if not _KEY.fullmatch(entry.name):
            entry.refuse(
                f"“{entry.name}” cannot be the name of a check or a role.",
                "Use small letters, digits and hyphens, for example second-linguist",
            )
        yield entry


def _read_allowed_roles(setting: Setting, roles: Mapping[str, _Words]) -> tuple[str, ...]:
    places = setting.elements(
        "The check does not list the roles that may sign.", f"    by: [{next(iter(roles))}]"
    )
    return tuple(
        place.one_of(
            roles,
            f"There is no role “{place.value}”.",
            f"{suggest(str(place.value), roles)}\nOr say what it is called:\n{_ROLES_EXAMPLE}",
        )
        for place in places
    )
