"""The agreement of the chosen pair as it will print, with what may be done to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from mentordesk.domain.refusal import Refused
from mentordesk.store.queries.papers import AgreementRow
from mentordesk.ui.agreements.leaves import Leaves
from mentordesk.ui.agreements.model import state_word
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label
from mentordesk.wording import agreements as said
from mentordesk.wording.dates import day
from mentordesk.wording.refusals import refusal

if TYPE_CHECKING:
    from mentordesk.documents.preview import Picture
    from mentordesk.progress import Progress

SCALE = 2.0
"""Dots to a point: enough for the widest page on a screen of 200 %."""

SHOWN_FROM = frozenset(
    {
        "agreement", "alumni_identity", "application", "consent", "match", "person",
        "person_email", "person_phone", "programme", "round",
    }
)  # fmt: skip
"""Tables whose rows stand on the page."""


@dataclass(frozen=True)
class _Drawn:
    """The pages, or why there are none."""

    pictures: tuple[Picture, ...] = ()
    why_not: str = ""


class Preview(QWidget):
    """Draws beside the window's work; an answer that comes late for another pair is dropped."""

    def __init__(self, context: Context, deeds: Iterable[QWidget]) -> None:
        super().__init__()
        self._context = context
        self._row: AgreementRow | None = None
        self._ticket = 0
        self._is_stale = False
        self.is_drawing = False
        self._build(deeds)
        context.desk.changed.connect(self._changed)

    def show_row(self, row: AgreementRow | None) -> None:
        """Show the agreement of this pair; None shows what the page is for."""
        same = row is not None and self._row is not None and row.id == self._row.id
        self._row = row
        self._say_row(row)
        if row is None:
            self._ticket += 1
            self.is_drawing = False
            self.leaves.clear()
            self._either.setCurrentWidget(self.empty)
        elif not same:
            self.draw()

    def draw(self) -> None:
        """Draw the pages anew."""
        if self._row is None:
            return
        if not self.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        self._ticket += 1
        ticket, row = self._ticket, self._row
        self.is_drawing = True

        def done(drawn: _Drawn) -> None:
            if ticket == self._ticket:
                self._show(row, drawn)

        self._context.runner.start(
            "Drawing the agreement", self._work(row.id), done=done, quiet=True
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was owed while hidden."""
        super().showEvent(event)
        if self._is_stale:
            self.draw()

    def _work(self, match_id: str) -> Callable[[Progress], _Drawn]:
        workspace = self._context.desk.workspace

        def work(_progress: Progress) -> _Drawn:
            from mentordesk.documents.preview import render_pages
            from mentordesk.documents.shaping import MissingGlyph
            from mentordesk.jobs.agreements import agreement_preview

            try:
                pdf = agreement_preview(workspace, match_id)
            except Refused as refused:
                return _Drawn(why_not=str(refusal(refused)))
            except MissingGlyph as missing:
                return _Drawn(why_not=said.unprintable("", missing.text, missing.character))
            return _Drawn(tuple(render_pages(pdf, SCALE)))

        return work

    def _show(self, row: AgreementRow, drawn: _Drawn) -> None:
        self.is_drawing = False
        if drawn.why_not:
            self.empty.say(Icon.ALERT, "This agreement cannot be drawn", drawn.why_not)
            self._either.setCurrentWidget(self.empty)
            return
        self.leaves.show_pages(drawn.pictures, f"{row.mentor} and {row.mentee}")
        self._either.setCurrentWidget(self.leaves)

    def _say_row(self, row: AgreementRow | None) -> None:
        self._head.setVisible(row is not None)
        if row is None:
            self.empty.say(
                Icon.FILE,
                "An agreement as it will print",
                "Choose a pair to see its pages here. An agreement is optional: it can be sent, "
                "acknowledged, revised, or skipped by choice.",
            )
            return
        self._names.setText(f"{row.mentor} and {row.mentee}")
        since = f" since {day(row.state_on)}" if row.state_on else ""
        version = f", version {row.version}" if row.version else ""
        self._state.setText(f"{state_word(row).capitalize()}{since}{version}")

    def _changed(self, changes: Iterable[ChangedRow]) -> None:
        if self._row is not None and any(change.table in SHOWN_FROM for change in changes):
            self.draw()

    def _build(self, deeds: Iterable[QWidget]) -> None:
        self._names = label("", "name", wraps=True)
        self._names.setObjectName("agreement_of")
        self._state = label("", "small", "muted", wraps=True)
        self._state.setObjectName("agreement_state")
        head = column(self._names, self._state, *deeds, space=Space.XS)
        head.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._head = QWidget()
        self._head.setLayout(head)
        self.leaves = Leaves(self._context.theme)
        self.empty = Empty(self._context.theme)
        self._either = QStackedWidget()
        self._either.addWidget(self.empty)
        self._either.addWidget(self.leaves)
        whole = column(self._head, self._either, space=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
