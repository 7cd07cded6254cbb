"""Thirty answers to proposals came in over the weekend: noted one after another, by keyboard."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.domain.match import MatchState
from mentordesk.store.queries.relationships import relationships
from tests.support.round_world import open_world

S = MatchState
COUNT, TODAY = 30, dt.date(2026, 3, 2)
PROPOSALS = "Open proposals"


@pytest.fixture
def asked(tmp_path):
    """A round of thirty proposals sent to mentees, ten of them overdue."""
    with open_world(tmp_path) as world:
        spring = world.round()
        for number in range(COUNT):
            mentor = world.mentor(f"Mentor {number:02}")
            mentee = world.mentee(spring, f"Mentee {number:02}")
            by = TODAY + dt.timedelta(days=number - 10)
            world.pair(
                spring, mentor, mentee, S.PROPOSED_TO_MENTEE, proposed_on=dt.date(2026, 2, 16),
                reply_by=by,
            )  # fmt: skip
        world.flush()
        return world.workspace.path


def test_job_17_thirty_replies_are_noted_by_keyboard_alone(ruth, asked):
    ruth.start(asked)
    ruth.press("Relationships")
    ruth.keys("Ctrl+Shift+R")
    assert len(ruth.rows(PROPOSALS)) == COUNT
    assert ruth.rows(PROPOSALS)[0][3] == "20 Feb 2026 · 10 days over"
    pressed = 0

    def keys(*some):
        nonlocal pressed
        pressed += len(some)
        ruth.keys(*some)

    for number in range(COUNT):
        ruth.must_say(f"Mentee {number:02}")
        if number % 5 == 3:
            keys("N", "K", "Return")  # know each other
        elif number % 5 == 4:
            keys("L")
        else:
            keys("Y")
    assert pressed <= 2 * COUNT, "two minutes are four seconds for each"
    pairs = ruth.window.workplace.desk.ask(relationships, TODAY)
    state = {pair.mentee: pair.state for pair in pairs}
    assert [state[f"Mentee {n:02}"] for n in range(5)] == [
        *[S.PROPOSED_TO_MENTOR] * 3, S.DECLINED, S.PROPOSED_TO_MENTEE,
    ]  # fmt: skip
    assert sum(one is S.PROPOSED_TO_MENTOR for one in state.values()) == 18
    ruth.must_say("6 proposals to be answered · 18 proposals not marked as sent")
    keys("Ctrl+Z", "Ctrl+Z")
    ruth.must_say("7 proposals to be answered · 18 proposals not marked as sent")
