"""The screens and settings in which pages are looked at, as rules/states.yml lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from alongside.model import Rule
from alongside.rules.rulebook import BadRule
from alongside.system.yaml_lines import YamlError, read_yaml

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


@dataclass(frozen=True)
class State:
    """width: CSS px. colours: "light", "dark" or "forced". contrast: "" or "more". text: "", "spaced" or "large"."""

    name: str
    width: int
    colours: str = "light"
    contrast: str = ""
    text: str = ""
    menus: str = ""
    scripts: str = ""

    def __str__(self) -> str:
        settings = (self.colours, self.contrast, self.text, self.menus, self.scripts)
        return " ".join(
            [f"{self.width} px", *(_WORDS[setting] for setting in settings if setting in _WORDS)]
        )


def states_of(rule: Rule) -> tuple[State, ...]:
    """Those that options.states of the rule names. Raises BadRule for a name that states.yml lacks."""
    try:
        return tuple(_all_states()[name] for name in rule.options["states"])
    except KeyError as missing:
        raise BadRule(f"{rule.id}: no state {missing} in {_FILE}") from None


def text_settings() -> Mapping[str, object]:
    """{"text_spacing": {"line": …}, "large_text": per cent}"""
    data = _read_states_file()
    spacing = {name: float(times) for name, times in data["text_spacing"].items()}
    return {"text_spacing": spacing, "large_text": int(data["large_text"])}


def format_states(states: Iterable[State], looked_in: Iterable[State]) -> str:
    """The states in which one fault was found, as its finding names them."""
    states, looked_in = list(dict.fromkeys(states)), set(looked_in)
    if len(states) > 1 and set(states) == looked_in:
        return "every screen and setting"
    named = [str(state) for state in states[:_NAMED_STATES]]
    rest = len(states) - len(named)
    if rest:
        return f"{', '.join(named)} and {rest} more"
    return " and ".join(filter(None, [", ".join(named[:-1]), named[-1]]))


@cache
def _all_states() -> Mapping[str, State]:
    return {name: State(name, **fields) for name, fields in _read_states_file()["states"].items()}


@cache
def _read_states_file() -> Mapping:
    try:
        data, _ = read_yaml(files("alongside.rules").joinpath(_FILE).read_text(encoding="utf-8"))
    except YamlError as problem:
        raise BadRule(f"{_FILE}:{problem.line}: {problem.message}") from None
    return data
