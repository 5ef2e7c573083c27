"""Figures in a text, each as what it means: a sum, a share, a day or a time (R87)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["money", "share", "day", "month", "time"]


@dataclass(frozen=True, slots=True)
class Money:
    """A sum; `currency` is ISO 4217."""

    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at `start:end` of its text; `value` is equal where the meaning is."""

    kind: Kind
    value: tuple[float, ...]
    start: int
    end: int


_CURRENCIES = {
    "円": "JPY", "¥": "JPY", "yen": "JPY", "jpy": "JPY", "ドル": "USD", "$": "USD", "usd": "USD", "dollar": "USD",
    "£": "GBP", "gbp": "GBP", "pound": "GBP", "€": "EUR", "eur": "EUR", "euro": "EUR", "ユーロ": "EUR", "quid": "GBP",
    "ポイント": "JPY",
}  # fmt: skip
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_BEFORE = re.compile(rf"([¥$£€]|(?:usd|jpy|gbp|eur)\s)\s?({_NUMBER})", re.IGNORECASE)
_AFTER = re.compile(
    rf"({_NUMBER})\s?(千|万)?\s?(円|ドル|ユーロ|yen|jpy|dollars?|usd|pounds?|gbp|euros?|eur|quid)(?![a-z])",
    re.IGNORECASE,
)
_POINTS = re.compile(rf"({_NUMBER})\s?(千|万)?\s?(ポイント)")
_SHARE = re.compile(rf"({_NUMBER})\s?(?:%|パーセント|percent)")
_TENTHS = re.compile(r"(\d)割(?!れ)")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH_NUMBER = {name.lower(): number for number, name in enumerate(_MONTHS.split("|"), 1)}
_MONTH_NUMBER |= {name[:3]: number for name, number in _MONTH_NUMBER.items()}
_NAMED = rf"(?:{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
_DAYS = (
    re.compile(r"(?:\d{4}年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
    re.compile(r"(?<![\d-])\d{4}-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)"),
    re.compile(r"(?<![\d/])(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/])"),
    re.compile(rf"\b(?P<n>{_NAMED})\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\s?:)"),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<n>{_NAMED})\b"),
)
_MONTH = re.compile(r"(?P<y>\d{1,4})年(?P<m>\d{1,2})月(?!\d)")
_TIME = re.compile(
    r"(?P<pm>午後|夜)?(?:午前)?(?P<h>\d{1,2})時(?:(?P<min>\d{1,2})分|(?P<half>半))?(?!間)"
    r"|(?<![\d:])(?P<h2>\d{1,2}):(?P<min2>\d{2})\s?(?P<ap2>[ap]\.?m\b)?|(?<![\d:.])(?P<h3>\d{1,2})\s?(?P<ap3>[ap]\.?m\b)",
    re.IGNORECASE,
)
_HOURS = 24
_MULTIPLES = {"千": 1_000, "万": 10_000}


def money_in(text: str) -> list[Money]:
    """Sums of a folded text; points of a card count as yen."""
    found = [Money(_value(match[2]), _CURRENCIES[match[1].strip().lower()]) for match in _BEFORE.finditer(text)]
    for shape in (_AFTER, _POINTS):
        found += [
            Money(_value(match[1]) * _MULTIPLES.get(match[2] or "", 1), _currency(match[3]))
            for match in shape.finditer(text)
        ]
    return found


def figures_in(text: str, *, times: bool) -> Iterator[Figure]:
    """Sums, shares and days of a folded text, and times of the day if asked for."""
    for match in _BEFORE.finditer(text):
        yield Figure("money", (_value(match[2]),), *match.span())
    for match in _AFTER.finditer(text):
        yield Figure("money", (_value(match[1]) * _MULTIPLES.get(match[2] or "", 1),), *match.span())
    for match in _SHARE.finditer(text):
        yield Figure("share", (_value(match[1]),), *match.span())
    for match in _TENTHS.finditer(text):
        yield Figure("share", (_value(match[1]) * 10,), *match.span())
    for shape in _DAYS:
        for match in shape.finditer(text):
            parts = match.groupdict()
            month = _MONTH_NUMBER[parts["n"].lower()[:3]] if parts.get("n") else int(parts["m"])
            yield Figure("day", (month, int(parts["d"])), *match.span())
    for match in _MONTH.finditer(text):
        yield Figure("month", (int(match["y"]), int(match["m"])), *match.span())
    if times:
        yield from _times(text)


def _times(text: str) -> Iterator[Figure]:
    for match in _TIME.finditer(text):
        hour = int(match["h"] or match["h2"] or match["h3"])
        later = match["pm"] or (match["ap2"] or match["ap3"] or "").lower().startswith("p")
        if later and hour < _HOURS / 2:
            hour += _HOURS // 2
        minute = 30 if match["half"] else int(match["min"] or match["min2"] or 0)
        yield Figure("time", (hour, minute), *match.span())


def bare_numbers(text: str) -> set[float]:
    """Every number of a folded text, whatever it counts."""
    return {_value(match[0]) for match in re.finditer(_NUMBER, text)}


def _value(number: str) -> float:
    return float(number.replace(",", "") or 0)


def _currency(name: str) -> str:
    lower = name.lower()
    return _CURRENCIES.get(lower) or _CURRENCIES[lower.removesuffix("s")]
