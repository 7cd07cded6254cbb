"""What became of the demo's pairs and questions: told as an office would have noted it."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.ask_offers import AnswerOffer, OfferQuestion
from mentordesk.commands.asks import AskQuestion, CloseQuestion, HoldTalk
from mentordesk.commands.check_ins import RecordAnswers, SendSurvey
from mentordesk.commands.goals import NewGoal
from mentordesk.commands.notes import AddNote
from mentordesk.commands.pair_life import PlanNext
from mentordesk.commands.sessions import LogSession, Told
from mentordesk.domain.closing import DeclineReason, Side
from mentordesk.domain.goal import GoalState
from mentordesk.domain.match import INTRODUCED_ONCE, MatchState
from mentordesk.domain.meeting import Held, Mode
from mentordesk.domain.person import Role
from mentordesk.domain.question import Outcome, Urgency
from mentordesk.domain.survey import BASELINE_SCALES, SCALES, Question, Scale, Survey, questions
from mentordesk.store.queries.relationships import RelationshipRow, relationships
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Goal

QUESTIONS = (
    "How do I move from research into a donor agency?",
    "What should a first policy brief look like?",
    "Is a second degree worth it at my stage?",
    "How do you run a survey with no budget?",
    "How did you find your first post abroad?",
    "What do think tanks look for in an applicant?",
    "How do I negotiate with a line ministry?",
    "Which data skills were most useful to you?",
)
GOALS = (
    "Apply to three posts in policy research",
    "Write and share a two-page policy brief",
    "Build a network of ten people in the sector",
    "Decide between further study and work",
    "Lead a meeting with partners",
)
_OUTCOMES = (
    GoalState.MET, GoalState.MET, GoalState.MET, GoalState.PARTLY, GoalState.PARTLY,
    GoalState.DROPPED, GoalState.CARRIED_ON,
)  # fmt: skip
_NOTES = ("Rang both; all is well.", "Wrote to ask how they are.", "They meet again next month.")
_TEXTS = {
    Question.WORKING_WELL: "We talk openly.",
    Question.GAINS: "A clearer plan.",
    Question.WHAT_CHANGED: "A new post.",
}


@dataclass(frozen=True)
class LiveDemo:
    """Adds sessions, goals, surveys, notes and questions to the demo's pairs, by the same dice."""

    askers: tuple[str, ...]
    alumni: tuple[str, ...]
    seed: int

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Does in one step what an office would have done in a year of days."""
        dice = random.Random(f"{self.seed}/life")
        pairs = relationships(session.connection(), session.today())
        for pair in sorted(pairs, key=lambda p: p.id):
            if pair.introduced_on is not None and pair.state in INTRODUCED_ONCE:
                for part in _of_pair(pair, session.today(), dice):
                    part.apply(session)
        session.flush()
        _review_goals(session, {pair.id: pair.ended_on for pair in pairs}, dice)
        _ask_all(session, self.askers, self.alumni, dice)
        return {"count": len(pairs)}


def _of_pair(pair: RelationshipRow, today: dt.date, dice: random.Random) -> Iterator[Any]:
    met = pair.first_meeting_on
    if met is None or met > today:
        return
    end = min(pair.ended_on or today, today)
    silent = dice.choice((0, 0, 0, 0, 3, 12, 34, 50)) if pair.ended_on is None else 0
    day, last = met, end - dt.timedelta(days=silent)
    while day <= last or day == met:
        yield LogSession(pair.id, _told(day, dice))
        day += dt.timedelta(days=dice.randint(17, 33))
    if dice.random() < 0.7:
        owner = dice.choice((Side.MENTEE, Side.MENTEE, Side.MENTOR))
        yield NewGoal(pair.id, dice.choice(GOALS), pair.planned_end_on, owner)
    if dice.random() < 0.25:
        yield AddNote(pair.id, dice.choice(_NOTES), on=end)
    if pair.ended_on is None and dice.random() < 0.1:
        yield PlanNext(pair.id, "Ring the mentee", today + dt.timedelta(days=dice.randint(-2, 9)))
    yield from _surveys(pair, end, dice)


def _review_goals(
    session: WriteSession, ended: Mapping[str, dt.date | None], dice: random.Random
) -> None:
    """What came of goals: judged at the end of a pair, and somewhere on the way before."""
    for goal in session.scalars(select(Goal).order_by(Goal.match_id, Goal.statement)):
        goal.reviewed_on = ended.get(goal.match_id or "")
        if goal.reviewed_on is None:
            goal.progress = dice.choice((0, 10, 25, 50, 60, 75))
            continue
        goal.state = dice.choice(_OUTCOMES)
        goal.progress = 100 if goal.state is GoalState.MET else dice.choice((30, 50, 80))


def _told(day: dt.date, dice: random.Random) -> Told:
    by = dice.choice((Side.MENTEE, Side.MENTEE, Side.MENTOR))
    mode = dice.choice((Mode.VIDEO, Mode.VIDEO, Mode.PHONE, Mode.EMAIL, Mode.IN_PERSON))
    return Told(day, Held.TOOK_PLACE, dice.choice((30, 45, 60, 60, 90)), mode, by)


def _surveys(pair: RelationshipRow, end: dt.date, dice: random.Random) -> Iterator[Any]:
    begun = pair.introduced_on or end
    if dice.random() < 0.8:
        before = tuple((one, dice.choice((2, 2, 3, 3, 4))) for one in BASELINE_SCALES)
        yield RecordAnswers(pair.id, Survey.BASELINE, Role.MENTEE, before, begun, on_behalf=False)
    asked = ((Survey.FIRST_WEEKS, 14), (Survey.MONTH_3, 91), (Survey.MONTH_6, 170))
    for survey, after in asked:
        sent = begun + dt.timedelta(days=after)
        if sent > end or pair.state is MatchState.ENDED_EARLY:
            return
        yield SendSurvey((pair.id,), survey, sent)
        for role in Role:
            back = sent + dt.timedelta(days=dice.randint(2, 20))
            if back <= end and dice.random() < 0.6:
                answers = tuple((one, _answer(one, dice)) for one in questions(survey, role))
                said = tuple((one, value) for one, value in answers if value is not None)
                yield RecordAnswers(pair.id, survey, role, said, back, on_behalf=False)


def _answer(question: Question, dice: random.Random) -> object:
    scale = SCALES[question]
    if scale is Scale.TEXT:
        return _TEXTS.get(question)
    if scale is Scale.YES_NO:
        return dice.random() < 0.8
    if scale is Scale.NUMBER:
        return dice.randint(1, 5)
    return dice.choice((3, 4, 4, 5, 5)) if scale is Scale.ONE_TO_FIVE else dice.randint(6, 10)


def _ask_all(
    session: WriteSession, askers: tuple[str, ...], alumni: tuple[str, ...], dice: random.Random
) -> None:
    """Questions in every state: new ones, one declined, the older ones answered."""
    today = session.today()
    for number, person in enumerate(askers if alumni else ()):
        asked = today - dt.timedelta(days=4 + number * 5)
        urgency = dice.choice(list(Urgency))
        new = AskQuestion(person, QUESTIONS[number % len(QUESTIONS)], None, urgency, asked)
        ask_id = str(new.apply(session)["ask_id"])
        session.flush()
        alum = alumni[number % len(alumni)]
        if alum != person and number % 6:
            for part in _answered(ask_id, alum, number % 6, asked, today, dice):
                part.apply(session)
                session.flush()


def _answered(
    ask_id: str, alum: str, way: int, asked: dt.date, today: dt.date, dice: random.Random
) -> Iterator[Any]:
    yield OfferQuestion(ask_id, alum, asked + dt.timedelta(days=1))
    answered = asked + dt.timedelta(days=3)
    if way == 3:
        yield AnswerOffer(ask_id, False, answered, DeclineReason.NO_TIME)
    elif way > 3:
        yield AnswerOffer(ask_id, True, answered)
        yield HoldTalk(ask_id, min(today, answered + dt.timedelta(days=6)), 30, Mode.VIDEO)
        if way == 5:
            yield CloseQuestion(ask_id, Outcome.ANSWERED, dice.randint(3, 5), True)
