"""Random deeds of all kinds at once: pairs, groups, questions, applications and rounds."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.commands import (
    ask_offers,
    asks,
    forming,
    going_on,
    group_endings,
    group_places,
    groups,
    pair_life,
)
from mentordesk.commands.application_life import AgreedToBeKept, CarryApplications, ConfirmCarried
from mentordesk.commands.applications import AddToRound, StepApplications
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.round_life import ReopenRound
from mentordesk.commands.rounds import StepRound
from mentordesk.commands.sessions import LogSession, Told
from mentordesk.commands.steps import StepMatches
from mentordesk.domain import application, group, match, question
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import GroupState
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.domain.question import AskState, Outcome
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.store.checks import check
from mentordesk.store.tables import (
    Application,
    Ask,
    GroupMember,
    Match,
    MentoringGroup,
    MentorProfile,
)
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump, rows
from tests.support.examples import dear
from tests.support.round_world import open_world

S, G, A = MatchState, GroupState, ApplicationState
MORE = {"d": 4, "i": 3, "j": 4, "n": 2, "p": 2, "r": 3, "w": 2, "o": 2, "y": 2, "U": 3}
DEEDS = "dDwFprisczxnjlgmvkaoyhebqtfuCKU"
ACTS = st.lists(
    st.tuples(
        st.sampled_from(
            "".join(one * MORE.get(one, 1) for one in "dDwFprisczxnjlgmvkaoyhebqtfuCKU")
        ),
        st.integers(0, 7),
        st.integers(0, 7),
    ),
    min_size=8,
    max_size=24,
)
FINAL = {S.DECLINED, S.ENDED_EARLY, S.INFORMAL, G.CLOSED, AskState.CLOSED, A.CARRIED}
"""States that end: of every other one there is a way on."""


def deed(act, one, other, world):
    """A command from a letter and two numbers; it may well be refused."""

    def some(table, number):
        held = world.workspace.ask(rows, table)
        return str(held[number % len(held)]["id"]) if held else "none"

    today, spring = world.workspace.today(), world.rounds[0]
    pair, made, into = some(Match, one), some(MentoringGroup, one), some(MentoringGroup, other)
    ask, applied, target = some(Ask, one), some(Application, other), world.rounds[one % 3]
    mentor, mentee = world.mentors[one % 3], world.mentees[other % 5]
    return {
        "d": lambda: DraftMatch(spring, None, mentor, mentee, "Both asked"),
        "D": lambda: StepMatches((pair,), S.CONFIRMED),
        "w": lambda: DraftMatch(world.rounds[1], None, mentor, mentee, "Both asked"),
        "F": lambda: forming.FormGroups(world.rounds[1]),
        "p": lambda: pair_life.MarkProposalsSent((pair,)),
        "r": lambda: pair_life.RecordReplies(
            (pair_life.Reply(pair, list(pair_life.Said)[other % 2]),)
        ),
        "i": lambda: StepMatches((pair,), S.INTRODUCED),
        "s": lambda: LogSession(pair, Told(today)),
        "c": lambda: pair_life.ClosePairs((pair,), S.ENDED_EARLY, ClosingReason.MOVED),
        "z": lambda: pair_life.PausePair(pair, today + dt.timedelta(days=9)),
        "x": lambda: pair_life.RestartPair(pair, spring, "Once more"),
        "n": lambda: groups.NewGroup(world.rounds[1], f"Group {one}", mentor, least=1 + other % 2),
        "j": lambda: group_places.JoinGroup(made, (mentee,)),
        "l": lambda: group_places.LeaveGroup(made, (mentee,), ClosingReason.MOVED),
        "g": lambda: groups.StepGroup(made, list(G)[other % len(G)]),
        "m": lambda: group_endings.MergeGroups(made, into),
        "v": lambda: group_endings.ConvertGroup(made, spring),
        "k": lambda: group_endings.CloseGroup(made, ClosingReason.PLANNED_END),
        "a": lambda: asks.AskQuestion(mentee, f"Question {one}?"),
        "o": lambda: ask_offers.OfferQuestion(ask, mentor),
        "y": lambda: ask_offers.AnswerOffer(ask, other % 3 > 0),
        "h": lambda: asks.HoldTalk(ask, today),
        "e": lambda: asks.CloseQuestion(ask, Outcome.ANSWERED),
        "b": lambda: going_on.MakePair(ask, spring, "They talked"),
        "q": lambda: going_on.GoInformal(ask),
        "t": lambda: StepRound(target, list(RoundState)[other + 2]),
        "f": lambda: ReopenRound(target, RoundState.MATCHING, "once more"),
        "u": lambda: StepApplications((applied,), list(A)[1 + one]),
        "C": lambda: CarryApplications((applied,), world.rounds[2]),
        "K": lambda: (AgreedToBeKept, ConfirmCarried)[one % 2]((applied,), today)
        if one < 6 else AddToRound(target, (mentee,), Role.MENTEE),
    }[act]()  # fmt: skip


def holds(world):
    """What must be true after every deed."""
    ask = world.workspace.ask
    assert ask(check).problems == ()
    taken: Counter[str] = Counter()
    live = []
    for row in ask(rows, Match):
        state = S(row["state"])
        assert state in FINAL or match.STEPS[state], "a pair that can go nowhere"
        if state in match.LIVE:
            live.append(frozenset((row["mentor_id"], row["mentee_id"])))
            taken[row["mentor_id"]] += 1
    assert len(live) == len(set(live)), "two live pairs of the same two people"
    for row in ask(rows, MentoringGroup):
        now = G(row["state"])
        assert now in FINAL or group.STEPS[now], "a group that can go nowhere"
        if now in group.OPEN_GROUP:
            taken.update(filter(None, (row["mentor_id"], row["co_mentor_id"])))
    for row in ask(rows, MentorProfile):
        assert taken[row["person_id"]] <= row["places"], "more than a mentor has places for"
    inside = Counter(
        row["group_id"] for row in ask(rows, GroupMember) if row["state"] in ("placed", "active")
    )
    for row in ask(rows, MentoringGroup):
        assert inside[row["id"]] <= row["most"], "more members than a group takes"
    for row in ask(rows, Ask):
        asked = AskState(row["state"])
        assert asked in FINAL or question.STEPS[asked], "a question that can go nowhere"
    for row in ask(rows, Application):
        applied = A(row["state"])
        assert applied in FINAL or application.STEPS[applied], "an application that can go nowhere"


@dear(15)
@given(ACTS)
def test_any_year_keeps_every_rule_and_can_be_undone_and_redone(acts):
    with tempfile.TemporaryDirectory() as name, open_world(Path(name)) as world:
        _people(world)
        states, undone = [world.workspace.ask(dump)], []
        for act, one, other in acts:
            if act == "U":
                if len(states) > 1:
                    world.workspace.undo()
                    undone.append(states.pop())
                    assert world.workspace.ask(dump) == states[-1]
                continue
            try:
                world.workspace.run(deed(act, one, other, world))
            except Refused as refused:
                assert "…" not in str(refusal(refused))
            else:
                undone.clear()
                states.append(world.workspace.ask(dump))
                holds(world)
        while len(states) > 1:
            world.workspace.undo()
            undone.append(states.pop())
            assert world.workspace.ask(dump) == states[-1]
        while undone:
            world.workspace.redo()
            assert world.workspace.ask(dump) == undone.pop()


def _people(world):
    autumn = dt.date(2026, 10, 1)
    world.rounds = [world.round(), world.round("Circle", Scheme.GROUP),
                    world.round("Autumn", starts=autumn, state=RoundState.OPEN)]  # fmt: skip
    all_schemes = {"offers_ask": True, "offers_matched": True, "offers_group": True}
    world.mentors = [world.mentor(f"Mentor {n}", 1 + n % 2, profile=all_schemes) for n in range(3)]
    world.mentees = [world.mentee(world.rounds[0], f"Mentee {n}") for n in range(5)]
    for person in world.mentees:
        world.apply_to(world.rounds[1], person)
    world.group(world.rounds[1], "Runs", world.mentors[1], tuple(world.mentees[:2]))
    world.flush()
