"""Groups formed around topics, languages and hours: good ones soon, better ones with more trials.

For each mentor one way to gather is chosen; the best seats for that choice are worked out
exactly, and the choice is changed for as long as trials are left. A choice is greedy at first:
the way that gathers the most worth among those who have no group yet. Whoever would have a group
below the least size gives it up. The bound is the best plan without topics, languages and hours.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mentordesk.domain.group import EVERY_BOND, Bond
from mentordesk.matching.around import Around, Choices, choices
from mentordesk.matching.options import Options
from mentordesk.matching.solve import Aim, Lock, solve
from mentordesk.matching.transport import OUT
from mentordesk.progress import Cancelled, Progress

TRIALS = 240
"""Changes tried by default; counted, not timed, so that the same people give the same groups."""

_SEED = 1
_MOST_AT_ONCE = 3
"""So many mentors' ways change in one trial at most."""
_FEW = 4
"""Of so many groups each is tried without, where one of them is too small: at most 16 solves."""

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Key = tuple[int, int, int]


@dataclass(frozen=True)
class GivenUp:
    """A mentor without a group, since only these (fewer than the least) would be in it."""

    mentor_id: str
    mentee_ids: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Formed:
    """What the groups gather around, by mentor, and which pairs may be in them.

    `allowed` is mentees by mentors, as in `Options`, with nobody for those given up. `trials`
    were made; fewer than asked for where nothing can be better, or the work was stopped.
    """

    around: Mapping[str, Around]
    allowed: Mask
    given_up: tuple[GivenUp, ...]
    trials: int


@dataclass(frozen=True, eq=False)
class _Try:
    """One choice of ways, with the best seats for it; a higher key is better."""

    chosen: tuple[int, ...]
    key: Key
    seat: Ints
    given_up: tuple[tuple[int, tuple[int, ...]], ...]


def form_groups(
    options: Options,
    aim: Aim,
    least: int,
    locked: Sequence[Lock] = (),
    standing: Mapping[str, str | None] | None = None,
    bonds: Collection[Bond] = EVERY_BOND,
    *,
    trials: int = TRIALS,
    progress: Progress | None = None,
) -> Formed:
    """Chooses what each mentor's group gathers around.

    `bonds` are what its members have in common. `least` is the least size of a new group; one
    that stands (`standing`, by mentor with its topic) or holds a locked pair may be smaller.
    `locked` are rows and columns that stay. Asked to stop, it answers with the best so far.
    Raises as `solve` does for locks that cannot be.
    """
    found = _Forming(
        options, aim, least, locked, choices(options, standing or {}, bonds), standing or {}
    )
    best = found.start()
    ceiling = found.key(solve(*found.bare, aim=aim).seat)
    dice = random.Random(_SEED)
    done = 0
    while done < trials and best.key < ceiling and not _is_stopped(progress, done, trials):
        done += 1
        chosen = found.changed(best, dice)
        if chosen != best.chosen:
            tried = found.judge(chosen)
            best = tried if tried.key >= best.key else best
    return found.formed(best, done)


def _is_stopped(progress: Progress | None, done: int, trials: int) -> bool:
    """Whether a stop was asked for; it is no reason to throw away what was found."""
    try:
        if progress is not None:
            progress.report(done, trials, "forming")
    except Cancelled:
        return True
    return False


class _Forming:
    """The choices of all mentors, and what a choice is worth."""

    def __init__(
        self,
        options: Options,
        aim: Aim,
        least: int,
        locked: Sequence[Lock],
        ways: tuple[Choices, ...],
        standing: Collection[str],
    ) -> None:
        self._options, self._aim, self._least = options, aim, least
        self._locked = tuple(locked)
        self._choices = ways
        self._places = np.array([m.places for m in options.mentors], dtype=np.int64).clip(0)
        held = {column for _, column in locked}
        self._stays = {
            column
            for column, mentor in enumerate(options.mentors)
            if column in held or mentor.id in standing
        }
        room = self._places.copy()
        for _, column in self._locked:
            room[column] -= 1
        self._room = [max(0, number) for number in room.tolist()]
        self._worth = options.scores.T + (1.0 if aim is Aim.FIT else 100.0)
        self.bare = (options.scores, options.allowed, self._places, self._locked)

    def start(self) -> _Try:
        """The greedy choice for everybody."""
        return self.judge(self._greedy([0] * len(self._choices), range(len(self._choices)), ()))

    def changed(self, best: _Try, dice: random.Random) -> tuple[int, ...]:
        """Some mentors choose anew among their members and all who are left out.

        One of them, if there is one, could take a certain one of those left out.
        """
        several = [c for c, one in enumerate(self._choices) if len(one.ways) > 1]
        if not several:
            return best.chosen
        columns = set(dice.sample(several, min(len(several), dice.randint(1, _MOST_AT_ONCE))))
        out = np.flatnonzero(best.seat == OUT).tolist()
        if out:
            wanted = dice.choice(out)
            could = [c for c in several if self._choices[c].fits[:, wanted].any()]
            columns |= {dice.choice(could)} if could else set()
        stay = np.isin(best.seat, list(columns), invert=True) & (best.seat != OUT)
        return self._greedy(best.chosen, columns, np.flatnonzero(stay).tolist(), dice)

    def _greedy(
        self,
        chosen: Sequence[int],
        columns: Collection[int],
        placed: Sequence[int],
        dice: random.Random | None = None,
    ) -> tuple[int, ...]:
        """Again and again the mentor and way that gather the most worth among those who wait.

        With `dice` it is only about the most, and so comes out differently each time.
        """
        waiting = np.ones(len(self._options.mentees), dtype=bool)
        waiting[[*placed, *(row for row, _ in self._locked)]] = False
        left = sorted(c for c in columns if self._choices[c].ways and self._room[c] > 0)
        gains = {column: self._gains(column, waiting) for column in left}
        if dice is not None:
            noise = {c: np.array([dice.uniform(0.7, 1) for _ in gains[c]]) for c in left}
            gains = {column: gains[column] * noise[column] for column in left}
        found = list(chosen)
        while left:
            column = max(left, key=lambda one: float(gains[one].max()))
            way = found[column] = int(gains[column].argmax())
            left.remove(column)
            fits = np.flatnonzero(self._choices[column].fits[way] & waiting)
            order = np.argsort(-self._worth[column, fits], kind="stable")
            best = fits[order][: self._room[column]]
            waiting[best] = False
            for other in left:
                if self._choices[other].fits[:, best].any():
                    gains[other] = self._gains(other, waiting)
                    if dice is not None:
                        gains[other] = gains[other] * noise[other]
        return tuple(found)

    def _gains(self, column: int, waiting: Mask) -> NDArray[np.float64]:
        """What each way of a mentor would gather among those who wait."""
        values = np.where(self._choices[column].fits & waiting, self._worth[column], 0.0)
        most = min(self._room[column], values.shape[1])
        return np.asarray(-np.partition(-values, most - 1, axis=1)[:, :most].sum(axis=1))

    def judge(self, chosen: tuple[int, ...]) -> _Try:
        """The best seats for a choice, no group below the least."""
        return self._judged(chosen, self._allowed(chosen), ())

    def _judged(
        self,
        chosen: tuple[int, ...],
        allowed: Mask,
        given_up: tuple[tuple[int, tuple[int, ...]], ...],
    ) -> _Try:
        """The same with some groups given up already; those below the least go one by one.

        The one with the fewest members goes first; of those the one worth least, then the last.
        Of a few groups each is tried without, since a larger one may leave more to the others.
        """
        scores = self._options.scores
        seat = solve(scores, allowed, self._places, self._locked, self._aim).seat
        members = np.bincount(seat[seat != OUT], minlength=len(self._places))
        groups = [c for c in np.flatnonzero(members).tolist() if c not in self._stays]
        small = [column for column in groups if members[column] < self._least]
        if not small:
            return _Try(chosen, self.key(seat), seat, given_up)
        fewest = min(small, key=lambda c: (members[c], int(scores[seat == c, c].sum()), -c))
        tries = []
        for column in groups if len(groups) <= _FEW else [fewest]:
            rest = allowed.copy()
            rest[:, column] = False
            gone = (column, tuple(np.flatnonzero(seat == column).tolist()))
            tries.append(self._judged(chosen, rest, (*given_up, gone)))
        return max(tries, key=lambda one: one.key)

    def _allowed(self, chosen: Sequence[int]) -> Mask:
        """Who may be in whose group; a locked pair may be in any."""
        allowed = np.zeros_like(self._options.allowed)
        for column, way in enumerate(chosen):
            if self._choices[column].ways:
                allowed[:, column] = self._choices[column].fits[way]
        return allowed

    def key(self, seat: Ints) -> Key:
        """How good seats are by the aim."""
        rows = np.flatnonzero(seat != OUT)
        scores = self._options.scores[rows, seat[rows]]
        total = int(scores.sum())
        if self._aim is Aim.FIT:
            return (0, 0, total)
        free = np.isin(rows, [row for row, _ in self._locked], invert=True)
        worst = int(scores[free].min(initial=100)) if self._aim is Aim.FAIR else 0
        return (len(rows), worst, total)

    def formed(self, best: _Try, trials: int) -> Formed:
        """The answer in ids."""
        allowed = self._allowed(best.chosen)
        allowed[:, [column for column, _ in best.given_up]] = False
        for row, column in self._locked:
            allowed[row, column] = True
        mentors = self._options.mentors
        around = {
            mentors[column].id: self._choices[column].ways[best.chosen[column]]
            for column in np.unique(best.seat[best.seat != OUT]).tolist()
        }
        mentees = self._options.mentees
        given_up = tuple(
            GivenUp(mentors[column].id, tuple(mentees[row].id for row in rows))
            for column, rows in best.given_up
            if len(rows) < self._least  # a larger one made room for the others
        )
        return Formed(around, allowed, given_up, trials)
