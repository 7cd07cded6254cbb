"""A small programme on a real file, for tests of matching: people, rounds and pairs in one call."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mentordesk.commands.applications import set_application_topics
from mentordesk.commands.mentors import set_mentor_topics
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.group import GroupState, MemberState
from mentordesk.domain.match import MatchState
from mentordesk.domain.names import sort_name
from mentordesk.domain.person import LinkKind, Role
from mentordesk.domain.round import RoundState, Scheme, dates_from_start
from mentordesk.matching.pool import DEFAULT_WEIGHTS
from mentordesk.store.queries import board as board_questions
from mentordesk.store.queries import pool as pool_questions
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    Agreement,
    Application,
    Consent,
    GroupMember,
    Match,
    MentoringGroup,
    MentorProfile,
    Person,
    PersonEmail,
    PersonLanguage,
    PersonLink,
    Plan,
    Round,
    WeeklyHours,
)
from mentordesk.store.workspace import Surroundings, Workspace

STARTS = dt.date(2026, 4, 1)
WEIGHTS = {criterion.value: weight for criterion, weight in DEFAULT_WEIGHTS.items()}
EVENINGS = tuple((day, 18 * 60, 21 * 60) for day in range(5))


@dataclass(frozen=True)
class Plant:
    """Puts rows into the file as they are, past every rule: what a test starts from."""

    sow: Callable[[WriteSession], None]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sows."""
        self.sow(session)
        return {}


@dataclass
class World:
    """A file under test. Every `add` gives an id back; `flush` writes all at once."""

    workspace: Workspace
    number: int = 0
    waiting: list[Callable[[WriteSession], None]] = field(default_factory=list)

    def flush(self) -> None:
        """Writes what was added since, in one step."""
        sown, self.waiting = self.waiting, []

        def sow_all(session: WriteSession) -> None:
            for sow in sown:
                sow(session)

        self.workspace.run(Plant(sow_all))

    def round(
        self,
        name: str = "Spring",
        scheme: Scheme = Scheme.MATCHED,
        starts: dt.date = STARTS,
        state: RoundState = RoundState.MATCHING,
        weights: Mapping[str, int] | None = None,
    ) -> str:
        """A round with the usual dates."""
        row = Round(
            id=self.new_id(), name=name, scheme=scheme, state=state, months=6,
            weights=json.dumps(weights or WEIGHTS), good_option=60,
            **dates_from_start(starts).__dict__,
        )  # fmt: skip
        return self.add(row)

    def person(
        self,
        name: str,
        languages: Mapping[str, int] | None = None,
        hours: tuple[tuple[int, int, int], ...] = (),
        email: str | None = None,
        shares: Answer | None = None,
        **columns: Any,
    ) -> str:
        """A person who told only what is given."""
        sort = sort_name(name)
        person_id = self.add(Person(id=self.new_id(), display_name=name, sort_name=sort, **columns))
        for code, level in (languages or {}).items():
            self.add(
                PersonLanguage(id=self.new_id(), person_id=person_id, language=code, level=level)
            )
        for day, start, end in hours:
            self.add(
                WeeklyHours(
                    id=self.new_id(), person_id=person_id, weekday=day, start=start, end=end
                )
            )
        if email:
            self.add(
                PersonEmail(id=self.new_id(), person_id=person_id, address=email, is_primary=True)
            )
        if shares:
            self.consent(person_id, shares)
        return person_id

    def mentor(
        self,
        name: str,
        places: int = 1,
        topics: tuple[str, ...] = (),
        refused: tuple[str, ...] = (),
        profile: Mapping[str, Any] | None = None,
        **told: Any,
    ) -> str:
        """Somebody with a mentor profile."""
        person_id = self.person(name, **told)
        row = MentorProfile(
            id=self.new_id(), person_id=person_id, places=places,
            **{"offers_matched": True, "offers_ask": False, "offers_group": False,
               **(profile or {})},
        )  # fmt: skip
        self.add(row)
        self.waiting.append(lambda session: set_mentor_topics(session, row, topics, refused))
        return person_id

    def mentee(
        self,
        round_id: str,
        name: str,
        topics: tuple[str, ...] = (),
        applied: dt.date | None = dt.date(2026, 2, 1),
        state: ApplicationState = ApplicationState.IN_POOL,
        application: Mapping[str, Any] | None = None,
        **told: Any,
    ) -> str:
        """Somebody who applied to a round."""
        person_id = self.person(name, **told)
        self.apply_to(round_id, person_id, topics, applied, state, **(application or {}))
        return person_id

    def apply_to(
        self,
        round_id: str,
        person_id: str,
        topics: tuple[str, ...] = (),
        applied: dt.date | None = dt.date(2026, 2, 1),
        state: ApplicationState = ApplicationState.IN_POOL,
        role: Role = Role.MENTEE,
        **columns: Any,
    ) -> str:
        """An application of somebody who is on file."""
        row = Application(
            id=self.new_id(), round_id=round_id, person_id=person_id, role=role,
            state=state, submitted_on=applied, **columns,
        )  # fmt: skip
        self.add(row)
        if topics:
            self.waiting.append(lambda session: set_application_topics(session, row, topics))
        return row.id

    def group(
        self,
        round_id: str,
        title: str,
        mentor_id: str,
        members: tuple[str, ...] = (),
        state: GroupState = GroupState.RUNNING,
        **columns: Any,
    ) -> str:
        """A group with its members as it stands, past every rule."""
        begun = state in (GroupState.RUNNING, GroupState.ENDING, GroupState.CLOSED)
        group_id = self.add(
            MentoringGroup(
                id=self.new_id(), round_id=round_id, title=title, mentor_id=mentor_id, state=state,
                **{"started_on": STARTS if begun else None, "least": 2, "most": 6, **columns},
            )
        )  # fmt: skip
        for person_id in members:
            self.add(
                GroupMember(
                    id=self.new_id(), group_id=group_id, person_id=person_id,
                    state=MemberState.ACTIVE if begun else MemberState.PLACED, joined_on=STARTS,
                )
            )  # fmt: skip
        return group_id

    def pair(
        self,
        round_id: str,
        mentor_id: str,
        mentee_id: str,
        state: MatchState = MatchState.ACTIVE,
        plan_id: str | None = None,
        **columns: Any,
    ) -> str:
        """A pair as it stands, past every rule."""
        return self.add(
            Match(
                id=self.new_id(), round_id=round_id, mentor_id=mentor_id, mentee_id=mentee_id,
                state=state, plan_id=plan_id, **{"locked": False, **columns},
            )
        )  # fmt: skip

    def agreement(self, match_id: str) -> str:
        """An agreement drafted for a pair."""
        return self.add(Agreement(id=self.new_id(), match_id=match_id, version=1, terms="{}"))

    def link(self, one: str, other: str, kind: LinkKind) -> str:
        """Something that stands between two people."""
        return self.add(PersonLink(id=self.new_id(), person_id=one, other_id=other, kind=kind))

    def consent(self, person_id: str, answer: Answer, day: dt.date = dt.date(2026, 1, 1)) -> str:
        """An answer to whether the profile may be shown."""
        return self.add(
            Consent(
                id=self.new_id(), person_id=person_id, purpose=Purpose.SHARE_PROFILE,
                answer=answer, given_on=day,
            )
        )  # fmt: skip

    def plan(self, round_id: str, name: str = "A") -> str:
        """A plan that is not the current one of its round."""
        return self.add(Plan(id=self.new_id(), round_id=round_id, name=name))

    def current(self, round_id: str) -> str:
        """The id of the current plan of a round that has one."""
        plan = self.board(round_id).plan
        assert plan is not None
        return plan.id

    def choose(self, round_id: str, plan_id: str) -> None:
        """Makes a plan the current one, at once."""

        def sow(session: WriteSession) -> None:
            found = session.get(Round, round_id)
            assert found is not None
            found.current_plan_id = plan_id

        self.workspace.run(Plant(sow))

    def new_id(self) -> str:
        """A new id, the same in every run."""
        self.number += 1
        return f"00000000-0000-4000-8000-{self.number:012d}"

    def add(self, row: Any) -> str:
        """Any row at all."""
        self.waiting.append(lambda session: session.add(row))
        return str(row.id)

    def board(self, round_id: str, plan_id: str | None = None) -> board_questions.BoardData:
        """The board as it stands."""
        return self.workspace.ask(
            board_questions.board, round_id, plan_id, today=self.workspace.today()
        )

    def pool(self, round_id: str, plan_id: str | None = None) -> pool_questions.PoolRows:
        """The pool as it stands."""
        return self.workspace.ask(
            pool_questions.pool, round_id, plan_id, today=self.workspace.today()
        )

    def drafts(self, round_id: str, plan_id: str | None = None) -> dict[str, str]:
        """Mentor by mentee, by their names, of the drafts shown."""
        data = self.board(round_id, plan_id)
        mentors = {card.id: card.name for card in data.mentors}
        mentees = {card.id: card.name for card in data.mentees}
        return {mentees[p.mentee_id]: mentors[p.mentor_id] for p in data.pairs if not p.is_live}


MOMENT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)


@contextmanager
def open_world(folder: Path) -> Iterator[World]:
    """A new file in a folder, on the morning of 2 March 2026."""
    around = Surroundings(now=lambda: MOMENT, who=lambda: "Ruth")
    with Workspace.create(folder / "Mentoring.mentordesk", "Mentoring", around=around) as opened:
        yield World(opened)
