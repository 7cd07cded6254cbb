"""Mentors wished for in the pane: a ranked list by name, two of a name told apart, one button."""

from __future__ import annotations

import pytest

from mentordesk.store.queries.wishes import MentorName, Wished
from mentordesk.ui.people.wishes import WishesField

MENTORS = (
    MentorName("m1", "David Okello", "MAP03"), MentorName("m2", "Kim Lee", "MAP17"),
    MentorName("m3", "Kim Lee", "MAGEN35"), MentorName("m4", "Silva, María", ""),
)  # fmt: skip


@pytest.fixture
def field(qapp, theme):
    return WishesField("Mentors wished for", MENTORS)


def test_names_are_read_in_their_order_whatever_their_case_or_accents(field):
    assert field.from_text("kim lee (map17), DAVID okello; silva maria, david okello") == (
        "m2", "m1", "m4",
    )  # fmt: skip
    assert field.to_text(("m3", "m4")) == "Kim Lee (MAGEN35), Silva María"
    assert field.from_text("") == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Santa", "No mentor is called “Santa”"), ("Kim Lee", "Add the cohort code")],
)
def test_a_name_that_means_nobody_or_two_is_told(field, typed, said):
    with pytest.raises(ValueError, match=said):
        field.from_text(typed)


def test_whoever_is_no_mentor_any_more_keeps_the_name(field):
    field.know([Wished("m9", "Old Friend", False)])
    assert field.to_text(("m9", "m1")) == "Old Friend, David Okello"
    assert field.from_text("Old Friend") == ("m9",)
