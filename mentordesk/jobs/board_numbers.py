"""The meters above the match board: how far the pairs drawn are from the best plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mentordesk.commands.judging import Judged
from mentordesk.domain.round import Scheme
from mentordesk.jobs.match_result import LeftOut, MatchResult
from mentordesk.store.queries.board import PairChip
from mentordesk.wording.matching import could_have


@dataclass(frozen=True)
class BoardNumbers:
    """What the meters show.

    `paired` of `to_pair` mentees have a pair, live ones counted on both sides. `average` is the
    mean score of the drafts and `best_average` that of the best plan, 0 to 100, None without a
    pair; `best_paired` is how many that plan pairs, live ones counted. `total` and `best_total`
    are the sums, `gap` their difference: below 0 only where the drafts leave out people whom the
    best plan for its aim places. `mentors_used` of `mentors_offered` have a pair. `left_out` are
    those without, each with why.
    """

    paired: int
    to_pair: int
    average: int | None
    best_average: int | None
    best_paired: int
    total: int
    best_total: int
    gap: int
    mentors_used: int
    mentors_offered: int
    left_out: tuple[LeftOut, ...]
    in_groups: bool = False
    """Whether people are placed in groups, not paired."""


def board_numbers(judged: Judged, best: MatchResult, chips: Iterable[PairChip]) -> BoardNumbers:
    """The meters for the pairs on the board now; `best` is what `solve_again` found."""
    chips = tuple(chips)
    live = [chip for chip in chips if chip.is_live]
    drafts = [
        (chip.mentor_id, chip.mentee_id)
        for chip in chips
        if not chip.is_live
        and chip.mentor_id in judged.mentors
        and chip.mentee_id in judged.mentees
    ]
    total = sum(judged.score(pair) for pair in drafts)
    # What became live since all was judged counts once.
    lives = {chip.mentee_id for chip in live}
    waiting = [mentee for mentee in judged.rows.mentees if mentee.id not in lives]
    used = {chip.mentor_id for chip in chips}
    offered = used | {mentor.id for mentor in judged.rows.mentors if mentor.places > 0}
    return BoardNumbers(
        paired=len(drafts) + len(live),
        to_pair=len(waiting) + len(live),
        average=_mean(total, len(drafts)),
        best_average=_mean(best.best_possible, best.best_placed),
        best_paired=best.best_placed + len(live),
        total=total,
        best_total=best.best_possible,
        gap=best.best_possible - total,
        mentors_used=len(used),
        mentors_offered=len(offered),
        left_out=_left_out(judged, best, lives | {mentee_id for _, mentee_id in drafts}),
        in_groups=judged.rows.round.scheme is Scheme.GROUP,
    )


def _mean(total: int, count: int) -> int | None:
    return (2 * total + count) // (2 * count) if count else None


def _left_out(judged: Judged, best: MatchResult, placed: set[str]) -> tuple[LeftOut, ...]:
    """Everybody without a pair: why the best plan has none either, or whom it would give."""
    reasons = {left.mentee_id: left for left in best.unmatched}
    mentors = {pair.mentee_id: pair.mentor for pair in best.pairs}
    return tuple(
        reasons.get(mentee.id)
        or LeftOut(mentee.id, mentee.name, could_have(mentee.name, mentors[mentee.id]))
        for mentee in judged.rows.mentees
        if mentee.id not in placed
    )
