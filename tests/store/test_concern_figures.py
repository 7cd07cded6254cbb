"""R9 tells numbers by kind and by open or closed, never a small one, and nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.concerns import CloseConcern, RaiseConcern, ReadConcern, Worry
from mentordesk.documents.sheets import Table
from mentordesk.domain.concern import ConcernKind
from mentordesk.domain.figures import Cell
from mentordesk.domain.match import MatchState
from mentordesk.jobs.report_concerns import bands
from mentordesk.store.queries.concerns import ConcernLines, lines
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.report import read_figures
from tests.commands.test_pair_life import TODAY
from tests.support.round_world import open_world

K = ConcernKind
ALL_SMALL = (Cell(None, None, merged=True),)


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


def raise_some(world, kind, number, close=0, **about):
    for count in range(number):
        run = world.workspace.run
        one = run(RaiseConcern(Worry("Told", kind, **about))).values["concern_id"]
        if count < close:
            run(ReadConcern(one))
            run(CloseConcern(one, "Done"))


@pytest.fixture
def pair(world):
    spring = world.round()
    made = world.pair(spring, world.mentor("David"), world.mentee(spring, "Amina"))
    world.flush()
    return spring, made


def test_lines_of_fewer_than_five_are_merged(world, pair):
    spring, made = pair
    ask = world.workspace.ask
    assert ask(lines, [spring]) == ConcernLines((), ())
    raise_some(world, K.CONDUCT, 2, match_id=made)
    assert ask(lines, [spring]) == ConcernLines(ALL_SMALL, ALL_SMALL)
    raise_some(world, K.WELLBEING, 6, close=6, match_id=made)
    found = ask(lines, [spring])
    # the two alone would be told by the total: the largest line joins them
    assert found.by_kind == (Cell(None, 8, merged=True),)
    assert found.by_standing == (Cell(None, 8, merged=True),)
    raise_some(world, K.CONDUCT, 4, match_id=made)
    assert ask(lines, [spring]).by_kind == (Cell("conduct", 6), Cell("wellbeing", 6))
    assert ask(lines, [spring]).by_standing == (Cell("closed", 6), Cell("open", 6))


def test_a_round_counts_its_own_a_year_those_of_no_round_and_the_whole_all(world, pair):
    spring, made = pair
    autumn = world.round("Autumn", starts=dt.date(2026, 10, 1))
    other = world.pair(autumn, world.mentor("Eve"), world.mentee(autumn, "Ben"), MatchState.ACTIVE)
    alone = world.person("Carla")
    world.flush()
    raise_some(world, K.DATA, 5, match_id=made)
    raise_some(world, K.DATA, 6, match_id=other)
    raise_some(world, K.DATA, 7, about_id=alone)
    at = dt.datetime(2025, 6, 1, tzinfo=dt.UTC)
    raise_some(world, K.DATA, 8, about_id=alone, reported_at=at)

    def count(*scope):
        (cell,) = world.workspace.ask(lines, *scope).by_kind
        return cell.people

    assert count([spring]) == 5
    assert count([spring, autumn]) == 11
    assert count([spring, autumn], 2026) == 18
    assert count([], 2025) == 8
    assert count(None) == 26
    for scope, number in ((Scope("Spring"), 5), (Scope(year=2026), 18), (Scope(), 26)):
        figures = world.workspace.ask(read_figures, scope, TODAY)
        assert figures.concerns.by_kind == (Cell("data", number),)


def test_the_sheet_shows_numbers_and_no_small_one(world, pair):
    _, made = pair
    raise_some(world, K.SAFETY, 7, match_id=made)
    raise_some(world, K.DATA, 5, match_id=made)
    raise_some(world, K.CONDUCT, 3, match_id=made)
    (band,) = bands(world.workspace.ask(lines, None))
    tables = [block for block in band if isinstance(block, Table)]
    assert [list(table.rows) for table in tables] == [
        [("Safety", 7), ("Other (fewer than 5)", 8)],
        [("Open", 15)],
    ]
