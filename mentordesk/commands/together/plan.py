"""What would become of each row about people together: the values of the plan, and its making."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mentordesk.domain.group import GroupState
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Held, Mode
from mentordesk.domain.person import Role
from mentordesk.domain.survey import Gain, Question, Survey
from mentordesk.domain.together import About
from mentordesk.importing.plan import Action
from mentordesk.importing.problems import Problem
from mentordesk.importing.relation_rows import RelationDraft
from mentordesk.importing.whom import Named

Place = tuple[str, str, int]
"""Where a row stands: file, sheet, and its number as the spreadsheet shows it."""

NEW, OUT = "new", "out"
"""What may be said of somebody who was not found, beside the id of somebody on file."""


@dataclass(frozen=True)
class Choices:
    """What a person said beforehand or was asked.

    `people` by the key of how somebody is named: an id, `NEW` or `OUT`; `rounds` by the round's
    name in the sheet, in small letters. `round_id` is for rows that name no round, `survey` for
    rows that name no survey. `roomy` are rows whose mentor gets one more place, `taken` rows whose
    answers replace those that were typed in.
    """

    people: Mapping[str, str] = field(default_factory=dict)
    rounds: Mapping[str, str] = field(default_factory=dict)
    round_id: str | None = None
    survey: Survey | None = None
    roomy: frozenset[Place] = frozenset()
    taken: frozenset[Place] = frozenset()


@dataclass(frozen=True)
class Asked:
    """Somebody who was not found for certain, with those on file it may be."""

    named: Named
    perhaps: tuple[str, ...] = ()


@dataclass(frozen=True)
class AddPair:
    """A pair to be written. People are ids, or keys of people to be made; the days as told."""

    key: str
    mentor: str
    mentee: str
    round_id: str | None
    state: MatchState
    introduced_on: dt.date | None = None
    first_meeting_on: dt.date | None = None
    planned_end_on: dt.date | None = None
    ended_on: dt.date | None = None
    paused_until: dt.date | None = None
    reason: str | None = None
    predecessor: str | None = None


@dataclass(frozen=True)
class AddGroup:
    """A group to be made."""

    key: str
    round_id: str
    title: str
    theme: str | None
    mentor: str
    co_mentor: str | None
    state: GroupState
    started_on: dt.date | None
    planned_end_on: dt.date | None


@dataclass(frozen=True)
class AddMember:
    """Somebody's time in a group, which is named by id or by the key of one to be made."""

    group: str
    person: str
    joined_on: dt.date | None
    left_on: dt.date | None


@dataclass(frozen=True)
class AddSession:
    """A session of a pair or of a group."""

    match: str | None
    group: str | None
    on: dt.date
    minutes: int | None
    mode: Mode | None
    held: Held
    theme: str | None


@dataclass(frozen=True)
class AddAttendance:
    """Whether somebody came to the session of a group on a day, which is made where it is not."""

    group: str
    on: dt.date
    theme: str | None
    person: str
    came: bool


@dataclass(frozen=True)
class AddAnswers:
    """What somebody answered to a survey about a pair or group."""

    match: str | None
    group: str | None
    person: str
    role: Role
    survey: Survey
    answers: Mapping[Question | Gain, int | bool | str]
    on: dt.date | None


Deed = AddPair | AddGroup | AddMember | AddSession | AddAttendance | AddAnswers


@dataclass(frozen=True)
class PlannedRelation:
    """One row and what would be done with it; `asks` are those it must be asked about first."""

    file: str
    sheet: str
    row: int
    about: About
    action: Action
    draft: RelationDraft | None = None
    asks: tuple[Asked, ...] = ()
    deeds: tuple[Deed, ...] = ()
    people: tuple[str, ...] = ()
    """Ids of the people on file that the row was found to mean, the mentor first."""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return (self.file, self.sheet, self.row)


@dataclass(frozen=True)
class RelationPlan:
    """Everything such an import would do, nothing of it done."""

    files: tuple[str, ...]
    rows: tuple[PlannedRelation, ...]
    problems: tuple[Problem, ...]
    newcomers: Mapping[str, Named]
    """Who is to be made, by their key."""
    places: Mapping[str, int]
    """The places of mentors who need more, or had none on file; by id or key."""

    @property
    def counts(self) -> dict[Action, int]:
        """How many rows have each fate; their sum is the number of rows."""
        counted = Counter(row.action for row in self.rows)
        return {action: counted.get(action, 0) for action in Action}

    @property
    def does_anything(self) -> bool:
        """Whether any row would be written."""
        return any(row.deeds for row in self.rows)

    def asked(self) -> Sequence[Asked]:
        """Everybody to be asked about, once each, in the order of the rows."""
        found = {asked.named.key: asked for row in self.rows for asked in row.asks}
        return tuple(found.values())
