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
from alongside.text.dates import day_in_words

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?", re.ASCII)
_MONEY = re.compile(r"([£€$]|[A-Z]{3} ?)?(\d{1,15}(?:\.\d{1,6})?) ?([A-Z]{3})?", re.ASCII)
_SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD"}
_TIME = re.compile(r"(\d\d?:\d\d)(?: ?[-–] ?(\d\d?:\d\d))?", re.ASCII)
_PHONE = re.compile(r"\+?[\d() -]*\d", re.ASCII)
_EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}", re.ASCII)


@dataclass(frozen=True)
class Kind:
    """read: the value as facts.yml has it to the value of a Fact, None when it cannot be one.

    example: what can stand behind “value:”. say: to words. forms: what else can be asked for, {{ fact.name.form }}.
    """

    read: Callable[[object], object]
    example: str
    say: Callable[[object, Language], str]
    forms: Mapping[str, Callable[[object, Language], str]]


def said(fact: Fact, language: Language, keys: tuple[str, ...], form: str = "") -> str | None:
    """What readers get; None when the fact has no words for them. keys: of the strand and its language, in words."""
    kind = KINDS[fact.kind]
    if fact.kind in WORDS:
        return next((fact.value[key] for key in (*keys, "") if key in fact.value), None)
    return (kind.forms[form] if form else kind.say)(fact.value, language)


def _number(typed: object) -> Decimal | None:
    text = str(typed).strip()
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def _percent(typed: object) -> Decimal | None:
    return _number(str(typed).strip().removesuffix("%"))


def _money(typed: object) -> tuple[Decimal, str] | None:
    found = _MONEY.fullmatch(str(typed).strip())
    signs = [sign.strip() for sign in (found[1], found[3]) if sign] if found else []
    return (Decimal(found[2]), _SYMBOLS.get(signs[0], signs[0])) if len(signs) == 1 else None


def _day(typed: object) -> date | None:
    return typed if isinstance(typed, date) else None


def _time(typed: object) -> tuple[time, time | None] | None:
    found = _TIME.fullmatch(str(typed).strip())
    try:
        start, end = (time.fromisoformat(text.zfill(5)) if text else None for text in found.groups()) if found else (None, None)
    except ValueError:
        return None
    return (start, end) if start else None


def _phone(typed: object) -> str | None:
    text = " ".join(str(typed).split())
    return text if _PHONE.fullmatch(text) and len(_digits(text)) >= 3 else None


def _email(typed: object) -> str | None:
    text = str(typed).strip()
    return text if _EMAIL.fullmatch(text) else None


def _link(typed: object) -> str | None:
    text = str(typed).strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    sound = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and not re.search(r"[\s()]", text)
    return text if sound else None


def _digits(phone: str) -> str:
    """As a link to ring it needs them: tel:+441632960001."""
    return re.sub(r"[^\d+]", "", phone.replace("(0)", ""))


def _short(link: str) -> str:
    return re.sub(r"^https?://", "", link).removesuffix("/")


def _as_it_is(value: object, language: Language) -> str:
    return str(value)


KINDS = {
    "number": Kind(_number, "991800", figures.number, {}),
    "percent": Kind(_percent, "15%", figures.percent, {}),
    "date": Kind(_day, "2027-03-31", day_in_words,
                 {"weekday": lambda day, language: format_date(day, "full", language.locale)}),
    "time": Kind(_time, "9:00-17:30", lambda value, language: figures.time_of_day(*value, language), {}),
    "money": Kind(_money, "£12.50", lambda value, language: figures.money(*value, language), {}),
    "phone": Kind(_phone, "0300 123 4567", _as_it_is, {"digits": lambda phone, language: _digits(phone)}),
    "email": Kind(_email, "hello@example.org", _as_it_is, {}),
    "link": Kind(_link, "https://www.example.org", _as_it_is, {"short": lambda link, language: _short(link)}),
    "address": Kind(str, "1 High Street, Exampleton, EX1 2AB", _as_it_is, {}),
    "text": Kind(str, "The Example Centre", _as_it_is, {}),
}
WORDS = ("address", "text")
"""Kinds that may have words for each language: value: {en: …, pl: …}"""
