"""Imported rows that may be somebody on file: side by side, merged field by field."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mentordesk.commands.imports import SettleWaitingRow
from mentordesk.domain.merging import Side
from mentordesk.importing.draft_json import draft_from_json
from mentordesk.store.queries.imports import present_values
from mentordesk.store.queries.waiting import waiting_round
from mentordesk.ui.desk import Desk
from mentordesk.ui.imports.choices import of_row
from mentordesk.ui.people.comparison import Comparison
from mentordesk.ui.people.framed import Framed
from mentordesk.ui.people.waiting_list import Waiting, WaitingList, WaitingModel
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording.people import ROW_HINT
from mentordesk.wording.refusals import refusal

WAITS = (
    "These rows of a sheet may be people you have already. Nothing was written for them yet. "
    "Every decision can be undone."
)


class Duplicates(Framed):
    """Stands in the place of the table while rows that wait are looked at."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__("duplicates", "Possible duplicates")
        self._desk = desk
        self.model = WaitingModel(desk)
        self.model.setParent(self)
        self.list = WaitingList(self.model, theme)
        same = button("Same person", lambda: self.settle(True), kind="primary")
        other = button("Somebody else", lambda: self.settle(False))
        self.comparison = Comparison(theme, ROW_HINT, (other, same))
        self._build(theme)
        self.list.picked.connect(self._show)
        self.list.opened.connect(lambda _id: self.comparison.table.setFocus())
        self.model.load()
        self.model.rowsRemoved.connect(lambda *_: self._close_when_done())
        self.model.modelReset.connect(self._close_when_done)
        self.setFocusProxy(self.list)

    @property
    def count(self) -> int:
        """How many rows wait."""
        return self.model.rowCount()

    def settle(self, is_same: bool) -> None:
        """Decide about the chosen row as chosen field by field; the next one is shown."""
        chosen = self.chosen()
        if chosen is None:
            return
        number = self.model.number_of(chosen.id) or 0
        choices = self.comparison.model.choices
        kept = tuple(one.id for one in choices if one.side is Side.KEPT) if is_same else ()
        command = SettleWaitingRow(chosen.id, is_same, kept=kept)
        done = self._desk.do(command, refused=lambda no: self.comparison.refuse(str(refusal(no))))
        if done is not None and self.count:
            self.choose(min(number, self.count - 1))

    def choose(self, number: int) -> None:
        """Show the row of that place."""
        if self.count:
            row_id = self.model.id_at(number)
            self.list.select_ids([row_id], row_id)

    def chosen(self) -> Waiting | None:
        """The row that is shown."""
        ids = self.list.selected_ids()
        return self.model.row_of(ids[0]) if ids else None

    def _build(self, theme: Theme) -> None:
        text = label(WAITS, "small", "muted", wraps=True)
        holder = QWidget()
        holder.setLayout(column(text, self.list, space=Space.S))
        holder.setFixedWidth(theme.scaled(232))
        both = row(holder, self.comparison, space=Space.L)
        both.setStretch(1, 1)
        self.frame(theme, both)

    def _close_when_done(self) -> None:
        if not self.count:
            self.closed.emit()

    def _show(self) -> None:
        chosen = self.chosen()
        if chosen is None:
            self.comparison.show_choices("", [], "", "", may_act=False)
            return
        draft = draft_from_json(chosen.draft)
        round_id = self._desk.ask(waiting_round, chosen.id)
        held = self._desk.ask(present_values, (chosen.person_id,), round_id)
        self.comparison.show_choices(
            f"Is {chosen.name} the {chosen.other} on file?",
            of_row(draft, held.get(chosen.person_id, {})),
            "On file",
            "In the sheet",
            may_act=not self._desk.is_read_only,
        )
