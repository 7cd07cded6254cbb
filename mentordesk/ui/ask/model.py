"""The models of the columns of questions: one list for each part of a question's way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.domain.question import Age, AskState, Urgency
from mentordesk.store.queries.asks import AskRow, questions
from mentordesk.ui.desk import Desk
from mentordesk.ui.paint import Pill, Tone
from mentordesk.ui.rows import RowsModel
from mentordesk.wording.asks import stands
from mentordesk.wording.words import word

A = AskState


class AskColumn(Enum):
    """The one column of each list."""

    CARD = "Question"


class Part(Enum):
    """The columns of the page."""

    TO_OFFER = "To offer"
    OFFERED = "Waiting for an alum"
    TALKING = "Brought together"
    CLOSED = "Closed"


STATES: dict[Part, tuple[AskState, ...]] = {
    Part.TO_OFFER: (A.ASKED, A.WITH_OFFICE),
    Part.OFFERED: (A.OFFERED,),
    Part.TALKING: (A.ACCEPTED, A.HELD),
    Part.CLOSED: (A.CLOSED,),
}
"""Which questions stand in which column."""

_AGES = {Age.EXPIRED: 0, Age.REMIND: 1}
_TONES = {Age.EXPIRED: Tone.URGENT, Age.REMIND: Tone.ATTENTION}


class AskModel(RowsModel[AskRow, AskColumn]):
    """The questions of one part; those that have waited too long stand on top."""

    tables = frozenset({"ask", "ask_offer", "person", "programme", "topic"})
    reads_whole = True

    def __init__(self, desk: Desk, part: Part, parent: QObject | None = None) -> None:
        super().__init__(list(AskColumn), parent)
        self._desk, self.part = desk, part
        self._today: dt.date
        desk.changed.connect(self.changed)

    def fetch(self, ids: Sequence[str] | None) -> Iterable[AskRow]:
        """The questions of this part."""
        wanted = None if ids is None else tuple(ids)
        self._today = self._desk.today()  # once: a cell is asked for at every painting
        rows = self._desk.ask(questions, self._today, wanted)
        return [row for row in rows if row.state in STATES[self.part]]

    def order(self, row: AskRow) -> tuple[int, int, str]:
        """What waits too long first, then the oldest; of the closed ones the newest."""
        rank = 2 if row.age is None else _AGES.get(row.age, 2)
        day = (row.closed_on or row.asked_on).toordinal()
        return (rank, -day if row.closed_on else day, row.person)

    def title(self, column: AskColumn) -> str:
        """The heading."""
        return self.part.value

    def text(self, row: AskRow, column: AskColumn) -> str:
        """The whole card in words, as it is spoken."""
        return ". ".join((row.question, about(row), self.standing(row).text))

    def value(self, row: AskRow, column: AskColumn) -> object:
        """The row itself, for the delegate."""
        return row

    def standing(self, row: AskRow) -> Pill:
        """What the question waits for, and since when; too long a wait has its sign."""
        tone = Tone.PLAIN if row.age is None else _TONES.get(row.age, Tone.PLAIN)
        if row.state is A.WITH_OFFICE:
            tone = Tone.ATTENTION
        return Pill(stands_for(row, self._today), tone)


def about(row: AskRow) -> str:
    """Who asks, about what, and how soon an answer is wanted."""
    urgency = "" if row.urgency is Urgency.WHENEVER else word(row.urgency)
    return " · ".join(part for part in (row.person, row.topic or "", urgency) if part)


def stands_for(row: AskRow, today: dt.date) -> str:
    """Where a question stands, in a few words."""
    waiting = row.waiting_for
    if waiting is not None:
        return stands(row.state, waiting.mentor, waiting.sent_on, today)
    since = row.closed_on or row.held_on or row.accepted_on or row.asked_on
    if row.outcome is not None:
        return f"{word(row.outcome)} · {stands(row.state, '', since, today)}"
    return stands(row.state, row.mentor or "", since, today)
