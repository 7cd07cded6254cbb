"""The last step: the import under way with a real bar and a Cancel, then what was done."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from mentordesk.importing.plan import Action
from mentordesk.ui.icons import Icon
from mentordesk.ui.imports.words import FATE_WORDS
from mentordesk.ui.runner import Job
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, clear, column, label, row
from mentordesk.wording.words import many

WIDTH = 560


class ImportPanel(QWidget):
    """A bar while rows are written; afterwards the figures and where to go from here."""

    undo_wanted = Signal()
    redo_wanted = Signal()
    rejects_wanted = Signal()
    again_wanted = Signal()
    go = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("import_done")
        self._job: Job[Any] | None = None
        self._sign = Icon.CHECK
        self._either = QStackedWidget()
        self._either.addWidget(self._build_running())
        self._either.addWidget(self._build_done())
        self.setLayout(column(self._either))
        theme.changed.connect(self._draw)
        self._draw()

    @property
    def is_done(self) -> bool:
        """Whether the import has ended."""
        return self._either.currentIndex() == 1

    def watch(self, job: Job[Any], rows: int) -> None:
        """Show the import under way."""
        self._job = job
        self.bar.setRange(0, rows)
        self.bar.setValue(0)
        self.doing.setText("Writing…")
        self.cancel.setEnabled(True)
        self._either.setCurrentIndex(0)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        job.progressed.connect(self._progress, Qt.ConnectionType.UniqueConnection)

    def show_done(self, counts: dict[Action, int], files: str, has_round: bool) -> None:
        """Show what was done; one step of undo takes it all back."""
        self._job = None
        self._sign = Icon.CHECK
        self._draw()
        new, changed = counts[Action.ADD], counts[Action.CHANGE]
        self.heading.setText(f"{many(new, 'person', 'people')} added, {changed:,} changed")
        self.text.setText(
            f"From {files}. It is one step: Undo takes all of it back, also tomorrow. "
            "Nothing was sent to anybody."
        )
        clear(self._figures)
        for action in Action:
            figure = label(f"{counts[action]:,}", "figure", "ink" if counts[action] else "muted")
            words = label(FATE_WORDS[action][1], "small", "muted")
            self._figures.addLayout(column(figure, words, space=0))
        self._figures.addStretch(1)
        waiting, rejected = counts[Action.WAIT], counts[Action.REJECT]
        parts = []
        if waiting:
            parts.append(
                f"{many(waiting, 'possible duplicate waits', 'possible duplicates wait')} "
                "under People for your decision."
            )
        if rejected:
            parts.append(f"{many(rejected, 'row')} stayed out.")
        self.rest.setText(" ".join(parts))
        self.rest.setVisible(bool(parts))
        self.rejects.setVisible(rejected > 0)
        self.undo.show()
        self.undo.setEnabled(True)
        self.redo.hide()
        self.match.setVisible(has_round)
        self._either.setCurrentIndex(1)
        self.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_undone(self) -> None:
        """The import was taken back."""
        self._sign = Icon.UNDO
        self._draw()
        self.heading.setText("The import was taken back")
        self.text.setText("Nothing of it is left. The files are as they were.")
        clear(self._figures)
        self.rest.hide()
        self.rejects.hide()
        self.undo.hide()
        self.redo.show()
        self.redo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_running(self) -> QWidget:
        self.doing = label("Writing…", "heading")
        self.bar = QProgressBar()
        self.bar.setObjectName("import_bar")
        self.bar.setAccessibleName("Progress of the import")
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(WIDTH)
        self.rows = label("", tone="muted")
        self.cancel = button("Cancel", self._stop, name="cancel_import")
        return _middle(
            self.doing,
            self.bar,
            row(self.rows, 0, self.cancel),
            label("Cancel leaves everything as it was before.", "small", "muted"),
        )

    def _build_done(self) -> QWidget:
        self._picture = QLabel()
        self.heading = label("", "title", wraps=True)
        self.text = label("", tone="muted", wraps=True)
        self._figures = row(space=Space.XL)
        self.rest = label("", wraps=True)
        self.rejects = button("Save the rejected rows…", self.rejects_wanted.emit)
        self.people = button("Go to People", lambda: self.go.emit("people"), kind="primary")
        self.match = button("Go to Match", lambda: self.go.emit("match"))
        self.undo = button("Undo", self.undo_wanted.emit, name="undo_import")
        self.redo = button("Back to the preview", self.redo_wanted.emit, kind="primary")
        self.again = button("Import more", self.again_wanted.emit, kind="quiet")
        return _middle(
            self._picture,
            self.heading,
            self.text,
            Space.S,
            self._figures,
            Space.S,
            row(self.rest, self.rejects, 0),
            row(self.people, self.match, self.redo, self.undo, self.again, 0),
        )

    def _progress(self, done: int, total: int, _what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if total and done >= total:
            self.doing.setText("Finishing…")
        self.rows.setText(f"{done:,} of {many(total, 'row')}" if total else "")

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)
            self.doing.setText("Taking back what was written…")

    def _draw(self) -> None:
        self._picture.setPixmap(self._theme.icon(self._sign, "accent").pixmap(QSize(20, 20)))


def _middle(*items: Any) -> QWidget:
    """The parts in a column of a fixed width, in the middle of the page."""
    inner = QWidget()
    inner.setFixedWidth(WIDTH + 2 * Space.S)
    inner.setLayout(column(*items, space=Space.S, margin=Space.S))  # room for the focus ring
    outer = QWidget()
    box = QVBoxLayout(outer)
    box.addStretch(2)
    box.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
    box.addStretch(3)
    return outer
