"""What many pages say and what can change: a fact, and its uses on pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Fact:
    """A fact of facts.yml.

    value: by kind, a Decimal ("number", "percent"), (Decimal, ISO 4217 code) ("money"), date
    ("date"), (time, time or None) ("time"), str ("phone", "email", "link"), or words by strand or
    language, with "" for all ("address", "text").
    reviewed: the day on which somebody last made sure of it. line: in facts.yml.
    by_chance_on: pages on which the same figure stands for something else.
    """

    name: str
    kind: str
    value: object
    source: str
    reviewed: date
    line: int
    by_chance_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class FactUse:
    """{{ fact.name }} on a page.

    rendered: what readers get instead. line: of the file. is_text: whether that is text, and not a
    figure.
    """

    name: str
    rendered: str
    line: int
    is_text: bool


@dataclass(frozen=True)
class FactFault:
    """A use that cannot be filled in, so that readers would get it as it is typed.

    fault: one of those of the rule fact-not-usable. values: for its sentences. line: of the file.
    """

    fault: str
    line: int
    typed: str
    values: Mapping[str, str]
