"""Reads one cell as what its column holds: a value, or the kind of problem it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mentordesk.domain.consent import Purpose
from mentordesk.domain.fields import Field
from mentordesk.domain.places import country_code, time_zone
from mentordesk.importing.cohorts import codes_in, is_uuid
from mentordesk.importing.contact import read_emails, read_phones
from mentordesk.importing.dates import Order, read_date
from mentordesk.importing.headings import fold_heading
from mentordesk.importing.hours import read_hours
from mentordesk.importing.problems import ProblemKind
from mentordesk.importing.sheet import Cell
from mentordesk.importing.tidy import is_garbled, is_no_name, one_line, pieces_of
from mentordesk.importing.tongues import read_languages
from mentordesk.importing.words import roles_in, schemes_in, small_number, status_in, yes_no

MOST_PLACES = 20
MOST_YEARS = 70
LONGEST = 32_767
LONGEST_LINE = 300
_TOPIC = 100
"""A topic longer than this is a sentence, and is kept as a note."""


@dataclass(frozen=True)
class Column:
    """What reading a cell needs to know of its column."""

    field: Field
    heading: str
    order: Order = Order.UNSURE
    is_semicolon: bool = False


@dataclass(frozen=True)
class Found:
    """The value of a cell (None: it stays out), and what was odd about it with the odd text."""

    value: Any = None
    problem: ProblemKind | None = None
    odd: str = ""
    note: str = ""
    """Text that fits the notes better than the field."""


Reader = Callable[[Cell, str, Column], Found]


def read_cell(cell: Cell, text: str, column: Column) -> Found:
    """The cell, tidied to `text`, as its column's field. Never raises for odd values."""
    return _READERS.get(column.field, _line)(cell, text, column)


def option_of(heading: str) -> str:
    """The option in a heading such as "Topics [Leadership]", as forms write grids of boxes."""
    found = re.search(r"[\[（(]([^\[\]()（）]+)[\])）]\s*$|(?:\s[-–:]\s|>>)\s*([^:]+)$", heading)
    return one_line(found.group(1) or found.group(2)) if found else ""


def _line(cell: Cell, text: str, column: Column) -> Found:
    line = one_line(text)
    if len(line) > LONGEST_LINE:
        return Found(line[:LONGEST_LINE].rstrip(), ProblemKind.TEXT_CUT, line[:80])
    return Found(line)


def _long(cell: Cell, text: str, column: Column) -> Found:
    if len(text) > LONGEST:
        return Found(text[:LONGEST], ProblemKind.TEXT_CUT, text[:80])
    return Found(text)


def _name(cell: Cell, text: str, column: Column) -> Found:
    if is_no_name(text):
        has_figures = any(c.isdigit() for c in text)
        return Found(None, ProblemKind.ONLY_NUMBERS if has_figures else None, text)
    found = _line(cell, text, column)
    if is_garbled(text):
        return Found(found.value, ProblemKind.TEXT_GARBLED, text)
    return found


def _own_id(cell: Cell, text: str, column: Column) -> Found:
    return Found(text.lower() if is_uuid(text) else None)


def _emails(cell: Cell, text: str, column: Column) -> Found:
    found, left = read_emails(text)
    return Found(found or None, ProblemKind.EMAIL_WRONG if left else None, left)


def _phones(cell: Cell, text: str, column: Column) -> Found:
    found, left = read_phones(text)
    return Found(found or None, ProblemKind.PHONE_WRONG if left else None, left)


def _country(cell: Cell, text: str, column: Column) -> Found:
    line = one_line(text)
    code = country_code(line)
    if code is None:
        # "Dhaka, Bangladesh" or "Kenya (Nairobi)": one part that is a country decides.
        parts = {
            c
            for p in re.split(r"[,;/()–]| - ", line)
            if len(p.strip()) > 2 and (c := country_code(p))
        }
        code = parts.pop() if len(parts) == 1 else None
    if code is None:
        return Found(line[:100], ProblemKind.COUNTRY_UNKNOWN, line)
    return Found(code)


def _countries(cell: Cell, text: str, column: Column) -> Found:
    codes, unknown = [], []
    for piece in re.split(r"[,;/\n|、،，፣፤၊；&]|\s(?:and|y|et|und|e)\s", text):
        plain = one_line(piece)
        if plain:
            code = country_code(plain)
            codes.append(code or plain[:100])
            if code is None:
                unknown.append(plain)
    problem = ProblemKind.COUNTRY_UNKNOWN if unknown else None
    return Found(tuple(dict.fromkeys(codes)), problem, "; ".join(unknown))


def _zone(cell: Cell, text: str, column: Column) -> Found:
    zone = time_zone(one_line(text))
    return Found(zone) if zone else Found(None, ProblemKind.TIME_ZONE_UNKNOWN, text)


def _languages(cell: Cell, text: str, column: Column) -> Found:
    found, unknown = read_languages(text, column.heading)
    return Found(found or None, ProblemKind.LANGUAGE_UNKNOWN if unknown else None, unknown)


def _hours(cell: Cell, text: str, column: Column) -> Found:
    if yes_no(text) is False:
        return Found(None)
    option = option_of(column.heading)
    slots = read_hours("" if yes_no(text) else text, option) or read_hours(text)
    if slots is None:
        return Found(f"{option} {text}".strip(), ProblemKind.HOURS_UNCLEAR, text)
    return Found(slots)


def _status(cell: Cell, text: str, column: Column) -> Found:
    status = status_in(text)
    return Found(status) if status else Found(None, ProblemKind.STATUS_UNKNOWN, text)


def _role(cell: Cell, text: str, column: Column) -> Found:
    roles = roles_in(text)
    if not roles:
        asked = roles_in(column.heading)
        answer = yes_no(text)
        if len(asked) == 1 and answer is not None:
            return Found(asked if answer else frozenset())
        return Found(None, ProblemKind.ROLE_UNKNOWN, text)
    return Found(roles)


def _schemes(cell: Cell, text: str, column: Column) -> Found:
    schemes = schemes_in(text)
    return Found(schemes) if schemes else Found(None, ProblemKind.SCHEME_UNKNOWN, text)


def _codes(cell: Cell, text: str, column: Column) -> Found:
    return Found(tuple(code[:60] for code in codes_in(text)) or None)


def _year(cell: Cell, text: str, column: Column) -> Found:
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in text)
    years = [int(y) for y in re.findall(r"(?<!\d)(?:19|20|25)\d\d(?!\d)", plain)]
    years = [y - 543 if y >= 2500 else y for y in years]
    if column.field is Field.START_YEAR:
        years = years[:1]
    short = re.fullmatch(r"((?:19|20)\d\d)\s*[/–-]\s*(\d\d)", plain.strip())
    if short and column.field is Field.END_YEAR:
        years = [int(short.group(1)[:2] + short.group(2))]
    if not years:
        date = None if plain.replace(".", "").isdigit() else read_date(cell, column.order)
        years = [date.date.year] if date else []
    if not years or not 1900 <= years[-1] <= 2100:
        return Found(None, ProblemKind.YEAR_WRONG, text)
    return Found(years[-1])


def _years(cell: Cell, text: str, column: Column) -> Found:
    between = re.search(r"(\d{1,2})\s*(?:-|–|to|a|à|bis|до)\s*(\d{1,2})", text)
    number = int(between.group(1)) if between else small_number(text)
    if number is None and isinstance(cell, float) and 0 <= cell <= MOST_YEARS:
        number = int(cell)
    if number is None or not 0 <= number <= MOST_YEARS:
        return Found(None, ProblemKind.NUMBER_WRONG, text)
    return Found(number)


def _places(cell: Cell, text: str, column: Column) -> Found:
    number = small_number(text)
    answer = yes_no(text)
    if answer is not None and (number is None or not re.search(r"\d", text)):
        asked = small_number(column.heading)
        if asked and answer:
            number = asked
        elif asked == 2 and not answer:
            number = 1  # who will not take two has still offered to take one
        elif number is None:
            number = 0 if not answer and not asked else None
    if number is None or not 0 <= number <= MOST_PLACES:
        return Found(None, ProblemKind.PLACES_WRONG, text)
    return Found(number)


def _topics(cell: Cell, text: str, column: Column) -> Found:
    answer = yes_no(text)
    option = option_of(column.heading)
    if answer is not None and len(text) < 20:
        return Found((option,)) if answer and option else Found(None)
    pieces = pieces_of(text, column.is_semicolon)
    if sum(len(p.split()) for p in pieces) > 7 * len(pieces):
        pieces = (one_line(text),)
    short = tuple(p for p in pieces if len(p) <= _TOPIC)
    long = [p for p in pieces if len(p) > _TOPIC]
    return Found(short or None, note=f"{column.heading}: {'; '.join(long)}" if long else "")


def _list(cell: Cell, text: str, column: Column) -> Found:
    return Found(tuple(p[:LONGEST_LINE] for p in pieces_of(text, column.is_semicolon)) or None)


def _date(cell: Cell, text: str, column: Column) -> Found:
    found = read_date(cell if not isinstance(cell, str) else text, column.order)
    if found is None:
        return Found(None, ProblemKind.DATE_WRONG, text)
    return Found(found.date, ProblemKind.DATE_UNSURE if found.is_unsure else None, text)


def _answer(cell: Cell, text: str, column: Column) -> Found:
    answer = yes_no(text)
    if answer is None and column.field is Field.CODE_ACCEPTED and read_date(cell, column.order):
        answer = True
    return Found(answer) if answer is not None else Found(None, ProblemKind.ANSWER_UNCLEAR, text)


_PURPOSES = (
    (Purpose.PHOTO, r"photo|picture|image|foto|imagen"),
    (Purpose.STORY, r"story|quote|case study|testimonial"),
    (Purpose.KEEP_FOR_NEXT_ROUND, r"next round|next year|keep my|future round"),
    (Purpose.SHARE_CONTACT, r"shar.*(contact|email|e mail|phone)"),
    (
        Purpose.SHARE_PROFILE,
        r"shar|my mentor|my mentee|partner|profile|compart|partag|teilen|condivi",
    ),
)


def _consent(cell: Cell, text: str, column: Column) -> Found:
    """An answer for the purpose that the heading names; without one, for holding the data."""
    answer = yes_no(text)
    if answer is None:
        return Found(None, ProblemKind.ANSWER_UNCLEAR, text)
    asked = fold_heading(column.heading)
    purpose = next((p for p, words in _PURPOSES if re.search(words, asked)), Purpose.HOLD)
    return Found(((purpose, answer),))


_READERS: dict[Field, Reader] = {
    Field.OWN_ID: _own_id,
    Field.DISPLAY_NAME: _name,
    Field.GIVEN_NAME: _name,
    Field.FAMILY_NAME: _name,
    Field.FAMILY_NAME_2: _name,
    Field.ORIGINAL_NAME: _name,
    Field.EMAIL: _emails,
    Field.PHONE: _phones,
    Field.COUNTRY: _country,
    Field.TIME_ZONE: _zone,
    Field.LANGUAGES: _languages,
    Field.HOURS: _hours,
    Field.STATUS: _status,
    Field.COHORT_CODE: _codes,
    Field.START_YEAR: _year,
    Field.END_YEAR: _year,
    Field.YEARS_EXPERIENCE: _years,
    Field.ROLE: _role,
    Field.SCHEMES: _schemes,
    Field.TOPICS: _topics,
    Field.TOPICS_OFFERED: _topics,
    Field.TOPICS_WANTED: _topics,
    Field.TOPICS_REFUSED: _topics,
    Field.SECTOR_WANTED: _list,
    Field.COUNTRIES_WORKED: _countries,
    Field.COUNTRY_WANTED: _countries,
    Field.PLACES: _places,
    Field.BIO: _long,
    Field.TRAINING_DATE: _date,
    Field.SUBMITTED: _date,
    Field.CODE_ACCEPTED: _answer,
    Field.CONSENT: _consent,
    Field.GOAL_1: _long,
    Field.GOAL_2: _long,
    Field.GOAL_3: _long,
    Field.MOTIVATIONS: _long,
    Field.EXPECTATIONS: _long,
    Field.ACCESS_NEEDS: _long,
    Field.NOTES: _long,
    Field.NOT_WITH: _list,
    Field.TAGS: _list,
}
