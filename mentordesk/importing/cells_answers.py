"""Reads cells that answer a question: roles, numbers, years, dates, yes and no."""

from __future__ import annotations

import re

from mentordesk.domain.consent import Purpose
from mentordesk.domain.fields import Field
from mentordesk.importing.cohorts import codes_in
from mentordesk.importing.dates import read_date
from mentordesk.importing.found import Column, Found
from mentordesk.importing.headings import fold_heading
from mentordesk.importing.problems import ProblemKind
from mentordesk.importing.sheet import Cell
from mentordesk.importing.words import roles_in, schemes_in, small_number, status_in, yes_no

MOST_PLACES = 20
MOST_YEARS = 70


def status_of(cell: Cell, text: str, column: Column) -> Found:
    """Student, alum, staff or other."""
    status = status_in(text)
    return Found(status) if status else Found(None, ProblemKind.STATUS_UNKNOWN, text)


def role_of(cell: Cell, text: str, column: Column) -> Found:
    """Mentor, mentee or both, from the answer or from a yes to the heading."""
    roles = roles_in(text)
    if not roles:
        asked = roles_in(column.heading)
        answer = yes_no(text)
        if len(asked) == 1 and answer is not None:
            return Found(asked if answer else frozenset())
        return Found(None, ProblemKind.ROLE_UNKNOWN, text)
    return Found(roles)


def schemes_of(cell: Cell, text: str, column: Column) -> Found:
    """The schemes that are named."""
    schemes = schemes_in(text)
    return Found(schemes) if schemes else Found(None, ProblemKind.SCHEME_UNKNOWN, text)


def codes_of(cell: Cell, text: str, column: Column) -> Found:
    """Cohort codes."""
    return Found(tuple(code[:60] for code in codes_in(text)) or None)


def year_of(cell: Cell, text: str, column: Column) -> Found:
    """A year of studies, the Buddhist count too."""
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


def years_of(cell: Cell, text: str, column: Column) -> Found:
    """Years of experience, 0 to 70; of a range the smaller."""
    between = re.search(r"(\d{1,2})\s*(?:-|–|to|a|à|bis|до)\s*(\d{1,2})", text)
    number = int(between.group(1)) if between else small_number(text)
    if number is None and isinstance(cell, float) and 0 <= cell <= MOST_YEARS:
        number = int(cell)
    if number is None or not 0 <= number <= MOST_YEARS:
        return Found(None, ProblemKind.NUMBER_WRONG, text)
    return Found(number)


def places_of(cell: Cell, text: str, column: Column) -> Found:
    """Places offered, 0 to 20, in figures, words, or a yes to a heading with a number."""
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


def date_of(cell: Cell, text: str, column: Column) -> Found:
    """A date in the order of its column."""
    found = read_date(cell if not isinstance(cell, str) else text, column.order)
    if found is None:
        return Found(None, ProblemKind.DATE_WRONG, text)
    return Found(found.date, ProblemKind.DATE_UNSURE if found.is_unsure else None, text)


def answer_of(cell: Cell, text: str, column: Column) -> Found:
    """Yes or no; a date is a yes to the code of conduct."""
    answer = yes_no(text)
    if answer is None and column.field is Field.CODE_ACCEPTED and read_date(cell, column.order):
        answer = True
    return Found(answer) if answer is not None else Found(None, ProblemKind.ANSWER_UNCLEAR, text)


def ticked_of(cell: Cell, text: str, column: Column) -> Found:
    """The day something was ticked, or that it was; a no says nothing."""
    answer = yes_no(text)
    if answer is not None:
        return Found(True if answer else None)
    found = date_of(cell, text, column)
    return found if found.value is not None else Found(None, ProblemKind.ANSWER_UNCLEAR, text)


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


def consent_of(cell: Cell, text: str, column: Column) -> Found:
    """An answer for the purpose that the heading names; without one, for holding the data."""
    answer = yes_no(text)
    if answer is None:
        return Found(None, ProblemKind.ANSWER_UNCLEAR, text)
    asked = fold_heading(column.heading)
    purpose = next((p for p, words in _PURPOSES if re.search(words, asked)), Purpose.HOLD)
    return Found(((purpose, answer),))
