"""Small numbers stay hidden, whoever does the sums; every figure has its denominator."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.figures import (
    AGAINST,
    PAIR_STATES,
    Cell,
    Counted,
    Figure,
    Unit,
    median,
    merge_small,
    merge_small_within,
    unit_of,
)
from mentordesk.domain.match import INTRODUCED_ONCE

COUNTS = st.dictionaries(st.sampled_from("ABCDEFGHIJ"), st.integers(0, 12), max_size=10)


@pytest.mark.parametrize(
    ("counts", "lines"),
    [
        ({}, []),
        ({"A": 5}, [Cell("A", 5)]),
        ({"A": 7, "B": 9}, [Cell("B", 9), Cell("A", 7)]),
        ({"A": 20, "B": 3, "C": 2}, [Cell("A", 20), Cell(None, 5, merged=True)]),
        # a lone small line would be the total less the others: the next smallest joins it
        ({"A": 20, "B": 9, "C": 3}, [Cell("A", 20), Cell(None, 12, merged=True)]),
        ({"A": 6, "B": 1}, [Cell(None, 7, merged=True)]),
        ({"A": 3}, [Cell(None, None, merged=True)]),
        ({"A": 2, "B": 2}, [Cell(None, None, merged=True)]),
        ({"A": 5, "B": 0}, [Cell("A", 5)]),
        ({None: 6, "A": 6}, [Cell("A", 6), Cell(None, 6)]),
    ],
)
def test_small_lines_are_merged(counts, lines):
    assert list(merge_small(counts)) == lines


@given(COUNTS)
def test_no_small_number_is_shown_or_left_over(counts):
    cells = merge_small(counts)
    total = sum(counts.values())
    shown = [cell for cell in cells if not cell.merged]
    assert all(cell.people == counts[cell.key] >= 5 for cell in shown)
    left = total - sum(cell.people or 0 for cell in shown)
    assert left == 0 or left >= 5 or not shown
    merged = [cell for cell in cells if cell.merged]
    assert len(merged) == (1 if left else 0)
    assert all(cell.people == (left if left >= 5 else None) for cell in merged)


@given(COUNTS, st.dictionaries(st.sampled_from("ABCDEFGHIJ"), st.sampled_from("XYZ")))
def test_no_region_less_its_countries_shows_a_small_number(counts, drawn):
    parents = {key: drawn.get(key, "X") for key in counts}
    regions: dict[str | None, int] = {}
    for key, n in counts.items():
        regions[parents[key]] = regions.get(parents[key], 0) + n
    published = merge_small(regions)
    countries = {c.key: c.people or 0 for c in merge_small_within(counts, parents) if not c.merged}
    named = {cell.key for cell in published if not cell.merged}
    for cell in published:
        inside = [k for k in counts if (parents[k] == cell.key if not cell.merged else
                                        parents[k] not in named)]  # fmt: skip
        total = sum(counts[k] for k in inside)
        left = total - sum(countries.get(k, 0) for k in inside)
        # a region that is itself too small to be shown gives nothing away
        assert left == 0 or left >= 5 or cell.people is None
    shown = sum(countries.values())
    merged = [c for c in merge_small_within(counts, parents) if c.merged]
    assert sum(counts.values()) - shown == 0 or len(merged) == 1


def test_a_rate_needs_something_to_be_a_share_of():
    assert Counted(3, 4).rate == 0.75
    assert Counted(0, 0).rate is None
    assert Counted(5).rate is None
    assert Counted(None, 3).rate is None


def test_the_median_of_an_even_number_lies_between():
    assert median([]) is None
    assert median([9]) == 9
    assert median([30, 10, 20]) == 20
    assert median([10, 21]) == 15.5


def test_a_share_is_counted_in_the_unit_it_is_a_share_of():
    for figure, against in AGAINST.items():
        if figure is not Figure.DAYS_TO_INTRODUCTION:
            assert unit_of(figure) is unit_of(against)
    assert unit_of(Figure.DAYS_TO_INTRODUCTION) is Unit.DAYS


def test_every_introduced_pair_stands_in_exactly_one_line():
    states = [state for group in PAIR_STATES.values() for state in group]
    assert len(states) == len(set(states))
    assert set(states) == INTRODUCED_ONCE
