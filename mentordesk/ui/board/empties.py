"""What stands on the board where there are no cards: what belongs there, and the first step."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mentordesk.ui.board.column import Column
from mentordesk.ui.icons import Icon
from mentordesk.wording.words import listed, many

if TYPE_CHECKING:
    from mentordesk.ui.board.page import BoardPage

TOPICS = 5
"""How many of the topics wanted most are named while there is no mentor."""


class Empties(QObject):
    """Watches both columns and says the right words whenever one has nothing to show."""

    def __init__(self, page: BoardPage) -> None:
        super().__init__(page)
        self._page = page
        page.nothing.say(
            Icon.BOARD,
            "Start a round",
            "A round brings mentees and mentors together. Its board stands here.",
            ("Start a round", lambda: page.go.emit("settings", "rounds")),
        )
        page.waiting_model.counted.connect(self._waiting)
        page.mentors_model.counted.connect(self._mentors)
        page.state.opened.connect(self._waiting)
        page.state.opened.connect(self._mentors)

    def _waiting(self) -> None:
        page, state = self._page, self._page.state
        if self._filtered(page.waiting_column):
            return
        drafts = sum(not pair.is_live for pair in state.pairs.values())
        column = page.waiting_column
        if page.waiting_model.total:
            column.show_cards(True)
            return
        if not state.mentees:
            column.empty.say(
                Icon.PEOPLE,
                "Nobody is waiting",
                "Import replies, or add from People.",
                ("Import replies", lambda: page.go.emit("import", None)),
                ("People", lambda: page.go.emit("people", None)),
            )
        elif drafts:
            column.empty.say(
                Icon.PERSON_CHECK,
                "Everyone has a group in the making"
                if state.in_groups
                else "Everyone has a mentor",
                "",
                (
                    "Form groups" if state.in_groups else f"Propose {many(drafts, 'pair')}",
                    page.propose,
                ),
            )
        else:
            whole = "Everyone has a group" if state.in_groups else "Everyone has a mentor"
            column.empty.say(Icon.PERSON_CHECK, whole)
        column.show_cards(False)

    def _mentors(self) -> None:
        page, column = self._page, self._page.mentors_column
        if self._filtered(column):
            return
        if page.mentors_model.total:
            column.show_cards(True)
            return
        everybody = page.state.mentees.everybody().values()
        wanted = Counter(topic for row in everybody for topic in row.topics)
        most = [topic for topic, _ in wanted.most_common(TOPICS)]
        text = f"Wanted most: {listed(most, TOPICS)}." if most else ""
        column.empty.say(
            Icon.PERSON_ADD,
            "Mentors with free places appear here",
            text,
            ("People", lambda: page.go.emit("people", None)),
        )
        column.show_cards(False)

    def _filtered(self, column: Column) -> bool:
        """Whether the filter leaves nothing of what is there, and that was said."""
        model = column.model
        if not model.is_filtered or not model.total or model.sections():
            return False
        column.empty.say(
            Icon.FILTER, f"None of {model.total:,} match", "", ("Clear", column.filter.clear)
        )
        column.show_cards(False)
        return True
