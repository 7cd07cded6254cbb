"""What would place somebody whom no group formed takes in: tried by forming groups again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import islice

from mentordesk.commands.judging import Judged
from mentordesk.commands.making_way import Change
from mentordesk.commands.mentors import MOST_PLACES
from mentordesk.domain.group import MOST, Bond, GroupState
from mentordesk.domain.match import Aim
from mentordesk.jobs.group_forming import Search
from mentordesk.jobs.making_way import plan_with
from mentordesk.jobs.match_result import MatchResult
from mentordesk.jobs.matching import solve_again
from mentordesk.jobs.ways_in import WayIn, WaysIn, told
from mentordesk.matching.pool import Blocked
from mentordesk.progress import Progress
from mentordesk.store.queries.pool import PoolMentor
from mentordesk.wording import remedies as words

MOST_TRIED = 12
"""Of each kind so many are tried at most, the best fit first: each is a search of its own."""
MOST_TOLD = 2
"""And so many of each kind are told."""


class GroupWays:
    """Tries changes for one judgement, aim and what groups share; it knows what it tried before.

    What is offered was found by the very search that the button runs. For one worker at a time.
    """

    def __init__(self, judged: Judged, aim: Aim, bonds: frozenset[Bond]) -> None:
        self._judged, self._aim = judged, aim
        self._first, self._search = Search(bonds, is_long=False), Search(bonds)
        self._known: dict[tuple[Change, bool], Mapping[str, str]] = {}

    def of(self, mentee_id: str, progress: Progress | None = None) -> WaysIn:
        """The changes found that place a mentee, at most two of each kind. Raises `Cancelled`."""
        report, name = (progress or Progress()).report, self._judged.mentees[mentee_id].name
        report(0, 0, "explaining")
        if mentee_id in self._before:
            return WaysIn(mentee_id, name, (), words.solved_again(name))
        ways: list[WayIn] = []
        count = 0
        for tries in (self._bonds, self._answers, self._rules, self._seats, self._locks):
            found: list[tuple[int, WayIn]] = []
            for change in islice(tries(mentee_id), MOST_TRIED):
                report(count, 0, "explaining")
                count += 1
                after = self._after(change)
                if mentee_id in after:
                    out = sorted(self._before.keys() - after.keys())
                    found.append((len(out), told(self._judged, change, after[mentee_id], out)))
                if len(found) == MOST_TOLD:
                    break
            ways += [way for _, way in sorted(found, key=lambda one: one[0])]
        return WaysIn(mentee_id, name, tuple(ways), "" if ways else words.none_tried(name, count))

    # --- what is tried ---

    def _bonds(self, mentee_id: str) -> Iterator[Change]:
        for bond in Bond:
            if bond in self._search.bonds:
                yield Change(bond.value, mentee_id, "")

    def _answers(self, mentee_id: str) -> Iterator[Change]:
        for mentor, standing in self._best(mentee_id, lambda one: one.places > 0):
            if len(standing) == 1 and standing <= {Blocked.UNTRAINED, Blocked.NO_CODE}:
                yield Change(next(iter(standing)).value, mentee_id, mentor.id)

    def _rules(self, mentee_id: str) -> Iterator[Change]:
        for mentor, _ in self._best(mentee_id, lambda one: one.places > 0):
            pair = (mentor.id, mentee_id)
            kind = self._judged.options.blocked(*pair)
            if kind is not None and not isinstance(kind, Blocked):
                yield Change("rule", mentee_id, mentor.id)

    def _seats(self, mentee_id: str) -> Iterator[Change]:
        for mentor, standing in self._best(mentee_id, lambda one: True):
            group = mentor.group
            if standing:
                continue
            if group is not None:
                if group.most < MOST and group.state is not GroupState.ENDING:
                    yield Change("seat", mentee_id, mentor.id, group_id=group.id)
            elif mentor.places <= 0 and mentor.taken <= mentor.offered < MOST_PLACES:
                yield Change("place", mentee_id, mentor.id)

    def _locks(self, mentee_id: str) -> Iterator[Change]:
        options = self._judged.options
        for mentor_id, locked_id in options.pool.locked[:MOST_TRIED]:
            if options.blocked(mentor_id, mentee_id) is None:
                yield Change("lock", mentee_id, mentor_id, locked_id)

    def _best(
        self, mentee_id: str, wanted: Callable[[PoolMentor], bool]
    ) -> Iterator[tuple[PoolMentor, frozenset[Blocked]]]:
        """The mentors of the best fit, each with what blocks every pair of theirs."""
        judged = self._judged
        standing = {one.id: one.standing for one in judged.options.mentors}
        some = [one for one in judged.rows.mentors if wanted(one) and one.id in standing]
        some.sort(key=lambda one: (-judged.score((one.id, mentee_id)), one.sort_name))
        for mentor in some:
            yield mentor, standing[mentor.id]

    # --- trying ---

    @cached_property
    def _before(self) -> Mapping[str, str]:
        """With whom each mentee is as it stands."""
        return _placed(solve_again(self._judged, self._aim, None, self._search))

    def _after(self, change: Change) -> Mapping[str, str]:
        """And with a change; what the first groups have no place for is not searched for longer."""
        first = self._tried(change, self._first)
        return self._tried(change, self._search) if change.mentee_id in first else first

    def _tried(self, change: Change, search: Search) -> Mapping[str, str]:
        shared = change if change.kind == "rule" else replace(change, mentee_id="")
        if (shared, search.is_long) not in self._known:
            _, result = plan_with(self._judged, self._aim, change, "", None, search)
            self._known[shared, search.is_long] = _placed(result)
        return self._known[shared, search.is_long]


def _placed(result: MatchResult) -> Mapping[str, str]:
    return {pair.mentee_id: pair.mentor for pair in result.pairs}
