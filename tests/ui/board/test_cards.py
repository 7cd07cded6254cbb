"""What a card knows: where somebody is, how hard they are to place, and what it says aloud."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from mentordesk.domain.application import ApplicationState
from mentordesk.domain.match import MatchState
from mentordesk.domain.missing import Missing
from mentordesk.domain.names import search_words
from mentordesk.store.queries.board import MenteeCard, MentorCard, PairChip
from mentordesk.ui.board.cards import (
    Hardness,
    Told,
    mentor_tile,
    offset_text,
    waiting_card,
    where_text,
)
from mentordesk.ui.board.words import spoken_mentor, spoken_waiting

WINTER, SUMMER = dt.date(2026, 1, 15), dt.date(2026, 7, 15)
MENTEE = MenteeCard(
    "m1", "a1", "Thandar Win Maung", "သန္တာဝင်းမောင်", "MAP17", "Programme officer", "Red Cross",
    "Yangon", "Myanmar", "Asia/Yangon", ("Fundraising",), ("Lead a team",), (), 
    ApplicationState.IN_POOL, None, None, False,
)  # fmt: skip
MENTOR = MentorCard(
    "d1", "David Okello", None, "MAP03", "Director", None, "Kampala", "Uganda", "Africa/Kampala",
    ("Leadership",), 2, 1, 0, (), None,
)  # fmt: skip


def chip(**values) -> PairChip:
    plain = PairChip("p1", "d1", "m1", MatchState.DRAFT, False, 82, None, False)
    return replace(plain, **values)


@pytest.mark.parametrize(
    ("zone", "day", "shown"),
    [
        ("Asia/Kathmandu", WINTER, "UTC+5:45"),
        ("Europe/London", WINTER, "UTC+0"),
        ("Europe/London", SUMMER, "UTC+1"),
        ("America/Santiago", WINTER, "UTC−3"),
        ("Pacific/Marquesas", WINTER, "UTC−9:30"),
        ("Nowhere/Atall", WINTER, ""),
        (None, WINTER, ""),
    ],
)
def test_the_offset_is_that_of_the_day(zone, day, shown):
    assert offset_text(zone, day) == shown


def test_a_country_stands_in_for_a_city():
    assert where_text(None, "Uganda", "Africa/Kampala", WINTER) == "Uganda UTC+3"
    assert where_text("Kampala", "Uganda", None, WINTER) == "Kampala"
    assert where_text(None, None, None, WINTER) == ""


@pytest.mark.parametrize(
    ("options", "hardness"),
    [
        (0, Hardness.NONE), (1, Hardness.ONE), (2, Hardness.FEW), (3, Hardness.FEW),
        (4, Hardness.MANY), (99, Hardness.MANY), (None, Hardness.UNKNOWN),
    ],
)  # fmt: skip
def test_sections_go_by_good_options(options, hardness):
    assert Hardness.of(options) is hardness


@pytest.mark.parametrize("typed", ["thandar", "MAUNG win", "သန္တာ", "yangon", "fundr", "map17"])
def test_any_part_in_any_script_finds_a_card(typed):
    card = waiting_card(MENTEE, WINTER)
    assert all(word in card.folded for word in search_words(typed))


def test_a_pair_takes_the_mentee_off_the_waiting():
    assert waiting_card(MENTEE, WINTER).waits
    assert not waiting_card(replace(MENTEE, match_id="p1"), WINTER).waits
    assert not waiting_card(replace(MENTEE, has_live_pair=True), WINTER).waits


@pytest.mark.parametrize(
    ("free", "pairs", "full"),
    [
        (1, (), False),
        (0, (chip(),), False),
        (0, (chip(locked=True),), True),
        (0, (chip(is_live=True, state=MatchState.ACTIVE),), True),
        (0, (chip(locked=True), chip(match_id="p2")), False),
        (0, (), True),
    ],
)
def test_full_for_good_is_full_by_what_the_hand_cannot_move(free, pairs, full):
    tile = mentor_tile(replace(MENTOR, places_free=free), pairs, {"m1": "Amina"}, WINTER)
    assert tile.is_full_for_good is full


def test_a_waiting_card_speaks_name_code_state_and_options():
    card = waiting_card(MENTEE, WINTER, Told(2, 5))
    said = spoken_waiting(card)
    for part in ("Thandar Win Maung", "သန္တာဝင်းမောင်", "MAP17", "waiting", "2 good options"):
        assert part in said


def test_missing_answers_and_no_mentor_at_all_are_said_in_words():
    row = replace(MENTEE, missing=(Missing.HOURS, Missing.ZONE))
    said = spoken_waiting(waiting_card(row, WINTER, Told(0, 0)))
    assert "No hours, time zone" in said
    assert "no mentor may be" in said


def test_every_missing_thing_has_its_word():
    row = replace(MENTEE, missing=tuple(Missing))
    assert spoken_waiting(waiting_card(row, WINTER)).count(",") >= len(Missing) - 1


def test_a_mentor_card_speaks_places_and_who_is_there():
    tile = mentor_tile(MENTOR, [chip(locked=True)], {"m1": "Amina Rahman"}, WINTER)
    said = spoken_mentor(tile)
    assert "1 of 2 places free" in said
    assert "Amina Rahman, fit 82, locked draft" in said


def test_a_draft_of_somebody_gone_still_has_a_name_to_show():
    tile = mentor_tile(MENTOR, [chip()], {}, WINTER)
    assert tile.chips[0].name
