"""Applications asked for answers, carried over, confirmed; the pool when the call closes."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.application_life import CarryApplications, ConfirmCarried
from mentordesk.commands.applications import SetApplicationField, StepApplications
from mentordesk.commands.consents import RecordConsent
from mentordesk.commands.letters import MarkLettersSent, Sent
from mentordesk.commands.round_life import ReopenRound
from mentordesk.commands.rounds import RemoveRound, StepRound
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.missing import Missing
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.store.queries.closed_call import closed_call
from mentordesk.store.tables import Application, ApplicationTopic, Consent
from mentordesk.wording.history import sentence
from tests.support.dump import dump
from tests.support.round_world import World, open_world

TODAY = dt.date(2026, 3, 2)
A = ApplicationState


class Office(World):
    """Two rounds of one scheme; Amina waits for the second, and agreed to be kept."""

    spring = autumn = amina = applied = ""

    def do(self, command):
        """Runs a command; undo restores exactly, and redo makes it again."""
        before = self.workspace.ask(dump)
        done = self.workspace.run(command)
        after = self.workspace.ask(dump)
        self.workspace.undo()
        assert self.workspace.ask(dump) == before
        self.workspace.redo()
        assert self.workspace.ask(dump) == after
        return done.values

    def application(self, round_id):
        """The one application of Amina to a round, as the file holds it."""

        def find(connection):
            a = Application.__table__
            query = a.select().where(a.c.round_id == round_id, a.c.person_id == self.amina)
            return connection.execute(query).one()

        return self.workspace.ask(find)

    def topics(self, application_id):
        """Topics by id with their ranks."""

        def find(connection):
            t = ApplicationTopic.__table__
            query = t.select().where(t.c.application_id == application_id)
            return {row.topic_id: row.rank for row in connection.execute(query)}

        return self.workspace.ask(find)

    def consents(self):
        """Purposes and answers of Amina, in the order given."""

        def find(connection):
            c = Consent.__table__
            rows = connection.execute(c.select().where(c.c.person_id == self.amina))
            return [(row.purpose, row.answer, row.given_on) for row in rows]

        return self.workspace.ask(find)


@pytest.fixture
def office(tmp_path):
    with open_world(tmp_path) as plain:
        world = Office(plain.workspace)
        world.spring = world.round("Spring", state=RoundState.OPEN)
        world.autumn = world.round("Autumn", starts=dt.date(2026, 10, 1), state=RoundState.OPEN)
        world.amina = world.person("Amina")
        world.applied = world.apply_to(
            world.spring, world.amina, ("Water", "Policy"), state=A.WAITLISTED,
            goal_1="Lead a team", office_score=4, note="shy", committed_on=dt.date(2026, 2, 1),
        )  # fmt: skip
        world.flush()
        world.workspace.run(RecordConsent(world.amina, Purpose.KEEP_FOR_NEXT_ROUND, Answer.GIVEN))
        yield world


def refused(office, command):
    before = office.workspace.ask(dump)
    with pytest.raises(Refused) as caught:
        office.workspace.run(command)
    assert office.workspace.ask(dump) == before
    return caught.value.reason


def test_an_application_is_carried_over_with_its_wishes(office):
    values = office.do(CarryApplications((office.applied,), office.autumn))
    assert sentence("CarryApplications", values) == "1 person carried over to “Autumn”"
    old, new = office.application(office.spring), office.application(office.autumn)
    assert (old.state, new.state) == (A.CARRIED, A.INCOMPLETE)
    assert (new.carried_from_id, new.goal_1, new.submitted_on) == (old.id, "Lead a team", TODAY)
    assert (new.office_score, new.note, new.committed_on) == (None, None, None)
    assert office.topics(new.id) == office.topics(old.id) != {}


def test_it_waits_until_it_is_confirmed_on_a_day(office):
    office.do(CarryApplications((office.applied,), office.autumn))
    new = office.application(office.autumn).id
    board = office.board(office.autumn)
    assert Missing.CONFIRMED in board.mentees[0].missing
    assert refused(office, StepApplications((new,), A.ELIGIBLE)) is Reason.NOT_CONFIRMED
    day = TODAY
    values = office.do(ConfirmCarried((new, office.applied), day))
    assert values == {"count": 1, "others": 1, "on": "2026-03-02"}
    assert sentence("ConfirmCarried", values) == (
        "Goals and consent of 1 person confirmed on 2 Mar 2026"
    )
    found = office.application(office.autumn)
    assert (found.state, found.committed_on) == (A.RECEIVED, day)
    assert office.consents()[-1] == (Purpose.SHARE_PROFILE, Answer.GIVEN, day)
    assert Missing.CONFIRMED not in office.board(office.autumn).mentees[0].missing
    office.do(StepApplications((new,), A.ELIGIBLE))


@pytest.mark.parametrize("day", [TODAY + dt.timedelta(days=1), TODAY - dt.timedelta(days=1)])
def test_nobody_confirms_tomorrow_or_before_being_carried(office, day):
    office.do(CarryApplications((office.applied,), office.autumn))
    new = office.application(office.autumn).id
    assert refused(office, ConfirmCarried((new,), day)) is Reason.VALUE_WRONG


def test_without_consent_nobody_is_carried(office):
    office.workspace.run(RecordConsent(office.amina, Purpose.KEEP_FOR_NEXT_ROUND, Answer.WITHDRAWN))
    command = CarryApplications((office.applied,), office.autumn)
    assert refused(office, command) is Reason.CARRY_CONSENT


def test_nobody_is_carried_twice_to_the_same_or_to_another_scheme(office):
    group = office.round("Groups", Scheme.GROUP, state=RoundState.OPEN)
    office.flush()
    carry = CarryApplications((office.applied,), office.autumn)
    assert refused(office, CarryApplications((office.applied,), group)) is Reason.WRONG_SCHEME
    same = CarryApplications((office.applied,), office.spring)
    assert refused(office, same) is Reason.WRONG_SCHEME
    office.do(carry)
    assert refused(office, carry) is Reason.APPLIED_ALREADY


def test_nobody_is_carried_to_nowhere(office):
    command = StepApplications((office.applied,), A.CARRIED)
    assert refused(office, command) is Reason.CARRIED_WHERE


def test_whoever_has_a_live_pair_stays(office):
    david = office.mentor("David")
    office.pair(office.spring, david, office.amina, MatchState.ACTIVE)
    office.flush()
    command = CarryApplications((office.applied,), office.autumn)
    assert refused(office, command) is Reason.APPLICATION_PAIRED


def test_a_reason_stays_with_the_application(office):
    values = office.do(StepApplications((office.applied,), A.WITHDRAWN, "  moved   away "))
    assert office.application(office.spring).note == "shy\nWithdrawn: moved away"
    assert sentence("StepApplications", values) == "1 person marked as withdrawn: moved away"
    old = {"count": 1, "state": "withdrawn"}  # as files of before hold it
    assert sentence("StepApplications", old) == "1 person marked as withdrawn"


def test_whoever_is_asked_for_answers_is_incomplete(office):
    office.workspace.run(StepApplications((office.applied,), A.IN_POOL))
    office.workspace.run(StepApplications((office.applied,), A.INCOMPLETE))
    office.workspace.run(StepApplications((office.applied,), A.RECEIVED))
    sent = (Sent(office.amina, round_id=office.spring),)
    office.do(MarkLettersSent(Occasion.ACKNOWLEDGE, sent))
    assert office.application(office.spring).state is A.RECEIVED
    office.do(MarkLettersSent(Occasion.MISSING_ITEMS, sent))
    assert office.application(office.spring).state is A.INCOMPLETE


def test_the_pool_is_kept_when_the_call_closes(office):
    badru = office.mentee(office.spring, "Badru")
    office.mentor("David")
    office.flush()
    assert office.workspace.ask(closed_call, office.spring) is None
    office.do(StepRound(office.spring, RoundState.CLOSED_TO_APPLICANTS))
    found = office.workspace.ask(closed_call, office.spring)
    assert found is not None
    assert (found.then.on, found.then.pool, len(found.then.applied)) == (TODAY, (badru,), 2)
    assert len(found.then.mentors) == 1
    chen = office.mentee(office.spring, "Chen")
    office.flush()
    office.do(StepRound(office.spring, RoundState.MATCHING))
    late = office.workspace.ask(closed_call, office.spring)
    assert late is not None and late.then == found.then
    assert (late.came, late.left) == ({chen}, frozenset())


def test_opened_again_the_call_is_as_if_it_had_not_closed(office):
    office.do(StepRound(office.spring, RoundState.MATCHING))
    office.do(StepRound(office.spring, RoundState.ARCHIVED))
    office.do(ReopenRound(office.spring, RoundState.RUNNING, "too early"))
    assert office.workspace.ask(closed_call, office.spring) is not None
    office.do(ReopenRound(office.spring, RoundState.OPEN, "too few came"))
    assert office.workspace.ask(closed_call, office.spring) is None


def test_the_day_a_carried_person_confirms_can_be_set_by_hand_too(office):
    office.do(CarryApplications((office.applied,), office.autumn))
    new = office.application(office.autumn).id
    office.do(SetApplicationField(new, "committed_on", TODAY))
    office.do(StepApplications((new,), A.ELIGIBLE))


def test_a_round_nobody_came_to_is_taken_away_after_its_call_closed_too(office):
    empty = office.round("Empty", state=RoundState.OPEN)
    office.flush()
    office.do(StepRound(empty, RoundState.CLOSED_TO_APPLICANTS))
    office.do(RemoveRound(empty))
    assert office.workspace.ask(closed_call, empty) is None
