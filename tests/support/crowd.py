"""A crowd of invented mentors and mentees on a real file, with every rule at work."""

from __future__ import annotations

import datetime as dt
import random

from mentordesk.domain.application import ApplicationState
from mentordesk.domain.consent import Answer
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import LinkKind
from mentordesk.domain.round import RoundState
from tests.support.round_world import World

TOPICS = tuple(f"Topic {number}" for number in range(9))
SECTORS = ("Health", "Law", "Media", "Energy")
ZONES = ("Europe/London", "Africa/Nairobi", "Asia/Kolkata", "America/Lima")
EMPLOYERS = (None, None, None, "Ministry", "Bank")


def crowd(world: World, seed: int, mentees: int, mentors: int, places: int = 3) -> str:
    """A round with a crowd; the same seed gives the same people, whatever their order on file.

    Some mentors are full, paused or hidden, some pairs are forbidden, tried before or locked.
    """
    chance = random.Random(seed)
    spring = world.round()
    old = world.round("Old", state=RoundState.REPORTED, starts=dt.date(2025, 4, 1))
    plan = world.plan(spring)
    staff = [_mentor(world, chance, n, places) for n in range(mentors)]
    waiting = [_mentee(world, chance, spring, n) for n in range(mentees)]
    free = dict(staff)
    for mentee in waiting:
        mentor, _ = chance.choice(staff)
        fate = chance.random()
        if fate < 0.1:
            world.link(mentee, mentor, LinkKind.NOT_WITH)
        elif fate < 0.2:
            world.pair(old, mentor, mentee, MatchState.COMPLETED)
        elif fate < 0.3 and free[mentor] > 0:
            free[mentor] -= 1
            world.pair(spring, mentor, mentee, MatchState.DRAFT, plan, locked=True)
        elif fate < 0.35:
            world.pair(spring, mentor, mentee, MatchState.DRAFT, plan, override_reason="Asked")
        elif fate < 0.4 and free[mentor] > 0:
            world.pair(old, mentor, mentee, MatchState.ACTIVE)
            free[mentor] -= 1
    world.flush()
    world.choose(spring, plan)
    return spring


def _told(chance: random.Random) -> dict[str, object]:
    hours = [(day, h * 60, (h + chance.randint(1, 5)) * 60) for day in range(6)
             for h in (7, 18) if chance.random() < 0.5]  # fmt: skip
    return {
        "languages": {"en": chance.randint(1, 4)},
        "hours": tuple(hours),
        "time_zone": chance.choice(ZONES),
        "employer": chance.choice(EMPLOYERS),
    }


def _mentor(world: World, chance: random.Random, number: int, most: int) -> tuple[str, int]:
    places = chance.randint(0, most)
    profile = {"paused_until": dt.date(2026, 9, 1)} if chance.random() < 0.05 else {}
    return world.mentor(
        f"Mentor {number:04}", places=places, email=f"mentor{number}@post.example",
        topics=tuple(chance.sample(TOPICS, chance.randint(0, 5))),
        refused=(), profile=profile, sector=chance.choice((None, *SECTORS)),
        years_experience=chance.choice((None, *range(4, 30))), **_told(chance),
    ), places if not profile else 0  # fmt: skip


def _mentee(world: World, chance: random.Random, spring: str, number: int) -> str:
    state = chance.choice((ApplicationState.IN_POOL, ApplicationState.ELIGIBLE))
    return world.mentee(
        spring, f"Mentee {number:04}", email=f"mentee{number}@post.example", state=state,
        topics=tuple(chance.sample(TOPICS, chance.randint(0, 3))),
        applied=dt.date(2026, 1, chance.randint(1, 28)),
        application={"sector_wanted": chance.choice((None, *SECTORS))},
        years_experience=chance.choice((None, *range(8))),
        shares=chance.choice((None, None, None, None, Answer.GIVEN)), **_told(chance),
    )  # fmt: skip
