"""The Today page: what needs her now, one key to do it, to put it off, or to let it be."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QStackedWidget, QWidget

from mentordesk.commands.steps import StepMatches
from mentordesk.commands.today import Dismiss, Snooze
from mentordesk.domain.match import MatchState
from mentordesk.domain.today import Item
from mentordesk.ui.delegates import StateDelegate
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context, Page
from mentordesk.ui.ready_warning import may_introduce
from mentordesk.ui.table import Table
from mentordesk.ui.table_or_word import TableOrWord
from mentordesk.ui.today.call_list import CallList
from mentordesk.ui.today.deeds import command_of, place_of
from mentordesk.ui.today.indicators import Indicators
from mentordesk.ui.today.model import TodayColumn, TodayModel
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, row
from mentordesk.wording import today as said
from mentordesk.wording.dates import day
from mentordesk.wording.words import many

WIDTHS = {
    TodayColumn.WHY: 380,
    TodayColumn.WHO: 360,
    TodayColumn.SINCE: 112,
    TodayColumn.DEED: 180,
}
LATER = dt.timedelta(days=7)


class TodayPage(Page):
    """The five indicators, and below them the list of what is to be done."""

    name = "today"
    title = "Today"
    icon = Icon.TODAY

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = TodayModel(self.desk, self)
        self._is_calling = False
        self._build()
        self._offer()
        calls = self.calls.model
        for told in (
            self.listed.stirred, calls.modelReset, calls.rowsInserted, calls.rowsRemoved
        ):  # fmt: skip
            told.connect(self._fit)
        self.table.opened.connect(lambda _key: self.act())
        self.model.load()

    def act(self) -> None:
        """Do what Enter does with the chosen items; each that needs a hand opens its page."""
        for item in self._chosen():
            command = command_of(self.desk, item)
            if command is None:
                self.open_item(item)
                return
            if not self._may(command) or self.desk.do(command) is None:
                return

    def call(self) -> None:
        """Ring one after another, or go back to the list."""
        self.show_calls(not self._is_calling)

    def show_calls(self, on: bool) -> None:
        """Show the call list in place of the list and the indicators."""
        self.indicators.setVisible(not on)
        self._is_calling = on
        self.back.setVisible(on)
        self._fit()
        if on:
            self.calls.begin()
        else:
            self.table.setFocus()

    def _may(self, command: object) -> bool:
        """Whether to go on, asked before people are introduced."""
        if isinstance(command, StepMatches) and command.state is MatchState.INTRODUCED:
            return may_introduce(self.context, self, command.match_ids)
        return True

    def open_item(self, item: Item) -> None:
        """Go where the item is."""
        page, thing = place_of(item)
        self.go.emit(page, thing)

    def open_chosen(self) -> None:
        """Go where the chosen item is, whatever Enter would do."""
        chosen = self._chosen()
        if chosen:
            self.open_item(chosen[0])

    def put_off(self) -> None:
        """Show the chosen items again in a week."""
        keys = tuple(item.key for item in self._chosen())
        if keys:
            self.desk.do(Snooze(keys, self.desk.today() + LATER))

    def dismiss(self) -> None:
        """Take the chosen items off the list, with the reason."""
        chosen = self._chosen()
        if not chosen:
            return
        prompt = f"{said.why(chosen[0])}. Why is nothing to be done?"
        reason = self.context.answers.text(self, "Take off the list", prompt)
        if reason is not None:
            self.desk.do(Dismiss(tuple(item.key for item in chosen), reason))

    def _chosen(self) -> list[Item]:
        return [found.item for found in self.listed.chosen()]

    def _offer(self) -> None:
        self.calling = self.offer("Call list", self.call, keys="Ctrl+L", leads=True, changes=False)
        self.deed = self.offer("Do it", self.act, keys="Ctrl+Return", icon=Icon.CHECK)
        self.opened = self.offer("Open", self.open_chosen, keys="Ctrl+Shift+O", changes=False)
        self.part()
        self.later = self.offer("In a week", self.put_off, keys="Ctrl+Shift+S")
        self.never = self.offer("Take off the list…", self.dismiss, keys="Ctrl+Shift+D")

    def _build(self) -> None:
        theme = self.theme
        self.table = Table(self.model, theme, "Today")
        self.table.setItemDelegateForColumn(0, StateDelegate(theme, self.table))
        self.table.set_widths(WIDTHS[one] for one in TodayColumn)
        self.indicators = Indicators(self.context)
        self.indicators.wanted.connect(lambda page: self.go.emit(page, None))
        self.heading = label("", "heading")
        self.back = button("Back to the list", lambda: self.show_calls(False), kind="quiet")
        self.back.hide()
        top = column(row(self.heading, 0, self.back), self.indicators, space=Space.M)
        top.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        self.listed = TableOrWord(self.table, self.model)
        self._either = QStackedWidget()
        self._either.addWidget(self.listed)
        self.calls = CallList(self.context)
        self.calls.left.connect(lambda: self.show_calls(False))
        self._either.addWidget(self.calls)
        body = panel(column(self._either, space=0))
        self.count = label("", "small", "muted")
        foot = row(self.count, 0)
        foot.setContentsMargins(Space.L, Space.XS, Space.L, Space.S)
        box = column(top, body, foot, space=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.begin_at(self.table)

    def _fit(self, *_what: object) -> None:
        rows = self.model.rowCount()
        self.heading.setText(day(self.desk.today()))
        self._either.setCurrentWidget(self.calls if self._is_calling else self.listed)
        to_do = f"{many(rows, 'thing')} to do" if rows else ""
        self.count.setText(self.calls.count_text if self._is_calling else to_do)
        if not self.listed.settle():
            self.listed.empty.say(
                Icon.CHECK, "Nothing needs you now",
                "Replies, first meetings, silences, reviews and questions stand here on their day.",
                ("Open the board", lambda: self.go.emit("match", None)),
            )  # fmt: skip
        chosen = self._chosen()
        fine = bool(chosen) and not self._is_calling and not self.desk.is_read_only
        for action in (self.deed, self.later, self.never):
            action.setEnabled(fine)
        self.opened.setEnabled(bool(chosen) and not self._is_calling)
        if chosen:
            self.deed.setText(said.deed(chosen[0]))
