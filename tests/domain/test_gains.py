"""What people hoped to gain, told as a change with the number of people behind it."""

from __future__ import annotations

import pytest

from mentordesk.domain.life_figures import Answered, Change, LifeFacts, life_figures
from mentordesk.domain.person import Role
from mentordesk.domain.survey import Gain, Survey, gain_of, is_answer, scale_of
from mentordesk.domain.together import meaning_of


def answered(survey, person, about="pair", role=Role.MENTEE, **gains):
    return Answered(survey, role, person, about, True, gains=gains)


def test_only_who_answered_both_about_one_pair_counts_and_each_side_for_itself():
    first = LifeFacts(
        surveys=(
            answered(Survey.BASELINE, "amina", Leadership=2, Network=1),
            answered(Survey.MONTH_6, "amina", Leadership=4),
            answered(Survey.BASELINE, "bo", Leadership=3),
            answered(Survey.BASELINE, "david", role=Role.MENTOR, Ideas=3),
            answered(Survey.MONTH_6, "david", role=Role.MENTOR, Ideas=2),
        )
    )
    second = LifeFacts(
        surveys=(
            answered(Survey.BASELINE, "chloe", "other", Leadership=3),
            answered(Survey.MONTH_6, "chloe", "other", Leadership=4),
            answered(Survey.MONTH_6, "bo", "other", Leadership=5),  # about another pair
        )
    )
    assert life_figures([first, second]).gains == {
        Role.MENTEE: {"Leadership": Change(2, 2.5, 4)},
        Role.MENTOR: {"Ideas": Change(1, 3, 2)},
    }


def test_a_gain_is_kept_under_a_value_of_its_own_and_answered_from_1_to_5():
    gain = Gain("A professional network")
    assert gain_of(gain.value) == meaning_of(gain.value) == gain
    assert gain_of("confidence") is None
    assert [is_answer(gain, value) for value in (0, 1, 5, 6, True, "4")] == [
        False, True, True, False, False, False,
    ]  # fmt: skip
    assert scale_of(gain).value == "one_to_five"
    with pytest.raises(ValueError):
        meaning_of("weather")
