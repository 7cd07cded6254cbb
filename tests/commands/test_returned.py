"""What came back on paper is filed: filled in, or as the next version, with the names typed."""

import datetime as dt
import json

import pytest
from sqlalchemy import select

from mentordesk.commands.agreements import EditAgreementTerms, SetAgreementState
from mentordesk.commands.returned import FileReturned, TypedName
from mentordesk.domain.agreement import AgreementState, GoalPart, Term
from mentordesk.domain.match import MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.tables import Agreement
from mentordesk.wording.history import sentence
from tests.support.round_world import World

A = AgreementState
TODAY = dt.date(2026, 3, 2)


class Pair(World):
    """One introduced pair."""

    mentor_id = mentee_id = match_id = ""


@pytest.fixture
def world(workspace):
    made = Pair(workspace)
    spring = made.round("Spring")
    made.mentor_id, made.mentee_id = made.mentor("Grace Okoth"), made.mentee(spring, "Li Wei")
    made.match_id = made.pair(spring, made.mentor_id, made.mentee_id, MatchState.INTRODUCED)
    made.flush()
    return made


def versions(workspace):
    query = select(Agreement.__table__).order_by(Agreement.version)
    return workspace.ask(lambda c: c.execute(query).all())


def back(world, terms=(), typed=(), version=1, goals=None):
    return FileReturned(world.match_id, version, tuple(terms), goals, tuple(typed), "back.pdf")


def test_open_fields_are_filled_in_on_the_version_that_was_sent(world, workspace, do):
    workspace.run(SetAgreementState((world.match_id,), A.SENT))
    typed = TypedName(world.mentee_id, "Li  Wei", dt.date(2026, 2, 27))
    said = do(back(world, [(Term.PURPOSE, "A first post")], [typed]))
    [held] = versions(workspace)
    assert json.loads(held.terms) == {"purpose": "A first post"}
    assert (held.version, held.state) == (1, A.ACKNOWLEDGED_BY_ONE)
    assert (held.mentee_name, held.mentee_on) == ("Li Wei", dt.date(2026, 2, 27))
    assert held.file_name == "back.pdf"
    assert sentence("FileReturned", said) == (
        "Returned agreement of Li Wei – Grace Okoth filed, version 1"
    )


def test_a_paper_of_which_nothing_was_noted_makes_the_first_version(world, workspace, do):
    do(back(world, [(Term.PURPOSE, "A first post")]))
    [held] = versions(workspace)
    assert (held.version, held.state) == (1, A.SENT)


def test_words_that_are_on_paper_stay_and_others_make_the_next_version(world, workspace, do):
    workspace.run(EditAgreementTerms((world.match_id,), ((Term.PURPOSE, "Evaluation"),)))
    workspace.run(SetAgreementState((world.match_id,), A.SENT))
    names = [TypedName(world.mentor_id, "Grace"), TypedName(world.mentee_id, "Li")]
    do(back(world, [(Term.PURPOSE, "A first post"), (Term.HOW_OFTEN, "Monthly")], names))
    first, second = versions(workspace)
    assert json.loads(first.terms) == {"purpose": "Evaluation"}
    assert first.state is A.SENT
    assert json.loads(second.terms) == {"purpose": "A first post", "how_often": "Monthly"}
    assert (second.state, second.mentor_on) == (A.ACKNOWLEDGED, TODAY)
    assert second.template_version == first.template_version


def test_nothing_is_added_to_what_somebody_has_acknowledged(world, workspace):
    mentor, mentee = (TypedName(each, "N") for each in (world.mentor_id, world.mentee_id))
    workspace.run(back(world, [(Term.PURPOSE, "A first post")], [mentor]))
    same = back(world, [(Term.PURPOSE, "A first post")], [mentee])
    workspace.run(same)
    [held] = versions(workspace)
    assert held.state is A.ACKNOWLEDGED
    workspace.undo()
    workspace.run(back(world, [(Term.HOW_OFTEN, "Monthly")], [mentee]))
    first, second = versions(workspace)
    assert (first.state, second.state) == (A.ACKNOWLEDGED_BY_ONE, A.ACKNOWLEDGED_BY_ONE)
    assert (second.mentor_name, second.mentee_name) == (None, "N")


def test_the_paper_of_an_older_version_is_signed_for_itself_alone(world, workspace, do):
    workspace.run(SetAgreementState((world.match_id,), A.SENT))
    workspace.run(EditAgreementTerms((world.match_id,), ((Term.PURPOSE, "New words"),)))
    do(back(world, typed=[TypedName(world.mentor_id, "Grace")], version=1))
    first, second = versions(workspace)
    assert (first.state, first.mentor_name) == (A.ACKNOWLEDGED_BY_ONE, "Grace")
    assert (second.state, second.mentor_name) == (A.REVISED, None)


def test_goals_come_with_the_whole_plan(world, workspace, do):
    goals = (((GoalPart.GOAL, "Publish"), (GoalPart.DUE, "May")), ((GoalPart.GOAL, " "),))
    do(back(world, goals=goals))
    [held] = versions(workspace)
    assert json.loads(held.plan) == [{"goal": "Publish", "due": "May"}]


def test_who_takes_no_part_and_a_day_to_come_are_refused(world, workspace):
    stranger = world.person("Somebody")
    world.flush()
    for typed, reason in (
        (TypedName(stranger, "S"), Reason.NOT_FOUND),
        (TypedName(world.mentor_id, "G", dt.date(2030, 1, 1)), Reason.VALUE_WRONG),
    ):
        with pytest.raises(Refused) as refused:
            workspace.run(back(world, typed=[typed]))
        assert refused.value.reason is reason
    assert versions(workspace) == []
