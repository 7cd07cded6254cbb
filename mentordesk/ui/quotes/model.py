"""The model of the quotes: those that may be used now, or all that were kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.store.queries.stories import StoryRow, stories
from mentordesk.ui.desk import Desk
from mentordesk.ui.paint import Pill, Tone
from mentordesk.ui.rows import RowsModel
from mentordesk.wording.dates import short_day
from mentordesk.wording.stories import standing
from mentordesk.wording.words import word


class QuoteColumn(Enum):
    """The columns; the value is the heading."""

    QUOTE = "Quote"
    WHO = "Who said it"
    ROLE = "Role"
    ROUND = "Round"
    SAID = "Said on"
    MAY = "Consent"


class Part(Enum):
    """The parts of the list; the value is the button's word."""

    USABLE = "May be used"
    ALL = "All"


class QuotesModel(RowsModel[StoryRow, QuoteColumn]):
    """Read whole after every change: one answer decides of all that somebody said."""

    tables = frozenset({"consent", "match", "mentoring_group", "person", "round", "story"})
    reads_whole = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(list(QuoteColumn), parent)
        self._desk = desk
        self.part = Part.USABLE
        self.counts: dict[Part, int] = {}
        desk.changed.connect(self.changed)

    def look_at(self, part: Part) -> None:
        """Show another part."""
        self.part = part
        self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[StoryRow]:
        """The quotes of this part."""
        rows = self._desk.ask(stories)
        usable = [row for row in rows if row.may_be_used]
        self.counts = {Part.USABLE: len(usable), Part.ALL: len(rows)}
        here = usable if self.part is Part.USABLE else rows
        return here if ids is None else [row for row in here if row.id in set(ids)]

    def order(self, row: StoryRow) -> tuple[int, str, str]:
        """The newest first."""
        return (-row.said_on.toordinal(), row.name.casefold(), row.id)

    def text(self, row: StoryRow, column: QuoteColumn) -> str:
        """A cell in words."""
        c = QuoteColumn
        return {
            c.QUOTE: " ".join(row.text.split()),
            c.WHO: row.name,
            c.ROLE: word(row.role),
            c.ROUND: row.round or "",
            c.SAID: short_day(row.said_on),
            c.MAY: standing(row.answer),
        }[column]

    def value(self, row: StoryRow, column: QuoteColumn) -> object:
        """What may not be used has its sign."""
        if column is QuoteColumn.MAY:
            return Pill(standing(row.answer), Tone.PLAIN if row.may_be_used else Tone.ATTENTION)
        return self.text(row, column)
