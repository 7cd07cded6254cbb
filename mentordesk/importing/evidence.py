"""What a column's values look like, whatever its heading says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from mentordesk.domain.places import country_code, language_code, time_zone
from mentordesk.importing.cohorts import looks_like_code
from mentordesk.importing.contact import phone_digits, read_emails, read_phones
from mentordesk.importing.dates import read_date
from mentordesk.importing.hours import read_hours
from mentordesk.importing.sheet import Cell, text_of
from mentordesk.importing.words import roles_in, small_number, status_in, yes_no

_SAMPLE = 60
_SLOW_SAMPLE = 25


@dataclass(frozen=True)
class Looks:
    """Shares (0 to 1) of a column's filled cells that look like each kind of thing."""

    filled: int
    """How many cells hold something, over the whole sheet."""
    email: float = 0.0
    phone: float = 0.0
    linkedin: float = 0.0
    date: float = 0.0
    year: float = 0.0
    number: float = 0.0
    counting: bool = False
    """The numbers run 1, 2, 3 … as row numbers and answer numbers do."""
    answer: float = 0.0
    """Yes or no."""
    role: float = 0.0
    status: float = 0.0
    country: float = 0.0
    language: float = 0.0
    zone: float = 0.0
    cohort: float = 0.0
    hours: float = 0.0
    name: float = 0.0
    long: float = 0.0
    prose: float = 0.0
    """Whole sentences rather than lists of short things."""
    distinct: float = 0.0


def looks_of(cells: Sequence[Cell]) -> Looks:
    """The looks of a column from up to 60 of its cells, spread over the whole of it."""
    held = [cell for cell in cells if cell is not None and text_of(cell).strip()]
    if not held:
        return Looks(0)
    step = max(1, len(held) // _SAMPLE)
    sample = held[::step][:_SAMPLE]
    texts = [text_of(cell).strip() for cell in sample]
    some = texts[:_SLOW_SAMPLE]
    return Looks(
        len(held),
        email=_share(texts, lambda t: "@" in t and bool(read_emails(t)[0])),
        phone=_share(texts, _is_phone),
        linkedin=_share(texts, lambda t: "linkedin." in t.lower()),
        date=sum(_is_date(cell) for cell in sample) / len(sample),
        year=_share(texts, lambda t: bool(re.fullmatch(r"(?:19|20)\d\d(?:\.0)?", t))),
        number=_share(texts, lambda t: small_number(t) is not None and len(t) < 25),
        counting=_is_counting(held),
        answer=_share(texts, lambda t: len(t) < 200 and yes_no(t) is not None),
        role=_share(texts, lambda t: len(t) < 60 and bool(roles_in(t))),
        status=_share(texts, lambda t: len(t) < 40 and status_in(t) is not None),
        country=_share(some, lambda t: len(t) < 60 and country_code(t) is not None),
        language=_share(some, _is_language),
        zone=_share(some, _is_zone),
        cohort=_share(texts, looks_like_code),
        hours=_share(some, lambda t: len(t) < 120 and read_hours(t) is not None),
        name=_share(texts, _is_name),
        long=_share(texts, lambda t: len(t) > 40),
        prose=_share(texts, _is_prose),
        distinct=len(set(texts)) / len(texts),
    )


def _share(texts: Sequence[str], test: object) -> float:
    assert callable(test)
    return sum(bool(test(text)) for text in texts) / len(texts)


def _is_phone(text: str) -> bool:
    if len(phone_digits(text)) < 7 or re.fullmatch(r"(?:19|20)\d{6}|\d{4}-\d\d-\d\d.*", text):
        return False
    numbers, left = read_phones(text)
    return bool(numbers) and not left


def _is_date(cell: Cell) -> bool:
    if isinstance(cell, (dt.date, dt.datetime)):
        return True
    if not isinstance(cell, str) or not 6 <= len(cell.strip()) <= 40 or cell.strip().isdigit():
        return False
    return read_date(cell) is not None


def _is_language(text: str) -> bool:
    pieces = [p for p in re.split(r"[,;/\n&]| and | y | et | und ", text) if p.strip()]
    if not pieces or len(text) > 150:
        return False
    known = sum(language_code(re.sub(r"[(\[–:-].*$", "", p).strip()) is not None for p in pieces)
    return known * 2 > len(pieces) and len(text.strip()) > 1


def _is_zone(text: str) -> bool:
    if not re.search(r"/[A-Z]|utc|gmt|[A-Z]{3,4}$|time", text, re.IGNORECASE) or len(text) > 50:
        return False
    return (
        bool(re.search(r"[A-Z][a-z]+/[A-Z]|utc|gmt|time", text, re.IGNORECASE))
        and time_zone(text) is not None
    )


def _is_counting(cells: Sequence[Cell]) -> bool:
    numbers = []
    for cell in cells:
        text = text_of(cell).strip()
        if not text.isdigit() or len(text) > 7:
            return False
        numbers.append(int(text))
    return len(numbers) > 1 and all(
        0 < b - a <= 3 for a, b in zip(numbers, numbers[1:], strict=False)
    )


def _is_name(text: str) -> bool:
    """Two to five words of letters, none of them long, as most full names have."""
    words = text.split()
    if (
        not 2 <= len(words) <= 6
        or len(text) > 60
        or any(c.isdigit() or c in "@/:;!?&" for c in text)
    ):
        return False
    has_case = any(w[0].isupper() for w in words if w[0].isalpha())
    return has_case and all(w[0].isupper() or len(w) <= 3 or not w[0].islower() for w in words)


def _is_prose(text: str) -> bool:
    pieces = [p for p in re.split(r"[,;\n|]", text) if p.strip()]
    words = len(text.split())
    return words > 5 and words / max(len(pieces), 1) > 5
