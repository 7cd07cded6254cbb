"""Beside the open proposals: what was asked of whom, the day of the answer, and why a no."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget

from mentordesk.domain.closing import NOT_FOR_MENTORING, DeclineReason
from mentordesk.store.queries.replies import OpenProposal
from mentordesk.ui.desk import Desk
from mentordesk.ui.fields import DayField, is_escape
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import action_button, column, label, panel, row
from mentordesk.wording import replies as said
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import many, word

REASONS = tuple(DeclineReason)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReplyPane(QWidget):
    """The proposal chosen, the two days, and after a no the list of reasons."""

    reasoned = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, theme: Theme, deeds: Sequence[QAction]) -> None:
        super().__init__()
        self.setObjectName("reply_pane")
        self.setAccessibleName("Reply")
        self._who = label("", "heading", wraps=True)
        self._about = label("", wraps=True)
        self._when = label("", "small", "muted", wraps=True)
        self.on = DayField("Answered on", desk.today)
        self.later = DayField("If later, reply by", desk.today)
        for name, field in (("answered_on", self.on), ("later_by", self.later)):
            field.line.setObjectName(name)
            field.line.setProperty("frameless", False)
        self.buttons = [action_button(theme, deed) for deed in deeds]
        self.why = label("Why no? Enter notes it, Esc goes back.", "name", wraps=True)
        self.reasons = QListWidget()
        self.reasons.setObjectName("decline_reasons")
        self.reasons.setAccessibleName("Why no?")
        self.reasons.addItems([word(one).capitalize() for one in REASONS])
        self.reasons.itemActivated.connect(lambda _item: self._reason())
        self.reasons.itemClicked.connect(lambda _item: self._reason())
        self.reasons.installEventFilter(self)
        self.reasons.currentRowChanged.connect(self._hint)
        self._kindly = label(said.KIND, "small", "muted", wraps=True)
        self._keys = label(said.KEYS, "small", "muted", wraps=True)
        box = column(
            column(self._who, self._about, self._when, space=0), self.on, self.later,
            row(*self.buttons, 0, space=Space.S), self._keys, self.why, self.reasons,
            self._kindly, space=Space.M,
        )  # fmt: skip
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        box.setStretchFactor(self.reasons, 8)
        box.addStretch(1)
        self.setLayout(column(panel(box), space=0))
        self.setMinimumWidth(theme.scaled(320))
        self.on.show_value(desk.today())
        self.ask_why(False)

    def show_proposals(self, chosen: Sequence[OpenProposal], later: dt.date | None) -> None:
        """Show the one chosen, or how many; `later` is the day a later answer is asked for."""
        one = chosen[0] if len(chosen) == 1 else None
        self.setEnabled(bool(chosen))
        self._who.setText(one.asked if one else many(len(chosen), "proposal") if chosen else "")
        self._about.setText(said.asked_about(one.role, one.partner) if one else "")
        since = f"asked on {short_day(one.since)}" if one and one.since else ""
        self._when.setText(since)
        for part in (self._about, self._when):
            part.setVisible(bool(part.text()))
        if not self.later.is_typing():
            self.later.show_value(later)
        self.ask_why(False)

    @property
    def is_asking(self) -> bool:
        """Whether the reason of a no is asked for now."""
        return not self.reasons.isHidden()

    def ask_why(self, on: bool) -> None:
        """Ask for the reason of a no, or no more."""
        for part in (self.why, self.reasons):
            part.setVisible(on)
        self._kindly.hide()
        self._keys.setVisible(not on)
        if on:
            line = self.reasons.sizeHintForRow(0)
            self.reasons.setMaximumHeight(line * len(REASONS) + 2 * Space.XS)
            self.reasons.setCurrentRow(REASONS.index(DeclineReason.NOT_SAID))
            self.reasons.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the reason, Esc leaves without one."""
        if watched is self.reasons and is_escape(event):
            self.ask_why(False)
            self.left.emit()
            return True
        if watched is self.reasons and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            if event.type() is QEvent.Type.KeyPress:
                self._reason()
            return True
        return False

    def _reason(self) -> None:
        number = self.reasons.currentRow()
        if self.is_asking and number >= 0:
            self.reasoned.emit(REASONS[number])

    def _hint(self, number: int) -> None:
        """Say what goes with a reason that mentoring is not for."""
        is_kind = number >= 0 and REASONS[number] in NOT_FOR_MENTORING
        self._kindly.setVisible(is_kind and self.is_asking)
