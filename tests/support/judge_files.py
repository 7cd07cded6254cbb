"""An outside judge of a plan: it reads the four CSV files and the JSON of `match`, nothing else.

It knows nothing of the program: capacities become copies of a mentor, and scipy assigns.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

BONUS = 10**6


@dataclass(frozen=True)
class Files:
    """What stands in the files: places by mentor, scores of allowed pairs, locks by mentee."""

    mentees: list[str]
    places: dict[str, int]
    scores: dict[tuple[str, str], int]
    allowed: set[tuple[str, str]]
    locked: dict[str, str]
    blocked: dict[tuple[str, str], str]


def read(folder: Path) -> Files:
    """The four files of a folder; every pair of a mentor and a mentee stands in options.csv."""
    mentees = [row["mentee_id"] for row in _rows(folder / "mentees.csv")]
    places = {row["mentor_id"]: int(row["places"]) for row in _rows(folder / "mentors.csv")}
    scores, allowed, blocked = {}, set(), {}
    for row in _rows(folder / "options.csv"):
        pair = (row["mentor_id"], row["mentee_id"])
        assert pair not in scores
        scores[pair] = int(row["score"])
        assert 0 <= scores[pair] <= 100
        if row["blocked"]:
            blocked[pair] = row["blocked"]
        else:
            allowed.add(pair)
    assert scores.keys() == {(mentor, mentee) for mentor in places for mentee in mentees}
    locked = {row["mentee_id"]: row["mentor_id"] for row in _rows(folder / "locked.csv")}
    return Files(mentees, places, scores, allowed, locked, blocked)


def assert_best(files: Files, plan: dict[str, Any], aim: str) -> None:
    """The plan is possible, keeps the locks, adds up, is the best for its aim, and proves it."""
    assert_possible(files, plan)
    if aim == "fit":
        _, total = best(files, bonus=0)
        assert plan["total"] == plan["best_possible"] == total
    else:
        placed, total = best(files, bonus=BONUS)
        assert plan["placed"] == placed
        if aim == "fair":
            worst = best_worst(files, placed)
            free = [p["score"] for p in plan["pairs"] if not p["locked"]]
            assert min(free, default=101) == worst
            _, total = best(files, bonus=BONUS, floor=min(worst, 100))
        assert plan["total"] == plan["best_possible"] == total
    assert plan["gap"] == 0
    assert_proved(files, plan, aim)


def assert_possible(files: Files, plan: dict[str, Any]) -> None:
    """No mentor has too many, nobody two mentors, every pair is allowed; the sums are right."""
    pairs = [(p["mentor_id"], p["mentee_id"]) for p in plan["pairs"]]
    per_mentor = Counter(mentor for mentor, _ in pairs)
    assert all(count <= files.places[mentor] for mentor, count in per_mentor.items())
    placed = {mentee for _, mentee in pairs}
    assert len(placed) == len(pairs) == plan["placed"]
    assert placed | {u["mentee_id"] for u in plan["unmatched"]} == set(files.mentees)
    assert len(placed) + len(plan["unmatched"]) == len(files.mentees)
    assert set(pairs) <= files.allowed
    given = {mentee: mentor for mentor, mentee in pairs}
    assert all(given[mentee] == mentor for mentee, mentor in files.locked.items())
    assert {p["mentee_id"] for p in plan["pairs"] if p["locked"]} == set(files.locked)
    assert all(p["score"] == files.scores[p["mentor_id"], p["mentee_id"]] for p in plan["pairs"])
    assert plan["total"] == sum(p["score"] for p in plan["pairs"])
    for pair in plan["pairs"]:
        assert sum(reason["points"] for reason in pair["reasons"]) == pair["score"]
        assert all(r["kind"] in ("for", "against", "missing") for r in pair["reasons"])
        assert all(r["text"] for r in pair["reasons"])


def best(files: Files, bonus: int, floor: int = 0) -> tuple[int, int]:
    """How many a best assignment places, and the sum of its scores, locked pairs in both."""
    taken = Counter(files.locked.values())
    columns = [m for m, n in files.places.items() for _ in range(n - taken[m])]
    rows = [mentee for mentee in files.mentees if mentee not in files.locked]
    worth = np.zeros((len(rows), len(columns)))
    for i, mentee in enumerate(rows):
        for j, mentor in enumerate(columns):
            pair = (mentor, mentee)
            if pair in files.allowed and files.scores[pair] >= floor:
                worth[i, j] = files.scores[pair] + bonus + 0.001
    cells = zip(*linear_sum_assignment(worth, maximize=True), strict=True)
    used = [worth[cell] for cell in cells if worth[cell] > 0]
    locked = sum(files.scores[mentor, mentee] for mentee, mentor in files.locked.items())
    return len(used) + len(files.locked), sum(int(w) - bonus for w in used) + locked


def best_worst(files: Files, placed: int) -> int:
    """The highest score below which no free pair need lie while as many are placed; 101 if none."""
    if placed == len(files.locked):
        return 101
    return next(
        score for score in range(100, -1, -1) if best(files, bonus=BONUS, floor=score)[0] == placed
    )


def assert_proved(files: Files, plan: dict[str, Any], aim: str) -> None:
    """The prices cover every pair a plan may use, and their sum is the plan."""
    mentors, mentees = plan["proof"]["mentors"], plan["proof"]["mentees"]
    assert mentors.keys() == files.places.keys()
    assert mentees.keys() == set(files.mentees)
    prices = [(mentors[m], n) for m, n in files.places.items()] + [(p, 1) for p in mentees.values()]
    if aim == "fit":
        assert sum(price * times for price, times in prices) == plan["total"]
    else:
        sums = [sum(price[part] * times for price, times in prices) for part in (0, 1)]
        assert sums == [plan["placed"], plan["total"]]
    worst = min((p["score"] for p in plan["pairs"] if not p["locked"]), default=101)
    for mentor, mentee in files.allowed:
        score = files.scores[mentor, mentee]
        if mentee in files.locked or (aim == "fair" and score < worst):
            continue
        if aim == "fit":
            assert mentors[mentor] >= 0
            assert mentors[mentor] + mentees[mentee] >= score
        else:
            both = [mentors[mentor][part] + mentees[mentee][part] for part in (0, 1)]
            assert both >= [1, score]
            assert mentors[mentor] >= [0, 0]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
