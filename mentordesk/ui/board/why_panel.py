"""The right column: shows what Why says now, never blank."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mentordesk.ui.announcing import announce
from mentordesk.ui.board.hours_strip import HoursStrip
from mentordesk.ui.board.why import (
    Block,
    Fact,
    Heading,
    Hours,
    Line,
    Offer,
    Partner,
    ReasonLine,
    Said,
    Score,
    Table,
    Title,
)
from mentordesk.ui.board.why_rows import PartnerRow
from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row

SIGNS = {"for": Icon.PLUS, "against": Icon.MINUS, "missing": Icon.HELP}


class WhyPanel(QScrollArea):
    """Builds a widget or a line of them for each block. `looked_at` asks for a pair or a person.

    `accepted`: what an offer would do is to be done.
    """

    looked_at = Signal(str, str)
    accepted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.said = Said(())
        self.setObjectName("why")
        self.setAccessibleName("Why")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._makers: dict[type[Any], Callable[[Any], QWidget | QLayout]] = {
            Title: self._title,
            Heading: self._heading,
            Line: lambda line: label(line.text, tone=line.weight.value, wraps=True),
            Fact: self._fact,
            Score: self._score,
            ReasonLine: self._reason,
            Partner: self._partner,
            Hours: lambda hours: HoursStrip(theme, hours),
            Table: self._table,
            Offer: self._offer,
        }
        self._blocks = QWidget()
        self._ground = QWidget()
        self._ground.setProperty("ground", "surface")
        self._ground.setLayout(column(self._blocks))
        self.setWidget(self._ground)
        theme.changed.connect(self._again)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops: the panel, to be scrolled, then its rows and buttons as they stand."""
        inside = self._blocks.findChildren(QWidget)
        return [self, *(one for one in inside if one.focusPolicy() & Qt.FocusPolicy.TabFocus)]

    def say(self, said: Said) -> None:
        """Show this; the scroll stays where it is about the same as before."""
        if said == self.said:
            return
        is_new = said.about != self.said.about
        self.said = said
        self.setAccessibleDescription(self.headline)
        self._again()
        if is_new:
            self.verticalScrollBar().setValue(0)
            focus = QApplication.focusWidget()
            if focus is not None and self.isAncestorOf(focus):
                announce(self, self.headline)

    @property
    def headline(self) -> str:
        """Whom or what it is about, with the fit of a pair; for somebody who does not see it."""
        titles = [block.text for block in self.said.blocks if isinstance(block, Title)]
        fits = [f"fit {block.score}" for block in self.said.blocks if isinstance(block, Score)]
        return ", ".join(["Why: " + "".join(titles[:1]), *fits[:1]])

    def focus_offer(self) -> None:
        """Lead the keyboard to the first button that offers something; else to Why itself."""
        offers = self._blocks.findChildren(QPushButton, "make_way")
        (offers[0] if offers else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _again(self) -> None:
        blocks = QWidget()
        blocks.setAccessibleDescription(self.said.text)
        box = QVBoxLayout(blocks)
        box.setContentsMargins(Space.L, Space.M, Space.M, Space.L)
        box.setSpacing(Space.S)
        before: Block | None = None
        for block in self.said.blocks:
            if _begins(block, before):
                box.addSpacing(Space.S)
            made = self._makers[type(block)](block)
            if isinstance(made, QWidget):
                box.addWidget(made)
            else:
                box.addLayout(made)
            before = block
        box.addStretch(1)
        self._put(blocks)

    def _put(self, blocks: QWidget) -> None:
        """Show these in place of the old ones.

        Those stay where they are until nothing that they called is running any more: a change of
        parent would have each of them styled anew for its last moment.
        """
        focus, before = QApplication.focusWidget(), _buttons(self._blocks)
        at = before.index(focus) if focus in before else None
        old, place = self._blocks, self._ground.layout()
        assert place is not None
        if at is not None:
            self.setFocus()  # meanwhile, or Qt would hand it to whatever comes next in the window
        old.hide()
        place.replaceWidget(old, blocks)
        self._blocks = blocks
        blocks.show()
        old.deleteLater()
        if at is not None:  # the keyboard goes on where it was
            others = _buttons(blocks)
            (others[min(at, len(others) - 1)] if others else self).setFocus()
        # Wrapped lines have their heights before anything is painted, not one turn later.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _title(self, title: Title) -> QLayout:
        words = column(label(title.text, "heading", wraps=True), space=2)
        if title.original:
            words.addWidget(label(title.original, wraps=True))
        if title.detail:
            words.addWidget(label(title.detail, "small", "muted", wraps=True))
        return words

    def _heading(self, heading: Heading) -> QLayout:
        words = label(heading.text, "name", wraps=True)
        end = label(heading.end, "small", "muted")
        line = row(words, end)
        line.setStretch(0, 1)
        return line

    def _fact(self, fact: Fact) -> QLayout:
        name = label(fact.name, "small", "muted")
        name.setFixedWidth(self._theme.scaled(84))
        name.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        value = label(fact.value, wraps=True)
        line = row(name, value)
        line.setStretch(1, 1)
        return line

    def _score(self, score: Score) -> QLayout:
        number = label(str(score.score), "figure")
        word = label(f"{score.detail} fit" if score.detail else "fit", tone="muted")
        return row(number, word, 0)

    def _reason(self, reason: ReasonLine) -> QLayout:
        sign = QLabel()
        tone = "attention" if reason.verdict != "for" else "ink"
        sign.setPixmap(self._theme.icon(SIGNS[reason.verdict], tone).pixmap(QSize(16, 16)))
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        sign.setAccessibleName(reason.verdict)
        title = label(reason.title, wraps=True)
        points = label(f"{reason.points} of {reason.possible}")
        head = row(title, points)
        head.setStretch(0, 1)
        text = label(reason.text, "small", "muted", wraps=True)
        words = column(head, text, space=0)
        line = row(sign, words)
        line.setStretch(1, 1)
        return line

    def _partner(self, partner: Partner) -> QWidget:
        made = PartnerRow(self._theme, partner)
        made.looked_at.connect(self.looked_at)
        return made

    def _offer(self, offer: Offer) -> QLayout:
        text = label(offer.text, wraps=True)
        made = button(offer.button, lambda: self.accepted.emit(offer.deed), name="make_way")
        made.setToolTip(offer.text)
        made.setAccessibleDescription(offer.text)
        return column(text, row(made, 0), space=Space.XS)

    def _table(self, table: Table) -> QLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        for number, text in enumerate(table.columns):
            grid.addWidget(label(text, "small", "muted"), 0, number)
        for line, cells in enumerate(table.rows, start=1):
            for number, text in enumerate(cells):
                cell = label(text, wraps=True)
                grid.addWidget(cell, line, number, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        return grid


def _begins(block: Block, before: Block | None) -> bool:
    """Whether something new begins, so that a little room is left before it."""
    if isinstance(block, Partner):
        return isinstance(before, Offer | Line)
    return isinstance(block, Heading) and before is not None


def _buttons(blocks: QWidget) -> list[QWidget]:
    """All that the keyboard comes to, in order."""
    return list(blocks.findChildren(QAbstractButton))
