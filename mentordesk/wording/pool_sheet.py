"""The words of the pool sheet that a second reader marks, and of what is odd in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentordesk.wording import words

TITLE = "Pool sheet"
KEYWORD = "mentordesk-pool-sheet"
"""Stands in the workbook’s properties, so that it is known again when it comes back."""
PAIRS, MENTEES, MENTORS = "Pairs", "Mentees", "Mentors"
"""The sheets of the workbook, and the parts of the page."""

HEADS: Mapping[str, str] = {
    "mentee": "Mentee",
    "mentor": "Mentor",
    "mentee_about": "About the mentee",
    "mentor_about": "About the mentor",
    "code": "Code",
    "job": "Job",
    "city": "City",
    "wants": "Wants",
    "offers": "Offers",
    "free": "Free places",
    "fit": "Fit",
    "why": "Why",
    "not_with": "Not with",
    "better_with": "Better with",
    "reader": "Your name",
    "note": "Note",
    "mentee_id": "Mentee id",
    "mentor_id": "Mentor id",
}
"""What the columns are called; the marks are found again by these words."""

READER = "Your name:"

HOW: Mapping[str, str] = {
    "pairs": "For a pair that should not be, put an x under “Not with”. "
    "Who would suit the mentee better goes under “Better with”, by name. "
    "The fit is out of 100; a few of its points are the programme’s own and not listed.",
    "mentees": "Under “Not with” and “Better with” write names of mentors, parted by semicolons.",
    "mentors": "Under “Not with” and “Better with” write names of mentees, parted by semicolons.",
}
"""What to do, above the table of each sheet."""

PRIVATE = (
    "For your eyes only: names, cohort codes, jobs, cities and topics, no addresses. "
    "Please return or destroy this sheet when you are done."
)
EMPTY_PAIRS = "No pairs are drafted yet."
EMPTY_PEOPLE = "Nobody is here yet."
PAPER_NO, PAPER_YES = "Not with", "Better with, note"
PAPER_BY = "Marked by ______________________   on ______________"

_PROBLEMS: Mapping[str, str] = {
    "row_unknown": "Nobody in this round is called “{value}”. Correct the name in the sheet.",
    "row_unclear": "More than one person in this round is called “{value}”. Add the cohort code.",
    "name_unknown": "“{value}” is nobody in this round. Correct the name, or leave it.",
    "name_unclear": "“{value}” may be more than one person in this round. Add the cohort code.",
    "no_name": "“{value}” says not who is meant. Write a name.",
    "both": "{value} is marked both ways; “not with” stands.",
    "no_table": "This sheet has no column “Not with” or “Better with”.",
}


def problem(kind: str, value: str) -> str:
    """What is odd about a cell, and what to do."""
    return _PROBLEMS[kind].format(value=words.counted(value, 60))


def about(plan: str | None, day: str) -> str:
    """Which plan the pairs are of, and the day."""
    return f"Plan {plan}, {day}" if plan else day


def points(told: list[tuple[str, int, int]]) -> str:
    """The criteria of a score in one line: name, points of points."""
    return " · ".join(f"{name} {got}/{of}" for name, got, of in told)


def mark(values: Mapping[str, Any]) -> str:
    """One mark as the preview lists it: who, what, and by whom."""
    verb = "not with" if values["mark"] == "not_with" else "better with"
    note = f": {words.counted(values['note'], 80)}" if values.get("note") else ""
    return f"{values['mentee']}, {verb} {values['mentor']}{note}"


def better(mentee: str, mentor: str, reader: str | None, note: str | None) -> str:
    """What a colleague recommends, without a full stop."""
    said = f"{reader or 'A colleague'} marked {mentor} as better for {mentee}"
    return f"{said} (“{words.counted(note, 80)}”)" if note else said


def counted(new: int, changed: int, same: int) -> str:
    """What reading the marks back would do."""
    parts = [
        f"{number} {what}" for number, what in ((new, "new"), (changed, "changed"),
                                                (same, "as they are")) if number
    ]  # fmt: skip
    return (
        f"{words.many(new + changed + same, 'mark')}: {', '.join(parts)}" if parts else "No marks"
    )
