"""The call list: one pair after another, with the number, the last note, and one key to log it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from mentordesk.commands.calls import LogCall
from mentordesk.domain.call import Call, next_call
from mentordesk.store.queries.calls import Callee, CallRow
from mentordesk.store.queries.relationships import days_of
from mentordesk.ui.delegates import StateDelegate
from mentordesk.ui.empty import Empty
from mentordesk.ui.fields import DayField
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context
from mentordesk.ui.programme.section import dress
from mentordesk.ui.table import Table
from mentordesk.ui.text_fields import TextField
from mentordesk.ui.today.call_model import CallColumn, CallsModel
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, clear, column, label, panel, row, rule
from mentordesk.wording import today as said
from mentordesk.wording.calls import NO_NUMBER, NOT_TO_BE_CALLED
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import many, word

WIDTHS = {CallColumn.WHO: 280, CallColumn.WHY: 250, CallColumn.SINCE: 112}
CARD_WIDTH = 350
"""Width of the card at the side, in px at 100 %."""

KEYS = {
    Call.REACHED: ("&Reached", "R"),
    Call.NOT_REACHED: ("&Not reached", "N"),
    Call.LEFT_MESSAGE: ("&Message left", "M"),
}
"""The button of each, and the key that does it from the list; with Alt from anywhere."""


class CallList(QWidget):
    """On the left whom to ring, on the right the numbers and what came of it."""

    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.desk, self.theme = context.desk, context.theme
        self.setObjectName("call_list")
        self.setAccessibleName("Call list")
        self.model = CallsModel(self.desk, self)
        self._shown: str | None = None
        self._build()
        model = self.model
        for told in (
            model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged,
        ):  # fmt: skip
            told.connect(self._show)
        self.table.picked.connect(self._show)
        self.theme.changed.connect(self._fit)
        self._fit()

    def begin(self) -> None:
        """Read who is to be rung, and stand on the first."""
        self.model.load()
        if self.model.rowCount():
            first = self.model.id_at(0)
            self.table.select_ids([first], first)
        self.table.setFocus()

    def log(self, call: Call) -> None:
        """Note what came of the call, and go on to the next pair."""
        chosen = self._row()
        if chosen is None or self.desk.is_read_only:
            return
        try:
            day = self.next_on.typed()
        except ValueError as error:
            self.next_on.refuse(str(error))
            self.next_on.line.setFocus()
            return
        place = next(n for n in range(self.model.rowCount()) if self.model.id_at(n) == chosen.id)
        command = LogCall(chosen.id, call, self.said.typed(), day)
        if self.desk.do(command, refused=self.next_on.refuse) is None:
            return
        self._shown = None
        left = self.model.rowCount()
        if left:
            following = self.model.id_at(min(place, left - 1))
            self.table.select_ids([following], following)
        self._show()
        self.table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list one letter logs the call, before the list would search for it; Esc leaves."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier or event.isAutoRepeat():
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        pressed = event.text().upper()
        call = next((call for call, (_, key) in KEYS.items() if key == pressed), None)
        if call is not None:
            self.log(call)
        return call is not None

    def _build(self) -> None:
        self.table = Table(self.model, self.theme, "Call list")
        self.table.set_widths(WIDTHS[one] for one in CallColumn)
        number = list(CallColumn).index(CallColumn.WHY)
        self.table.setItemDelegateForColumn(number, StateDelegate(self.theme, self.table))
        self.card = panel(column(self._build_card(), space=0))
        self.card.setProperty("rule", "start")
        both = row(self.table, self.card, space=0)
        both.setStretch(0, 1)
        shown = QWidget()
        shown.setLayout(both)
        self.empty = Empty(self.theme)
        self.empty.say(
            Icon.CHECK, "Nobody is to be rung now",
            "Silent pairs, overdue replies and calls you planned stand here on their day.",
            ("Back to the list", self.left.emit),
        )  # fmt: skip
        self._either = QStackedWidget()
        self._either.addWidget(shown)
        self._either.addWidget(self.empty)
        self.setLayout(column(self._either, space=0))
        self.table.live_in(self)
        self.table.installEventFilter(self)

    def _build_card(self) -> QScrollArea:
        """As high as it needs to be: with large letters a small window scrolls it."""
        self.names = label("", "heading", wraps=True)
        self.why = label("", "small", "muted", wraps=True)
        self.people = column(space=Space.M)
        self.note = label("", wraps=True)
        self.note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said = TextField("What was said")
        self.next_on = DayField("Next call", self.desk.today)
        self.next_on.line.setPlaceholderText("as below")
        dress(self.said, "call_said")
        dress(self.next_on, "call_next_on")
        deeds = column(space=Space.S)
        self.deeds: dict[Call, QPushButton] = {}
        self._days = {call: label("", "small", "muted") for call in KEYS}
        for call, (text, key) in KEYS.items():
            deed = button(text, partial(self.log, call), name=f"call_{call.value}")
            deed.setAccessibleDescription(f"{key} in the list")
            deed.setToolTip(f"{key} in the list, Alt+{key} anywhere")
            deed.setEnabled(not self.desk.is_read_only)
            self.deeds[call] = deed
            line = row(deed, self._days[call], space=Space.M)
            line.setStretch(0, 1)
            line.setStretch(1, 1)
            deeds.addLayout(line)
        box = column(
            column(self.names, self.why, space=0), self.people, rule(), self.note, rule(),
            self.said, self.next_on, deeds, 0, space=Space.M,
        )  # fmt: skip
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        body = QWidget()
        body.setProperty("ground", "surface")
        body.setLayout(box)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        return area

    def _row(self) -> CallRow | None:
        chosen = self.table.selected_ids()
        return self.model.row_of(chosen[0]) if chosen else None

    def _show(self, *_what: object) -> None:
        rows, found = self.model.rowCount(), self._row()
        self._either.setCurrentIndex(0 if rows else 1)
        self.card.setVisible(found is not None)
        if found is None:
            return
        if found.id != self._shown:
            self._shown = found.id
            for field in (self.said, self.next_on):
                field.set_value(None)
                field.show_value(None)
        self.names.setText(said.who(found.item))
        self.why.setText(_why(found))
        clear(self.people)
        for person in found.people:
            self.people.addLayout(_callee(person))
        self.note.setText(
            f"{short_day(found.note_on)}: {found.note}" if found.note else "No note yet."
        )
        days = self.desk.ask(days_of)
        for call, text in self._days.items():
            text.setText(f"again {short_day(next_call(call, self.desk.today(), days))}")

    def _fit(self) -> None:
        self.card.setFixedWidth(self.theme.scaled(CARD_WIDTH))

    @property
    def count_text(self) -> str:
        """How many are left, for the foot of the page."""
        return f"{many(self.model.rowCount(), 'call')} to make"


def _why(found: CallRow) -> str:
    pair = found.pair
    parts = [word(pair.state)]
    if pair.last_contact_on is not None:
        parts.append(f"last heard of on {short_day(pair.last_contact_on)}")
    elif pair.introduced_on is not None:
        parts.append(f"introduced on {short_day(pair.introduced_on)}")
    if pair.next_action:
        parts.append(pair.next_action)
    return "  ·  ".join(parts)


def _callee(person: Callee) -> QVBoxLayout:
    """Name and role, and below them the numbers, large enough to be read while dialling."""
    head = label(f"{person.name}, {word(person.role)}", wraps=True)
    numbers = []
    for text in person.phones:
        number = label(text, "heading")
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        number.setAccessibleName(f"Telephone number of {person.name}")
        numbers.append(number)
    if not numbers:
        why = NO_NUMBER if person.may_contact else NOT_TO_BE_CALLED
        numbers.append(label(why, "body", "muted"))
    return column(head, *numbers, space=0)
