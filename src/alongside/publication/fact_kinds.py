"""What the value of a fact may be, kind by kind, and how readers of a language get it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from urllib.parse import urlsplit

from babel.dates import format_date

from alongside.model import Fact, Language
from alongside.text import figures
from alongside.text.dates import format_day

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?", re.ASCII)
_MONEY = re.compile(r"([£€$]|[A-Z]{3} ?)?(\d{1,15}(?:\.\d{1,6})?) ?([A-Z]{3})?", re.ASCII)
_SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD"}
_TIME = re.compile(r"(\d\d?:\d\d)(?: ?[-–] ?(\d\d?:\d\d))?", re.ASCII)
_PHONE = re.compile(r"\+?[\d() -]*\d", re.ASCII)
_EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}", re.ASCII)


@dataclass(frozen=True)
class FactKind:
    """read: the value as facts.yml has it to the value of a Fact, None when it cannot be one.

    example: what can stand behind “value:”. say: to words. forms: what else can be asked for, {{ fact.name.form }}.
    """

    parse: Callable[[object], object]
    example: str
    format: Callable[[object, Language], str]
    forms: Mapping[str, Callable[[object, Language], str]]


def fact_text(fact: Fact, language: Language, keys: tuple[str, ...], form: str = "") -> str | None:
    """What readers get; None when the fact has no words for them. keys: of the strand and its language, in words."""
    kind = FACT_KINDS[fact.kind]
    if fact.kind in TEXT_KINDS:
        return next((fact.value[key] for key in (*keys, "") if key in fact.value), None)
    return (kind.forms[form] if form else kind.format)(fact.value, language)


def _parse_number(typed: object) -> Decimal | None:
    text = str(typed).strip()
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def _parse_percent(typed: object) -> Decimal | None:
    return _parse_number(str(typed).strip().removesuffix("%"))


def _parse_money(typed: object) -> tuple[Decimal, str] | None:
    found = _MONEY.fullmatch(str(typed).strip())
    signs = [sign.strip() for sign in (found[1], found[3]) if sign] if found else []
    return (Decimal(found[2]), _SYMBOLS.get(signs[0], signs[0])) if len(signs) == 1 else None


def _parse_day(typed: object) -> date | None:
    return typed if isinstance(typed, date) else None


def _parse_time(typed: object) -> tuple[time, time | None] | None:
    found = _TIME.fullmatch(str(typed).strip())
    try:
        start, end = (
            (time.fromisoformat(text.zfill(5)) if text else None for text in found.groups())
            if found
            else (None, None)
        )
    except ValueError:
        return None
    return (start, end) if start else None


def _parse_phone(typed: object) -> str | None:
    text = " ".join(str(typed).split())
    return text if _PHONE.fullmatch(text) and len(_digits(text)) >= 3 else None


def _parse_email(typed: object) -> str | None:
    text = str(typed).strip()
    return text if _EMAIL.fullmatch(text) else None


def _parse_link(typed: object) -> str | None:
    text = str(typed).strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    sound = (
        parts.scheme in ("http", "https")
        and "." in (parts.hostname or "")
        and not re.search(r"[\s()]", text)
    )
    return text if sound else None


def _digits(phone: str) -> str:
    """As a link to ring it needs them: tel:+441632960001."""
    return re.sub(r"[^\d+]", "", phone.replace("(0)", ""))


def _short_link(link: str) -> str:
    return re.sub(r"^https?://", "", link).removesuffix("/")


def _format_unchanged(value: object, language: Language) -> str:
    return str(value)


FACT_KINDS = {
    "number": FactKind(_parse_number, "991800", figures.format_number, {}),
    "percent": FactKind(_parse_percent, "15%", figures.format_percentage, {}),
    "date": FactKind(
        _parse_day,
        "2027-03-31",
        format_day,
        {"weekday": lambda day, language: format_date(day, "full", language.locale)},
    ),
    "time": FactKind(
        _parse_time,
        "9:00-17:30",
        lambda value, language: figures.format_time_of_day(*value, language),
        {},
    ),
    "money": FactKind(
        _parse_money, "£12.50", lambda value, language: figures.format_money(*value, language), {}
    ),
    "phone": FactKind(
        _parse_phone,
        "0300 123 4567",
        _format_unchanged,
        {"digits": lambda phone, language: _digits(phone)},
    ),
    "email": FactKind(_parse_email, "hello@example.org", _format_unchanged, {}),
    "link": FactKind(
        _parse_link,
        "https://www.example.org",
        _format_unchanged,
        {"short": lambda link, language: _short_link(link)},
    ),
    "address": FactKind(str, "1 High Street, Exampleton, EX1 2AB", _format_unchanged, {}),
    "text": FactKind(str, "The Example Centre", _format_unchanged, {}),
}
TEXT_KINDS = ("address", "text")
"""Kinds that may have words for each language: value: {en: …, pl: …}"""
