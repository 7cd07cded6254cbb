"""What stands at a card: a refusal, the question for a reason, the offer of a swap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLabel, QLineEdit, QWidget

from mentordesk.ui.announcing import announce
from mentordesk.ui.board.view import CardsView
from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row

LEAST = 280
"""Least width of a note, in px at 100 %."""


def popup_shadow(over: QWidget) -> QGraphicsDropShadowEffect:
    """The shadow of what lies above the page."""
    return QGraphicsDropShadowEffect(
        over, blurRadius=24, xOffset=0, yOffset=4, color=QColor(0, 0, 0, 90)
    )


class AtCard(NamedTuple):
    """The card of a column a note stands at, and what it may spread over: the column, or more."""

    view: CardsView
    card_id: str
    within: QWidget


class CardNote(QFrame):
    """A frame over a card that follows it; Esc closes it, and nothing was saved."""

    gave_up = Signal()

    def __init__(self, theme: Theme, at: AtCard, name: str) -> None:
        super().__init__(at.within)
        self._view, self._within, self._theme = at.view, at.within, theme
        view, self.card_id = at.view, at.card_id
        self.setObjectName(name)
        self.setProperty("ground", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self.setGraphicsEffect(popup_shadow(self))
        view.verticalScrollBar().valueChanged.connect(self._place)
        view.laid_out.connect(self._place)
        view.viewport().installEventFilter(self)

    def open(self, first: QWidget | None = None) -> None:
        """Show the note at its card, with the focus where the answer goes."""
        self._place()
        self.show()
        self.raise_()
        (first or self).setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self, self.accessibleName())

    def close_note(self) -> None:
        """Be gone."""
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the card when the column changes its size."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        model, port = self._view.cards_model(), self._view.viewport()
        row_number = model.row_of(self.card_id) if model is not None else None
        corner = port.mapTo(self._within, QPoint(0, 0))
        room = port.width() if self._within is self._view else self._within.width() - corner.x()
        width = min(room - 2 * Space.S, self._theme.scaled(LEAST))
        at = QPoint(Space.S, Space.S)
        if row_number is not None and model is not None:
            rect = self._view.visualRect(model.index(row_number, 0))
            width = min(max(width, rect.width()), room - 2 * Space.S)
            at = rect.topLeft()
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        size = QSize(width, max(height, self.sizeHint().height()))
        left = max(Space.S, min(at.x(), room - size.width() - Space.S))
        top = max(Space.S, min(at.y(), port.height() - size.height() - Space.S))
        self.setGeometry(QRect(corner + QPoint(left, top), size))


class RefusalNote(CardNote):
    """One sentence that says no, with the way on; any key or click elsewhere closes it."""

    def __init__(self, theme: Theme, at: AtCard, what: str, do: str) -> None:
        super().__init__(theme, at, "refusal")
        sign = QLabel()
        sign.setPixmap(theme.icon(Icon.ALERT, "attention").pixmap(QSize(16, 16)))
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = label(what, wraps=True)
        way = label(do, "small", "muted", wraps=True)
        close = button("Close", self.gave_up.emit, kind="quiet", name="close_refusal")
        text = column(words, way, space=Space.XS)
        line = row(sign, text, space=Space.S)
        line.setStretch(1, 1)
        box = column(line, row(0, close), space=Space.XS, margin=Space.M)
        self.setLayout(box)
        self.setAccessibleName(f"{what} {do}".strip())
        self.text = f"{what} {do}".strip()
        self._close = close

    def open(self, first: QWidget | None = None) -> None:
        """Show it with the focus on its one button."""
        super().open(first or self._close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key closes it."""
        self.gave_up.emit()


class ReasonEditor(CardNote):
    """Asks why a pair against a soft rule is right all the same; nothing is saved before Enter."""

    kept = Signal(str)

    def __init__(self, theme: Theme, at: AtCard, why: str, offered: Sequence[str]) -> None:
        super().__init__(theme, at, "reason_editor")
        sign = QLabel()
        sign.setPixmap(theme.icon(Icon.ALERT, "attention").pixmap(QSize(16, 16)))
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = label(why, wraps=True)
        head = row(sign, words, space=Space.S)
        head.setStretch(1, 1)
        self.line = QLineEdit()
        self.line.setObjectName("reason")
        self.line.setAccessibleName("Reason")
        self.line.setPlaceholderText("Why is it right all the same?")
        self.line.returnPressed.connect(self._keep)
        self.keep = button("Keep the pair", self._keep, kind="primary")
        self.back = button("Put back", self.gave_up.emit)
        box = column(head, self.line, space=Space.S, margin=Space.M)
        if offered:
            box.addWidget(label("Given lately", "small", "muted"))
        self.offers = []
        for text in offered:
            offer = button(text, kind="quiet")
            offer.setStyleSheet("text-align: left;")
            offer.clicked.connect(lambda _=False, said=text: self.kept.emit(said))
            box.addWidget(offer)
            self.offers.append(offer)
        box.addLayout(row(0, self.back, self.keep, space=Space.S))
        self.setLayout(box)
        self.setAccessibleName(f"Reason wanted. {why}")

    def open(self, first: QWidget | None = None) -> None:
        """Show it with the cursor in the line."""
        super().open(first or self.line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the line to the reasons given lately."""
        if event.key() == Qt.Key.Key_Down and self.line.hasFocus() and self.offers:
            self.offers[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        text = " ".join(self.line.text().split())
        if text:
            self.kept.emit(text)
        else:
            self.line.setFocus()
            self.line.setPlaceholderText("A few words are enough")


@dataclass(frozen=True)
class Swap:
    """A draft that could make room: whose, its fit, and what becomes of that person."""

    match_id: str
    name: str
    score: int | None
    then: str


class SwapOffer(CardNote):
    """A mentor full by drafts: names whom to swap out, and that person's next best."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, at: AtCard, heading: str, swaps: Sequence[Swap]) -> None:
        super().__init__(theme, at, "swap_offer")
        box = column(label(heading, wraps=True), space=Space.S, margin=Space.M)
        self.choices = []
        for swap in swaps:
            fit = "" if swap.score is None else f", fit {swap.score}"
            metrics, room = self.fontMetrics(), theme.scaled(LEAST - 100)
            name = metrics.elidedText(swap.name, Qt.TextElideMode.ElideRight, room)
            choice = button(f"{name}{fit}", name=f"swap_{swap.match_id}")
            choice.setToolTip(swap.name)
            choice.setAccessibleName(f"Swap out {swap.name}{fit}. {swap.then}")
            choice.setStyleSheet("text-align: left;")
            choice.clicked.connect(lambda _=False, match_id=swap.match_id: self._take(match_id))
            then = label(swap.then, "small", "muted", wraps=True)
            box.addLayout(column(choice, then, space=2))
            self.choices.append(choice)
        self.back = button("Put back", self.gave_up.emit)
        box.addLayout(row(0, self.back))
        self.setLayout(box)
        self.setAccessibleName(heading)

    def open(self, first: QWidget | None = None) -> None:
        """Show it with the focus on the first choice."""
        super().open(first or (self.choices[0] if self.choices else self.back))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go through the choices; Enter takes the one with the focus."""
        stops = [*self.choices, self.back]
        here = next((n for n, stop in enumerate(stops) if stop.hasFocus()), 0)
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            goal = here + (1 if event.key() == Qt.Key.Key_Down else -1)
            stops[goal % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            stops[here].click()
        else:
            super().keyPressEvent(event)

    def _take(self, match_id: str) -> None:
        self.chosen.emit(match_id)
