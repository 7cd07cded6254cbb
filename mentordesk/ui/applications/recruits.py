"""Whom to ask to be a mentor: the topics that lack mentors, and the mentors of earlier rounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from mentordesk.store.queries.recruiting import PastMentor, TopicNeed, past_mentors, topic_needs
from mentordesk.ui.desk import Desk
from mentordesk.ui.faces import Face
from mentordesk.ui.ordered import HasId
from mentordesk.ui.paint import Pill, Shape, Tone
from mentordesk.ui.rows import RowsModel
from mentordesk.wording.applications import past_result
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import word

R = TypeVar("R", bound=HasId)
C = TypeVar("C", bound=Enum)


class _OfRound(RowsModel[R, C], Generic[R, C]):
    """Rows worked out for one round in the order found; one edit may change them all."""

    reads_whole = True

    def __init__(self, desk: Desk, columns: Sequence[C], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._desk = desk
        self._round_id: str | None = None
        self._numbers: dict[str, int] = {}
        desk.changed.connect(self.changed)

    def read(self, round_id: str) -> Sequence[R]:
        """The rows of a round, in their order."""
        raise NotImplementedError

    def set_round(self, round_id: str | None) -> None:
        """Show what there is for this round."""
        if round_id != self._round_id:
            self._round_id = round_id
            self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[R]:
        """All of them."""
        if self._round_id is None:
            return ()
        found = self.read(self._round_id)
        self._numbers = {row.id: number for number, row in enumerate(found)}
        return found

    def order(self, row: R) -> int:
        """As found."""
        return self._numbers[row.id]


class TopicColumn(Enum):
    """The columns; the value is the heading."""

    TOPIC = "Topic"
    MENTEES = "Mentees who wait"
    FIRST = "Want it most"
    MENTORS = "Mentors with a place"
    PLACES = "Free places"
    UNMET = "Unmet"


class TopicsModel(_OfRound[TopicNeed, TopicColumn]):
    """The topics wanted in a round, the most unmet first."""

    tables = frozenset(
        {
            "application", "application_topic", "group_member", "match", "mentor_profile",
            "mentor_topic", "mentoring_group", "person", "plan", "round", "topic",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, list(TopicColumn), parent)

    def read(self, round_id: str) -> Sequence[TopicNeed]:
        """Most unmet first."""
        return self._desk.ask(topic_needs, round_id, self._desk.today())

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


class PastModel(_OfRound[PastMentor, PastColumn]):
    """The mentors of rounds before this one, those of the latest first."""

    tables = frozenset(
        {
            "application", "check_in", "match", "mentor_profile", "mentoring_group", "person",
            "plan", "round",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, list(PastColumn), parent)

    def read(self, round_id: str) -> Sequence[PastMentor]:
        """Those of the latest round first."""
        return self._desk.ask(past_mentors, round_id)

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
