"""What needs the coordinator now: every rule by its name, and the item it makes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum


class Needs(Enum):
    """Why something is on the list; the order is the order of the list."""

    CONCERN_LATE = "concern_late"
    ASK_EXPIRED = "ask_expired"
    NO_NEWS_LONG = "no_news_long"
    POOR_SURVEY = "poor_survey"
    REPLY_OVERDUE = "reply_overdue"
    CONCERN_UNREAD = "concern_unread"
    CONCERN_REVIEW = "concern_review"
    NO_FIRST_MEETING = "no_first_meeting"
    NO_NEWS = "no_news"
    ASK_OFFICE = "ask_office"
    ASK_NEW = "ask_new"
    ASK_REMIND = "ask_remind"
    ASK_FEEDBACK = "ask_feedback"
    BACK_FROM_PAUSE = "back_from_pause"
    NEXT_DUE = "next_due"
    NOTE_DUE = "note_due"
    TO_PROPOSE_TO_MENTOR = "to_propose_to_mentor"
    TO_INTRODUCE = "to_introduce"
    ROUND_DUE = "round_due"
    INCOMPLETE = "incomplete"
    WAITING = "waiting"
    MENTORS_FREE = "mentors_free"
    CHECK_IN_DUE = "check_in_due"
    MIDPOINT_DUE = "midpoint_due"
    ENDING_DUE = "ending_due"
    COMPLETE_DUE = "complete_due"
    FOLLOW_UP_DUE = "follow_up_due"
    SURVEY_OUT = "survey_out"
    AGREEMENT_OPEN = "agreement_open"
    GROUP_BELOW = "group_below"
    GROUP_ATTENDANCE = "group_attendance"
    GROUP_AGREEMENT = "group_agreement"
    GROUP_MISSED = "group_missed"
    GROUP_NO_SESSION = "group_no_session"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    UNTRAINED = "untrained"
    NO_CODE = "no_code"
    GUIDANCE_DUE = "guidance_due"


URGENT = frozenset(
    {
        Needs.CONCERN_LATE,
        Needs.ASK_EXPIRED,
        Needs.NO_NEWS_LONG,
        Needs.POOR_SURVEY,
        Needs.REPLY_OVERDUE,
    }
)
"""What stands above everything else."""


OF_CONCERNS = frozenset({Needs.CONCERN_LATE, Needs.CONCERN_UNREAD, Needs.CONCERN_REVIEW})
"""What leads to the second door: it names nobody, and is not put off."""


class About(Enum):
    """What kind of thing an item is about."""

    PAIR = "pair"
    GROUP = "group"
    ASK = "ask"
    ROUND = "round"
    PERSON = "person"
    PROGRAMME = "programme"
    CONCERNS = "concerns"
    GUIDANCE = "guidance"


@dataclass(frozen=True)
class Item:
    """One thing to do: the rule, what it is about, since which day, and the names in it.

    `count` is how many people stand behind it where the item gathers several; `part` tells items
    apart that are about the same thing, such as two members of one group. `asked_on` is when a
    silent pair was last written to.
    """

    needs: Needs
    about: About
    id: str
    since: dt.date
    names: tuple[str, ...] = ()
    count: int = 1
    round_id: str | None = None
    part: str = ""
    asked_on: dt.date | None = None

    @property
    def key(self) -> str:
        """What a snooze remembers: a new silence is another item than the one before."""
        part = f":{self.part}" if self.part else ""
        return f"{self.needs.value}:{self.id}:{self.since.isoformat()}{part}"


def ordered(items: list[Item]) -> tuple[Item, ...]:
    """By the order of the rules, the longest waiting first."""
    rank = {needs: number for number, needs in enumerate(Needs)}
    return tuple(sorted(items, key=lambda i: (rank[i.needs], i.since, i.names, i.id)))
