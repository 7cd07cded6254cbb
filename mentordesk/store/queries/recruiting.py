"""Whom to ask to be a mentor: topics nobody has room for, and the mentors of earlier rounds."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from mentordesk.domain.application import ApplicationState
from mentordesk.domain.group import GroupState
from mentordesk.domain.match import INTRODUCED_ONCE, LIVE, MatchState
from mentordesk.domain.person import ContactStatus, Role
from mentordesk.domain.survey import Question
from mentordesk.domain.topic import TopicKind
from mentordesk.store.queries import circle, places
from mentordesk.store.tables import (
    Application,
    ApplicationTopic,
    CheckIn,
    Match,
    MentoringGroup,
    MentorProfile,
    Person,
    Round,
    Topic,
)

DONE = frozenset({MatchState.COMPLETED, MatchState.INFORMAL})


@dataclass(frozen=True)
class TopicNeed:
    """A topic with the mentees of a round who want it and wait, and who could take them.

    `first` of them want it most. `mentors` offer it and have a free place, `places` together.
    """

    id: str
    name: str
    mentees: int
    first: int
    mentors: int
    places: int

    @property
    def unmet(self) -> int:
        """How many who want it would find no place, if everybody wanted nothing else."""
        return max(0, self.mentees - self.places)


@dataclass(frozen=True)
class PastMentor:
    """Somebody who mentored in an earlier round: how it went, and how they stand now.

    `again` is what they last said about mentoring again. `free` are places in the whole programme.
    """

    id: str
    name: str
    original_name: str | None
    last_round: str
    last_on: dt.date
    completed: int
    ended_early: int
    live: int
    again: bool | None
    paused_until: dt.date | None
    free: int
    here: ApplicationState | None
    may_contact: bool


def topic_needs(connection: Connection, round_id: str, today: dt.date) -> tuple[TopicNeed, ...]:
    """The topics that mentees without a pair want, the most unmet first."""
    mentees = circle.mentees(connection, round_id)
    waiting = {row.application_id for row in mentees if not row.has_live}
    wanted = select(ApplicationTopic.application_id, Topic.id, Topic.name, ApplicationTopic.rank)
    wanted = wanted.join(Topic, Topic.id == ApplicationTopic.topic_id).where(
        Topic.kind == TopicKind.TOPIC
    )
    names: dict[str, str] = {}
    ranks: dict[str, list[int]] = defaultdict(list)
    for application_id, topic_id, name, rank in connection.execute(wanted).all():
        if application_id in waiting:
            names[topic_id] = name
            ranks[topic_id].append(rank)
    free = _free_here(connection, round_id, today)
    offers: dict[str, list[int]] = defaultdict(list)
    for mentor_id, topics in circle.offered_topics(connection).items():
        for topic_id, _, refused in topics:
            if not refused and free.get(mentor_id):
                offers[topic_id].append(free[mentor_id])
    needs = [
        TopicNeed(
            i, name, len(ranks[i]), ranks[i].count(1), len(offers[i]), sum(offers[i])
        )
        for i, name in names.items()
    ]  # fmt: skip
    return tuple(sorted(needs, key=lambda n: (-n.unmet, -n.mentees, n.name.casefold())))


def _free_here(connection: Connection, round_id: str, today: dt.date) -> Mapping[str, int]:
    """The free places of the mentors of a round who are not paused."""
    found = circle.round_row(connection, round_id)
    taken = places.places_taken(connection, round_id)
    free = {}
    for row in circle.mentors(connection, found, None):
        if row.takes_part and circle.paused_until(row, found, today) is None:
            gone = taken.get(row.id, places.Taken())
            free[row.id] = max(0, (row.places or 0) - gone.live_here - gone.elsewhere)
    return free


def past_mentors(connection: Connection, round_id: str) -> tuple[PastMentor, ...]:
    """Who mentored in a round that began before this one, those with the latest first."""
    found = circle.round_row(connection, round_id)
    m = Match
    query = (
        select(m.mentor_id, m.state, Round.name, Round.starts)
        .join(Round, Round.id == m.round_id)
        .where(m.state.in_(INTRODUCED_ONCE), Round.starts < found.starts, Round.id != round_id)
        .order_by(Round.starts, Round.name)
    )
    states: dict[str, list[MatchState]] = defaultdict(list)
    last: dict[str, tuple[str, dt.date]] = {}
    told = [*connection.execute(query).all(), *_led(connection, found.starts)]
    for mentor_id, state, name, starts in sorted(told, key=lambda row: row[3]):
        states[mentor_id].append(state)
        last[mentor_id] = (name, starts)
    ids = tuple(states)
    again, gone = _again(connection, ids), places.places_gone(connection)
    p, profile, a = Person, MentorProfile, Application
    people = (
        select(
            p.id, p.display_name, p.original_name, p.contact_status, profile.places,
            profile.paused_until, a.state,
        )
        .outerjoin(profile, profile.person_id == p.id)
        .outerjoin(
            a, (a.person_id == p.id) & (a.round_id == round_id) & (a.role == Role.MENTOR)
        )
        .where(p.id.in_(ids))
        .order_by(p.sort_name, p.id)
    )  # fmt: skip
    rows = [
        PastMentor(
            r.id, r.display_name, r.original_name, *last[r.id],
            completed=sum(state in DONE for state in states[r.id]),
            ended_early=states[r.id].count(MatchState.ENDED_EARLY),
            live=sum(state in LIVE for state in states[r.id]),
            again=again.get(r.id),
            paused_until=r.paused_until,
            free=max(0, (r.places or 0) - gone.get(r.id, 0)),
            here=r.state,
            may_contact=r.contact_status is not ContactStatus.DO_NOT_CONTACT,
        )
        for r in connection.execute(people).all()
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: row.last_on, reverse=True))


_LED = {
    GroupState.RUNNING: MatchState.ACTIVE,
    GroupState.ENDING: MatchState.ENDING,
    GroupState.CLOSED: MatchState.COMPLETED,
}
"""A group that was led, seen as a pair that stands there."""


def _led(connection: Connection, before: dt.date) -> Iterator[tuple[str, MatchState, str, dt.date]]:
    """The groups of earlier rounds that came to meet, once for the mentor and the co-mentor."""
    g = MentoringGroup
    query = (
        select(g.mentor_id, g.co_mentor_id, g.state, Round.name, Round.starts)
        .join(Round, Round.id == g.round_id)
        .where(g.started_on.is_not(None), g.state.in_(_LED), Round.starts < before)
        .order_by(g.id)
    )
    for mentor_id, helper_id, state, name, starts in connection.execute(query).all():
        for person_id in filter(None, (mentor_id, helper_id)):
            yield person_id, _LED[state], name, starts


def _again(connection: Connection, ids: tuple[str, ...]) -> Mapping[str, bool]:
    """What mentors last answered to whether they would mentor again."""
    c = CheckIn
    query = (
        select(c.person_id, c.answers)
        .where(c.role == Role.MENTOR, c.returned_on.is_not(None), c.person_id.in_(ids))
        .order_by(c.returned_on, c.id)
    )
    found = {}
    for person_id, text in connection.execute(query).all():
        answer = json.loads(text).get(Question.MENTOR_AGAIN.value)
        if answer is not None:
            found[person_id] = bool(answer)
    return found
