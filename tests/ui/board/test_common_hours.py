"""Common hours in both clocks, over half-hour zones, midnight and clock changes."""

from __future__ import annotations

import datetime as dt

from mentordesk.ui.board.common_hours import changes_of, common_slots

MONDAY = dt.date(2026, 3, 2)
TUESDAY_EVENING = {(1, 18 * 60, 21 * 60)}


def test_one_zone_is_a_plain_overlap():
    found = common_slots(TUESDAY_EVENING, "Asia/Dhaka", {(1, 1200, 1380)}, "Asia/Dhaka", MONDAY)
    assert [(c.mentee.weekday, c.mentee.start, c.mentee.end) for c in found] == [(1, 1200, 1260)]
    assert found[0].mentor == found[0].mentee
    assert found[0].minutes == 60


def test_a_quarter_hour_zone_is_told_in_each_one_s_clock():
    found = common_slots(
        TUESDAY_EVENING, "Asia/Kathmandu", {(1, 12 * 60, 14 * 60)}, "Europe/London", MONDAY
    )
    assert (found[0].mentee.start, found[0].mentee.end) == (18 * 60, 19 * 60 + 45)
    assert (found[0].mentor.start, found[0].mentor.end) == (12 * 60 + 15, 14 * 60)


def test_over_midnight_the_other_s_day_is_another():
    found = common_slots(
        {(0, 22 * 60, 1440)}, "America/Recife", {(1, 60, 5 * 60)}, "Europe/London", MONDAY
    )
    assert found[0].mentee.weekday == 0
    assert found[0].mentor.weekday == 1
    assert found[0].mentee.end == 1440
    assert found[0].minutes == 120


def test_the_sunday_before_counts_where_it_is_already_monday():
    found = common_slots(
        {(0, 8 * 60, 10 * 60)}, "Pacific/Auckland", {(6, 18 * 60, 22 * 60)}, "Europe/London", MONDAY
    )
    assert len(found) == 1
    assert found[0].mentor.weekday == 6


def test_without_hours_or_a_known_zone_there_is_nothing_to_say():
    assert common_slots((), "Asia/Dhaka", TUESDAY_EVENING, "Asia/Dhaka", MONDAY) == ()
    assert common_slots(TUESDAY_EVENING, None, TUESDAY_EVENING, "Asia/Dhaka", MONDAY) == ()
    assert common_slots(TUESDAY_EVENING, "X/Y", TUESDAY_EVENING, "Asia/Dhaka", MONDAY) == ()


def weeks_with(start: int, end: int):
    """The weeks around a clock change; the mentor in London is free on Tuesdays at these hours."""
    return [
        (monday, common_slots(
            TUESDAY_EVENING, "Asia/Dhaka", {(1, start * 60, end * 60)}, "Europe/London", monday))
        for monday in (dt.date(2026, 3, 16), dt.date(2026, 3, 23), dt.date(2026, 3, 30))
    ]  # fmt: skip


def test_a_clock_change_within_the_round_is_told_with_its_week():
    before, after = dt.date(2026, 3, 16), dt.date(2026, 3, 30)
    assert changes_of(weeks_with(12, 13)) == [(before, 60), (after, 0)]
    assert changes_of(weeks_with(14, 16)) == [(before, 60), (after, 120)]
    assert changes_of(weeks_with(13, 15)) == [(before, 120)]
