"""Writes what an import of pairs, groups, sessions and answers planned, deed by deed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from mentordesk.commands import placing
from mentordesk.commands.addresses import add_email
from mentordesk.commands.applications import application
from mentordesk.commands.group_standing import asking, is_enough, step
from mentordesk.commands.mentors import mentor_profile
from mentordesk.commands.newcomers import new_person
from mentordesk.commands.sessions import Told, fill, first_meeting
from mentordesk.commands.steps import get_pair
from mentordesk.commands.together.groups import usual_most
from mentordesk.commands.together.plan import (
    AddAnswers,
    AddAttendance,
    AddGroup,
    AddMember,
    AddPair,
    AddSession,
    Deed,
    RelationPlan,
)
from mentordesk.domain.application import ApplicationState, Source
from mentordesk.domain.group import GroupState, MemberState
from mentordesk.domain.match import INTRODUCED_ONCE, LIVE, MatchState
from mentordesk.domain.meeting import Held
from mentordesk.domain.person import Role
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import (
    Attendance,
    CheckIn,
    GroupMember,
    Match,
    MentoringGroup,
    PairStep,
    SessionLog,
)

S = MatchState
_MATCHED = INTRODUCED_ONCE | {S.CONFIRMED}
_PROPOSED = frozenset({S.PROPOSED_TO_MENTEE, S.PROPOSED_TO_MENTOR})


class Writer:
    """Makes the people, then each deed; keys of what the same import made become ids."""

    def __init__(self, session: WriteSession, plan: RelationPlan) -> None:
        self._session = session
        self._ids: dict[str, str] = {}
        self._touched: set[str] = set()
        self._group_ids: set[str] = set()
        self._met: dict[str, dt.date] = {}
        wanted = {text for row in plan.rows for deed in row.deeds for text in _people(deed)}
        for key, named in plan.newcomers.items():
            if key in wanted:
                self._ids[key] = self._person(named.name, named.email, named.number)
        session.flush()
        for mentor, places in plan.places.items():
            if mentor in wanted:
                mentor_profile(session, self._id(mentor)).places = places
        self._deeds: dict[type[Any], Callable[[Any], None]] = {
            AddPair: self._pair, AddGroup: self._group, AddMember: self._member,
            AddSession: self._told, AddAttendance: self._attended, AddAnswers: self._answers,
        }  # fmt: skip

    def write(self, deed: Deed) -> None:
        """Writes one deed."""
        self._deeds[type(deed)](deed)

    def finish(self) -> None:
        """What follows from all of it: first meetings, and groups as large as they came."""
        self._session.flush()
        for match_id in sorted(self._touched):
            first_meeting(self._session, get_pair(self._session, match_id))
        for group_id, on in sorted(self._met.items()):
            group = self._session.get_one(MentoringGroup, group_id)
            if group.state is GroupState.FORMING and is_enough(self._session, group):
                group.started_on = on
                step(self._session, group, GroupState.RUNNING)
        for group_id in sorted(self._group_ids):
            group = self._session.get_one(MentoringGroup, group_id)
            inside = select(GroupMember).where(
                GroupMember.group_id == group_id, GroupMember.left_on.is_(None)
            )
            group.most = usual_most(len(self._session.scalars(inside).all()))

    def _id(self, key: str) -> str:
        return self._ids.get(key, key)

    def _person(self, name: str, email: str, number: str) -> str:
        details = {"external_id": number} if number else {}
        person = new_person(self._session, name or email or number, details)
        self._session.flush()
        if email:
            add_email(self._session, person.id, email)
        return person.id

    def _pair(self, deed: AddPair) -> None:
        session, mentor, mentee = self._session, self._id(deed.mentor), self._id(deed.mentee)
        mentor_profile(session, mentor)
        if deed.round_id is not None:
            self._apply(deed.round_id, mentor, Role.MENTOR, ApplicationState.IN_POOL)
            self._apply(deed.round_id, mentee, Role.MENTEE, _application(deed.state))
        if deed.round_id is not None and deed.state in LIVE:
            drafts = select(Match).where(
                Match.round_id == deed.round_id, Match.mentee_id == mentee, Match.state == S.DRAFT
            )
            for draft in session.scalars(drafts).all():
                placing.remove_draft(session, draft)
        pair = Match(
            id=session.new_id(), round_id=deed.round_id, mentor_id=mentor, mentee_id=mentee,
            state=deed.state, locked=False, introduced_on=deed.introduced_on,
            first_meeting_on=deed.first_meeting_on, planned_end_on=deed.planned_end_on,
            ended_on=deed.ended_on, paused_until=deed.paused_until,
            predecessor_id=self._id(deed.predecessor) if deed.predecessor else None,
            closing_reason=deed.reason,
        )  # fmt: skip
        session.add(pair)
        session.flush()
        self._ids[deed.key] = pair.id
        self._steps(pair, deed)

    def _steps(self, pair: Match, deed: AddPair) -> None:
        """The story of the pair, as far as its dates tell it; the last step is where it stands."""
        today = self._session.today()
        steps = [(S.INTRODUCED, deed.introduced_on), (S.STARTED, deed.first_meeting_on)]
        told = [(state, day) for state, day in steps if day is not None and state is not pair.state]
        known = [day for _, day in told]
        own = {S.INTRODUCED: deed.introduced_on, S.STARTED: deed.first_meeting_on}
        last = deed.ended_on or own.get(pair.state) or max(known, default=today)
        for number, (state, day) in enumerate([*told, (pair.state, last)], start=1):
            self._session.add(
                PairStep(
                    id=self._session.new_id(), match_id=pair.id, number=number, state=state, on=day,
                    reason=deed.reason if state is pair.state else None,
                )
            )  # fmt: skip

    def _apply(self, round_id: str, person_id: str, role: Role, state: ApplicationState) -> None:
        """The application to the round, made where there is none, and as far as the pair is."""
        found = application(self._session, round_id, person_id, role, Source.IMPORT)
        is_new = found.state is ApplicationState.RECEIVED
        if is_new or role is Role.MENTEE:
            found.state = state
        self._session.flush()

    def _group(self, deed: AddGroup) -> None:
        session = self._session
        mentor = self._id(deed.mentor)
        co_mentor = self._id(deed.co_mentor) if deed.co_mentor else None
        for person in filter(None, (mentor, co_mentor)):
            mentor_profile(session, person).offers_group = True
            self._apply(deed.round_id, person, Role.MENTOR, ApplicationState.IN_POOL)
        group = MentoringGroup(
            id=session.new_id(), round_id=deed.round_id, title=deed.title, theme=deed.theme,
            mentor_id=mentor, co_mentor_id=co_mentor, state=deed.state,
            started_on=deed.started_on, planned_end_on=deed.planned_end_on,
        )  # fmt: skip
        session.add(group)
        session.flush()
        self._ids[deed.key] = group.id
        self._group_ids.add(group.id)

    def _member(self, deed: AddMember) -> None:
        session, person = self._session, self._id(deed.person)
        group = session.get_one(MentoringGroup, self._id(deed.group))
        state = MemberState.LEFT if deed.left_on else MemberState.ACTIVE
        if group.started_on is None and state is MemberState.ACTIVE:
            state = MemberState.PLACED
        asked = (one for one in asking(session, group.id) if one.person_id == person)
        row = next(asked, None)
        if row is None:
            row = GroupMember(id=session.new_id(), group_id=group.id, person_id=person)
            session.add(row)
        row.state, row.left_on = state, deed.left_on
        row.joined_on = deed.joined_on or group.started_on
        self._apply(group.round_id, person, Role.MENTEE, ApplicationState.MATCHED)

    def _told(self, deed: AddSession) -> None:
        match_id = self._id(deed.match) if deed.match else None
        row = SessionLog(
            id=self._session.new_id(), match_id=match_id, theme=deed.theme,
            group_id=self._id(deed.group) if deed.group else None,
        )  # fmt: skip
        fill(self._session, row, Told(deed.on, deed.held, deed.minutes, deed.mode))
        self._session.add(row)
        if match_id is not None:
            self._touched.add(match_id)

    def _attended(self, deed: AddAttendance) -> None:
        """Notes it on the session of that day; a group that was forming runs from the first on."""
        session, group_id = self._session, self._id(deed.group)
        query = select(SessionLog).where(SessionLog.group_id == group_id, SessionLog.on == deed.on)
        row = session.scalars(query.order_by(SessionLog.begins, SessionLog.id)).first()
        if row is None:
            row = SessionLog(id=session.new_id(), group_id=group_id, theme=deed.theme)
            fill(session, row, Told(deed.on, Held.TOOK_PLACE))
            session.add(row)
        row.held, row.theme = Held.TOOK_PLACE, row.theme or deed.theme
        session.flush()
        session.add(
            Attendance(
                id=session.new_id(), session_id=row.id, person_id=self._id(deed.person),
                came=deed.came,
            )
        )  # fmt: skip
        first = self._met.setdefault(group_id, deed.on)
        self._met[group_id] = min(first, deed.on)

    def _answers(self, deed: AddAnswers) -> None:
        session, person = self._session, self._id(deed.person)
        match_id = self._id(deed.match) if deed.match else None
        group_id = self._id(deed.group) if deed.group else None
        query = select(CheckIn).where(
            CheckIn.match_id == match_id if match_id else CheckIn.group_id == group_id,
            CheckIn.person_id == person, CheckIn.survey == deed.survey,
        )  # fmt: skip
        row = session.scalars(query).first()
        if row is None:
            row = CheckIn(
                id=session.new_id(), match_id=match_id, group_id=group_id, person_id=person,
                role=deed.role, survey=deed.survey, answers="{}", on_behalf=False,
            )  # fmt: skip
            session.add(row)
        known = json.loads(row.answers)
        known |= {question.value: value for question, value in deed.answers.items()}
        row.answers = json.dumps(known, ensure_ascii=False, sort_keys=True)
        row.returned_on = row.returned_on or deed.on or session.today()
        row.on_behalf = False
        session.flush()


def _application(state: MatchState) -> ApplicationState:
    if state in _MATCHED:
        return ApplicationState.MATCHED
    return ApplicationState.PROPOSED if state in _PROPOSED else ApplicationState.IN_POOL


def _people(deed: Deed) -> tuple[str, ...]:
    """The people a deed speaks of."""
    found = (getattr(deed, name, None) for name in ("mentor", "mentee", "co_mentor", "person"))
    return tuple(person for person in found if isinstance(person, str))
