"""Weighs what a heading says against what the values under it look like."""

from __future__ import annotations

from collections.abc import Callable

from mentordesk.domain.fields import Field
from mentordesk.importing.evidence import Looks

_VETO = 60.0
_DOUBT = 25.0
_PLAIN = 95.0
"""A heading this plain stands even over bad cells, which are then named one by one."""
_FEW = 3
"""From this many filled cells on, values may contradict a heading."""

_LIKE: dict[Field, Callable[[Looks], float]] = {
    Field.EMAIL: lambda k: max(k.email, 0.2 * k.at_sign),
    Field.PHONE: lambda k: k.phone,
    Field.LINKEDIN: lambda k: max(k.linkedin, 0.35 if k.email < 0.3 and k.answer < 0.5 else 0.0),
    Field.SUBMITTED: lambda k: k.date,
    Field.TRAINING_DATE: lambda k: max(k.date, k.year, k.answer * 0.5),
    Field.START_YEAR: lambda k: max(k.year, k.date),
    Field.END_YEAR: lambda k: max(k.year, k.date),
    Field.YEARS_EXPERIENCE: lambda k: k.number,
    Field.PLACES: lambda k: max(k.number, k.answer),
    Field.ROLE: lambda k: max(k.role, k.answer * 0.4),
    Field.STATUS: lambda k: k.status,
    Field.CONSENT: lambda k: max(k.answer, 0.5 if k.distinct < 0.2 or k.filled < 5 else 0.2),
    Field.CODE_ACCEPTED: lambda k: max(
        k.answer, k.date, 0.5 if k.distinct < 0.2 or k.filled < 5 else 0.2
    ),
    Field.TIME_ZONE: lambda k: max(
        k.zone, 0.4 if k.email + k.phone + k.date + k.answer < 0.3 else 0.0
    ),
}
_CLOSED = frozenset(
    {Field.ROLE, Field.SUBMITTED, Field.STATUS, Field.EMAIL, Field.PHONE, Field.LINKEDIN}
)
"""Fields of so few shapes that even two cells of another shape tell against a vague heading."""
_NO_ANSWERS = frozenset(
    {
        Field.DISPLAY_NAME, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.CITY, Field.COUNTRY,
        Field.EMPLOYER, Field.JOB_TITLE, Field.SECTOR, Field.GOAL_1, Field.GOAL_2, Field.GOAL_3,
        Field.BIO, Field.EXPECTATIONS, Field.MOTIVATIONS, Field.HOURS, Field.PROGRAMME,
        Field.COHORT_CODE, Field.PREFERRED_MENTOR, Field.LINE_MANAGER, Field.EXTERNAL_ID,
    }
)  # fmt: skip
_NAMES = (Field.DISPLAY_NAME, Field.GIVEN_NAME, Field.FAMILY_NAME, Field.FAMILY_NAME_2)
_NO_ADDRESSES = _NO_ANSWERS | {Field.LANGUAGES, Field.TOPICS, Field.NOTES, Field.TOPICS_OFFERED}


_NO_FIGURES = frozenset(
    {
        Field.CITY, Field.COUNTRY, Field.EMPLOYER, Field.JOB_TITLE, Field.SECTOR, Field.GOAL_1,
        Field.GOAL_2, Field.GOAL_3, Field.TOPICS, Field.TOPICS_OFFERED, Field.TOPICS_WANTED,
        Field.LANGUAGES, Field.BIO, Field.MOTIVATIONS, Field.EXPECTATIONS,
    }
)  # fmt: skip


def weighed(field: Field, score: float, looks: Looks) -> float:
    """The heading's score (0 to 100) after the values had their say."""
    test = _LIKE.get(field)
    if field in (Field.JOB_TITLE, Field.GREETING) and looks.honorific > 0.6:
        return score - _VETO
    if looks.filled < _FEW:
        return score - _against_few(field, score, looks)
    if test is not None:
        share = test(looks)
        if share < 0.3:
            return score - (_DOUBT if score >= _PLAIN and not _is_other(field, looks) else _VETO)
        return min(score + 12 * share, 100.0) if share >= 0.5 else score
    return score + _against(field, score, looks) + _in_favour(field, looks)


def _against_few(field: Field, score: float, looks: Looks) -> float:
    """What one or two cells take off: only what cannot be mistaken."""
    if field in _NAMES and looks.filled and 1.0 in (looks.answer, looks.figures):
        return _VETO
    if field in (Field.START_YEAR, Field.END_YEAR) and looks.filled and looks.answer == 1.0:
        return _VETO
    if field is Field.YEARS_EXPERIENCE and looks.filled > 1 and looks.number == 0:
        return _VETO if looks.wordy == 1.0 else 0.0
    if field is Field.HOURS and looks.filled and looks.date == 1.0:
        return _VETO
    if field not in _CLOSED or not looks.filled or _LIKE[field](looks) > 0:
        return 0.0
    if field is Field.ROLE and looks.filled > 1 and looks.wordy == 1.0:
        return _VETO
    return _DOUBT if score < _PLAIN else 0.0


def _is_other(field: Field, looks: Looks) -> bool:
    """Whether the values are clearly something else, as job titles under "Role" are."""
    if field in (Field.ROLE, Field.STATUS, Field.PLACES, Field.YEARS_EXPERIENCE):
        return looks.wordy > 0.6
    kinds = {
        Field.EMAIL: max(looks.answer, looks.phone, float(_is_one(looks) and looks.wordy > 0.5)),
        Field.PHONE: max(looks.email, looks.answer),
        Field.SUBMITTED: max(looks.email, looks.phone, looks.name),
        Field.START_YEAR: looks.answer,
        Field.END_YEAR: looks.answer,
        Field.LINKEDIN: 1.0,
        Field.TIME_ZONE: 1.0,
    }
    return kinds.get(field, max(looks.email, looks.phone)) > 0.5


def _against(field: Field, score: float, looks: Looks) -> float:
    """What is taken off for values that contradict the heading."""
    contradicted = (
        (field in _NO_ANSWERS and looks.answer > 0.7)
        or (field in _NO_ADDRESSES and looks.email > 0.5)
        or (field in _NO_FIGURES and looks.figures > 0.7)
        or (field in _NAMES and _is_nobody(looks))
        or (field is Field.EXTERNAL_ID and score >= 100 and looks.counting)
    )
    if contradicted:
        return -_VETO
    if field is Field.EXTERNAL_ID and looks.counting:
        return -12.0
    if field is Field.HOURS and looks.hours == 0:
        return -_VETO if looks.date > 0.7 else -15.0 if score < _PLAIN else 0.0
    return -10.0 if field is Field.TOPICS_WANTED and looks.prose > 0.5 else 0.0


def _is_nobody(looks: Looks) -> bool:
    """Dates and figures are no names, nor is what everybody is called: "anonymous"."""
    return _is_one(looks) or looks.year > 0.5 or looks.date > 0.5 or looks.figures > 0.8


def _is_one(looks: Looks) -> bool:
    """Whether everybody answered the same."""
    return looks.filled > 2 and looks.distinct * min(looks.filled, 60) < 1.5


def _in_favour(field: Field, looks: Looks) -> float:
    """What is added for values that bear the heading out."""
    is_cohort = field is Field.COHORT_CODE and looks.cohort > 0.5
    is_country = field is Field.COUNTRY and looks.country > 0.5
    return 10.0 if is_cohort or is_country else 0.0


def by_prose(known: dict[Field, float], looks: Looks) -> list[tuple[Field, float]]:
    """Whole sentences under "What would you like help with?" are goals, not names of topics."""
    wanted = known.get(Field.TOPICS_WANTED, 0.0)
    if wanted and looks.prose > 0.5:
        return [(Field.GOAL_1, wanted - 5)]
    return []


def instead(known: dict[Field, float], looks: Looks) -> list[tuple[Field, float]]:
    """What a plain heading means when its values are of another kind after all."""
    found = []
    for field, other in ((Field.ROLE, Field.JOB_TITLE), (Field.PLACES, Field.CITY)):
        if known.get(field, 0.0) >= _PLAIN and looks.filled > 1:
            share = _LIKE[field](looks)
            if share < 0.3 and _is_other(field, looks):
                found.append((other, 70.0))
    where = known.get(Field.CITY, 0.0)
    if where < _PLAIN and where > known.get(Field.COUNTRY, 0.0) and looks.country > 0.7:
        found.append((Field.COUNTRY, where + 2))  # "Where do you live?" Kenya, Peru, India
    return found


def plainly(looks: Looks, is_wish: bool, is_of_mentees: bool) -> list[tuple[Field, float]]:
    """What values say so plainly that a vague heading must yield to them.

    `is_wish` says that the heading is one for one role: "I would like to mentor" over yes and no.
    `is_of_mentees` says that it speaks of mentees: small numbers below are how many.
    """
    found = []
    if looks.filled and looks.role >= 0.9:
        found.append((Field.ROLE, 86.0))
    if looks.filled >= 2 and looks.email >= 0.9:
        found.append((Field.EMAIL, 86.0))
    if looks.filled and is_wish and looks.answer >= 0.9:
        found.append((Field.ROLE, 95.0))
    if looks.filled and is_of_mentees and looks.number > 0.6 and looks.year < 0.3:
        found.append((Field.PLACES, 88.0))
    return found


def by_values(looks: Looks, has_heading: bool, has_header: bool) -> list[tuple[Field, float]]:
    """Fields that the values alone suggest, 0 to 100; bolder where there is no heading at all."""
    if looks.filled == 0:
        return []
    found: list[tuple[Field, float]] = []

    def offer(field: Field, share: float, least: float, worth: float) -> None:
        if share >= least:
            found.append((field, worth * (0.85 + 0.15 * share)))

    # Stray cells right of a header prove little; where no row names the columns, values must do.
    few = 0.0 if looks.filled >= _FEW else 25.0 if has_header and looks.filled < 2 else 8.0
    offer(Field.EMAIL, looks.email, 0.5, 94)
    offer(Field.LINKEDIN, looks.linkedin, 0.5, 90)
    offer(Field.PHONE, looks.phone, 0.7, 84 - few)
    offer(Field.ROLE, looks.role, 0.75, 84 - few)
    if not has_heading or (looks.filled >= _FEW and looks.distinct < 0.9):
        # Codes that never come twice are the numbers of answers, whatever their shape.
        offer(Field.COHORT_CODE, looks.cohort, 0.7, 80 - few)
    offer(Field.TIME_ZONE, looks.zone, 0.6, 80 - few)
    offer(Field.COUNTRY, looks.country, 0.65, 79 - few)
    offer(Field.LANGUAGES, looks.language if looks.country < 0.5 else 0.0, 0.6, 76 - few)
    offer(
        Field.HOURS, looks.hours if looks.number < 0.5 and looks.date < 0.5 else 0.0, 0.6, 76 - few
    )
    offer(Field.CITY, looks.town, 0.6, 76 - few)
    offer(Field.STATUS, looks.status, 0.8, 76 - few)
    offer(Field.END_YEAR, looks.year, 0.8, 72 - few)
    offer(Field.SUBMITTED, looks.moment, 0.7, 74 - few)
    if not has_heading:
        offer(Field.SUBMITTED, looks.date, 0.8, 70 - few)
    return found
