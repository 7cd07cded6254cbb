"""Where it is so set, nobody is offered or introduced before the training and the code."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.applications import AddToRound
from mentordesk.commands.ask_offers import OfferQuestion
from mentordesk.commands.asks import AskQuestion
from mentordesk.commands.group_places import JoinGroup
from mentordesk.commands.groups import EditGroup, NewGroup, StepGroup
from mentordesk.commands.letters import MarkLettersSent, Sent
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.mentors import SetMentorField
from mentordesk.commands.readiness import AcceptCode, MarkTrained
from mentordesk.commands.rounds import EditProgramme
from mentordesk.commands.steps import StepMatches
from mentordesk.domain.group import GroupState
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.asks import suggestions
from mentordesk.wording.refusals import refusal
from tests.support.make import Make

S = MatchState


@pytest.fixture
def make(workspace):
    return Make(workspace)


@pytest.fixture
def mentor(make, workspace):
    """David, who offers all three schemes and has accepted nothing."""
    david = make.mentor("David Okello", places=4)
    for scheme in ("offers_ask", "offers_group"):
        workspace.run(SetMentorField(david, scheme, True))
    return david


def require(workspace, on=True):
    workspace.run(EditProgramme("code_of_conduct_version", "2026"))
    workspace.run(EditProgramme("require_code", on))


def refused(workspace, command):
    with pytest.raises(Refused) as found:
        workspace.run(command)
    return found.value


def test_a_question_is_not_offered(workspace, make, mentor):
    ask = workspace.run(AskQuestion(make.person(), "How?")).values["ask_id"]
    require(workspace)
    no = refused(workspace, OfferQuestion(ask, mentor))
    assert no.reason is Reason.CODE_NOT_ACCEPTED
    assert str(refusal(no)).startswith("David Okello did not accept the code of conduct 2026 yet.")
    workspace.run(AcceptCode((mentor,), None, workspace.today()))
    workspace.run(OfferQuestion(ask, mentor))


def test_a_question_is_offered_where_it_is_a_warning_only(workspace, make, mentor):
    require(workspace, False)
    ask = workspace.run(AskQuestion(make.person(), "How?")).values["ask_id"]
    workspace.run(OfferQuestion(ask, mentor))


def test_a_pair_confirmed_before_the_version_changed_is_not_introduced(workspace, make, mentor):
    spring = make.round()
    mentee = make.mentee("Amina", spring)
    done = workspace.run(DraftMatch(spring, None, mentor, mentee, override_reason="It is right"))
    pair = next(c.id for c in done.changes if c.table == "match")
    for state in (S.PROPOSED_TO_MENTEE, S.PROPOSED_TO_MENTOR, S.CONFIRMED):
        workspace.run(StepMatches((pair,), state))
    require(workspace)
    for command in (
        StepMatches((pair,), S.INTRODUCED),
        MarkLettersSent(Occasion.INTRODUCTION_MENTEE, (Sent(mentee, pair),)),
    ):
        assert refused(workspace, command).reason is Reason.CODE_NOT_ACCEPTED
    workspace.run(AcceptCode((mentor,), None, workspace.today()))
    workspace.run(StepMatches((pair,), S.INTRODUCED))


def test_a_draft_of_the_board_is_refused_too(workspace, make, mentor):
    spring = make.round()
    mentee = make.mentee("Amina", spring)
    require(workspace)
    assert (
        refused(workspace, DraftMatch(spring, None, mentor, mentee)).reason is Reason.PAIR_BLOCKED
    )


def test_a_group_gets_no_such_mentor_and_does_not_begin(workspace, make, mentor):
    autumn = make.round("Groups", Scheme.GROUP)
    group = workspace.run(NewGroup(autumn, "Water", mentor)).values["group_id"]
    people = tuple(make.person() for _ in range(2))
    workspace.run(AddToRound(autumn, people, Role.MENTEE))
    workspace.run(JoinGroup(group, people))
    workspace.run(StepGroup(group, GroupState.FORMING))
    other = make.mentor("Chen Wei")
    workspace.run(SetMentorField(other, "offers_group", True))
    require(workspace)
    for command in (
        StepGroup(group, GroupState.RUNNING),
        NewGroup(autumn, "Soil", mentor),
        EditGroup(group, "co_mentor_id", other),
    ):
        assert refused(workspace, command).reason is Reason.CODE_NOT_ACCEPTED
    workspace.run(AcceptCode((mentor, other), None, dt.date(2026, 3, 1)))
    workspace.run(EditGroup(group, "co_mentor_id", other))
    workspace.run(StepGroup(group, GroupState.RUNNING))


def test_without_the_training_it_is_the_same(workspace, make, mentor):
    spring, autumn = make.round(), make.round("Groups", Scheme.GROUP)
    ask = workspace.run(AskQuestion(make.person(), "How?")).values["ask_id"]
    mentee = make.mentee("Amina", spring)
    done = workspace.run(DraftMatch(spring, None, mentor, mentee, override_reason="It is right"))
    pair = next(c.id for c in done.changes if c.table == "match")
    for state in (S.PROPOSED_TO_MENTEE, S.PROPOSED_TO_MENTOR, S.CONFIRMED):
        workspace.run(StepMatches((pair,), state))
    workspace.run(EditProgramme("require_training", True))
    told = [
        refused(workspace, command)
        for command in (
            OfferQuestion(ask, mentor),
            StepMatches((pair,), S.INTRODUCED),
            MarkLettersSent(Occasion.INTRODUCTION_MENTEE, (Sent(mentee, pair),)),
            NewGroup(autumn, "Soil", mentor),
        )
    ]
    assert {no.reason for no in told} == {Reason.NOT_TRAINED}
    assert str(refusal(told[0])).startswith("David Okello has not had the training yet.")
    other = make.mentor("Zoë")
    workspace.run(SetMentorField(other, "offers_ask", True))

    def likeliest():
        return workspace.ask(suggestions, ask, workspace.today())[0].name

    assert likeliest() == "Zoë", "has no pair yet"
    workspace.run(MarkTrained((mentor,), workspace.today()))
    assert likeliest() == "David Okello", "whom the offer would not be refused to"
    workspace.run(OfferQuestion(ask, mentor))
    workspace.run(StepMatches((pair,), S.INTRODUCED))
