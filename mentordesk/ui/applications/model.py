"""The model of the applications table: one row for each mentee who applied to the round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.domain.application import TO_BE_PLACED, ApplicationState
from mentordesk.store.queries.applications import ApplicationRow, application_rows
from mentordesk.ui.desk import Desk
from mentordesk.ui.faces import Face
from mentordesk.ui.paint import Pill, Shape, Tone
from mentordesk.ui.rows import RowsModel
from mentordesk.wording.applications import ASKED_FOR, lacking
from mentordesk.wording.dates import short_day
from mentordesk.wording.letters import NAMES
from mentordesk.wording.words import word

A = ApplicationState


class ApplicationColumn(Enum):
    """The columns; the value is the heading."""

    NAME = "Name"
    STATE = "State"
    APPLIED = "Applied"
    MISSING = "Missing"
    ASKED = "Asked"
    LETTER = "Last letter"
    FROM = "Came from"
    NOTE = "Note"


class Which(Enum):
    """The parts of the table she looks at; the value is what the button says."""

    CHASE = "To chase"
    OPEN = "To place"
    WAITLIST = "Waiting list"
    OUT = "Out"
    ALL = "All"


_OUT = (A.WITHDRAWN, A.INELIGIBLE, A.CARRIED)


class ApplicationsModel(RowsModel[ApplicationRow, ApplicationColumn]):
    """The mentees of a round in the order in which they applied."""

    tables = frozenset(
        {
            "alumni_identity", "application", "application_topic", "letter", "match", "person",
            "person_language", "round", "topic", "weekly_hours",
        }
    )  # fmt: skip
    reads_whole = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(list(ApplicationColumn), parent)
        self._desk = desk
        self._round_id: str | None = None
        self.which = Which.ALL
        self.state: ApplicationState | None = None
        self.counts: dict[Which, int] = {}
        self.late: frozenset[str] = frozenset()
        desk.changed.connect(self.changed)

    def set_round(self, round_id: str | None) -> None:
        """Show the applications to this round."""
        if round_id != self._round_id:
            self._round_id = round_id
            self.load()

    def look_at(self, which: Which) -> None:
        """Show another part."""
        self.which = which
        self.load()

    def show_state(self, state: ApplicationState | None) -> None:
        """Of the part, show only those of a state; None shows all of them."""
        self.state = state
        self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[ApplicationRow]:
        """The applications with these ids that belong here, or all that do."""
        if self._round_id is None:
            self.counts = dict.fromkeys(Which, 0)
            return ()
        rows = self._desk.ask(application_rows, self._round_id, ids)
        if ids is None:
            self.counts = {one: sum(belongs(row, one) for row in rows) for one in Which}
        return [row for row in rows if belongs(row, self.which) and self.state in (None, row.state)]

    def order(self, row: ApplicationRow) -> tuple[dt.date, str]:
        """By the day of the application, then by name."""
        return (row.submitted_on or dt.date.max, row.sort_name)

    def text(self, row: ApplicationRow, column: ApplicationColumn) -> str:
        """A cell in words."""
        c = ApplicationColumn
        if column is c.FROM:
            came = "carried over" if row.carried_from else word(row.source)
            return f"{came}, late" if row.person_id in self.late else came
        if column is c.MISSING:
            if row.state is A.INCOMPLETE and not row.missing:
                return "nothing any more"
            return lacking(row.missing) if row.state in TO_BE_PLACED else ""
        return {
            c.NAME: row.name,
            c.STATE: word(row.state),
            c.APPLIED: short_day(row.submitted_on),
            c.ASKED: short_day(row.asked_on),
            c.LETTER: NAMES[row.letter[0]] if row.letter else "",
            c.NOTE: (row.note or "").replace("\n", " · "),
        }[column]

    def value(self, row: ApplicationRow, column: ApplicationColumn) -> object:
        """A face for the person, pills for the state and for what is to be chased."""
        text = self.text(row, column)
        if column is ApplicationColumn.NAME:
            return Face(row.name, row.original_name or "", Shape.MENTEE)
        if column is ApplicationColumn.STATE:
            return Pill(text, Tone.ATTENTION if row.state is A.INCOMPLETE else Tone.PLAIN)
        if column is ApplicationColumn.MISSING and row.to_confirm and row.lacks:
            return Pill(text, Tone.ATTENTION)
        return text

    def tip(self, row: ApplicationRow, column: ApplicationColumn) -> str:
        """The whole of what may be cut, as it would be asked for."""
        if column is ApplicationColumn.NAME:
            parts = (row.name, row.original_name, row.cohort)
            return "\n".join(part for part in parts if part)
        if column is ApplicationColumn.MISSING and row.lacks:
            return "\n".join(ASKED_FOR[one] for one in row.missing)
        if column is ApplicationColumn.LETTER and row.letter:
            return f"{NAMES[row.letter[0]]}, {short_day(row.letter[1])}"
        if column is ApplicationColumn.FROM:
            came = f"carried from {row.carried_from}" if row.carried_from else word(row.source)
            return f"{came}, after the call closed" if row.person_id in self.late else came
        return row.note or "" if column is ApplicationColumn.NOTE else self.text(row, column)


def belongs(row: ApplicationRow, which: Which) -> bool:
    """Whether an application stands in a part of the table."""
    if which is Which.CHASE:
        return row.lacks or row.state is A.INCOMPLETE
    if which is Which.OPEN:
        return row.state in TO_BE_PLACED
    if which is Which.WAITLIST:
        return row.state is A.WAITLISTED
    return which is Which.ALL or row.state in _OUT
