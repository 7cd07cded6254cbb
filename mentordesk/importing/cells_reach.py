"""Reads cells that say how, where and when somebody can be reached."""

from __future__ import annotations

import re

from mentordesk.domain.fields import Field
from mentordesk.domain.places import country_code, time_zone
from mentordesk.importing.contact import name_beside_email, read_emails, read_phones
from mentordesk.importing.found import LONGEST_LINE, Column, Found, option_of
from mentordesk.importing.hours import read_hours
from mentordesk.importing.problems import ProblemKind
from mentordesk.importing.sheet import Cell
from mentordesk.importing.tidy import one_line
from mentordesk.importing.tongues import read_languages
from mentordesk.importing.words import yes_no


def emails_of(cell: Cell, text: str, column: Column) -> Found:
    """Mail addresses, and the name that stands beside one."""
    found, left = read_emails(text)
    name = name_beside_email(text)
    also = ((Field.DISPLAY_NAME, name),) if name else ()
    return Found(found or None, ProblemKind.EMAIL_WRONG if left else None, left, also=also)


def phones_of(cell: Cell, text: str, column: Column) -> Found:
    """Telephone numbers."""
    found, left = read_phones(text)
    return Found(found or None, ProblemKind.PHONE_WRONG if left else None, left)


def country_of(cell: Cell, text: str, column: Column) -> Found:
    """A country as its ISO code, with the town before it; unknown words stay words."""
    line = one_line(text)
    code = country_code(line)
    if code is None:
        land, town = _land_and_town(line)
        if land:
            return Found(land, also=((Field.CITY, town),))
    if code is None:
        # "Kenya (Nairobi)" or "Bangladesh - Dhaka": one part that is a country decides.
        parts = {
            c
            for p in re.split(r"[,;/()–]| - ", line)
            if len(p.strip()) > 2 and (c := country_code(p))
        }
        code = parts.pop() if len(parts) == 1 else None
    if code is None:
        return Found(line[:100], ProblemKind.COUNTRY_UNKNOWN, line)
    return Found(code)


def _land_and_town(line: str) -> tuple[str | None, str]:
    """Both of "Dhaka, Bangladesh", or of "Bangladesh, Dhaka"."""
    parts = [part.strip() for part in re.split(r"[,،，、]", line)]
    lands = [country_code(part) for part in parts]
    if len(parts) < 2 or bool(lands[0]) == bool(lands[-1]):
        return None, ""
    rest = parts[1:] if lands[0] else parts[:-1]
    return lands[0] or lands[-1], ", ".join(rest)[:LONGEST_LINE]


def countries_of(cell: Cell, text: str, column: Column) -> Found:
    """Several countries, each as its ISO code or as typed."""
    codes, unknown = [], []
    for piece in re.split(r"[,;/\n|、،，፣፤၊；&]|\s(?:and|or|y|o|et|ou|und|oder|e|и|или)\s", text):
        plain = one_line(piece)
        if plain:
            code = country_code(plain)
            codes.append(code or plain[:100])
            if code is None:
                unknown.append(plain)
    problem = ProblemKind.COUNTRY_UNKNOWN if unknown else None
    return Found(tuple(dict.fromkeys(codes)), problem, "; ".join(unknown))


def zone_of(cell: Cell, text: str, column: Column) -> Found:
    """A time zone as its IANA name."""
    zone = time_zone(one_line(text))
    return Found(zone) if zone else Found(None, ProblemKind.TIME_ZONE_UNKNOWN, text)


def languages_of(cell: Cell, text: str, column: Column) -> Found:
    """Languages with how well each is spoken."""
    found, unknown = read_languages(text, column.heading)
    return Found(found or None, ProblemKind.LANGUAGE_UNKNOWN if unknown else None, unknown)


def hours_of(cell: Cell, text: str, column: Column) -> Found:
    """Weekly hours, or the words where they are not understood."""
    if yes_no(text) is False:
        return Found(None)
    option = option_of(column.heading)
    slots = read_hours("" if yes_no(text) else text, option) or read_hours(text)
    if slots is None:
        return Found(f"{option} {text}".strip(), ProblemKind.HOURS_UNCLEAR, text)
    return Found(slots)
