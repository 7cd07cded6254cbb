"""The three columns side by side: Waiting, Mentors, each with its tray over it, and Why."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QByteArray, QEvent, QObject, Signal
from PySide6.QtWidgets import QSplitter, QToolButton

from mentordesk.ui.board.column import Column
from mentordesk.ui.board.hand import Hand
from mentordesk.ui.board.mentors_view import MentorsView
from mentordesk.ui.board.models import MentorsModel, WaitingModel
from mentordesk.ui.board.tray import MenteeTray, MentorTray
from mentordesk.ui.board.waiting_view import WaitingView
from mentordesk.ui.board.why_panel import WhyPanel
from mentordesk.ui.theme import Theme

WAITING_WIDTH, MENTORS_WIDTH, WHY_WIDTH = 264, 656, 304
"""Widths of the columns in px at 100 %, before somebody moves the splitter."""
HINT = "Name, topic, language, country"
"""What a filter line looks through."""


class ThreeColumns(QSplitter):
    """Lays the columns out; the widths chosen by hand are told by `widths` and set by it.

    `dropped` names whom a tray took a drop for.
    """

    dropped = Signal(str)

    def __init__(self, theme: Theme, hand: Hand) -> None:
        super().__init__()
        self.waiting_model, self.mentors_model = WaitingModel(self), MentorsModel(self)
        view, mentors = WaitingView(theme, hand), MentorsView(theme, hand)
        view.set_cards(self.waiting_model)
        mentors.set_cards(self.mentors_model)
        self.waiting_model.said_beside = view.drawn.said_of
        self.mentors_model.said_beside = mentors.drawn.said_of
        self.waiting = Column(theme, "Waiting", HINT, view, self.waiting_model)
        self.mentors = Column(theme, "Mentors", HINT, mentors, self.mentors_model)
        self.waiting_view, self.mentors_view = view, mentors
        self.why = WhyPanel(theme)
        self.tray, self.mentee_tray = (
            MentorTray(theme, hand, mentors),
            MenteeTray(theme, hand, view),
        )
        for tray in (self.tray, self.mentee_tray):
            tray.installEventFilter(self)
            tray.dropped.connect(self.dropped)
        self.setChildrenCollapsible(False)
        for part in (self.waiting, self.mentors, self.why):
            self.addWidget(part)
        for number, stretch in enumerate((0, 1, 0)):
            self.setStretchFactor(number, stretch)
        self._theme = theme
        self._fit_text()
        theme.changed.connect(self._fit_text)
        self.setSizes([theme.scaled(WAITING_WIDTH), MENTORS_WIDTH, theme.scaled(WHY_WIDTH)])

    @property
    def focused(self) -> Column:
        """The column the keyboard is in; Waiting, where it is in neither."""
        inside = self.mentors.isAncestorOf(self.mentors.window().focusWidget())
        return self.mentors if inside else self.waiting

    @property
    def widths(self) -> bytes:
        """The widths as they stand."""
        return bytes(self.saveState().data())

    def set_widths(self, kept: bytes | None) -> None:
        """The widths of an earlier day, if any were kept."""
        if kept:
            self.restoreState(QByteArray(kept))

    def add_tools(self, sort: QToolButton, fold: QToolButton) -> None:
        """The small buttons at the heads of the columns."""
        self.waiting.add_tool(sort)
        self.mentors.add_tool(fold)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through one column after the other, each from its filter down.

        Rows, chips and steps come and go, and Qt puts what is new at the end of the window: so
        the order is told when somebody is about to follow it.
        """
        stops = [*self.waiting.stops, *self.mentee_tray.places]
        stops += [*self.mentors.stops, *self.tray.places, *self.why.stops]
        for stop, following in pairwise(stops):
            self.setTabOrder(stop, following)
        return super().focusNextPrevChild(forward)

    def _fit_text(self) -> None:
        """No column is narrower than its words need at the text size in force."""
        parts = ((self.waiting, 200), (self.mentors, 320), (self.why, 240))
        for part, least in parts:
            part.setMinimumWidth(self._theme.scaled(least))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A tray covers part of its column: the zone for scrolling begins below it."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.mentors_view.set_covered(self.tray.height_now())
            self.waiting_view.set_covered(self.mentee_tray.height_now())
        return False
