"""Several mentees placed at once: all of them or none, one step."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from mentordesk.commands.links import LinkPeople
from mentordesk.commands.particulars import SetLanguages
from mentordesk.commands.several import DraftMatches
from mentordesk.domain.person import LinkKind
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.tables import Match


@pytest.fixture
def round_of_three(workspace, make):
    """A round, a mentor with two places, and three mentees who all speak English."""
    round_id = make.round()
    mentor = make.mentor("David Okello", places=2)
    mentees = [make.mentee(f"Mentee {number}", round_id) for number in range(3)]
    for person in (mentor, *mentees):
        workspace.run(SetLanguages(person, (("en", 3),)))
    return round_id, mentor, mentees


def drafts(workspace):
    query = select(Match.mentee_id, Match.override_reason)
    return dict(workspace.ask(lambda connection: connection.execute(query).all()))


def test_both_are_placed_in_one_step(workspace, round_of_three):
    round_id, mentor, mentees = round_of_three
    done = workspace.run(DraftMatches(round_id, None, mentor, tuple(mentees[:2])))
    assert drafts(workspace).keys() == set(mentees[:2])
    assert done.values["number"] == 2
    assert done.values["mentees"] == "Mentee 0 and Mentee 1"
    workspace.undo()
    assert drafts(workspace) == {}


def test_one_too_many_is_none_at_all(workspace, round_of_three):
    round_id, mentor, mentees = round_of_three
    with pytest.raises(Refused) as refused:
        workspace.run(DraftMatches(round_id, None, mentor, tuple(mentees)))
    assert refused.value.reason is Reason.MENTOR_FULL
    assert drafts(workspace) == {}


def test_a_reason_is_kept_only_where_it_is_needed(workspace, round_of_three):
    round_id, mentor, mentees = round_of_three
    workspace.run(LinkPeople(mentees[1], mentor, LinkKind.LINE_MANAGER))
    with pytest.raises(Refused) as refused:
        workspace.run(DraftMatches(round_id, None, mentor, tuple(mentees[:2])))
    assert refused.value.reason is Reason.NEEDS_REASON
    assert drafts(workspace) == {}
    wish = DraftMatches(round_id, None, mentor, tuple(mentees[:2]), "Both  asked for it")
    workspace.run(wish)
    assert drafts(workspace) == {mentees[0]: None, mentees[1]: "Both asked for it"}


def test_somebody_named_twice_is_placed_once(workspace, round_of_three):
    round_id, mentor, mentees = round_of_three
    done = workspace.run(DraftMatches(round_id, None, mentor, (mentees[0], mentees[0])))
    assert done.values["number"] == 1
