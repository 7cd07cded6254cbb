"""What a choice costs, in two words and in full."""

import pytest

from mentordesk.wording.what_if import as_drawn, brief, cost, cost_in_full


@pytest.mark.parametrize(
    ("told", "short", "full"),
    [
        ((0, 0, None, None), "no cost", "Costs the best plan nothing."),
        ((0, -6, None, None), "costs 6", "Costs the best plan 6 points."),
        ((0, -1200, 0, 55), "costs 1,200", "Costs the best plan 1,200 points."),
        (
            (-1, 0, None, None),
            "leaves 1 out",
            "With this pair the best plan places 1 person fewer.",
        ),
        (
            (-2, 14, 3, 60),
            "leaves 2 out",
            "With this pair the best plan places 2 people fewer. Its total is 14 points more.",
        ),
        (
            (0, -3, -12, 43),
            "worst pair 43",
            "The worst pair of the best plan falls by 12 to 43. Its total is 3 points less.",
        ),
    ],
)
def test_a_cost_in_short_and_in_full(told, short, full):
    placed, total, worst, now = told
    worst = min(worst, 0) if worst is not None else None
    assert cost(placed, total, worst, now) == short
    assert cost_in_full(placed, total, worst, now, []) == full


def test_those_left_out_are_named():
    said = cost_in_full(-1, 0, None, None, ["Kofi Asante"])
    assert said.endswith("Left out by it: Kofi Asante.")


def test_a_word_where_there_is_no_room_for_two():
    long = ("no cost", "costs 6", "leaves 1 out", "worst pair 43", "")
    assert [brief(text) for text in long] == ["no cost", "costs 6", "1 out", "worst 43", ""]


@pytest.mark.parametrize(
    ("score", "before", "placed", "text"),
    [
        (82, None, False, "The plan as drawn: +82 points, one more paired."),
        (60, 82, True, "The plan as drawn: −22 points."),
        (60, 60, True, "The plan as drawn: ±0 points."),
        (61, 60, True, "The plan as drawn: +1 point."),
    ],
)
def test_the_plan_as_drawn(score, before, placed, text):
    assert as_drawn(score, before, is_placed=placed) == text
