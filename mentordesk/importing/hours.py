"""Reads weekly hours as people write them: "Mon 18:00-20:00", "weekday evenings"."""

from __future__ import annotations

import re
from functools import lru_cache

from mentordesk.domain.names import bare
from mentordesk.domain.person import WeeklySlot
from mentordesk.importing.hour_words import (
    BETWEEN,
    CLOCK_EDGE,
    CLOCK_SPAN,
    UNLESS,
    day_names,
    filler_words,
    group_words,
    part_words,
    patterns,
)

_PARTS = {
    "early": (360, 540),
    "morning": (540, 720),
    "noon": (720, 840),
    "afternoon": (780, 1020),
    "evening": (1080, 1260),
    "night": (1200, 1320),
    "day": (540, 1260),
    "office": (540, 1020),
}
"""What the parts of a day mean, in minutes."""


@lru_cache(maxsize=8192)
def read_hours(text: str, local_day: str = "") -> tuple[WeeklySlot, ...] | None:
    """The weekly slots of a text in local time, sorted and joined; None if not understood.

    `local_day` is what the column itself says, as in "Availability [Monday]". A text is understood
    only as a whole: one part that is not makes all of it a matter for a person.
    """
    slots: set[tuple[int, int, int]] = set()
    plain = _plain(f"{local_day} {text}" if local_day else text)
    if not plain or UNLESS.search(plain):
        return None
    pending: tuple[int, ...] = ()
    last_days: tuple[int, ...] = ()
    for piece in _pieces(plain):
        days, spans, rest = _read_piece(piece)
        if rest:
            return None
        if days and not spans:
            pending += days
            continue
        days = pending + days or last_days
        if not days and not _names_part(piece):
            return None
        pending = ()
        last_days = days
        slots.update((day, start, end) for day in days or range(7) for start, end in spans)
    if pending:
        # Days alone: the whole of a decent day, as "Mondays" or "weekends" say.
        start, end = _PARTS["day"]
        slots.update((day, start, end) for day in pending)
    return _joined(slots) or None


def together(one: tuple[WeeklySlot, ...], other: tuple[WeeklySlot, ...]) -> tuple[WeeklySlot, ...]:
    """What two columns say of one week: days in one and times in the other are one statement."""
    for days, times in ((one, other), (other, one)):
        if _are_days_alone(days) and _are_times_alone(times):
            spans = {(slot.start, slot.end) for slot in times}
            return _joined({(slot.weekday, *span) for slot in days for span in spans})
    return _joined({(slot.weekday, slot.start, slot.end) for slot in (*one, *other)})


def _are_days_alone(slots: tuple[WeeklySlot, ...]) -> bool:
    return len(slots) < 7 and all((slot.start, slot.end) == _PARTS["day"] for slot in slots)


def _are_times_alone(slots: tuple[WeeklySlot, ...]) -> bool:
    spans = {(slot.start, slot.end) for slot in slots}
    return len(slots) == 7 * len(spans) and spans != {_PARTS["day"]}


def _names_part(piece: str) -> bool:
    return patterns().parts.search(piece) is not None


def _plain(text: str) -> str:
    text = "".join(str(int(c)) if c.isdecimal() and not c.isascii() else c for c in text)
    return bare(text.replace("：", ":")).replace("p.m.", "pm").replace("a.m.", "am")


def _pieces(plain: str) -> list[str]:
    return [piece.strip() for piece in BETWEEN.split(plain) if piece.strip()]


def _read_piece(piece: str) -> tuple[tuple[int, ...], list[tuple[int, int]], str]:
    """The days and spans of one statement, and what of it was not understood."""
    spans: list[tuple[int, int]] = []

    def take_range(found: re.Match[str]) -> str:
        span = _span(found.groups())
        if span is None:
            return found.group(0)
        spans.append(span)
        return " "

    def take_open(found: re.Match[str]) -> str:
        clock = _minutes(found.group(2), found.group(3), found.group(5))
        if clock is None:
            return found.group(0)
        is_start = found.group(1).lower() not in ("before", "until", "by", "vor", "до")
        span = (clock, max(1320, min(clock + 120, 1440))) if is_start else (480, clock)
        if span[0] >= span[1]:
            return found.group(0)
        spans.append(span)
        return " "

    rest = CLOCK_SPAN.sub(take_range, piece)
    rest = CLOCK_EDGE.sub(take_open, rest)
    days, rest = _take_days(rest)
    words, rest = _taken(patterns().parts, rest)
    spans.extend(_PARTS[part_words()[word]] for word in words)
    return days, spans, _leftover(rest)


def _take_days(rest: str) -> tuple[tuple[int, ...], str]:
    days: list[int] = []
    words, rest = _taken(patterns().groups, rest)
    for word in words:
        days.extend(group_words()[word])
    while span := patterns().span.search(rest):
        first, last = day_names()[span.group(1)], day_names()[span.group(2)]
        days.extend((first + step) % 7 for step in range((last - first) % 7 + 1))
        rest = rest[: span.start()] + " " + rest[span.end() :]
    words, rest = _taken(patterns().days, rest)
    days.extend(day_names()[word] for word in words)
    return tuple(dict.fromkeys(days)), rest


def _taken(pattern: re.Pattern[str], text: str) -> tuple[list[str], str]:
    """The words of the pattern that stand in the text, and the text without them."""
    words = []
    while found := pattern.search(text):
        text = f"{text[: found.start()]} {text[found.end() :]}"
        words.append(found.group(0))
    return words, text


def _leftover(rest: str) -> str:
    rest = re.sub(r"\((?:[^)]*(?:your time|my time|local|hora local|ortszeit)[^)]*)?\)", " ", rest)
    words = re.split(r"[\s/:.()\-–—|*]+", rest)
    return " ".join(w for w in words if w and w not in filler_words())


def _span(groups: tuple[str | None, ...]) -> tuple[int, int] | None:
    h1, m1, _, half1, h2, m2, _, half2 = groups
    end = _minutes(h2, m2, half2)
    if end is None:
        return None
    if half1 is None and half2 is not None and int(h1 or 0) <= 12:
        start = _minutes(h1, m1, half2)
        if start is not None and start >= end:
            start = _minutes(h1, m1, None)
    else:
        start = _minutes(h1, m1, half1)
    if start is None:
        return None
    if end == 0:
        end = 1440
    if half1 is None and half2 is None and start >= end and end <= 720:
        end += 720
    elif half1 is None and half2 is None and m1 is None and m2 is None and start < 420 < 720 > end:
        return None  # "6-8" is as likely the evening as the morning
    return (start, end) if start < end <= 1440 else None


def _minutes(hour: str | None, minute: str | None, half: str | None) -> int | None:
    value = int(hour or 0)
    if half:
        if not 1 <= value <= 12:
            return value * 60 + int(minute or 0) if 12 < value < 24 else None
        value = value % 12 + (12 if half[0] in "pP" else 0)
    if value > 24 or int(minute or 0) > 59:
        return None
    return min(value * 60 + int(minute or 0), 1440)


def _joined(slots: set[tuple[int, int, int]]) -> tuple[WeeklySlot, ...]:
    joined: list[tuple[int, int, int]] = []
    for day, start, end in sorted(slots):
        if joined and joined[-1][0] == day and start <= joined[-1][2]:
            joined[-1] = (day, joined[-1][1], max(end, joined[-1][2]))
        else:
            joined.append((day, start, end))
    return tuple(WeeklySlot(*slot) for slot in joined)
