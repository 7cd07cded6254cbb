"""The model of the open proposals: one row for each that waits for an answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.domain.person import Role
from mentordesk.store.queries.replies import OpenProposal, open_proposals
from mentordesk.ui.desk import Desk
from mentordesk.ui.faces import Face
from mentordesk.ui.paint import Pill, Shape, Tone
from mentordesk.ui.round_rows import RoundRows
from mentordesk.wording import replies as said
from mentordesk.wording.dates import short_day

_SHAPES = {Role.MENTEE: Shape.MENTEE, Role.MENTOR: Shape.MENTOR}


class ReplyColumn(Enum):
    """The columns; the value is the heading."""

    ASKED = "Who is asked"
    ABOUT = "About"
    SINCE = "Asked on"
    REPLY_BY = "Reply by"
    ROUND = "Round"


class RepliesModel(RoundRows[OpenProposal, ReplyColumn]):
    """Proposals of the round picked or of all rounds, the longest overdue first."""

    tables = frozenset({"letter", "match", "pair_step", "person", "round"})

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, list(ReplyColumn), parent)
        self._noted: dict[str, tuple[Role, dt.date | None]] = {}
        self.elsewhere = 0
        """How many wait in rounds that are not shown."""

    def put_behind(self, ids: Iterable[str]) -> None:
        """Let those answered now stand behind the others, as long as they wait as they do now."""
        rows = map(self.row_of, ids)
        self._noted |= {row.id: (row.role, row.reply_by) for row in rows if row is not None}
        self.load()

    def begin_anew(self) -> None:
        """Forget who was answered in the sitting before."""
        if self._noted:
            self._noted.clear()
            self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[OpenProposal]:
        """Those of the round, or with these ids."""
        self._today = self._desk.today()  # once: a cell is asked for at every painting
        rows = self._desk.ask(open_proposals)
        here = [row for row in rows if self.is_here(row)]
        self.elsewhere = len(rows) - len(here)
        return here if ids is None else [row for row in here if row.id in set(ids)]

    def order(self, row: OpenProposal) -> tuple[bool, bool, dt.date, str, str]:
        """By the day of the reply; those not sent yet last, those answered now behind."""
        by, is_noted = row.reply_by or dt.date.max, self._noted.get(row.id)
        is_behind = is_noted == (row.role, row.reply_by)
        return (row.reply_by is None, is_behind, by, row.asked.casefold(), row.id)

    def text(self, row: OpenProposal, column: ReplyColumn) -> str:
        """A cell in words."""
        c = ReplyColumn
        return {
            c.ASKED: row.asked,
            c.ABOUT: said.asked_about(row.role, row.partner),
            c.SINCE: short_day(row.since),
            c.REPLY_BY: said.reply_by_text(row.reply_by, self._today),
            c.ROUND: row.round,
        }[column]

    def value(self, row: OpenProposal, column: ReplyColumn) -> object:
        """Faces for who is asked; what is overdue has its sign."""
        if column is ReplyColumn.ASKED:
            return Face(row.asked, row.asked_original, _SHAPES[row.role])
        is_over = row.reply_by is not None and row.reply_by < self._today
        if column is ReplyColumn.REPLY_BY and is_over:
            return Pill(self.text(row, column), Tone.ATTENTION)
        return self.text(row, column)
