"""A year of random deeds with pairs and questions: nothing overrun, nothing stuck, all undone."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.commands import ask_offers, asks, going_on, pair_life
from mentordesk.commands.applications import StepApplications
from mentordesk.commands.check_ins import SendSurvey
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.sessions import LogSession, Told
from mentordesk.commands.steps import StepMatches
from mentordesk.domain import match as pairs
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.match import LIVE, MatchState
from mentordesk.domain.question import Outcome
from mentordesk.domain.refusal import Refused
from mentordesk.domain.survey import Survey
from mentordesk.store.checks import check
from mentordesk.store.tables import Application, Ask, Match
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump, rows
from tests.support.examples import dear
from tests.support.round_world import open_world

S = MatchState
ACTS = st.lists(
    st.tuples(
        st.sampled_from("dddppprrrriissseccxzlvaoyhgmU"), st.integers(0, 7), st.integers(0, 7)
    ),
    min_size=8,
    max_size=25,
)


def deed(act, one, other, world, spring, mentors, mentees):
    """A command from a letter and two numbers; it may well be refused."""
    today = world.workspace.today()
    held = world.workspace.ask(rows, Match)
    pair = str(held[one % len(held)]["id"]) if held else "none"
    asked = world.workspace.ask(rows, Ask)
    ask = str(asked[one % len(asked)]["id"]) if asked else "none"
    applied = world.workspace.ask(rows, Application)
    application = str(applied[one % len(applied)]["id"])
    mentor, mentee = mentors[one % len(mentors)], mentees[other % len(mentees)]
    said = list(pair_life.Said)[other % 3]
    later = today + dt.timedelta(days=1 + other)
    return {
        "d": lambda: DraftMatch(spring, None, mentor, mentee, "Both asked"),
        "p": lambda: pair_life.MarkProposalsSent((pair,)),
        "r": lambda: pair_life.RecordReplies((pair_life.Reply(pair, said, reply_by=None),)),
        "i": lambda: StepMatches((pair,), S.INTRODUCED),
        "s": lambda: LogSession(pair, Told(today - dt.timedelta(days=other))),
        "e": lambda: pair_life.ExtendPair(pair, dt.date(2027, 1, 1 + other)),
        "c": lambda: pair_life.ClosePairs((pair,), S.ENDED_EARLY, ClosingReason.MOVED),
        "x": lambda: pair_life.RestartPair(pair, spring, "Once more"),
        "z": lambda: pair_life.PausePair(pair, later),
        "l": lambda: StepMatches((pair,), list(S)[other + 5]),
        "v": lambda: SendSurvey((pair,), list(Survey)[other % 5]),
        "a": lambda: asks.AskQuestion(mentee, f"Question {one}?"),
        "o": lambda: ask_offers.OfferQuestion(ask, mentor),
        "y": lambda: ask_offers.AnswerOffer(ask, other % 3 > 0),
        "h": lambda: asks.HoldTalk(ask, today),
        "g": lambda: going_on.MakePair(ask, spring) if other % 2 else going_on.GoInformal(ask),
        "m": lambda: StepApplications((application,), list(ApplicationState)[other + 1]),
        "f": lambda: asks.CloseQuestion(ask, Outcome.ANSWERED),
    }[act]()


def holds(world):
    """What must be true after every deed."""
    assert world.workspace.ask(check).problems == ()
    live = [row for row in world.workspace.ask(rows, Match) if S(row["state"]) in LIVE]
    two = [(row["mentor_id"], row["mentee_id"]) for row in live]
    assert len(two) == len(set(two)), "two live pairs of the same two people"
    for row in live:
        assert pairs.STEPS[S(row["state"])], "a live pair that can go nowhere"


@dear(12)
@given(ACTS)
def test_any_year_keeps_the_rules_and_can_be_undone_to_its_beginning(acts):
    with tempfile.TemporaryDirectory() as name, open_world(Path(name)) as world:
        spring = world.round()
        both = {"offers_ask": True, "offers_matched": True}
        mentors = [world.mentor(f"Mentor {n}", 1 + n % 2, profile=both) for n in range(3)]
        mentees = [world.mentee(spring, f"Mentee {n}") for n in range(4)]
        world.flush()
        states = [world.workspace.ask(dump)]
        for act, one, other in acts:
            if act == "U":
                if len(states) > 1:
                    world.workspace.undo()
                    states.pop()
                    assert world.workspace.ask(dump) == states[-1]
                continue
            try:
                done = world.workspace.run(deed(act, one, other, world, spring, mentors, mentees))
            except Refused as refused:
                assert "…" not in str(refusal(refused))
                assert world.workspace.ask(dump) == states[-1]
            else:
                assert "…" not in sentence(done.name, done.values)
                states.append(world.workspace.ask(dump))
                holds(world)
        while len(states) > 1:
            world.workspace.undo()
            states.pop()
            assert world.workspace.ask(dump) == states[-1]
