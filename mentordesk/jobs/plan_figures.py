"""The figures by which plans of a round are held against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mentordesk.commands.judging import Judged
from mentordesk.matching.pool import Pair


@dataclass(frozen=True)
class PlanFigures:
    """What pairs add up to; live pairs are in no plan, and are not counted.

    `placed` of `to_place` mentees have a pair, their scores add up to `total`. `worst` is the
    lowest score with its mentee and mentor by name, None without a pair. `left_out` are names.
    `loads` counts the mentees of each mentor who has any, by id; `mentors` have places. Of the
    `wishing` placed mentees who named somebody, `wishes` have one of those named and
    `first_wishes` the first of them.
    """

    placed: int
    to_place: int
    total: int
    worst: tuple[int, str, str] | None
    left_out: tuple[str, ...]
    loads: Mapping[str, int]
    mentors: int
    wishing: int
    wishes: int
    first_wishes: int

    @property
    def average(self) -> int | None:
        """The mean score, to the nearest whole number; None without a pair."""
        return (2 * self.total + self.placed) // (2 * self.placed) if self.placed else None

    @property
    def most_load(self) -> int:
        """How many mentees the busiest mentor has."""
        return max(self.loads.values(), default=0)

    @property
    def spread(self) -> tuple[tuple[int, int], ...]:
        """How many mentors have how many mentees, the busiest first: (mentees, mentors)."""
        return tuple(sorted(Counter(self.loads.values()).items(), reverse=True))


def figures_of(judged: Judged, pairs: Iterable[Pair]) -> PlanFigures:
    """The figures of these pairs, judged as of now; pairs with somebody who has left count not."""
    mentors, mentees = judged.mentors, judged.mentees
    known = [pair for pair in pairs if pair[0] in mentors and pair[1] in mentees]
    scored = sorted((judged.score(pair), mentees[pair[1]].name, pair) for pair in known)
    placed = {mentee_id: mentor_id for mentor_id, mentee_id in known}
    wishes = {one.id: one.wishes for one in judged.options.pool.mentees if one.wishes}
    met = [
        wishes[mentee_id].index(mentor_id)
        for mentee_id, mentor_id in placed.items()
        if mentor_id in wishes.get(mentee_id, ())
    ]
    worst = None
    if scored:
        score, name, pair = scored[0]
        worst = (score, name, mentors[pair[0]].name)
    return PlanFigures(
        placed=len(placed),
        to_place=len(mentees),
        total=sum(score for score, *_ in scored),
        worst=worst,
        left_out=tuple(row.name for row in judged.rows.mentees if row.id not in placed),
        loads=Counter(placed.values()),
        mentors=sum(1 for row in judged.rows.mentors if row.places > 0),
        wishing=sum(1 for mentee_id in placed if mentee_id in wishes),
        wishes=len(met),
        first_wishes=met.count(0),
    )
