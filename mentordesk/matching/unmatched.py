"""Why somebody is left out of a plan: nobody allowed, everybody full, or better so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from mentordesk.matching.options import Options
from mentordesk.matching.order import as_bits, each_bit
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
    left_out = np.flatnonzero(seat == OUT).tolist()
    if not left_out:
        return ()
    onward = onward_from(options.allowed, np.where(is_locked, OUT, seat))
    starts = dict(zip(left_out, as_bits(options.allowed[left_out]), strict=True))
    movable = np.flatnonzero(~is_locked & (seat != OUT))
    is_free = np.bincount(seat[movable], minlength=len(room)) < room
    free = as_bits(is_free[None, :])[0]
    groups: dict[int, Unmatched] = {}
    found = []
    for row in left_out:
        person = options.mentees[row].id
        if not starts[row]:
            most, blocking = _what_blocks_most(options, row)
            found.append(Unmatched(person, Why.NO_ALLOWED_MENTOR, most, blocking))
            continue
        group = reachable(starts[row], onward)
        if group & free:
            found.append(Unmatched(person, Why.LEFT_OUT))
            continue
        if group not in groups:
            only_here = [other for other, start in starts.items() if start and not start & ~group]
            groups[group] = _group(options, group, only_here, movable, seat, room)
        found.append(replace(groups[group], mentee_id=person))
    return tuple(found)


def _group(
    options: Options,
    group: int,
    left_out: list[int],
    movable: NDArray[np.int64],
    seat: NDArray[np.int64],
    room: NDArray[np.int64],
) -> Unmatched:
    """The mentors of a full group, and everybody who has only them to go to."""
    columns = list(each_bit(group))
    seated = movable[np.isin(seat[movable], columns)].tolist()
    return Unmatched(
        "",
        Why.ALL_FULL,
        mentors=tuple(options.mentors[column].id for column in columns),
        mentees=tuple(options.mentees[row].id for row in sorted([*seated, *left_out])),
        places=int(room[columns].sum()),
    )


def onward_from(allowed: NDArray[np.bool_], seat: NDArray[np.int64]) -> list[int]:
    """For each mentor the mentors to whom somebody seated there may go, as bits."""
    onward = [0] * allowed.shape[1]
    seated = np.flatnonzero(seat != OUT)
    for column, ways in zip(seat[seated].tolist(), as_bits(allowed[seated]), strict=True):
        onward[column] |= ways
    return onward


def reachable(start: int, onward: list[int]) -> int:
    """The mentors that can be come to from the first ones by moving people on."""
    reached, edge = start, start
    while edge:
        new = 0
        for column in each_bit(edge):
            new |= onward[column]
        edge = new & ~reached
        reached |= edge
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
