"""Two or three plans of a round side by side: their figures, loads, and the pairs that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentordesk.commands.judging import Judged
from mentordesk.jobs.board_now import BoardNow
from mentordesk.jobs.matching import look
from mentordesk.jobs.plan_figures import PlanFigures, figures_of
from mentordesk.matching.pool import Pair
from mentordesk.progress import Progress
from mentordesk.store.queries import board, circle, pool
from mentordesk.store.queries.board import PlanRow
from mentordesk.store.workspace import Workspace

MOST = 3
"""More plans than this are not read side by side."""


@dataclass(frozen=True)
class ComparedPlan:
    """A plan with its figures, and how many of its drafts are locked."""

    plan: PlanRow
    figures: PlanFigures
    locked: int


@dataclass(frozen=True)
class DifferingPair:
    """A mentee who is not with the same mentor in all plans.

    In each plan the mentor's name and the score as judged now (None for somebody who has left),
    or None where the mentee waits.
    """

    mentee_id: str
    mentee: str
    partners: tuple[tuple[str, int | None] | None, ...]


@dataclass(frozen=True)
class MentorLoad:
    """Who is with a mentor in each plan, by name, and how many places there are."""

    mentor_id: str
    mentor: str
    places: int
    mentees: tuple[tuple[str, ...], ...]

    @property
    def loads(self) -> tuple[int, ...]:
        """How many they are in each plan."""
        return tuple(map(len, self.mentees))


@dataclass(frozen=True)
class Comparison:
    """Plans in the order they were asked for. `differing` by the widest gap in score first."""

    plans: tuple[ComparedPlan, ...]
    differing: tuple[DifferingPair, ...]
    loads: tuple[MentorLoad, ...]


def compare_plans(
    workspace: Workspace,
    round_id: str,
    plan_ids: Sequence[str],
    known: BoardNow | None = None,
    progress: Progress | None = None,
) -> Comparison:
    """The plans of a round by id, all judged with the people and weights of now.

    `known`: the board of any plan of the round, where all pairs are judged already. Plans that
    are gone by now are left away. Raises `Refused` NOT_FOUND for a round that is gone.
    """
    judged = known.judged if known is not None else look(workspace, round_id, None, progress)
    found = workspace.ask(circle.round_row, round_id)
    rows = {row.id: row for row in workspace.ask(board.plans, found)}
    wanted = [rows[one] for one in plan_ids if one in rows]
    drafts = {row.id: workspace.ask(pool.drafts, row.id) for row in wanted}
    pairs = {one: {d.mentee_id: d.pair for d in mine} for one, mine in drafts.items()}
    names = {d.mentor_id: d.mentor for mine in drafts.values() for d in mine}
    names |= {d.mentee_id: d.mentee for mine in drafts.values() for d in mine}
    plans = tuple(
        ComparedPlan(
            row,
            figures_of(judged, pairs[row.id].values()),
            sum(draft.locked for draft in drafts[row.id]),
        )
        for row in wanted
    )
    columns = [pairs[row.id] for row in wanted]
    return Comparison(plans, _differing(judged, columns, names), _loads(judged, columns, names))


def _differing(
    judged: Judged, columns: Sequence[Mapping[str, Pair]], names: Mapping[str, str]
) -> tuple[DifferingPair, ...]:
    found = []
    for mentee_id in dict.fromkeys(one for column in columns for one in column):
        pairs = [column.get(mentee_id) for column in columns]
        if len(set(pairs)) < 2:
            continue
        partners = tuple(
            None if pair is None else (names[pair[0]], _score(judged, pair)) for pair in pairs
        )
        found.append(DifferingPair(mentee_id, names[mentee_id], partners))
    return tuple(sorted(found, key=lambda one: (-_gap(one), one.mentee)))


def _gap(one: DifferingPair) -> int:
    """How far apart the plans are for a mentee; waiting counts as a score of nothing."""
    scores = [partner[1] or 0 if partner else 0 for partner in one.partners]
    return max(scores) - min(scores)


def _score(judged: Judged, pair: Pair) -> int | None:
    known = pair[0] in judged.mentors and pair[1] in judged.mentees
    return judged.score(pair) if known else None


def _loads(
    judged: Judged, columns: Sequence[Mapping[str, Pair]], names: Mapping[str, str]
) -> tuple[MentorLoad, ...]:
    """Every mentor with a mentee in one of the plans; those whose load differs most first."""
    with_whom: dict[str, list[list[str]]] = {}
    for at, column in enumerate(columns):
        for mentor_id, mentee_id in column.values():
            if mentee_id in judged.mentees:
                with_whom.setdefault(mentor_id, [[] for _ in columns])[at].append(names[mentee_id])
    found = [
        MentorLoad(row.id, row.name, row.places, tuple(map(tuple, with_whom[row.id])))
        for row in judged.rows.mentors
        if row.id in with_whom
    ]
    return tuple(sorted(found, key=lambda one: (min(one.loads) - max(one.loads), one.mentor)))
