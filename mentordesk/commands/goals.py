"""The goals of a pair or a group: set, edited, reviewed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentordesk.commands.relationship import get_relationship, name_of, owner_of
from mentordesk.domain.closing import Side
from mentordesk.domain.goal import GoalState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Goal

TEXTS = ("statement", "measure", "baseline", "target", "achievable", "relevance", "steps")


@dataclass(frozen=True)
class NewGoal:
    """Adds a goal to a pair or a group."""

    relationship_id: str
    statement: str
    due_on: dt.date | None = None
    owner: Side = Side.MENTEE

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds it. Raises `Refused` NOT_FOUND, or VALUE_WRONG without a statement."""
        found = get_relationship(session, self.relationship_id)
        text = _statement(self.statement)
        goal = Goal(id=session.new_id(), statement=text, **owner_of(found))
        goal.due_on, goal.owner = self.due_on, self.owner
        session.add(goal)
        return {"goal_id": goal.id, "goal": goal.statement, "pair": name_of(session, found)}


@dataclass(frozen=True)
class EditGoal:
    """Changes one field of a goal: a text, the day it is due, or whose it is."""

    goal_id: str
    field: str
    value: str | dt.date | Side | None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets it. Raises `Refused` NOT_FOUND or VALUE_WRONG."""
        goal = get_goal(session, self.goal_id)
        if self.field == "statement":
            goal.statement = _statement(str(self.value or ""))
        elif self.field in TEXTS:
            setattr(goal, self.field, str(self.value or "").strip() or None)
        elif self.field == "due_on" and (self.value is None or isinstance(self.value, dt.date)):
            goal.due_on = self.value
        elif self.field == "owner" and isinstance(self.value, Side):
            goal.owner = self.value
        else:
            raise Refused(Reason.VALUE_WRONG, field=self.field, value=self.value)
        return {"goal": goal.statement, "field": self.field}


@dataclass(frozen=True)
class ReviewGoal:
    """Notes how far a goal has come: 0 to 100, and its state."""

    goal_id: str
    progress: int
    state: GoalState

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Notes it, reviewed today. A goal that was met stands at 100."""
        goal = get_goal(session, self.goal_id)
        if not 0 <= self.progress <= 100:
            raise Refused(
                Reason.VALUE_WRONG, field="progress", value=self.progress, least=0, most=100
            )
        goal.progress = 100 if self.state is GoalState.MET else self.progress
        goal.state, goal.reviewed_on = self.state, session.today()
        return {"goal": goal.statement, "goal_state": self.state.value, "progress": goal.progress}


@dataclass(frozen=True)
class RemoveGoal:
    """Takes a goal out that was noted in error."""

    goal_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes it. Raises `Refused` NOT_FOUND."""
        goal = get_goal(session, self.goal_id)
        session.delete(goal)
        return {"goal": goal.statement}


def get_goal(session: WriteSession, goal_id: str) -> Goal:
    """A goal. Raises `Refused` NOT_FOUND."""
    goal = session.get(Goal, goal_id)
    if goal is None:
        raise Refused(Reason.NOT_FOUND, what="goal", id=goal_id)
    return goal


def _statement(text: str) -> str:
    text = text.strip()
    if not text:
        raise Refused(Reason.VALUE_WRONG, field="goal", value=text)
    return text
