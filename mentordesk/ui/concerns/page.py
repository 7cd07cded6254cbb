"""The second door: concerns, seen after one more confirmation and only while somebody is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from mentordesk.commands.concerns import ReadConcern
from mentordesk.domain.concern import ConcernState, may_step
from mentordesk.store.queries.concerns import ConcernRow
from mentordesk.ui.asking import Asking, Values
from mentordesk.ui.concerns.arriving import Raise
from mentordesk.ui.concerns.asked import Asked, half_written
from mentordesk.ui.concerns.model import ConcernColumn, ConcernsModel, Part
from mentordesk.ui.concerns.pane import ConcernPane
from mentordesk.ui.delegates import StateDelegate
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context, Page
from mentordesk.ui.parts import Parts
from mentordesk.ui.table import Table
from mentordesk.ui.table_or_word import TableOrWord
from mentordesk.ui.widgets import column, panel, side_by_side
from mentordesk.wording import concerns as said

IDLE_MINUTES = 5
"""Without a key or the pointer for so long, the door closes by itself."""
_SIGNS_OF_LIFE = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel}
)
S, C = ConcernState, ConcernColumn
WIDTHS = {C.ABOUT: 240, C.STATE: 128, C.KIND: 104, C.SEVERITY: 88, C.REVIEW: 96, C.OWNER: 120}


class ConcernsPage(Page):
    """A closed door, and behind it the list of concerns with the one chosen beside it."""

    name = "concerns"
    title = "Concerns"
    icon = Icon.LOCK
    in_sidebar = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = ConcernsModel(self.desk, self)
        self.asked = Asked(self, self.desk)
        self.idle = QTimer(self, singleShot=True, interval=IDLE_MINUTES * 60_000)
        self.idle.timeout.connect(self.close_door)
        self._wanted: Raise | None = None
        self._raising: Raise | None = None
        self._half: tuple[Raise, Values] | None = None
        self._deeds: list[tuple[QAction, Callable[[ConcernRow], bool]]] = []
        self._offer()
        self._build()
        self.listed.stirred.connect(self._fit)
        self._fit()

    @property
    def is_open(self) -> bool:
        """Whether the door stands open."""
        return self.model.is_open

    def arrive(self, thing: object) -> None:
        """Ask about a concern on somebody, now or once the door is open."""
        if isinstance(thing, Raise) and not self.desk.is_read_only:
            self._wanted = thing
            if self.is_open:
                self._ask_wanted()

    def open_door(self) -> None:
        """She has made sure that nobody reads along."""
        self.model.open(True)
        self._rooms.setCurrentWidget(self._room)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.idle.start()
        self._fit()
        self.begin_at(self.table)
        self.table.setFocus()
        self._ask_wanted()

    def close_door(self) -> None:
        """Forget what was read. Of a concern half written the words are kept for her return."""
        self._wanted = None
        if not self.is_open:
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self.idle.stop()
        for dialog in self.findChildren(QDialog):
            if isinstance(dialog, Asking) and self._raising is not None:
                self._half = half_written(self._raising, dialog)
            dialog.reject()
        self.model.open(False)
        self.model.part = Part.OPEN
        self.parts.press(Part.OPEN)
        self._rooms.setCurrentWidget(self._door)
        self.begin_at(self._key)
        if self.isVisible():
            self._key.setFocus()
        self._fit()

    def look_at(self, part: Part) -> None:
        """Show the open ones, or those that were closed."""
        self.model.look_at(part)

    def raise_one(self, about: Raise | None = None, start: Values | None = None) -> None:
        """Ask what was told about somebody, and stand on it when it was kept."""
        rows = [self.model.row_at(number) for number in range(self.model.rowCount())]
        owner = next((held.owner for held in rows if held is not None and held.owner), None)
        self._raising = about or Raise()
        self.asked.raise_one(self._raising, {"owner": owner, **(start or {})}, self._show_kept)
        self._raising = None

    def leave(self) -> None:
        """The door falls shut behind her."""
        self.close_door()

    def hideEvent(self, event: QHideEvent) -> None:
        """So it does when the window is put away."""
        super().hideEvent(event)
        self.close_door()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key and every move of the pointer says that somebody is there."""
        if event.type() in _SIGNS_OF_LIFE:
            self.idle.start()
        return False

    def _offer(self) -> None:
        self._raise = self.offer(
            "Raise a concern…", self.raise_one, keys="Ctrl+N", icon=Icon.PLUS, leads=True
        )
        self._shut = self.offer(
            "Close the door", self.close_door, keys="Ctrl+L", icon=Icon.LOCK, leads=True,
            changes=False,
        )  # fmt: skip
        self.part()

        def deed(
            text: str, do: Callable[[ConcernRow], object], may: Callable[[ConcernRow], bool],
            keys: str = "",
        ) -> None:  # fmt: skip
            def act() -> None:
                chosen = self._chosen()
                if chosen is not None:
                    do(chosen)

            self._deeds.append((self.offer(text, act, keys=keys or None), may))

        def to(state: ConcernState) -> Callable[[ConcernRow], bool]:
            return lambda held: held.state is not S.CLOSED and may_step(held.state, state)

        words = said.STEP_DEEDS
        deed(words[S.READ], lambda c: self.desk.do(ReadConcern(c.id)), to(S.READ), "Ctrl+Return")
        for state in (S.ACTING, S.REFERRED, S.MONITORED):
            deed(words[state], partial(self._step, state), to(state))
        deed(words[S.CLOSED], self.asked.close, to(S.CLOSED))
        deed("Open again…", self.asked.reopen, lambda c: c.state is S.CLOSED)
        self.part()
        deed("Correct it…", self.asked.correct, lambda c: c.state is not S.CLOSED, "F2")
        deed("Keep it until…", self.asked.keep, lambda c: c.state is S.CLOSED)

    def _build(self) -> None:
        theme = self.theme
        self._door = Empty(theme)
        self._door.setObjectName("second_door")
        self._door.say(
            Icon.LOCK, said.PRIVATE, said.DOOR.format(minutes=IDLE_MINUTES),
            ("Nobody reads along: open", self.open_door),
        )  # fmt: skip
        self.table = Table(self.model, theme, "Concerns")
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setItemDelegateForColumn(1, StateDelegate(theme, self.table))
        self.table.set_widths(WIDTHS[one] for one in C)
        self.parts = Parts(Part, self.look_at)
        self.parts.press(Part.OPEN)
        self.listed = TableOrWord(self.table, self.model)
        left = column(self.parts, self.listed, space=0)
        left.setStretch(1, 1)
        self.pane = ConcernPane(theme, lambda: [action for action, _ in self._deeds])
        self._room = side_by_side(panel(left), self.pane, widths=(760, 420))
        self._rooms = QStackedWidget()
        self._rooms.addWidget(self._door)
        self._rooms.addWidget(self._room)
        (self._key,) = self._door.findChildren(QPushButton)
        self.begin_at(self._key)
        self.setLayout(column(self._rooms, space=0))

    def _step(self, state: ConcernState, held: ConcernRow) -> None:
        self.asked.step(held, state)

    def _ask_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        half, self._half = self._half, None
        if half is not None:
            self.raise_one(*half)
        if wanted is not None:
            self.raise_one(wanted)

    def _show_kept(self, concern_id: str) -> None:
        if self.model.part is not Part.OPEN:
            self.parts.press(Part.OPEN)
            self.look_at(Part.OPEN)
        self.table.select_ids([concern_id], concern_id)
        self.table.setFocus()

    def _chosen(self) -> ConcernRow | None:
        return next(iter(self.listed.chosen()), None)

    def _fit(self, *_what: object) -> None:
        """Say what is there, and let only what can be done be done."""
        self.parts.show_counts(self.model.counts)
        if not self.listed.settle():
            self._say_empty()
        held, may_write = self._chosen(), not self.desk.is_read_only
        for action, may in self._deeds:
            action.setEnabled(held is not None and may_write and may(held))
        self._raise.setEnabled(self.is_open and may_write)
        self._shut.setEnabled(self.is_open)
        self.pane.show_row(held, self.desk.workspace.zone())

    def _say_empty(self) -> None:
        steps: Sequence[tuple[str, Callable[[], object]]] = ()
        if self.is_open and not self.desk.is_read_only:
            steps = (("Raise a concern…", self.raise_one),)
        heading = "No concern is open" if self.model.part is Part.OPEN else "None was closed"
        self.listed.empty.say(
            Icon.CHECK, heading,
            "A worry about somebody is kept here: the facts as told, whose care it is in, and when "
            "to look again.",
            *steps,
        )  # fmt: skip
