"""The snapshot of a round's pool: who is in it, with how many places, and what stands between."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import event

from mentordesk.domain.application import ApplicationState
from mentordesk.domain.consent import Answer
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import ContactStatus, LinkKind, Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.store.queries.pool import pool
from mentordesk.store.tables import Plan
from tests.support.round_world import STARTS, open_world


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


def names(people):
    return [person.name for person in people]


def mentors_with(world, **profile):
    spring = world.round()
    world.mentor("David", profile=profile)
    world.flush()
    return world.pool(spring).mentors


def test_mentors_offer_the_scheme_of_the_round(world):
    spring = world.round()
    talks = world.round("Talks", scheme=Scheme.ASK)
    world.mentor("Matched Only")
    world.mentor("Asked Only", profile={"offers_matched": False, "offers_ask": True})
    world.flush()
    assert names(world.pool(spring).mentors) == ["Matched Only"]
    assert names(world.pool(talks).mentors) == ["Asked Only"]


@pytest.mark.parametrize(
    ("profile", "is_in"),
    [
        ({"available_from": dt.date(2026, 6, 1)}, True),
        ({"available_from": dt.date(2026, 10, 2)}, False),
        ({"available_to": dt.date(2026, 6, 1)}, True),
        ({"available_to": dt.date(2026, 3, 31)}, False),
    ],
)
def test_mentors_are_there_for_some_of_the_round(world, profile, is_in):
    assert bool(mentors_with(world, **profile)) is is_in


@pytest.mark.parametrize(
    ("until", "is_paused"),
    [(dt.date(2026, 3, 31), False), (STARTS, False), (dt.date(2026, 4, 2), True)],
)
def test_a_pause_counts_when_it_outlasts_the_start(world, until, is_paused):
    (mentor,) = mentors_with(world, paused_until=until)
    assert mentor.is_paused is is_paused


@pytest.mark.parametrize(
    ("state", "is_in"),
    [
        (ApplicationState.RECEIVED, True),
        (ApplicationState.WITHDRAWN, False),
        (ApplicationState.INELIGIBLE, False),
    ],
)
def test_a_mentor_who_withdrew_from_the_round_is_out_of_it(world, state, is_in):
    spring, autumn = world.round(), world.round("Autumn")
    david = world.mentor("David")
    world.apply_to(spring, david, state=state, role=Role.MENTOR)
    world.flush()
    assert bool(world.pool(spring).mentors) is is_in
    assert world.pool(autumn).mentors


def test_who_is_not_to_be_contacted_is_no_mentor(world):
    spring = world.round()
    world.mentor("David", contact_status=ContactStatus.DO_NOT_CONTACT)
    world.mentor("Grace", contact_status=ContactStatus.DORMANT)
    world.flush()
    assert names(world.pool(spring).mentors) == ["Grace"]


def test_mentees_are_those_to_be_placed(world):
    spring, autumn = world.round(), world.round("Autumn")
    for state in ApplicationState:
        world.mentee(spring, state.value, state=state)
    world.mentee(autumn, "somebody else")
    world.flush()
    assert set(names(world.pool(spring).mentees)) == {
        "received", "incomplete", "eligible", "in_pool", "proposed",
    }  # fmt: skip


def test_a_live_pair_of_the_round_takes_a_mentee_out_of_the_pool(world):
    spring, autumn = world.round(), world.round("Autumn")
    david = world.mentor("David", places=3)
    amina, kofi = world.mentee(spring, "Amina"), world.mentee(spring, "Kofi")
    world.pair(spring, david, amina, MatchState.PROPOSED_TO_MENTEE)
    world.pair(autumn, david, kofi, MatchState.ACTIVE)
    world.flush()
    assert names(world.pool(spring).mentees) == ["Kofi"]


def test_mentees_stand_by_date_and_name_whatever_the_order_of_import(world):
    spring = world.round()
    world.mentee(spring, "No Date", applied=None)
    world.mentee(spring, "Zoe", applied=dt.date(2026, 1, 3))
    world.mentee(spring, "Ben", applied=dt.date(2026, 1, 4))
    world.mentee(spring, "Abe", applied=dt.date(2026, 1, 4))
    world.flush()
    assert names(world.pool(spring).mentees) == ["Zoe", "Abe", "Ben", "No Date"]


def test_live_pairs_of_every_round_and_scheme_take_places(world):
    spring, talks = world.round(), world.round("Talks", scheme=Scheme.GROUP)
    old = world.round("Old", state=RoundState.REPORTED)
    david = world.mentor("David", places=9)
    mentees = [world.person(f"Mentee {n}") for n in range(7)]
    world.pair(spring, david, mentees[0], MatchState.CONFIRMED)
    world.pair(talks, david, mentees[1], MatchState.ACTIVE)
    world.pair(old, david, mentees[2], MatchState.PAUSED)
    for number, state in enumerate((MatchState.COMPLETED, MatchState.DECLINED,
                                    MatchState.ENDED_EARLY, MatchState.INFORMAL)):  # fmt: skip
        world.pair(old, david, mentees[3 + number], state)
    world.flush()
    (mentor,) = world.pool(spring).mentors
    assert mentor.places == 6


def test_only_the_current_plans_of_other_rounds_take_places(world):
    spring, autumn = world.round(), world.round("Autumn")
    david = world.mentor("David", places=5)
    one, two, three = (world.person(f"Mentee {n}") for n in range(3))
    mine, theirs, rival = (
        world.add(Plan(id=world.new_id(), round_id=round_id, name=name))
        for round_id, name in ((spring, "A"), (autumn, "A"), (autumn, "B"))
    )
    world.pair(spring, david, one, MatchState.DRAFT, mine)
    world.pair(autumn, david, two, MatchState.DRAFT, theirs)
    world.pair(autumn, david, three, MatchState.DRAFT, rival)
    world.flush()
    assert world.pool(spring, mine).mentors[0].places == 5
    world.choose(autumn, theirs)
    assert world.pool(spring, mine).mentors[0].places == 4


def test_drafts_left_in_a_finished_round_take_no_place(world):
    spring, autumn = world.round(), world.round("Autumn", state=RoundState.ARCHIVED)
    david = world.mentor("David", places=2)
    left = world.add(Plan(id=world.new_id(), round_id=autumn, name="A"))
    world.pair(autumn, david, world.person("Amina"), MatchState.DRAFT, left)
    world.flush()
    world.choose(autumn, left)
    assert world.pool(spring).mentors[0].places == 2


def test_places_are_never_below_none(world):
    spring = world.round()
    david = world.mentor("David", places=1)
    for number in range(3):
        world.pair(spring, david, world.person(f"Mentee {number}"))
    world.flush()
    assert world.pool(spring).mentors[0].places == 0


def test_the_newest_answer_to_showing_the_profile_counts(world):
    spring = world.round()
    amina = world.mentee(spring, "Amina", shares=Answer.REFUSED)
    kofi = world.mentee(spring, "Kofi", shares=Answer.GIVEN)
    grace = world.mentor("Grace", shares=Answer.GIVEN)
    world.mentor("Never Asked")
    world.flush()
    world.consent(amina, Answer.GIVEN)  # the same day, said later
    world.consent(kofi, Answer.REFUSED, dt.date(2025, 1, 1))  # earlier, entered later
    world.consent(grace, Answer.WITHDRAWN, dt.date(2026, 2, 1))
    world.flush()
    rows = world.pool(spring)
    shares = {person.name: person.shares for person in (*rows.mentors, *rows.mentees)}
    assert shares == {"Amina": True, "Kofi": True, "Grace": False, "Never Asked": True}


def test_links_and_earlier_pairs_are_told(world):
    spring, old = world.round(), world.round("Old", state=RoundState.REPORTED)
    david = world.mentor("David", places=3)
    amina = world.mentee(spring, "Amina")
    world.link(amina, david, LinkKind.SUPERVISOR)
    world.pair(old, david, amina, MatchState.COMPLETED)
    world.pair(old, david, world.person("Kofi"), MatchState.DRAFT)
    world.flush()
    rows = world.pool(spring)
    assert rows.links == ((amina, david, LinkKind.SUPERVISOR),)
    assert rows.tried == {(david, amina)}


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        (MatchState.ACTIVE, True),
        (MatchState.COMPLETED, True),
        (MatchState.PROPOSED_TO_MENTEE, True),
        (MatchState.DECLINED, False),
        (MatchState.DRAFT, False),
    ],
)
def test_who_has_had_a_pair(world, state, counts):
    spring, old = world.round(), world.round("Old")
    david = world.mentor("David", places=3)
    amina = world.mentee(spring, "Amina")
    world.pair(old, david, amina, state)
    world.flush()
    rows = world.pool(spring)
    assert (rows.mentors[0].has_pair, rows.mentees[0].has_pair) == (counts, counts)


def test_earlier_rounds_in_which_somebody_waited_in_vain_are_counted(world):
    spring = world.round()
    amina = world.mentee(spring, "Amina")
    david = world.mentor("David", places=3)
    for year, state in ((2022, ApplicationState.WAITLISTED), (2023, ApplicationState.IN_POOL),
                        (2024, ApplicationState.WITHDRAWN), (2025, ApplicationState.IN_POOL),
                        (2027, ApplicationState.IN_POOL)):  # fmt: skip
        other = world.round(str(year), starts=dt.date(year, 4, 1))
        world.apply_to(other, amina, state=state)
        if year == 2025:
            world.pair(other, david, amina, MatchState.COMPLETED)
    world.flush()
    assert world.pool(spring).mentees[0].times_left_out == 2


def test_what_people_told_comes_whole(world):
    spring = world.round()
    told = {
        "languages": {"en": 4, "bn": 2}, "hours": ((0, 540, 600), (3, 1080, 1200)),
        "email": "Amina@post.example", "time_zone": "Asia/Dhaka", "years_experience": 0,
        "employer": "BRAC", "line_manager": "Grace",
    }  # fmt: skip
    world.mentee(
        spring, "Amina", topics=("Writing", "Public health"),
        application={"sector_wanted": "Health", "country_wanted": "Kenya", "not_with": "Tom"},
        **told,
    )  # fmt: skip
    world.mentor("David", topics=("Public health",), refused=("Writing",), sector="Health",
                 profile={"countries_worked": "Kenya; Peru"}, country="Chile", **told)  # fmt: skip
    world.flush()
    rows = world.pool(spring)
    (amina,), (david,) = rows.mentees, rows.mentors
    for person in (amina, david):
        assert person.languages == {"en": 4, "bn": 2}
        assert person.hours == {(0, 540, 600), (3, 1080, 1200)}
        assert (person.zone, person.years, person.employer) == ("Asia/Dhaka", 0, "BRAC")
        assert person.emails == ("Amina@post.example",)
        assert person.sectors == "Health"
    assert [name for _, name in amina.topics] == ["Writing", "Public health"]
    assert (amina.country_wanted, amina.not_with) == ("Kenya", "Tom")
    assert [name for _, name in david.topics] == ["Public health"]
    assert [name for _, name in david.refused_topics] == ["Writing"]
    assert (david.country, david.countries_worked) == ("Chile", "Kenya; Peru")


def test_the_pool_of_two_people_is_cut_from_the_whole(world):
    spring = world.round()
    for number in range(4):
        world.mentor(f"Mentor {number}", topics=("Writing",), languages={"en": 4})
        world.mentee(spring, f"Mentee {number}", topics=("Writing",), hours=((1, 0, 60),))
    world.flush()
    whole = world.pool(spring)
    one, other = whole.mentors[2], whole.mentees[1]
    cut = world.workspace.ask(
        pool, spring, None, today=world.workspace.today(),
        mentor_ids={one.id}, mentee_ids={other.id},
    )  # fmt: skip
    assert (cut.mentors, cut.mentees) == ((one,), (other,))


def test_the_number_of_statements_does_not_grow_with_people(world):
    spring = world.round()
    counts = []
    for _ in range(2):
        for number in range(12):
            world.mentor(f"Mentor {number}", topics=("Writing",), languages={"en": 4})
            world.mentee(spring, f"Mentee {number}", topics=("Writing",))
        world.flush()
        statements: list[str] = []

        def asked(connection, told=statements):
            event.listen(connection, "before_cursor_execute", lambda *call: told.append(call[2]))
            return pool(connection, spring, None, today=STARTS)

        world.workspace.ask(asked)
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 20


def test_an_unknown_round_is_refused(world):
    with pytest.raises(Refused) as refused:
        world.pool("nowhere")
    assert refused.value.reason is Reason.NOT_FOUND
