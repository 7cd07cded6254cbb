"""The welcome page: a new programme, an existing one, a recent one, or the demo."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mentordesk.ui.icons import Icon
from mentordesk.ui.progress_panel import ProgressPanel
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, clear, column, icon_button, label, panel, put_icon, row


class Welcome(QWidget):
    """Shown while no file is open."""

    new_wanted = Signal()
    open_wanted = Signal()
    demo_wanted = Signal()
    file_wanted = Signal(str)
    file_forgotten = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("welcome")
        self.setAccessibleName("Welcome")
        new = button("New programme…", self.new_wanted.emit, kind="primary")
        opened = button("Open…", self.open_wanted.emit)
        demo = button("Look at the demo programme", self.demo_wanted.emit, kind="quiet")
        put_icon(theme, new, Icon.PLUS, "accent_on")
        put_icon(theme, opened, Icon.FOLDER)
        put_icon(theme, demo, Icon.PEOPLE, "accent")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._head = label("Recent programmes", "small", "muted")
        box = column(
            label("MentorDesk", "figure"),
            label(
                "The desk of a mentoring programme: people, rounds, pairs, agreements and "
                "reports in one file on this computer.",
                tone="muted",
                wraps=True,
            ),
            Space.S,
            row(new, opened, 0),
            row(demo, 0),
            Space.L,
            self._head,
            self._recent,
            space=Space.S,
        )
        inner = QWidget()
        inner.setLayout(box)
        inner.setMaximumWidth(560)
        inner.setMinimumWidth(460)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(inner)
        middle.addStretch(1)
        whole = QVBoxLayout()
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)
        hold = QWidget()
        hold.setLayout(whole)
        area = QScrollArea()
        area.setObjectName("welcome_area")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(hold)
        self.progress = ProgressPanel(theme)
        outer = column(self.progress, area, space=0)
        self.setLayout(outer)

    def offer(self, recent: tuple[str, ...]) -> None:
        """List the recent files; those no longer there are shown muted and can be taken off."""
        clear(self._recent)
        self._head.setVisible(bool(recent))
        for name in recent:
            self._recent.addWidget(self._line(name))

    def _line(self, name: str) -> QWidget:
        path = Path(name)
        there = path.exists()
        title = button(path.stem, lambda: self.file_wanted.emit(name), kind="quiet")
        title.setObjectName("recent_file")
        title.setEnabled(there)
        where = str(path.parent) if there else f"{path.parent} (no longer there)"
        place = label(where, "small", "muted")
        place.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        place.setToolTip(name)
        off = icon_button(
            self._theme, Icon.X, f"Take {path.stem} off this list", lambda: self._forget(name)
        )
        line = row(title, place, 0, off, space=Space.S)
        return panel(line, "plain")

    def _forget(self, name: str) -> None:
        self.file_forgotten.emit(name)
