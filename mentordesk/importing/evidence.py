"""What a column's values look like, whatever its heading says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

from mentordesk.domain.names import bare
from mentordesk.domain.places import country_code, language_code, time_zone
from mentordesk.importing.cohorts import is_uuid, looks_like_code
from mentordesk.importing.contact import phone_digits, read_emails, read_phones
from mentordesk.importing.dates import read_date
from mentordesk.importing.hours import read_hours
from mentordesk.importing.sheet import Cell, text_of
from mentordesk.importing.words import roles_in, small_number, status_in, yes_no

_SAMPLE = 60
_HONORIFICS = (
    " mr mrs ms miss mx dr prof professor sir dame rev eng m mme mlle sr sra srta dra dott dottssa "
    "herr frau hr fr dhr mevr bay bayan г-н г-жа пан пані pan pani ong ba anh chi bapak ibu "
)
_SLOW_SAMPLE = 25


class Looks:
    """Shares (0 to 1) of a column's filled cells that look like each kind of thing.

    Each is worked out when it is asked for, from up to 60 cells spread over the whole column.
    """

    def __init__(self, cells: Sequence[Cell]) -> None:
        held = [cell for cell in cells if cell is not None and text_of(cell).strip()]
        self.filled = len(held)
        """How many cells hold something, over the whole sheet."""
        step = max(1, len(held) // _SAMPLE)
        self._held = held
        self._sample = held[::step][:_SAMPLE]
        self._texts = [text_of(cell).strip() for cell in self._sample]

    def _share(self, test: Callable[[str], object], most: int = _SAMPLE) -> float:
        texts = self._texts[:most]
        return sum(bool(test(text)) for text in texts) / len(texts) if texts else 0.0

    @cached_property
    def email(self) -> float:
        """Mail addresses."""
        return self._share(lambda t: "@" in t and bool(read_emails(t)[0]))

    @cached_property
    def at_sign(self) -> float:
        """Anything with the sign of a mail address, whole or broken."""
        return self._share(lambda t: "@" in t)

    @cached_property
    def phone(self) -> float:
        """Telephone numbers."""
        return self._share(_is_phone)

    @cached_property
    def linkedin(self) -> float:
        """Profile links."""
        return self._share(lambda t: "linkedin." in t.lower())

    @cached_property
    def date(self) -> float:
        """Dates."""
        return sum(_is_date(cell) for cell in self._sample) / max(len(self._sample), 1)

    @cached_property
    def moment(self) -> float:
        """Dates with a time of day, as form tools stamp them."""
        stamped = sum(_is_date(cell) and _has_time(cell) for cell in self._sample)
        return stamped / max(len(self._sample), 1)

    @cached_property
    def year(self) -> float:
        """Years alone."""
        return self._share(lambda t: bool(re.fullmatch(r"(?:19|20)\d\d(?:\.0)?", t)))

    @cached_property
    def number(self) -> float:
        """Small whole numbers, in figures or words."""
        return self._share(lambda t: len(t) < 25 and small_number(t) is not None)

    @cached_property
    def figures(self) -> float:
        """Nothing but digits."""
        return self._share(lambda t: not any(c.isalpha() for c in t) and any(map(str.isdigit, t)))

    @cached_property
    def counting(self) -> bool:
        """Whether the numbers run 1, 2, 3 … as row numbers and answer numbers do."""
        return _is_counting(self._held)

    @cached_property
    def answer(self) -> float:
        """Yes or no."""
        return self._share(lambda t: len(t) < 200 and yes_no(t) is not None)

    @cached_property
    def role(self) -> float:
        """Mentor, mentee or both."""
        return self._share(lambda t: len(t) < 60 and bool(roles_in(t)))

    @cached_property
    def status(self) -> float:
        """Student, alum, staff."""
        return self._share(lambda t: len(t) < 40 and status_in(t) is not None)

    @cached_property
    def country(self) -> float:
        """Countries."""
        return self._share(_is_country, _SLOW_SAMPLE)

    @cached_property
    def town(self) -> float:
        """Towns with their country behind a comma."""
        return self._share(_is_town, _SLOW_SAMPLE)

    @cached_property
    def wordy(self) -> float:
        """Words, neither figures nor answers."""
        return self._share(lambda t: sum(map(str.isalpha, t)) > 2 and yes_no(t) is None)

    @cached_property
    def language(self) -> float:
        """Lists of languages."""
        return self._share(_is_language, _SLOW_SAMPLE)

    @cached_property
    def zone(self) -> float:
        """Time zones."""
        return self._share(_is_zone, _SLOW_SAMPLE)

    @cached_property
    def cohort(self) -> float:
        """Cohort codes."""
        return self._share(looks_like_code)

    @cached_property
    def uuid(self) -> float:
        """Ids as programs make them."""
        return self._share(is_uuid)

    @cached_property
    def hours(self) -> float:
        """Weekly hours."""
        return self._share(lambda t: len(t) < 120 and read_hours(t) is not None, _SLOW_SAMPLE)

    @cached_property
    def name(self) -> float:
        """Full names."""
        return self._share(_is_name)

    @cached_property
    def several_words(self) -> float:
        """Two words and more."""
        return self._share(lambda t: len(t.split()) > 1)

    @cached_property
    def honorific(self) -> float:
        """Mr, Ms, Dr and their kin alone."""
        return self._share(lambda t: len(t) < 12 and f" {bare(t).strip('. ')} " in _HONORIFICS)

    @cached_property
    def prose(self) -> float:
        """Whole sentences rather than lists of short things."""
        return self._share(_is_prose)

    @cached_property
    def distinct(self) -> float:
        """Different values, as a share of all."""
        return len(set(self._texts)) / max(len(self._texts), 1)


def looks_of(cells: Sequence[Cell]) -> Looks:
    """The looks of a column."""
    return Looks(cells)


def _is_phone(text: str) -> bool:
    if len(phone_digits(text)) < 7 or re.fullmatch(r"(?:19|20)\d{6}|\d{4}-\d\d-\d\d.*", text):
        return False
    numbers, left = read_phones(text)
    return bool(numbers) and not left and (text.startswith("+") or read_date(text) is None)


def _is_date(cell: Cell) -> bool:
    if isinstance(cell, (dt.date, dt.datetime)):
        return True
    if not isinstance(cell, str) or not 6 <= len(cell.strip()) <= 40 or cell.strip().isdigit():
        return False
    return read_date(cell) is not None


def _has_time(cell: Cell) -> bool:
    if isinstance(cell, dt.datetime):
        return cell.time() != dt.time()
    return isinstance(cell, str) and re.search(r"\d[:.]\d\d", cell) is not None


def _is_country(text: str) -> bool:
    """A country by its name: two letters are as often a department, HR or IT."""
    is_code = len(text) < 4 and text not in ("UK", "USA", "UAE", "DRC")
    return not is_code and len(text) < 60 and country_code(text) is not None


def _is_town(text: str) -> bool:
    town, comma, country = text.rpartition(",")
    return bool(comma and town.strip()) and len(text) < 60 and country_code(country) is not None


def _is_language(text: str) -> bool:
    pieces = [p for p in re.split(r"[,;/\n&]| and | y | et | und ", text) if p.strip()]
    if not pieces or len(text) > 150:
        return False
    names = (re.sub(r"[(\[–:-].*$", "", piece).strip() for piece in pieces)
    # Two letters are a code, but "ja" is also a yes.
    known = sum(len(name) > 2 and language_code(name) is not None for name in names)
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
    return len(numbers) > 1 and all(0 < b - a <= 3 for a, b in pairwise(numbers))


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
