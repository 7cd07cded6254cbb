"""What is asked about pairs and groups alike: a goal, its review, a note, answers to a survey."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from mentordesk.commands.check_ins import RecordAnswers
from mentordesk.commands.goals import EditGoal, NewGoal, ReviewGoal
from mentordesk.commands.notes import AddNote
from mentordesk.domain.closing import Side
from mentordesk.domain.goal import GoalState
from mentordesk.domain.person import Role
from mentordesk.domain.survey import (
    Asked,
    Scale,
    Survey,
    asks_gains,
    gain_of,
    questions,
    scale_of,
)
from mentordesk.store.queries.gains import gains_asked
from mentordesk.store.queries.groups import GroupDetail
from mentordesk.store.queries.relationship_detail import CheckInRow, GoalRow
from mentordesk.store.queries.relationships import RelationshipRow
from mentordesk.ui.asking import Asker, Fields
from mentordesk.ui.choice_fields import YES_OR_NO, CheckField, ChoiceField, word_choice
from mentordesk.ui.fields import Field, NumberField
from mentordesk.ui.text_fields import TextField
from mentordesk.wording import relationships as said
from mentordesk.wording.words import word


@dataclass(frozen=True)
class Taking:
    """Somebody who takes part, and as what."""

    person_id: str
    name: str
    role: Role


@dataclass(frozen=True)
class Subject:
    """A pair or a group, as what is asked about either needs to know it."""

    id: str
    title: str
    people: tuple[Taking, ...]
    ends_on: dt.date | None
    is_group: bool = False


def of_pair(pair: RelationshipRow) -> Subject:
    """A pair: the mentee first."""
    people = (
        Taking(pair.mentee_id, pair.mentee, Role.MENTEE),
        Taking(pair.mentor_id, pair.mentor, Role.MENTOR),
    )
    return Subject(pair.id, f"{pair.mentee} with {pair.mentor}", people, pair.planned_end_on)


def of_group(found: GroupDetail) -> Subject:
    """A group: its members by name, then its mentors; who left long ago is left out."""
    group = found.row
    stayed = {
        member.person_id: member.name for member in found.members if member.stayed(group.ended_on)
    }
    people = [Taking(person_id, name, Role.MENTEE) for person_id, name in stayed.items()]
    people.append(Taking(group.mentor_id, group.mentor, Role.MENTOR))
    if group.co_mentor_id and group.co_mentor:
        people.append(Taking(group.co_mentor_id, group.co_mentor, Role.MENTOR))
    return Subject(group.id, group.title, tuple(people), group.planned_end_on, is_group=True)


class WorkAsks(Asker):
    """Asks for the values of a deed about a pair or a group, and does it."""

    def note(self, subject: Subject) -> None:
        """A note of the office."""
        self._ask(
            "Add a note", subject.title,
            [
                ("text", TextField("Note", paragraphs=True), None),
                ("was_contact", CheckField("Contact", "We heard of them"), False),
                ("follow_up_on", self._day("Ask again on"), None),
            ],
            "Add",
            lambda v: AddNote(
                subject.id, v["text"] or "", v["was_contact"], follow_up_on=v["follow_up_on"]
            ),
        )  # fmt: skip

    def goal(self, subject: Subject) -> None:
        """A new goal."""
        self._ask(
            "Add a goal", subject.title,
            [
                ("statement", TextField("Goal"), None),
                ("due_on", self._day("By"), subject.ends_on),
                ("owner", word_choice("Whose", Side), Side.MENTEE),
            ],
            "Add",
            lambda v: NewGoal(subject.id, v["statement"] or "", v["due_on"], v["owner"]),
        )  # fmt: skip

    def review(self, subject: Subject, goal: GoalRow) -> None:
        """How far a goal has come."""
        self._ask(
            goal.statement, subject.title,
            [
                ("progress", NumberField("Progress, 0 to 100", 0, 100), goal.progress),
                ("state", word_choice("State", GoalState), goal.state),
            ],
            "Keep",
            lambda v: ReviewGoal(goal.id, v["progress"] or 0, v["state"]),
        )  # fmt: skip

    def goal_detail(self, subject: Subject, goal: GoalRow, field: str, caption: str) -> None:
        """One part of a goal: how it is measured, where it starts, its steps."""
        self._ask(
            goal.statement, subject.title,
            [("value", TextField(caption, paragraphs=True), getattr(goal, field))],
            "Keep",
            lambda v: EditGoal(goal.id, field, v["value"]),
        )  # fmt: skip

    def answers(
        self, subject: Subject, survey: Survey, who: Taking, known: CheckInRow | None
    ) -> None:
        """The answers of one person, typed in on their behalf."""
        held = dict(known.answers) if known is not None else {}
        asked: list[Asked] = [*questions(survey, who.role)]
        if asks_gains(survey):
            hoped = self._desk.ask(gains_asked, subject.id, who.person_id, who.role)
            answered = filter(None, map(gain_of, held))
            asked += dict.fromkeys((*hoped, *answered))
        fields: Fields = [(one.value, _field(one), held.get(one.value)) for one in asked]
        fields.append(("on", self._day("Answered on"), (known and known.returned_on) or None))
        self._ask(
            word(survey).capitalize(), f"Answers of {who.name}", fields, "Keep the answers",
            lambda v: RecordAnswers(
                subject.id, survey, who.role, tuple((one, v[one.value]) for one in asked), v["on"],
                person_id=who.person_id,
            ),
        )  # fmt: skip


def _field(question: Asked) -> Field:
    caption = said.asked(question)
    scale = scale_of(question)
    if scale is Scale.TEXT:
        return TextField(caption, paragraphs=True)
    if scale is Scale.YES_NO:
        return ChoiceField(caption, YES_OR_NO)
    low, high = {Scale.ONE_TO_FIVE: (1, 5), Scale.ZERO_TO_TEN: (0, 10)}.get(scale, (0, 999))
    return NumberField(f"{caption} ({low} to {high})", low, high)
