"""The words for a person: standing with the alumni office, contact, languages, weekly hours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class PersonStatus(Enum):
    """What somebody is to the institute."""

    STUDENT = "student"
    ALUM = "alum"
    STAFF = "staff"
    OTHER = "other"


class ContactStatus(Enum):
    """Whether and how the office may write."""

    ACTIVE = "active"
    DORMANT = "dormant"
    DO_NOT_CONTACT = "do_not_contact"


class Role(Enum):
    """The two sides of a pair."""

    MENTOR = "mentor"
    MENTEE = "mentee"


class Level(Enum):
    """How well somebody speaks a language; the order is the number."""

    BASIC = 1
    WORKING = 2
    FLUENT = 3
    NATIVE = 4


@dataclass(frozen=True, order=True)
class WeeklySlot:
    """Hours free each week in one's own local time: weekday 0 is Monday, minutes of the day."""

    weekday: int
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse what is no stretch of one day."""
        if not (0 <= self.weekday <= 6 and 0 <= self.start < self.end <= 24 * 60):
            raise ValueError(f"not a weekly slot: {self.weekday} {self.start}-{self.end}")


class LinkKind(Enum):
    """What stands between two people.

    The first two forbid a pair, the next two ask for a reason; the last says that two who look
    alike are not one, and speaks for or against nothing.
    """

    NOT_WITH = "not_with"
    NEVER_AGAIN = "never_again"
    LINE_MANAGER = "line_manager"
    SUPERVISOR = "supervisor"
    TWO_PEOPLE = "two_people"


def tag_name(text: str) -> str:
    """A tag as it is kept, however it arrived: blanks are single, at most 100 letters."""
    return " ".join(text.split())[:100].rstrip()
