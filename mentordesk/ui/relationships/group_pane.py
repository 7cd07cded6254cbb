"""The pane beside the table of groups: one group, what it needs, its members and its sessions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from mentordesk.commands.group_applying import UnaskForGroup
from mentordesk.commands.group_places import JoinGroup, LeaveGroup
from mentordesk.commands.sessions import RemoveSession
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import ASKED_FOR, NOT_BEGUN, PRESENT, GroupState
from mentordesk.domain.letter import Occasion
from mentordesk.domain.meeting import Held
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries.group_life import GroupLife, group_life
from mentordesk.store.queries.groups import (
    GroupDetail,
    GroupRow,
    MemberRow,
    group_detail,
)
from mentordesk.store.queries.relationship_detail import CheckInRow
from mentordesk.store.workspace import Command
from mentordesk.ui.desk import Desk
from mentordesk.ui.hours import day_and_hour
from mentordesk.ui.pane import Pane, TabLine, tab_bar
from mentordesk.ui.quotes.tab import Quotes
from mentordesk.ui.relationships import group_lines as lines
from mentordesk.ui.relationships.group_asked import GroupAsks
from mentordesk.ui.relationships.group_calendar import CalendarAsks
from mentordesk.ui.relationships.group_fields import GroupFields
from mentordesk.ui.relationships.pane import TONES
from mentordesk.ui.relationships.story import Story
from mentordesk.ui.relationships.work import Work
from mentordesk.ui.relationships.work_asked import Taking, of_group
from mentordesk.ui.row_list import Deed, Rows
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets import label, restyle
from mentordesk.wording.refusals import refusal
from mentordesk.wording.relationships import health_rule

G = GroupState
TABS = ("Members", "Sessions", "Story", "Goals", "Check-ins", "Notes", "Quotes", "About")
_GOING = (G.RUNNING, G.ENDING)


class GroupPane(Pane):
    """A head that says who and what it waits for, one button for what comes next, its tabs."""

    def __init__(self, desk: Desk, theme: Theme, deeds: Callable[[], Sequence[QAction]]) -> None:
        super().__init__(theme, "Group", deeds)
        self._desk = desk
        self.detail: GroupDetail | None = None
        self.life: GroupLife | None = None
        self.ask, self.calendar = GroupAsks(self, desk), CalendarAsks(self, desk)
        self._build(theme)
        self.setMinimumWidth(theme.scaled(340))
        self.follow(desk)

    @property
    def group(self) -> GroupRow | None:
        """The group shown."""
        return self.detail.row if self.detail else None

    @property
    def waits_for_nudge(self) -> bool:
        """Whether somebody stayed away who was not written to since the last session."""
        if self.detail is None or self.life is None or self.detail.row.state not in _GOING:
            return False
        last = self.detail.row.last_on or dt.date.min
        nudges = (one for one in self.life.letters if one.occasion is Occasion.GROUP_NUDGE)
        return bool(lines.away(self.detail)) and not any(one.sent_on >= last for one in nudges)

    def show_id(self, group_id: str | None) -> None:
        """Show this group, or none; the one shown is read anew with the file alone."""
        if self.group is not None and group_id == self.group.id:
            self.show_deeds(True)
            return
        self._wrong.hide()
        self._read(group_id)

    def read_anew(self) -> None:
        """Read the group shown from the file."""
        if self.group is not None:
            self._read(self.group.id)

    def do(self, command: Command) -> None:
        """Run a command; a refusal stands over the buttons."""
        self._wrong.hide()
        self._desk.do(command, refused=self._refuse)

    def place(self, found: GroupDetail, person_ids: tuple[str, ...]) -> None:
        """Place these at once; where a rule speaks against one of them, ask why."""
        self._wrong.hide()

        def refused(said: Refused) -> None:
            if said.reason is Reason.NEEDS_REASON:
                self.ask.join(found, person_ids)
            else:
                self._refuse(said)

        self._desk.do(JoinGroup(found.row.id, person_ids), refused=refused)

    def place_asked(self) -> None:
        """Place everybody who asked for the group."""
        if self.detail is not None and self.detail.asked:
            self.place(self.detail, tuple(one.id for one in self.detail.asked))

    def show_about(self) -> None:
        """Lead the keyboard to the details."""
        self.tabs.setCurrentIndex(TABS.index("About"))
        self.about.fields["title"].setFocus()

    def next_session(self) -> None:
        """Ask who came to the session that waits for it."""
        found = self.detail
        due = found.row.due_id if found else None
        for one in found.sessions if found else ():
            if found is not None and one.id == due:
                self.calendar.attendance(found, one)

    def _build(self, theme: Theme) -> None:
        self._title = label("", "heading", wraps=True)
        self._who = label("", wraps=True)
        self._state = label("", "small", "muted", wraps=True)
        self._health = label("", "small", wraps=True)
        self._hint = label("", "small", "attention", wraps=True)
        self._wrong = label("", "small", "urgent", wraps=True)
        self._wrong.hide()
        words = (self._title, self._who, self._state, self._health, self._hint, self._wrong)
        self.tabs = tab_bar("About this group", TABS, self._fill_tab)
        self._stack = QStackedWidget()
        self.members = Rows("Members", "Nobody is in it yet.")
        self.sessions = Rows("Group sessions", "No session is planned yet.")
        ask = self.ask
        change = {
            "topic": ask.topic, "mentor": ask.mentor, "co_mentor": ask.co_mentor, "size": ask.size,
        }  # fmt: skip
        self.about = GroupFields(self._desk, lambda name, group: change[name](group))
        self.story, self.work = Story(), Work(self._desk, self)
        self.quotes = Quotes(self._desk, self)
        for tab in (
            self.members, self.sessions, self.story, self.work.goals, self.work.check_ins,
            self.work.notes, self.quotes, self.about,
        ):  # fmt: skip
            self._stack.addWidget(tab)
        self.stack_up(words, TabLine(theme, self.tabs), self._stack)
        self._fill()

    def _read(self, group_id: str | None) -> None:
        self.detail = self.life = None
        if group_id is not None:
            self.detail = self._desk.ask(group_detail, group_id, self._desk.today())
            self.life = self._desk.ask(group_life, group_id)
        self._fill()

    def _refuse(self, refused: Refused) -> None:
        self._wrong.setText(str(refusal(refused)))
        self._wrong.show()

    def _fill(self) -> None:
        group = self.group
        self.setEnabled(group is not None)
        self._title.setText(group.title if group else "")
        self._who.setText(lines.who(group) if group else "")
        self._state.setText(lines.state_line(group, self.life) if group and self.life else "")
        rule = health_rule(group.judgement) if group else ""
        self._health.setText(rule)
        self._health.setVisible(bool(rule))
        restyle(self._health, "tone", TONES[group.judgement.health] if group else "muted")
        hint = lines.hint(self.detail, self.life) if self.detail and self.life else ""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.show_deeds(group is not None)
        self._fill_tab()

    def _fill_tab(self) -> None:
        number = self.tabs.currentIndex()
        self._stack.setCurrentIndex(number)
        found, life, work = self.detail, self.life, self.work
        if found is None or life is None:
            return
        subject = of_group(found)
        people = [(who.name, who.person_id) for who in subject.people]
        fills: tuple[Callable[[], object], ...] = (
            lambda: self._fill_members(found),
            lambda: self._fill_sessions(found),
            lambda: self.story.show_group(found, life),
            lambda: work.show_goals(subject, life.goals),
            lambda: work.show_check_ins(subject, life.check_ins, self._quote),
            lambda: work.show_notes(subject, life.notes),
            lambda: self.quotes.show_quotes(subject.title, people, None, subject.id),
            lambda: self.about.show_group(found.row),
        )
        fills[number]()

    def _quote(self, who: Taking, known: CheckInRow | None) -> Deed | None:
        group = self.detail.row.id if self.detail else None
        return self.quotes.from_answers((who.name, who.person_id), known, None, group)

    def _may(self, *deeds: Deed) -> Sequence[Deed]:
        return () if self._desk.is_read_only else deeds

    def _fill_members(self, found: GroupDetail) -> None:
        group = found.row
        is_open = group.state is not G.CLOSED
        place: Deed = ("Place mentees…", partial(self.ask.join, found))
        asks: Deed = ("Somebody asks…", partial(self.ask.asks, found))
        adds = (place, asks) if group.state in ASKED_FOR else (place,)
        self.members.begin(*(self._may(*adds) if is_open else ()))
        for one in found.asked:
            self.members.add(
                one.name, [lines.asked_line(one)],
                self._may(
                    ("Place", partial(self.place, found, (one.id,))),
                    ("No longer asks", partial(self.do, UnaskForGroup(group.id, (one.id,)))),
                ),
            )  # fmt: skip
        for member in sorted(found.members, key=lambda m: m.state not in PRESENT):
            deeds: Sequence[Deed] = ()
            if is_open and member.state in PRESENT:
                deeds = self._may(self._leaving(group, member))
            self.members.add(member.name, [lines.member_line(member)], deeds)
        self.members.end()

    def _leaving(self, group: GroupRow, member: MemberRow) -> Deed:
        if group.state in NOT_BEGUN:  # nothing has begun that could be left: no reason is asked
            command = LeaveGroup(group.id, (member.person_id,), ClosingReason.NEVER_STARTED)
            return ("Take out", partial(self.do, command))
        return ("Leaves…", partial(self.ask.leave, group, member))

    def _fill_sessions(self, found: GroupDetail) -> None:
        plan: Deed = ("Plan a session…", partial(self.calendar.plan, found.row))
        self.sessions.begin(*(self._may(plan) if found.row.state is not G.CLOSED else ()))
        today, zone = self._desk.today(), self._desk.workspace.zone()
        names = {member.person_id: member.name for member in found.members}
        ahead = [one for one in found.sessions if one.on > today]
        past = [one for one in reversed(found.sessions) if one.on <= today]
        for one in (*ahead, *past):  # what comes next on top, then back into the past
            deeds: list[Deed] = [("Change…", partial(self.calendar.change, found.row, one))]
            if one.on <= today and one.held in (Held.PLANNED, Held.TOOK_PLACE):
                deeds.insert(0, ("Attendance…", partial(self.calendar.attendance, found, one)))
            else:
                deeds.append(("Take out", partial(self.do, RemoveSession(one.id))))
            when = day_and_hour(one.on, one.begins, zone)
            told = lines.session_lines(one, names, when if one.theme else "")
            self.sessions.add(one.theme or when, told, self._may(*deeds))
        self.sessions.end()
