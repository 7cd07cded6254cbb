"""Clocks of a round, with the changes that fall into it."""

from __future__ import annotations

import datetime as dt

from mentordesk.domain.zones import Offset, city_of, offset_on, offsets_between

APRIL, OCTOBER = dt.date(2026, 4, 1), dt.date(2026, 10, 1)


def test_a_zone_without_summer_time_has_one_offset():
    assert offsets_between("Asia/Kathmandu", APRIL, OCTOBER) == (Offset(APRIL, 345),)


def test_a_change_inside_the_round_is_told_with_its_day():
    january = dt.date(2026, 1, 1)
    found = offsets_between("Europe/London", january, dt.date(2026, 7, 1))
    assert found == (Offset(january, 0), Offset(dt.date(2026, 3, 29), 60))


def test_a_round_of_one_day_and_one_that_ends_before_it_starts_have_a_clock():
    assert len(offsets_between("UTC", APRIL, APRIL)) == 1
    assert len(offsets_between("UTC", OCTOBER, APRIL)) == 1


def test_what_is_no_zone_has_no_clock():
    assert offsets_between(None, APRIL, OCTOBER) == ()
    assert offsets_between("Mars/Olympus", APRIL, OCTOBER) == ()
    assert offset_on("", APRIL) is None
    assert offset_on("../etc/passwd", APRIL) is None


def test_a_city_is_written_as_people_do():
    assert city_of("America/Argentina/Buenos_Aires") == "Buenos Aires"
