"""Which pairs cannot be, and which clash: one code or set of bits for each pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from mentordesk.matching.fits import FEW_MINUTES, Fits, shared
from mentordesk.matching.pool import Blocked, Clash, Mentee, Mentor, Pair, Pool

BLOCKS = tuple(Blocked)
CLASHES = tuple(Clash)

_NUMBERS = {reason: number for number, reason in enumerate(BLOCKS, start=1)}
_NONE = 127


@dataclass(frozen=True)
class Places:
    """Where each id stands: its column (mentors) or row (mentees)."""

    column: Mapping[str, int]
    row: Mapping[str, int]

    def of(self, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, int, int]]:
        """Each pair with its row and column; pairs with somebody outside the pool are left out."""
        for pair in pairs:
            mentor_id, mentee_id = pair
            if mentor_id in self.column and mentee_id in self.row:
                yield pair, self.row[mentee_id], self.column[mentor_id]


def hard_blocks(
    pool: Pool, mentees: Sequence[Mentee], mentors: Sequence[Mentor], places: Places, fits: Fits
) -> NDArray[np.int8]:
    """0 where a pair may be, else 1 + the place of the first reason in `Blocked`.

    A mentor is full by having no place at all and no locked pair; places that this plan's own
    locks take are the solver's business.
    """
    locked = {mentor_id for mentor_id, _ in pool.locked}
    rows = np.array([_first(person.standing) for person in mentees], dtype=np.int8)
    columns = np.array([_first(person.standing) for person in mentors], dtype=np.int8)
    is_full = np.array([m.places <= 0 and m.id not in locked for m in mentors], dtype=bool)
    columns[is_full] = np.minimum(columns[is_full], _first({Blocked.FULL}))
    codes = np.minimum(rows[:, None], columns[None, :])
    apart = fits.languages_known & (fits.level == 0)
    np.minimum(codes, _first({Blocked.NO_COMMON_LANGUAGE}), out=codes, where=apart)
    for pair, row, column in places.of(pool.pair_blocks):
        codes[row, column] = min(codes[row, column], _first({pool.pair_blocks[pair]}))
    for person in places.column.keys() & places.row.keys():
        codes[places.row[person], places.column[person]] = _first({Blocked.SAME_PERSON})
    codes *= codes != _NONE
    return codes


def _first(reasons: Set[Blocked]) -> int:
    """1 + the place of the first of these reasons in `Blocked`; `_NONE` without any."""
    return min((_NUMBERS[reason] for reason in reasons), default=_NONE)


def soft_clashes(
    pool: Pool, mentees: Sequence[Mentee], mentors: Sequence[Mentor], places: Places, fits: Fits
) -> NDArray[np.uint8]:
    """One bit for each of `Clash` in its order, overridden or not."""
    bits = np.zeros((len(mentees), len(mentors)), dtype=np.uint8)
    bits |= _bit(Clash.SAME_EMPLOYER) * _same_employer(mentees, mentors)
    few = fits.minutes_known & (fits.minutes < FEW_MINUTES)
    bits |= _bit(Clash.FEW_COMMON_HOURS) * few
    bits |= _bit(Clash.MENTEE_SENIOR) * (fits.years_known & (fits.years_ahead < 0))
    refused = shared([m.topics for m in mentees], [m.refused_topics for m in mentors])
    bits |= _bit(Clash.TOPIC_REFUSED) * refused
    for pair, row, column in places.of(pool.pair_clashes):
        for clash in pool.pair_clashes[pair]:
            bits[row, column] |= _bit(clash)
    return bits


@lru_cache(maxsize=256)
def clashes_in(bits: int) -> tuple[Clash, ...]:
    """The clashes whose bits are set, in the order of `Clash`."""
    return tuple(clash for clash in CLASHES if bits & int(_bit(clash)))


def _bit(clash: Clash) -> np.uint8:
    return np.uint8(1 << CLASHES.index(clash))


def _same_employer(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> NDArray[np.bool_]:
    """Whether both named the same employer."""
    numbers = {name: i for i, name in enumerate(sorted({m.employer for m in mentors} - {""}))}
    mine = np.array([numbers.get(person.employer, -1) for person in mentees], dtype=np.int32)
    theirs = np.array([numbers.get(person.employer, -2) for person in mentors], dtype=np.int32)
    return np.asarray(mine[:, None] == theirs[None, :])
