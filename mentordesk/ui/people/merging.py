"""Two people selected in the table, side by side in its place."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mentordesk.ui.desk import Desk
from mentordesk.ui.people.framed import Framed
from mentordesk.ui.people.two_people import TwoPeople
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets import button


class Merging(Framed):
    """Stands in the place of the table while two people are compared."""

    merged = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__("merging", "Merge two people")
        cancel = button("Cancel", self.closed.emit, name="cancel_merge")
        self.comparison = TwoPeople(desk, theme, (cancel,))
        self.comparison.merged.connect(self.merged)
        self.frame(theme, self.comparison)
        self.setFocusProxy(self.comparison.table)
