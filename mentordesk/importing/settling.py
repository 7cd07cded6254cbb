"""Settles what the cells of a row mean together: lists that grow, places, sides of a topic."""

from __future__ import annotations

from functools import cache
from typing import Any

from mentordesk.domain.fields import SIDES, Field
from mentordesk.domain.person import Role
from mentordesk.domain.places import country_code, zone_for
from mentordesk.importing.hours import together
from mentordesk.importing.mapping import Mapping

_OF_MENTORS = frozenset(
    {
        Field.PLACES, Field.TOPICS_OFFERED, Field.TOPICS_REFUSED, Field.COUNTRIES_WORKED, Field.BIO,
        Field.TRAINING_DATE, Field.CODE_ACCEPTED, Field.SCHEMES, Field.HELP_OFFERED,
        Field.CHALLENGES, Field.GAINS_OF_MENTOR,
    }
)  # fmt: skip
_OF_MENTEES = frozenset(
    {
        Field.GOAL_1, Field.GOAL_2, Field.GOAL_3, Field.TOPICS_WANTED, Field.SECTOR_WANTED,
        Field.COUNTRY_WANTED, Field.EXPECTATIONS, Field.PREFERRED_MENTOR, Field.HELP_WANTED,
        Field.GAINS_OF_MENTEE, Field.IN_RETURN,
    }
)  # fmt: skip
_SIDELESS = frozenset(SIDES)
_OF_EITHER = _SIDELESS | {Field.MOTIVATIONS}


def merge(values: dict[Field, Any], field: Field, value: Any) -> None:
    """Adds to what another column gave the same field: lists grow, texts follow on a new line."""
    held = values.get(field)
    if held is None:
        values[field] = value
    elif field is Field.HOURS and isinstance(held, tuple) and isinstance(value, tuple):
        values[field] = together(held, value)
    elif isinstance(held, tuple) and isinstance(value, tuple):
        values[field] = tuple(dict.fromkeys((*held, *value)))
    elif isinstance(held, frozenset) and isinstance(value, frozenset):
        values[field] = held | value
    elif isinstance(held, str) and isinstance(value, str):
        values[field] = f"{held}\n{value}"
    elif isinstance(value, str):
        values[field] = value  # hours not understood leave the rest to a person too


def settle_places(values: dict[Field, Any]) -> frozenset[Field]:
    """A country written into the city, and the time zone where the place leaves no doubt."""
    city = values.get(Field.CITY)
    if city and Field.COUNTRY not in values and "," in city:
        town, _, rest = city.rpartition(",")
        code = country_code(rest)
        if code:
            values[Field.CITY], values[Field.COUNTRY] = town.strip(), code
    if Field.TIME_ZONE in values:
        return frozenset()
    country = values.get(Field.COUNTRY)
    zone = zone_for(values.get(Field.CITY), country if country and len(country) == 2 else None)
    if zone and (country is None or len(country) == 2):
        values[Field.TIME_ZONE] = zone
        return frozenset({Field.TIME_ZONE})
    return frozenset()


def _in_words(value: Any) -> str:
    """A value as a note would hold it; blank for none worth noting."""
    if isinstance(value, tuple):
        return ", ".join(str(getattr(part, "value", part)) for part in value)
    if isinstance(value, bool) or value == 0:
        return ""
    return str(value)


def settle_topics(values: dict[Field, Any], roles: frozenset[Role]) -> None:
    """What has no side: topics and ways of help are offered by mentors and wanted by mentees."""
    if not roles or _SIDELESS.isdisjoint(values):
        return
    for field, sides in SIDES.items():
        words = values.pop(field, None)
        for role, side in sides.items():
            if words and role in roles:
                merge(values, side, words)


def note_misplaced(values: dict[Field, Any], roles: frozenset[Role], mapping: Mapping) -> None:
    """What somebody answered for a role they do not take is kept with their notes."""
    misplaced = _misplaced(roles)
    if misplaced.isdisjoint(values):
        return
    for column in mapping.columns:
        if column.field in misplaced and column.field in values:
            text = _in_words(values.pop(column.field))
            if text:
                merge(values, Field.NOTES, f"{column.name}: {text}")


@cache
def _misplaced(roles: frozenset[Role]) -> frozenset[Field]:
    """What nobody of these roles is asked."""
    of_others = frozenset() if Role.MENTOR in roles else _OF_MENTORS
    of_others |= frozenset() if Role.MENTEE in roles else _OF_MENTEES
    return of_others if roles else of_others | _OF_EITHER
