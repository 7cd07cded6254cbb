"""The calm panel of long work: what is being done, how far, and a Cancel that works."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from mentordesk.ui.runner import Job
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, label, panel, row


class ProgressPanel(QWidget):
    """Stands above the page while work is under way, one line for each job; else hidden."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("progress")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.hide()

    def watch(self, job: Job[Any]) -> None:
        """Show a job until it has ended."""
        line = JobLine(job)
        self._lines.addWidget(line)
        self.show()
        job.ended.connect(lambda: self._drop(line))

    def _drop(self, line: QWidget) -> None:
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()
        if not self._lines.count():
            self.hide()


class JobLine(QWidget):
    """One job: its title, a bar, the count, and Cancel."""

    def __init__(self, job: Job[Any]) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(f"Progress of {job.title}")
        self._bar.setFixedWidth(200)
        self._count = label("", "small", "muted")
        self._title = label(job.title)
        self._cancel = button("Cancel", lambda: self._stop(job), kind="quiet", name="cancel_job")
        line = row(self._title, self._bar, self._count, 0, self._cancel, space=Space.M)
        line.setContentsMargins(Space.L, Space.XS, Space.L, Space.XS)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(panel(line))
        job.progressed.connect(self._show, Qt.ConnectionType.UniqueConnection)

    def _show(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(f"{done:,} of {total:,}" if total else what)

    def _stop(self, job: Job[Any]) -> None:
        job.cancel()
        self._cancel.setEnabled(False)
        self._count.setText("Stopping…")
