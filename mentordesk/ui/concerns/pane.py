"""The pane of one concern: whom it is about, its next step, and what is written of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction

from mentordesk.domain.concern import ConcernState
from mentordesk.store.queries.concerns import ConcernRow
from mentordesk.ui.bidi import apart
from mentordesk.ui.concerns.model import about
from mentordesk.ui.pane import Pane
from mentordesk.ui.text_scroll import Scroll
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets import clear, column, label
from mentordesk.wording.dates import day, moment
from mentordesk.wording.words import word


class ConcernPane(Pane):
    """Head, deeds, and each thing that is known under its caption."""

    def __init__(self, theme: Theme, deeds: Callable[[], Sequence[QAction]]) -> None:
        super().__init__(theme, "Concern", deeds)
        self._who = label("", "heading", wraps=True)
        self._state = label("", "small", "muted", wraps=True)
        self.facts = Scroll("What is written")
        self.stack_up((self._who, self._state), self.facts)
        self.setMinimumWidth(theme.scaled(340))

    def show_row(self, row: ConcernRow | None, zone: dt.tzinfo) -> None:
        """Show this concern as it stands now, or none; moments in the office's own `zone`."""
        self._who.setText(about(row) if row else "")
        self._state.setText(_state_line(row) if row else "")
        self.show_deeds(row is not None)
        clear(self.facts.box)
        for caption, text in _lines(row, zone) if row else ():
            if text:
                lines = column(label(caption, "small", "muted"), label(text, wraps=True), space=0)
                self.facts.box.addLayout(lines)
        self.facts.box.addStretch(1)
        self.facts.fit()


def _state_line(row: ConcernRow) -> str:
    since = f"{word(row.state)} since {day(row.state_on)}"
    return f"{word(row.kind).capitalize()} · {word(row.severity)} · {since}"


def _lines(row: ConcernRow, zone: dt.tzinfo) -> tuple[tuple[str, str | None], ...]:
    return (
        ("What was told", apart(row.facts)),
        ("Told by", row.reported_by),
        ("Told on", moment(row.raised_at.astimezone(zone))),
        ("What was done", apart(row.action or "")),
        ("Referred to", row.referred_to),
        ("In whose care", row.owner),
        ("Look again on", day(row.review_on)),
        ("Opened again because", apart(row.reopened_for or "")),
        ("Kept until", day(row.keep_until) if row.state is ConcernState.CLOSED else None),
    )
