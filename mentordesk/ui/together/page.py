"""Brings in people who are together already: the rows as they would fare, and what they ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from mentordesk.domain.round import FINISHED_ROUND, Scheme
from mentordesk.domain.together import About
from mentordesk.importing.plan import Action
from mentordesk.store.queries.rounds import all_rounds
from mentordesk.store.workspace import Done
from mentordesk.ui.delegates import StateDelegate
from mentordesk.ui.dialogs import file_to_write
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon
from mentordesk.ui.imports.figures import Figures
from mentordesk.ui.imports.sources import Arrived
from mentordesk.ui.notice import Notice
from mentordesk.ui.page import Context, Page
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.table import Table
from mentordesk.ui.together.columns import ColumnsForm
from mentordesk.ui.together.head import Head
from mentordesk.ui.together.labour import Labour
from mentordesk.ui.together.model import Column, TogetherModel
from mentordesk.ui.together.questions import Questions, Round
from mentordesk.ui.together.state import State
from mentordesk.ui.together.words import FATES
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, row, side_by_side
from mentordesk.wording.words import many

OURS = frozenset({"import_run", "import_mapping", "saved_view"})
WIDTHS = {
    Column.ROW: 56, Column.FATE: 112, Column.MENTOR: 140, Column.MENTEE: 140, Column.TOLD: 160,
}  # fmt: skip


class TogetherPage(Page):
    """Rows and questions side by side, the columns behind a button; no place of the sidebar."""

    name = "together"
    title = "Import"
    icon = Icon.IMPORT
    in_sidebar = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.import_state = State()
        self.labour = Labour(context, self.import_state, self)
        self._build()
        self._offer_verbs()
        self.head.sheet_turned.connect(self._turn_sheet)
        self.head.read_as.connect(self._read_as)
        self.head.round_set.connect(partial(self._chose, self.import_state.set_round))
        self.head.survey_set.connect(partial(self._chose, self.import_state.set_survey))
        self.labour.changed.connect(self.renew)
        self.labour.refused.connect(lambda why: self.notice.say(why, closes=True))
        self.desk.changed.connect(self._file_changed)
        self.desk.did.connect(self._did)
        self.renew()

    # arriving -----------------------------------------------------------------------------------

    def arrive(self, thing: object) -> None:
        """Take in sheets that the import recognised."""
        if isinstance(thing, Arrived):
            self.import_state.take(thing)
            self._put_round(self.round_id)
            self._stack.setCurrentIndex(0)
            self.renew()
            self.labour.judge()

    def set_round(self, round_id: str | None) -> None:
        """Offer the round of the picker, as long as none was chosen here."""
        super().set_round(round_id)
        if not self.import_state.sheets:
            self._put_round(round_id)

    def _put_round(self, round_id: str | None) -> None:
        fits = {each.id for each in self._rounds()}
        if self.import_state.choices.round_id not in fits:
            self.import_state.set_round(round_id if round_id in fits else None)

    def _rounds(self) -> list[Round]:
        """The rounds that could be meant by the sheet shown."""
        held = self.import_state.sheet
        of_groups = held is not None and held.mapping.about is About.GROUPS
        return [
            Round(each.id, each.name)
            for each in self.desk.ask(all_rounds)
            if each.state not in FINISHED_ROUND
            and (each.scheme is Scheme.GROUP) == of_groups
            and each.scheme is not Scheme.ASK
        ]

    def _changed(self) -> None:
        self.renew()
        self.labour.judge()

    def _file_changed(self, changes: tuple[ChangedRow, ...]) -> None:
        """Judge anew, unless the changes alter nothing that a row is judged by."""
        busy = self.labour.is_writing or self.import_state.is_over or not self.import_state.sheets
        if not busy and any(change.table not in OURS for change in changes):
            self.import_state.touch()
            self.labour.judge()

    def _did(self, done: Done) -> None:
        """What was brought in and then taken back can be looked at and brought in again."""
        told = (self.import_state.is_over, done.name, done.kind.value)
        if told == (True, "ImportTogether", "undo"):
            self.import_state.is_over = False
            self.import_state.touch()
            self._changed()

    # deeds --------------------------------------------------------------------------------------

    def bring_in(self) -> None:
        """Write every row that nothing speaks against, as one step."""
        if self.next.isEnabled():
            self.labour.write()

    def save_rejects(self) -> None:
        """Ask where to, and write the rows that stay out with their reasons."""
        asked = ("Save the rows that stay out", "Rows left out.xlsx", "Excel workbook (*.xlsx)")
        path = file_to_write(self.context.answers, self, *asked)
        if path is not None:
            self.labour.save_rejects(path)

    def start_over(self) -> None:
        """Forget the sheets, and go back to choosing files; what was brought in stays."""
        self.import_state.forget()
        self.renew()
        self.go.emit("import", None)

    def read_as_people(self) -> None:
        """Say that these are sign-ups after all: the import reads them as such."""
        sources = [source.of_people() for source in self.import_state.sources]
        self.import_state.forget()
        self.renew()
        self.go.emit("import", sources)

    def turn_columns(self) -> None:
        """Show the columns of the sheet, or the rows again."""
        self._stack.setCurrentIndex(1 - self._stack.currentIndex())
        self.renew()
        first = self.columns.findChild(QComboBox)
        shown = first if self._stack.currentIndex() and first is not None else self.table
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    # showing ------------------------------------------------------------------------------------

    def renew(self) -> None:
        """Show what the state now holds."""
        state, plan = self.import_state, self.import_state.plan
        is_shown = bool(state.sheets) and not state.is_over
        self._either.setCurrentIndex(0 if is_shown else 1)
        if not is_shown:
            self._say_end()
        self.head.renew(state, self._rounds())
        self.columns.show_sheet(state.sheet)
        counts = plan.counts if plan else {}
        self.figures.show_counts({action: counts.get(action) if plan else None for action in FATES})
        self.model.load()
        self._say_row()
        self.questions.renew()
        on_columns = self._stack.currentIndex() == 1
        self.columns_button.setText("Back to the rows" if on_columns else "Columns…")
        self.next.setText(f"Import {many(state.coming, 'row')}" if plan else "Import")
        self.next.setAccessibleName(self.next.text())
        judged = plan is not None and not self.labour.is_judging
        self.next.setEnabled(judged and state.coming > 0 and not self.desk.is_read_only)
        self.save.setEnabled(state.left > 0)
        asking = counts.get(Action.WAIT, 0)
        self.hurdle.setText(f"{many(asking, 'row')} will stay out until you say who is meant")
        self.hurdle.setVisible(asking > 0)
        self._import.setEnabled(self.next.isEnabled())
        self._save.setEnabled(self.save.isEnabled())

    def _say_end(self) -> None:
        state = self.import_state
        if not state.sheets:
            self.end.say(
                Icon.PAIR, "Bring in what is running already",
                "Sheets of pairs, groups, sessions or survey answers are recognised by their "
                "columns when they are imported.",
                ("Choose files…", lambda: self.go.emit("import", None)),
            )  # fmt: skip
            return
        stayed = f" {many(state.left, 'row')} stayed out." if state.left else ""
        steps = [("Go to Relationships", lambda: self.go.emit("relationships", None))]
        if state.left:
            steps.append(("Save the rows left out…", self.save_rejects))
        steps.append(("Import more", self.start_over))
        self.end.say(
            Icon.CHECK, f"{many(state.coming, 'row')} of {state.what} brought in",
            f"It is one step: Undo takes all of it back, also tomorrow.{stayed}", *steps,
        )  # fmt: skip

    # building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.theme
        self.notice = Notice(theme)
        self.head = Head()
        self.figures = Figures(
            theme,
            [(a, words[1], a in (Action.WAIT, Action.REJECT)) for a, words in FATES.items()],
        )
        self.figures.chosen.connect(self._show_only)
        self.model = TogetherModel(self.import_state, self)
        self.table = Table(self.model, theme, "Rows of the sheet")
        self.table.picked.connect(self._say_row)
        self.table.setItemDelegateForColumn(1, StateDelegate(theme, self.table))
        for number, each in enumerate(Column):
            if each in WIDTHS:
                self.table.setColumnWidth(number, theme.scaled(WIDTHS[each]))
        self.questions = Questions(self.import_state, self.desk, self._rounds, self._changed)
        side = panel(column(self._side_head(), self.questions, space=0))
        widths = (theme.scaled(820), theme.scaled(420))
        both = side_by_side(self.table, side, widths=widths, grows=())
        self.columns = ColumnsForm()
        self.columns.chosen.connect(partial(self._chose, self.import_state.set_meaning))
        self._stack = QStackedWidget()
        self._stack.addWidget(both)
        self._stack.addWidget(self.columns)
        rows = QWidget()
        box = column(self.head, self.notice, self.figures, self._stack, self._build_foot(), space=0)
        box.setStretch(3, 1)
        rows.setLayout(box)
        self.end = Empty(theme)
        self._either = QStackedWidget()
        self._either.addWidget(rows)
        self._either.addWidget(self.end)
        self.setLayout(column(self._either, space=0))
        self.begin_at(self.table)

    def _side_head(self) -> QWidget:
        self.row_said = label("", wraps=True)
        line = column(self.row_said, label("To decide", "heading"), space=Space.M)
        line.setContentsMargins(Space.L, Space.M, Space.M, 0)
        made = QWidget()
        made.setLayout(line)
        return made

    def _build_foot(self) -> QWidget:
        self.hurdle = label("", tone="muted", wraps=True)
        self.columns_button = button("Columns…", self.turn_columns, name="turn_columns")
        self.save = button("Save the rows left out…", self.save_rejects)
        self.next = button("Import", self.bring_in, kind="primary", name="import_rows")
        over = button("Start over", self.start_over, kind="quiet")
        buttons = row(over, self.columns_button, 0, self.save, self.next)
        box = column(self.hurdle, buttons, space=Space.XS)
        box.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        return panel(box)

    def _offer_verbs(self) -> None:
        self._import = self.offer("&Import the rows", self.bring_in, keys="Ctrl+Return")
        self.offer("&Columns…", self.turn_columns, keys="Alt+C", changes=False)
        self._save = self.offer("&Save the rows left out…", self.save_rejects, changes=False)
        self.offer("Start &over", self.start_over, changes=False)

    # choosing -----------------------------------------------------------------------------------

    def _say_row(self) -> None:
        """What is to be known of the row stood on, in full."""
        chosen = self.table.selected_ids()
        found = self.model.row_of(chosen[0]) if chosen else None
        said = f"Row {found.planned.row:,}: {found.why}" if found and found.why else ""
        self.row_said.setText(said)
        self.row_said.setVisible(bool(said))

    def _show_only(self, fate: object) -> None:
        self.model.fate = fate if isinstance(fate, Action) else None
        self.model.load()

    def _turn_sheet(self, number: int) -> None:
        self.import_state.shown = number
        self._changed()

    def _read_as(self, about: About | None) -> None:
        if about is None:
            self.read_as_people()
            return
        self.import_state.read_as(about)
        self._put_round(self.round_id)
        self._changed()

    def _chose(self, deed: Callable[..., None], *values: object) -> None:
        deed(*values)
        self._changed()
