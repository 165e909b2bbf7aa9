"""What the value of a fact may be, kind by kind, and how readers of a language get it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TypeVar, cast
from urllib.parse import urlsplit

from alongside.model import Fact, Language
from alongside.system.plain_words import is_web_address
from alongside.text import figures
from alongside.text.dates import format_day, format_weekday

# Digits are counted, so that no value is longer than a page can show.
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?", re.ASCII)
_MONEY = re.compile(r"([£€$]|[A-Z]{3} ?)?(\d{1,15}(?:\.\d{1,6})?) ?([A-Z]{3})?", re.ASCII)
_GROUPED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:[, \u00a0\u202f]\d{3})+(?![\d,])", re.ASCII)
"""A figure as people write it, 250,000 or 250 000."""
_SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD"}
_TIME = re.compile(r"(\d\d?:\d\d)(?: ?[-–] ?(\d\d?:\d\d))?", re.ASCII)
_PHONE = re.compile(r"\+?[\d() -]*\d", re.ASCII)
_EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}", re.ASCII)


_Value = TypeVar("_Value")
_Format = Callable[[object, Language], str]


@dataclass(frozen=True)
class FactKind:
    """What a kind of fact can be.

    parse: the value as facts.yml has it to the value of a Fact; None when it cannot be one.
    example: what can stand behind “value:”. format: the value in the words of a language.
    forms: what else a page can ask for, {{ fact.name.form }}.
    """

    parse: Callable[[object], object]
    example: str
    format: _Format
    forms: Mapping[str, _Format]


def fact_text(fact: Fact, language: Language, keys: tuple[str, ...], form: str = "") -> str | None:
    """What readers get; None when the fact has no words for them.

    keys: under which the words of a text are looked for, the first that it has: a strand's key and
    its language. form: one of the forms of its kind, or "".
    """
    kind = FACT_KINDS[fact.kind]
    if isinstance(fact.value, Mapping):
        texts: Mapping[str, str] = fact.value
        return next((texts[key] for key in (*keys, "") if key in texts), None)
    format_value = kind.forms[form] if form else kind.format
    return format_value(fact.value, language)


def fact_number(fact: Fact) -> Decimal:
    """The value of a fact of the kind "number". Raises TypeError for another one."""
    if not isinstance(fact.value, Decimal):
        raise TypeError(f"{fact.name} is not a number")
    return fact.value


def _parse_number(typed: object) -> Decimal | None:
    text = _without_groups(str(typed).strip())
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def _without_groups(text: str) -> str:
    """£250,000 as £250000. 1,5 is left: in some languages it is one and a half."""
    return _GROUPED.sub(lambda figure: re.sub(r"\D", "", figure[0]), text)


def _parse_percent(typed: object) -> Decimal | None:
    return _parse_number(str(typed).strip().removesuffix("%"))


def _parse_money(typed: object) -> tuple[Decimal, str] | None:
    """The amount and the ISO 4217 code of its currency, which stands before or after it."""
    found = _MONEY.fullmatch(_without_groups(str(typed).strip()))
    if not found:
        return None
    signs = [sign.strip() for sign in (found[1], found[3]) if sign]
    # An amount without a currency is no amount, one with two is unclear.
    if len(signs) != 1:
        return None
    return Decimal(found[2]), _SYMBOLS.get(signs[0], signs[0])


def _parse_day(typed: object) -> date | None:
    return typed if isinstance(typed, date) else None


def _parse_time(typed: object) -> tuple[time, time | None] | None:
    """A time, or from when until when."""
    found = _TIME.fullmatch(str(typed).strip())
    if not found:
        return None
    start, end = found.groups()
    try:
        return _parse_clock(start), _parse_clock(end) if end else None
    except ValueError:  # 25:00
        return None


def _parse_clock(text: str) -> time:
    return time.fromisoformat(text.zfill(5))


def _parse_phone(typed: object) -> str | None:
    text = " ".join(str(typed).split())
    # 111 and 999 are numbers to ring, too; no shorter ones are.
    return text if _PHONE.fullmatch(text) and len(_digits(text)) >= 3 else None


def _parse_email(typed: object) -> str | None:
    text = str(typed).strip()
    return text if _EMAIL.fullmatch(text) else None


def _parse_link(typed: object) -> str | None:
    text = str(typed).strip()
    # A bracket would end the link in Markdown.
    if not is_web_address(text) or re.search(r"[()]", text):
        return None
    return text if "." in (urlsplit(text).hostname or "") else None


def _digits(phone: str) -> str:
    """A number as a link to ring it needs it, tel:+441632960001."""
    return re.sub(r"[^\d+]", "", phone.replace("(0)", ""))


def _format_unchanged(value: object, language: Language) -> str:
    return str(value)


def _format_weekday(day: date, language: Language) -> str:
    """CLDR's full form, "Sunday, 22 November 2026"."""
    return format_weekday(day, language)


def _format_hours(hours: tuple[time, time | None], language: Language) -> str:
    start, end = hours
    return figures.format_time_of_day(start, end, language)


def _format_money(money: tuple[Decimal, str], language: Language) -> str:
    amount, currency = money
    return figures.format_money(amount, currency, language)


def _format_digits(phone: str, language: Language) -> str:
    return _digits(phone)


def _format_short_link(link: str, language: Language) -> str:
    return re.sub(r"^https?://", "", link).removesuffix("/")


def _kind(
    parse: Callable[[object], _Value | None],
    example: str,
    format_value: Callable[[_Value, Language], str],
    **forms: Callable[[_Value, Language], str],
) -> FactKind:
    """A kind whose formats take what its parse returns."""
    # A Fact's value comes from the parse of its own kind, so that any object which reaches these
    # formats is a _Value. FACT_KINDS cannot say so of kinds with different values.
    return FactKind(
        parse=parse,
        example=example,
        format=cast("_Format", format_value),
        forms=cast("Mapping[str, _Format]", forms),
    )


FACT_KINDS = {
    "number": _kind(_parse_number, "991800", figures.format_number),
    "percent": _kind(_parse_percent, "15%", figures.format_percentage),
    "date": _kind(_parse_day, "2027-03-31", format_day, weekday=_format_weekday),
    "time": _kind(_parse_time, "9:00-17:30", _format_hours),
    "money": _kind(_parse_money, "£12.50", _format_money),
    "phone": _kind(_parse_phone, "0300 123 4567", _format_unchanged, digits=_format_digits),
    "email": _kind(_parse_email, "hello@example.org", _format_unchanged),
    "link": _kind(
        _parse_link, "https://www.example.org", _format_unchanged, short=_format_short_link
    ),
    "address": _kind(str, "1 High Street, Exampleton, EX1 2AB", _format_unchanged),
    "text": _kind(str, "The Example Centre", _format_unchanged),
}
TEXT_KINDS = ("address", "text")
"""Kinds that may have words for each language: value: {en: …, pl: …}"""
