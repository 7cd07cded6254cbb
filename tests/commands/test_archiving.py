"""Archiving a round keeps its figures: whatever is edited later, they stay; reopening thaws."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from mentordesk.commands.people import EditPerson
from mentordesk.commands.round_life import ReopenRound
from mentordesk.commands.rounds import DATE_FIELDS, SetRoundDates, SetWeights, StepRound
from mentordesk.commands.tags import TagPeople
from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.figures import Figure
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import PersonStatus, Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.matching.pool import DEFAULT_WEIGHTS
from mentordesk.store.queries import figures_named
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.plain_rows import from_plain, to_plain
from mentordesk.store.queries.report import Figures, read_figures
from mentordesk.store.tables import (
    Agreement,
    AlumniIdentity,
    Application,
    Match,
    MentorProfile,
    Person,
    PersonLanguage,
)
from tests.support.dump import dump
from tests.support.round_world import World, open_world

SPRING, ALL = Scope("Spring"), Scope()


class Year(World):
    """Two rounds, of which the first is reported; one pair of it is completed."""

    spring = match = david = amina = ""


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as plain:
        opened = Year(plain.workspace)
        opened.spring = opened.round("Spring", state=RoundState.REPORTED)
        autumn = opened.round("Autumn", starts=dt.date(2026, 10, 1), state=RoundState.OPEN)
        david = opened.mentor("David", places=3, country="KE")
        amina = opened.mentee(opened.spring, "Amina", country="BD", status=PersonStatus.STUDENT)
        opened.mentee(opened.spring, "Badru", state=ApplicationState.WAITLISTED, country="UG")
        opened.mentee(autumn, "Chen", country="CN")
        opened.apply_to(autumn, amina)
        opened.match = opened.pair(
            opened.spring, david, amina, MatchState.COMPLETED, introduced_on=dt.date(2026, 3, 25)
        )
        opened.add(AlumniIdentity(id=opened.new_id(), person_id=amina, code="MAP17", prefix="MAP"))
        opened.add(
            Agreement(id=opened.new_id(), match_id=opened.match, state=AgreementState.ACKNOWLEDGED)
        )
        opened.david, opened.amina = david, amina
        opened.flush()
        yield opened


def figures(world, scope=SPRING):
    return world.workspace.ask(read_figures, scope, world.workspace.today())


def archive(world):
    return world.workspace.run(StepRound(world.spring, RoundState.ARCHIVED))


def upset(world):
    """Everything behind the figures is changed, past every rule."""

    def sow(session):
        for person in session.query(Person):
            person.country, person.status = "FR", PersonStatus.STAFF
        for profile in session.query(MentorProfile):
            profile.places = 9
        for match in session.query(Match):
            match.state, match.introduced_on = MatchState.ENDED_EARLY, dt.date(2026, 5, 1)
        for each in (Agreement, AlumniIdentity):
            for row in session.query(each):
                session.delete(row)
        for row in session.query(Application).filter(Application.round_id == world.spring):
            row.state = ApplicationState.WITHDRAWN

    world.waiting.append(sow)
    world.flush()


def test_a_figure_is_the_same_whatever_is_edited_later(world):
    archive(world)
    before = figures(world)
    assert before.kept_on == world.workspace.today()
    assert before.together[Figure.MATCHED].value == 1
    assert before.people[Role.MENTEE].by_programme["MAP"] == 1
    upset(world)
    assert figures(world) == before


def test_archiving_itself_changes_no_figure(world):
    before, before_all = figures(world), figures(world, ALL)
    archive(world)
    after, after_all = figures(world), figures(world, ALL)
    for name in ("together", "by_round", "schemes", "agreements", "revised", "people"):
        assert getattr(after, name) == getattr(before, name), name
        assert getattr(after_all, name) == getattr(before_all, name), name


def test_in_all_rounds_together_the_archived_one_stays_and_the_others_follow(world):
    archive(world)
    before = figures(world, ALL)
    upset(world)
    after = figures(world, ALL)
    for figure in Figure:
        assert after.together[figure] == before.together[figure], figure
    assert after.agreements == before.agreements
    then, now = before.schemes[Scheme.MATCHED], after.schemes[Scheme.MATCHED]
    assert replace(now, places_on_file=0) == replace(then, places_on_file=0)  # on file is of today
    people = after.people[Role.MENTEE]
    assert people.by_country == {"UG": 1, "FR": 2}  # Amina is in the open round too, as she is now
    assert people.returning == before.people[Role.MENTEE].returning == 1


def test_the_names_behind_a_kept_figure_are_those_counted(world):
    archive(world)
    asked = (world.spring,)
    upset(world)
    for figure in Figure:
        names = world.workspace.ask(figures_named.names_behind, figure, asked)
        counted = figures(world).together[figure]
        number = counted.of if figure is Figure.DAYS_TO_INTRODUCTION else counted.value
        assert len(names) == number, figure
    pairs = world.workspace.ask(
        figures_named.pairs_with_agreement, AgreementState.ACKNOWLEDGED, asked
    )
    assert [pair.id for pair in pairs] == [world.match]


def test_who_is_no_longer_on_file_still_counts(world):
    archive(world)

    def forget(session):
        person = session.get_one(Person, world.amina)
        for kind in (Application, AlumniIdentity, PersonLanguage):
            for row in session.query(kind).filter(kind.person_id == person.id):
                session.delete(row)
        session.query(Match).filter(Match.mentee_id == person.id).one().mentee_id = world.david
        session.flush()
        session.delete(person)

    world.waiting.append(forget)
    world.flush()
    names = world.workspace.ask(
        figures_named.names_behind, Figure.MENTEE_APPLICATIONS, (world.spring,)
    )
    assert [each.name for each in names] == ["Badru", ""]
    assert figures(world).together[Figure.MENTEE_APPLICATIONS].value == 2


def test_reopening_thaws_and_undo_restores_exactly(world):
    workspace = world.workspace
    start = workspace.ask(dump)
    archive(world)
    archived = workspace.ask(dump)
    workspace.undo()
    assert workspace.ask(dump) == start
    workspace.redo()
    assert workspace.ask(dump) == archived
    kept = figures(world)
    workspace.run(EditPerson(world.amina, "country", "NP"))
    assert figures(world) == kept
    workspace.run(ReopenRound(world.spring, RoundState.REPORTED, "a survey came late"))
    assert figures(world).kept_on is None
    assert figures(world).people[Role.MENTEE].by_country["NP"] == 1
    workspace.undo()
    assert figures(world) == kept


def test_an_archived_round_keeps_its_weights_and_dates(world):
    archive(world)
    for command in (
        SetWeights(world.spring, tuple(DEFAULT_WEIGHTS.items())),
        SetRoundDates(world.spring, ((DATE_FIELDS[0], dt.date(2025, 1, 1)),)),
    ):
        with pytest.raises(Refused) as caught:
            world.workspace.run(command)
        assert caught.value.reason is Reason.ROUND_FINISHED
    kept = figures(world).rounds[0]
    assert sum(kept.weights.values()) == 100


def test_a_second_step_to_archived_keeps_the_first_figures(world):
    archive(world)
    kept = figures(world)
    world.workspace.run(TagPeople((world.amina,), "seen"))
    upset(world)
    archive(world)
    assert figures(world) == kept


def test_figures_go_through_plain_values_unchanged(world):
    now = figures(world, ALL)
    assert from_plain(Figures, to_plain(now), now) == now


def test_what_was_not_counted_then_is_counted_now(world):
    now = figures(world)
    held = to_plain(now)
    held["together"] = [pair for pair in held["together"] if pair[0] != Figure.WAITING.value]
    held["together"].append(["a_figure_of_long_ago", {"value": 1, "of": None}])
    del held["revised"]
    assert from_plain(Figures, held, now) == now
