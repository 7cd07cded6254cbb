"""What each single change makes of a best plan, against a fresh solve with the change in it."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.matching.changes import Changes
from mentordesk.matching.seats import Ints, Mask, Scores
from mentordesk.matching.solve import Aim, Lock, solve
from tests.support.examples import dear


@dataclass(frozen=True)
class Programme:
    """A programme as arrays. `free` are the places now; those who wait for an answer have none."""

    scores: Scores
    may: Mask
    eased: Mask
    free: Ints
    answered: Ints
    locked: tuple[Lock, ...]
    aim: Aim

    def seats(self) -> Ints:
        """Whom a fresh solve seats where; a pair that is locked may be where it is."""
        return solve(self.scores, self.may, self.free, self.locked, self.aim).seat

    def placed(self) -> set[int]:
        """Whom a fresh solve places."""
        return set(np.flatnonzero(self.seats() >= 0).tolist())


def made(seed: int, mentees: int, mentors: int, aim: Aim, most_places: int = 2) -> Programme:
    """Ties in plenty, mentors without a place or an answer, clashes, and locks."""
    chance, dice = random.Random(seed), np.random.default_rng(seed)
    shape = (mentees, mentors)
    scores = dice.integers(0, chance.choice([1, 3, 10, 100]) + 1, shape).astype(np.int16)
    may = dice.random(shape) < chance.choice([0.4, 0.7, 1.0])
    eased = ~may & (dice.random(shape) < 0.5)
    places = dice.integers(0, most_places + 1, mentors)
    waits = dice.random(mentors) < 0.2
    free = places * ~waits
    room, locked = free.copy(), []
    for row in range(mentees):
        column = chance.randrange(mentors)
        if chance.random() < 0.2 and room[column]:
            room[column] -= 1
            locked.append((row, column))
    return Programme(scores, may, eased, free, places * waits, tuple(locked), aim)


def changes_of(one: Programme) -> Changes:
    return Changes(one.scores, one.may, one.eased, one.free, one.locked, one.aim)


def silent(done: int, total: int, what: str) -> None:
    """Nobody watches."""


def assert_moved(moved, before, after):
    assert moved == (frozenset(after - before), frozenset(before - after))


def check_all(one: Programme, rows: list[int]) -> None:
    """Every change there is, held against a fresh solve; `rows` are tried with rules eased."""
    changes, before = changes_of(one), one.placed()
    assert changes.placed == before
    for column, moved in enumerate(changes.opened()):
        more = one.free + (np.arange(len(one.free)) == column)
        assert_moved(moved, before, replace(one, free=more).placed())
    waiting = np.flatnonzero(one.answered).tolist()
    told = changes.answered(waiting, one.answered, silent)
    for column, moved in zip(waiting, told, strict=True):
        more = one.free + one.answered * (np.arange(len(one.free)) == column)
        assert_moved(moved, before, replace(one, free=more).placed())
    for lock, moved in zip(one.locked, changes.released(silent), strict=True):
        rest = tuple(other for other in one.locked if other != lock)
        assert_moved(moved, before, replace(one, locked=rest).placed())
    for row in rows:
        if row in before:
            continue
        columns = np.flatnonzero(one.eased[row])
        for column, moved in zip(columns.tolist(), changes.let_through(row, columns), strict=True):
            may = one.may.copy()
            may[row, column] = True
            assert_moved(moved, before, replace(one, may=may).placed())
        check_forced(one, changes, row)


def check_forced(one: Programme, changes: Changes, row: int) -> None:
    """Somebody placed at all costs, against locking them at each mentor in turn."""
    aim = Aim.FIT if one.aim is Aim.FIT else Aim.PEOPLE
    plans = []
    for column in np.flatnonzero(one.may[row]).tolist():
        try:
            plans.append(solve(one.scores, one.may, one.free, [*one.locked, (row, column)], aim))
        except ValueError:  # no place there that is not locked
            continue
    found = changes.forced(row)
    if not plans:
        assert found is None
        return
    assert found is not None
    key = (lambda p: (p.total, p.placed)) if aim is Aim.FIT else (lambda p: (p.placed, p.total))
    best = max(plans, key=key)
    now = solve(one.scores, one.may, one.free, one.locked, one.aim)
    assert found.cost == now.total - best.total
    assert row not in found.left_out
    if one.aim is not Aim.FAIR:
        assert len(found.left_out) == now.placed + 1 - best.placed


@pytest.mark.parametrize("aim", list(Aim))
@dear(25)
@given(seed=st.integers(0, 10**9))
def test_every_change_does_what_a_fresh_solve_does(aim, seed):
    chance = random.Random(seed)
    mentees, mentors = chance.randint(1, 8), chance.randint(1, 6)
    check_all(made(seed, mentees, mentors, aim), list(range(mentees)))


@pytest.mark.parametrize("aim", list(Aim))
def test_so_it_does_in_a_programme_of_the_usual_size(aim):
    check_all(made(7, 60, 35, aim), [3, 17, 44])


@pytest.mark.long
@pytest.mark.parametrize("aim", list(Aim))
@pytest.mark.parametrize("seed", range(5))
def test_so_it_does_in_larger_ones(aim, seed):
    check_all(made(seed, 200, 120, aim), list(range(0, 200, 9)))


def test_nobody_is_left_out_of_an_empty_programme():
    none = np.zeros((0, 2), dtype=np.int16)
    empty = Programme(none, none > 0, none > 0, np.array([1, 0]), np.array([0, 1]), (), Aim.FAIR)
    check_all(empty, [])
