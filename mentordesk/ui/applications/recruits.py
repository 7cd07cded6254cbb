"""Whom to ask to be a mentor: the topics that lack mentors, and the mentors of earlier rounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.store.queries.recruiting import PastMentor, TopicNeed, past_mentors, topic_needs
from mentordesk.ui.desk import Desk
from mentordesk.ui.faces import Face
from mentordesk.ui.paint import Pill, Shape, Tone
from mentordesk.ui.rows import ChangedRow, RowsModel
from mentordesk.wording.applications import past_result
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import word


class TopicColumn(Enum):
    """The columns; the value is the heading."""

    TOPIC = "Topic"
    MENTEES = "Mentees who wait"
    FIRST = "Want it most"
    MENTORS = "Mentors with a place"
    PLACES = "Free places"
    UNMET = "Unmet"


class TopicsModel(RowsModel[TopicNeed, TopicColumn]):
    """The topics wanted in a round, the most unmet first."""

    tables = frozenset(
        {
            "application", "application_topic", "group_member", "match", "mentor_profile",
            "mentor_topic", "mentoring_group", "person", "plan", "round", "topic",
        }
    )  # fmt: skip
    reads_whole = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(list(TopicColumn), parent)
        self._desk = desk
        self._round_id: str | None = None
        self._numbers: dict[str, int] = {}
        desk.changed.connect(self.changed)

    def set_round(self, round_id: str | None) -> None:
        """Show the topics of this round."""
        if round_id != self._round_id:
            self._round_id = round_id
            self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[TopicNeed]:
        """All of them."""
        if self._round_id is None:
            return ()
        found = self._desk.ask(topic_needs, self._round_id, self._desk.today())
        self._numbers = {need.id: number for number, need in enumerate(found)}
        return found

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """One mentor changes many rows: all are read anew."""
        return ()

    def order(self, row: TopicNeed) -> int:
        """As found."""
        return self._numbers[row.id]

    def title(self, column: TopicColumn) -> str:
        """The heading."""
        return column.value

    def text(self, row: TopicNeed, column: TopicColumn) -> str:
        """A cell in words."""
        c = TopicColumn
        return {
            c.TOPIC: row.name, c.MENTEES: str(row.mentees), c.FIRST: str(row.first or ""),
            c.MENTORS: str(row.mentors or "none"), c.PLACES: str(row.places or "none"),
            c.UNMET: str(row.unmet or ""),
        }[column]  # fmt: skip

    def value(self, row: TopicNeed, column: TopicColumn) -> object:
        """What is unmet asks for somebody."""
        text = self.text(row, column)
        return Pill(text, Tone.ATTENTION) if column is TopicColumn.UNMET and row.unmet else text


class PastColumn(Enum):
    """The columns; the value is the heading."""

    NAME = "Mentor"
    LAST = "Last round"
    RESULT = "How it went"
    AGAIN = "Would again"
    PAUSED = "Paused until"
    FREE = "Free places"
    HERE = "In this round"


class PastModel(RowsModel[PastMentor, PastColumn]):
    """The mentors of rounds before this one, those of the latest first."""

    tables = frozenset(
        {
            "application", "check_in", "match", "mentor_profile", "mentoring_group", "person",
            "plan", "round",
        }
    )  # fmt: skip
    reads_whole = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(list(PastColumn), parent)
        self._desk = desk
        self._round_id: str | None = None
        self._numbers: dict[str, int] = {}
        desk.changed.connect(self.changed)

    def set_round(self, round_id: str | None) -> None:
        """Show the mentors of rounds before this one."""
        if round_id != self._round_id:
            self._round_id = round_id
            self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[PastMentor]:
        """All of them."""
        if self._round_id is None:
            return ()
        found = self._desk.ask(past_mentors, self._round_id)
        self._numbers = {row.id: number for number, row in enumerate(found)}
        return found

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """All are read anew."""
        return ()

    def order(self, row: PastMentor) -> int:
        """As found."""
        return self._numbers[row.id]

    def title(self, column: PastColumn) -> str:
        """The heading."""
        return column.value

    def text(self, row: PastMentor, column: PastColumn) -> str:
        """A cell in words."""
        c = PastColumn
        return {
            c.NAME: row.name,
            c.LAST: row.last_round,
            c.RESULT: past_result(row.completed, row.ended_early, row.live),
            c.AGAIN: "" if row.again is None else ("yes" if row.again else "no"),
            c.PAUSED: self._paused(row),
            c.FREE: str(row.free or "none"),
            c.HERE: word(row.here) if row.here else "",
        }[column]

    def value(self, row: PastMentor, column: PastColumn) -> object:
        """A face for the mentor; a pill where the answer was no or a pause stands."""
        text = self.text(row, column)
        if column is PastColumn.NAME:
            return Face(row.name, row.original_name or "", Shape.MENTOR)
        asks = column is PastColumn.PAUSED or (column is PastColumn.AGAIN and row.again is False)
        return Pill(text) if asks and text else text

    def _paused(self, row: PastMentor) -> str:
        until = row.paused_until
        return short_day(until) if until is not None and until > self._desk.today() else ""
