"""Invented people and pools for the tests of matching."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from mentordesk.matching.pool import Blocked, Clash, Mentee, Mentor, Pool

ZONES = (
    "Europe/London", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Africa/Nairobi",
    "Asia/Tokyo", "Australia/Sydney", "America/Los_Angeles",
)  # fmt: skip
TOPICS = [f"topic {number}" for number in range(12)]
SECTORS = [f"sector {number}" for number in range(6)]
COUNTRIES = ["BD", "BR", "GB", "IN", "JP", "KE"]
EMPLOYERS = ["", "", "", "ministry", "bank", "charity"]

HALF_YEAR = tuple(date(2026, 1, 5) + timedelta(weeks=week) for week in range(26))
SUMMER_WEEK = (date(2026, 7, 6),)


def mentor(name: str = "m", **known: object) -> Mentor:
    """A mentor of whom only what is given is known."""
    return replace(Mentor(id=name, sort_key=(name,)), **known)  # type: ignore[arg-type]


def mentee(name: str = "e", **known: object) -> Mentee:
    """A mentee of whom only what is given is known."""
    return replace(Mentee(id=name, sort_key=("2026-01-01", name)), **known)  # type: ignore[arg-type]


def some_pool(seed: int, mentees: int, mentors: int, most_places: int = 3) -> Pool:
    """A believable pool with gaps, blocks, clashes, overrides and locks that can be kept."""
    chance = random.Random(seed)
    staff = tuple(_mentor(chance, f"m{number}", most_places) for number in range(mentors))
    waiting = tuple(_mentee(chance, f"e{number}") for number in range(mentees))
    pairs = [(one.id, other.id) for one in staff for other in waiting]
    free = {one.id: one.places for one in staff if not one.standing}
    blocks = {
        pair: chance.choice((Blocked.NOT_WITH, Blocked.NEVER_AGAIN))
        for pair in pairs if chance.random() < 0.05
    }  # fmt: skip
    pool = Pool(
        staff,
        waiting,
        pair_blocks=blocks,
        pair_clashes={
            pair: frozenset({chance.choice((Clash.TRIED_BEFORE, Clash.LINE_MANAGER))})
            for pair in pairs if chance.random() < 0.05
        },
        overrides=frozenset(pair for pair in pairs if chance.random() < 0.3),
        week_starts=HALF_YEAR,
    )  # fmt: skip
    locked = []
    for other in waiting:
        one = chance.choice(staff) if staff else None
        if one is None or other.standing or (one.id, other.id) in blocks:
            continue
        if chance.random() > 0.15:
            continue
        speak = not one.languages or not other.languages or one.languages.keys() & other.languages
        if speak and free.get(one.id, 0) > 0:
            free[one.id] -= 1
            locked.append((one.id, other.id))
    return replace(pool, locked=tuple(locked))


def shuffled(pool: Pool, seed: int) -> Pool:
    """The same people, pairs and locks in another order."""
    chance = random.Random(seed)
    blocks, clashes = list(pool.pair_blocks.items()), list(pool.pair_clashes.items())
    return replace(
        pool,
        mentors=tuple(chance.sample(pool.mentors, len(pool.mentors))),
        mentees=tuple(chance.sample(pool.mentees, len(pool.mentees))),
        locked=tuple(chance.sample(pool.locked, len(pool.locked))),
        pair_blocks=dict(chance.sample(blocks, len(blocks))),
        pair_clashes=dict(chance.sample(clashes, len(clashes))),
    )


def _hours(chance: random.Random) -> frozenset[tuple[int, int, int]]:
    slots = [(day, hour) for day in range(7) for hour in (7, 12, 17) if chance.random() < 0.4]
    return frozenset((day, 60 * hour, 60 * (hour + chance.randint(1, 5))) for day, hour in slots)


def _languages(chance: random.Random) -> dict[str, int]:
    some = chance.sample(["en", "en", "bn", "fr", "sw"], chance.randint(0, 3))
    return {code: chance.randint(1, 4) for code in some}


def _mentor(chance: random.Random, name: str, most_places: int) -> Mentor:
    return Mentor(
        id=name,
        sort_key=(str(chance.randint(0, 9)), name),
        places=chance.randint(0, most_places),
        topics=frozenset(chance.sample(TOPICS, chance.randint(0, 6))),
        refused_topics=frozenset(chance.sample(TOPICS, chance.choice((0, 0, 1)))),
        sectors=frozenset(chance.sample(SECTORS, chance.randint(0, 3))),
        languages=_languages(chance),
        hours=_hours(chance),
        zone=chance.choice((*ZONES, None)),
        years=chance.choice((None, *range(3, 40))),
        country=chance.choice((*COUNTRIES, None)),
        countries_worked=frozenset(chance.sample(COUNTRIES, chance.randint(0, 2))),
        employer=chance.choice(EMPLOYERS),
        has_pair=chance.random() < 0.5,
        standing=frozenset({Blocked.PAUSED}) if chance.random() < 0.1 else frozenset(),
    )


def _mentee(chance: random.Random, name: str) -> Mentee:
    return Mentee(
        id=name,
        sort_key=(f"2026-02-{chance.randint(10, 20)}", name),
        topics=tuple(chance.sample(TOPICS, chance.randint(0, 4))),
        sectors=frozenset(chance.sample(SECTORS, chance.randint(0, 2))),
        languages=_languages(chance),
        hours=_hours(chance),
        zone=chance.choice((*ZONES, None)),
        years=chance.choice((None, *range(12))),
        country_wanted=frozenset(chance.sample(COUNTRIES, chance.choice((0, 0, 1, 2)))),
        employer=chance.choice(EMPLOYERS),
        times_left_out=chance.randint(0, 2),
        has_pair=chance.random() < 0.2,
        standing=frozenset({Blocked.CONSENT_WITHDRAWN}) if chance.random() < 0.05 else frozenset(),
        wishes=tuple(f"m{number}" for number in chance.sample(range(4), chance.choice((0, 0, 2)))),
    )
