"""Quotes are kept with whoever said them, and only the newest consent lets one be used."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.consents import RecordConsent
from mentordesk.commands.merging import MergePeople
from mentordesk.commands.stories import EditStory, KeepStory, RemoveStory
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.stories import stories
from mentordesk.store.tables import GroupMember, MentoringGroup
from mentordesk.wording.history import sentence
from tests.commands.test_groups import group
from tests.commands.test_pair_life import TODAY, do, refused
from tests.support.round_world import open_world


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def pair(world):
    spring = world.round()
    mentee, mentor = world.mentee(spring, "Amina"), world.mentor("David")
    made = world.pair(spring, mentor, mentee)
    world.flush()
    return made, mentee, mentor


def kept(world, *args, **more):
    return do(world, KeepStory(*args, **more)).values["story_id"]


def story(world, story_id):
    return next(row for row in world.workspace.ask(stories) if row.id == story_id)


def test_a_quote_is_kept_with_person_pair_and_day_corrected_and_taken_out(world, pair):
    made, mentee, mentor = pair
    one = kept(world, mentee, "  It opened\n  a door. ", made, said_on=dt.date(2026, 2, 20))
    held = story(world, one)
    assert (held.name, held.text, held.role) == ("Amina", "It opened\na door.", Role.MENTEE)
    assert (held.round, held.with_whom) == ("Spring", "David")
    assert held.said_on == dt.date(2026, 2, 20)
    theirs = story(world, kept(world, mentor, "I learnt too.", made))
    assert (theirs.role, theirs.with_whom, theirs.said_on) == (Role.MENTOR, "Amina", TODAY)
    done = do(world, EditStory(one, "It opened doors."))
    assert sentence(done.name, done.values) == "Quote of Amina corrected"
    assert story(world, one).text == "It opened doors."
    do(world, RemoveStory(one))
    assert [row.id for row in world.workspace.ask(stories, made)] == [theirs.id]


def test_a_quote_of_a_group_and_one_of_neither(world):
    circle = world.round("Circle", Scheme.GROUP)
    made = group(world, circle)
    (lead,) = [g["mentor_id"] for g in world.workspace.ask(_rows, MentoringGroup)]
    one = story(world, kept(world, lead, "They taught me.", group_id=made))
    assert (one.role, one.round) == (Role.MENTOR, "Circle") and one.with_whom
    alone = story(world, kept(world, lead, "Good to be asked."))
    assert (alone.role, alone.round, alone.with_whom) == (None, None, None)
    assert world.workspace.ask(_rows, GroupMember) == []
    assert [row.id for row in world.workspace.ask(stories, None, made)] == [one.id]


def _rows(connection, table):
    from tests.support.dump import rows

    return rows(connection, table)


def test_what_a_quote_refuses(world, pair):
    made, mentee, _ = pair
    stranger = world.person("Eve")
    world.flush()
    one = kept(world, mentee, "Well.", made)
    for command, reason in (
        (KeepStory("none", "Well."), Reason.NOT_FOUND),
        (KeepStory(stranger, "Well.", made), Reason.NOT_FOUND),
        (KeepStory(mentee, "Well.", "none"), Reason.NOT_FOUND),
        (KeepStory(mentee, "Well.", None, "none"), Reason.NOT_FOUND),
        (KeepStory(mentee, " \n ", made), Reason.VALUE_WRONG),
        (KeepStory(mentee, "Well.", said_on=dt.date(2026, 3, 3)), Reason.VALUE_WRONG),
        (EditStory(one, " "), Reason.VALUE_WRONG),
        (EditStory("none", "x"), Reason.NOT_FOUND),
        (RemoveStory("none"), Reason.NOT_FOUND),
    ):
        assert refused(world, command).reason is reason, command


def test_only_the_newest_answer_lets_a_quote_be_used(world, pair):
    made, mentee, _ = pair
    one = kept(world, mentee, "It opened a door.", made)

    def may():
        return story(world, one).may_be_used

    def answer(said, on=TODAY, purpose=Purpose.STORY):
        do(world, RecordConsent(mentee, purpose, said, given_on=on))

    assert not may() and story(world, one).answer is None
    answer(Answer.GIVEN, purpose=Purpose.PHOTO)
    assert not may()
    answer(Answer.GIVEN, dt.date(2026, 2, 1))
    assert may()
    answer(Answer.WITHDRAWN)
    assert not may()
    answer(Answer.GIVEN)  # the same day, written later
    assert may()
    answer(Answer.REFUSED, dt.date(2026, 1, 1))  # an older one, found afterwards
    assert may()


def test_two_people_made_one_keep_their_quotes(world, pair):
    _, mentee, _ = pair
    other = world.person("Amina Rahman")
    world.flush()
    one = kept(world, other, "It opened a door.")
    do(world, MergePeople(mentee, other))
    assert story(world, one).person_id == mentee
