"""Invented mentors and mentees, as matching takes them and as arrays of plain answers."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from benchmarks.invented import invented
from mentordesk.commands.demo import Invented
from mentordesk.matching.pool import DEFAULT_WEIGHTS, Criterion, Mentee, Mentor, Pool, Slot

MONDAY = dt.date(2026, 3, 2)
WEEKS = tuple(MONDAY + dt.timedelta(weeks=week) for week in range(26))
SUPPLY = {"ample": 1.45, "tight": 1.03, "short": 0.8}
"""Places for each mentee."""
MOST_PLACES = 5


def pool(mentees: int, mentors: int, supply: str = "ample") -> Pool:
    """A pool of that size; the same sizes give the same pool."""
    dice = random.Random(f"{mentees}/{mentors}/{supply}")
    people = sorted(invented(mentees + mentors), key=lambda one: one.years + dice.randint(0, 12))
    wanted = min(round(SUPPLY[supply] * mentees), MOST_PLACES * mentors)
    places = _places(dice, mentors, wanted)
    return Pool(
        tuple(_mentor(*each) for each in zip(people[mentees:], places, strict=True)),
        tuple(_mentee(dice, one) for one in people[:mentees]),
        week_starts=WEEKS,
    )


def _places(dice: random.Random, mentors: int, total: int) -> list[int]:
    places = [1] * mentors
    while sum(places) < total:
        number = dice.randrange(mentors)
        places[number] = min(MOST_PLACES, places[number] + 1)
    return places


def _mentor(one: Invented, places: int) -> Mentor:
    return Mentor(
        id=f"m{one.number}", sort_key=(one.name,), places=places, topics=frozenset(one.topics),
        sectors=frozenset({one.sector}), languages=dict(one.languages),
        hours=frozenset(one.hours), zone=one.zone, years=one.years, country=one.country,
        employer=one.employer, has_pair=one.number % 3 == 0,
    )  # fmt: skip


def _mentee(dice: random.Random, one: Invented) -> Mentee:
    return Mentee(
        id=f"e{one.number}", sort_key=(f"2026-02-{dice.randint(10, 28)}", one.name),
        topics=one.topics[:3],
        sectors=frozenset({one.sector} if dice.random() < 0.8 else ()),
        languages=dict(one.languages), hours=frozenset(one.hours), zone=one.zone,
        years=one.years,
        country_wanted=frozenset({one.country} if dice.random() < 0.3 else ()),
        employer=one.employer, has_pair=one.number % 5 == 0,
    )  # fmt: skip


def write_answers(pool: Pool, path: Path) -> None:
    """The pool as arrays, mentees and mentors in the order in which matching sorts them."""
    mentors: list[Mentor] = sorted(pool.mentors, key=lambda one: (*one.sort_key, one.id))
    mentees: list[Mentee] = sorted(pool.mentees, key=lambda one: (*one.sort_key, one.id))
    both: list[Mentee | Mentor] = [*mentees, *mentors]
    arrays: dict[str, NDArray[Any]] = {
        # The baseline knows the criteria that weigh something from the start.
        "weights": np.array([pool.weights[each] for each in Criterion if DEFAULT_WEIGHTS[each]])
    }
    answers: dict[str, list[Mapping[Any, int]]] = {
        "topics": [_topics(one) for one in both],
        "sectors": [dict.fromkeys(one.sectors, 1) for one in both],
        "tongues": [one.languages for one in both],
        "country": [_countries(one) for one in both],
    }
    split = len(mentees)
    for name, told in answers.items():
        table = _table(told, np.int8 if name == "tongues" else np.float32)
        arrays |= {f"{name}_e": table[:split], f"{name}_m": table[split:]}
    free = _free(both)
    employers = {name: number for number, name in enumerate({one.employer for one in both})}
    single = {
        "years": np.array([one.years for one in both]),
        "new": np.array([int(not one.has_pair) for one in both]),
        "employer": np.array([employers[one.employer] for one in both]),
    }
    arrays |= {f"{name}_e": values[:split] for name, values in single.items()}
    arrays |= {f"{name}_m": values[split:] for name, values in single.items()}
    arrays |= {"free_e": free[:, :split], "free_m": free[:, split:]}
    np.savez(path, allow_pickle=False, **arrays)


def _topics(one: Mentee | Mentor) -> dict[str, int]:
    """What a mentee wants, the first of it twice, or what a mentor offers."""
    first = one.topics[0] if isinstance(one, Mentee) else None
    return {topic: 1 + (topic == first) for topic in one.topics}


def _countries(one: Mentee | Mentor) -> dict[str, int]:
    wanted = one.country_wanted if isinstance(one, Mentee) else {one.country or ""}
    return dict.fromkeys(wanted, 1)


def _table(told: Sequence[Mapping[Any, int]], kind: type[np.generic]) -> NDArray[Any]:
    """People by words, with what each said of a word."""
    words = {word: number for number, word in enumerate(sorted({w for one in told for w in one}))}
    table = np.zeros((len(told), len(words)), dtype=kind)
    for row, one in enumerate(told):
        for word, value in one.items():
            table[row, words[word]] = value
    return table


def _free(people: Sequence[Mentee | Mentor]) -> NDArray[np.float32]:
    """Weeks by people by quarter-hours of the UTC week; each different week once."""
    weeks: list[NDArray[np.float32]] = []
    for number in range(len(WEEKS)):
        week = np.zeros((len(people), 7 * 96), dtype=np.float32)
        for row, one in enumerate(people):
            for slot in one.hours:
                week[row, _quarters(one.zone or "UTC", slot)[number]] = 1
        if not any(np.array_equal(week, other) for other in weeks):
            weeks.append(week)
    return np.array(weeks)


@cache
def _quarters(zone: str, slot: Slot) -> list[list[int]]:
    """For each week the quarter-hours, counted from Monday 00:00 UTC, that a local slot covers."""
    weekday, start, end = slot
    found = []
    for monday in WEEKS:
        begin = dt.datetime.combine(monday, dt.time(), dt.UTC)
        quarters = []
        for day in (weekday - 7, weekday, weekday + 7):
            midnight = dt.datetime.combine(monday + dt.timedelta(days=day), dt.time())
            for minute in range(start, end, 15):
                local = (midnight + dt.timedelta(minutes=minute)).replace(tzinfo=ZoneInfo(zone))
                quarters.append(int((local - begin).total_seconds()) // 900)
        found.append([quarter for quarter in quarters if 0 <= quarter < 7 * 96])
    return found
