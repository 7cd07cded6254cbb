"""Why somebody is left out of a plan: nobody allowed, everybody full, or better so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from mentordesk.matching.options import Options
from mentordesk.matching.pool import Blocked, Clash
from mentordesk.matching.rules import BLOCKS, CLASHES
from mentordesk.matching.transport import OUT


class Why(Enum):
    """Why a mentee has no pair in a best plan."""

    NO_ALLOWED_MENTOR = "no_allowed_mentor"
    ALL_FULL = "all_full"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Unmatched:
    """One mentee without a pair.

    NO_ALLOWED_MENTOR: `most` blocks `blocking` of the mentors, more than any other reason does
    (None when there is no mentor at all). ALL_FULL: `mentees` (ids, this one among them) have
    only `mentors` to go to, who together have `places` for them beside locked pairs. LEFT_OUT:
    a place could be found, but the plan as a whole would be worse by its aim.
    """

    mentee_id: str
    why: Why
    most: Blocked | Clash | None = None
    blocking: int = 0
    mentors: tuple[str, ...] = ()
    mentees: tuple[str, ...] = ()
    places: int = 0


def explain_unmatched(
    options: Options, seat: NDArray[np.int64], room: NDArray[np.int64], is_locked: NDArray[np.bool_]
) -> tuple[Unmatched, ...]:
    """One explanation for each mentee whose `seat` is -1, in the order of the mentees.

    `room`: places of each mentor beside locked pairs. `is_locked`: mentees who cannot move.
    """
    left_out = np.flatnonzero(seat == OUT)
    if not len(left_out):
        return ()
    allowed = options.allowed
    onward = _onward(allowed, np.where(is_locked, OUT, seat))
    movable = np.flatnonzero(~is_locked & (seat != OUT))
    is_free = np.bincount(seat[movable], minlength=len(room)) < room
    found = []
    for row in left_out.tolist():
        person = options.mentees[row].id
        if not allowed[row].any():
            most, blocking = _what_blocks_most(options, row)
            found.append(Unmatched(person, Why.NO_ALLOWED_MENTOR, most, blocking))
            continue
        group = _reachable(allowed[row], onward)
        if (group & is_free).any():
            found.append(Unmatched(person, Why.LEFT_OUT))
            continue
        only_here = allowed[left_out].any(axis=1) & ~(allowed[left_out] & ~group).any(axis=1)
        sharing = np.sort(np.append(movable[group[seat[movable]]], left_out[only_here]))
        mentors = np.flatnonzero(group).tolist()
        found.append(
            Unmatched(
                person,
                Why.ALL_FULL,
                mentors=tuple(options.mentors[column].id for column in mentors),
                mentees=tuple(options.mentees[index].id for index in sharing.tolist()),
                places=int(room[group].sum()),
            )
        )
    return tuple(found)


def _onward(allowed: NDArray[np.bool_], seat: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mentors by mentors: whether somebody seated at the one may go to the other."""
    columns = allowed.shape[1]
    onward = np.zeros((columns, columns), dtype=bool)
    for row, column in enumerate(seat.tolist()):
        if column != OUT:
            onward[column] |= allowed[row]
    return onward


def _reachable(start: NDArray[np.bool_], onward: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The mentors that can be come to from the first ones by moving people on."""
    reached = start.copy()
    edge = np.flatnonzero(start)
    while len(edge):
        edge = np.flatnonzero(onward[edge].any(axis=0) & ~reached)
        reached[edge] = True
    return reached


def _what_blocks_most(options: Options, row: int) -> tuple[Blocked | Clash | None, int]:
    """The reason that blocks the most mentors for a mentee, and how many; the first if equal."""
    blocks = np.bincount(options.blocks[row], minlength=len(BLOCKS) + 1)[1:]
    soft = options.clashes[row][options.blocks[row] == 0]
    first = (soft & -soft.astype(np.int16)).tolist()  # the lowest bit is the clash that is told
    clashes = [first.count(1 << number) for number in range(len(CLASHES))]
    counts = [*blocks.tolist(), *clashes]
    most = max(counts, default=0)
    if not most:
        return None, 0
    reasons: tuple[Blocked | Clash, ...] = (*BLOCKS, *CLASHES)
    return reasons[counts.index(most)], most
