"""The coordinator's own lists: words added, merged and removed, and the table of cohort codes."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.applications import AddToRound, SetApplicationField, SetApplicationTopics
from mentordesk.commands.identities import SetIdentities
from mentordesk.commands.lists import AddWords, MergeTopics, RemoveCohortCode, RemoveTopic
from mentordesk.commands.mentors import SetMentorTopics
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.rounds import NewRound, SaveCohortCode, SaveTopic
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.domain.topic import USUAL, TopicKind
from mentordesk.store.queries import people_detail
from mentordesk.store.queries.programme import code_rows, word_rows
from mentordesk.store.workspace import Workspace
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump


@pytest.fixture
def workspace(tmp_path):
    with Workspace.create(tmp_path / "Lists.mentordesk", "Lists") as opened:
        yield opened


def person(workspace, name, **details):
    done = workspace.run(NewPerson(name, details=tuple(details.items())))
    return done.values["person_id"]


def words(workspace, kind=TopicKind.TOPIC):
    return {row.name: row for row in workspace.ask(word_rows, kind)}


def applied(workspace, person_id):
    done = workspace.run(NewRound("Spring", Scheme.MATCHED, dt.date(2026, 4, 1)))
    workspace.run(AddToRound(done.values["round_id"], (person_id,), Role.MENTEE))
    return workspace.ask(people_detail.detail, person_id).applications[0].id


def refused(workspace, command):
    before = workspace.ask(dump)
    with pytest.raises(Refused) as caught:
        workspace.run(command)
    assert workspace.ask(dump) == before
    return caught.value


def test_words_are_added_once_however_they_are_spelt(workspace):
    workspace.run(AddWords(TopicKind.TOPIC, ("Fundraising", "  Policy   advice ")))
    workspace.run(AddWords(TopicKind.TOPIC, ("policy ADVICE", "Research")))
    assert list(words(workspace)) == ["Fundraising", "Policy advice", "Research"]
    assert refused(workspace, AddWords(TopicKind.TOPIC, ("research",))).reason is Reason.NAME_TAKEN
    assert refused(workspace, AddWords(TopicKind.TOPIC, (" ",))).reason is Reason.NAME_MISSING


def test_the_usual_ways_to_help_are_one_step(workspace):
    done = workspace.run(AddWords(TopicKind.HELP, USUAL[TopicKind.HELP]))
    assert len(words(workspace, TopicKind.HELP)) == len(USUAL[TopicKind.HELP])
    assert "Building a network" in sentence(done.name, done.values)
    workspace.undo()
    assert words(workspace, TopicKind.HELP) == {}


def test_a_synonym_counts_as_taken(workspace):
    workspace.run(SaveTopic("Fundraising", synonyms=("Raising funds",)))
    assert refused(workspace, AddWords(TopicKind.TOPIC, ("raising funds",))).reason is (
        Reason.NAME_TAKEN
    )


def test_a_word_in_use_stays_and_says_how_many_use_it(workspace):
    mentor, mentee = person(workspace, "Ama Boateng"), person(workspace, "Layla Haddad")
    workspace.run(SetMentorTopics(mentor, ("Research",)))
    workspace.run(SetApplicationTopics(applied(workspace, mentee), ("Research",)))
    topic = words(workspace)["Research"]
    assert topic.people == 2
    said = refused(workspace, RemoveTopic(topic.id))
    assert said.reason is Reason.WORD_USED
    assert str(refusal(said)) == (
        "“Research” is used by 2 people. Merge it into another word instead."
    )


def test_a_word_nobody_uses_goes_and_comes_back(workspace):
    workspace.run(AddWords(TopicKind.TOPIC, ("Research",)))
    before = workspace.ask(dump)
    workspace.run(RemoveTopic(words(workspace)["Research"].id))
    assert words(workspace) == {}
    workspace.undo()
    assert workspace.ask(dump) == before


def test_merging_ties_everybody_to_the_word_that_stays(workspace):
    both, one, mentee = (person(workspace, name) for name in ("Ama", "Ben", "Layla"))
    workspace.run(SetMentorTopics(both, ("Fundraising",), ("Grants",)))
    workspace.run(SetMentorTopics(one, ("Grants",)))
    application = applied(workspace, mentee)
    workspace.run(SetApplicationTopics(application, ("Grants", "Policy", "Fundraising")))
    workspace.run(SaveTopic("Grants", synonyms=("Grant writing",)))
    before = workspace.ask(dump)
    row = words(workspace)
    workspace.run(MergeTopics(row["Grants"].id, row["Fundraising"].id))
    left = words(workspace)
    assert set(left) == {"Fundraising", "Policy"}
    assert left["Fundraising"].synonyms == ("Grants", "Grant writing")
    assert left["Fundraising"].people == 3
    detail = workspace.ask(people_detail.detail, mentee)
    assert detail.applications[0].topics == ("Fundraising", "Policy")
    assert workspace.ask(people_detail.detail, both).mentor.topics_refused == ("Fundraising",)
    workspace.undo()
    assert workspace.ask(dump) == before


def test_words_of_two_lists_are_not_merged(workspace):
    workspace.run(AddWords(TopicKind.TOPIC, ("Health",)))
    workspace.run(AddWords(TopicKind.SECTOR, ("Health",)))
    topic = words(workspace)["Health"].id
    sector = words(workspace, TopicKind.SECTOR)["Health"].id
    assert refused(workspace, MergeTopics(topic, sector)).reason is Reason.VALUE_WRONG
    assert refused(workspace, MergeTopics(topic, topic)).reason is Reason.VALUE_WRONG


def test_sectors_are_counted_and_retyped_where_people_typed_them(workspace):
    ama = person(workspace, "Ama", sector="NGO; health")
    layla = person(workspace, "Layla", sector="Education")
    workspace.run(SetApplicationField(applied(workspace, layla), "sector_wanted", "ngo"))
    workspace.run(AddWords(TopicKind.SECTOR, ("NGO", "Civil society")))
    row = words(workspace, TopicKind.SECTOR)
    said = refused(workspace, RemoveTopic(row["NGO"].id))
    assert said.values["people"] == 2
    workspace.run(MergeTopics(row["NGO"].id, row["Civil society"].id))
    assert workspace.ask(people_detail.detail, ama).sector == "Civil society, health"
    assert workspace.ask(people_detail.detail, layla).applications[0].sector_wanted == (
        "Civil society"
    )
    assert workspace.ask(people_detail.detail, layla).sector == "Education"


def test_codes_on_people_without_a_line_are_found_as_they_were_typed(workspace):
    ama, layla = person(workspace, "Ama"), person(workspace, "Layla")
    workspace.run(SetIdentities(ama, ("MAFOOD04", "MAP17")))
    workspace.run(SetIdentities(layla, ("MADev15", "mafood 04")))
    workspace.run(SaveCohortCode("MAP", 17, "MA Participation", 2022, 2023))
    workspace.run(SaveCohortCode("MADEV", None, "MA Development Studies"))
    rows = workspace.ask(code_rows)
    assert [(r.prefix, r.ordinal, r.people, r.line_id is not None, r.is_known) for r in rows] == [
        ("MADEV", None, 1, True, True),
        ("MADEV", 15, 1, False, True),
        ("MAFOOD", 4, 2, False, False),
        ("MAP", 17, 1, True, True),
    ]
    assert {r.shown for r in rows} == {"MADEV", "MADev15", "MAFOOD04", "MAP17"}
    food = next(r for r in rows if r.prefix == "MAFOOD")
    assert (food.start_year, food.end_year) == (None, None)


def test_a_line_of_the_table_goes_and_the_code_on_people_stays(workspace):
    ama = person(workspace, "Ama")
    workspace.run(SetIdentities(ama, ("MAP17",)))
    workspace.run(SaveCohortCode("MAP", 17, "MA Participation"))
    (line,) = workspace.ask(code_rows)
    done = workspace.run(RemoveCohortCode(line.line_id))
    assert sentence(done.name, done.values) == "Meaning of cohort code MAP17 removed"
    (left,) = workspace.ask(code_rows)
    assert (left.line_id, left.shown, left.people) == (None, "MAP17", 1)
    assert refused(workspace, RemoveCohortCode(line.line_id)).reason is Reason.NOT_FOUND


def test_a_cohort_cannot_end_before_it_begins(workspace):
    said = refused(workspace, SaveCohortCode("MAP", 17, "MA Participation", 2023, 2022))
    assert said.values["field"] == "end_year"
