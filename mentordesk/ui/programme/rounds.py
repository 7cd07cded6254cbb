"""The rounds: a list of them, and beside it the chosen one with every date to edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter

from mentordesk.store.queries.rounds import RoundRow, all_rounds
from mentordesk.ui.delegates import CellDelegate
from mentordesk.ui.desk import Desk
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context
from mentordesk.ui.paint import draw_text
from mentordesk.ui.programme.new_round import NewRoundDialog
from mentordesk.ui.programme.round_form import RoundForm
from mentordesk.ui.programme.section import Section
from mentordesk.ui.rows import ChangedRow, Index, Roles, RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.table_or_word import TableOrWord
from mentordesk.ui.tokens import Space, Step
from mentordesk.ui.widgets import column, panel, row
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import word

LIST_WIDTH = 296
"""Width of the list of rounds in px at 100 %."""


class RoundColumn(Enum):
    """The list has one column; a round is drawn on three lines of it."""

    ROUND = "round"


class RoundsModel(RowsModel[RoundRow, RoundColumn]):
    """Every round, the latest start first."""

    tables = frozenset({"round"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(list(RoundColumn))
        self._desk = desk
        desk.changed.connect(self.changed)

    def fetch(self, ids: Sequence[str] | None) -> Iterable[RoundRow]:
        """All rounds are few enough to be read each time."""
        rounds = self._desk.ask(all_rounds)
        return rounds if ids is None else [each for each in rounds if each.id in ids]

    def order(self, row: RoundRow) -> tuple[int, str]:
        """The latest start first, then by name."""
        return (-row.starts.toordinal(), row.name)

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """A round is its own row."""
        return (change.id,)

    def title(self, column: RoundColumn) -> str:
        """The heading of the one column."""
        return "Round"

    def text(self, row: RoundRow, column: RoundColumn) -> str:
        """All that the three lines say, for readers and the clipboard."""
        return ", ".join((row.name, about(row), dates_of(row)))


class RoundsSection(Section):
    """Rounds: added, copied, renamed, dated, moved from state to state, removed while empty."""

    name = "rounds"
    title = "Rounds"
    icon = Icon.CALENDAR
    tables = frozenset({"round", "application", "match", "calendar_span", "programme", "person"})

    weights_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = RoundsModel(self.desk)
        self.model.setParent(self)
        self._build()
        self._connect()
        self.model.load()

    def fill(self) -> None:
        """The model is fresh by itself."""
        self._fit()

    def refresh(self) -> None:
        """What stands beside a round is read anew as well."""
        self.form.forget()
        super().refresh()

    def arrive(self, thing: object) -> None:
        """Choose this round, by its id."""
        if isinstance(thing, str) and self.model.number_of(thing) is not None:
            self.list.select_ids([thing], thing)

    def new_round(self) -> None:
        """Ask for a new round, and choose it."""
        self._ask(NewRoundDialog(self.window(), self.context))

    def copy_round(self) -> None:
        """Ask for a round like the chosen one, and choose it."""
        model = self.model.row_of(self.list.current_id() or "")
        if model is not None:
            self._ask(NewRoundDialog(self.window(), self.context, model))

    def _ask(self, dialog: NewRoundDialog) -> None:
        dialog.exec()
        if dialog.round_id is not None:
            self.arrive(dialog.round_id)
            self.list.setFocus()
        dialog.deleteLater()

    def _build(self) -> None:
        theme = self.theme
        self.list = RoundList(self.model, theme, "Rounds")
        self.list.setFixedWidth(theme.scaled(LIST_WIDTH))
        self.form = RoundForm(self.context)
        beside = panel(column(self.form, space=0))
        beside.setProperty("rule", "start")
        both = row(self.list, beside, space=0)
        both.setStretch(1, 1)
        self.listed = TableOrWord(self.list, self.model, panel(both, "plain"))
        steps = () if self.desk.is_read_only else (("Start a round…", self.new_round),)
        self.listed.empty.say(
            Icon.CALENDAR,
            "No round yet",
            "A round runs from the call for applications to the follow-up. All its dates are "
            "worked out from the day it starts.",
            *steps,
        )
        self.setLayout(column(self.listed, space=0))
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.opened.connect(lambda _id: self.form.focus_name())
        self.theme.changed.connect(lambda: self.list.setFixedWidth(self.theme.scaled(LIST_WIDTH)))
        self.form.copy_wanted.connect(self.copy_round)
        self.form.weights_wanted.connect(self.weights_wanted)
        self.listed.stirred.connect(self._fit)

    def _show_chosen(self) -> None:
        chosen = self.model.row_of(self.list.current_id() or "")
        if self.form.shown is not None and (chosen is None or chosen.id != self.form.shown.id):
            self.form.finish()
        self.form.show_round(chosen)

    def _fit(self) -> None:
        self.listed.settle()
        self._show_chosen()


class RoundList(Table):
    """The rounds one below the other, three lines each."""

    def __init__(self, model: RoundsModel, theme: object, name: str) -> None:
        super().__init__(model, theme, name)  # type: ignore[arg-type]
        self.setItemDelegate(RoundDelegate(self.theme, self))
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.horizontalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def row_px(self) -> int:
        """Three lines and their air."""
        theme = self.theme
        return theme.line(Step.NAME) + 2 * theme.line(Step.SMALL) + 2 * Space.S


class RoundDelegate(CellDelegate):
    """Name, then scheme and state, then from when to when."""

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The index's row must be a `RoundRow`."""
        found = index.data(Roles.ROW)
        if not isinstance(found, RoundRow):
            return
        theme, colours = self.theme, self.theme.colours
        top = rect.top() + Space.S
        lines = (
            (found.name, Step.NAME, colours.ink),
            (about(found), Step.SMALL, colours.muted),
            (dates_of(found), Step.SMALL, colours.muted),
        )
        for text, step, colour in lines:
            line = QRect(rect.left(), top, rect.width(), theme.line(step))
            draw_text(painter, line, text, theme.font(step), colour)
            top += theme.line(step)


def about(found: RoundRow) -> str:
    """Scheme and state of a round."""
    return f"{word(found.scheme)} · {word(found.state)}"


def dates_of(found: RoundRow) -> str:
    """From when to when a round runs."""
    return f"{short_day(found.starts)} – {short_day(found.ends)}"
