"""The words for mentoring groups, and their history."""

from __future__ import annotations

import datetime as dt

from mentordesk.domain.group import NUDGE_AFTER
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import listed

HISTORY: dict[str, str] = {
    "NewGroup": "Group “{group}” made",
    "EditGroup": "Group “{group}”: {field} changed",
    "SetGroupSize": "Size of “{group}” changed",
    "StepGroup": "Group “{group}” is now {group_state}",
    "JoinGroup": "{people} placed in “{group}”",
    "AskForGroup": "{people} asked for “{group}”",
    "UnaskForGroup": "“{group}” asked for no longer: {people}",
    "FormGroups": "Groups of “{round}” formed: {groups}",
    "LeaveGroup": "{people} left “{group}”",
    "PlanGroupSession": "Session of “{group}” planned",
    "EditGroupSession": "Session of “{group}” changed",
    "RecordAttendance": "Attendance of “{group}” noted",
    "MergeGroups": "“{other}” merged into “{group}”",
    "CloseGroup": "Group “{group}” closed",
    "ConvertGroup": "Group “{group}” made into {number}",
}
"""The commands of groups, in the past tense."""

BELOW_LEAST = "Place more members, merge it, make pairs of it or close it."
LARGE = "Above 6 members not everybody gets to speak."
AGREEMENT_FIRST = (
    "Make the group agreement by the first session: when they meet, what for, "
    "the rules, and that what is said stays in the group."
)
"""What a group needs before it meets, its size and its agreement (domain dossier 1.4)."""

NO_MENTORS = "Nobody on file offers Group Mentoring. Tick it in a mentor’s profile under People."
NOBODY_WAITS = "Nobody of this round waits for a place."
NOBODY_EXPECTED = "Nobody was a member on that day."


def size(members: int, least: int, most: int, asked: int = 0) -> str:
    """How full a group is, as 4 of 2–6; a group of one size says it once.

    Those who asked for it and are not placed are told besides.
    """
    text = f"{members} of {least}–{most}" if least != most else f"{members} of {most}"
    return f"{text}, {asked} asked" if asked else text


def group_of(mentor: str) -> str:
    """What a group without a title or theme is called."""
    return f"Group of {mentor}"


def joins(title: str, then: int, least: int, most: int) -> str:
    """What becomes of drafts whose mentor leads a group already."""
    return f"They join “{title}”, which is {size(then, least, most)} then."


def too_few(count: int, least: int) -> str:
    """Why a group is not formed yet, and what can be done."""
    return (
        f"{count} drafted, and a group needs {least}. Draft more, move them into another group, "
        "go on recruiting, or tick it and say why it may be smaller."
    )


def next_session(due_on: dt.date | None, next_on: dt.date | None) -> str:
    """What the calendar waits for: attendance of a session that was, or the one to come."""
    if due_on is not None:
        return f"who came {short_day(due_on)}?"
    return short_day(next_on)


def session_line(day: str, theme: str | None) -> str:
    """A session of the plan in one line."""
    return f"{day}: {theme}" if theme else day


def nudge(names: list[str]) -> str:
    """Who stayed away so often that a word is due; empty for nobody."""
    if not names:
        return ""
    return f"{listed(names)} missed the last {NUDGE_AFTER} sessions or more: ask how they are."


def attendance(came: int, missed: int, in_a_row: int) -> str:
    """How often a member came, as came to 3 of 5, missed the last 2."""
    if not came + missed:
        return ""
    text = f"came to {came} of {came + missed}"
    return f"{text}, missed the last {in_a_row}" if in_a_row >= NUDGE_AFTER else text
