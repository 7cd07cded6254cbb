"""Whom to ask to mentor: topics by the mentees who want them, and how earlier rounds went."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from mentordesk.domain.group import GroupState
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.domain.survey import Question, Survey
from mentordesk.store.queries.recruiting import past_mentors, topic_needs
from mentordesk.store.tables import CheckIn, MentoringGroup
from tests.support.round_world import open_world

TODAY = dt.date(2026, 3, 2)


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


def test_a_topic_is_unmet_where_its_mentors_have_too_few_places(world):
    spring = world.round()
    for number, topics in enumerate((("Water", "Law"), ("Water",), ("Water", "Law"))):
        world.mentee(spring, f"Mentee {number}", topics)
    placed = world.mentee(spring, "Placed", ("Law",))
    one = world.mentor("One", places=1, topics=("Water",))
    two = world.mentor("Two", places=3, topics=("Law",), refused=("Water",))
    world.mentor("Paused", places=9, topics=("Water",),
                 profile={"paused_until": dt.date(2026, 12, 1)})  # fmt: skip
    world.pair(spring, two, placed, MatchState.ACTIVE)
    world.flush()
    water, law = world.workspace.ask(topic_needs, spring, TODAY)
    assert (water.name, water.mentees, water.first, water.mentors, water.places) == (
        "Water", 3, 3, 1, 1,
    )  # fmt: skip
    assert (water.unmet, law.name, law.mentees, law.first, law.unmet) == (2, "Law", 2, 0, 0)
    world.pair(spring, one, placed, MatchState.ACTIVE)
    world.flush()
    assert world.workspace.ask(topic_needs, spring, TODAY)[0].unmet == 3


def test_mentors_of_earlier_rounds_come_with_how_it_went(world):
    spring = world.round("Spring", starts=dt.date(2026, 4, 1))
    autumn = world.round("Autumn", starts=dt.date(2025, 10, 1), state=RoundState.RUNNING)
    groups = world.round("Groups", Scheme.GROUP, dt.date(2025, 4, 1), RoundState.REPORTED)
    later = world.round("Later", starts=dt.date(2026, 10, 1))
    david, elena, farid = (world.mentor(name, places=3) for name in ("David", "Elena", "Farid"))
    amina = world.person("Amina")
    done = world.pair(autumn, david, amina, MatchState.COMPLETED)
    world.pair(autumn, david, world.person("Badru"), MatchState.ENDED_EARLY)
    world.pair(autumn, david, world.person("Chen"), MatchState.ACTIVE)
    world.pair(autumn, elena, amina, MatchState.DECLINED)
    world.pair(later, farid, amina, MatchState.ACTIVE)
    world.add(
        MentoringGroup(
            id=world.new_id(), round_id=groups, title="Water", mentor_id=elena,
            co_mentor_id=david, state=GroupState.CLOSED, started_on=dt.date(2025, 4, 9),
        )
    )  # fmt: skip
    world.add(
        CheckIn(
            id=world.new_id(), match_id=done, person_id=david, role=Role.MENTOR,
            survey=Survey.MONTH_6, returned_on=TODAY,
            answers=json.dumps({Question.MENTOR_AGAIN.value: False}),
        )
    )  # fmt: skip
    world.apply_to(spring, elena, role=Role.MENTOR)
    world.flush()
    found = {row.name: row for row in world.workspace.ask(past_mentors, spring)}
    assert list(found) == ["David", "Elena"]
    assert (found["David"].last_round, found["David"].again, found["David"].free) == (
        "Autumn", False, 2,
    )  # fmt: skip
    row = found["David"]
    assert (row.completed, row.ended_early, row.live) == (2, 1, 1)
    assert found["Elena"].last_round == "Groups" and found["Elena"].here is not None
