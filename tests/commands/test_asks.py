"""Questions of Ask An Alum, from the asking to what came of it."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.ask_offers import AnswerOffer, ExpireOffers, OfferQuestion, RemindOffers
from mentordesk.commands.asks import (
    AskQuestion,
    CloseQuestion,
    EditQuestion,
    HoldTalk,
    TakeOverQuestion,
)
from mentordesk.commands.going_on import GoInformal, MakePair
from mentordesk.domain.closing import DeclineReason
from mentordesk.domain.match import MatchState
from mentordesk.domain.question import AskState, OfferState, Outcome, Urgency
from mentordesk.domain.refusal import Reason
from mentordesk.store.queries.relationship_detail import relationship
from mentordesk.store.tables import Ask, AskOffer, Match
from tests.commands.test_pair_life import TODAY, do, refused
from tests.support.dump import rows
from tests.support.round_world import open_world


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


def online(world, name, **profile):
    return world.mentor(name, profile={"offers_ask": True, **profile})


def asked(world, asker, **told):
    return do(world, AskQuestion(asker, "How do I find a think tank?", **told)).values["ask_id"]


def the(world, table):
    (row,) = world.workspace.ask(rows, table)
    return row


def test_three_alumni_are_asked_in_order_then_the_office_takes_it(world):
    amina, alumni = world.person("Amina"), [online(world, f"Alum {n}") for n in range(4)]
    world.flush()
    ask = asked(world, amina, topic="Think tanks", urgency=Urgency.THIS_WEEK)
    for number, alum in enumerate(alumni[:3]):
        do(world, OfferQuestion(ask, alum))
        assert refused(world, OfferQuestion(ask, alumni[3])).reason is Reason.OFFER_STANDS
        do(world, AnswerOffer(ask, False, reason=DeclineReason.NO_TIME))
        state = the(world, Ask)["state"]
        assert state == ("with_office" if number == 2 else "asked")
    assert refused(world, OfferQuestion(ask, alumni[3])).reason is Reason.OFFERS_USED
    offers = world.workspace.ask(rows, AskOffer)
    assert sorted(o["number"] for o in offers) == [1, 2, 3]
    do(world, CloseQuestion(ask, Outcome.NO_REPLY))
    assert refused(world, TakeOverQuestion(ask)).reason is Reason.STEP_NOT_ALLOWED


def test_an_offer_is_reminded_and_ends_only_once_its_time_is_over(world):
    amina, alum = world.person("Amina"), online(world, "David")
    world.flush()
    ask = asked(world, amina)
    do(world, OfferQuestion(ask, alum, TODAY - dt.timedelta(days=13)))
    do(world, RemindOffers((ask,)))
    assert the(world, AskOffer)["reminded_on"] == TODAY.isoformat()
    assert refused(world, ExpireOffers((ask,))).reason is Reason.VALUE_WRONG
    other = asked(world, amina)
    do(world, OfferQuestion(other, alum, TODAY - dt.timedelta(days=14)))
    do(world, ExpireOffers((other,)))
    states = {o["ask_id"]: o["state"] for o in world.workspace.ask(rows, AskOffer)}
    assert states == {ask: OfferState.SENT.value, other: OfferState.EXPIRED.value}


def test_whom_a_question_may_not_be_offered_to(world):
    amina, david = online(world, "Amina"), online(world, "David")
    other = world.mentor("Rosa")
    world.flush()
    ask = asked(world, amina)
    assert refused(world, OfferQuestion(ask, amina)).reason is Reason.NO_ONLINE_MENTOR
    assert refused(world, OfferQuestion(ask, other)).reason is Reason.NO_ONLINE_MENTOR
    do(world, OfferQuestion(ask, david))
    do(world, AnswerOffer(ask, False))
    assert refused(world, OfferQuestion(ask, david)).reason is Reason.OFFERED_BEFORE


def test_a_talk_is_held_and_closed_with_its_two_answers(world):
    amina, david = world.person("Amina"), online(world, "David")
    world.flush()
    ask = asked(world, amina)
    assert refused(world, HoldTalk(ask, TODAY)).reason is Reason.STEP_NOT_ALLOWED
    do(world, OfferQuestion(ask, david))
    do(world, AnswerOffer(ask, True))
    tomorrow = TODAY + dt.timedelta(days=1)
    assert refused(world, HoldTalk(ask, tomorrow)).reason is Reason.VALUE_WRONG
    do(world, HoldTalk(ask, TODAY, 30))
    assert refused(world, CloseQuestion(ask, Outcome.ANSWERED, 6)).reason is Reason.VALUE_WRONG
    do(world, CloseQuestion(ask, Outcome.ANSWERED, 5, True))
    row = the(world, Ask)
    assert (row["state"], row["useful"], row["minutes"]) == (AskState.CLOSED.value, 5, 30)


def test_what_is_not_for_mentoring_says_what_it_was(world):
    amina = world.person("Amina")
    world.flush()
    ask = asked(world, amina)
    unsaid = CloseQuestion(ask, Outcome.NOT_FOR_MENTORING)
    assert refused(world, unsaid).reason is Reason.VALUE_WRONG
    wrong = CloseQuestion(ask, Outcome.NOT_FOR_MENTORING, declined_for=DeclineReason.NO_TIME)
    assert refused(world, wrong).reason is Reason.VALUE_WRONG
    visa = DeclineReason.WANTS_VISA
    do(world, CloseQuestion(ask, Outcome.NOT_FOR_MENTORING, declined_for=visa))
    assert the(world, Ask)["declined_for"] == visa.value


def test_a_question_is_worded_in_one_line(world):
    amina = world.person("Amina")
    world.flush()
    assert refused(world, AskQuestion(amina, " \n ")).reason is Reason.VALUE_WRONG
    ask = asked(world, amina)
    do(world, EditQuestion(ask, "question", "Two\nlines"))
    do(world, EditQuestion(ask, "topic", "Policy"))
    do(world, EditQuestion(ask, "urgency", Urgency.THIS_MONTH))
    do(world, EditQuestion(ask, "note", " Met in Dhaka "))
    row = the(world, Ask)
    assert (row["question"], row["urgency"]) == ("Two lines", "this_month")
    assert row["note"] == "Met in Dhaka"


def held(world, asker, alum):
    ask = asked(world, asker)
    do(world, OfferQuestion(ask, alum))
    do(world, AnswerOffer(ask, True))
    do(world, HoldTalk(ask, TODAY, 30))
    return ask


def test_one_action_makes_the_two_a_pair_of_a_round(world):
    spring = world.round()
    amina, david = world.person("Amina"), online(world, "David", offers_matched=True)
    world.flush()
    ask = held(world, amina, david)
    match_id = do(world, MakePair(ask, spring)).values["match_id"]
    found = world.workspace.ask(relationship, match_id, TODAY)
    assert found.row.state is MatchState.CONFIRMED
    assert [row.id for row in found.asks] == [ask]
    assert the(world, Ask)["outcome"] == Outcome.BECAME_APPLICATION.value
    assert refused(world, MakePair(ask, spring)).reason is Reason.STEP_NOT_ALLOWED


def test_a_full_mentor_stays_full_whatever_the_scheme(world):
    spring, autumn = world.round(), world.round("Autumn")
    amina, david = world.person("Amina"), online(world, "David", offers_matched=True)
    world.pair(autumn, david, world.mentee(autumn, "Joan"))
    world.flush()
    ask = held(world, amina, david)
    assert refused(world, MakePair(ask, spring)).reason is Reason.MENTOR_FULL
    done = do(world, GoInformal(ask))
    pair = world.workspace.ask(relationship, done.values["match_id"], TODAY).row
    assert (pair.state, pair.round_id, pair.round) == (MatchState.INFORMAL, None, None)
    assert len(world.workspace.ask(rows, Match)) == 2


def test_two_who_go_on_informally_are_not_made_so_twice(world):
    amina, david = world.person("Amina"), online(world, "David")
    world.flush()
    first = held(world, amina, david)
    do(world, GoInformal(first))
    second = held(world, amina, david)
    assert refused(world, GoInformal(second)).reason is Reason.PAIR_ALREADY
