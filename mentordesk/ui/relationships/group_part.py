"""The second part of the Relationships page: the table of groups, the group chosen, its deeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from mentordesk.commands.groups import StepGroup
from mentordesk.domain.group import ASKED_FOR, GroupState
from mentordesk.store.queries.groups import GroupRow
from mentordesk.ui.concerns.arriving import Raise
from mentordesk.ui.delegates import PersonDelegate, StateDelegate
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Page
from mentordesk.ui.ready_warning import may_go_on
from mentordesk.ui.relationships.certificates import CertificatesDialog
from mentordesk.ui.relationships.dates import save_the_dates
from mentordesk.ui.relationships.group_letters import letters_of_group
from mentordesk.ui.relationships.group_model import GroupColumn, GroupsModel
from mentordesk.ui.relationships.group_pane import GroupPane
from mentordesk.ui.relationships.work_asked import of_group
from mentordesk.ui.table import Table
from mentordesk.ui.table_or_word import TableOrWord
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, panel, row

G = GroupState
C = GroupColumn
_OPEN = frozenset(G) - {G.CLOSED}
_MEETS = frozenset({G.FORMING, G.RUNNING, G.ENDING})
WIDTHS = {
    C.TITLE: 184, C.MENTOR: 144, C.MEMBERS: 124, C.STATE: 88, C.HEALTH: 156, C.NEXT: 192,
    C.CONTACT: 96, C.CO_MENTOR: 144, C.ROUND: 150,
}  # fmt: skip

May = Callable[[GroupRow], bool]


class GroupsPart(QObject):
    """`left` stands where the pairs' table stands, `pane` where their pane does.

    `counted` says how many groups there are. The deeds are offered by the page, and are seen and
    done only while `is_shown`.
    """

    counted = Signal(int)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self.desk = page, page.desk
        self.is_shown = False
        self.model = GroupsModel(page.desk, self)
        self.table = Table(self.model, page.theme, "Groups")
        for one, delegate in (
            (C.TITLE, PersonDelegate), (C.MENTOR, PersonDelegate), (C.CO_MENTOR, PersonDelegate),
            (C.STATE, StateDelegate), (C.HEALTH, StateDelegate), (C.NEXT, StateDelegate),
        ):  # fmt: skip
            self.table.setItemDelegateForColumn(
                list(C).index(one), delegate(page.theme, self.table)
            )
        self.table.set_widths(WIDTHS[one] for one in C)
        new = button("New group…", self.new)
        new.setEnabled(not page.desk.is_read_only)
        foot = row(new, 0)
        foot.setContentsMargins(Space.L, Space.S, Space.L, Space.M)
        full = column(self.table, foot, space=0)
        full.setStretch(0, 1)
        self.left = TableOrWord(self.table, self.model, panel(full))
        self.table.live_in(page)  # the count beside the pairs is to be true
        self.pane = GroupPane(page.desk, page.theme, self.deeds)
        self.of_group: dict[str, tuple[QAction, May]] = {}
        self.left.stirred.connect(self.fit)

    def show_part(self, on: bool) -> None:
        """Whether the groups are what is looked at."""
        self.is_shown = on
        self.fit()

    def arrive(self, group_id: str) -> bool:
        """Stand on this group, if it is among those shown; whether it is."""
        if self.model.row_of(group_id) is None:
            return False
        self.table.select_ids([group_id], group_id)
        return True

    def new(self) -> None:
        """Ask for a new group, and stand on it."""
        made = self.pane.ask.new(self._page.round_id)
        if made is not None:
            self._page.arrive(made)

    def do(self, name: str) -> None:
        """Do this deed with the chosen group, if it can be done now."""
        action, _ = self.of_group[name]
        if action.isEnabled():
            action.trigger()

    def _start(self, group: GroupRow) -> None:
        if may_go_on(self._page.context, self._page, (group.mentor_id, group.co_mentor_id)):
            self.pane.do(StepGroup(group.id, G.RUNNING))

    def _join(self) -> None:
        if self.pane.detail is not None:
            self.pane.ask.join(self.pane.detail)

    def _asks(self) -> None:
        if self.pane.detail is not None:
            self.pane.ask.asks(self.pane.detail)

    def _letters(self) -> None:
        if self.pane.detail is not None:
            letters_of_group(self._page.context, self._page, self.pane.detail).exec()

    def _note(self) -> None:
        if self.pane.detail is not None:
            self.pane.work.ask.note(of_group(self.pane.detail))

    def deeds(self) -> Sequence[QAction]:
        """What can be done with the chosen group, that which it waits for first."""
        group = self.pane.group
        able = [action for action, _ in self.of_group.values()]
        if group is None:
            return able
        awaited = _awaited(group)
        if awaited == "plan" and self.pane.waits_for_nudge:
            awaited = "letters"
        leads = self.of_group[awaited][0]
        return sorted(able, key=lambda action: action is not leads)

    def fit(self, *_what: object) -> None:
        """Say what is there, and let only what can be done be done."""
        self.counted.emit(self.model.rowCount())
        has_rows = self.left.settle()
        if not has_rows:
            self.left.empty.say(
                Icon.PEOPLE, "No groups yet",
                "A group belongs to a round of Group Mentoring: a mentor, a theme and two to six "
                "mentees, who meet about once a month.",
                *([] if self.desk.is_read_only else [("New group…", self.new)]),
            )  # fmt: skip
        current = self.table.current_id() if has_rows and self.is_shown else None
        group = self.model.row_of(current or "")
        for action, may in self.of_group.values():
            able = group is not None and not self.desk.is_read_only and may(group)
            action.setEnabled(able)
            action.setVisible(self.is_shown)
        self.pane.show_id(current)

    def offer(self) -> None:
        """Let the page offer the deeds with a group; once, after its own."""
        page, pane, ask = self._page, self.pane, self.pane.ask

        def deed(
            name: str, text: str, do: Callable[[GroupRow], object], may: May, keys: str = ""
        ) -> None:
            def act() -> None:
                if pane.group is not None:
                    do(pane.group)

            self.of_group[name] = (page.offer(text, act, keys=keys or None), may)

        def to(state: GroupState) -> Callable[[GroupRow], None]:
            return lambda group: pane.do(StepGroup(group.id, state))

        def among(*states: GroupState) -> May:
            return lambda group: group.state in states

        page.part()
        page.offer("New group…", self.new, keys="Ctrl+N", icon=Icon.PLUS)
        deed(
            "attendance", "Note attendance…", lambda _: pane.next_session(),
            lambda g: g.due_id is not None and g.state in _MEETS, "Ctrl+L",
        )  # fmt: skip
        deed("place", "Place mentees…", lambda _: self._join(), among(*_OPEN), "Ctrl+Shift+M")
        deed(
            "asked", "Place who asked", lambda _: pane.place_asked(),
            lambda g: g.asked > 0 and g.state in _OPEN, "Ctrl+Shift+A",
        )  # fmt: skip
        deed("asks", "Somebody asks for it…", lambda _: self._asks(), among(*ASKED_FOR))
        deed("plan", "Plan a session…", pane.calendar.plan, among(*_OPEN), "Ctrl+Shift+P")
        deed("letters", "Write letters…", lambda _: self._letters(), lambda _: True, "Ctrl+Shift+L")
        deed(
            "dates", "Save its dates…",
            lambda g: save_the_dates(page.context, page, g.title, group_id=g.id), among(*_OPEN),
        )  # fmt: skip
        deed(
            "certificates", "Certificates of the group…",
            lambda g: CertificatesDialog(page.context, page, (), (g.id,)).exec(),
            among(G.ENDING, G.CLOSED),
        )  # fmt: skip
        deed("note", "Add a note…", lambda _: self._note(), lambda _: True)
        deed(
            "agreement", "Open the agreement", lambda g: page.go.emit("agreements", g.id),
            lambda g: g.state in _OPEN or g.started_on is not None,
        )  # fmt: skip
        deed("edit", "Edit the group", lambda _: pane.show_about(), among(*_OPEN), "F2")
        deed("size", "Change the size…", ask.size, among(*_OPEN))
        page.part()
        deed("recruit", "Begin to recruit", to(G.RECRUITING), among(G.PLANNED))
        deed("form", "Begin to form", to(G.FORMING), among(G.RECRUITING))
        deed("back", "Recruit again", to(G.RECRUITING), among(G.FORMING))
        deed("start", "Start the group", self._start, among(G.FORMING))
        deed("end", "Begin its ending", to(G.ENDING), among(G.RUNNING))
        deed("on", "Go on running", to(G.RUNNING), among(G.ENDING))
        page.part()
        deed("merge", "Merge into another…", ask.merge, among(*_OPEN))
        deed(
            "convert",
            "Make pairs of it…",
            ask.convert,
            lambda g: g.state in _OPEN and g.members > 0,
        )
        deed("close", "Close the group…", ask.close, among(*_OPEN))
        deed(
            "concern", "Raise a concern on the group…",
            lambda g: page.go.emit("concerns", Raise(group_id=g.id)), lambda _: True,
        )  # fmt: skip


def _awaited(group: GroupRow) -> str:
    """The deed that the group waits for."""
    if group.due_id is not None and group.state in _MEETS:
        return "attendance"
    if group.asked and group.members + group.asked <= group.most:
        return "asked"
    if group.members < group.least and group.state is not G.PLANNED:
        return "place"
    by_state = {
        G.PLANNED: "recruit", G.RECRUITING: "form", G.FORMING: "start", G.ENDING: "close"
    }  # fmt: skip
    return by_state.get(group.state, "plan")
