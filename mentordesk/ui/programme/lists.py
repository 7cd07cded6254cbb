"""What the editable lists share: a line to add by, the table, and the chosen line beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.domain.refusal import Refused
from mentordesk.ui.page import Context
from mentordesk.ui.programme.section import Form, Section
from mentordesk.ui.rows import RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.table_or_word import TableOrWord
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, row
from mentordesk.wording.refusals import refusal

EDITOR_WIDTH = 344
"""Width of the form about the chosen line in px at 100 %."""


class ListSection(Section):
    """A list of the coordinator's own. The model keeps the table fresh; the form follows it."""

    hint = ""

    def __init__(self, context: Context, model: RowsModel, widths: tuple[int, ...]) -> None:  # type: ignore[type-arg]
        super().__init__(context)
        self.model = model
        model.setParent(self)
        self.tables = model.tables
        self.table = Table(model, self.theme, self.title)
        self.table.set_widths(widths)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.form = Form(context, f"About the chosen line of {self.title}", caption=88)
        self._build_list()
        self.build_form()
        self.form.finish_layout()
        self._connect()
        model.load()

    def build_form(self) -> None:
        """Fill the form with its fields and deeds."""
        raise NotImplementedError

    def add_typed(self, text: str) -> bool:
        """Add what was typed into the line; whether it was taken."""
        raise NotImplementedError

    def say_counts(self) -> None:
        """Say above the table what is to be said of the whole list."""

    def fill(self) -> None:
        """The model is fresh by itself."""
        self.fit()

    def fit(self) -> None:
        """Follow the model: empty or not, and the chosen line."""
        self._side.setVisible(self.listed.settle())
        self.say_counts()
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show the chosen line in the form."""
        chosen = self.model.row_of(self.table.current_id() or "")
        before = self.form.shown
        if before is not None and (chosen is None or chosen.id != before.id):
            self.finish()
            self.refuse(None)
        self.form.show_thing(chosen)
        self.form.body.setVisible(chosen is not None)

    def refuse(self, refused: Refused | str | None) -> None:
        """Say beneath the line or the form why not; None takes it away."""
        text = "" if refused is None else refused
        self.wrong.setText(text if isinstance(text, str) else str(refusal(text)))
        self.wrong.setVisible(bool(self.wrong.text()))

    def choose(self, row_id: str) -> None:
        """Select a line and scroll to it."""
        self.table.select_ids([row_id], row_id)

    def _build_list(self) -> None:
        theme = self.theme
        self.line = QLineEdit()
        self.line.setObjectName(f"add_{self.name}")
        self.line.setPlaceholderText(self.hint)
        self.line.setAccessibleName(self.hint)
        self.line.setMaximumWidth(theme.scaled(360))
        self.add_button = button("Add", self._add, name=f"add_to_{self.name}")
        self.about = label("", "small", "muted")
        for part in (self.line, self.add_button):
            part.setEnabled(not self.desk.is_read_only)
        self.bar = row(self.line, self.add_button, Space.S, self.about, 0)
        self.bar.setStretch(0, 1)
        self.wrong = label("", "small", "urgent", wraps=True)
        self.wrong.setObjectName(f"refusal_{self.name}")
        self.wrong.hide()
        head = column(self.bar, self.wrong, space=Space.XS)
        head.setContentsMargins(Space.L, Space.M, Space.L, Space.S)
        self.listed: TableOrWord[Any] = TableOrWord(self.table, self.model)
        self._side: QWidget = panel(column(self.form, space=0))
        self._side.setProperty("rule", "start")
        line = row(self.listed, self._side, space=0)
        line.setStretch(0, 1)
        whole = column(head, line, space=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.table)
        self.form.box.setContentsMargins(Space.L, Space.M, Space.L, Space.L)

    def _connect(self) -> None:
        self.line.returnPressed.connect(self._add)
        self.line.textEdited.connect(lambda: self.refuse(None))
        self.table.opened.connect(lambda _id: self._enter_form())
        self.theme.changed.connect(self._fit_side)
        self.listed.stirred.connect(self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The table keeps the larger share."""
        super().resizeEvent(event)
        self._fit_side()

    def _fit_side(self) -> None:
        self._side.setFixedWidth(min(self.theme.scaled(EDITOR_WIDTH), self.width() * 9 // 20))

    def _enter_form(self) -> None:
        first = self.form.first_editor()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        text = self.line.text().strip()
        if not text:
            self.line.setFocus()
        elif self.add_typed(text):
            self.line.clear()
            self.refuse(None)
