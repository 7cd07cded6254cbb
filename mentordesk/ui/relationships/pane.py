"""The pane beside the table: one pair, how it is doing, its deeds, and its tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from mentordesk.commands.check_ins import SendSurvey
from mentordesk.commands.goals import RemoveGoal
from mentordesk.commands.notes import EditNote
from mentordesk.commands.sessions import RemoveSession
from mentordesk.domain.health import Health
from mentordesk.domain.meeting import Held
from mentordesk.domain.person import Role
from mentordesk.domain.survey import Survey
from mentordesk.store.queries.relationship_detail import (
    CheckInRow,
    GoalRow,
    RelationshipDetail,
    SessionRow,
    relationship,
)
from mentordesk.ui.desk import Desk
from mentordesk.ui.pane import Pane, tab_bar
from mentordesk.ui.quotes.tab import Quotes
from mentordesk.ui.relationships.asked import Questions
from mentordesk.ui.relationships.story import Story
from mentordesk.ui.row_list import Deed, Rows
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import label, restyle, row
from mentordesk.wording import relationships as said
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import many, word

TABS = ("Story", "Sessions", "Goals", "Check-ins", "Notes", "Quotes")
_TONES = {Health.RED: "urgent", Health.AMBER: "attention", Health.GREEN: "muted"}
_GOAL_PARTS = (
    ("measure", "How is it measured?"),
    ("baseline", "Where does it start?"),
    ("target", "What is aimed at?"),
    ("achievable", "Why can it be done?"),
    ("relevance", "Why does it matter?"),
    ("steps", "Steps"),
)


class PairPane(Pane):
    """A head that says who and how, one button for what comes next, and six tabs."""

    def __init__(self, desk: Desk, theme: Theme, deeds: Callable[[], Sequence[QAction]]) -> None:
        super().__init__(theme, "Pair", deeds)
        self._desk = desk
        self.detail: RelationshipDetail | None = None
        self._owes = False
        self.ask = Questions(self, desk)
        self._build()
        self.setMinimumWidth(theme.scaled(340))
        desk.changed.connect(lambda _changes: self._renew())

    def show_id(self, match_id: str | None) -> None:
        """Show this pair, or none; the one shown is read anew with the file, not with the table."""
        if self.detail is not None and match_id == self.detail.row.id:
            self.show_deeds(True)
        else:
            self._read(match_id)

    def _build(self) -> None:
        self._names = label("", "heading", wraps=True)
        self._state = label("", wraps=True)
        self._health = label("", "small", wraps=True)
        self.tabs = tab_bar("About this pair", TABS, self._fill_tab)
        self._stack = QStackedWidget()
        self.story = Story()
        self.sessions = Rows("Sessions", "That they met is noted here, never what was said.")
        self.goals = Rows("Goals", "No goals yet.")
        self.check_ins = Rows("Check-ins", "Nothing was asked yet.")
        self.notes = Rows("Notes", "No notes yet.")
        self.quotes = Quotes(self._desk, self)
        for tab in (
            self.story, self.sessions, self.goals, self.check_ins, self.notes, self.quotes,
        ):  # fmt: skip
            self._stack.addWidget(tab)
        bar = row(self.tabs)
        bar.setContentsMargins(Space.L, 0, Space.S, 0)
        self.stack_up((self._names, self._state, self._health), bar, self._stack)
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was owed while nobody looked."""
        super().showEvent(event)
        if self._owes:
            self._renew()

    def _renew(self) -> None:
        self._owes = not self.isVisible()
        if self.detail is not None and not self._owes:
            self._read(self.detail.row.id)

    def _read(self, match_id: str | None) -> None:
        self.detail = None
        if match_id is not None:
            self.detail = self._desk.ask(relationship, match_id, self._desk.today())
        self._fill()

    def _fill(self) -> None:
        found = self.detail
        self.setEnabled(found is not None)
        self._names.setText(f"{found.row.mentee} with {found.row.mentor}" if found else "")
        self._state.setText(_state_line(found) if found else "")
        rule = said.health_rule(found.row.judgement) if found else ""
        self._health.setText(rule)
        self._health.setVisible(bool(rule))
        restyle(self._health, "tone", _TONES[found.row.judgement.health] if found else "muted")
        self.show_deeds(found is not None)
        self._fill_tab()

    def _fill_tab(self) -> None:
        number = self.tabs.currentIndex()
        self._stack.setCurrentIndex(number)
        if self.detail is not None:
            fill = (
                self.story.show_detail, self._fill_sessions, self._fill_goals,
                self._fill_check_ins, self._fill_notes, lambda f: self.quotes.show_pair(f.row),
            )[number]  # fmt: skip
            fill(self.detail)

    def _may(self, *deeds: Deed) -> Sequence[Deed]:
        return () if self._desk.is_read_only else deeds

    def _fill_sessions(self, found: RelationshipDetail) -> None:
        row = found.row
        self.sessions.begin(*self._may(("Note a session…", lambda: self.ask.session(row))))
        for one in reversed(found.sessions):
            take_out = ("Take out", partial(self._desk.do, RemoveSession(one.id)))
            self.sessions.add(short_day(one.on), [_session_line(one)], self._may(take_out))
        self.sessions.end()

    def _fill_goals(self, found: RelationshipDetail) -> None:
        row = found.row
        self.goals.begin(*self._may(("Add a goal…", lambda: self.ask.goal(row))))
        for goal in found.goals:
            details = [_goal_line(goal)]
            parts = [(f, c, getattr(goal, f)) for f, c in _GOAL_PARTS]
            details += [f"{caption} {text}" for _, caption, text in parts if text]
            unsaid = next(((f, c) for f, c, text in parts if not text), None)
            deeds: list[Deed] = [("Review…", partial(self.ask.review, row, goal))]
            if unsaid is not None:
                deeds.append(("Say more…", partial(self.ask.goal_detail, row, goal, *unsaid)))
            deeds.append(("Take out", partial(self._desk.do, RemoveGoal(goal.id))))
            self.goals.add(goal.statement, details, self._may(*deeds))
        self.goals.end()

    def _fill_check_ins(self, found: RelationshipDetail) -> None:
        row = found.row
        held = {(one.survey, one.role): one for one in found.check_ins}
        self.check_ins.begin()
        for survey in Survey:
            sent = any((survey, role) in held for role in Role)
            send: Deed = (
                "Remind" if sent else "Mark as sent",
                partial(self._desk.do, SendSurvey((row.id,), survey)),
            )
            self.check_ins.head(word(survey).capitalize(), self._may(send))
            for role in (Role.MENTEE, Role.MENTOR):
                known = held.get((survey, role))
                name = row.mentor if role is Role.MENTOR else row.mentee
                answers = partial(self.ask.answers, row, survey, role, known)
                deeds: list[Deed] = [("Answers…", answers)]
                quote = self.quotes.from_answers(row, role, known)
                if quote is not None:
                    deeds.append(quote)
                self.check_ins.add(name, [_check_in_line(known)], self._may(*deeds))
        self.check_ins.end()

    def _fill_notes(self, found: RelationshipDetail) -> None:
        row = found.row
        self.notes.begin(*self._may(("Add a note…", lambda: self.ask.note(row))))
        for note in reversed(found.notes):
            told = [short_day(note.on)]
            if note.was_contact:
                told.append("we heard of them")
            if note.follow_up_on:
                told.append(f"ask again on {short_day(note.follow_up_on)}")
            take_out = ("Take out", partial(self._desk.do, EditNote(note.id, "")))
            self.notes.add(note.text, [" · ".join(told)], self._may(take_out))
        self.notes.end()


def _state_line(found: RelationshipDetail) -> str:
    row = found.row
    parts = [word(row.state).capitalize(), row.round or "informal"]
    if row.score is not None:
        parts.append(f"fit {row.score}")
    if row.sessions:
        parts.append(many(row.sessions, "session"))
    parts.append(f"agreement {word(row.agreement)}")
    return " · ".join(parts)


def _session_line(one: SessionRow) -> str:
    parts = [
        "" if one.held is Held.TOOK_PLACE else word(one.held),
        many(one.minutes, "minute") if one.minutes else "",
        word(one.mode),
        word(one.stage),
        f"told by the {word(one.reported_by)}" if one.reported_by else "",
    ]
    return " · ".join(part for part in parts if part)


def _goal_line(goal: GoalRow) -> str:
    parts = [f"{goal.progress} %", word(goal.state), f"the {word(goal.owner)}’s"]
    if goal.due_on:
        parts.append(f"by {short_day(goal.due_on)}")
    if goal.reviewed_on:
        parts.append(f"reviewed {short_day(goal.reviewed_on)}")
    return " · ".join(parts)


def _check_in_line(known: CheckInRow | None) -> str:
    if known is None:
        return "not asked yet"
    if known.returned_on is not None:
        return f"back on {short_day(known.returned_on)}"
    reminded = f", reminded {short_day(known.reminded_on)}" if known.reminded_on else ""
    return f"sent {short_day(known.sent_on)}{reminded}"
