"""The goals, check-ins and notes of a pair or a group: three lists, with what can be done there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from mentordesk.commands.check_ins import SendSurvey
from mentordesk.commands.goals import RemoveGoal
from mentordesk.commands.notes import EditNote
from mentordesk.domain.survey import Survey
from mentordesk.store.queries.relationship_detail import CheckInRow, GoalRow, NoteRow
from mentordesk.ui.bidi import apart
from mentordesk.ui.desk import Desk
from mentordesk.ui.relationships.work_asked import Subject, Taking, WorkAsks
from mentordesk.ui.row_list import Deed, Rows
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import word

_GOAL_PARTS = (
    ("measure", "How is it measured?"),
    ("baseline", "Where does it start?"),
    ("target", "What is aimed at?"),
    ("achievable", "Why can it be done?"),
    ("relevance", "Why does it matter?"),
    ("steps", "Steps"),
)

More = Callable[[Taking, CheckInRow | None], Deed | None]
"""What else can be done with what somebody answered, if anything."""


class Work:
    """The three lists; each is shown in a tab of its own."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self.ask = WorkAsks(parent, desk)
        self.goals = Rows("Goals", "No goals yet.")
        self.check_ins = Rows("Check-ins", "Nothing was asked yet.")
        self.notes = Rows("Notes", "No notes yet.")

    def show_goals(self, subject: Subject, goals: Sequence[GoalRow]) -> None:
        """The goals, by the day they are due."""
        self.goals.begin(*self._may(("Add a goal…", partial(self.ask.goal, subject))))
        for goal in goals:
            details = [_goal_line(goal, subject)]
            parts = [(f, c, getattr(goal, f)) for f, c in _GOAL_PARTS]
            details += [f"{caption} {apart(text)}" for _, caption, text in parts if text]
            unsaid = next(((f, c) for f, c, text in parts if not text), None)
            deeds: list[Deed] = [("Review…", partial(self.ask.review, subject, goal))]
            if unsaid is not None:
                deeds.append(("Say more…", partial(self.ask.goal_detail, subject, goal, *unsaid)))
            deeds.append(("Take out", partial(self._desk.do, RemoveGoal(goal.id))))
            self.goals.add(apart(goal.statement), details, self._may(*deeds))
        self.goals.end()

    def show_check_ins(
        self, subject: Subject, check_ins: Sequence[CheckInRow], more: More | None = None
    ) -> None:
        """Every survey, and how it stands with each who takes part; `more` for what else."""
        held = {(one.survey, one.person_id): one for one in check_ins}
        self.check_ins.begin()
        for survey in Survey:
            was_sent = any(one.survey is survey for one in check_ins)
            send: Deed = (
                "Remind" if was_sent else "Mark as sent",
                partial(self._desk.do, SendSurvey((subject.id,), survey)),
            )
            self.check_ins.head(word(survey).capitalize(), self._may(send))
            for who in subject.people:
                known = held.get((survey, who.person_id))
                deeds: list[Deed] = [
                    ("Answers…", partial(self.ask.answers, subject, survey, who, known))
                ]
                other = more(who, known) if more is not None else None
                if other is not None:
                    deeds.append(other)
                self.check_ins.add(who.name, [_check_in_line(known)], self._may(*deeds))
        self.check_ins.end()

    def show_notes(self, subject: Subject, notes: Sequence[NoteRow]) -> None:
        """The office's notes, the newest first."""
        self.notes.begin(*self._may(("Add a note…", partial(self.ask.note, subject))))
        for note in reversed(notes):
            told = [short_day(note.on)]
            if note.was_contact:
                told.append("we heard of them")
            if note.follow_up_on:
                told.append(f"ask again on {short_day(note.follow_up_on)}")
            take_out = ("Take out", partial(self._desk.do, EditNote(note.id, "")))
            self.notes.add(apart(note.text), [" · ".join(told)], self._may(take_out))
        self.notes.end()

    def _may(self, *deeds: Deed) -> Sequence[Deed]:
        return () if self._desk.is_read_only else deeds


def _goal_line(goal: GoalRow, subject: Subject) -> str:
    owner = f"{word(goal.owner)}s’" if subject.is_group else f"{word(goal.owner)}’s"
    parts = [f"{goal.progress} %", word(goal.state), f"the {owner}"]
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
