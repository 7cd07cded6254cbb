"""How well each mentor fits each mentee, criterion by criterion, in thousandths.

All arrays are of mentees (rows) by mentors (columns), in the order they are given. A fit is a
whole number 0 to 1000; where an answer is missing it means nothing and `missing` is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from mentordesk.matching.hours import common_minutes
from mentordesk.matching.pool import Criterion, Mentee, Mentor

Fit = NDArray[np.int16]
Mask = NDArray[np.bool_]

FULL_FIT = 1000
ENOUGH_MINUTES = 6 * 60
"""From this many common minutes a week upward more hours fit no better."""
FEW_MINUTES = 2 * 60
"""Below this many common minutes a week a pair clashes (domain.md 4.2)."""
BEST_YEARS_AHEAD = (5, 15)
"""The career gap that fits fully (domain.md 4.2); it falls to nothing at 0 and at 35 years."""
FAR_YEARS_AHEAD = 35
LONG_WAIT_DAYS = 365
"""From so many days of waiting upward the time itself brings no more: half of the points."""
WISH_FITS = (FULL_FIT, 750, 500)
"""Fit of the first, the second and every later wish: whoever is wished for speaks for a pair."""
LEVEL_FITS = (0, 0, 400, 800, 1000)
"""Fit by the best common language level: none, basic (the minimum), working, fluent, native."""


@dataclass(frozen=True, eq=False)
class Fits:
    """Each criterion's fit with what is missing, and what rules and reasons need too.

    `minutes` in common a week, `minutes_known`; `years_ahead` of the mentor, `years_known`;
    `level`: the best level in a common language, 0 for none, `languages_known`.
    """

    fit: Mapping[Criterion, Fit]
    missing: Mapping[Criterion, Mask]
    minutes: Fit
    minutes_known: Mask
    years_ahead: Fit
    years_known: Mask
    level: NDArray[np.int8]
    languages_known: Mask


def measure(
    mentees: Sequence[Mentee], mentors: Sequence[Mentor], week_starts: Sequence[date]
) -> Fits:
    """Every fit of every pair."""
    minutes, minutes_known = common_minutes(mentees, mentors, week_starts)
    years_ahead, years_known = _years(mentees, mentors)
    level, languages_known = _levels(mentees, mentors)
    topics, topics_missing = _topics(mentees, mentors)
    sector, sector_missing = _sector(mentees, mentors)
    country, country_missing = _country(mentees, mentors)
    wishes, wishes_missing = _wishes(mentees, mentors)
    hours = np.minimum(minutes, ENOUGH_MINUTES).astype(np.int32) * FULL_FIT // ENOUGH_MINUTES
    fairness = _fairness(mentees, mentors)
    waiting, waiting_missing = _waiting(mentees, len(mentors))
    return Fits(
        fit={
            Criterion.TOPICS: topics,
            Criterion.SECTOR: sector,
            Criterion.HOURS: hours.astype(np.int16),
            Criterion.LANGUAGE: np.array(LEVEL_FITS, dtype=np.int16)[level],
            Criterion.STAGE: _stage(years_ahead),
            Criterion.COUNTRY: country,
            Criterion.WISHES: wishes,
            Criterion.FAIRNESS: fairness,
            Criterion.WAITING: waiting,
        },
        missing={
            Criterion.TOPICS: topics_missing,
            Criterion.SECTOR: sector_missing,
            Criterion.HOURS: ~minutes_known,
            Criterion.LANGUAGE: ~languages_known,
            Criterion.STAGE: ~years_known,
            Criterion.COUNTRY: country_missing,
            Criterion.WISHES: wishes_missing,
            Criterion.FAIRNESS: np.zeros(fairness.shape, dtype=bool),
            Criterion.WAITING: waiting_missing,
        },
        minutes=minutes,
        minutes_known=minutes_known,
        years_ahead=years_ahead,
        years_known=years_known,
        level=level,
        languages_known=languages_known,
    )


def shared(rows: Sequence[Iterable[str]], columns: Sequence[Iterable[str]]) -> Mask:
    """Whether a row's and a column's words have one in common."""
    words = _numbered(rows, columns)
    if not words:
        return np.zeros((len(rows), len(columns)), dtype=bool)
    return np.asarray(_ticks(rows, words) @ _ticks(columns, words).T > 0)


def _topics(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> tuple[Fit, Mask]:
    """The share of wanted topics that the mentor offers; the mentee's first counts double."""
    wanted = [person.topics for person in mentees]
    offered = [person.topics for person in mentors]
    missing = _either_empty(wanted, offered)
    words = _numbered(wanted, offered)
    if not words:
        return np.zeros(missing.shape, dtype=np.int16), missing
    ticks = _ticks(wanted, words)
    for row, topics in enumerate(wanted):
        if topics and topics[0] in words:
            ticks[row, words[topics[0]]] = 2
    most = np.array([len(set(topics)) + 1 if topics else 1 for topics in wanted], np.float32)
    # Whole numbers far below 2**24, so the quotient's floor is exact in single precision too.
    got = (ticks @ _ticks(offered, words).T) * np.float32(FULL_FIT)
    return (got / most[:, None]).astype(np.int16), missing


def _sector(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> tuple[Fit, Mask]:
    """Sectors wanted are alternatives: one in common fits fully."""
    wanted = [person.sectors for person in mentees]
    offered = [person.sectors for person in mentors]
    return shared(wanted, offered) * np.int16(FULL_FIT), _either_empty(wanted, offered)


def _levels(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> tuple[NDArray[np.int8], Mask]:
    """The best common language: the lower of two levels in it; and whether both sides told."""
    mine = [person.languages for person in mentees]
    theirs = [person.languages for person in mentors]
    best = np.zeros((len(mentees), len(mentors)), dtype=np.int8)
    for level in range(1, len(LEVEL_FITS)):
        best += shared(_speakers(mine, level), _speakers(theirs, level))
    return best, ~_either_empty(mine, theirs)


def _speakers(people: Sequence[Mapping[str, int]], level: int) -> list[list[str]]:
    """Everybody's languages of at least that level; a level below basic counts as basic."""
    return [
        [code for code, known in languages.items() if known >= level or level == 1]
        for languages in people
    ]


def _years(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> tuple[Fit, Mask]:
    """How many years the mentor is ahead (0 where not known), and where it is known."""
    theirs = np.array([person.years or 0 for person in mentors], dtype=np.int16)
    mine = np.array([person.years or 0 for person in mentees], dtype=np.int16)
    told_theirs = np.array([person.years is not None for person in mentors], dtype=bool)
    told_mine = np.array([person.years is not None for person in mentees], dtype=bool)
    known = told_mine[:, None] & told_theirs[None, :]
    return (theirs[None, :] - mine[:, None]) * known, known


def _stage(years_ahead: Fit) -> Fit:
    """Full fit within the best gap, falling evenly on both sides of it to nothing."""
    least, most = BEST_YEARS_AHEAD
    table = np.zeros(FAR_YEARS_AHEAD + 1, dtype=np.int16)
    for gap in range(FAR_YEARS_AHEAD + 1):
        short = FULL_FIT * gap // least
        long = FULL_FIT * (FAR_YEARS_AHEAD - gap) // (FAR_YEARS_AHEAD - most)
        table[gap] = min(FULL_FIT, short, long)
    return np.asarray(table[years_ahead.clip(0, FAR_YEARS_AHEAD)])


def _country(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> tuple[Fit, Mask]:
    """A wanted country in which the mentor lives or has worked fits fully.

    No preference is treated as missing (half the weight for every mentor alike), and so is a
    mentor whose country is not known, unless a country worked in already fits.
    """
    wanted = [person.country_wanted for person in mentees]
    places = [person.countries_worked | {person.country or ""} - {""} for person in mentors]
    fits = shared(wanted, places)
    free = np.array([not countries for countries in wanted], dtype=bool)
    unknown = np.array([not person.country for person in mentors], dtype=bool)
    return fits * np.int16(FULL_FIT), free[:, None] | (unknown[None, :] & ~fits)


def _wishes(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> tuple[Fit, Mask]:
    """Whom a mentee wishes for, by rank; missing (for every mentor alike) where nobody is."""
    column = {person.id: number for number, person in enumerate(mentors)}
    fits = np.zeros((len(mentees), len(mentors)), dtype=np.int16)
    for row, person in enumerate(mentees):
        for rank, mentor_id in reversed(list(enumerate(person.wishes))):
            if mentor_id in column:
                fits[row, column[mentor_id]] = WISH_FITS[min(rank, len(WISH_FITS) - 1)]
    silent = np.array([not person.wishes for person in mentees], dtype=np.bool_)
    return fits, np.broadcast_to(silent[:, None], fits.shape)


def _fairness(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Fit:
    """Half for each side that has had no pair yet; never missing."""
    rows = np.array([not person.has_pair for person in mentees], dtype=np.int16)
    columns = np.array([not person.has_pair for person in mentors], dtype=np.int16)
    half = np.int16(FULL_FIT // 2)
    return np.asarray(rows[:, None] * half + columns[None, :] * half, dtype=np.int16)


def _waiting(mentees: Sequence[Mentee], mentors: int) -> tuple[Fit, Mask]:
    """Half for each earlier round in vain, and up to half for a year since applying.

    The same with every mentor: it decides who is placed where places are short, never with whom.
    Missing where no day of applying is known and no round was in vain.
    """
    half = FULL_FIT // 2
    fits, missing = [], []
    for person in mentees:
        days = min(person.days_waited or 0, LONG_WAIT_DAYS)
        fits.append(min(FULL_FIT, half * person.times_left_out + half * days // LONG_WAIT_DAYS))
        missing.append(person.days_waited is None and not person.times_left_out)
    shape = (len(mentees), mentors)
    told = np.array(fits, dtype=np.int16)[:, None], np.array(missing, dtype=np.bool_)[:, None]
    return np.broadcast_to(told[0], shape), np.broadcast_to(told[1], shape)


def _either_empty(rows: Sequence[Iterable[str]], columns: Sequence[Iterable[str]]) -> Mask:
    """Where the row's or the column's answer is empty."""
    told_rows = np.array([bool(answer) for answer in rows], dtype=np.bool_)
    told_columns = np.array([bool(answer) for answer in columns], dtype=np.bool_)
    return ~(told_rows[:, None] & told_columns[None, :])


def _numbered(rows: Sequence[Iterable[str]], columns: Sequence[Iterable[str]]) -> dict[str, int]:
    """The words that both sides use, numbered."""
    left = {word for words in rows for word in words}
    right = {word for words in columns for word in words}
    return {word: number for number, word in enumerate(sorted(left & right))}


def _ticks(people: Sequence[Iterable[str]], words: Mapping[str, int]) -> NDArray[np.float32]:
    """People by words: 1 where a person has the word. Floats, since only those multiply fast."""
    ticks = np.zeros((len(people), len(words)), dtype=np.float32)
    found = [(i, words[word]) for i, mine in enumerate(people) for word in mine if word in words]
    if found:
        ticks[tuple(np.array(found).T)] = 1
    return ticks
