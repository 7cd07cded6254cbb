"""Two people on file side by side, and made one as chosen; its owner frames it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from mentordesk.commands.merging import MergePeople
from mentordesk.store.queries.merging import differing
from mentordesk.store.queries.people_detail import detail
from mentordesk.ui.desk import Desk
from mentordesk.ui.people.choices import of_two, weight, who
from mentordesk.ui.people.comparison import Comparison
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets import button
from mentordesk.wording.people import MERGE_HINT, are_they
from mentordesk.wording.refusals import refusal


class TwoPeople(Comparison):
    """The comparison of two people; the one with more pairs and rounds is kept."""

    merged = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, deeds: Sequence[QPushButton]) -> None:
        merge = button("Merge", self.merge, kind="primary")
        super().__init__(theme, MERGE_HINT, (*deeds, merge))
        self._desk = desk
        self.ids = ("", "")

    def compare(self, one_id: str, other_id: str) -> bool:
        """Show two people; False when one of them is gone."""
        people = [self._desk.ask(detail, each) for each in (one_id, other_id)]
        one, other = people
        if one is None or other is None:
            return False
        kept, other = (other, one) if weight(other) > weight(one) else (one, other)
        self.ids = (kept.id, other.id)
        self.show_choices(
            are_they(kept.display_name, other.display_name),
            of_two(kept, other, self._desk.ask(differing, kept.id, other.id)),
            who(kept),
            who(other),
            may_act=not self._desk.is_read_only,
        )
        return True

    def merge(self) -> None:
        """Make the two one as chosen; a refusal stands over the table."""
        sides = tuple((one.id, one.side) for one in self.model.choices if one.side is not None)
        command = MergePeople(*self.ids, sides)
        done = self._desk.do(command, refused=lambda no: self.refuse(str(refusal(no))))
        if done is not None:
            self.merged.emit(self.ids[0])
