"""What would place somebody who is left out: the single changes that do, each solved again.

Four kinds of change are looked at: one answer noted that a rule waits for, one soft rule eased for
a pair of this mentee, one more place at a mentor, one lock released. All of them are known from a
best plan that stands (`changes`), exactly; what is offered is solved afresh as well.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cached_property

import numpy as np

from mentordesk.matching.changes import Changes, Moved
from mentordesk.matching.options import Options
from mentordesk.matching.pool import Blocked
from mentordesk.matching.remedy import Instead, Remedy, Way
from mentordesk.matching.rules import BLOCKS
from mentordesk.matching.seats import Ints
from mentordesk.matching.solve import Aim, solve
from mentordesk.matching.transport import OUT
from mentordesk.matching.would_be import WouldBe
from mentordesk.progress import Progress


class Remedies:
    """All single changes of one options and aim; what it found it knows for the next mentee.

    `full_for_good` are mentors who cannot be given one more place. Not for two threads at once.
    """

    def __init__(
        self, options: Options, aim: Aim, full_for_good: Collection[str] = frozenset()
    ) -> None:
        self._options, self._aim = options, aim
        self._would_be = WouldBe(options)
        stay = {n for n, one in enumerate(options.mentors) if one.id in full_for_good}
        self._openable = [
            column
            for column in range(len(options.mentors))
            if column not in stay and column not in self._would_be.waits
        ]
        self._moved: dict[Way, list[Moved]] = {}

    def of(
        self,
        mentee_id: str,
        most: int = 2,
        ways: Iterable[Way] = tuple(Way),
        progress: Progress | None = None,
    ) -> tuple[Remedy, ...]:
        """At most so many of each kind; those that leave nobody out who was placed come first.

        Empty where no change of these kinds places the mentee, and for whoever is placed.
        Raises `Cancelled`.
        """
        row = self._options.places.row[mentee_id]
        found: list[Remedy] = []
        for way in ways:
            found += itertools.islice(self._solved_again(self._known(way, row, progress)), most)
        return tuple(found)

    def least(self, mentee_id: str, progress: Progress | None = None) -> Remedy | None:
        """The one that leaves out fewest, of these the one that asks least of people; or None.

        It is known from the plan that stands alone, so that all left out of a large programme can
        be told; with whom the mentee then is, is not. Raises `Cancelled`.
        """
        row = self._options.places.row[mentee_id]
        known = (one for way in Way for one in self._known(way, row, progress))
        return min(known, key=lambda one: len(one.left_out), default=None)

    def instead(self, mentee_id: str) -> Instead | None:
        """What it costs to place a mentee all the same; None where nobody can take them.

        With aim FAIR the worst pair is left aside: as many people as can be, then the total.
        """
        found = self._changes.forced(self._options.places.row[mentee_id])
        if found is None:
            return None
        with_id = self._options.mentors[found.column].id
        return Instead(mentee_id, with_id, self._ids(found.left_out), found.cost)

    def _known(self, way: Way, row: int, progress: Progress | None) -> list[Remedy]:
        """The changes of a kind that place the mentee, those that leave out fewest first."""
        if row in self._changes.placed:
            return []
        rank = {column: number for number, column in enumerate(self._by_score(row))}
        found = [
            (len(gone), rank[column], self._remedy(way, row, column, number, gone))
            for number, (column, (come, gone)) in enumerate(self._each(way, row, progress))
            if row in come
        ]
        return [remedy for _, _, remedy in sorted(found, key=lambda one: one[:2])]

    def _each(self, way: Way, row: int, progress: Progress | None) -> Iterable[tuple[int, Moved]]:
        """Every change of a kind by its mentor (column), with what it makes of the plan."""
        if way is Way.RULE:
            columns = np.flatnonzero(self._would_be.eased[row])
            return zip(columns.tolist(), self._changes.let_through(row, columns), strict=True)
        if way not in self._moved:
            self._moved[way] = self._found(way, progress or Progress())
        now, would_be = self._would_be.now, self._would_be
        columns_of = {
            Way.PLACE: self._openable,
            Way.ANSWER: list(would_be.waits),
            Way.LOCK: [column for _, column in now.locked],
        }
        return zip(columns_of[way], self._moved[way], strict=True)

    def _found(self, way: Way, progress: Progress) -> list[Moved]:
        changes, would_be = self._changes, self._would_be
        if way is Way.PLACE:
            moved = changes.opened()
            return [moved[column] for column in self._openable]
        if way is Way.LOCK:
            return changes.released(progress.report)
        return changes.answered(would_be.waits, would_be.now.places, progress.report)

    @cached_property
    def _changes(self) -> Changes:
        ready, scores = self._would_be.ready, self._options.scores
        return Changes(
            scores, ready.allowed, self._would_be.eased, ready.places, ready.locked, self._aim
        )

    def _remedy(self, way: Way, row: int, column: int, number: int, gone: frozenset[int]) -> Remedy:
        mentees, would_be = self._options.mentees, self._would_be
        lacking: Blocked | None = would_be.waits[column] if way is Way.ANSWER else None
        locked_id = mentees[would_be.now.locked[number][0]].id if way is Way.LOCK else ""
        mentor_id = self._options.mentors[column].id
        return Remedy(way, mentees[row].id, mentor_id, "", lacking, locked_id, self._ids(gone))

    def _solved_again(self, known: Iterable[Remedy]) -> Iterator[Remedy]:
        """Those of them with which a fresh solve places the mentee, and with whom."""
        placed = self._changes.placed
        for remedy in known:
            seat = self._seats_with(remedy)
            column = int(seat[self._options.places.row[remedy.mentee_id]])
            if column != OUT:
                gone = placed - set(np.flatnonzero(seat != OUT).tolist())
                with_id = self._options.mentors[column].id
                yield replace(remedy, with_id=with_id, left_out=self._ids(gone))

    def _seats_with(self, remedy: Remedy) -> Ints:
        case, options = self._would_be.changed(remedy), self._options
        load = None
        if options.pool.evens_load:
            load = np.array([mentor.taken for mentor in options.mentors], dtype=np.int64)
        return solve(options.scores, case.allowed, case.places, case.locked, self._aim, load).seat

    def _by_score(self, row: int) -> list[int]:
        """All columns, those the mentee could go to first, and the best fit first."""
        blocks, scores = self._options.blocks[row], self._options.scores[row]
        can = (blocks == 0) | (blocks == BLOCKS.index(Blocked.FULL) + 1)
        order: list[int] = np.lexsort((np.arange(len(scores)), -scores, ~can)).tolist()
        return order

    def _ids(self, rows: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._options.mentees[row].id for row in sorted(rows))
