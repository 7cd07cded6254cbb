"""What people bring: mentor profiles, applications, languages, hours, codes, consents, links."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.applications import (
    AddToRound,
    SetApplicationField,
    SetApplicationTopics,
    SetApplicationWords,
    StepApplications,
)
from mentordesk.commands.consents import RecordConsent
from mentordesk.commands.identities import SetIdentities
from mentordesk.commands.links import LinkPeople, UnlinkPeople
from mentordesk.commands.mentors import SetMentorField, SetMentorTopics, SetMentorWords
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.particulars import SetHours, SetLanguages
from mentordesk.commands.rounds import NewRound, StepRound
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.person import LinkKind, Role, WeeklySlot
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.domain.topic import TopicKind


@pytest.fixture
def amina(do):
    return do(NewPerson("Amina Rahman"))["person_id"]


@pytest.fixture
def spring(do):
    return do(NewRound("Spring", Scheme.MATCHED, dt.date(2026, 9, 1)))["round_id"]


@pytest.fixture
def rows(workspace):
    def read(sql):
        return [tuple(r) for r in workspace.ask(lambda c: c.exec_driver_sql(sql).all())]

    return read


@pytest.fixture
def application(do, amina, spring, rows):
    do(AddToRound(spring, (amina,), Role.MENTEE))
    return rows("SELECT id FROM application")[0][0]


def test_a_mentor_field_makes_the_profile(do, amina, rows):
    do(SetMentorField(amina, "places", 3))
    do(SetMentorField(amina, "paused_until", "2026-05-01"))
    do(SetMentorField(amina, "bio", "  Glad to help.  "))
    assert rows("SELECT places, paused_until, bio, offers_matched FROM mentor_profile") == [
        (3, "2026-05-01", "Glad to help.", 1)
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [("places", -1), ("places", 21), ("places", "two"), ("trained_on", "soon"), ("id", "x")],
)
def test_mentor_values_that_cannot_be(do, amina, field, value):
    with pytest.raises(Refused) as refused:
        do(SetMentorField(amina, field, value))
    assert refused.value.reason is Reason.VALUE_WRONG


def test_words_that_differ_in_vowel_signs_are_two_topics(do, amina, rows):
    do(SetMentorTopics(amina, ("किताब", "कतब", "मूल्यांकन"), ("मूल्यांकन",)))
    assert rows("SELECT count(*) FROM topic") == [(3,)]


def test_topics_are_shared_words(do, amina, rows):
    do(SetMentorTopics(amina, ("Public health", "public  HEALTH", "Policy"), ("Visas",)))
    assert rows(
        "SELECT name, refused FROM mentor_topic JOIN topic ON topic.id = topic_id ORDER BY name"
    ) == [("Policy", 0), ("Public health", 0), ("Visas", 1)]
    do(SetMentorTopics(amina, ("Visas",)))
    assert rows("SELECT refused FROM mentor_topic") == [(0,)]


def test_added_once_to_a_round(do, amina, spring, rows):
    do(AddToRound(spring, (amina,), Role.MENTEE))
    do(AddToRound(spring, (amina,), Role.MENTOR))
    do(AddToRound(spring, (amina,), Role.MENTEE))
    assert rows("SELECT role, submitted_on FROM application ORDER BY role") == [
        ("mentee", "2026-03-02"),
        ("mentor", "2026-03-02"),
    ]
    assert rows("SELECT count(*) FROM mentor_profile") == [(1,)]


def test_a_finished_round_takes_nobody(do, amina, spring):
    do(StepRound(spring, RoundState.REPORTED))
    with pytest.raises(Refused) as refused:
        do(AddToRound(spring, (amina,), Role.MENTEE))
    assert refused.value.reason is Reason.ROUND_FINISHED


def test_an_application_is_filled_and_stepped(do, application, rows):
    do(SetApplicationField(application, "goal_1", "Find my footing"))
    do(SetApplicationField(application, "submitted_on", "2026-02-01"))
    do(SetApplicationTopics(application, ("Policy", "Health")))
    do(SetApplicationTopics(application, ("Health", "Policy", "Health")))
    do(StepApplications((application,), ApplicationState.WAITLISTED))
    assert rows("SELECT goal_1, submitted_on, state FROM application") == [
        ("Find my footing", "2026-02-01", "waitlisted")
    ]
    assert rows(
        "SELECT name, rank FROM application_topic JOIN topic ON topic.id = topic_id ORDER BY rank"
    ) == [("Health", 1), ("Policy", 2)]
    with pytest.raises(Refused):
        do(SetApplicationField(application, "state", "matched"))
    with pytest.raises(Refused):
        do(SetApplicationField("not-an-id", "goal_1", "x"))


def test_languages_hours_and_codes_are_replaced(do, amina, rows):
    do(SetLanguages(amina, (("en", 3), ("bn", 4))))
    do(SetLanguages(amina, (("en", 4), ("fr", 1))))
    assert rows("SELECT language, level FROM person_language ORDER BY language") == [
        ("en", 4),
        ("fr", 1),
    ]
    do(SetHours(amina, (WeeklySlot(0, 540, 600), WeeklySlot(2, 1080, 1200))))
    do(SetHours(amina, (WeeklySlot(2, 1080, 1200),)))
    assert rows("SELECT weekday, start, end FROM weekly_hours") == [(2, 1080, 1200)]
    do(SetIdentities(amina, ("MAP17", "MAP17", " MADev15 ")))
    do(SetIdentities(amina, ("MADev15",)))
    assert rows("SELECT code, prefix, ordinal, start_year FROM alumni_identity") == [
        ("MADev15", "MADEV", 15, None)
    ]
    with pytest.raises(Refused):
        do(SetLanguages(amina, (("en", 5),)))


def test_consents_are_a_ledger(do, amina, rows):
    do(RecordConsent(amina, Purpose.SHARE_PROFILE, Answer.GIVEN, "form"))
    do(RecordConsent(amina, Purpose.SHARE_PROFILE, Answer.WITHDRAWN, "email"))
    assert rows("SELECT answer, given_on FROM consent ORDER BY answer") == [
        ("given", "2026-03-02"),
        ("withdrawn", "2026-03-02"),
    ]


def test_a_link_stands_once_either_way_round(do, amina, rows):
    david = do(NewPerson("David"))["person_id"]
    do(LinkPeople(amina, david, LinkKind.NOT_WITH, "asked"))
    do(LinkPeople(david, amina, LinkKind.NOT_WITH))
    ((link,),) = rows("SELECT id FROM person_link")
    with pytest.raises(Refused):
        do(LinkPeople(amina, amina, LinkKind.SUPERVISOR))
    do(UnlinkPeople(link))
    assert rows("SELECT * FROM person_link") == []
    with pytest.raises(Refused):
        do(UnlinkPeople(link))


def test_what_a_mentor_picks_from_the_lists_leaves_her_topics(do, amina, rows):
    do(SetMentorTopics(amina, ("Policy",), ("Visas",)))
    do(SetMentorWords(amina, TopicKind.HELP, ("Building a network", "building a NETWORK")))
    do(SetMentorWords(amina, TopicKind.CHALLENGE, ("Changing career",)))
    do(SetMentorTopics(amina, ("Health",)))
    picked = (
        "SELECT kind, name FROM mentor_topic JOIN topic ON topic.id = topic_id ORDER BY kind, name"
    )
    assert rows(picked) == [
        ("challenge", "Changing career"), ("help", "Building a network"), ("topic", "Health"),
    ]  # fmt: skip
    do(SetMentorWords(amina, TopicKind.HELP, ()))
    assert [kind for kind, _ in rows(picked)] == ["challenge", "topic"]
    with pytest.raises(Refused):
        do(SetMentorWords(amina, TopicKind.MENTEE_GAIN, ("Leadership",)))


def test_what_an_applicant_picks_is_ranked_within_its_list(do, application, rows):
    do(SetApplicationTopics(application, ("Policy", "Health")))
    do(SetApplicationWords(application, TopicKind.MENTEE_GAIN, ("Leadership", "Better prospects")))
    do(SetApplicationWords(application, TopicKind.HELP, ("Building a network",)))
    do(SetApplicationField(application, "offers_in_return", "Bangla lessons"))
    assert rows(
        "SELECT kind, name, rank FROM application_topic JOIN topic ON topic.id = topic_id "
        "ORDER BY kind, rank"
    ) == [
        ("help", "Building a network", 1), ("mentee_gain", "Leadership", 1),
        ("mentee_gain", "Better prospects", 2), ("topic", "Policy", 1), ("topic", "Health", 2),
    ]  # fmt: skip
    with pytest.raises(Refused):
        do(SetApplicationWords(application, TopicKind.CHALLENGE, ("Changing career",)))
