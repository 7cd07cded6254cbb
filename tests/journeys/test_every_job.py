"""Every one of the forty jobs of a round has a journey that bears its number."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

JOBS = {
    1: "a new round is agreed: copy the last one with its dates moved on",
    2: "she plans dates: beside terms, clock changes and holidays",
    3: "the call opens: replies come in from forms, sheets and paste",
    4: "a row looks like somebody known: both side by side",
    5: "an application is incomplete: what is missing, chased once",
    6: "a cohort code is badly typed: kept as typed",
    7: "she recruits mentors: topics that nobody offers, by mentees",
    8: "last round’s mentor may return: result and pause before she asks",
    9: "somebody wants both roles: one person, two hats",
    10: "training has run: a roomful ticked at once",
    11: "the call closes: a frozen pool and counts",
    12: "she begins matching: the hardest first",
    13: "she holds one over another: score, reasons, clashes, common hours",
    14: "she drops one on the other: a draft at once, and undo",
    15: "she breaks a soft rule: the reason is kept",
    16: "a colleague checks the list: a pool sheet without contacts",
    17: "she proposes: mentee first, a date, then the mentor",
    18: "somebody says no: back in the pool with the reason",
    19: "all pairs are confirmed: introduced in one go",
    20: "a pair asks for an agreement: filled, ready to mail",
    21: "a pair declines an agreement: that is fine",
    22: "two weeks pass: who has not met",
    23: "a month passes in silence: amber, last contact, last nudge",
    24: "a mentor is worried about a mentee: a guarded note",
    25: "somebody wants out: an end without blame",
    26: "somebody must be rematched: who has room, and the time left",
    27: "month three comes: surveys, and one reminder",
    28: "goals change at midpoint: the next version of the agreement",
    29: "a group loses a member: she acts before it dies",
    30: "a question goes unanswered: seen at 7 and at 14 days",
    31: "she flies to a reunion: everything on one laptop",
    32: "a walk-in wants in: four fields and a badge",
    33: "she comes home: the laptop merged and checked",
    34: "month six nears: end surveys and certificates",
    35: "a pair goes on: informal, out of her load",
    36: "the director asks for figures: the workbook in minutes",
    37: "a funder asks for a story: quotes with consent only",
    38: "somebody asks for their data, or to be removed",
    39: "retention dates fall: a list to review",
    40: "her successor starts: history, weights, notes",
}
"""The jobs of a round, in the order of the year."""

LATER = {
    31: "events come later",
    32: "events come later",
    33: "events come later",
    38: "requests about data come later",
    39: "retention comes later",
}
"""What is not there yet, and with what it comes."""

_NAME = re.compile(r"test_job_(\d\d)_\w+")


def named() -> dict[int, list[str]]:
    """The journeys by the number in their names."""
    found: dict[int, list[str]] = {}
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            match = _NAME.fullmatch(node.name) if isinstance(node, ast.FunctionDef) else None
            if match:
                found.setdefault(int(match[1]), []).append(f"{path.name}::{match[0]}")
    return found


def test_the_numbers_are_the_forty():
    assert list(JOBS) == list(range(1, 41))
    assert set(named()) <= set(JOBS)


@pytest.mark.parametrize("number", [number for number in JOBS if number not in LATER])
def test_every_job_has_a_journey(number):
    assert named().get(number), f"nobody goes through job {number}: {JOBS[number]}"


def test_what_comes_later_is_not_there_yet():
    """A job that has its journey is no longer one for later."""
    assert not set(named()) & set(LATER)
