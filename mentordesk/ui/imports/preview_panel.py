"""The third step: what would become of every row, before anything is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyleOptionViewItem,
    QWidget,
)

from mentordesk.domain.fields import Field
from mentordesk.importing.plan import Action, ImportPlan
from mentordesk.jobs.import_choices import Decision, Place, place_of
from mentordesk.ui.delegates import CellDelegate, StateDelegate
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.imports.beside import Beside
from mentordesk.ui.imports.figures import Figures
from mentordesk.ui.imports.preview_model import Fixed, Mark, PreviewModel, Shown
from mentordesk.ui.imports.preview_rows import FieldColumn
from mentordesk.ui.imports.row_panel import RowPanel
from mentordesk.ui.imports.steps import Steps
from mentordesk.ui.imports.words import FATE_WORDS, counted_rows
from mentordesk.ui.paint import draw_text, mirrored
from mentordesk.ui.rows import Index, Roles
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import RING, Space, Step
from mentordesk.ui.widgets import button, column, label, row, side_by_side

FIXED_WIDTHS = {Fixed.ROW: 56, Fixed.FATE: 164, Fixed.WHY: 240}
FIELD_WIDTH, NAME_WIDTH = 150, 180
REMARKED = "remarked"
_ASKING = (Action.WAIT, Action.REJECT)
_NAMES = (Field.DISPLAY_NAME, Field.EMAIL)

About = Callable[[str], Beside]
"""Asks for the person a row changes or is like."""


class PreviewPanel(QWidget):
    """Figures over the table of rows, beside the row with the focus."""

    typed = Signal(str, int, int, str)
    decided = Signal(object, object)
    kept = Signal(object, object)
    rejects_wanted = Signal()

    def __init__(self, steps: Steps, theme: Theme, about: About) -> None:
        super().__init__()
        self.steps = steps
        self._about = about
        self._owed = False
        self.setObjectName("import_preview")
        names = [(action, FATE_WORDS[action][1], action in _ASKING) for action in Action]
        self.figures = Figures(theme, [*names, (REMARKED, "With remarks", True)])
        self.model = PreviewModel(self)
        self.table = PreviewTable(self.model, theme)
        self.count = label("", tone="muted")
        self.hint = label("F2 or typing changes a cell", "small", "muted")
        self.save = button("Save the rejected rows…", self.rejects_wanted.emit)
        bar = row(self.count, 0, self.hint, Space.S, self.save)
        bar.setContentsMargins(Space.L, 0, Space.L, Space.S)
        self.row = RowPanel(theme)
        widths = (theme.scaled(820), theme.scaled(400))
        both = side_by_side(self.table, self.row, widths=widths)
        box = column(self.figures, bar, both, space=0)
        box.setStretch(2, 1)
        self.setLayout(box)
        self.setFocusProxy(self.table)
        self.figures.chosen.connect(self._filter)
        self.model.typed.connect(self.typed.emit)
        self.table.picked.connect(self._show_row)
        self.table.finished.connect(self._pay)
        self.row.decided.connect(self._decide)
        self.row.kept.connect(self._keep)
        self.row.next_wanted.connect(self._to_next)
        self.row.show_nothing()

    def renew(self) -> None:
        """Show the plan now held; while a cell is being typed in, afterwards."""
        if self.table.is_editing():
            self._owed = True
            return
        self._owed = False
        self._count()
        self.model.show_plan(self.steps.plan or ImportPlan((), (), ()), self.steps.used)
        self.table.fit_columns()
        self._count()
        if not self.table.selected_ids() and self.model.rowCount():
            first = self.model.id_at(0)
            self.table.select_ids([first], first)
        self._show_row()

    def finish(self) -> None:
        """Commit the cell that is being typed in."""
        self.table.finish()

    def show_only(self, shown: object) -> None:
        """Show the rows of one figure, or all for None."""
        self.figures.press(shown)
        self._filter(shown)

    def _filter(self, key: object) -> None:
        if key == REMARKED:
            self.model.show_only(Shown(is_remarked=True))
        else:
            self.model.show_only(Shown(key if isinstance(key, Action) else None))
        words = self.figures.figures[key].text().lower() if key is not None else ""
        self.table.empty_text = f"No rows here: {words}" if words else "No rows"
        self._count()
        if self.model.rowCount() and not self.table.selected_ids():
            first = self.model.id_at(0)
            self.table.select_ids([first], first)
        self._show_row()

    def _count(self) -> None:
        plan = self.steps.plan
        if plan is None or not self.steps.is_judged:
            self.figures.show_counts({})
            self.count.setText("Judging the rows…")
            self.save.setEnabled(False)
            return
        counts: dict[object, int | None] = {each: count for each, count in plan.counts.items()}
        counts[REMARKED] = self.model.remarked()
        self.figures.show_counts(counts)
        shown, total = self.model.rowCount(), len(plan.rows)
        self.count.setText(
            counted_rows(total) if shown == total else f"{shown:,} of {counted_rows(total)}"
        )
        rejected = plan.counts[Action.REJECT]
        self.save.setEnabled(rejected > 0)
        self.save.setToolTip("" if rejected else "No row is rejected")

    def _show_row(self) -> None:
        chosen = self.table.current_id() if self.model.rowCount() else None
        found = self.model.row_of(chosen) if chosen is not None else None
        if chosen is None or found is None:
            self.row.show_nothing()
            return
        planned = found.planned
        name = planned.draft.name if planned.draft else f"Row {planned.row}"
        self.row.show_row(found, name, self._about(chosen), len(self.model.waiting()))

    def _decide(self, decision: Decision) -> None:
        chosen = self.table.current_id()
        found = self.model.row_of(chosen) if chosen is not None else None
        if found is not None:
            place: Place = place_of(found.planned)
            self.model.keep(place)
            self.decided.emit(place, decision)

    def _keep(self, fields: frozenset[Field]) -> None:
        chosen = self.table.current_id()
        found = self.model.row_of(chosen) if chosen is not None else None
        if found is not None:
            self.kept.emit(place_of(found.planned), fields)

    def _to_next(self) -> None:
        """The next row that waits for a decision, after the current one and round again."""
        waiting = [int(each) for each in self.model.waiting()]
        current = int(self.table.current_id() or -1)
        after = [each for each in waiting if each > current] or waiting
        if not after:
            return
        if self.model.number_of(str(after[0])) is None:
            self.show_only(None)
        self.table.select_ids([str(after[0])], str(after[0]))

    def _pay(self) -> None:
        if self._owed:
            self.renew()


class PreviewTable(Table):
    """The rows; a cell of the file is typed in where it stands."""

    finished = Signal()

    def __init__(self, model: PreviewModel, theme: Theme) -> None:
        super().__init__(model, theme, "Rows of the import")
        self._fitted = 0
        self.cells = CellEditDelegate(theme, self)
        self.setItemDelegate(self.cells)
        self.setItemDelegateForColumn(0, CellDelegate(theme, self))
        self.setItemDelegateForColumn(1, StateDelegate(theme, self))
        self.setItemDelegateForColumn(2, CellDelegate(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.cells.closeEditor.connect(lambda *_: self.finished.emit())
        theme.changed.connect(self._refit)

    def is_editing(self) -> bool:
        """Whether a cell is being typed in."""
        return self.state() == QAbstractItemView.State.EditingState

    def finish(self) -> None:
        """Commit the cell that is being typed in."""
        if self.is_editing():
            editor = self.focusWidget()
            if editor is not None and editor is not self:
                self.cells.commitData.emit(editor)
                self.cells.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def fit_columns(self) -> None:
        """Give new columns their width; those that were there keep theirs."""
        columns = self.rows.columns
        if len(columns) == self._fitted:
            return
        self._fitted = len(columns)
        for number, each in enumerate(columns):
            if isinstance(each, FieldColumn):
                width = NAME_WIDTH if each.field in _NAMES else FIELD_WIDTH
            else:
                width = FIXED_WIDTHS[each]
            self.setColumnWidth(number, self.theme.scaled(width))

    def _refit(self) -> None:
        self._fitted = 0
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter types in the current cell."""
        index = self.currentIndex()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and index.isValid() and not self.is_editing():
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            return
        super().keyPressEvent(event)


class CellEditDelegate(CellDelegate):
    """A cell of the file: an odd one has a triangle on soft ground, a changing one a pencil."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and a frame around it while it is the current one."""
        super().paint(painter, option, index)
        view = option.widget
        if isinstance(view, Table) and view.hasFocus() and view.currentIndex() == index:
            painter.save()
            painter.setPen(QPen(self.theme.colours.accent, RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            rect: QRect = option.rect
            painter.drawRect(rect.adjusted(RING, RING + 1, -RING - 1, -RING - 2))
            painter.restore()

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The cell's value must be a `Mark`."""
        mark, text = index.data(Roles.VALUE), index.data(Qt.ItemDataRole.DisplayRole) or ""
        theme, colours = self.theme, self.theme.colours
        font = theme.font(Step.BODY)
        if mark in (Mark.PROBLEM, Mark.CHANGED):
            is_odd = mark is Mark.PROBLEM
            if is_odd:
                ground = rect.adjusted(-Space.XS, Space.XS, Space.XS, -Space.XS)
                painter.fillRect(ground, colours.attention_soft)
            side = theme.scaled(14)
            sign = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
            sign = mirrored(sign, rect, painter.layoutDirection())
            icon, tone = (Icon.ALERT, colours.attention) if is_odd else (Icon.EDIT, colours.muted)
            paint_icon(painter, icon, sign.toRectF(), tone)
            words = rect.adjusted(side + Space.XS, 0, 0, 0)
            rect = mirrored(words, rect, painter.layoutDirection())
        draw_text(painter, rect, text, font, colours.ink)
