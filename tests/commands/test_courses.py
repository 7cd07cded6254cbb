"""Courses, tags and consents as they are typed beside the table: each edit one exact step."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.consents import RecordConsent
from mentordesk.commands.identities import AddCourse, EditCourse, RemoveCourse, SetIdentities
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.tags import SetTags, TagPeople
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries.people import all_tags
from mentordesk.store.queries.people_detail import detail


@pytest.fixture
def amina(do):
    return do(NewPerson("Amina Rahman"))["person_id"]


def courses(workspace, person_id):
    return workspace.ask(detail, person_id).identities


def test_a_course_is_edited_field_by_field(do, workspace, amina):
    do(SetIdentities(amina, ("MAP17",)))
    (course,) = courses(workspace, amina)
    for field, value in (
        ("programme_name", "MA Participation"),
        ("award", " MA "),
        ("start_year", 2021),
        ("scholarship", "Chevening"),
        ("verified", True),
    ):
        do(EditCourse(course.id, field, value))
    (course,) = courses(workspace, amina)
    assert (course.programme_name, course.award, course.start_year, course.verified) == (
        "MA Participation", "MA", 2021, True,
    )  # fmt: skip
    do(EditCourse(course.id, "code", "MAGEN35"))
    (course,) = courses(workspace, amina)
    assert (course.code, course.start_year) == ("MAGEN35", 2021)  # and no year from the digits


@pytest.mark.parametrize(
    ("field", "value"),
    [("start_year", 17), ("end_year", "soon"), ("prefix", "MAP"), ("person_id", "x")],
)
def test_course_values_that_cannot_be(do, workspace, amina, field, value):
    do(SetIdentities(amina, ("MAP17",)))
    (course,) = courses(workspace, amina)
    with pytest.raises(Refused) as refused:
        do(EditCourse(course.id, field, value))
    assert refused.value.reason is Reason.VALUE_WRONG


def test_a_course_without_a_code_outlives_an_edit_of_the_codes(do, workspace, amina):
    do(AddCourse(amina, "MPhil Development Studies"))
    do(SetIdentities(amina, ("MAP17",)))
    do(SetIdentities(amina, ()))
    (course,) = courses(workspace, amina)
    assert course.programme_name == "MPhil Development Studies"
    do(RemoveCourse(course.id))
    assert courses(workspace, amina) == ()
    with pytest.raises(Refused):
        do(RemoveCourse(course.id))
    with pytest.raises(Refused):
        do(AddCourse(amina, "  "))


def test_tags_typed_in_one_line_are_one_step(do, workspace, amina):
    other = do(NewPerson("Bilal"))["person_id"]
    do(TagPeople((amina, other), "host"))
    do(TagPeople((amina,), "old"))
    do(SetTags(amina, ("newsletter", "speaker")))
    assert workspace.ask(detail, amina).tags == ("newsletter", "speaker")
    assert workspace.ask(all_tags) == ("host", "newsletter", "speaker")
    workspace.undo()
    assert workspace.ask(detail, amina).tags == ("host", "old")


def test_an_answer_of_another_day_says_how_and_of_which_wording(do, workspace, amina):
    day = dt.date(2026, 1, 5)
    do(RecordConsent(amina, Purpose.PHOTO, Answer.GIVEN, "paper", day, "v2", "Ruth"))
    do(RecordConsent(amina, Purpose.PHOTO, Answer.REFUSED))
    newest, first = workspace.ask(detail, amina).consents
    assert (newest.answer, newest.given_on) == (Answer.REFUSED, dt.date(2026, 3, 2))
    assert (first.given_on, first.wording_version, first.entered_by) == (day, "v2", "Ruth")
    with pytest.raises(Refused):
        do(RecordConsent(amina, Purpose.PHOTO, Answer.GIVEN, "paper", dt.date(2027, 1, 1)))
