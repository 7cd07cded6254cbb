"""The words of the People page: values of any field, deeds for many, and what is merged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from mentordesk.domain.person import Role
from mentordesk.domain.places import country_name
from mentordesk.wording.dates import short_day
from mentordesk.wording.fields import field
from mentordesk.wording.words import listed, many, word

MERGE_HINT = (
    "Where the two differ, click the value to keep, or use ← and →. Lists come together, and "
    "pairs, rounds and consents of both go to the one person. One step of undo parts them again."
)
NONE_WAIT = "No imported row waits. Two people on file are merged by selecting both, then Ctrl+M."
DOUBLES_HINT = (
    "These people look alike. Merge those who are one; who is told apart is not offered again."
)
NO_DOUBLES = "Nobody on file looks like somebody else."
ROW_HINT = (
    "Where the two differ, click the value to keep, or use ← and →. What is on file and not in "
    "the sheet stays."
)


def shown(name: str, value: Any) -> str:
    """The value of a column as a person reads it; empty for none."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return word(value).capitalize()
    if isinstance(value, dt.date):
        return short_day(value)
    return country_name(str(value)) if name == "country" else str(value)


def caption(group: str, name: str, about: str | None, role: Role | None) -> str:
    """What a field is called where fields of several records stand below each other."""
    words = field(name)
    if group == "mentor_profile":
        return f"As mentor: {words}"
    if group == "application":
        return f"{about or 'Lead'}, as {word(role)}: {words}"
    return words[:1].upper() + words[1:]


def together(parts: Sequence[str]) -> str:
    """Things of a list below each other as one line, each once."""
    return ", ".join(dict.fromkeys(part for part in parts if part))


def are_they(name: str, other: str) -> str:
    """The question over two records side by side."""
    return f"Make {name} and {other} one person?" if name != other else f"Make the two {name} one?"


LIST_SHEET = "People"
LIST_HEADINGS = (
    "Name", "Name in its own script", "Cohort", "Roles", "Status", "May be written to", "Job",
    "Employer", "City", "Country", "Time zone", "Mail address", "Tags", "Live pairs",
)  # fmt: skip
"""The headings of a list of people, as a form would have them: it can be imported again."""


def selected(count: int) -> str:
    """Who is meant by a deed for many."""
    return many(count, "selected person", "selected people")


def not_mentors(values: Mapping[str, Any]) -> str:
    """Who among the chosen was passed over because they are no mentors; empty for nobody."""
    others = int(values.get("others") or 0)
    if not others:
        return ""
    return f"{many(others, 'person', 'people')} without a mentor profile left as they were"


def not_students(values: Mapping[str, Any]) -> str:
    """Who among the chosen was passed over because they are no students; empty for nobody."""
    others = int(values.get("others") or 0)
    return f"{many(others, 'other', 'others')} left as they were" if others else ""


def not_on_file(values: Mapping[str, Any]) -> str:
    """Which addresses of a pasted text nobody on file has; empty for none."""
    unknown = [str(address) for address in values.get("unknown") or ()]
    return f"On file for nobody: {listed(unknown)}" if unknown else ""
