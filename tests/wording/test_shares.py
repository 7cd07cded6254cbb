"""Shares are rounded in one way, wherever they are read."""

from __future__ import annotations

import pytest

from mentordesk.wording.shares import percent, share_text


@pytest.mark.parametrize(
    ("value", "of", "text"),
    [(1, 8, "13%"), (5, 200, "3%"), (29, 200, "15%"), (2, 3, "67%"), (0, 3, "0%"), (3, 3, "100%")],
)
def test_a_half_is_rounded_up(value, of, text):
    assert share_text(value, of) == text == f"{percent(value / of)}%"


def test_of_nothing_there_is_no_share():
    assert share_text(1, 0) == share_text(0, None) == ""
