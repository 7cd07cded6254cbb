"""A round of groups for the demo: one meets, one begins, one is too small, one recruits."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.applications import AddToRound, open_round
from mentordesk.commands.group_sessions import PlanGroupSession, RecordAttendance
from mentordesk.commands.groups import JoinGroup, LeaveGroup, NewGroup, StepGroup
from mentordesk.commands.rounds import NewRound
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import GroupState
from mentordesk.domain.person import Role
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Application, GroupMember
from mentordesk.wording.dates import MONTHS

PLACED, LEAST_PEOPLE = 12, 13
"""So many mentees the four groups hold; with fewer people than this no groups are invented."""

_THEMES = (
    "Getting to know each other",
    "What a brief is for",
    "Writing for a minister",
    "Briefing by word of mouth",
    "Reading each other’s drafts",
)
_GROUPS = (
    ("Policy writing that is read", "From the brief to the decision", 5),
    ("Working across borders", "A career outside one’s own country", 4),
    ("From research into practice", "What happens after the paper", 2),
    ("Women in public finance", "Ways into the ministry", 1),
)


@dataclass(frozen=True)
class GroupsDemo:
    """Adds the round with its groups, by the dice of the demo."""

    starts: dt.date
    mentees: tuple[str, ...]
    mentors: tuple[str, ...]
    seed: int

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Does in one step what the office would have done since the round began."""
        dice = random.Random(f"{self.seed}/groups")
        name = f"Group Mentoring {MONTHS[self.starts.month - 1]} {self.starts.year}"
        new = NewRound(name, Scheme.GROUP, self.starts, state=RoundState.RUNNING)
        round_id = str(new.apply(session)["round_id"])
        session.flush()
        AddToRound(round_id, self.mentees, Role.MENTEE).apply(session)
        session.flush()
        _date_back(session, round_id)
        waiting = list(self.mentees)
        for number, (title, theme, count) in enumerate(_GROUPS):
            mentor = self.mentors[number % len(self.mentors)]
            group = NewGroup(round_id, title, mentor, theme)
            group_id = str(group.apply(session)["group_id"])
            members = tuple(waiting.pop(0) for _ in range(count))
            session.flush()
            JoinGroup(group_id, members).apply(session)
            session.flush()
            for member in session.scalars(
                select(GroupMember).where(GroupMember.group_id == group_id)
            ):
                member.joined_on = self.starts
            for part in self._lived(number, group_id, members, session.today(), dice):
                done = part.apply(session)
                session.flush()
                if isinstance(part, PlanGroupSession) and part.on <= _told_until(session):
                    _meet(session, str(done["session_id"]), members, dice)
        return {"round": name}

    def _lived(
        self,
        number: int,
        group_id: str,
        members: tuple[str, ...],
        today: dt.date,
        dice: random.Random,
    ) -> Iterator[Any]:
        """What became of one of the groups; sessions long past have taken place."""
        if number == 3:
            return
        yield StepGroup(group_id, GroupState.FORMING)
        if number == 1:  # met for the first time a few days ago, and nobody has told of it yet
            yield PlanGroupSession(group_id, today - dt.timedelta(days=2), _THEMES[0])
            return
        day = self.starts + dt.timedelta(days=dice.randint(8, 14))
        for theme in _THEMES[: 5 if number == 0 else 2]:
            yield PlanGroupSession(group_id, day, theme)
            day += dt.timedelta(days=28)
        if number == 2:
            yield LeaveGroup(group_id, members[1:], ClosingReason.MOVED)


def _date_back(session: WriteSession, round_id: str) -> None:
    """Everybody applied a while before the call closed."""
    found = open_round(session, round_id)
    query = select(Application).where(Application.round_id == round_id)
    for application in session.scalars(query):
        application.submitted_on = found.call_closes - dt.timedelta(days=9)


def _told_until(session: WriteSession) -> dt.date:
    """Sessions until this day are known to have taken place."""
    return session.today() - dt.timedelta(days=3)


def _meet(
    session: WriteSession, session_id: str, members: tuple[str, ...], dice: random.Random
) -> None:
    """The first member always comes; one of the others may not."""
    missed: tuple[str, ...] = ()
    if len(members) > 2 and dice.random() < 0.8:
        missed = (dice.choice((members[-1], members[-1], members[1])),)
    came = tuple(person for person in members if person not in missed)
    RecordAttendance(session_id, came, missed).apply(session)
    session.flush()
