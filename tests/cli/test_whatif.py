"""The sub-command whatif, held against the outside judge that reads the files of options."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.test_matching import Desk, people  # noqa: F401  the same two mentors, three mentees
from tests.support import judge_files
from tests.support.crowd import crowd
from tests.support.round_world import open_world

PROMISED = {"mentor_id", "score", "blocked", "effect_placed", "effect_total", "left_out"}


@pytest.fixture
def desk(tmp_path, capsys):
    return Desk(tmp_path, capsys)


def fixed(files, mentee, mentor):
    """The files with this pair locked, or with the mentee's own lock aside."""
    locked = {one: other for one, other in files.locked.items() if one != mentee}
    return replace(files, locked=locked | ({mentee: mentor} if mentor else {}))


def best(files, aim):
    """(placed, total) of a best plan; how many the aim fit places is not told by its sum."""
    if aim == "fit":
        return None, judge_files.best(files, bonus=0)[1]
    placed, total = judge_files.best(files, bonus=judge_files.BONUS)
    if aim == "people":
        return placed, total
    worst = judge_files.best_worst(files, placed)
    return placed, judge_files.best(files, judge_files.BONUS, floor=min(worst, 100))[1]


@pytest.mark.parametrize("aim", ["fit", "people", "fair"])
def test_each_effect_is_a_best_plan_with_the_pair_less_the_best_without(tmp_path, desk, aim):
    with open_world(tmp_path) as world:
        crowd(world, 21, 12, 7)
    desk.run("options", "--out", str(tmp_path / "out"))
    files = judge_files.read(Path(tmp_path / "out"))
    asked = sorted(files.mentees)[:2] + sorted(files.locked)[:1]
    for mentee in asked:
        found = desk.run("whatif", "--mentee", mentee, "--aim", aim)
        assert (found["mentee_id"], found["aim"]) == (mentee, aim)
        without = best(fixed(files, mentee, None), aim)
        assert found["total"] == without[1]
        told = {row["mentor_id"]: row for row in found["mentors"]}
        assert told.keys() == files.places.keys()
        for mentor, row in told.items():
            assert row.keys() >= PROMISED
            pair = (mentor, mentee)
            assert row["score"] == files.scores[pair]
            taken = list(fixed(files, mentee, None).locked.values()).count(mentor)
            if pair in files.blocked or taken >= files.places[mentor]:
                assert row["blocked"]
                assert row["effect_placed"] is row["effect_total"] is None
                continue
            assert row["blocked"] == ""
            with_it = best(fixed(files, mentee, mentor), aim)
            assert row["total"] == with_it[1]
            effect = (row["effect_placed"], row["effect_total"])
            assert effect <= (0, 0)
            if aim == "fit":
                assert effect[1] == with_it[1] - without[1]
            else:
                assert row["placed"] == with_it[0]
                assert effect[0] == with_it[0] - without[0]
                rises = effect[0] == 0 and with_it[1] > without[1]
                assert effect[1] == (0 if rises else with_it[1] - without[1])
                assert not rises or row["effect_worst"] < 0
            assert mentee not in row["left_out"]
            assert len(row["left_out"]) >= -row["effect_placed"]


def test_whatif_keeps_nothing_and_says_it_to_people(desk, people):  # noqa: F811
    before = desk.entries()
    said = desk.say("whatif", "--mentee", people["Kofi"])
    assert said.splitlines() == [
        "What each mentor would cost for Kofi Asante (Best fit):",
        "Grace Wanjiru: 51, no cost.",
        "David Okello: 51, cannot be: both work for BRAC.",
    ]
    assert desk.entries() == before


def test_who_would_be_left_out_is_named(desk, people):  # noqa: F811
    desk.run("place", "--mentee", people["Zoe"], "--mentor", people["Grace"], "--lock")
    found = desk.run("whatif", "--mentee", people["Amina"], "--aim", "people")
    grace = next(row for row in found["mentors"] if row["mentor_id"] == people["Grace"])
    assert (grace["effect_placed"], grace["left_out"]) == (-1, [people["Kofi"]])
    said = desk.say("whatif", "--mentee", people["Amina"], "--aim", "people")
    assert "Grace Wanjiru: 51, leaves 1 out; left out: Kofi Asante." in said


def test_a_locked_mentee_is_asked_for_as_if_not_locked(desk, people):  # noqa: F811
    free = desk.run("whatif", "--mentee", people["Amina"])
    desk.run("place", "--mentee", people["Amina"], "--mentor", people["Grace"], "--lock")
    assert desk.run("whatif", "--mentee", people["Amina"]) == free
    # Of a plan without that lock, nothing else holds either.
    assert desk.run("whatif", "--mentee", people["Amina"], "--plan", "B") == free


def test_nobody_is_asked_for_who_does_not_wait_here(desk, people):  # noqa: F811
    error = desk.run("whatif", "--mentee", "nobody", code=1)["error"]
    assert error["what"] == "There is no such person in this file."
    error = desk.run("whatif", "--mentee", people["David"], code=1)["error"]
    assert error["what"] == "David Okello is not waiting in “Spring”."
    assert error["do"]
