"""The second reader on the board: her pool sheet goes out, her marks come back and are heeded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QScrollArea, QWidget

from mentordesk.commands.reader_marks import KeepApart, KeepMarks
from mentordesk.importing.sheet import SheetTrouble
from mentordesk.jobs.pool_sheet import (
    MarksPreview,
    read_pool_marks,
    write_pool_pdf,
    write_pool_xlsx,
)
from mentordesk.progress import Progress
from mentordesk.store.trouble import FileTrouble
from mentordesk.store.workspace import Workspace
from mentordesk.ui.dialog_size import begin_with
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, row, rule
from mentordesk.wording.imports import sheet_trouble
from mentordesk.wording.pool_sheet import TITLE

if TYPE_CHECKING:
    from mentordesk.ui.board.page import BoardPage

EXCEL, PDF = "Excel workbook (*.xlsx)", "PDF to print (*.pdf)"
SHEETS = "Workbooks (*.xlsx *.xlsm *.ods *.xls *.csv)"
Write = Callable[[Workspace, str, "str | None", Path, Progress], None]


class MarksDialog(QDialog):
    """What was read back, line by line, with what could not be told; accepted keeps it."""

    def __init__(self, parent: QWidget, theme: Theme, found: MarksPreview, file: str) -> None:
        super().__init__(parent)
        self._found = found
        self.setObjectName("reader_marks")
        self.setWindowTitle("Marks of a second reader")
        self.setAccessibleName("Marks of a second reader")
        self.reader = QLineEdit(found.reader)
        self.reader.setAccessibleName("Marked by")
        self.reader.setObjectName("marked_by")
        self.reader.setPlaceholderText("Who marked the sheet")
        lines = column(space=Space.XS)
        for line in found.lines:
            state = "new" if line.is_new else "changed" if line.changed else "as it is"
            lines.addWidget(_line(line.text, state))
        if found.problems:
            lines.addSpacing(Space.S)
            lines.addWidget(label("Left aside", "name"))
            for text in found.problems:
                lines.addWidget(label(text, tone="attention", wraps=True))
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(panel(lines))
        scroll.setAccessibleName("The marks")
        about = (
            "“Not with” asks for a reason before the two are paired; “better with” is shown in "
            "Why. One step to undo."
        )
        self.counts = label(found.counts, "name")
        self.keep = button("Keep the marks", self.accept, kind="primary", name="keep_marks")
        self.keep.setDefault(True)
        self.keep.setEnabled(bool(found.lines))
        top = column(
            label(f"Marks in {file}", "title", wraps=True), label(about, tone="muted", wraps=True),
            space=0,
        )  # fmt: skip
        box = column(top, self.counts, space=Space.M, margin=Space.XL)
        box.addLayout(row(label("Marked by", tone="muted"), self.reader))
        box.addWidget(rule())
        box.addWidget(scroll, 1)
        box.addLayout(row(0, button("Cancel", self.reject), self.keep))
        self.setLayout(box)
        begin_with(self, theme, 560, 520)

    @property
    def command(self) -> KeepMarks:
        """What keeps the marks, under the name that stands in the line."""
        return self._found.by(self.reader.text())


class SecondReader(QObject):
    """The verbs for a colleague who looks the list over. `previewed`: her marks are shown."""

    previewed = Signal(object)

    def __init__(self, page: BoardPage) -> None:
        super().__init__(page)
        self._page, self._context, self._desk = page, page.context, page.desk
        self.dialog: MarksDialog | None = None
        page.part()
        page.offer("Pri&nt the pool sheet…", self.print_sheet, changes=False)
        page.offer("E&xport the pool sheet…", self.export_sheet, changes=False)
        page.offer("Read a colleague’s &marks…", self.choose)

    def print_sheet(self) -> None:
        """Ask where to, and write the pool sheet as a PDF."""
        self._write("Print the pool sheet", PDF, ".pdf", write_pool_pdf)

    def export_sheet(self) -> None:
        """Ask where to, and write the pool sheet as a workbook to mark in."""
        self._write("Export the pool sheet", EXCEL, ".xlsx", write_pool_xlsx)

    def choose(self) -> None:
        """Ask which sheet came back, and read it."""
        path = self._context.answers.open_file(self._page, "The sheet that came back", SHEETS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a sheet that came back and show what it would keep."""
        found = self._page.state.round
        if found is None or self.dialog is not None:
            return
        workspace, round_id = self._desk.workspace, found.id
        self._context.runner.start(
            f"Reading {path.name}",
            lambda progress: read_pool_marks(workspace, round_id, path, progress),
            done=lambda preview: self._show(preview, path.name),
            failed=self._failed,
        )

    def keep_apart(self) -> None:
        """Keep the two whom Why shows apart for good, whether a colleague marked them or not."""
        pair, found = self._page.looking.pair, self._page.state.round
        if pair is not None and found is not None:
            self._desk.do(KeepApart(*pair, found.id), self._page.tell)

    def _write(self, heading: str, kinds: str, ending: str, write: Write) -> None:
        state, workspace = self._page.state, self._desk.workspace
        if state.round is None:
            return
        start = f"{TITLE} {state.round.name}{ending}"
        path = self._context.answers.save_file(self._page, heading, start, kinds)
        if path is None:
            return
        out = path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")
        round_id, plan_id = state.round.id, state.plan_id
        self._context.runner.start(
            f"Writing {out.name}",
            lambda progress: write(workspace, round_id, plan_id, out, progress),
            done=lambda _: self._context.toasts.show_text(f"Pool sheet written to {out.name}"),
            failed=self._failed,
        )

    def _show(self, preview: MarksPreview, file: str) -> None:
        dialog = MarksDialog(self._page, self._context.theme, preview, file)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._desk.do(dialog.command, self._page.tell))
        dialog.finished.connect(self._closed)
        dialog.open()
        self.previewed.emit(dialog)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, SheetTrouble):
            said = sheet_trouble(error.kind.value, error.values)
            self._context.answers.tell(self._page, said.what, said.do)
        elif isinstance(error, FileTrouble):
            self._desk.trouble.emit(error)
        else:
            raise error


def _line(text: str, state: str) -> QWidget:
    made = QWidget()
    line = row(label(text, wraps=True), label(state, "small", "muted"))
    line.setStretch(0, 1)
    line.setContentsMargins(0, 0, 0, 0)
    made.setLayout(line)
    return made
