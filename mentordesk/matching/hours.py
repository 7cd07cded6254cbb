"""How many minutes a week two people are both free, over the real dates of a round.

Local slots become quarter-hours of a UTC week, week by week, so half-hour zones and clock changes
on either side count. Weeks and zones in which nothing differs are computed once: people are put
into classes whose clocks change in the same weeks, and each two classes need one product of
matrices for each different state of their two clocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from mentordesk.matching.pool import Mentee, Mentor

CELL = 15
"""Minutes in a cell; every UTC offset in use is a multiple of it."""

_DAY = 24 * 60
_WEEK_CELLS = 7 * _DAY // CELL
_DAYS = range(-1, 8)
"""Local days that can touch a UTC week, counted from its Monday."""

Ints = NDArray[np.int64]
Clock = NDArray[np.int16]
"""UTC offset in minutes for each of `_DAYS` (rows) and quarter-hour of that day (97 columns)."""


@dataclass(frozen=True)
class _Class:
    """People whose clocks change in the same weeks: free time in each state of their clock."""

    people: Ints
    state_of_week: tuple[int, ...]
    free: tuple[NDArray[np.bool_], ...]


def common_minutes(
    mentees: Sequence[Mentee], mentors: Sequence[Mentor], week_starts: Sequence[date]
) -> tuple[NDArray[np.int16], NDArray[np.bool_]]:
    """Weekly minutes in common, and whether they are known, both of mentees by mentors.

    The minutes are those of the round's worst week, 0 to 10080 and a multiple of 15 (a slot's
    ragged ends are cut off). Not known (and 0) where one of the two gave no hours, no zone or a
    zone nobody knows, or where `week_starts` is empty.
    """
    people: list[Mentee | Mentor] = [*mentees, *mentors]
    zones = {name: _zone(name) for name in {person.zone for person in people if person.zone}}
    told = np.array([bool(p.hours) and bool(p.zone and zones[p.zone]) for p in people], dtype=bool)
    if not week_starts:
        told[:] = False
    split = len(mentees)
    known = told[:split, None] & told[None, split:]
    minutes = np.zeros(known.shape, dtype=np.int16)
    if not known.any():
        return minutes, known
    classes, lengths = _classes(people, told, zones, week_starts)
    for mine in classes:
        rows = mine.people[mine.people < split]
        for theirs in classes:
            columns = theirs.people[theirs.people >= split] - split
            if rows.size and columns.size:
                block = _worst_week(mine, len(rows), theirs, len(columns), lengths)
                minutes[np.ix_(rows, columns)] = block
    return minutes, known


def _worst_week(
    mine: _Class, rows: int, theirs: _Class, columns: int, lengths: NDArray[np.float32]
) -> NDArray[np.int16]:
    """The fewest common minutes of a week between a class's mentees and a class's mentors."""
    worst: NDArray[np.int16] | None = None
    states = dict.fromkeys(zip(mine.state_of_week, theirs.state_of_week, strict=True))
    for my_state, their_state in states:
        left = mine.free[my_state][:rows] * lengths
        right = theirs.free[their_state][-columns:].astype(np.float32)
        minutes = (left @ right.T).astype(np.int16)
        worst = minutes if worst is None else np.minimum(worst, minutes)
    assert worst is not None
    return worst


def _classes(
    people: Sequence[Mentee | Mentor],
    told: NDArray[np.bool_],
    zones: dict[str, ZoneInfo | None],
    week_starts: Sequence[date],
) -> tuple[list[_Class], NDArray[np.float32]]:
    """All classes of people, and the length in minutes of each stretch of their `free` columns."""
    by_zone: dict[str, list[int]] = {}
    for index in np.flatnonzero(told).tolist():
        by_zone.setdefault(str(people[index].zone), []).append(index)
    stays: list[tuple[list[int], tuple[int, ...], list[Ints]]] = []
    for name, members in sorted(by_zone.items()):
        zone = zones[name]
        assert zone is not None
        clocks, state_of_week = _clocks(zone, tuple(week_starts))
        slots = _slots(people[index] for index in members)
        stays.append((members, state_of_week, [_stretches(slots, clock) for clock in clocks]))
    ends = np.concatenate([stretch[1:].ravel() for *_, states in stays for stretch in states])
    borders = np.unique(np.append(ends, (0, _WEEK_CELLS)))
    lengths = (np.diff(borders) * CELL).astype(np.float32)
    gathered: dict[tuple[int, ...], list[tuple[list[int], list[NDArray[np.bool_]]]]] = {}
    for members, state_of_week, states in stays:
        free = [_free(stretch, len(members), borders) for stretch in states]
        key, kept = _without_twins(state_of_week, free)
        gathered.setdefault(key, []).append((members, kept))
    return [_joined(key, parts) for key, parts in gathered.items()], lengths


def _joined(
    key: tuple[int, ...], parts: Sequence[tuple[list[int], list[NDArray[np.bool_]]]]
) -> _Class:
    """One class from all zones whose clocks change alike, people in ascending order."""
    people = np.concatenate([np.array(members) for members, _ in parts])
    order = np.argsort(people)
    states = range(len(parts[0][1]))
    free = tuple(np.concatenate([kept[state] for _, kept in parts])[order] for state in states)
    return _Class(people[order], key, free)


def _without_twins(
    state_of_week: tuple[int, ...], free: list[NDArray[np.bool_]]
) -> tuple[tuple[int, ...], list[NDArray[np.bool_]]]:
    """The states in order of first use, without those in which nobody's free time differs."""
    kept: list[NDArray[np.bool_]] = []
    renamed: dict[int, int] = {}
    for state in dict.fromkeys(state_of_week):
        twin = next((i for i, k in enumerate(kept) if np.array_equal(k, free[state])), len(kept))
        if twin == len(kept):
            kept.append(free[state])
        renamed[state] = twin
    return tuple(renamed[state] for state in state_of_week), kept


def _zone(name: str) -> ZoneInfo | None:
    """The zone of that IANA name, or None where nobody knows it."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        # OSError: a name such as "Europe" is a folder in the zone data.
        return None


@lru_cache(maxsize=512)  # the same zones and weeks at every judging of a round
def _clocks(
    zone: ZoneInfo, week_starts: tuple[date, ...]
) -> tuple[tuple[Clock, ...], tuple[int, ...]]:
    """The different states of a zone's clock in these weeks, and which week has which."""
    states: dict[tuple[tuple[int, ...], ...], int] = {}
    days: dict[date, tuple[int, ...]] = {}
    midnights: dict[date, int] = {}
    state_of_week: list[int] = []

    def midnight(day: date) -> int:
        if day not in midnights:
            midnights[day] = _offset(zone, day, 0)
        return midnights[day]

    def quarters(day: date) -> tuple[int, ...]:
        if day not in days:
            steady = midnight(day) == midnight(day + timedelta(days=1))
            minutes = [0] if steady else range(0, _DAY + 1, CELL)
            days[day] = tuple(_offset(zone, day, minute) for minute in minutes)
        return days[day]

    for monday in week_starts:
        first, last = (monday + timedelta(days=day) for day in (_DAYS[0], _DAYS[-1] + 1))
        # Two changes within ten days have not been seen; summer time lasts longer than that.
        steady = midnight(first) == midnight(last)
        state = (
            ((midnight(first),),) * len(_DAYS)
            if steady
            else tuple(quarters(monday + timedelta(days=day)) for day in _DAYS)
        )
        state_of_week.append(states.setdefault(state, len(states)))
    return tuple(_clock(state) for state in states), tuple(state_of_week)


def _clock(state: tuple[tuple[int, ...], ...]) -> Clock:
    """A state as an array; a day told by one offset has it all day."""
    clock = np.empty((len(_DAYS), _DAY // CELL + 1), dtype=np.int16)
    for row, offsets in enumerate(state):
        clock[row] = offsets
    clock.flags.writeable = False
    return clock


def _offset(zone: ZoneInfo, day: date, minute: int) -> int:
    """UTC offset in minutes at a local time; of the two an hour may have, the first."""
    local = datetime.combine(day, time(), zone) + timedelta(minutes=minute)
    offset = local.utcoffset()
    assert offset is not None
    return int(offset.total_seconds()) // 60


def _slots(people: Iterable[Mentee | Mentor]) -> Ints:
    """All slots as rows: who (counted from 0), weekday, first minute, last minute."""
    rows = [(who, *slot) for who, person in enumerate(people) for slot in person.hours]
    return np.array(rows, dtype=np.int64).reshape(-1, 4)


def _stretches(slots: Ints, clock: Clock) -> Ints:
    """The same slots in a UTC week: who, first cell, cell after the last (three rows)."""
    who, weekday, start, end = slots.T
    # The Sunday before and the Monday after may reach into the week as well.
    before, after = np.flatnonzero(weekday == 6), np.flatnonzero(weekday == 0)
    every = np.concatenate((np.arange(len(slots)), before, after))
    day = weekday[every]
    day[len(slots) : len(slots) + len(before)] = -1
    day[len(slots) + len(before) :] = 7
    start, end, row = start[every], end[every], day - _DAYS[0]
    first = -(-(day * _DAY + start - clock[row, start // CELL]) // CELL)
    last = (day * _DAY + end - clock[row, end // CELL]) // CELL
    found = np.stack((who[every], first.clip(0, _WEEK_CELLS), last.clip(0, _WEEK_CELLS)))
    return np.asarray(found[:, found[1] < found[2]])


def _free(stretches: Ints, people: int, borders: Ints) -> NDArray[np.bool_]:
    """Who is free in which stretch between two borders."""
    who, first, last = stretches
    width = len(borders)
    size = people * width
    opens = np.bincount(who * width + np.searchsorted(borders, first), minlength=size)
    closes = np.bincount(who * width + np.searchsorted(borders, last), minlength=size)
    running = (opens - closes).reshape(people, width).cumsum(axis=1)
    return np.asarray(running[:, :-1] > 0)
