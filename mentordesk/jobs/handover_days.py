"""The days of a hand-over pack: what was promised to whom, and what comes when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mentordesk.documents.sheets import Value
from mentordesk.domain.match import INTRODUCED_ONCE
from mentordesk.domain.survey import pair_clock
from mentordesk.store.queries.handover import Handover
from mentordesk.store.queries.relationships import RelationshipRow
from mentordesk.wording import handover as said
from mentordesk.wording import today as list_of_today
from mentordesk.wording.seasons import span_name

Dated = tuple[dt.date, str, str]
"""A day, what comes, and of what or of whom."""


def promises(found: Handover, today: dt.date) -> list[tuple[Value, ...]]:
    """Next steps of pairs, notes that ask for another look, and what was put off, by day."""
    lines: list[tuple[dt.date | None, str, str, str]] = [
        (p.next_on, p.next_action or "", _two(p), said.NEXT_STEP)
        for p in found.pairs
        if p.next_action or p.next_on
    ]
    lines += [
        (note.follow_up_on, note.text, note.about, said.ASK_AGAIN)
        for note in found.notes
        if note.follow_up_on is not None and note.follow_up_on >= today
    ]
    lines += [
        (until, list_of_today.why(item), list_of_today.who(item), said.PUT_OFF)
        for item, until in found.put_off
    ]
    return sorted(lines, key=lambda line: (line[0] or dt.date.max, *line[1:]))


def coming_dates(found: Handover, today: dt.date) -> list[Dated]:
    """Every day to come that the programme has a date for, the soonest first."""
    lines = [*_of_rounds(found), *_of_pairs(found), *_of_the_rest(found)]
    return sorted(line for line in lines if line[0] >= today)


def _of_rounds(found: Handover) -> Iterator[Dated]:
    for row in found.figures.rounds:
        for name, heading in said.ROUND_DATES:
            yield getattr(row, name), heading, row.name


def _of_pairs(found: Handover) -> Iterator[Dated]:
    for pair in found.pairs:
        begun = pair.first_meeting_on or pair.introduced_on
        if pair.state in INTRODUCED_ONCE and begun is not None:
            clock = pair_clock(begun, pair.planned_end_on)
            yield clock.midpoint, said.MIDPOINT, _two(pair)
            yield clock.end, said.PLANNED_END, _two(pair)
        for day, what in (
            (pair.reply_by, said.REPLY_DUE),
            (pair.paused_until, said.PAUSE_ENDS),
            (pair.next_on, pair.next_action or said.NEXT_STEP.capitalize()),
        ):
            if day is not None:
                yield day, what, _two(pair)


def _of_the_rest(found: Handover) -> Iterator[Dated]:
    for group in found.groups:
        if group.planned_end_on is not None:
            yield group.planned_end_on, said.PLANNED_END, group.title
    for planned in found.planned:
        theme = f": {planned.theme}" if planned.theme else ""
        yield planned.on, f"{said.SESSION}{theme}", planned.about
    for span in found.spans:
        yield span.first_day, span_name(span), ""
    for piece in found.guidance:
        if piece.review_on is not None:
            yield piece.review_on, said.LOOK_THROUGH, piece.title


def _two(pair: RelationshipRow) -> str:
    return f"{pair.mentee} with {pair.mentor}"
