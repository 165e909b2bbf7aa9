"""The rules of a publication of its own, beside ours: one YAML file each in its folder rules/.

Such a rule is about what people write. Its check is one of ours, with limits, versions and words of
the publication's own, or a Python file in its folder checks/.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from alongside.model import Rule
from alongside.rules import rulebook
from alongside.system.settings_reader import SettingsFile, suggest

FOLDER = "rules"
CHECKS = "checks"
_GATE = "sources"
_WHY = "Nothing can be judged while a rule cannot be read."
_MEND = "Compare the line with its neighbours, or see GUIDE.md, Make rules of your own."


def publication_rules(root: Path) -> Mapping[str, Rule]:
    """Rule id to Rule, ours and those of the publication in the folder root. Raises BadInput."""
    own = own_rules(root)
    return {**rulebook.load(), **own} if own else rulebook.load()


def own_rules(root: Path) -> dict[str, Rule]:
    """Those of the publication alone, by id. Raises BadInput for one that cannot be used."""
    paths = sorted((root / FOLDER).glob("*.yml"))
    return {path.stem: _read_own_rule(root, path) for path in paths}


def _read_own_rule(root: Path, path: Path) -> Rule:
    file = SettingsFile(name=f"{FOLDER}/{path.name}", why=_WHY, general_mend=_MEND)
    rule = replace(rulebook.read_rule(path, _GATE, file), own_file=file.name)
    if rule.id in rulebook.load_all():
        file.refuse(
            "id",
            f"There is a rule {rule.id} already.",
            "Give yours another name, and its file, too. To change a limit of ours, write it under "
            "limits in publication.yml.",
        )
    if not rule.check.startswith(f"{CHECKS}/"):
        return _with_our_check(rule, file)
    code = root / rule.check
    # Only what lies in the folder itself: a copy of it is what is run.
    if Path(rule.check).parent != Path(CHECKS) or code.suffix != ".py" or not code.is_file():
        file.refuse(
            "check",
            f"There is no check {rule.check}.",
            f"Name a Python file in the folder {CHECKS}, such as {CHECKS}/phone-numbers.py.",
        )
    return replace(rule, code=str(code))


def _with_our_check(rule: Rule, file: SettingsFile) -> Rule:
    """A rule of its own by a check of ours. Raises BadInput for one that we do not have."""
    names = {each.check for each in rulebook.load().values() if each.gate == _GATE}
    if rule.check not in names:
        file.refuse(
            "check",
            f"We have no check {rule.check}.",
            suggest(rule.check, sorted(names), f"Name one of ours, or a file in {CHECKS}/."),
        )
    return rule
