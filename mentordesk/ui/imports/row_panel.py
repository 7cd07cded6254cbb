"""Beside the preview: one row, what is odd about it, what it changes, or whom it is like."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from mentordesk.importing.plan import Action
from mentordesk.importing.problems import Problem, Severity
from mentordesk.jobs.import_choices import Decision
from mentordesk.ui.choosing import Choice, ChoicesModel, ChoosingTable
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.imports.beside import Beside
from mentordesk.ui.imports.choices import kept_in
from mentordesk.ui.imports.pairs_table import PairsModel, PairsTable
from mentordesk.ui.imports.preview_rows import PreviewRow, fate_pill
from mentordesk.ui.imports.values import reasons_text
from mentordesk.ui.imports.work import sentence_of
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, clear, column, label, row, rule
from mentordesk.wording.people import ROW_HINT

MOST_SENTENCES = 12
SAID = {
    Decision.SAME: "Same person: the row changes the person on file",
    Decision.DIFFERENT: "Different person: the row adds somebody new",
    Decision.LATER: "Decide later: the row waits under People",
}
"""What each button does, for readers and tooltips."""


class RowPanel(QScrollArea):
    """The row with the focus in the table."""

    decided = Signal(object)
    kept = Signal(object)
    """The fields in which the person on file stays as they are."""
    next_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("row_panel")
        self.setAccessibleName("About the row")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = label("", "heading", wraps=True)
        self.place = label("", "small", "muted", wraps=True)
        self.reasons = label("", wraps=True)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        for said in (self._above, self._below):
            said.setSpacing(Space.XS)
        self.pairs = PairsModel(self)
        self.table = PairsTable(self.pairs, theme)
        self.choices = ChoicesModel(self)
        self.choosing = ChoosingTable(self.choices, theme, is_narrow=True)
        self.choices.chosen.connect(lambda: self.kept.emit(kept_in(self.choices.choices)))
        self._hint = label(ROW_HINT, "small", "muted", wraps=True)
        self._build()
        theme.changed.connect(self._fit)
        self._fit()

    def show_nothing(self) -> None:
        """No row has the focus."""
        self.title.setText("Choose a row")
        self.place.setText("What is odd about it, and what it changes, stands here.")
        self._say((), self._above)
        for part in (self.reasons, self._decide, self.table, self._hint, self.choosing):
            part.hide()

    def show_row(self, found: PreviewRow, name: str, beside: Beside, waiting: int) -> None:
        """Show a row beside the person it changes or is like."""
        planned, place = found.planned, self.place.text()
        self.title.setText(name)
        self.place.setText(_place_text(found))
        self.reasons.setText(_reasons(found, beside.name))
        self.reasons.setVisible(bool(self.reasons.text()))
        is_like = planned.likeness > 0
        self._decide.setVisible(is_like)
        decision = _decision(planned.action) if is_like else None
        for each, made in self.buttons.items():
            made.setChecked(each is decision)
        self.left.setText(f"{waiting:,} to decide" if waiting else "All are decided")
        self.next.setEnabled(waiting > 0)
        self._say(found.problems, self._below if is_like else self._above)
        is_new = planned.action is Action.ADD and not is_like
        self.table.setColumnHidden(2, is_new)
        heads = ("Will be on file", "") if is_new else ("After", "Now")
        self.pairs.show_pairs(beside.pairs, *(("In the file", "On file") if is_like else heads))
        self.table.setVisible(bool(beside.pairs))
        self._show_choices(beside.choices)
        if self.place.text() != place:
            self.verticalScrollBar().setValue(0)

    def _show_choices(self, choices: Sequence[Choice]) -> None:
        """Show what can be chosen; what is shown already keeps its place and the focus."""
        if list(choices) != list(self.choices.choices):
            self.choices.show_choices(choices, "On file", "In the sheet")
            if choices:
                self.choosing.select_ids([choices[0].id], choices[0].id)
        for part in (self._hint, self.choosing):
            part.setVisible(bool(choices))

    def _build(self) -> None:
        self.buttons = {
            Decision.SAME: button("Same person", lambda: self.decided.emit(Decision.SAME)),
            Decision.DIFFERENT: button("Different", lambda: self.decided.emit(Decision.DIFFERENT)),
            Decision.LATER: button("Later", lambda: self.decided.emit(Decision.LATER)),
        }
        for decision, each in self.buttons.items():
            each.setCheckable(True)
            each.setAccessibleName(SAID[decision])
            each.setToolTip(SAID[decision])
        self.left = label("", "small", "muted")
        self.next = button("Next one", self.next_wanted.emit, kind="quiet", name="next_waiting")
        self._decide = QWidget()
        choices = row(*self.buttons.values(), space=Space.XS)
        self._decide.setLayout(
            column(choices, row(self.left, 0, self.next), rule(), space=Space.XS)
        )
        inner = QWidget()
        box = column(
            self.title,
            self.place,
            self.reasons,
            self._decide,
            self._above,
            self.table,
            self._hint,
            self.choosing,
            self._below,
            0,
            space=Space.S,
        )
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        inner.setLayout(box)
        inner.setProperty("ground", "surface")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(inner)

    def _fit(self) -> None:
        """Never narrower than its buttons."""
        buttons = sum(each.sizeHint().width() + Space.XS for each in self.buttons.values())
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(self._theme.scaled(300), buttons + 2 * Space.L + bar))

    def _say(self, problems: Sequence[Problem], where: QVBoxLayout) -> None:
        clear(self._above)
        clear(self._below)
        ordered = sorted(problems, key=lambda p: p.severity is not Severity.REJECT)
        for problem in ordered[:MOST_SENTENCES]:
            head = f"{problem.column}: " if problem.column else ""
            text = label(head + sentence_of(problem), wraps=True)
            sign = Sign(self._theme)
            line = row(sign, text, space=Space.S)
            line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
            line.setStretch(1, 1)
            where.addLayout(line)


class Sign(QWidget):
    """The triangle before a sentence, in the colours now in force."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(QSize(16, theme.scaled(20)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it on the first line."""
        painter = QPainter(self)
        square = self.rect().adjusted(0, (self.height() - 16) // 2, 0, 0)
        square.setHeight(16)
        paint_icon(painter, Icon.ALERT, square.toRectF(), self._theme.colours.attention)
        painter.end()


def _place_text(found: PreviewRow) -> str:
    planned = found.planned
    parts = [fate_pill(planned.action).text, planned.file, planned.sheet, f"row {planned.row}"]
    return " · ".join(part for part in parts if part)


def _reasons(found: PreviewRow, other: str) -> str:
    planned = found.planned
    if not planned.likeness:
        return ""
    why = reasons_text(planned.reasons)
    said = f"May be {other}." if planned.action is Action.WAIT else f"Is like {other}."
    return f"{said} {why}." if why else said


def _decision(action: Action) -> Decision:
    if action is Action.WAIT:
        return Decision.LATER
    return Decision.DIFFERENT if action is Action.ADD else Decision.SAME
