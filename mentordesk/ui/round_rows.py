"""Rows of the round picked, or of all rounds: what the tables beside the round picker share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import Enum
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject

from mentordesk.ui.desk import Desk
from mentordesk.ui.ordered import HasId
from mentordesk.ui.rows import RowsModel


class OfRound(HasId, Protocol):
    """A row that belongs to a round, or to none."""

    @property
    def round_id(self) -> str | None:
        """The round."""


R = TypeVar("R", bound=OfRound)
C = TypeVar("C", bound=Enum)


class RoundRows(RowsModel[R, C], Generic[R, C]):
    """Follows the round picker until all rounds are asked for; one edit may change any row."""

    reads_whole = True

    def __init__(self, desk: Desk, columns: Sequence[C], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._desk = desk
        self._today: dt.date
        self._round_id: str | None = None
        self.all_rounds = False
        desk.changed.connect(self.changed)

    def set_round(self, round_id: str | None) -> None:
        """Show what is of this round, unless all rounds are shown."""
        if round_id != self._round_id:
            self._round_id = round_id
            self.load()

    def show_all_rounds(self, on: bool) -> None:
        """Show what is of every round, and of none."""
        self.all_rounds = on
        self.load()

    def is_here(self, row: R) -> bool:
        """Whether a row is of the rounds that are shown."""
        return self.all_rounds or row.round_id == self._round_id
