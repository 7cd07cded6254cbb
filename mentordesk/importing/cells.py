"""Reads one cell as what its column holds: a value, or the kind of problem it is."""

from __future__ import annotations

from collections.abc import Callable

from mentordesk.domain.fields import Field
from mentordesk.importing.cells_answers import (
    answer_of,
    codes_of,
    consent_of,
    date_of,
    places_of,
    role_of,
    schemes_of,
    status_of,
    ticked_of,
    year_of,
    years_of,
)
from mentordesk.importing.cells_reach import (
    countries_of,
    country_of,
    emails_of,
    hours_of,
    languages_of,
    phones_of,
    zone_of,
)
from mentordesk.importing.cells_text import (
    line_of,
    list_of,
    long_of,
    name_of,
    named_of,
    own_id_of,
    topics_of,
)
from mentordesk.importing.found import Column, Found
from mentordesk.importing.sheet import Cell

Reader = Callable[[Cell, str, Column], Found]


def read_cell(cell: Cell, text: str, column: Column) -> Found:
    """The cell, tidied to `text`, as its column's field. Never raises for odd values."""
    return _READERS.get(column.field, line_of)(cell, text, column)


_READERS: dict[Field, Reader] = {
    Field.OWN_ID: own_id_of,
    Field.DISPLAY_NAME: name_of,
    Field.GIVEN_NAME: name_of,
    Field.FAMILY_NAME: name_of,
    Field.FAMILY_NAME_2: name_of,
    Field.ORIGINAL_NAME: name_of,
    Field.EMAIL: emails_of,
    Field.PHONE: phones_of,
    Field.COUNTRY: country_of,
    Field.TIME_ZONE: zone_of,
    Field.LANGUAGES: languages_of,
    Field.HOURS: hours_of,
    Field.STATUS: status_of,
    Field.COHORT_CODE: codes_of,
    Field.START_YEAR: year_of,
    Field.END_YEAR: year_of,
    Field.YEARS_EXPERIENCE: years_of,
    Field.ROLE: role_of,
    Field.SCHEMES: schemes_of,
    Field.TOPICS: topics_of,
    Field.TOPICS_OFFERED: topics_of,
    Field.TOPICS_WANTED: topics_of,
    Field.TOPICS_REFUSED: topics_of,
    Field.HELP: topics_of,
    Field.HELP_OFFERED: topics_of,
    Field.HELP_WANTED: topics_of,
    Field.GAINS: topics_of,
    Field.GAINS_OF_MENTOR: topics_of,
    Field.GAINS_OF_MENTEE: topics_of,
    Field.CHALLENGES: topics_of,
    Field.IN_RETURN: long_of,
    Field.SECTOR_WANTED: list_of,
    Field.COUNTRIES_WORKED: countries_of,
    Field.COUNTRY_WANTED: countries_of,
    Field.PLACES: places_of,
    Field.BIO: long_of,
    Field.TRAINING_DATE: date_of,
    Field.SUBMITTED: date_of,
    Field.CODE_ACCEPTED: answer_of,
    Field.UNDERSTOOD: ticked_of,
    Field.CONSENT: consent_of,
    Field.GOAL_1: long_of,
    Field.GOAL_2: long_of,
    Field.GOAL_3: long_of,
    Field.MOTIVATIONS: long_of,
    Field.EXPECTATIONS: long_of,
    Field.ACCESS_NEEDS: long_of,
    Field.NOTES: long_of,
    Field.PREFERRED_MENTOR: named_of,
    Field.NOT_WITH: list_of,
    Field.TAGS: list_of,
}
