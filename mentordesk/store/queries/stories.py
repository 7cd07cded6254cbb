"""Quotes with whoever said them, and whether the newest answer to consent lets them be used."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, literal_column, select

from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.person import Role
from mentordesk.store.queries.circle import Mentee, Mentor
from mentordesk.store.tables import Consent, Match, MentoringGroup, Person, Round, Story


@dataclass(frozen=True)
class StoryRow:
    """A quote. `answer` is the person's newest one about quotes and stories, None if never asked.

    `role` is theirs in the pair or group, `with_whom` the other of the pair or the group's title.
    """

    id: str
    person_id: str
    name: str
    text: str
    said_on: dt.date
    match_id: str | None
    group_id: str | None
    round: str | None
    role: Role | None
    with_whom: str | None
    answer: Answer | None

    @property
    def may_be_used(self) -> bool:
        """Whether they allow it now."""
        return self.answer is Answer.GIVEN


def stories(
    connection: Connection, match_id: str | None = None, group_id: str | None = None
) -> tuple[StoryRow, ...]:
    """Every quote, the newest first; of one pair or one group where given. Two statements."""
    s, g = Story, MentoringGroup
    query = (
        select(
            s.id, s.person_id, Person.display_name.label("name"), s.text, s.said_on, s.match_id,
            s.group_id, Round.name.label("round"), Match.mentor_id,
            Mentor.display_name.label("mentor"), Mentee.display_name.label("mentee"),
            g.title, g.mentor_id.label("leader_id"), g.co_mentor_id,
        )
        .join(Person, Person.id == s.person_id)
        .outerjoin(Match, Match.id == s.match_id)
        .outerjoin(Mentor, Mentor.id == Match.mentor_id)
        .outerjoin(Mentee, Mentee.id == Match.mentee_id)
        .outerjoin(g, g.id == s.group_id)
        .outerjoin(Round, Round.id.in_((Match.round_id, g.round_id)))
        .order_by(s.said_on.desc(), Person.sort_name, s.id)
    )  # fmt: skip
    if match_id is not None:
        query = query.where(s.match_id == match_id)
    if group_id is not None:
        query = query.where(s.group_id == group_id)
    answers = _answers(connection)
    found = []
    for row in connection.execute(query).all():
        leads = row.person_id in (row.mentor_id, row.leader_id, row.co_mentor_id)
        is_somewhere = row.match_id is not None or row.group_id is not None
        of_pair = row.mentee if leads else row.mentor
        found.append(
            StoryRow(
                row.id, row.person_id, row.name, row.text, row.said_on, row.match_id,
                row.group_id, row.round,
                (Role.MENTOR if leads else Role.MENTEE) if is_somewhere else None,
                of_pair if row.match_id is not None else row.title,
                answers.get(row.person_id),
            )
        )  # fmt: skip
    return tuple(found)


def _answers(connection: Connection) -> dict[str, Answer]:
    """The newest answer of everybody who is quoted; of one day's the one written last."""
    c = Consent
    query = (
        select(c.person_id, c.answer)
        .where(c.purpose == Purpose.STORY, c.person_id.in_(select(Story.person_id)))
        .order_by(c.given_on, literal_column("consent.rowid"))
    )
    return {person_id: answer for person_id, answer in connection.execute(query).all()}
