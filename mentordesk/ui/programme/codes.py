"""The coordinator's own table of cohort codes; the number in a code is never made into a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtWidgets import QPushButton

from mentordesk.commands.lists import RemoveCohortCode
from mentordesk.commands.rounds import SaveCohortCode
from mentordesk.domain.cohort import read_code
from mentordesk.store.queries.programme import CodeRow, code_order, code_rows
from mentordesk.ui.delegates import StateDelegate
from mentordesk.ui.desk import Desk
from mentordesk.ui.fields import LineField, NumberField
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context
from mentordesk.ui.paint import Pill, Tone
from mentordesk.ui.programme.lists import ListSection
from mentordesk.ui.programme.section import narrow
from mentordesk.ui.rows import ChangedRow, RowsModel
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, label, row
from mentordesk.wording.words import many, people

FIRST_YEAR, LAST_YEAR = 1900, 2100


class CodeColumn(Enum):
    """The columns of the table."""

    CODE = "Code"
    PROGRAMME = "Programme"
    YEARS = "Years"
    PEOPLE = "People"


class CodesModel(RowsModel[CodeRow, CodeColumn]):
    """Lines of the table, and codes on people that have none; perhaps only the latter."""

    tables = frozenset({"cohort_code", "alumni_identity", "person"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(list(CodeColumn))
        self._desk = desk
        self.is_gaps_only = False
        self.gaps = 0
        desk.changed.connect(self.changed)

    def fetch(self, ids: Sequence[str] | None) -> Iterable[CodeRow]:
        """The whole table; a line and a found code are one row after another, by the same key."""
        rows = self._desk.ask(code_rows)
        self.gaps = sum(not row.is_known for row in rows)
        return [row for row in rows if not (self.is_gaps_only and row.is_known)]

    def refresh(self, ids: Iterable[str]) -> None:
        """One line may change the reading of many codes, so the short table is read anew."""
        self.load()

    def show_gaps_only(self, on: bool) -> None:
        """Leave out what is known already."""
        self.is_gaps_only = on
        self.load()

    def order(self, row: CodeRow) -> tuple[str, int]:
        """By prefix, the whole prefix first, then by number."""
        return code_order(row)

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """Anything that changed is reason to read anew."""
        return (change.id,)

    def text(self, row: CodeRow, column: CodeColumn) -> str:
        """The cell in words."""
        if column is CodeColumn.CODE:
            return f"{row.shown}, any number" if row.ordinal is None and row.line_id else row.shown
        if column is CodeColumn.PROGRAMME:
            return row.programme_name or ("" if row.is_known else "Not filled in")
        if column is CodeColumn.YEARS:
            return years(row)
        return f"{row.people:,}" if row.people else ""

    def value(self, row: CodeRow, column: CodeColumn) -> object:
        """A gap is marked."""
        if column is CodeColumn.PROGRAMME and not row.is_known:
            return Pill("Not filled in", Tone.ATTENTION)
        return self.text(row, column)


class CodesSection(ListSection):
    """What each code stands for, as far as the office knows."""

    name = "codes"
    title = "Cohort codes"
    icon = Icon.COHORT
    hint = "Add a code, as MAP17"

    def __init__(self, context: Context) -> None:
        super().__init__(context, CodesModel(context.desk), (150, 280, 90, 64))
        number = list(CodeColumn).index(CodeColumn.PROGRAMME)
        self.table.setItemDelegateForColumn(number, StateDelegate(self.theme, self.table))
        self.line.setToolTip("MAP17 for one cohort, or MAP alone for all of its numbers")
        self.listed.empty.say(
            Icon.COHORT,
            "No cohort codes yet",
            "Codes that people bring with them, such as MAP17, are listed here to be explained. "
            "The number counts cohorts; it is never made into a year.",
        )

    @property
    def codes(self) -> CodesModel:
        """The model, by its own type."""
        assert isinstance(self.model, CodesModel)
        return self.model

    def build_form(self) -> None:
        """The reading of one code."""
        form = self.form
        self._code = label("", "heading")
        self._used = label("", "small", "muted", wraps=True)
        form.box.addWidget(self._code)
        form.box.addWidget(self._used)
        form.add(
            LineField("Programme", "As in MA Development Studies"),
            lambda c: c.programme_name,
            lambda c, v: _saved(c, programme_name=v),
            "code_programme",
        )
        for caption, name in (("First year", "start_year"), ("Last year", "end_year")):
            field = NumberField(caption, FIRST_YEAR, LAST_YEAR)
            narrow(field, 96)
            form.add(
                field,
                lambda c, n=name: getattr(c, n),  # type: ignore[misc]
                lambda c, v, n=name: _saved(c, **{n: v}),  # type: ignore[misc]
                f"code_{name}",
            )
        form.box.addWidget(
            label(
                "The number in a code counts cohorts and is never made into a year: fill in "
                "years only where the office knows them.",
                "small",
                "muted",
                wraps=True,
            )
        )
        form.box.addSpacing(Space.M)
        self.remove = button("Remove line", self._remove, kind="danger", name="code_remove")
        form.box.addLayout(row(self.remove, 0))

    def add_typed(self, text: str) -> bool:
        """Add a line for a code, or for a whole prefix, to be filled in beside the table."""
        code = read_code(text)
        known = [r for r in self.model.rows if (r.prefix, r.ordinal) == (code.prefix, code.ordinal)]
        if not known:
            command = SaveCohortCode(code.prefix, code.ordinal, None)
            if self.desk.do(command, refused=self.refuse) is None:
                return False
        self.choose_code(code.prefix, code.ordinal)
        return True

    def choose_code(self, prefix: str, ordinal: int | None) -> None:
        """Choose a code by its reading, whether it has a line or not."""
        for each in self.model.rows:
            if (each.prefix, each.ordinal) == (prefix, ordinal):
                self.choose(each.id)

    def show_chosen(self) -> None:
        """The chosen code and who has it."""
        super().show_chosen()
        code: CodeRow | None = self.form.shown
        if code is None:
            return
        self._code.setText(code.shown)
        whole = f"All of {code.prefix} that have no line of their own. " if _is_whole(code) else ""
        used = f"On {people(code.people)}." if code.people else "On nobody yet."
        gap = "" if code.is_known else " What you fill in makes a line of the table."
        self._used.setText(f"{whole}{used}{gap}")
        self.remove.setVisible(code.line_id is not None and not self.desk.is_read_only)

    def say_counts(self) -> None:
        """How many codes wait to be filled in, and a button for them alone."""
        gaps = self.codes.gaps
        self._gaps_button().setVisible(bool(gaps) or self.codes.is_gaps_only)
        self._gaps_button().setText(f"{many(gaps, 'code')} not filled in")
        if self.codes.is_gaps_only and not gaps:
            self._gaps_button().setChecked(False)

    def _gaps_button(self) -> QPushButton:
        if not hasattr(self, "gaps_button"):
            self.gaps_button = button("", name="codes_gaps")
            self.gaps_button.setAccessibleName("Only codes not filled in")
            self.gaps_button.setToolTip("Show only the codes that are not filled in")
            self.gaps_button.setCheckable(True)
            self.gaps_button.toggled.connect(self.codes.show_gaps_only)
            self.bar.insertWidget(self.bar.count() - 1, self.gaps_button)
        return self.gaps_button

    def _remove(self) -> None:
        code: CodeRow | None = self.form.shown
        if code is not None and code.line_id is not None:
            self.desk.do(RemoveCohortCode(code.line_id), refused=self.refuse)


def years(row: CodeRow) -> str:
    """The years of a cohort as told, never worked out."""
    return "–".join(str(year) for year in (row.start_year, row.end_year) if year)


def _is_whole(code: CodeRow) -> bool:
    return code.line_id is not None and code.ordinal is None


def _saved(code: CodeRow, **changed: object) -> SaveCohortCode:
    values = {
        "programme_name": code.programme_name,
        "start_year": code.start_year,
        "end_year": code.end_year,
    } | changed
    return SaveCohortCode(code.prefix, code.ordinal, **values)  # type: ignore[arg-type]
