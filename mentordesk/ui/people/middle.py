"""What stands in the middle of the People page: the table, or something in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon
from mentordesk.ui.table import Table
from mentordesk.ui.theme import Theme

if TYPE_CHECKING:
    from mentordesk.jobs.doubles import Double
    from mentordesk.ui.people.doubles import Doubles
    from mentordesk.ui.people.duplicates import Duplicates
    from mentordesk.ui.people.merging import Merging


class Middle(QStackedWidget):
    """The table; the first steps of an empty file; and three others, built when first asked for."""

    left = Signal()
    merged = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, table: Table) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self.table, self.empty = table, Empty(theme)
        self._duplicates: Duplicates | None = None
        self._merging: Merging | None = None
        self._doubles: Doubles | None = None
        self.addWidget(table)
        self.addWidget(self.empty)

    @property
    def is_elsewhere(self) -> bool:
        """Whether duplicates or two people are looked at instead of everybody."""
        return self.currentWidget() in (self._duplicates, self._merging, self._doubles)

    @property
    def duplicates(self) -> Duplicates:
        """The rows that wait, side by side with those they may be."""
        if self._duplicates is None:
            from mentordesk.ui.people.duplicates import Duplicates

            self._duplicates = Duplicates(self._desk, self._theme)
            self._duplicates.closed.connect(self.leave)
            self.addWidget(self._duplicates)
        return self._duplicates

    @property
    def merging(self) -> Merging:
        """Two people on file, side by side."""
        if self._merging is None:
            from mentordesk.ui.people.merging import Merging

            self._merging = Merging(self._desk, self._theme)
            self._merging.closed.connect(self.leave)
            self._merging.merged.connect(self._merged)
            self.addWidget(self._merging)
        return self._merging

    @property
    def doubles(self) -> Doubles:
        """People who may be on file twice."""
        if self._doubles is None:
            from mentordesk.ui.people.doubles import Doubles

            self._doubles = Doubles(self._desk, self._theme)
            self._doubles.closed.connect(self.leave)
            self.addWidget(self._doubles)
        return self._doubles

    def look_at_doubles(self, found: tuple[Double, ...]) -> None:
        """Put the people who look alike in the place of the table."""
        self.setCurrentWidget(self.doubles)
        self.doubles.show_doubles(found)
        self.doubles.setFocus()

    def look_at_duplicates(self) -> None:
        """Put the rows that wait in the place of the table."""
        self.setCurrentWidget(self.duplicates)
        self.duplicates.choose(0)
        self.duplicates.setFocus()

    def compare(self, one_id: str, other_id: str) -> None:
        """Put two people in the place of the table."""
        if self.merging.comparison.compare(one_id, other_id):
            self.setCurrentWidget(self.merging)
            self.merging.setFocus()

    def leave(self) -> None:
        """Show everybody again."""
        if self.is_elsewhere:
            self.setCurrentWidget(self.table)
            self.left.emit()
            self.table.setFocus()

    def say_empty(self, is_empty: bool, *steps: tuple[str, Callable[[], object]]) -> None:
        """Show the first steps while nobody is on file, else the table."""
        if self.is_elsewhere:
            return
        self.setCurrentWidget(self.empty if is_empty else self.table)
        if is_empty:
            self.empty.say(
                Icon.PEOPLE,
                "Nobody is on file yet",
                "Bring in the sign-up sheets you have, or add people one by one.",
                *steps,
            )

    def _merged(self, person_id: str) -> None:
        self.leave()
        self.merged.emit(person_id)
