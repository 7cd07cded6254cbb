"""A round lived day by day with a set clock: every reminder on its day, and none on another."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.ask_offers import AnswerOffer, ExpireOffers, OfferQuestion
from mentordesk.commands.asks import AskQuestion
from mentordesk.commands.check_ins import RecordAnswers, SendSurvey
from mentordesk.commands.letters import MarkLettersSent, Sent
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.notes import AddNote
from mentordesk.commands.pair_life import (
    ClosePairs,
    MarkProposalsSent,
    RecordReplies,
    Reply,
    Said,
)
from mentordesk.commands.sessions import LogSession, Told
from mentordesk.commands.steps import StepMatches
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.domain.survey import Question, Survey
from mentordesk.domain.today import Needs
from mentordesk.store.checks import check
from mentordesk.store.queries.relationships import relationships
from mentordesk.store.queries.today import today_items
from mentordesk.store.workspace import Surroundings, Workspace
from tests.support.round_world import World

S, N = MatchState, Needs
FIRST = dt.date(2026, 3, 4)  # the round starts on 1 April, introductions are a week before
BST = dt.date(2026, 3, 29)  # the office's clocks change while pairs wait


class Calendar:
    """The office's clock: a morning that moves on when told to."""

    def __init__(self) -> None:
        self.day = FIRST

    def now(self) -> dt.datetime:
        """Nine in the morning, in UTC."""
        return dt.datetime.combine(self.day, dt.time(9), dt.UTC)


@pytest.fixture
def calendar():
    return Calendar()


@pytest.fixture
def world(tmp_path, calendar):
    around = Surroundings(now=calendar.now, who=lambda: "Ruth")
    path = tmp_path / "Mentoring.mentordesk"
    with Workspace.create(path, "Mentoring", around=around) as opened:
        yield World(opened)


class Year:
    """Goes through the days, and notes the day on which each item first stands on the list."""

    def __init__(self, world, calendar, names):
        self.world, self.calendar, self.names = world, calendar, names
        self.seen: dict[tuple[Needs, str], list[int]] = {}

    def run(self, command):
        return self.world.workspace.run(command).values

    def until(self, days):
        """Live on until so many days after the first."""
        end = FIRST + dt.timedelta(days=days)
        while self.calendar.day < end:
            self.calendar.day += dt.timedelta(days=1)
            self.look()

    def look(self):
        number = (self.calendar.day - FIRST).days
        for item in self.world.workspace.ask(today_items, self.calendar.day):
            name = self.names.get(item.id)
            if name is None:
                continue
            days = self.seen.setdefault((item.needs, name), [])
            if number not in days:
                days.append(number)

    def first_days(self):
        """The first day of every unbroken stretch on which an item stood on the list."""
        return {
            key: [d for place, d in enumerate(days) if not place or days[place - 1] != d - 1]
            for key, days in self.seen.items()
        }


def test_one_pair_goes_well_one_never_meets_and_one_never_answers(world, calendar):
    spring = world.round()
    both = [(world.mentor(f"Mentor {n}"), world.mentee(spring, f"Mentee {n}")) for n in "ABC"]
    world.flush()
    year = Year(world, calendar, {})
    pairs = [year.run(DraftMatch(spring, None, *two))["match_id"] for two in both]
    well, never_met, silent = pairs
    year.names.update(zip(pairs, ("well", "never met", "silent"), strict=True))
    year.run(MarkProposalsSent(tuple(pairs)))
    year.until(3)
    year.run(RecordReplies(tuple(Reply(pair, Said.YES) for pair in (well, never_met))))
    year.look()
    year.until(4)
    year.run(MarkProposalsSent((well, never_met)))
    year.until(10)  # three days over the mentee's date
    year.run(RecordReplies((Reply(silent, Said.NO), Reply(well, Said.YES),
                            Reply(never_met, Said.YES))))  # fmt: skip
    year.until(22)
    for occasion, side in ((Occasion.INTRODUCTION_MENTEE, 1), (Occasion.INTRODUCTION_MENTOR, 0)):
        letters = tuple(Sent(two[side], pair) for pair, two in zip(pairs[:2], both, strict=False))
        year.run(MarkLettersSent(occasion, letters))
    assert calendar.day + dt.timedelta(days=4) > BST - dt.timedelta(days=1)
    introduced = 22
    for day in range(introduced + 5, 240, 21):  # they meet every three weeks
        year.until(day)
        row = world.workspace.ask(relationships, calendar.day, (well,))[0]
        if row.state in (S.COMPLETED,):
            break
        year.run(LogSession(well, Told(calendar.day, minutes=60)))
        if row.state is S.STARTED:
            year.run(StepMatches((well,), S.ACTIVE))
        act(year, well)
        if (
            day > introduced + 50
            and year.world.workspace.ask(relationships, calendar.day, (never_met,))[0].state
            is S.INTRODUCED
        ):
            year.run(ClosePairs((never_met,), S.ENDED_EARLY, ClosingReason.NEVER_STARTED))
    first = year.first_days()
    assert first[N.REPLY_OVERDUE, "silent"] == [8]
    assert first[N.TO_PROPOSE_TO_MENTOR, "well"] == [3]
    assert first[N.NO_FIRST_MEETING, "never met"] == [introduced + 14]
    assert first[N.NO_NEWS_LONG, "never met"] == [introduced + 45]
    assert first[N.CHECK_IN_DUE, "well"] == [introduced + 14]
    met, end = introduced + 5, (dt.date(2026, 10, 1) - FIRST).days
    assert first[N.MIDPOINT_DUE, "well"] == [met + (end - met) // 2]
    assert first[N.ENDING_DUE, "well"] == [end - 14]
    for never in (N.NO_NEWS, N.NO_NEWS_LONG, N.NO_FIRST_MEETING, N.REPLY_OVERDUE):
        assert (never, "well") not in first
    assert {name for _, name in first} == {"well", "never met", "silent"}
    assert world.workspace.ask(check).problems == ()


def act(year, pair):
    """What the list asks of the pair that goes well is done on the day she looks."""
    today = year.calendar.day
    for item in year.world.workspace.ask(today_items, today):
        if item.id != pair:
            continue
        survey = {N.CHECK_IN_DUE: Survey.FIRST_WEEKS, N.MIDPOINT_DUE: Survey.MONTH_3}.get(
            item.needs
        )
        if survey is not None:
            year.run(SendSurvey((pair,), survey))
            for role in Role:
                answer = (Question.MATCH_QUALITY, 5)
                if survey is Survey.FIRST_WEEKS:
                    answer = (Question.HAVE_MET, True)
                year.run(RecordAnswers(pair, survey, role, (answer,)))
        elif item.needs is N.ENDING_DUE:
            year.run(StepMatches((pair,), S.ENDING))
        elif item.needs is N.COMPLETE_DUE:
            year.run(ClosePairs((pair,), S.COMPLETED, ClosingReason.PLANNED_END))


def test_a_question_is_reminded_expires_and_goes_on_to_the_next(world, calendar):
    amina = world.person("Amina")
    alumni = [world.mentor(f"Alum {n}", profile={"offers_ask": True}) for n in range(2)]
    world.flush()
    year = Year(world, calendar, {})
    ask = year.run(AskQuestion(amina, "Where do I begin?"))["ask_id"]
    year.names[ask] = "question"
    year.until(2)
    year.run(OfferQuestion(ask, alumni[0]))
    year.until(17)
    year.run(ExpireOffers((ask,)))
    year.until(18)
    year.run(OfferQuestion(ask, alumni[1]))
    year.until(20)
    year.run(AnswerOffer(ask, True))
    year.until(40)
    assert year.first_days() == {
        (N.ASK_NEW, "question"): [1, 18],
        (N.ASK_REMIND, "question"): [9],
        (N.ASK_EXPIRED, "question"): [16],
        (N.ASK_FEEDBACK, "question"): [27],
    }


def test_a_word_ends_a_silence_and_a_new_silence_is_a_new_item(world, calendar):
    spring = world.round()
    pair = world.pair(
        spring, world.mentor("David"), world.mentee(spring, "Amina"), S.ACTIVE,
        introduced_on=FIRST, first_meeting_on=FIRST,
    )  # fmt: skip
    world.flush()
    year = Year(world, calendar, {pair: "pair"})
    year.run(SendSurvey((pair,), Survey.FIRST_WEEKS))
    year.until(33)
    year.run(AddNote(pair, "Rang Amina", was_contact=True))
    year.until(80)
    first = year.first_days()
    assert first[N.NO_NEWS, "pair"] == [30, 63]
    assert first[N.NO_NEWS_LONG, "pair"] == [78]
