"""Two people on file that may be one: side by side, and made one field by field."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mentordesk.commands.merging import MergePeople
from mentordesk.store.queries.merging import differing
from mentordesk.store.queries.people_detail import detail
from mentordesk.ui.desk import Desk
from mentordesk.ui.fields import is_escape
from mentordesk.ui.icons import Icon
from mentordesk.ui.people.choices import of_two, weight, who
from mentordesk.ui.people.comparison import Comparison
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, put_icon, row
from mentordesk.wording.people import MERGE_HINT, are_they
from mentordesk.wording.refusals import refusal


class Merging(QWidget):
    """Stands in the place of the table while two people are compared."""

    closed = Signal()
    merged = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._ids = ("", "")
        self.setObjectName("merging")
        self.setAccessibleName("Merge two people")
        cancel = button("Cancel", self.closed.emit, name="cancel_merge")
        merge = button("Merge", self.merge, kind="primary")
        self.comparison = Comparison(theme, MERGE_HINT, (cancel, merge))
        self._build(theme)
        self.setFocusProxy(self.comparison.table)

    def compare(self, one_id: str, other_id: str) -> bool:
        """Show two people; the one with more pairs and rounds is kept. False when one is gone."""
        people = [self._desk.ask(detail, each) for each in (one_id, other_id)]
        one, other = people
        if one is None or other is None:
            return False
        kept, other = (other, one) if weight(other) > weight(one) else (one, other)
        self._ids = (kept.id, other.id)
        fields = self._desk.ask(differing, kept.id, other.id)
        self.comparison.show_choices(
            are_they(kept.display_name, other.display_name),
            of_two(kept, other, fields),
            who(kept),
            who(other),
            may_act=not self._desk.is_read_only,
        )
        return True

    def merge(self) -> None:
        """Make the two one as chosen; a refusal stands over the table."""
        choices = self.comparison.model.choices
        sides = tuple((one.id, one.side) for one in choices if one.side is not None)
        command = MergePeople(*self._ids, sides)
        done = self._desk.do(command, refused=lambda no: self.comparison.refuse(str(refusal(no))))
        if done is not None:
            self.merged.emit(self._ids[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to everybody."""
        if is_escape(event):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self, theme: Theme) -> None:
        back = button("Back to everybody", self.closed.emit, name="back_from_merging")
        put_icon(theme, back, Icon.ARROW_LEFT)
        head = row(label("Merge two people", "heading"), 0, back)
        box = column(head, self.comparison, space=Space.M)
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        box.setStretch(1, 1)
        self.setLayout(column(panel(box), space=0))
