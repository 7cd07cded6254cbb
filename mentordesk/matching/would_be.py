"""The options of a pool as they would be with one change in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from mentordesk.matching.options import Options, build_options
from mentordesk.matching.pool import Blocked, Mentor
from mentordesk.matching.remedy import Remedy, Way
from mentordesk.matching.seats import Ints, Mask
from mentordesk.matching.solve import Lock

ANSWERS = frozenset({Blocked.UNTRAINED, Blocked.NO_CODE})
"""The hard rules that only wait for something to be noted; every other one is an answer given."""


@dataclass(frozen=True, eq=False)
class Case:
    """A pool as the solver takes it."""

    allowed: Mask
    places: Ints
    locked: tuple[Lock, ...]


class WouldBe:
    """What a pool is now, and what it would be with each change."""

    def __init__(self, options: Options) -> None:
        self._options = options
        places = np.array([mentor.places for mentor in options.mentors], dtype=np.int64).clip(0)
        locked = tuple((row, column) for _, row, column in options.places.of(options.pool.locked))
        self.now = Case(options.allowed, places, locked)
        self.eased: Mask = (options.blocks == 0) & ~options.allowed
        """The pairs that only a soft rule keeps apart."""
        self.waits: dict[int, Blocked] = {
            number: next(iter(mentor.standing))
            for number, mentor in enumerate(options.mentors)
            if len(mentor.standing) == 1 and mentor.standing <= ANSWERS
        }
        """The mentors (columns) whose rule waits for one answer, and for which."""

    @property
    def ready(self) -> Case:
        """The pool as it is, but what every change allows is allowed by now.

        It makes no difference yet: those who wait for an answer have no places instead, as those
        who are full, and whoever is locked moves no more.
        """
        may, places = self._opened.copy(), self.now.places.copy()
        for column in self.waits:
            may[:, column] = self._answered[:, column]
            places[column] = 0
        for lock in self.now.locked:
            may[lock] = self._released(lock)
        return Case(may, places, self.now.locked)

    def changed(self, remedy: Remedy) -> Case:
        """The pool with the change in it."""
        at, (allowed, places, locked) = self._options.places, self._copied()
        row, column = at.row[remedy.mentee_id], at.column[remedy.mentor_id]
        if remedy.way is Way.RULE:
            allowed[row, column] = True
        elif remedy.way is Way.ANSWER:
            allowed[:, column] = self._answered[:, column]
        elif remedy.way is Way.PLACE:
            allowed[:, column] = self._opened[:, column]
            places[column] += 1
        else:
            lock = (at.row[remedy.locked_id], column)
            allowed[lock] = self._released(lock)
            locked = tuple(one for one in locked if one != lock)
        return Case(allowed, places, locked)

    def _copied(self) -> tuple[Mask, Ints, tuple[Lock, ...]]:
        return self.now.allowed.copy(), self.now.places.copy(), self.now.locked

    @cached_property
    def _opened(self) -> Mask:
        """The pairs that may be where a mentor who has no place at all is given one."""
        mentors = self._options.mentors
        full = [number for number, mentor in enumerate(mentors) if mentor.places <= 0]
        return self._with(full, [replace(mentors[number], places=1) for number in full])

    @cached_property
    def _answered(self) -> Mask:
        """The pairs that may be where the answer that a mentor's rule waits for is noted."""
        mentors, waiting = self._options.mentors, list(self.waits)
        return self._with(waiting, [replace(mentors[n], standing=frozenset()) for n in waiting])

    def _with(self, columns: Sequence[int], mentors: Sequence[Mentor]) -> Mask:
        """What is allowed with these mentors as they would be."""
        if not columns:
            return self._options.allowed
        anew = build_options(replace(self._options.pool, mentors=tuple(mentors)))
        allowed = self._options.allowed.copy()
        for column in columns:
            there = anew.places.column[self._options.mentors[column].id]
            allowed[:, column] = anew.allowed[:, there]
        return allowed

    def _released(self, lock: Lock) -> bool:
        """Whether the solver may use a locked pair once it is released."""
        options = self._options
        pair = (options.mentors[lock[1]].id, options.mentees[lock[0]].id)
        return not options.blocks[lock] and (
            not options.clashes[lock] or pair in options.pool.overrides
        )
