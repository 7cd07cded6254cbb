"""The cell that says what a column means: drawn as a field, edited as a list of all meanings."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QWidget

from mentordesk.domain.fields import Field
from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.imports.columns_model import MeansRow
from mentordesk.ui.imports.words import FIELD_GROUPS
from mentordesk.ui.paint import draw_lines, draw_text, mirrored
from mentordesk.ui.rows import Index, Roles
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Radius, Space, Step


class LinesDelegate(CellDelegate):
    """Text over two lines, for headings that are whole survey questions."""

    def __init__(self, theme: Theme, parent: QWidget, *, is_muted: bool = False) -> None:
        super().__init__(theme, parent)
        self._is_muted = is_muted

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """At most two lines, in the middle of the cell."""
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        theme, colours = self.theme, self.theme.colours
        row = index.data(Roles.ROW)
        is_ignored = isinstance(row, MeansRow) and row.column.field is Field.IGNORE
        ink = colours.muted if self._is_muted or is_ignored else colours.ink
        font, line = theme.font(Step.BODY), theme.line(Step.BODY)
        painter.setFont(font)
        fits = painter.fontMetrics().horizontalAdvance(text) <= rect.width()
        if fits:
            draw_text(painter, rect, text, font, ink)
            return
        top = rect.top() + max(0, (rect.height() - 2 * line) // 2)
        box = QRect(rect.left(), top, rect.width(), 2 * line)
        draw_lines(painter, box, text, font, ink, 2, line)


class MeansDelegate(CellDelegate):
    """Looks like a field at rest; a click, Enter or a letter opens the list."""

    chosen = Signal(int, object)

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The meaning and a chevron in a frame."""
        theme, colours = self.theme, self.theme.colours
        row = index.data(Roles.ROW)
        is_ignored = isinstance(row, MeansRow) and row.column.field is Field.IGNORE
        height = theme.scaled(28)
        box = QRect(rect.left(), rect.center().y() - height // 2 + 1, rect.width(), height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.line if is_ignored else colours.edge, 1))
        painter.setBrush(colours.surface)
        painter.drawRoundedRect(
            box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), Radius.FIELD, Radius.FIELD
        )
        words = box.adjusted(Space.S, 0, -Space.XL, 0)
        ink = colours.muted if is_ignored else colours.ink
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        direction = painter.layoutDirection()
        draw_text(painter, mirrored(words, box, direction), text, theme.font(Step.BODY), ink)
        sign = QRect(box.right() - 20, box.center().y() - 7, 16, 16)
        sign = mirrored(sign, box, direction)
        paint_icon(painter, Icon.CHEVRON_DOWN, sign.toRectF(), colours.muted)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list of all meanings in their groups, opened at once."""
        combo = meanings_combo(parent)
        row = index.data(Roles.ROW)
        combo.setAccessibleName(f"What the column {row.column.name} means")
        combo.activated.connect(lambda _index: self._choose(combo, row))
        QTimer.singleShot(0, combo, combo.showPopup)
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Stand on the present meaning."""
        row = index.data(Roles.ROW)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(row.column.field.value))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was chosen goes to the page by its own signal; the model only shows."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Where the drawn field was."""
        rect: QRect = option.rect
        height = self.theme.scaled(28)
        editor.setGeometry(
            rect.left() + Space.S,
            rect.center().y() - height // 2 + 1,
            rect.width() - 2 * Space.S,
            height,
        )

    def _choose(self, combo: QComboBox, row: MeansRow) -> None:
        self.chosen.emit(row.column.index, Field(combo.currentData()))
        self.closeEditor.emit(combo)


def meanings_combo(parent: QWidget | None) -> QComboBox:
    """Every meaning once, under the names of their groups, which cannot be chosen."""
    combo = QComboBox(parent)
    combo.setObjectName("meanings")
    combo.setMaxVisibleItems(16)
    model = QStandardItemModel(combo)
    for group, fields in FIELD_GROUPS:
        if group:
            head = QStandardItem(group)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            font = head.font()
            font.setBold(True)
            head.setFont(font)
            model.appendRow(head)
        for field, words in fields:
            item = QStandardItem(words)
            item.setData(field.value, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
    combo.setModel(model)
    return combo
