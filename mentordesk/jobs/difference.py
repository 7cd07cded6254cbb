"""What a plan would change, move by move: why each helps, which go together, what may stay."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mentordesk.commands.judging import Judged, ToldReason
from mentordesk.matching.pool import Criterion, Pair
from mentordesk.store.queries.pool import DraftRow

TOLD = 3
"""How many criteria are named for a move: those that change the most points."""


@dataclass(frozen=True)
class PlannedPair:
    """A pair of a plan, with names; `judged` is what it was judged by."""

    mentor_id: str
    mentee_id: str
    mentor: str
    mentee: str
    score: int
    locked: bool
    judged: Judged | None = field(default=None, compare=False, repr=False)

    @property
    def reasons(self) -> tuple[ToldReason, ...]:
        """Why it has its score, in words found only now: of a thousand pairs few are asked."""
        pair = (self.mentor_id, self.mentee_id)
        return self.judged.reasons(pair) if self.judged is not None else ()


@dataclass(frozen=True)
class Move:
    """What a new plan means for one mentee: the mentor before and after; None is no mentor.

    Scores as judged now. `gains` are the criteria that change most, by name, with their points
    more or fewer. `must`: the pair of before can no longer be, so this is no choice.
    """

    mentee_id: str
    mentee: str
    before_id: str | None
    before: str | None
    after_id: str | None
    after: str | None
    before_score: int | None = None
    after_score: int | None = None
    gains: tuple[tuple[str, int], ...] = ()
    must: bool = False

    @property
    def gain(self) -> int:
        """How many points more the mentee has by it; none without a pair."""
        return (self.after_score or 0) - (self.before_score or 0)


@dataclass(frozen=True)
class Difference:
    """Who gains a pair by a plan, who moves to another mentor, and who loses their pair.

    `places` of each mentor concerned, and how many mentees each has `before`.
    """

    gained: tuple[Move, ...]
    moved: tuple[Move, ...]
    lost: tuple[Move, ...]
    places: Mapping[str, int]
    before: Mapping[str, int]

    @property
    def is_empty(self) -> bool:
        """Whether the plan is as the board stands."""
        return not (self.gained or self.moved or self.lost)

    @cached_property
    def moves(self) -> tuple[Move, ...]:
        """All of them, those who move first."""
        return (*self.moved, *self.gained, *self.lost)

    @cached_property
    def chains(self) -> tuple[tuple[Move, ...], ...]:
        """The moves in the parts that can be taken each by itself, largest gain first.

        Two moves belong together where one needs the place that the other leaves.
        """
        chain_of = {move.mentee_id: move.mentee_id for move in self.moves}

        def first(one: str) -> str:
            while chain_of[one] != one:
                one = chain_of[one]
            return one

        for mentor_id, coming in self._into.items():
            if len(coming) <= self._free(mentor_id):
                continue
            for other in (*coming[1:], *self._out_of.get(mentor_id, ())):
                chain_of[first(other.mentee_id)] = first(coming[0].mentee_id)
        found: dict[str, list[Move]] = defaultdict(list)
        for move in self.moves:
            found[first(move.mentee_id)].append(move)
        chains = (tuple(sorted(chain, key=lambda move: -move.gain)) for chain in found.values())
        return tuple(sorted(chains, key=lambda chain: -sum(move.gain for move in chain)))

    def blocked(self, taken: Collection[str]) -> dict[str, tuple[Move, ...]]:
        """The moves of `taken` (mentee ids) that lack a place, with those who would have to leave.

        Empty for a part that can be taken as it stands.
        """
        found: dict[str, tuple[Move, ...]] = {}
        for mentor_id in self._too_full(taken):
            stay = self._staying(mentor_id, taken)
            for move in self._into.get(mentor_id, ()):
                if move.mentee_id in taken:
                    found[move.mentee_id] = stay
        return found

    def stuck(self, taken: Collection[str]) -> tuple[Move, ...]:
        """Moves not taken whose mentor has too few places even with nobody new, or that must be."""
        found = [move for move in self.moves if move.must and move.mentee_id not in taken]
        for mentor_id in self._too_full(taken):
            if not any(move.mentee_id in taken for move in self._into.get(mentor_id, ())):
                found += self._staying(mentor_id, taken)
        return tuple(found)

    def fitting(self, taken: Collection[str]) -> frozenset[str]:
        """The same part made possible: moves that lack a place are left, the least gaining first.

        Where that is not enough, whoever holds the place moves after all.
        """
        chosen = set(taken) | {move.mentee_id for move in self.moves if move.must}
        settled: set[str] = set()
        while too_full := self._too_full(chosen):
            mentor_id = too_full[0]
            coming = [
                move
                for move in self._into.get(mentor_id, ())
                if move.mentee_id in chosen and move.mentee_id not in settled and not move.must
            ]
            if coming:
                worst = min(coming, key=lambda move: (move.gain, move.mentee_id))
                chosen.discard(worst.mentee_id)
            else:
                staying = self._staying(mentor_id, chosen)
                if not staying:
                    return frozenset(move.mentee_id for move in self.moves)
                chosen.add(staying[0].mentee_id)
                settled.add(staying[0].mentee_id)
        return frozenset(chosen)

    def makes_room_for(self, move: Move) -> tuple[Move, ...]:
        """Who comes to the place that this move leaves, where there was none free."""
        coming = self._into.get(move.before_id or "", ())
        return () if len(coming) <= self._free(move.before_id or "") else coming

    @cached_property
    def _into(self) -> Mapping[str, tuple[Move, ...]]:
        return _by_mentor(self.moves, lambda move: move.after_id)

    @cached_property
    def _out_of(self) -> Mapping[str, tuple[Move, ...]]:
        return _by_mentor(self.moves, lambda move: move.before_id)

    def _free(self, mentor_id: str) -> int:
        return self.places.get(mentor_id, 0) - self.before.get(mentor_id, 0)

    def _staying(self, mentor_id: str, taken: Collection[str]) -> tuple[Move, ...]:
        return tuple(
            move for move in self._out_of.get(mentor_id, ()) if move.mentee_id not in taken
        )

    def _too_full(self, taken: Collection[str]) -> list[str]:
        """The mentors with more mentees than places when these moves alone are made."""
        held = dict(self.before)
        for move in self.moves:
            if move.mentee_id in taken:
                for mentor_id, change in ((move.before_id, -1), (move.after_id, 1)):
                    if mentor_id is not None:
                        held[mentor_id] = held.get(mentor_id, 0) + change
        return sorted(one for one, number in held.items() if number > self.places.get(one, 0))


def difference_of(judged: Judged, pairs: Iterable[PlannedPair]) -> Difference:
    """What these pairs change of the drafts on the board."""
    before = {draft.mentee_id: draft for draft in judged.rows.drafts}
    after = {pair.mentee_id: pair for pair in pairs}
    changes = [
        (old, new)
        for old, new in ((before.get(one), after.get(one)) for one in {**after, **before})
        if old is None or new is None or old.mentor_id != new.mentor_id
    ]
    gained: list[Move] = []
    moved: list[Move] = []
    lost: list[Move] = []
    points = _points(judged, changes)
    for old, new in changes:
        was = points.get(old.pair) if old is not None else None
        now = points[new.mentor_id, new.mentee_id] if new is not None else None
        may_stay = old is None or (was is not None and judged.hard(old.pair) is None)
        who = new or old
        assert who is not None
        move = Move(
            who.mentee_id, who.mentee,
            old.mentor_id if old else None, old.mentor if old else None,
            new.mentor_id if new else None, new.mentor if new else None,
            sum(was) if was is not None else None,
            new.score if new else None,
            _gains(was or _NONE, now or _NONE),
            must=not may_stay,
        )  # fmt: skip
        (gained if old is None else lost if new is None else moved).append(move)
    held = Counter(draft.mentor_id for draft in judged.rows.drafts)
    places = {mentor_id: mentor.places for mentor_id, mentor in judged.mentors.items()}
    return Difference(tuple(gained), tuple(moved), tuple(lost), places, held)


def after_moves(drafts: Iterable[Pair], moves: Iterable[Move]) -> dict[str, str]:
    """Mentor by mentee when these moves are made on these drafts."""
    pairs = {mentee_id: mentor_id for mentor_id, mentee_id in drafts}
    for move in moves:
        if move.after_id is None:
            pairs.pop(move.mentee_id, None)
        else:
            pairs[move.mentee_id] = move.after_id
    return pairs


Points = tuple[int, ...]
"""Of each criterion, in the order of `Criterion`."""
_NONE: Points = (0,) * len(Criterion)


def _points(
    judged: Judged, changes: Iterable[tuple[DraftRow | None, PlannedPair | None]]
) -> Mapping[Pair, Points]:
    """The points of all pairs before and after, worked out together; people who left have none."""
    pairs = [(one.mentor_id, one.mentee_id) for change in changes for one in change if one]
    known = [pair for pair in pairs if pair[0] in judged.mentors and pair[1] in judged.mentees]
    found = judged.options.points_of(known)
    return dict(zip(known, zip(*(found[each] for each in Criterion), strict=True), strict=True))


def _gains(was: Points, now: Points) -> tuple[tuple[str, int], ...]:
    """The criteria whose points differ most, most first; for a new pair those that bring most."""
    changes = [(c.value, new - old) for c, old, new in zip(Criterion, was, now, strict=True)]
    return tuple(sorted((c for c in changes if c[1]), key=lambda c: -abs(c[1]))[:TOLD])


def _by_mentor(
    moves: Iterable[Move], side: Callable[[Move], str | None]
) -> Mapping[str, tuple[Move, ...]]:
    found: dict[str, list[Move]] = defaultdict(list)
    for move in moves:
        mentor_id = side(move)
        if mentor_id is not None:
            found[mentor_id].append(move)
    return {mentor_id: tuple(mine) for mentor_id, mine in found.items()}
