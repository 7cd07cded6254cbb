"""From what people typed to what matching compares."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.judging import judge
from mentordesk.commands.pooling import countries, pieces, to_pool
from mentordesk.commands.rounds import EditProgramme
from mentordesk.domain.match import MatchState
from mentordesk.domain.round import RoundState
from mentordesk.matching.pool import Blocked, Clash, Criterion
from tests.support.round_world import open_world


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        (None, {}),
        (" ; ,", {}),
        ("Énergie; Public  Health", {"energie": "Énergie", "public health": "Public Health"}),
        ("Law / Media, law\nArt", {"law": "law", "media": "Media", "art": "Art"}),
        ("Здоровье", {"zdorov'e": "Здоровье"}),
    ],
)
def test_a_typed_list_is_cut_and_folded(typed, parts):
    assert pieces(typed) == parts


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("KE", {"KE": "Kenya"}),
        ("Kenya; UK", {"KE": "Kenya", "GB": "UK"}),
        ("Kenia", {"KE": "Kenia"}),
        ("Southern Africa", {"southern africa": "Southern Africa"}),
        (None, {}),
    ],
)
def test_countries_are_the_same_however_they_are_spelt(typed, found):
    assert countries(typed) == found


def points(world, spring, criterion):
    judged = judge(world.pool(spring))
    (mentor,), (mentee,) = judged.mentors, judged.mentees
    reasons = {r.criterion: r for r in judged.reasons((mentor, mentee))}
    found = reasons[criterion.value]
    return found.points, found.verdict, found.text


@pytest.mark.parametrize(
    ("told", "profile", "expected"),
    [
        ({"country": "KE"}, {}, (5, "for", "David knows Kenya, as Amina wishes")),
        ({}, {"countries_worked": "Peru; KE"}, (5, "for", "David knows Kenya, as Amina wishes")),
        ({"country": "PE"}, {}, (0, "against", "David has not worked in Kenya")),
        ({}, {}, (2, "missing", "David gave no country")),
    ],
)
def test_the_country_a_mentee_wants(world, told, profile, expected):
    spring = world.round()
    world.mentor("David", profile=profile, **told)
    world.mentee(spring, "Amina", application={"country_wanted": "Kenya"})
    world.flush()
    assert points(world, spring, Criterion.COUNTRY) == expected


def test_waiting_counts_from_applying_to_the_start_of_the_round(world):
    weights = {"topics": 90, "waiting": 10}  # as rounds of before: what is not named weighs nothing
    spring = world.round(starts=dt.date(2026, 4, 1), weights=weights)
    world.mentor("David")
    world.mentee(spring, "Amina", applied=dt.date(2025, 4, 1))
    world.flush()
    found = points(world, spring, Criterion.WAITING)
    assert found == (5, "for", "Amina applied 12 months before the start")


def test_sectors_are_compared_without_case_and_accents(world):
    spring = world.round()
    world.mentor("David", sector="Law; ENERGIE")
    world.mentee(spring, "Amina", application={"sector_wanted": "Énergie"})
    world.flush()
    assert points(world, spring, Criterion.SECTOR) == (
        20, "for", "David works in the sector Amina wants: “Énergie”",
    )  # fmt: skip


def test_hours_count_in_both_time_zones_over_the_dates_of_the_round(world):
    spring = world.round()
    world.mentor("David", hours=((0, 18 * 60, 20 * 60),), time_zone="Europe/London")
    world.mentee(spring, "Amina", hours=((0, 20 * 60, 23 * 60),), time_zone="Africa/Nairobi")
    world.flush()
    # 20:00 to 22:00 in Nairobi while London has summer time, 21:00 to 23:00 from October on; the
    # round ends on 1 October, so the summer alone counts.
    assert points(world, spring, Criterion.HOURS)[2] == "2 h free together each week"


def test_marks_block_only_when_the_programme_requires_them(world):
    spring = world.round()
    world.mentor("David")
    world.flush()
    standings = []
    for setting in ("require_code", "require_training"):
        standings.append(to_pool(world.pool(spring)).mentors[0].standing)
        world.workspace.run(EditProgramme(setting, True))
    standings.append(to_pool(world.pool(spring)).mentors[0].standing)
    assert standings == [set(), {Blocked.NO_CODE}, {Blocked.NO_CODE, Blocked.UNTRAINED}]


def test_a_finished_round_is_closed_to_everybody(world):
    old = world.round(state=RoundState.ARCHIVED)
    world.mentor("David")
    world.flush()
    assert to_pool(world.pool(old)).mentors[0].standing == {Blocked.ROUND_CLOSED}


def test_the_order_of_ties_is_date_name_mail_id(world):
    spring = world.round()
    amina = world.mentee(spring, "Amina Rahman", email="Zed@Post.example")
    david = world.mentor("David", email="d@post.example")
    world.mentee(spring, "No Date", applied=None)
    world.flush()
    pool = to_pool(world.pool(spring))
    assert pool.mentors[0].sort_key == ("david", "d@post.example", david)
    assert pool.mentees[0].sort_key == ("2026-02-01", "amina rahman", "zed@post.example", amina)
    assert pool.mentees[1].sort_key[0] > "2999"


def test_locks_and_reasons_of_the_plan_reach_the_solver(world):
    spring = world.round()
    plan, rival = world.plan(spring, "A"), world.plan(spring, "B")
    david = world.mentor("David", places=3)
    amina, kofi, zoe = (world.mentee(spring, name) for name in ("Amina", "Kofi", "Zoe"))
    world.pair(spring, david, amina, MatchState.DRAFT, plan, locked=True)
    world.pair(spring, david, kofi, MatchState.DRAFT, plan, override_reason="Asked for")
    world.pair(spring, david, zoe, MatchState.DRAFT, rival, locked=True, override_reason="No")
    world.flush()
    pool = to_pool(world.pool(spring, plan))
    assert pool.locked == ((david, amina),)
    assert pool.overrides == {(david, kofi)}
    assert to_pool(world.pool(spring, plan), keep=[(david, kofi)]).locked == ((david, kofi),)


def test_the_line_manager_may_be_named_by_name_script_or_mail(world):
    spring = world.round()
    david = world.mentor("David Okello", original_name="Давид", email="d@post.example")
    named = [
        world.mentee(spring, f"Mentee {number}", line_manager=text)
        for number, text in enumerate(("DAVID OKELLO", "давид", "D@post.example"))
    ]
    world.mentee(spring, "Other", line_manager="Dave")
    world.flush()
    clashes = to_pool(world.pool(spring)).pair_clashes
    assert clashes == {(david, mentee): {Clash.LINE_MANAGER} for mentee in named}
