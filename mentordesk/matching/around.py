"""What a mentor's group could gather around: a topic, a language and an hour of the week."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from mentordesk.domain.group import EVERY_BOND, Bond
from mentordesk.matching.hours import common_minutes
from mentordesk.matching.options import Options
from mentordesk.matching.pool import Mentor, Slot

LENGTH = 60
"""Minutes of a group's weekly hour."""

STEP = 60
"""Minutes between two hours of one stretch of free time that are tried."""

Mask = NDArray[np.bool_]
T = TypeVar("T")
Fitting = list[tuple[T | None, Mask]]
"""What a group may gather around (None: open), each with the mentees whom it fits."""


@dataclass(frozen=True)
class Around:
    """What holds a group together; None where it is open.

    `hour` is by the mentor's own clock. A mentee who did not say what she wants, speaks or when
    she is free fits any.
    """

    topic: str | None = None
    language: str | None = None
    hour: Slot | None = None


@dataclass(frozen=True, eq=False)
class Choices:
    """The ways one mentor's group could be: `fits` says which mentees (columns) each (row) holds.

    Each way holds somebody whom no other of them holds as well.
    """

    ways: tuple[Around, ...]
    fits: Mask


def choices(
    options: Options,
    standing: Mapping[str, str | None],
    bonds: Collection[Bond] = EVERY_BOND,
) -> tuple[Choices, ...]:
    """The choices of every mentor, in the order of the columns.

    `standing`: the topic of each mentor's group that stands already (None: it has none); such a
    group gathers around nothing else. What is not among the `bonds` is left open.
    """
    if Bond.HOUR in bonds:
        hours = _hours(options, standing)
    else:
        everybody = np.ones(len(options.mentees), dtype=bool)
        hours = {mentor.id: [(None, everybody)] for mentor in options.mentors}
    found = []
    for column, mentor in enumerate(options.mentors):
        may = options.allowed[:, column]
        if mentor.id in standing:
            topic = standing[mentor.id]
            mask = may & _wants(options, topic if Bond.TOPIC in bonds else None)
            found.append(Choices((Around(topic),), mask[None, :]))
            continue
        found.append(_combined(options, column, bonds, hours[mentor.id]))
    return tuple(found)


def _combined(
    options: Options, column: int, bonds: Collection[Bond], hours: Fitting[Slot]
) -> Choices:
    """The useful ways of a mentor: topics by languages by hours."""
    mentor, may = options.mentors[column], options.allowed[:, column]
    offered = _open(mentor.topics if Bond.TOPIC in bonds else ())
    topics = _useful([(topic, may & _wants(options, topic)) for topic in offered])
    tongues = _open(mentor.languages if Bond.LANGUAGE in bonds else ())
    spoken = [(tongue, may & _speaks(options, tongue)) for tongue in tongues]
    languages, free = _useful(spoken), _useful([(hour, may & mask) for hour, mask in hours])
    ways = _useful(
        [
            (Around(topic, language, hour), wants & speaks & is_free)
            for topic, wants in topics
            for language, speaks in languages
            for hour, is_free in free
        ]
    )
    return Choices(tuple(way for way, _ in ways), np.array([mask for _, mask in ways]))


def _open(names: Iterable[str]) -> list[str | None]:
    found: list[str | None] = [*sorted(names)]
    return found or [None]


def _wants(options: Options, topic: str | None) -> Mask:
    if topic is None:
        return np.ones(len(options.mentees), dtype=bool)
    return np.array([not m.topics or topic in m.topics for m in options.mentees], dtype=bool)


def _speaks(options: Options, language: str | None) -> Mask:
    if language is None:
        return np.ones(len(options.mentees), dtype=bool)
    told = (not m.languages or language in m.languages for m in options.mentees)
    return np.array(list(told), dtype=bool)


def _hours(options: Options, standing: Mapping[str, str | None]) -> dict[str, Fitting[Slot]]:
    """The hours each mentor could offer, and who is free then in every week of the round."""
    everybody = np.ones(len(options.mentees), dtype=bool)
    found: dict[str, Fitting[Slot]] = {mentor.id: [] for mentor in options.mentors}
    tried = [
        (mentor, slot)
        for mentor in options.mentors
        if mentor.id not in standing
        for slot in _slots(mentor)
    ]
    asked = [replace(mentor, hours=frozenset({slot})) for mentor, slot in tried]
    if asked:
        minutes, known = common_minutes(options.mentees, asked, options.pool.week_starts)
        free = (minutes >= LENGTH) | ~known
        for number in np.flatnonzero(known.any(axis=0)).tolist():
            mentor, slot = tried[number]
            found[mentor.id].append((slot, free[:, number]))
    return {mentor_id: hours or [(None, everybody)] for mentor_id, hours in found.items()}


def _slots(mentor: Mentor) -> list[Slot]:
    return [
        (weekday, start, start + LENGTH)
        for weekday, first, last in sorted(mentor.hours)
        for start in range(first, last - LENGTH + 1, STEP)
    ]


def _useful(found: Sequence[tuple[T, Mask]]) -> list[tuple[T, Mask]]:
    """Without those whose people all fit another one as well; of equals the first stays."""
    whole = np.array([mask for _, mask in found], dtype=np.float32)
    within = whole @ (1 - whole).T == 0  # nobody of row a is missing in row b
    same = within & within.T
    before = np.tri(len(found), k=-1, dtype=bool)  # b stands before a
    beaten = ((within & ~same) | (same & before)).any(axis=1)
    return [one for one, out in zip(found, beaten.tolist(), strict=True) if not out]
