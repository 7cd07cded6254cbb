"""A cohort code keeps its text, and its number is never a year."""

from __future__ import annotations

import pytest

from mentordesk.domain.cohort import read_code, sort_key


@pytest.mark.parametrize(
    ("raw", "prefix", "ordinal"),
    [
        ("MAP17", "MAP", 17),
        ("map 17", "MAP", 17),
        ("MADev15", "MADEV", 15),
        ("MAGEN-35", "MAGEN", 35),
        ("MA Food 04", "MAFOOD", 4),
        ("DPhil", "DPHIL", None),
        ("17", "17", None),
        ("MAP17/18", "MAP17/18", None),
        ("", "", None),
    ],
)
def test_read_without_guessing(raw, prefix, ordinal):
    code = read_code(raw)
    assert (code.raw, code.prefix, code.ordinal) == (raw, prefix, ordinal)


def test_sorted_within_a_prefix_by_number():
    codes = [read_code(c) for c in ("MAP17", "MAP3", "MAGEN35", "MAP")]
    assert [c.raw for c in sorted(codes, key=sort_key)] == ["MAGEN35", "MAP", "MAP3", "MAP17"]
