"""Two people made one: nothing of either is lost, what cannot be is refused, undo is exact."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from mentordesk.commands.addresses import SetEmails, SetPhones
from mentordesk.commands.applications import (
    AddToRound,
    SetApplicationField,
    SetApplicationTopics,
    StepApplications,
)
from mentordesk.commands.consents import RecordConsent
from mentordesk.commands.identities import SetIdentities
from mentordesk.commands.links import LinkPeople
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.mentors import SetMentorField, SetMentorTopics
from mentordesk.commands.merging import MergePeople
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.particulars import SetHours, SetLanguages
from mentordesk.commands.people import EditPerson
from mentordesk.commands.rounds import NewRound
from mentordesk.commands.steps import StepMatches
from mentordesk.commands.tags import TagPeople
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.match import MatchState
from mentordesk.domain.merging import Side, default_side, is_empty
from mentordesk.domain.person import ContactStatus, LinkKind, Role, WeeklySlot
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.store.checks import check
from mentordesk.store.queries.merging import differing
from mentordesk.store.queries.people_detail import detail
from mentordesk.store.tables import Record
from mentordesk.store.workspace import Surroundings, Workspace
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump

WHY = "they asked for it"


@pytest.fixture
def person(do):
    def made(name, **details):
        email = details.pop("email", None)
        return do(NewPerson(name, email, None, tuple(details.items())))["person_id"]

    return made


@pytest.fixture
def spring(do):
    return do(NewRound("Spring", Scheme.MATCHED, dt.date(2026, 9, 1)))["round_id"]


@pytest.fixture
def twins(person):
    """Amina twice: as she signed up long ago, and as she signed up last week."""
    one = person("Amina Rahman", email="amina@post.example", city="Dhaka", external_id="A1")
    two = person("Amina Begum Rahman", email="amina@work.example", city="Nairobi",
                 external_id="B2", employer="Lakes Bank")  # fmt: skip
    return one, two


def held(workspace, person_id):
    return workspace.ask(detail, person_id)


def refused(do, command):
    with pytest.raises(Refused) as caught:
        do(command)
    assert "…" not in str(refusal(caught.value))
    return caught.value.reason


def test_each_field_is_as_chosen_and_what_is_not_chosen_loses_nothing(do, workspace, twins):
    one, two = twins
    do(MergePeople(one, two, (("person.city", Side.OTHER), ("person.display_name", Side.OTHER))))
    found = held(workspace, one)
    assert (found.display_name, found.city) == ("Amina Begum Rahman", "Nairobi")
    assert found.employer == "Lakes Bank"  # only the other one had an employer
    assert held(workspace, two) is None
    assert (found.external_id, found.numbers) == ("A1", ("B2",))
    assert [(m.address, m.is_primary) for m in found.emails] == [
        ("amina@post.example", True),
        ("amina@work.example", False),
    ]


def test_the_name_that_is_taken_brings_its_sorting(do, workspace, twins):
    one, two = twins
    do(EditPerson(two, "sort_name", "rahman amina b"))
    do(MergePeople(one, two, (("person.display_name", Side.OTHER),)))
    assert held(workspace, one).sort_name == "rahman amina b"


def test_lists_come_together_and_nothing_stands_twice(do, workspace, twins):
    one, two = twins
    do(SetEmails(two, ("AMINA@post.example", "third@post.example")))
    do(SetPhones(one, ("+880 1711-000 000", "ext. 7")))
    do(SetPhones(two, ("+8801711000000", "+44 20 1")))
    do(SetLanguages(one, (("en", 2), ("bn", 4))))
    do(SetLanguages(two, (("en", 3), ("fr", 1))))
    do(SetHours(one, (WeeklySlot(0, 540, 600),)))
    do(SetHours(two, (WeeklySlot(0, 540, 600), WeeklySlot(2, 540, 600))))
    do(SetIdentities(one, ("MAP17",)))
    do(SetIdentities(two, ("map 17", "MADev15")))
    do(TagPeople((one, two), "host"))
    do(TagPeople((two,), "newsletter"))
    do(MergePeople(one, two))
    found = held(workspace, one)
    assert [m.address for m in found.emails] == ["amina@post.example", "third@post.example"]
    assert set(found.phones) == {"+880 1711-000 000", "ext. 7", "+44 20 1"}
    assert dict(found.languages) == {"en": 3, "bn": 4, "fr": 1}
    assert found.hours == (WeeklySlot(0, 540, 600), WeeklySlot(2, 540, 600))
    assert [i.code for i in found.identities] == ["MADev15", "MAP17"]
    assert found.tags == ("host", "newsletter")


def test_two_profiles_become_one(do, workspace, twins):
    one, two = twins
    do(SetMentorField(one, "places", 1))
    do(SetMentorField(two, "places", 3))
    do(SetMentorField(two, "offers_group", True))
    do(SetMentorField(two, "trained_on", "2026-02-01"))
    do(SetMentorTopics(one, ("Water", "Health"), ("Visas",)))
    do(SetMentorTopics(two, ("Visas", "Gender"), ("Health",)))
    do(MergePeople(one, two))
    mentor = held(workspace, one).mentor
    assert (mentor.places, mentor.offers_group, mentor.trained_on) == (3, True, dt.date(2026, 2, 1))
    assert mentor.topics == ("Gender", "Water")
    assert mentor.topics_refused == ("Health", "Visas")


def test_a_profile_only_the_other_one_has_is_handed_over(do, workspace, twins):
    one, two = twins
    do(SetMentorField(two, "places", 2))
    do(MergePeople(one, two))
    assert held(workspace, one).mentor.places == 2


def test_both_applied_to_the_same_round(do, workspace, twins, spring):
    one, two = twins
    do(AddToRound(spring, (one, two), Role.MENTEE))
    first, second = (held(workspace, each).applications[0].id for each in twins)
    do(SetApplicationField(first, "goal_1", "Find my footing"))
    do(SetApplicationField(second, "goal_1", "A new job"))
    do(SetApplicationField(second, "goal_2", "Write better"))
    do(SetApplicationField(second, "submitted_on", "2026-02-01"))
    do(SetApplicationTopics(first, ("Policy", "Health")))
    do(SetApplicationTopics(second, ("Health", "Water")))
    do(StepApplications((second,), ApplicationState.IN_POOL))
    keys = {d.key: d for d in workspace.ask(differing, one, two)}
    assert keys[f"{first}.goal_1"].about == "Spring"
    do(MergePeople(one, two, ((f"{first}.goal_1", Side.OTHER),)))
    (applied,) = held(workspace, one).applications
    assert applied.goals == ("A new job", "Write better", None)
    assert applied.topics == ("Policy", "Health", "Water")
    assert applied.state is ApplicationState.IN_POOL
    assert applied.submitted_on == dt.date(2026, 2, 1)


def test_pairs_move_and_the_two_are_not_linked_with_themselves(
    do, workspace, twins, person, spring
):
    one, two = twins
    david = person("David Okello")
    do(SetMentorField(david, "places", 1))
    do(AddToRound(spring, (two,), Role.MENTEE))
    do(DraftMatch(spring, None, david, two, WHY))
    do(LinkPeople(one, two, LinkKind.NOT_WITH))
    do(LinkPeople(two, david, LinkKind.SUPERVISOR, "since May"))
    do(LinkPeople(david, one, LinkKind.SUPERVISOR, "at work"))
    do(MergePeople(one, two))
    found = held(workspace, one)
    assert [p.other_name for p in found.pairs] == ["David Okello"]
    (link,) = found.links
    assert (link.other_id, set(link.note.splitlines())) == (david, {"at work", "since May"})


def test_of_two_drafts_in_a_plan_the_locked_one_stays(do, workspace, twins, person, spring):
    one, two = twins
    mentors = [person("David"), person("Grace")]
    do(AddToRound(spring, twins, Role.MENTEE))
    for mentor, mentee in zip(mentors, twins, strict=True):
        do(SetMentorField(mentor, "places", 1))
        do(DraftMatch(spring, None, mentor, mentee, WHY, locked=mentee == two))
    do(MergePeople(one, two))
    (pair,) = held(workspace, one).pairs
    assert pair.other_name == "Grace"


def test_a_draft_of_the_two_with_each_other_goes_but_a_pair_forbids(do, workspace, twins, spring):
    one, two = twins
    do(SetMentorField(one, "places", 1))
    do(AddToRound(spring, (two,), Role.MENTEE))
    draft = do(DraftMatch(spring, None, one, two, WHY))["match_id"]
    do(MergePeople(one, two))
    assert held(workspace, one).pairs == ()
    workspace.undo()
    do(StepMatches((draft,), MatchState.PROPOSED_TO_MENTEE))
    assert refused(do, MergePeople(one, two)) is Reason.MERGE_PAIRED_TOGETHER


def test_two_live_pairs_in_a_round_forbid(do, twins, person, spring):
    do(AddToRound(spring, twins, Role.MENTEE))
    for name, mentee in zip(("David", "Grace"), twins, strict=True):
        mentor = person(name)
        do(SetMentorField(mentor, "places", 1))
        draft = do(DraftMatch(spring, None, mentor, mentee, WHY))["match_id"]
        do(StepMatches((draft,), MatchState.PROPOSED_TO_MENTEE))
    assert refused(do, MergePeople(*twins)) is Reason.MERGE_TWO_LIVE


def test_more_mentees_than_places_forbid(do, twins, person, spring):
    mentees = (person("Bilal"), person("Chen"))
    do(AddToRound(spring, mentees, Role.MENTEE))
    for mentor, mentee in zip(twins, mentees, strict=True):
        do(SetMentorField(mentor, "places", 1))
        do(DraftMatch(spring, None, mentor, mentee, WHY))
    assert refused(do, MergePeople(*twins)) is Reason.MERGE_OVER_PLACES
    do(SetMentorField(twins[0], "places", 2))
    do(MergePeople(*twins))


def test_nobody_is_merged_with_themselves(do, twins):
    assert refused(do, MergePeople(twins[0], twins[0])) is Reason.MERGE_ONESELF
    assert refused(do, MergePeople(twins[0], "not-an-id")) is Reason.NOT_FOUND


def test_the_stricter_wish_about_letters_wins(do, workspace, twins):
    one, two = twins
    do(EditPerson(two, "contact_status", "do_not_contact"))
    do(MergePeople(one, two))
    assert held(workspace, one).contact_status is ContactStatus.DO_NOT_CONTACT


@given(st.one_of(st.none(), st.text(max_size=3)), st.one_of(st.none(), st.text(max_size=3)))
def test_a_default_never_prefers_nothing(kept, other):
    side = default_side("city", kept, other)
    assert (side is Side.OTHER) == (is_empty(kept) and not is_empty(other))


# anything at all ---------------------------------------------------------------------------

TEXTS = st.sampled_from(["Dhaka", "Accra", "", "نيروبي"])
DEEDS = st.lists(
    st.tuples(st.integers(0, 13), st.integers(0, 3), st.integers(0, 3), st.integers(0, 2)),
    max_size=24,
)


def command_of(deed, people, rounds):
    """One of the things an office does to somebody, by numbers."""
    what, who, whom, which = deed
    one, other, where = people[who], people[whom], rounds[which % 2]
    words = ("Water", "Health", "Visas")
    return [
        EditPerson(one, "city", ("Dhaka", "Accra", "")[which]),
        EditPerson(one, "notes", ("Old friend", "Speaks softly", "")[which]),
        SetEmails(one, tuple(f"{n}@post.example" for n in range(which + 1))),
        SetPhones(one, tuple(f"+44 {n}" for n in range(which + 1))),
        SetLanguages(one, (("en", which + 1),)),
        SetHours(one, (WeeklySlot(which, 540, 600),)),
        SetIdentities(one, (f"MAP{which}", "MADev15")[: which + 1]),
        TagPeople((one, other), words[which]),
        RecordConsent(one, list(Purpose)[which], Answer.GIVEN, "form"),
        LinkPeople(one, other, list(LinkKind)[which]),
        SetMentorTopics(one, words[: which + 1], words[which + 1 :]),
        AddToRound(where, (one,), Role.MENTEE),
        DraftMatch(where, None, one, other, WHY, which == 2),
        SetMentorField(one, "places", which + 2),
    ][what]


def build(path, deeds):
    around = Surroundings(now=lambda: dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC))
    workspace = Workspace.create(path, "Mentoring", around=around)
    people = [
        workspace.run(NewPerson(name)).values["person_id"]
        for name in ("Amina", "Amína", "Bilal", "Chen")
    ]
    rounds = [
        workspace.run(NewRound(name, Scheme.MATCHED, dt.date(2026, 9, 1))).values["round_id"]
        for name in ("Spring", "Autumn")
    ]
    for deed in deeds:
        try:
            workspace.run(command_of(deed, people, rounds))
        except Refused:
            continue
    return workspace, people


def rows_naming(connection, table, row_id):
    """Every row of any table that names a row of `table`."""
    found = []
    for record in (m.class_ for m in Record.registry.mappers):
        for column in record.__table__.columns:
            if any(key.column.table.name == table for key in column.foreign_keys):
                query = select(record.__table__).where(column == row_id)
                found += [(record.__tablename__, dict(r)) for r in
                          connection.execute(query).mappings()]  # fmt: skip
    return found


GROWING = {"person_email": "address", "person_phone": "number", "person_tag": "tag_id",
           "alumni_identity": "code", "person_language": "language"}  # fmt: skip


@given(deeds=DEEDS)
def test_nothing_is_lost_and_undo_is_exact(deeds, tmp_path_factory):
    workspace, (one, two, *_) = build(tmp_path_factory.mktemp("merge") / "a.mentordesk", deeds)
    with workspace:
        before = workspace.ask(dump)
        mine = workspace.ask(rows_naming, "person", one)
        theirs = workspace.ask(rows_naming, "person", two)
        try:
            workspace.run(MergePeople(one, two))
        except Refused as no:
            assert no.reason.value.startswith("merge_")
            assert workspace.ask(dump) == before
            return
        after = workspace.ask(rows_naming, "person", one)
        assert workspace.ask(rows_naming, "person", two) == []
        assert workspace.ask(check).problems == ()
        ids = {row["id"] for _, row in after}
        for table, row in theirs + mine:
            if table in GROWING:
                values = {r[GROWING[table]] for t, r in after if t == table}
                assert row[GROWING[table]] in values
            elif table in ("consent", "waiting_row"):
                assert row["id"] in ids
            elif table == "match":
                between = {row["mentor_id"], row["mentee_id"]} == {one, two}
                assert row["id"] in ids or row["state"] is MatchState.DRAFT or between
            elif table == "application":
                key = (row["round_id"], row["role"])
                assert key in {(r["round_id"], r["role"]) for t, r in after if t == table}
            elif table == "mentor_profile":
                assert [t for t, _ in after].count(table) == 1
        workspace.undo()
        assert workspace.ask(dump) == before
        workspace.redo()
        assert workspace.ask(check).problems == ()


def test_every_table_that_names_people_is_looked_at():
    """A table added later is handed over by itself; what holds one row a person is united here."""
    single = set()
    for record in (m.class_ for m in Record.registry.mappers):
        names_people = any(
            key.column.table.name == "person"
            for column in record.__table__.columns
            for key in column.foreign_keys
        )
        columns = record.__table__.columns
        unique = [c for c in record.__table__.constraints if type(c).__name__ == "UniqueConstraint"]
        holds_one = "person_id" in columns and bool(columns["person_id"].unique)
        holds_one |= any("person_id" in {x.name for x in c.columns} for c in unique)
        if names_people and holds_one:
            single.add(record.__tablename__)
    assert single == {
        "agreement_name", "application", "attendance", "check_in", "code_acceptance",
        "mentor_profile", "person_language", "person_tag",
    }  # fmt: skip


def test_the_history_says_it_in_words(do, workspace, twins):
    from mentordesk.wording.history import sentence

    done = workspace.run(MergePeople(*twins))
    assert json.dumps(dict(done.values))
    assert sentence(done.name, done.values) == (
        "Amina Begum Rahman and Amina Rahman made one: Amina Rahman"
    )


def test_in_one_group_twice_the_two_come_to_each_session_once(tmp_path):
    from mentordesk.domain.group import GroupState
    from mentordesk.domain.meeting import Held
    from mentordesk.domain.survey import Survey
    from mentordesk.store.tables import (
        Attendance,
        CheckIn,
        GroupMember,
        MentoringGroup,
        SessionLog,
    )
    from tests.support.dump import rows
    from tests.support.round_world import open_world

    day = dt.date(2026, 2, 1)
    with open_world(tmp_path) as world:
        circle, mentor = world.round(scheme=Scheme.GROUP), world.mentor("David")
        one, two = world.person("Amina Rahman"), world.person("Amina Begum Rahman")
        group = world.add(
            MentoringGroup(
                id=world.new_id(), round_id=circle, title="Policy", mentor_id=mentor, least=2,
                most=6, state=GroupState.RUNNING,
            )
        )  # fmt: skip
        met = world.add(SessionLog(id=world.new_id(), group_id=group, on=day, held=Held.TOOK_PLACE))
        for person, came in ((one, False), (two, True)):
            world.add(GroupMember(id=world.new_id(), group_id=group, person_id=person))
            world.add(Attendance(id=world.new_id(), session_id=met, person_id=person, came=came))
            world.add(
                CheckIn(
                    id=world.new_id(), group_id=group, person_id=person, role=Role.MENTEE,
                    survey=Survey.MONTH_3, answers="{}", on_behalf=False, sent_on=day,
                    returned_on=day if came else None,
                )
            )  # fmt: skip
        world.flush()
        before = world.workspace.ask(dump)
        world.workspace.run(MergePeople(one, two))
        assert len(world.workspace.ask(rows, GroupMember)) == 1
        (attendance,) = world.workspace.ask(rows, Attendance)
        (check_in,) = world.workspace.ask(rows, CheckIn)
        assert (attendance["person_id"], attendance["came"]) == (one, 1)
        assert check_in["returned_on"] == day.isoformat()
        assert world.workspace.ask(check).problems == ()
        world.workspace.undo()
        assert world.workspace.ask(dump) == before


def test_members_of_two_groups_of_a_round_are_no_one_person(tmp_path):
    from tests.support.round_world import open_world

    with open_world(tmp_path) as world:
        circle = world.round(scheme=Scheme.GROUP)
        one, two = world.person("Amina Rahman"), world.person("Amina Begum Rahman")
        for title, mentor, member in (("Policy", "David", one), ("Law", "May", two)):
            world.group(circle, title, world.mentor(mentor), (member,))
        world.flush()
        with pytest.raises(Refused) as said:
            world.workspace.run(MergePeople(one, two))
        assert said.value.reason is Reason.MERGE_TWO_GROUPS
