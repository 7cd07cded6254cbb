"""Rounds copied, reopened, and their good option set."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from mentordesk.commands.round_life import CopyRound, ReopenRound, SetGoodOption
from mentordesk.commands.rounds import NewRound, SetWeights, StepRound
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState, Scheme, moved
from mentordesk.matching.pool import DEFAULT_WEIGHTS, Criterion
from mentordesk.store.queries.rounds import all_rounds, round_by_id
from mentordesk.store.workspace import Workspace
from mentordesk.wording.history import sentence

DAYS = some.dates(dt.date(2000, 1, 1), dt.date(2050, 12, 31))


@pytest.fixture
def workspace(tmp_path):
    with Workspace.create(tmp_path / "Rounds.mentordesk", "Rounds") as opened:
        yield opened


@pytest.fixture
def spring(workspace):
    done = workspace.run(NewRound("Spring", Scheme.GROUP, dt.date(2026, 4, 1)))
    return done.values["round_id"]


def refused(workspace, command):
    with pytest.raises(Refused) as caught:
        workspace.run(command)
    return caught.value.reason


def test_a_copy_keeps_scheme_weights_and_the_pace_of_the_dates(workspace, spring):
    weights = dict(DEFAULT_WEIGHTS) | {Criterion.TOPICS: 40, Criterion.SECTOR: 15}
    workspace.run(SetWeights(spring, tuple(weights.items())))
    workspace.run(SetGoodOption(spring, 70))
    done = workspace.run(CopyRound(spring, "Autumn", dt.date(2026, 10, 1)))
    old = workspace.ask(round_by_id, spring)
    new = workspace.ask(round_by_id, done.values["round_id"])
    assert (new.name, new.scheme, new.months, new.state) == (
        "Autumn", Scheme.GROUP, 6, RoundState.OPEN,
    )  # fmt: skip
    assert (new.weights, new.good_option) == (old.weights, 70)
    assert (new.starts, new.midpoint, new.ends) == (
        dt.date(2026, 10, 1), dt.date(2027, 1, 1), dt.date(2027, 4, 1),
    )  # fmt: skip
    assert sentence(done.name, done.values) == (
        "Round “Autumn” added with the dates and weights of “Spring”"
    )
    workspace.undo()
    assert [r.name for r in workspace.ask(all_rounds)] == ["Spring"]


def test_a_copy_needs_a_name_of_its_own_and_a_date_that_is_one(workspace, spring):
    day = dt.date(2026, 10, 1)
    assert refused(workspace, CopyRound(spring, "Spring", day)) is Reason.NAME_TAKEN
    assert refused(workspace, CopyRound("nobody", "Autumn", day)) is Reason.NOT_FOUND
    late = CopyRound(spring, "Last", dt.date(9999, 12, 1))
    assert refused(workspace, late) is Reason.VALUE_WRONG


@given(DAYS, DAYS, DAYS, DAYS)
def test_moved_dates_keep_their_order(one, other, old_start, new_start):
    early, late = sorted((one, other))
    assert moved(early, old_start, new_start) <= moved(late, old_start, new_start)
    assert moved(old_start, old_start, new_start) == new_start


def test_the_good_option_is_a_score(workspace, spring):
    workspace.run(SetGoodOption(spring, 55))
    assert workspace.ask(round_by_id, spring).good_option == 55
    assert refused(workspace, SetGoodOption(spring, 101)) is Reason.VALUE_WRONG
    workspace.run(StepRound(spring, RoundState.REPORTED))
    assert refused(workspace, SetGoodOption(spring, 60)) is Reason.ROUND_FINISHED


def test_reopening_says_why(workspace, spring):
    asked = ReopenRound(spring, RoundState.RUNNING, "two pairs were forgotten")
    assert refused(workspace, asked) is Reason.VALUE_WRONG
    workspace.run(StepRound(spring, RoundState.REPORTED))
    empty = ReopenRound(spring, RoundState.RUNNING, "  ")
    assert refused(workspace, empty) is Reason.VALUE_WRONG
    done = workspace.run(asked)
    assert workspace.ask(round_by_id, spring).state is RoundState.RUNNING
    assert sentence(done.name, done.values) == (
        "Round “Spring” reopened as running: two pairs were forgotten"
    )
