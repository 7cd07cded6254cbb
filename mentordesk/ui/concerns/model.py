"""The model of the concerns: empty while the door is closed, so that nothing is held behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.domain.concern import OPEN, ConcernState, Severity
from mentordesk.store.queries.concerns import ConcernRow, concerns
from mentordesk.ui.desk import Desk
from mentordesk.ui.paint import Pill, Tone
from mentordesk.ui.rows import RowsModel
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import word

S = ConcernState


class ConcernColumn(Enum):
    """The columns; the value is the heading."""

    ABOUT = "About"
    STATE = "State"
    KIND = "What about"
    SEVERITY = "How grave"
    REVIEW = "Look again"
    OWNER = "In whose care"


class Part(Enum):
    """The parts of the list; the value is the button's word."""

    OPEN = "Open"
    CLOSED = "Closed"


_RANK = {Severity.HIGH: 0, Severity.MIDDLE: 1, Severity.LOW: 2}


class ConcernsModel(RowsModel[ConcernRow, ConcernColumn]):
    """What is unread and what is grave first; nothing at all until the door is opened."""

    tables = frozenset({"concern", "match", "mentoring_group", "person"})
    reads_whole = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(list(ConcernColumn), parent)
        self._desk = desk
        self.part = Part.OPEN
        self.counts: dict[Part, int] = {}
        self.is_open = False
        desk.changed.connect(self.changed)

    def open(self, on: bool) -> None:
        """Read what there is, or forget all of it."""
        self.is_open = on
        self.load()

    def look_at(self, part: Part) -> None:
        """Show another part."""
        self.part = part
        self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[ConcernRow]:
        """The concerns of this part."""
        if not self.is_open:
            self.counts = {}
            return ()
        rows = self._desk.ask(concerns)
        opened = sum(row.state in OPEN for row in rows)
        self.counts = {Part.OPEN: opened, Part.CLOSED: len(rows) - opened}
        here = [row for row in rows if (row.state in OPEN) is (self.part is Part.OPEN)]
        return here if ids is None else [row for row in here if row.id in set(ids)]

    def order(self, row: ConcernRow) -> tuple[int, int, str, str]:
        """What is not read yet, then the gravest, then what is to be looked at soonest."""
        unread = 0 if row.state is S.RAISED else 1
        due = (row.review_on or dt.date.max).isoformat()
        return (unread, _RANK[row.severity], due, about(row).casefold())

    def title(self, column: ConcernColumn) -> str:
        """The heading; a closed one is looked at no more, and kept for a while."""
        if column is ConcernColumn.REVIEW and self.part is Part.CLOSED:
            return "Kept until"
        return column.value

    def text(self, row: ConcernRow, column: ConcernColumn) -> str:
        """A cell in words."""
        c = ConcernColumn
        return {
            c.ABOUT: about(row),
            c.STATE: word(row.state),
            c.KIND: word(row.kind),
            c.SEVERITY: word(row.severity),
            c.REVIEW: short_day(row.review_on or row.keep_until),
            c.OWNER: row.owner or "",
        }[column]

    def value(self, row: ConcernRow, column: ConcernColumn) -> object:
        """What waits for somebody has its sign."""
        if column is ConcernColumn.STATE:
            return Pill(word(row.state), self._tone(row))
        return self.text(row, column)

    def tip(self, row: ConcernRow, column: ConcernColumn) -> str:
        """None: what the pointer happens to rest on is not to light up."""
        return ""

    def _tone(self, row: ConcernRow) -> Tone:
        if row.state is S.RAISED:
            return Tone.URGENT
        day = row.keep_until if row.state is S.CLOSED else row.review_on
        is_due = day is not None and day <= self._desk.today()
        return Tone.ATTENTION if is_due else Tone.PLAIN


def about(row: ConcernRow) -> str:
    """Whom a concern is about: the pair, and which of the two; the group; or the person."""
    if row.mentee is not None:
        pair = f"{row.mentee} with {row.mentor}"
        return f"{row.about} ({pair})" if row.about is not None else pair
    if row.group is not None:
        return f"{row.about} (“{row.group}”)" if row.about is not None else f"“{row.group}”"
    return row.about or ""
