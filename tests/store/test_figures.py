"""Figures count what their definitions say, one case at a time; names and numbers agree."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.rounds import EditProgramme, NewRound
from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.figures import APPLIED, ELIGIBLE, IN_POOL, Figure
from mentordesk.domain.match import LIVE, MatchState
from mentordesk.domain.person import ContactStatus, PersonStatus, Role
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.store.queries import figures, figures_named, figures_people
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.report import read_figures
from mentordesk.store.tables import Agreement, AlumniIdentity, Application
from mentordesk.store.workspace import Surroundings, Workspace
from tests.support.round_world import open_world

YEAR_BEFORE = dt.date(2025, 4, 1)


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


def count(world, figure, *round_ids):
    world.flush()
    found = world.workspace.ask(figures.counts_by_round, round_ids)[figure]
    names = world.workspace.ask(figures_named.names_behind, figure, round_ids)
    assert sum(found.values()) == len(names)
    return [found.get(round_id, 0) for round_id in round_ids]


def people(world, role, *round_ids):
    world.flush()
    return world.workspace.ask(figures_people.people_counts, round_ids, role)


@pytest.mark.parametrize("state", list(ApplicationState))
def test_each_state_of_an_application_counts_where_it_belongs(world, state):
    spring = world.round()
    world.mentee(spring, "Amina", state=state)
    assert count(world, Figure.LEADS, spring) == [state is ApplicationState.LEAD]
    assert count(world, Figure.MENTEE_APPLICATIONS, spring) == [state in APPLIED]
    assert count(world, Figure.ELIGIBLE, spring) == [state in ELIGIBLE]
    assert count(world, Figure.IN_POOL, spring) == [state in IN_POOL]
    assert count(world, Figure.WAITING, spring) == [state in IN_POOL]
    assert count(world, Figure.WAITLISTED, spring) == [state is ApplicationState.WAITLISTED]
    assert count(world, Figure.WITHDRAWN, spring) == [state is ApplicationState.WITHDRAWN]
    assert count(world, Figure.MENTOR_APPLICATIONS, spring) == [0]


@pytest.mark.parametrize("state", list(MatchState))
def test_each_state_of_a_pair_counts_where_it_belongs(world, state):
    spring = world.round(state=RoundState.RUNNING)
    pair = (world.mentor("David"), world.mentee(spring, "Amina"))
    world.pair(spring, *pair, state)
    introduced = state not in (
        MatchState.DRAFT, MatchState.PROPOSED_TO_MENTEE, MatchState.PROPOSED_TO_MENTOR,
        MatchState.DECLINED, MatchState.CONFIRMED,
    )  # fmt: skip
    assert count(world, Figure.PAIRS_INTRODUCED, spring) == [introduced]
    assert count(world, Figure.MATCHED, spring) == [introduced]
    assert count(world, Figure.MENTORS_USED, spring) == [introduced]
    assert count(world, Figure.MENTORS_OFFERED, spring) == [introduced or state in LIVE]
    assert count(world, Figure.WAITING, spring) == [not (introduced or state in LIVE)]
    parts = (Figure.NOT_STARTED, Figure.ACTIVE, Figure.PAUSED, Figure.ENDED_EARLY, Figure.COMPLETED)
    assert sum(count(world, part, spring)[0] for part in parts) == introduced


def test_drafted_are_those_in_the_current_plan_without_a_real_pair(world):
    spring = world.round()
    david = world.mentor("David", places=3)
    amina, badru, chen = (world.mentee(spring, name) for name in ("Amina", "Badru", "Chen"))
    current, rival = world.plan(spring, "A"), world.plan(spring, "B")
    world.pair(spring, david, amina, MatchState.DRAFT, current)
    world.pair(spring, david, badru, MatchState.DRAFT, rival)
    world.pair(spring, david, chen, MatchState.CONFIRMED)
    world.pair(spring, david, chen, MatchState.DRAFT, current)
    world.flush()
    world.choose(spring, current)
    assert count(world, Figure.DRAFTED, spring) == [1]
    assert count(world, Figure.WAITING, spring) == [1]
    assert count(world, Figure.IN_POOL, spring) == [3]


def test_matched_mentees_applied_and_count_once(world):
    spring = world.round()
    david, elena = world.mentor("David"), world.mentor("Elena")
    amina, stranger = world.mentee(spring, "Amina"), world.person("Badru")
    world.pair(spring, david, amina, MatchState.ENDED_EARLY)
    world.pair(spring, elena, amina, MatchState.ACTIVE)
    world.pair(spring, elena, stranger, MatchState.ACTIVE)
    assert count(world, Figure.MATCHED, spring) == [1]
    assert count(world, Figure.PAIRS_INTRODUCED, spring) == [3]
    assert count(world, Figure.MENTORS_USED, spring) == [2]


def test_mentors_are_offered_by_profile_until_the_introductions(world):
    open_round = world.round("Open", state=RoundState.OPEN)
    running = world.round("Running", state=RoundState.RUNNING)
    world.mentor("Offers")
    world.mentor("Groups only", profile={"offers_matched": False, "offers_group": True})
    world.mentor("Silent", contact_status=ContactStatus.DO_NOT_CONTACT)
    world.mentor("Gone by then", profile={"available_to": dt.date(2026, 3, 31)})
    world.mentor("Not there yet", profile={"available_from": dt.date(2026, 10, 2)})
    withdrawn = world.mentor("Withdrawn")
    world.apply_to(open_round, withdrawn, state=ApplicationState.WITHDRAWN, role=Role.MENTOR)
    applied = world.person("Applied without a profile")
    world.apply_to(running, applied, role=Role.MENTOR)
    assert count(world, Figure.MENTORS_OFFERED, open_round, running) == [1, 1]
    assert count(world, Figure.MENTOR_APPLICATIONS, open_round, running) == [1, 1]
    names = world.workspace.ask(
        figures_named.names_behind, Figure.MENTORS_OFFERED, [open_round, running]
    )
    assert [(n.round_name, n.name) for n in names] == [
        ("Open", "Offers"),
        ("Running", "Applied without a profile"),
    ]


def test_a_new_mentor_changes_no_finished_round(world):
    past = world.round("Past", starts=YEAR_BEFORE, state=RoundState.ARCHIVED)
    world.pair(past, world.mentor("David"), world.mentee(past, "Amina"), MatchState.COMPLETED)
    world.flush()
    before = world.workspace.ask(figures.counts_by_round, [past])
    world.mentor("Elena")
    world.flush()
    assert world.workspace.ask(figures.counts_by_round, [past]) == before


def test_the_pairs_behind_a_figure_are_named(world):
    spring = world.round()
    world.pair(spring, world.mentor("David"), world.mentee(spring, "Amina"), MatchState.PAUSED)
    world.flush()
    (pair,) = world.workspace.ask(figures_named.names_behind, Figure.PAUSED, [spring])
    assert (pair.round_name, pair.name, pair.other_name) == ("Spring", "David", "Amina")
    undated = world.workspace.ask(figures_named.names_behind, Figure.DAYS_TO_INTRODUCTION, [spring])
    assert undated == ()


def test_days_to_introduction_need_both_days(world):
    spring = world.round()
    david = world.mentor("David", places=5)
    for number, (applied, introduced) in enumerate(
        [(1, 11), (1, 21), (1, 40), (None, 5), (1, None)]
    ):
        day = dt.date(2026, 1, 1)
        mentee = world.mentee(
            spring, f"M{number}", applied=applied and day + dt.timedelta(days=applied)
        )
        world.pair(
            spring, david, mentee, MatchState.ACTIVE,
            introduced_on=introduced and day + dt.timedelta(days=introduced),
        )  # fmt: skip
    world.flush()
    together = world.workspace.ask(read_figures, Scope("Spring"), world.workspace.today()).together
    median = together[Figure.DAYS_TO_INTRODUCTION]
    assert (median.value, median.of) == (20, 3)
    assert together[Figure.PAIRS_INTRODUCED].value == 5
    behind = world.workspace.ask(figures_named.names_behind, Figure.DAYS_TO_INTRODUCTION, [spring])
    assert [(each.other_name, each.days) for each in behind] == [("M2", 39), ("M1", 20), ("M0", 10)]


def test_leads_without_a_round_belong_to_all_and_to_their_year(world):
    spring = world.round()
    for day in (dt.date(2026, 1, 5), dt.date(2025, 12, 31), None):
        person_id = world.person(f"Lead {day}")
        world.add(Application(id=world.new_id(), round_id=None, person_id=person_id,
                              role=Role.MENTEE, state=ApplicationState.LEAD,
                              submitted_on=day))  # fmt: skip
    world.mentee(spring, "Amina", state=ApplicationState.LEAD)
    world.flush()

    def leads(scope):
        return (
            world.workspace.ask(read_figures, scope, world.workspace.today())
            .together[Figure.LEADS]
            .value
        )

    assert (leads(Scope()), leads(Scope(year=2026)), leads(Scope("Spring"))) == (4, 2, 1)
    for scope in (Scope(), Scope(year=2026), Scope(year=2025), Scope("Spring")):
        covered = world.workspace.ask(read_figures, scope, world.workspace.today())
        names = world.workspace.ask(
            figures_named.names_behind, Figure.LEADS, covered.round_ids, covered.scope
        )
        assert len(names) == covered.together[Figure.LEADS].value


def test_the_pairs_behind_each_state_of_agreements_are_named(world):
    spring, david = world.round(), world.mentor("David", places=9)
    for number, states in enumerate(
        [(), ("drafted",), ("sent",), ("acknowledged", "revised"), ("sent", "skipped")]
    ):
        pair = world.pair(spring, david, world.mentee(spring, f"M{number}"))
        for version, state in enumerate(states, start=1):
            world.add(Agreement(id=world.new_id(), match_id=pair, version=version,
                                state=AgreementState(state), terms="{}"))  # fmt: skip
    world.flush()
    counted = world.workspace.ask(figures.agreement_states, [spring])
    found = {
        state: [b.other_name for b in world.workspace.ask(
            figures_named.pairs_with_agreement, state, [spring])]
        for state in AgreementState
    }  # fmt: skip
    assert {s: len(names) for s, names in found.items()} == {s: counted.get(s, 0) for s in found}
    assert found[AgreementState.REVISED] == ["M3"]
    assert found[AgreementState.SKIPPED] == ["M4"]
    assert found[AgreementState.NOT_STARTED] == ["M0"]


def test_a_year_ends_at_midnight_of_the_office(tmp_path):
    """New Year’s Eve in London is the new year in Dhaka; a round’s year is that of its start."""
    eve = dt.datetime(2026, 12, 31, 20, 0, tzinfo=dt.UTC)
    for zone, today in (("Asia/Dhaka", dt.date(2027, 1, 1)), ("Europe/London", eve.date())):
        path = tmp_path / f"{today}.mentordesk"
        Workspace.create(path, "Mentoring").close()
        with Workspace.open(path, around=Surroundings(now=lambda: eve)) as workspace:
            workspace.run(EditProgramme("time_zone", zone))
            assert workspace.today() == today
            workspace.run(NewRound("Last day", Scheme.MATCHED, dt.date(2026, 12, 31)))
            workspace.run(NewRound("First day", Scheme.MATCHED, dt.date(2027, 1, 1)))
            for year, name in ((2026, "Last day"), (2027, "First day")):
                (only,) = workspace.ask(figures.rounds_of, Scope(year=year))
                assert only.name == name


def test_a_scope_is_a_round_a_year_or_all(world):
    world.round("Later", starts=dt.date(2026, 9, 1))
    world.round("Spring")
    world.round("Past", starts=YEAR_BEFORE)
    world.flush()

    def names(scope):
        return [row.name for row in world.workspace.ask(figures.rounds_of, scope)]

    assert names(Scope()) == ["Past", "Spring", "Later"]
    assert names(Scope(year=2026)) == ["Spring", "Later"]
    assert names(Scope("spring ")) == ["Spring"]
    assert names(Scope("Autumn")) == []
    assert names(Scope(year=1999)) == []


def test_agreements_are_counted_by_their_newest_version(world):
    spring = world.round()
    david = world.mentor("David", places=9)
    states: list[tuple[AgreementState, ...]] = [
        (),
        (AgreementState.SENT,),
        (AgreementState.ACKNOWLEDGED, AgreementState.REVISED),
        (AgreementState.SKIPPED,),
    ]
    for number, versions in enumerate(states):
        pair = world.pair(spring, david, world.mentee(spring, f"M{number}"), MatchState.ACTIVE)
        for version, state in enumerate(versions, start=1):
            world.add(Agreement(id=world.new_id(), match_id=pair, version=version, state=state,
                                terms="{}"))  # fmt: skip
    declined = world.pair(spring, david, world.mentee(spring, "X"), MatchState.DECLINED)
    world.agreement(declined)
    world.flush()
    assert world.workspace.ask(figures.agreement_states, [spring]) == {
        AgreementState.NOT_STARTED: 1, AgreementState.SENT: 1, AgreementState.REVISED: 1,
        AgreementState.SKIPPED: 1,
    }  # fmt: skip
    assert world.workspace.ask(figures.agreements_revised, [spring]) == 1


def test_people_count_once_each_way(world):
    spring, autumn = world.round(), world.round("Autumn", starts=dt.date(2026, 9, 1))
    amina = world.mentee(spring, "Amina", country=" India ", status=PersonStatus.ALUM)
    world.apply_to(autumn, amina)
    world.mentee(spring, "Badru", country="", status=PersonStatus.STUDENT)
    world.mentee(spring, "Lead", country="Peru", state=ApplicationState.LEAD)
    counts = people(world, Role.MENTEE, spring, autumn)
    assert counts.people == 2
    assert counts.by_country == {"India": 1, None: 1}
    assert counts.by_status == {PersonStatus.ALUM: 1, PersonStatus.STUDENT: 1}
    assert counts.by_programme == {None: 2}
    assert counts.returning == 1


def test_the_programme_is_that_of_the_newest_course(world):
    spring = world.round()
    amina = world.mentee(spring, "Amina")
    courses: list[tuple[str, int | None, int | None]] = [
        ("MAP", 2001, 2002), ("MAGEN", None, 2010), ("AAA", None, None), ("MADEV", 2008, 2010),
    ]  # fmt: skip
    for prefix, starts, ends in courses:
        world.add(AlumniIdentity(id=world.new_id(), person_id=amina, code=f"{prefix}1",
                                 prefix=prefix, start_year=starts, end_year=ends,
                                 verified=False))  # fmt: skip
    assert people(world, Role.MENTEE, spring).by_programme == {"MADEV": 1}


def test_somebody_returns_in_whatever_role_they_came_before(world):
    past, spring = world.round("Past", starts=YEAR_BEFORE), world.round()
    amina = world.mentee(past, "Amina")
    world.apply_to(spring, amina, role=Role.MENTOR)
    world.mentee(spring, "Badru")
    assert people(world, Role.MENTOR, spring).returning == 1
    assert people(world, Role.MENTEE, spring).returning == 0
    assert people(world, Role.MENTEE, past).returning == 0


def test_schemes_are_counted_apart(world):
    matched, group = world.round(), world.round("Circle", scheme=Scheme.GROUP)
    david = world.mentor("David", places=4, profile={"offers_group": True})
    world.pair(matched, david, world.mentee(matched, "Amina"), MatchState.ACTIVE)
    world.pair(group, david, world.mentee(group, "Badru"), MatchState.ACTIVE)
    world.pair(group, david, world.mentee(group, "Chen"), MatchState.COMPLETED)
    world.flush()
    found = world.workspace.ask(figures_people.scheme_counts, [matched, group], Scheme.GROUP)
    assert (found.rounds, found.introduced, found.live, found.live_introduced) == (1, 2, 1, 1)
    assert (found.mentors_used, found.places) == (1, 4)
    assert (found.mentors_on_file, found.places_on_file) == (1, 4)
    nothing = world.workspace.ask(figures_people.scheme_counts, [matched, group], Scheme.ASK)
    assert (nothing.rounds, nothing.introduced, nothing.mentors_on_file) == (0, 0, 0)


def test_a_file_without_rounds_has_figures_of_nought(world):
    found = world.workspace.ask(read_figures, Scope(), world.workspace.today())
    assert {f.value for f in found.together.values()} == {0, None}
    assert found.people[Role.MENTEE].people == 0
