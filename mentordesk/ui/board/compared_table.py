"""The two lists of Compare plans: who has another mentor in each, and who is with a mentor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from mentordesk.jobs.plans_compared import DifferingPair, MentorLoad
from mentordesk.ui.delegates import CellDelegate, PersonDelegate
from mentordesk.ui.faces import Face
from mentordesk.ui.paint import Shape, draw_text, mirrored
from mentordesk.ui.rows import Index, Roles, RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.wording import plans as said

END = Qt.AlignmentFlag.AlignTrailing


@dataclass(frozen=True)
class Held:
    """What stands in a cell: words, and a figure at its end; `is_weak` for nobody and nothing."""

    text: str
    figure: str = ""
    is_weak: bool = False
    tip: str = ""

    @property
    def words(self) -> str:
        """The cell as it is copied and read out."""
        return ", ".join(part for part in (self.text, self.figure) if part)


@dataclass(frozen=True)
class ComparedRow:
    """One person, and what stands beside them in each column; rows stand in the order `at`."""

    id: str
    at: int
    face: Face
    cells: tuple[Held, ...]


class At(Enum):
    """The columns: a person, then as many as there are headings."""

    WHO = 0
    FIRST = 1
    SECOND = 2
    THIRD = 3
    FOURTH = 4


class ComparedModel(RowsModel[ComparedRow, At]):
    """Rows that were worked out elsewhere, below headings that are as many as the plans."""

    def __init__(self) -> None:
        super().__init__([At.WHO])
        self._titles: Sequence[str] = [""]
        self.narrow = 0
        self._given: Sequence[ComparedRow] = ()

    def give(self, titles: Sequence[str], narrow: int, rows: Sequence[ComparedRow]) -> None:
        """Show these rows below these headings; after the first, so many are of figures alone."""
        self.beginResetModel()
        self._titles, self.narrow, self._given = titles, narrow, rows
        self.columns = list(At)[: len(titles)]
        self.endResetModel()
        self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[ComparedRow]:
        """The rows as they were given."""
        return self._given

    def order(self, row: ComparedRow) -> int:
        """As they were given."""
        return row.at

    def title(self, column: At) -> str:
        """The heading of a column."""
        return self._titles[column.value]

    def text(self, row: ComparedRow, column: At) -> str:
        """Who it is, or what a plan has for them."""
        return row.face.name if column is At.WHO else row.cells[column.value - 1].words

    def value(self, row: ComparedRow, column: At) -> object:
        """A face or what is held."""
        return row.face if column is At.WHO else row.cells[column.value - 1]

    def tip(self, row: ComparedRow, column: At) -> str:
        """All of what may be cut."""
        if column is At.WHO:
            return row.face.name
        return row.cells[column.value - 1].tip or self.text(row, column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Headings stand over what they name: a column of figures alone ends at its end."""
        if role == Qt.ItemDataRole.TextAlignmentRole and 0 < section <= self.narrow:
            return END | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            role = Qt.ItemDataRole.DisplayRole  # a long name may be cut
        return super().headerData(section, orientation, role)

    def ids_of(self, change: object) -> Iterable[str]:
        """No change of the file touches what was worked out."""
        return ()


class HeldDelegate(CellDelegate):
    """The words at the leading side, cut where they must be, and the figure at the trailing one."""

    def __init__(self, theme: Theme, compared: ComparedModel, parent: QObject) -> None:
        super().__init__(theme, parent)
        self._compared = compared

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Both, with room between."""
        held = index.data(Roles.VALUE)
        if not isinstance(held, Held):
            super().draw(painter, rect, index)
            return
        theme, direction, font = self.theme, painter.layoutDirection(), self.theme.font(Step.BODY)
        ink = theme.colours.muted if held.is_weak else theme.colours.ink
        if index.column() > self._compared.narrow:
            rect = rect.adjusted(0, 0, -Space.M, 0)  # the next column begins with words
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(held.figure) if held.figure else 0
        figure = QRect(rect.right() + 1 - wide, rect.top(), wide, rect.height())
        draw_text(painter, mirrored(figure, rect, direction), held.figure, font, ink, END)
        room = rect.width() - (wide + Space.S if wide else 0)
        words = QRect(rect.left(), rect.top(), room, rect.height())
        draw_text(painter, mirrored(words, rect, direction), held.text, font, ink)


class ComparedTable(Table):
    """A column for the person, narrow ones for what is the same everywhere, one for each plan."""

    def __init__(self, theme: Theme, name: str) -> None:
        self.compared = ComparedModel()
        super().__init__(self.compared, theme, name)
        self.setItemDelegate(HeldDelegate(theme, self.compared, self))
        self.setItemDelegateForColumn(0, PersonDelegate(theme, self))
        self.setSelectionMode(Table.SelectionMode.ContiguousSelection)

    def show_rows(
        self, who: str, narrow: Sequence[str], plans: Sequence[str], rows: Sequence[ComparedRow]
    ) -> None:
        """These rows; the headings of the narrow columns, then those of the plans."""
        self.compared.give([who, *narrow, *plans], len(narrow), rows)
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        header.setStretchLastSection(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setColumnWidth(0, self.theme.scaled(200))
        for at in range(1, header.count()):
            is_narrow = at <= len(narrow)
            header.setSectionResizeMode(at, mode.Interactive if is_narrow else mode.Stretch)
            if is_narrow:
                self.setColumnWidth(at, self.theme.scaled(72))


def pair_rows(found: Sequence[DifferingPair]) -> list[ComparedRow]:
    """Each mentee with their mentor and fit in every plan."""
    rows = []
    for at, one in enumerate(found):
        face = Face(one.mentee, shape=Shape.MENTEE)
        rows.append(ComparedRow(one.mentee_id, at, face, tuple(map(_partner, one.partners))))
    return rows


def load_rows(found: Sequence[MentorLoad]) -> list[ComparedRow]:
    """Each mentor with places, and who is with them in every plan and how many that are."""
    rows = []
    for at, one in enumerate(found):
        face, cells = Face(one.mentor, shape=Shape.MENTOR), tuple(map(_company, one.mentees))
        rows.append(ComparedRow(one.mentor_id, at, face, (Held("", str(one.places)), *cells)))
    return rows


def _partner(partner: tuple[str, int | None] | None) -> Held:
    if partner is None:
        return Held("waits", is_weak=True)
    name, score = partner
    return Held(name, said.number(score))


def _company(names: Sequence[str]) -> Held:
    return Held(
        ", ".join(names), str(len(names)), is_weak=not names,
        tip="\n".join(names) if names else "nobody",
    )  # fmt: skip
