"""Backups: where the copies lie, the last good one, one more now, and how to go back to one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget

from mentordesk.jobs.backups import Backup, back_up, backups
from mentordesk.store.backup import backup_folder
from mentordesk.store.trouble import FileTrouble
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context
from mentordesk.ui.programme.section import Section
from mentordesk.ui.rows import ChangedRow, RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, put_icon, row
from mentordesk.wording.dates import moment
from mentordesk.wording.troubles import trouble
from mentordesk.wording.words import many


class BackupColumn(Enum):
    """The columns of the list of copies."""

    MADE = "Made"
    WHY = "Why"
    SIZE = "Size"


class BackupRow:
    """A copy as a row: its path is its id."""

    def __init__(self, backup: Backup) -> None:
        self.backup = backup
        self.id = str(backup.path)


class BackupsModel(RowsModel[BackupRow, BackupColumn]):
    """The copies in the folder, the newest first; read when asked, since no table tells of them."""

    def __init__(self, section: BackupsSection) -> None:
        super().__init__(list(BackupColumn), section)
        self._desk = section.desk

    def fetch(self, ids: Sequence[str] | None) -> Iterable[BackupRow]:
        """What lies in the folder now."""
        return [BackupRow(each) for each in backups(self._desk.workspace.path)]

    def order(self, row: BackupRow) -> float:
        """The newest first."""
        return -row.backup.made.timestamp()

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """No row of the file is about a copy."""
        return ()

    def title(self, column: BackupColumn) -> str:
        """The heading."""
        return column.value

    def text(self, row: BackupRow, column: BackupColumn) -> str:
        """The cell; moments are the office's own."""
        backup = row.backup
        if column is BackupColumn.MADE:
            return moment(backup.made.astimezone(self._desk.workspace.zone()))
        if column is BackupColumn.WHY:
            return backup.why.capitalize() or "Dated copy"
        return size_text(backup.size)


class BackupsSection(Section):
    """Copies are made beside the window's work, so nothing waits for them."""

    name = "backups"
    title = "Backups"
    icon = Icon.SAVE

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.folder = backup_folder(self.desk.workspace.path)
        self.model = BackupsModel(self)
        self._build()

    def fill(self) -> None:
        """Look into the folder."""
        self._is_stale = True  # files come and go without a word: look again when next shown
        self.model.load()
        rows = self.model.rows
        self._either.setCurrentWidget(self.table if rows else self.empty)
        self.open.setEnabled(self.folder.is_dir())
        last = self.model.text(rows[0], BackupColumn.MADE) if rows else ""
        self._last.setText(f"Last good copy: {last}" if rows else "No copy yet")
        number = f"{many(len(rows), 'copy', 'copies')}, each read back when it was made, in"
        self._where.setText(f"{number} {self.folder}" if rows else f"Copies lie in {self.folder}")
        self._fit()

    def back_up(self) -> None:
        """Make a copy now, on a worker."""
        if not self.now.isEnabled():
            return
        path = self.desk.workspace.path
        self.now.setEnabled(False)
        self._say("")
        self.context.runner.start(
            "Making a backup",
            lambda progress: back_up(path, progress),
            done=self._done,
            failed=self._failed,
            cancelled=self._ended,
        )

    def command(self) -> str:
        """The line that puts the chosen copy in place of the file."""
        chosen = self.table.current_id() or "COPY"
        return f'mentordesk restore "{chosen}" --to "{self.desk.workspace.path}"'

    def _build(self) -> None:
        theme = self.theme
        self._last = label("", "name", wraps=True)
        self._last.setObjectName("last_backup")
        self._where = label("", "small", "muted", wraps=True)
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._where.setAccessibleName("Where the copies lie")
        self.now = button("Back up now", self.back_up, kind="primary", name="back_up")
        put_icon(theme, self.now, Icon.SAVE, "accent_on")
        self.open = button("Open folder", self._open_folder, name="open_backups")
        self._wrong = label("", "small", "urgent", wraps=True)
        self._wrong.setObjectName("backup_trouble")
        self._wrong.hide()
        head = column(
            self._last,
            self._where,
            row(self.now, self.open, 0),
            self._wrong,
            space=Space.S,
        )
        head.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self.table = Table(self.model, theme, "Backups")
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        for number, width in enumerate((220, 260, 80)):
            self.table.setColumnWidth(number, theme.scaled(width))
        self.table.picked.connect(self._fit)
        self.empty = Empty(theme)
        self.empty.say(
            Icon.SAVE,
            "No copy yet",
            "A dated copy is made by itself before anything large happens to the file. "
            "You can make one at any time.",
        )
        self._either = QStackedWidget()
        self._either.addWidget(self.table)
        self._either.addWidget(self.empty)
        whole = column(head, self._either, self._build_restore(), space=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.now)

    def _build_restore(self) -> QFrame:
        self.copy = button("Copy the command", self._copy_command, name="copy_restore")
        said = label(
            "To look into a copy, open it with File ▸ Open. To go back to it, close the programme "
            "here first, then run this command in a terminal: while the window holds the file, "
            "nothing may be put in its place. What is there now is kept beside it.",
            "small",
            "muted",
            wraps=True,
        )
        self._command = label("", "small", wraps=True)
        self._command.setObjectName("restore_command")
        self._command.setAccessibleName("Command that restores the chosen copy")
        self._command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = column(
            label("Restore", "name"), said, self._command, row(self.copy, 0), space=Space.XS
        )
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        return panel(box, "plain")

    def _fit(self) -> None:
        has_copy = self.model.rowCount() > 0
        if has_copy and self.table.current_id() is None:
            first = self.model.id_at(0)
            self.table.select_ids([first], first)
        self.copy.setEnabled(has_copy)
        self._command.setText(self.command())
        self._command.setVisible(has_copy)

    def _done(self, _copy: object) -> None:
        self._ended()
        self.context.toasts.show_text("Backup made and read back")
        self.fill()
        self.table.select_ids([self.model.id_at(0)], self.model.id_at(0))

    def _failed(self, error: BaseException) -> None:
        self._ended()
        if not isinstance(error, FileTrouble):
            raise error
        said = trouble(error.kind.value, error.values)
        self._say(f"{said.what} {said.do}")

    def _ended(self) -> None:
        self.now.setEnabled(True)

    def _say(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    def _copy_command(self) -> None:
        QApplication.clipboard().setText(self.command())
        self.context.toasts.show_text("Command copied")


def size_text(size: int) -> str:
    """A file's size as people say it."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000)):,} kB"
    return f"{size / 1_000_000:,.1f} MB"
