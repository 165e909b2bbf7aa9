"""The screens and settings in which pages are looked at, as rules/states.yml lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypedDict, cast

from alongside.model import Rule
from alongside.rules.rulebook import FOLDER, BadRule, rule_settings_file
from alongside.system.settings_reader import Setting, read_settings

_FILE = "states.yml"
_NAMED_STATES = 2
"""How many states of one finding are named. More help nobody to find it."""
_WORDS = {
    "dark": "in dark colours",
    "forced": "in forced colours",
    "more": "with more contrast",
    "spaced": "with wide text spacing",
    "large": "with large text",
    "open": "with menus open",
    "off": "without JavaScript",
}
"""What a finding says of each setting. The usual ones, such as light colours, are not named."""
_WIDTHS = (200, 4000)
"""CSS px: narrower or wider than any screen."""
_PER_CENT = (100, 500)


class TextSettings(TypedDict):
    """text_spacing: "line", "letter" … to times the letters' size. large_text: in per cent."""

    text_spacing: Mapping[str, float]
    large_text: int


@dataclass(frozen=True)
class State:
    """One screen with its settings. "" stands for what is usual.

    width: CSS px. colours: "light", "dark" or "forced". contrast: "" or "more".
    text: "", "spaced" or "large". menus: "" or "open". scripts: "" or "off".
    """

    name: str
    width: int
    colours: str = "light"
    contrast: str = ""
    text: str = ""
    menus: str = ""
    scripts: str = ""

    def __str__(self) -> str:
        settings = (self.colours, self.contrast, self.text, self.menus, self.scripts)
        words = [_WORDS[setting] for setting in settings if setting in _WORDS]
        return " ".join([f"{self.width} px", *words])


def states_of(rule: Rule) -> tuple[State, ...]:
    """Those that options.states of the rule names. Raises BadRule for a name not in states.yml."""
    names = cast("list[str]", rule.options["states"])  # each is looked up, and refused if unknown
    try:
        return named_states(names)
    except KeyError as missing:
        raise BadRule(f"{rule.id}: no state {missing} in {_FILE}") from None


def named_states(names: Iterable[str]) -> tuple[State, ...]:
    """Raises KeyError for a name that is not in states.yml."""
    return tuple(_all_states()[name] for name in names)


def text_settings() -> TextSettings:
    """How text is set in the states with spaced or large text."""
    settings = _read_states_file()
    spacing = settings.member("text_spacing").mapping()
    return TextSettings(
        text_spacing={name: times.number() for name, times in spacing.items()},
        large_text=settings.member("large_text").whole_number(*_PER_CENT),
    )


def format_states(states: Iterable[State], looked_in: Iterable[State]) -> str:
    """The states in which one fault was found, as its finding names them.

    looked_in: all states in which the page was looked at.
    """
    states, looked_in = list(dict.fromkeys(states)), set(looked_in)
    # With one screen only, “every screen” would hide which.
    if len(states) > 1 and set(states) == looked_in:
        return "every screen and setting"
    named = [str(state) for state in states[:_NAMED_STATES]]
    rest = len(states) - len(named)
    if rest:
        return f"{', '.join(named)} and {rest} more"
    return " and ".join(named)


@cache
def _all_states() -> Mapping[str, State]:
    states = _read_states_file().member("states").mapping()
    return {name: _read_state(setting) for name, setting in states.items()}


def _read_state(setting: Setting) -> State:
    setting.mapping()
    setting.refuse_unknown_names(("width", "colours", "contrast", "text", "menus", "scripts"))
    return State(
        name=setting.name,
        width=setting.member("width").whole_number(*_WIDTHS),
        colours=_read_choice(setting.member("colours"), "light", "dark", "forced"),
        contrast=_read_choice(setting.member("contrast"), "", "more"),
        text=_read_choice(setting.member("text"), "", "spaced", "large"),
        menus=_read_choice(setting.member("menus"), "", "open"),
        scripts=_read_choice(setting.member("scripts"), "", "off"),
    )


def _read_choice(setting: Setting, usual: str, *others: str) -> str:
    """One of the choices; the usual one where nothing is said."""
    return setting.one_of((usual, *others)) if setting.is_given else usual


@cache
def _read_states_file() -> Setting:
    return read_settings(FOLDER / _FILE, rule_settings_file(_FILE))
