"""Deeds for many people: who is concerned, who is passed over, and what the history says."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.addresses import SetEmails
from mentordesk.commands.identities import SetIdentities
from mentordesk.commands.mentors import SetMentorField
from mentordesk.commands.merging import MergePeople
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.people import EditPerson
from mentordesk.commands.readiness import (
    AcceptCode,
    MakeAlumni,
    MarkManyBounced,
    MarkTrained,
    MarkUnderstood,
    PauseMentors,
    ResumeMentors,
)
from mentordesk.commands.rounds import EditProgramme
from mentordesk.domain.person import PersonStatus
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.code_of_conduct import code_standing
from mentordesk.store.queries.people_detail import detail
from mentordesk.wording.history import sentence

DAY = dt.date(2026, 2, 20)


@pytest.fixture
def people(do):
    """Two mentors and one who is none."""
    ids = tuple(do(NewPerson(name))["person_id"] for name in ("Amina", "Bilal", "Chen"))
    for person_id in ids[:2]:
        do(SetMentorField(person_id, "places", 1))
    return ids


def mentor(workspace, person_id):
    return workspace.ask(detail, person_id).mentor


def reason(do, command):
    with pytest.raises(Refused) as refused:
        do(command)
    return refused.value.reason


def test_a_training_roomful_is_one_step(do, workspace, people):
    done = do(MarkTrained(people, DAY))
    assert (done["count"], done["others"]) == (2, 1)
    assert mentor(workspace, people[1]).trained_on == DAY
    assert mentor(workspace, people[2]) is None
    assert sentence("MarkTrained", done) == "Training of 2 people noted for 20 Feb 2026"
    assert reason(do, MarkTrained(people[2:], DAY)) is Reason.NO_MENTORS


def test_the_code_is_accepted_by_version_and_day(do, workspace, people):
    assert reason(do, AcceptCode(people, None, DAY)) is Reason.VALUE_WRONG
    do(EditProgramme("code_of_conduct_version", "2026"))
    done = do(AcceptCode(people, "  ", DAY))
    found = mentor(workspace, people[0])
    assert (found.code_version, found.code_accepted_on) == ("2026", DAY)
    assert "2026 accepted by 2 people on 20 Feb 2026" in sentence("AcceptCode", done)


def test_mentors_are_paused_and_offered_again(do, workspace, people):
    assert reason(do, PauseMentors(people, DAY)) is Reason.VALUE_WRONG  # a day gone by
    do(PauseMentors(people, dt.date(2026, 5, 1)))
    assert mentor(workspace, people[0]).paused_until == dt.date(2026, 5, 1)
    assert do(ResumeMentors(people))["count"] == 2
    assert mentor(workspace, people[0]).paused_until is None
    assert reason(do, ResumeMentors(people)) is Reason.NOBODY_PAUSED


def test_students_become_alumni_and_keep_their_courses_as_typed(do, workspace, people):
    assert reason(do, MakeAlumni(people)) is Reason.NO_STUDENTS
    do(EditPerson(people[0], "status", "student"))
    do(EditPerson(people[1], "status", "staff"))
    do(SetIdentities(people[0], ("Map 17",)))
    assert do(MakeAlumni(people)) == {"count": 1, "others": 2}
    found = workspace.ask(detail, people[0])
    assert found.status is PersonStatus.ALUM
    (course,) = found.identities
    assert (course.code, course.start_year, course.end_year) == ("Map 17", None, None)
    assert workspace.ask(detail, people[1]).status is PersonStatus.STAFF


def test_addresses_are_found_in_a_returned_message(do, workspace, people):
    do(SetEmails(people[0], ("amina@post.example", "second@post.example")))
    text = "Undeliverable: <AMINA@post.example>; mailto:nobody@post.example could not be reached."
    done = do(MarkManyBounced(text))
    assert (done["addresses"], done["unknown"]) == (1, ["nobody@post.example"])
    assert [m.bounced for m in workspace.ask(detail, people[0]).emails] == [True, False]
    assert reason(do, MarkManyBounced("no address here")) is Reason.NO_SUCH_ADDRESS


def test_an_earlier_acceptance_is_kept_when_the_next_version_is_accepted(do, workspace, people):
    do(EditProgramme("code_of_conduct_version", "2026"))
    do(AcceptCode(people[:1], "2024", dt.date(2024, 5, 1)))
    do(AcceptCode(people, None, DAY))
    standing = workspace.ask(code_standing)
    told = {v.version: [(p.name, p.on) for p in v.people] for v in standing.versions}
    assert told == {
        "2026": [("Amina", DAY), ("Bilal", DAY)], "2024": [("Amina", dt.date(2024, 5, 1))],
    }  # fmt: skip
    assert [v.is_current for v in standing.versions] == [True, False]
    assert standing.missing == ()
    do(AcceptCode(people[:1], "2025", dt.date(2025, 5, 1)))  # told of late
    assert mentor(workspace, people[0]).code_version == "2026"
    do(AcceptCode(people[:1], "2024", dt.date(2026, 3, 1)))  # and one of them again
    rows = {v.version for v in workspace.ask(code_standing).versions for p in v.people}
    assert rows == {"2024", "2025", "2026"}
    assert mentor(workspace, people[0]).code_version == "2024"


def test_mentors_of_every_scheme_who_have_yet_to_accept_are_named(do, workspace, people):
    do(EditProgramme("code_of_conduct_version", "2026"))
    do(SetMentorField(people[0], "offers_matched", False))
    do(SetMentorField(people[0], "offers_ask", True))
    do(SetMentorField(people[1], "offers_group", True))
    missing = {p.name: p.schemes for p in workspace.ask(code_standing).missing}
    assert missing == {"Amina": (Scheme.ASK,), "Bilal": (Scheme.MATCHED, Scheme.GROUP)}
    do(SetMentorField(people[0], "offers_ask", False))
    assert [p.name for p in workspace.ask(code_standing).missing] == ["Bilal"]


def test_two_who_are_one_keep_every_version_they_accepted(do, workspace, people):
    for person_id, version, year in (
        (0, "1", 2021),
        (0, "2", 2022),
        (1, "1", 2020),
        (1, "2", 2022),
    ):
        do(AcceptCode((people[person_id],), version, dt.date(year, 1, 1)))
    do(MergePeople(people[0], people[1]))
    told = {v.version: len(v.people) for v in workspace.ask(code_standing).versions}
    assert told == {"1": 1, "2": 1}


def test_what_mentoring_is_is_ticked_by_anybody_and_a_single_day_can_be_mended(
    do, workspace, people
):
    done = do(MarkUnderstood(people, DAY))
    assert sentence("MarkUnderstood", done).endswith("ticked by 3 people on 20 Feb 2026")
    do(EditPerson(people[0], "understood_on", dt.date(2026, 1, 5)))
    do(EditPerson(people[1], "understood_on", None))
    days = [workspace.ask(detail, one).understood_on for one in people]
    assert days == [dt.date(2026, 1, 5), None, DAY]
    assert reason(do, EditPerson(people[2], "understood_on", "soon")) is Reason.VALUE_WRONG
