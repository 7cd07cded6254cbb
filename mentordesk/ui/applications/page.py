"""The Applications page: from the call to the pool, and whom to ask while the call is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from mentordesk.domain.application import ApplicationState, may_step
from mentordesk.store.queries.applications import ApplicationRow
from mentordesk.store.queries.closed_call import closed_call
from mentordesk.ui.applications.asked import Asked
from mentordesk.ui.applications.empties import Part, say_empty
from mentordesk.ui.applications.model import ApplicationsModel, Which
from mentordesk.ui.applications.recruits import PastModel, TopicsModel
from mentordesk.ui.applications.tables import (
    applications_table,
    mentors_table,
    topics_table,
)
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context, Page
from mentordesk.ui.parts import Parts
from mentordesk.ui.people.deeds_bar import DeedsBar
from mentordesk.ui.table import Table
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label, panel, row
from mentordesk.wording.applications import call_said, since_then
from mentordesk.wording.words import word

A = ApplicationState
May = Callable[[ApplicationRow], bool]


class ApplicationsPage(Page):
    """Who applied and what they lack; beside them topics without mentors, and mentors of before."""

    name = "applications"
    title = "Applications"
    icon = Icon.FILE

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = ApplicationsModel(self.desk, self)
        self.topics, self.past = TopicsModel(self.desk, self), PastModel(self.desk, self)
        self.asked = Asked(self)
        self.part_shown: Part | None = None
        self._of_applications: list[tuple[QAction, May]] = []
        self._of_mentors: list[QAction] = []
        self._offer()
        self._build()
        for signal in (
            self.model.modelReset, self.past.modelReset, self.topics.modelReset, self.table.picked,
            self.mentors.picked,
        ):  # fmt: skip
            signal.connect(self._fit)
        self.model.modelReset.connect(self._say_call)
        self._say_call()
        self._fit()

    def set_round(self, round_id: str | None) -> None:
        """Show the applications to this round, and whom to ask for it."""
        super().set_round(round_id)
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """What was never looked at is read now."""
        super().showEvent(event)
        self._read()

    def arrive(self, thing: object) -> None:
        """Show a part of the table, or what is to be chased of a round."""
        if isinstance(thing, Part):
            self.look_at_part(thing)
        else:
            self.look_at(thing if isinstance(thing, Which) else Which.CHASE)

    def look_at(self, which: Which) -> None:
        """Show another part of the applications."""
        self.part_shown = None
        self.model.look_at(which)
        self._fit()

    def _press(self, one: Which | Part) -> None:
        if isinstance(one, Which):
            self.look_at(one)
        else:
            self.look_at_part(one)

    def look_at_part(self, part: Part) -> None:
        """Show the mentors of earlier rounds, or the topics, in place of the applications."""
        self.part_shown = part
        self._fit()

    def chosen(self) -> list[ApplicationRow]:
        """The chosen applications, in the order of the table."""
        rows = [self.model.row_of(one) for one in self.table.selected_ids()]
        return [found for found in rows if found is not None]

    def _read(self) -> None:
        for model in (self.topics, self.past, self.model):
            model.set_round(self.round_id)

    def _build(self) -> None:
        theme = self.theme
        self.table = applications_table(self.model, theme)
        self.table.opened.connect(self._open)
        self.mentors = mentors_table(self.past, theme)
        self.mentors.opened.connect(lambda person_id: self.go.emit("people", person_id))
        self.wanted = topics_table(self.topics, theme)
        self.parts = Parts([*Which, *Part], self._press)
        self.buttons = self.parts.buttons
        self.states = QComboBox()
        self.states.setObjectName("only_state")
        self.states.setAccessibleName("Only those whose application is")
        self.states.addItem("Every state", None)
        for state in A:
            self.states.addItem(word(state).capitalize(), state)
        self.states.activated.connect(lambda _n: self.model.show_state(self.states.currentData()))
        self.parts.add_at_end(self.states)
        self.call = label("", "small", "muted", wraps=True)
        self.call.setObjectName("closed_call")
        self.call.setContentsMargins(Space.L, 0, Space.L, Space.S)
        self.empty = Empty(theme)
        self._either = QStackedWidget()
        for shown in (self.table, self.mentors, self.wanted, self.empty):
            self._either.addWidget(shown)
        for table in (self.table, self.mentors, self.wanted):
            table.live_in(self)  # the counts are to be true whatever part is looked at
        self._deeds = self._make_deeds()
        whole = column(self.parts, self.call, self._deeds, self._either, space=0)
        whole.setStretch(3, 1)
        self.setLayout(column(panel(whole), space=0))
        self.begin_at(self.table)

    def _make_deeds(self) -> QStackedWidget:
        """The buttons over the table; the same deeds stand in its own menu."""
        every = [action for action, _ in self._of_applications]
        lacks, export = self.reading
        over = {
            self.table: DeedsBar(
                self.theme, (self.eligible, self.waitlist, lacks), [*every, None, lacks, export]
            ),
            self.mentors: DeedsBar(self.theme, self._of_mentors, self._of_mentors),
        }
        stack = QStackedWidget()
        stack.setContentsMargins(Space.L, 0, Space.L, Space.S)
        stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for table, bar in over.items():
            held = QWidget()
            held.setLayout(row(bar, 0))
            stack.addWidget(held)
            table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            table.customContextMenuRequested.connect(partial(self._menu, table, bar))
        return stack

    def _menu(self, table: Table, bar: DeedsBar, at: QPoint) -> None:
        bar.more.menu().popup(table.viewport().mapToGlobal(at))

    def _offer(self) -> None:
        asked = self.asked

        def deed(text: str, slot: Callable[[], object], may: May, keys: str = "") -> QAction:
            action = self.offer(text, slot, keys=keys or None)
            self._of_applications.append((action, may))
            return action

        def to(state: ApplicationState) -> May:
            return lambda r: may_step(r.state, state) and not r.has_live

        letters = self.offer(
            "Write letters…", asked.letters, keys="Ctrl+Shift+L", icon=Icon.MAIL, leads=True
        )
        self._of_applications.append((letters, lambda _row: True))
        lacks = self.offer(
            "Copy what is missing", asked.copy_missing, keys="Ctrl+Shift+C", changes=False
        )
        export = self.offer("Export what is missing…", asked.export_missing, changes=False)
        self.reading = (lacks, export)
        self.part()

        def step(text: str, state: ApplicationState, keys: str = "") -> QAction:
            return deed(text, partial(asked.step, state), to(state), keys)

        step("Mark as received", A.RECEIVED)
        step("Mark as incomplete", A.INCOMPLETE)
        self.eligible = step("Mark as eligible", A.ELIGIBLE, "Ctrl+E")
        step("Take into the pool", A.IN_POOL, "Ctrl+Shift+P")
        self.waitlist = step("Put on the waiting list", A.WAITLISTED, "Ctrl+Shift+W")
        deed("Find who is named", asked.find_named, lambda _row: True, "Ctrl+Shift+N")
        self.part()
        deed("Not eligible…", partial(asked.step_with_reason, A.INELIGIBLE), to(A.INELIGIBLE))
        deed("Withdraw…", partial(asked.step_with_reason, A.WITHDRAWN), to(A.WITHDRAWN))
        self.part()
        deed("Agreed to be kept…", asked.agreed, lambda _row: True)
        deed("Carry to another round…", asked.carry, to(A.CARRIED))
        deed("Goals and consent confirmed…", asked.confirm, lambda r: r.to_confirm)
        self.part()
        self._of_mentors = [
            self.offer("Add to this round as mentors", asked.add_mentors, icon=Icon.PLUS),
            self.offer("Copy addresses for BCC", asked.copy_addresses, changes=False),
        ]

    def _open(self, application_id: str) -> None:
        found = self.model.row_of(application_id)
        if found is not None:
            self.go.emit("people", found.person_id)

    def _fit(self, *_what: object) -> None:
        """Say what is there, and let only what can be done be done."""
        for which in Which:
            self.buttons[which].setText(f"{which.value} {self.model.counts.get(which, 0)}")
        unmet = sum(need.unmet > 0 for need in self.topics.rows)
        self.buttons[Part.MENTORS].setText(f"{Part.MENTORS.value} {self.past.rowCount()}")
        self.buttons[Part.TOPICS].setText(f"{Part.TOPICS.value} {unmet}")
        self.buttons[Part.TOPICS].setToolTip("Topics for which there are too few free places")
        self.parts.press(self.part_shown or self.model.which)
        is_table = self.part_shown is None
        self.states.setVisible(is_table)
        self._deeds.setCurrentIndex(0 if is_table else 1)
        self._show_part()
        chosen = self.chosen()
        for action, may in self._of_applications:
            able = bool(chosen) and all(map(may, chosen)) and not self.desk.is_read_only
            action.setEnabled(able and is_table)
            action.setVisible(is_table)
        for action in self.reading:
            action.setEnabled(is_table and self.model.rowCount() > 0)
            action.setVisible(is_table)
        for number, action in enumerate(self._of_mentors):
            on = self.part_shown is Part.MENTORS
            may_write = number > 0 or not self.desk.is_read_only
            action.setEnabled(on and bool(self.mentors.selected_ids()) and may_write)
            action.setVisible(on)

    def _say_call(self) -> None:
        """What the call had brought when it closed, and who came or left since."""
        found = self.desk.ask(closed_call, self.round_id) if self.round_id else None
        self.call.setVisible(found is not None)
        late = found.came if found is not None else frozenset()
        if late != self.model.late:
            self.model.late = late
            self.table.viewport().update()
        if found is not None:
            then = found.then
            said = call_said(then.on, len(then.applied), len(then.pool), len(then.mentors))
            self.call.setText(f"{said}. {since_then(len(found.came), len(found.left))}".strip())

    def _show_part(self) -> None:
        tables = {None: self.table, Part.MENTORS: self.mentors, Part.TOPICS: self.wanted}
        shown = tables[self.part_shown]
        self.begin_at(shown)
        is_full = shown.rows.rowCount() > 0
        self._deeds.setVisible(is_full and shown is not self.wanted)
        if is_full:
            self._either.setCurrentWidget(shown)
            if shown is not self.wanted and not shown.selected_ids():
                first = shown.current_id() or shown.rows.id_at(0)
                shown.select_ids([first], first)
            return
        self._either.setCurrentWidget(self.empty)
        self.begin_at(self.buttons[self.part_shown or self.model.which])
        say_empty(self)

    def show_all(self) -> None:
        """Show every application to the round."""
        self.states.setCurrentIndex(0)
        self.model.state = None
        self.look_at(Which.ALL)
