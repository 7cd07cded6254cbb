"""Record replies: every open proposal in one list, answered by one key each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from mentordesk.commands.pair_life import (
    LATER_DAYS,
    MarkProposalsSent,
    RecordReplies,
    Reply,
    Said,
)
from mentordesk.domain.closing import DeclineReason
from mentordesk.store.queries.relationships import relationships
from mentordesk.store.queries.replies import OpenProposal
from mentordesk.ui.delegates import PersonDelegate, StateDelegate
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context, Page
from mentordesk.ui.relationships.letters import letters_of_pairs
from mentordesk.ui.replies.model import RepliesModel, ReplyColumn
from mentordesk.ui.replies.pane import ReplyPane
from mentordesk.ui.table import Table
from mentordesk.ui.table_or_word import TableOrWord
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label, panel, row, side_by_side
from mentordesk.wording import replies as said
from mentordesk.wording.words import many

if TYPE_CHECKING:
    from mentordesk.store.workspace import Command

C = ReplyColumn
WIDTHS = {C.ASKED: 220, C.ABOUT: 230, C.SINCE: 96, C.REPLY_BY: 190, C.ROUND: 140}


class RepliesPage(Page):
    """A table of those asked; beside it the day of the answer, and why a no."""

    name = "replies"
    title = "Record replies"
    icon = Icon.CHECK
    in_sidebar = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = RepliesModel(self.desk, self)
        self.table = Table(self.model, self.theme, "Open proposals")
        self._offer()
        self._build()
        self.listed.stirred.connect(self._fit)
        self.pane.reasoned.connect(self._decline)
        self.pane.left.connect(self.table.setFocus)
        self._fit()

    def set_round(self, round_id: str | None) -> None:
        """Show the proposals of this round."""
        super().set_round(round_id)
        self.model.set_round(round_id)

    def arrive(self, thing: object) -> None:
        """Stand on the proposal of this pair, whatever round it is of."""
        if not isinstance(thing, str):
            return
        if self.model.row_of(thing) is None and not self.model.all_rounds:
            self.everywhere.setChecked(True)
        self.table.select_ids([thing], thing)
        self.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin a sitting: nobody was answered in it yet."""
        super().showEvent(event)
        self.model.begin_anew()

    def yes(self) -> None:
        """Note a yes of those chosen."""
        self._record(Said.YES)

    def no(self) -> None:
        """Ask beside the list why they say no."""
        if self.chosen():
            self.pane.ask_why(True)

    def later(self) -> None:
        """Note that they ask for time, until the day typed."""
        self._record(Said.LATER)

    def mark_sent(self) -> None:
        """Note that the proposals chosen went out."""
        self._then_next(lambda ids: MarkProposalsSent(ids))

    def write_letters(self) -> None:
        """Look at the letters of the pairs chosen."""
        ids = tuple(self.table.selected_ids())
        pairs = self.desk.ask(relationships, self.desk.today(), ids) if ids else ()
        if pairs:
            letters_of_pairs(self.context, self, pairs).exec()

    def chosen(self) -> list[OpenProposal]:
        """The proposals selected, from top to bottom."""
        return self.listed.chosen()

    def _decline(self, reason: DeclineReason) -> None:
        self._record(Said.NO, reason)

    def _record(self, answer: Said, reason: DeclineReason | None = None) -> None:
        """Note one answer for those chosen, as one step, and go on to the next one."""
        try:
            on, by = self.pane.on.typed(), self.pane.later.typed()
        except ValueError:
            for field in (self.pane.on, self.pane.later):
                field.finish()  # says under the field what is wrong
            return
        later = by if answer is Said.LATER and by != self._later() else None

        def replies(ids: tuple[str, ...]) -> RecordReplies:
            return RecordReplies(tuple(Reply(one, answer, on, reason, later) for one in ids))

        self._then_next(replies)

    def _then_next(self, command: Callable[[tuple[str, ...]], Command]) -> None:
        """Do it with those chosen, then stand on the one that follows."""
        ids = tuple(self.table.selected_ids())
        if not ids:
            return
        follows = self._after(ids)
        if self.desk.do(command(ids)) is None:
            return
        self.model.put_behind(ids)
        if follows is not None:
            self.table.select_ids([follows], follows)
        self.table.setFocus()

    def _after(self, ids: tuple[str, ...]) -> str | None:
        """Whom the list comes to next: the first below those chosen, else the first above."""
        last = max(self.model.number_of(one) or 0 for one in ids)
        rest = [self.model.id_at(n) for n in range(self.model.rowCount())]
        below = [one for one in rest[last + 1 :] if one not in ids]
        above = [one for one in rest[:last] if one not in ids]
        return next(iter(below or above), None)

    def _offer(self) -> None:
        def key(text: str, deed: Callable[[], object], letter: str) -> QAction:
            made = self.offer(text, deed)
            made.setShortcut(QKeySequence(letter))
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(made)
            return made

        self._answers = (
            key("Yes", self.yes, "Y"), key("No…", self.no, "N"), key("Later", self.later, "L")
        )  # fmt: skip
        self.part()
        self._sent = key("Mark as sent", self.mark_sent, "S")
        self._others = (
            self.offer("Write letters…", self.write_letters, keys="Ctrl+Shift+L", changes=False),
            self.offer("Open the pair", self._open, keys="Ctrl+Shift+O", changes=False),
        )

    def _open(self) -> None:
        for one in self.chosen()[:1]:
            self.go.emit("relationships", one.id)

    def _build(self) -> None:
        theme = self.theme
        delegates = ((C.ASKED, PersonDelegate), (C.REPLY_BY, StateDelegate))
        for one, delegate in delegates:
            number = list(C).index(one)
            self.table.setItemDelegateForColumn(number, delegate(theme, self.table))
        self.table.set_widths(WIDTHS[one] for one in C)
        self.table.opened.connect(lambda _id: self._open())
        self.count = label("", "small", "muted")
        self.everywhere = QCheckBox("All rounds")
        self.everywhere.setObjectName("all_rounds")
        self.everywhere.toggled.connect(self._show_everywhere)
        self._show_everywhere(False)
        bar = row(self.count, 0, self.everywhere, space=Space.S)
        bar.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self.listed = TableOrWord(self.table, self.model)
        left = column(bar, self.listed, space=0)
        left.setStretch(1, 1)
        self.pane = ReplyPane(self.desk, theme, self._answers)
        self.setLayout(column(side_by_side(panel(left), self.pane, widths=(860, 360)), space=0))
        self.begin_at(self.table)

    def _show_everywhere(self, on: bool) -> None:
        """The round is told where there are several."""
        self.table.setColumnHidden(list(C).index(C.ROUND), not on)
        self.model.show_all_rounds(on)

    def _later(self) -> dt.date:
        """The day a later answer is asked for by itself: a week on, from whatever is later."""
        asked = [one.reply_by for one in self.chosen() if one.reply_by is not None]
        return max([self.desk.today(), *asked]) + dt.timedelta(days=LATER_DAYS)

    def _fit(self, *_what: object) -> None:
        """Say what is there, and let only what can be done be done."""
        rows = [self.model.row_at(number) for number in range(self.model.rowCount())]
        sent = sum(one is not None and one.reply_by is not None for one in rows)
        self.count.setText(said.waiting(sent, len(rows) - sent) if rows else "")
        self.pane.setVisible(bool(rows))
        if not self.listed.settle():
            self._say_empty()
        chosen = self.chosen()
        fine = bool(chosen) and not self.desk.is_read_only
        for action in self._answers:
            action.setEnabled(fine)
        self._sent.setEnabled(fine and all(one.reply_by is None for one in chosen))
        for action in self._others:
            action.setEnabled(bool(chosen))
        self.pane.show_proposals(chosen, self._later() if chosen else None)

    def _say_empty(self) -> None:
        others = self.model.elsewhere
        steps = [("Open relationships", lambda: self.go.emit("relationships", None))]
        if others:
            show = ("Show all rounds", lambda: self.everywhere.setChecked(True))
            steps.insert(0, show)
        waits = f" {many(others, 'proposal')} of other rounds." if others else ""
        text = f"Proposals stand here until both sides have answered.{waits}"
        self.listed.empty.say(Icon.CHECK, "Nobody owes an answer", text, *steps)
