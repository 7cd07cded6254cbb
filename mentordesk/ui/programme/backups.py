"""Backups: where the copies lie, the last good one, one more now, and how to go back to one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame

from mentordesk.jobs.backups import Backup, back_up, backups, count_people, put_back
from mentordesk.store.backup import backup_folder, people_in
from mentordesk.store.queries.people import count
from mentordesk.store.trouble import FileTrouble
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Aside, Context
from mentordesk.ui.programme.section import Section
from mentordesk.ui.rows import RowsModel
from mentordesk.ui.table import Table
from mentordesk.ui.table_or_word import TableOrWord
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, put_icon, row
from mentordesk.wording.dates import moment
from mentordesk.wording.troubles import trouble
from mentordesk.wording.words import many, people

KINDS = "MentorDesk programme (*.mentordesk)"

RESTORE = (
    "The programme will be as it was then, with {then}. Now it holds {now}. What is in it now is "
    "kept beside it as “{name} before restoring …”, with its whole history, and can be opened or "
    "put back at any time. MentorDesk closes the file for a moment and opens it again."
)
"""What going back to a copy means."""


class BackupColumn(Enum):
    """The columns of the list of copies."""

    MADE = "Made"
    WHY = "Why"
    PEOPLE = "People"
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
        self.people: dict[Path, int] = {}

    def fetch(self, ids: Sequence[str] | None) -> Iterable[BackupRow]:
        """What lies in the folder now."""
        return [BackupRow(each) for each in backups(self._desk.workspace.path)]

    def order(self, row: BackupRow) -> float:
        """The newest first."""
        return -row.backup.made.timestamp()

    def text(self, row: BackupRow, column: BackupColumn) -> str:
        """The cell; moments are the office's own."""
        backup = row.backup
        if column is BackupColumn.MADE:
            return moment(backup.made.astimezone(self._desk.workspace.zone()))
        if column is BackupColumn.WHY:
            return backup.why.capitalize() or "Dated copy"
        if column is BackupColumn.PEOPLE:
            number = self.people.get(backup.path)
            return "" if number is None else f"{number:,}"
        return size_text(backup.size)

    def learn(self, people: dict[Path, int]) -> None:
        """Take in how many people each copy holds."""
        self.people |= people
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 3))


class BackupsSection(Section):
    """Copies are made beside the window's work, so nothing waits for them."""

    name = "backups"
    title = "Backups"
    icon = Icon.SAVE
    aside = Signal(object)

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
        self.open.setEnabled(self.folder.is_dir())
        last = self.model.text(rows[0], BackupColumn.MADE) if rows else ""
        self._last.setText(f"Last good copy: {last}" if rows else "No copy yet")
        number = f"{many(len(rows), 'copy', 'copies')}, each read back when it was made, in"
        self._where.setText(f"{number} {self.folder}" if rows else f"Copies lie in {self.folder}")
        self._look_into()

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

    def restore(self) -> None:
        """Go back to the chosen copy, after saying what that means."""
        row = self.model.row_of(self.table.current_id() or "")
        if row is not None:
            self._restore(row.backup.path, self.model.text(row, BackupColumn.MADE))

    def restore_other(self) -> None:
        """Go back to a copy that lies somewhere else, on a stick for instance."""
        path = self.context.answers.open_file(self, "Choose a copy of this programme", KINDS)
        if path is None:
            return
        if path == self.desk.workspace.path:
            self._say("This is the file that is open now. Choose a copy of it.")
            return
        self._restore(path, path.name)

    def _restore(self, copy: Path, called: str) -> None:
        path = self.desk.workspace.path
        self._say("")
        try:
            number = people_in(copy)
        except FileTrouble as error:
            self._tell(error)
            return
        told = RESTORE.format(then=people(number), now=people(self.desk.ask(count)), name=path.stem)
        heading = f"Go back to the copy of {called}?"
        if self.context.answers.confirm(self, heading, told, "Go back to this copy"):
            self.aside.emit(
                Aside(
                    "Going back to the copy",
                    lambda progress: put_back(copy, path, progress),
                    "settings",
                    f"This is the copy of {called}. What was here before lies beside it.",
                )
            )

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
        for number, width in enumerate((184, 220, 72, 80)):
            self.table.setColumnWidth(number, theme.scaled(width))
        self.listed = TableOrWord(self.table, self.model)
        self.listed.stirred.connect(self._fit)
        self.listed.empty.say(
            Icon.SAVE,
            "No copy yet",
            "A dated copy is made by itself before anything large happens to the file. "
            "You can make one at any time.",
        )
        whole = column(head, self.listed, self._build_restore(), space=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.now)

    def _build_restore(self) -> QFrame:
        self.back = button("Go back to this copy…", self.restore, name="restore_copy")
        self.other = button("Another copy…", self.restore_other, name="restore_other")
        said = label(
            "Puts the chosen copy in the place of the programme. What is there now is kept beside "
            "it under a name of its own, so that nothing is lost. To look into a copy first, open "
            "it with File ▸ Open.",
            "small",
            "muted",
            wraps=True,
        )
        box = column(label("Restore", "name"), said, row(self.back, self.other, 0), space=Space.S)
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        return panel(box, "plain")

    def _fit(self) -> None:
        has_copy = self.listed.settle()
        why_not = "The file is open for reading only" if self.desk.is_read_only else ""
        self.other.setEnabled(not why_not)
        self.other.setToolTip(why_not or "A copy that lies somewhere else, such as on a stick")
        self.back.setEnabled(has_copy and not why_not)
        self.back.setToolTip(why_not or ("" if has_copy else "There is no copy yet"))

    def _look_into(self) -> None:
        """Count the people of each copy beside the window's work; copies never change."""
        unknown = [r.backup.path for r in self.model.rows if r.backup.path not in self.model.people]
        if not unknown:
            return
        self.context.runner.start(
            "Looking into the copies",
            lambda progress: count_people(unknown, progress),
            done=self.model.learn,
            cancelled=lambda: None,
            quiet=True,
        )

    def _done(self, _copy: object) -> None:
        self._ended()
        self.context.toasts.show_text("Backup made and read back")
        self.fill()
        self.table.select_ids([self.model.id_at(0)], self.model.id_at(0))

    def _failed(self, error: BaseException) -> None:
        self._ended()
        if not isinstance(error, FileTrouble):
            raise error
        self._tell(error)

    def _tell(self, error: FileTrouble) -> None:
        said = trouble(error.kind.value, error.values)
        self._say(f"{said.what} {said.do}")

    def _ended(self) -> None:
        self.now.setEnabled(True)

    def _say(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))


def size_text(size: int) -> str:
    """A file's size as people say it."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000)):,} kB"
    return f"{size / 1_000_000:,.1f} MB"
