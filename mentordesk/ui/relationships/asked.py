"""The questions the page asks before a deed: a session, a pause, an end, an answer, a goal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.commands.check_ins import RecordAnswers
from mentordesk.commands.goals import EditGoal, NewGoal, ReviewGoal
from mentordesk.commands.notes import AddNote
from mentordesk.commands.pair_life import (
    ClosePairs,
    ExtendPair,
    PausePair,
    PlanNext,
    RestartPair,
)
from mentordesk.commands.sessions import LogSession, Told
from mentordesk.domain.closing import ClosingReason, Side
from mentordesk.domain.goal import GoalState
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Held, Mode, Stage
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import FINISHED_ROUND, Scheme
from mentordesk.domain.survey import SCALES, Question, Scale, Survey, questions
from mentordesk.store.queries.relationship_detail import CheckInRow, GoalRow
from mentordesk.store.queries.relationships import RelationshipRow
from mentordesk.store.queries.rounds import all_rounds
from mentordesk.ui.asking import Asking
from mentordesk.ui.choice_fields import CheckField, ChoiceField
from mentordesk.ui.desk import Desk
from mentordesk.ui.fields import DayField, Field, NumberField
from mentordesk.ui.text_fields import TextField
from mentordesk.wording import relationships as said
from mentordesk.wording.words import word

Values = Mapping[str, Any]
NOT_SAID: tuple[str, Any] = ("not said", None)


class Questions:
    """Asks for the values of a deed about one pair, and does it."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def session(self, pair: RelationshipRow) -> None:
        """A session they told us of, or one that is planned."""
        today = self._desk.today()
        self._ask(
            "Note a session", pair,
            [
                ("on", self._day("Day"), today),
                ("held", _choice("What became of it", Held), Held.TOOK_PLACE),
                ("minutes", NumberField("Minutes", 1, 1440), None),
                ("mode", _choice("How", Mode, NOT_SAID), None),
                ("reported_by", _choice("Told by", Side, NOT_SAID), None),
                ("stage", _choice("Stage", Stage, NOT_SAID), None),
            ],
            "Note it",
            lambda v: LogSession(pair.id, Told(**{**v, "on": v["on"] or today})),
        )  # fmt: skip

    def pause(self, pair: RelationshipRow) -> None:
        """Until when, and who asked."""
        self._ask(
            "Pause the pair", pair,
            [
                ("until", self._day("Until"), None),
                ("by", _choice("Asked by", Side, NOT_SAID), None),
            ],
            "Pause",
            lambda v: PausePair(pair.id, v["until"] or self._desk.today(), v["by"]),
        )  # fmt: skip

    def extend(self, pair: RelationshipRow) -> None:
        """Until when they go on."""
        self._ask(
            "Extend the pair", pair, [("until", self._day("Until"), pair.planned_end_on)],
            "Extend",
            lambda v: ExtendPair(pair.id, v["until"] or self._desk.today()),
        )  # fmt: skip

    def close(self, pair: RelationshipRow, state: MatchState) -> None:
        """How it ended, without blame."""
        planned = state is MatchState.COMPLETED
        wants: list[tuple[str, Any]] = [NOT_SAID, ("yes", True), ("no", False)]
        self._ask(
            "Close the pair", pair,
            [
                ("state", ChoiceField("How", _ends(pair.state)), state),
                (
                    "reason", _choice("Why", ClosingReason),
                    ClosingReason.PLANNED_END if planned else ClosingReason.MENTEE_UNAVAILABLE,
                ),
                ("on", self._day("Day"), self._desk.today()),
                ("by", _choice("Told by", Side, NOT_SAID), None),
                ("mentee", ChoiceField("Mentee wants a new mentor", wants), None),
                ("mentor", ChoiceField("Mentor wants a new mentee", wants), None),
            ],
            "Close",
            lambda v: ClosePairs(
                (pair.id,), v["state"], v["reason"], v["on"], v["by"], v["mentee"], v["mentor"]
            ),
        )  # fmt: skip

    def restart(self, pair: RelationshipRow) -> None:
        """In which round they begin anew."""
        rounds = [
            (found.name, found.id)
            for found in self._desk.ask(all_rounds)
            if found.scheme is Scheme.MATCHED and found.state not in FINISHED_ROUND
        ]
        start = pair.round_id if any(i == pair.round_id for _, i in rounds) else None
        start = start or (rounds[0][1] if rounds else None)
        self._ask(
            "Restart the pair", pair,
            [
                ("round", ChoiceField("Round", rounds), start),
                ("reason", TextField("Reason, where a rule speaks against it"), None),
            ],
            "Restart",
            lambda v: RestartPair(pair.id, v["round"] or "", v["reason"]),
        )  # fmt: skip

    def plan_next(self, pair: RelationshipRow) -> None:
        """What is to be done about the pair, and when."""
        self._ask(
            "What comes next", pair,
            [
                ("action", TextField("To do"), pair.next_action),
                ("on", self._day("Day"), pair.next_on),
            ],
            "Keep",
            lambda v: PlanNext(pair.id, v["action"], v["on"]),
        )  # fmt: skip

    def note(self, pair: RelationshipRow) -> None:
        """A note of the office."""
        self._ask(
            "Add a note", pair,
            [
                ("text", TextField("Note", paragraphs=True), None),
                ("was_contact", CheckField("Contact", "We heard of them"), False),
                ("follow_up_on", self._day("Ask again on"), None),
            ],
            "Add",
            lambda v: AddNote(
                pair.id, v["text"] or "", v["was_contact"], follow_up_on=v["follow_up_on"]
            ),
        )  # fmt: skip

    def goal(self, pair: RelationshipRow) -> None:
        """A new goal."""
        self._ask(
            "Add a goal", pair,
            [
                ("statement", TextField("Goal"), None),
                ("due_on", self._day("By"), pair.planned_end_on),
                ("owner", _choice("Whose", Side), Side.MENTEE),
            ],
            "Add",
            lambda v: NewGoal(pair.id, v["statement"] or "", v["due_on"], v["owner"]),
        )  # fmt: skip

    def review(self, pair: RelationshipRow, goal: GoalRow) -> None:
        """How far a goal has come."""
        self._ask(
            goal.statement, pair,
            [
                ("progress", NumberField("Progress, 0 to 100", 0, 100), goal.progress),
                ("state", _choice("State", GoalState), goal.state),
            ],
            "Keep",
            lambda v: ReviewGoal(goal.id, v["progress"] or 0, v["state"]),
        )  # fmt: skip

    def goal_detail(self, pair: RelationshipRow, goal: GoalRow, field: str, caption: str) -> None:
        """One part of a goal: how it is measured, where it starts, its steps."""
        self._ask(
            goal.statement, pair,
            [("value", TextField(caption, paragraphs=True), getattr(goal, field))],
            "Keep",
            lambda v: EditGoal(goal.id, field, v["value"]),
        )  # fmt: skip

    def answers(
        self, pair: RelationshipRow, survey: Survey, role: Role, known: CheckInRow | None
    ) -> None:
        """The answers of one side, typed in on their behalf."""
        held = dict(known.answers) if known is not None else {}
        asked = questions(survey, role)
        fields: list[tuple[str, Field, Any]] = [
            (one.value, _field(one), held.get(one.value)) for one in asked
        ]
        fields.append(("on", self._day("Answered on"), (known and known.returned_on) or None))
        self._ask(
            word(survey).capitalize(), pair, fields, "Keep the answers",
            lambda v: RecordAnswers(
                pair.id, survey, role, tuple((one, v[one.value]) for one in asked), v["on"]
            ),
            who=f"Answers of {pair.mentor if role is Role.MENTOR else pair.mentee}",
        )  # fmt: skip

    def _day(self, caption: str) -> DayField:
        return DayField(caption, self._desk.today)

    def _ask(
        self,
        heading: str,
        pair: RelationshipRow,
        fields: list[tuple[str, Field, Any]],
        yes: str,
        command: Callable[[Values], Any],
        who: str | None = None,
    ) -> None:
        def do(values: Values, refuse: Callable[[Refused], object]) -> bool:
            return self._desk.do(command(values), refused=refuse) is not None

        two = f"{pair.mentee} with {pair.mentor}"
        Asking(self._parent, heading, who or two, fields, yes, do).exec()


def _choice(caption: str, kind: Any, *first: tuple[str, Any]) -> ChoiceField:
    return ChoiceField(caption, [*first, *((word(one), one) for one in kind)])


def _ends(now: MatchState) -> list[tuple[str, MatchState]]:
    ends = [MatchState.ENDED_EARLY, MatchState.INFORMAL]
    if now is MatchState.ENDING:
        ends.insert(0, MatchState.COMPLETED)
    return [(word(end), end) for end in ends]


def _field(question: Question) -> Field:
    caption = said.QUESTIONS[question]
    scale = SCALES[question]
    if scale is Scale.TEXT:
        return TextField(caption, paragraphs=True)
    if scale is Scale.YES_NO:
        return ChoiceField(caption, [NOT_SAID, ("yes", True), ("no", False)])
    low, high = {Scale.ONE_TO_FIVE: (1, 5), Scale.ZERO_TO_TEN: (0, 10)}.get(scale, (0, 999))
    return NumberField(f"{caption} ({low} to {high})", low, high)
