"""The Agreements page: pairs and groups of the round, the chosen one's agreement as it prints."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from mentordesk.commands.agreements import SetAgreementState
from mentordesk.domain.agreement import AgreementState
from mentordesk.store.queries import papers
from mentordesk.store.queries.agreement_rows import agreement_rows
from mentordesk.ui.agreements.model import AgreementColumn, AgreementsModel
from mentordesk.ui.agreements.preview import SHOWN_FROM, Preview
from mentordesk.ui.agreements.printing import Printing
from mentordesk.ui.agreements.terms import TermsForm
from mentordesk.ui.delegates import CellDelegate, PersonDelegate, StateDelegate
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context, Page
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.table import Table
from mentordesk.ui.table_or_word import TableOrWord
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import (
    action_button,
    button,
    column,
    label,
    panel,
    put_icon,
    row,
    side_by_side,
)
from mentordesk.wording import words
from mentordesk.wording.words import many

WIDTHS = {
    AgreementColumn.MENTOR: 192,
    AgreementColumn.MENTEE: 192,
    AgreementColumn.STATE: 172,
    AgreementColumn.SINCE: 92,
    AgreementColumn.PAIR: 136,
    AgreementColumn.VERSION: 64,
}
MARKS = (
    AgreementState.DRAFTED,
    AgreementState.SENT,
    AgreementState.ACKNOWLEDGED_BY_ONE,
    AgreementState.ACKNOWLEDGED,
    AgreementState.SKIPPED,
)
"""What she may note by hand, in the order it usually happens."""


class AgreementsPage(Page):
    """Making a file changes nothing; what was sent or agreed is noted in a step of its own."""

    name = "agreements"
    title = "Agreements"
    icon = Icon.PRINT

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = AgreementsModel(self.desk, self)
        self._printing = Printing(context, self)
        self._offer()
        self._build()
        self.listed.stirred.connect(self._fit)
        self.table.opened.connect(lambda _id: self.edit_terms())
        self.terms.left.connect(self.show_list)
        self.terms.typed.connect(self.preview.type_over)
        self.desk.changed.connect(self._changed)
        self._fit()

    def set_round(self, round_id: str | None) -> None:
        """Show the pairs and groups of this round."""
        super().set_round(round_id)
        self.show_list()
        self.model.set_round(round_id)

    def arrive(self, thing: object) -> None:
        """Show this pair or group, whatever round it is of."""
        if isinstance(thing, str):
            elsewhere = None
            if self.model.row_of(thing) is None:
                elsewhere = self.desk.ask(papers.round_of, thing)
            if elsewhere is not None:
                self.pick.emit(elsewhere)
            self.table.select_ids([thing], thing)
            self.table.setFocus()

    def edit_terms(self) -> None:
        """Show the fields of the current pair's agreement in place of the list."""
        current = self._current()
        if current is None:
            return
        self.terms.show_agreement(current)
        self._left.setCurrentWidget(self._terms_pane)
        self._fit()
        first = self.terms.first_editor()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Show the pairs again, the one whose terms were edited still chosen."""
        if self._is_editing():
            self.leave()
            self._left.setCurrentWidget(self._list_pane)
            self.preview.type_over({})
            self.terms.show_agreement(None)
            self._fit()
            self.table.setFocus()

    def leave(self) -> None:
        """Keep what is half typed."""
        focus = QApplication.focusWidget()
        if focus is not None and self.terms.isAncestorOf(focus):
            focus.clearFocus()

    def mark(self, state: AgreementState) -> None:
        """Note for the chosen pairs where their agreements stand."""
        chosen = self.table.selected_ids()
        if chosen:
            self.desk.do(SetAgreementState(tuple(chosen), state))

    def print_chosen(self) -> None:
        """One file for each of the chosen pairs."""
        self._printing.pairs(self.round_id or "", self.table.selected_ids())

    def print_round(self) -> None:
        """One file for each pair of the round."""
        self._printing.round(self.round_id or "")

    def print_bound(self) -> None:
        """One file with all agreements of the round, a bookmark for each."""
        self._printing.bound(self.round_id or "")

    def _offer(self) -> None:
        self.of_round = self.offer(
            "Print the round…", self.print_round, icon=Icon.PRINT, leads=True, changes=False
        )
        self.bound = self.offer(
            "Bind the round into one file…", self.print_bound, icon=Icon.FILE, leads=True,
            changes=False,
        )  # fmt: skip
        self.chosen = self.offer(
            "Print the chosen…", self.print_chosen, icon=Icon.PRINT, keys="Ctrl+P", changes=False
        )
        self.edit = self.offer(
            "Edit terms", self.edit_terms, icon=Icon.EDIT, keys="Ctrl+E", changes=False
        )
        self.words = self.offer(
            "Agreement words…", lambda: self.go.emit("settings", "words"), changes=False
        )
        self.part()
        self.marks: list[QAction] = []
        for state in MARKS:
            text = f"Mark as {words.word(state)}"
            self.marks.append(self.offer(text, partial(self.mark, state)))

    def _build(self) -> None:
        theme = self.theme
        self.table = Table(self.model, theme, "Agreements of the round")
        self.table.setItemDelegateForColumn(0, PersonDelegate(theme, self.table))
        self.table.setItemDelegateForColumn(1, PersonDelegate(theme, self.table))
        self.table.setItemDelegateForColumn(2, StateDelegate(theme, self.table))
        for number in (3, 4, 5):
            self.table.setItemDelegateForColumn(number, CellDelegate(theme, self.table))
        self.table.set_widths(WIDTHS[one] for one in AgreementColumn)
        self.count = label("", "small", "muted")
        self.count.setObjectName("agreements_count")
        foot = row(self.count, 0)
        foot.setContentsMargins(Space.L, Space.XS, Space.L, Space.S)
        self.listed = TableOrWord(self.table, self.model)
        left = column(self.listed, foot, space=0)
        left.setStretch(0, 1)
        self._list_pane = panel(left)
        self.terms = TermsForm(self.context)
        self._left = QStackedWidget()
        self._left.addWidget(self._list_pane)
        self._terms_pane = self._make_terms_pane()
        self._left.addWidget(self._terms_pane)
        self.preview = Preview(self.context, [self._deeds()])
        ground = panel(column(self.preview, space=0))
        ground.setProperty("rule", "start")
        ground.setMinimumWidth(400)
        left_side = panel(column(self._left, space=0))
        whole = side_by_side(left_side, ground, widths=(664, 560), grows=(0, 1))
        self.setLayout(column(whole, space=0))
        self.begin_at(self.table)

    def _make_terms_pane(self) -> QWidget:
        back = button("All agreements", self.show_list, name="all_agreements")
        put_icon(self.theme, back, Icon.ARROW_LEFT)
        back.setToolTip("Back to the list (Esc)")
        head = row(back, label("Terms of the agreement", "name"), 0, space=Space.M)
        head.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        whole = column(head, self.terms, space=0)
        whole.setStretch(1, 1)
        pane = QWidget()
        pane.setLayout(whole)
        return pane

    def _deeds(self) -> QWidget:
        self.mark_button = button("Mark as…", name="mark_as")
        put_icon(self.theme, self.mark_button, Icon.CHECK)
        menu = QMenu(self.mark_button)
        menu.addActions(self.marks)
        self.mark_button.setMenu(menu)
        print_button = action_button(self.theme, self.chosen)
        print_button.setText(print_button.text().replace(" the chosen", ""))
        edit_button = action_button(self.theme, self.edit)
        deeds = QWidget()
        deeds.setLayout(row(edit_button, self.mark_button, print_button, 0))
        return deeds

    def _fit(self, *_what: object) -> None:
        """Say what is there, and let only what can be done be pressed."""
        rows = self.model.rowCount()
        if not self.listed.settle():
            self._say_empty()
        chosen = self.table.selected_ids()
        self.count.setText(_counted(rows, len(chosen)))
        for action in (self.of_round, self.bound):
            _allow(action, rows > 0, "This round has no pair or group yet")
        _allow(self.chosen, bool(chosen), "Choose an agreement first")
        current = self._current()
        no_edit = "The terms stand at the left" if self._is_editing() else ""
        no_edit = no_edit or ("" if current else "Choose an agreement first")
        _allow(self.edit, not no_edit, no_edit)
        why = "The file is open for reading only" if self.desk.is_read_only else ""
        why = why or ("" if chosen else "Choose an agreement first")
        _allow(self.mark_button, not why, why)
        for action in self.marks:
            _allow(action, not why, why)
        self.preview.show_row(self.model.row_of(current) if current else None)

    def _current(self) -> str | None:
        """The pair whose pages are shown."""
        chosen = self.table.selected_ids()
        current = self.table.current_id()
        return current if current in chosen else (chosen[0] if chosen else None)

    def _is_editing(self) -> bool:
        return self._left.currentWidget() is self._terms_pane

    def _changed(self, changes: Iterable[ChangedRow]) -> None:
        """The fields follow the file, also while the list sleeps; of a pair gone, the list is."""
        shown = self.terms.shown
        if shown is None or not any(change.table in SHOWN_FROM for change in changes):
            return
        found = self.desk.ask(agreement_rows, self.round_id or "", (shown.id,))
        if not found:
            self.show_list()
            return
        self.terms.show_agreement(shown.id)
        self.preview.show_row(found[0])

    def _say_empty(self) -> None:
        if self.round_id is None:
            self.listed.empty.say(
                Icon.PRINT, "No round yet", "Start a round; its pairs get their agreements here.",
                ("Start a round", lambda: self.go.emit("settings", "rounds")),
            )  # fmt: skip
            return
        self.listed.empty.say(
            Icon.PRINT,
            "No pairs or groups yet",
            "Every pair and group of the round stands here with its agreement, drafts too.",
            ("Open the match board", lambda: self.go.emit("match", None)),
        )


def _allow(thing: QAction | QPushButton, is_allowed: bool, why_not: str) -> None:
    """What cannot be done says why."""
    thing.setEnabled(is_allowed)
    thing.setToolTip(thing.text().strip() if is_allowed else why_not)


def _counted(rows: int, chosen: int) -> str:
    if not rows:
        return ""
    return f"{many(rows, 'agreement')}" + (f" · {chosen} chosen" if chosen > 1 else "")
