"""Reads dates as people type them; whether day or month comes first is settled per column."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from mentordesk.importing.headings import fold_heading
from mentordesk.importing.sheet import Cell

EARLIEST, LATEST = 1900, 2100
_SERIALS = range(1, 60_001)
_EPOCH = dt.date(1899, 12, 30)

_ISO = re.compile(r"^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ,].*)?$")
_PARTED = re.compile(
    r"^\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?:[T ,].*)?\.?\s*$"
)
_COMPACT = re.compile(r"^\s*(19\d{2}|20\d{2})(\d{2})(\d{2})\s*$")
_HALF_DAY = re.compile(r"\s*(?:上午|下午|午前|午後|오전|오후)\s*")
_TIME = re.compile(r"\d{1,2}:\d{2}")


class Order(Enum):
    """Which comes first in dates such as 03/04/2026."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    UNSURE = "unsure"
    """Nothing in the column tells: read with the day first, and said so."""


@dataclass(frozen=True)
class ReadDate:
    """A date, and whether it rests on an unproved order of day and month."""

    date: dt.date
    is_unsure: bool = False


def order_in(cells: Iterable[Cell]) -> Order:
    """The order a column proves: a first number above 12 is a day, a second one above 12 too."""
    day_first = month_first = 0
    for cell in cells:
        if not isinstance(cell, str):
            continue
        found = _PARTED.match(_western(cell))
        if found:
            first, second = int(found.group(1)), int(found.group(2))
            day_first += 12 < first <= 31 and second <= 12
            month_first += 12 < second <= 31 and first <= 12
    if day_first == month_first:
        return Order.UNSURE
    return Order.DAY_FIRST if day_first > month_first else Order.MONTH_FIRST


def read_date(cell: Cell, order: Order = Order.UNSURE) -> ReadDate | None:
    """The date of a cell: a date, ISO, day and month in the column's order, month names, serials.

    None for what is no date between 1900 and 2100.
    """
    if isinstance(cell, dt.datetime):
        return _within(cell.date())
    if isinstance(cell, dt.date):
        return _within(cell)
    if isinstance(cell, (bool, dt.time, dt.timedelta)) or cell is None:
        return None
    if isinstance(cell, (int, float)):
        return _serial(cell)
    return _read_text(cell, order)


@lru_cache(maxsize=16384)
def _read_text(text: str, order: Order) -> ReadDate | None:
    plain = _HALF_DAY.sub(" ", _western(text)).strip().strip("'\"")
    plain = re.sub(r"^(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.?(?=\s|$)", r"\1-\2-\3", plain)
    if re.fullmatch(r"\d{1,5}(\.\d+)?", plain):
        return _serial(float(plain))
    for pattern in (_ISO, _COMPACT):
        found = pattern.match(plain)
        if found:
            return _made(int(found[1]), int(found[2]), int(found[3]))
    found = _PARTED.match(plain)
    if found:
        return _parted(int(found[1]), int(found[2]), _full_year(found[3]), order)
    return _with_month_name(plain)


def _parted(first: int, second: int, year: int, order: Order) -> ReadDate | None:
    if first > 12 or second > 12:
        # One of them can only be the day, whatever the rest of the column does.
        day, month = (first, second) if first > 12 else (second, first)
        return _made(year, month, day)
    if order is Order.MONTH_FIRST:
        return _made(year, first, second)
    read = _made(year, second, first)
    if read is None:
        return None
    return ReadDate(read.date, order is Order.UNSURE and first != second)


def _full_year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else (2000 + year if year < 70 else 1900 + year)


def _made(year: int, month: int, day: int) -> ReadDate | None:
    if 2400 <= year <= 2700:
        year -= 543  # the Buddhist era, as Thai forms count
    try:
        return _within(dt.date(year, month, day))
    except ValueError:
        return None


def _within(date: dt.date) -> ReadDate | None:
    return ReadDate(date) if EARLIEST <= date.year <= LATEST else None


def _serial(number: float) -> ReadDate | None:
    if int(number) not in _SERIALS or EARLIEST <= number <= LATEST:
        return None  # 1999 in a column of dates is a year, not the 21st of June 1905
    return _within(_EPOCH + dt.timedelta(days=int(number)))


def _western(text: str) -> str:
    return "".join(str(int(c)) if c.isdecimal() and not c.isascii() else c for c in text)


_LOCALES = (
    "en", "es", "fr", "pt", "de", "it", "nl", "tr", "vi", "id", "sw", "ru", "uk", "ar", "fa", "ur",
    "hi", "bn", "ne", "my", "th", "am", "pl", "cs", "ro", "hu", "el", "sv", "da", "fi", "nb", "hr",
    "sr", "bg", "he", "ta", "si", "km", "lo", "uz", "ka", "hy", "mn", "so", "ms", "fil",
)  # fmt: skip


@lru_cache(maxsize=1)
def _month_names() -> dict[str, int]:
    """Month names, long and short, of many languages; what names two months is left out."""
    from babel import Locale

    found: dict[str, int] = {}
    clashes: set[str] = set()
    for name in _LOCALES:
        locale = Locale.parse(name)
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, word in locale.months[form][width].items():
                    key = fold_heading(word)
                    if len(key) < 3 or key.isdigit():
                        continue
                    if found.setdefault(key, month) != month:
                        clashes.add(key)
    found.update({"sept": 9, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7,
                  "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12})  # fmt: skip
    return {key: month for key, month in found.items() if key not in clashes or key == "mar"}


def _with_month_name(text: str) -> ReadDate | None:
    plain = _TIME.split(text)[0] if len(text) > 11 else text
    words = fold_heading(plain)
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    years = [n for n in numbers if n >= 1000]
    days = [n for n in numbers if 1 <= n <= 31]
    if not years and len(numbers) == 2 and len(days) >= 1:
        years, days = [_full_year(f"{numbers[1]:02d}")], numbers[:1]
    if len(years) != 1 or len(days) != 1:
        return None  # before the months: their names in 46 languages take a while to load
    months = {m for name, m in _month_names().items() if _has_word(words, name)}
    return _made(years[0], months.pop(), days[0]) if len(months) == 1 else None


def _has_word(text: str, word: str) -> bool:
    if word not in text:
        return False
    return re.search(rf"(?:^|[\d ]){re.escape(word)}(?:$|[\d ])", text) is not None
