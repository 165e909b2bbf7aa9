"""Puts one check by people into the front matter of a page, as its author wrote it.

The places come from the YAML parser, so comments, quotation marks and the shape of the list stay.
Texts here have "\\n" as their only line end.
"""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from alongside.errors import BadInput
from alongside.pages.front_matter import Settings, is_safe_change, replace_front_matter
from alongside.pages.yaml_list_edits import change_list, format_block, format_inline
from alongside.publication.sign_offs import SIGNED_OFF
from alongside.system.yaml_lines import read_yaml


def write_entry(text: str, entry: Mapping[str, str], replaced: int | None, path: str) -> str:
    """The text of a page with one more check in signed_off, or new values in one that is there.

    entry: key to the value as YAML on one line. replaced: the place of a check in its list, from 0;
    None to add one. Raises BadInput when the settings cannot be changed safely.
    """

    def with_entry(settings: Settings) -> Settings | None:
        return _expected_settings(settings, entry, replaced)

    def change(front: str) -> str | None:
        try:
            changed = change_list(front, SIGNED_OFF, entry, replaced)
        except yaml.YAMLError:  # the faster parser that reads pages takes what this one refuses
            return None
        if changed is None or not is_safe_change(front, changed, with_entry):
            return None
        return changed

    changed_text = replace_front_matter(text, change)
    if changed_text is None:
        raise BadInput(
            f"{SIGNED_OFF} is written in a way that we cannot change safely, so we left the page "
            "alone.",
            path=path,
            mend=f"Write it by hand:\n{SIGNED_OFF}:\n" + format_block(entry).rstrip(),
        )
    return changed_text


def _expected_settings(
    settings: Settings, entry: Mapping[str, str], replaced: int | None
) -> Settings | None:
    """The settings with this check, and all else as it was."""
    # The entry goes through the same parser, as "on" is read as a date.
    listed = settings.get(SIGNED_OFF) or []
    wanted, _ = read_yaml(f"{{{format_inline(entry)}}}")
    if not isinstance(listed, list) or not isinstance(wanted, dict):
        return None
    if replaced is None:
        return {**settings, SIGNED_OFF: [*listed, wanted]}
    checks = list(listed)
    if not isinstance(checks[replaced], dict):
        return None
    checks[replaced] = {**checks[replaced], **wanted}
    return {**settings, SIGNED_OFF: checks}
