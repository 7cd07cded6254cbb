"""The programme's own lists as the settings show them: words with their use, codes with gaps."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from mentordesk.domain.topic import TopicKind
from mentordesk.store.queries.rounds import topics
from mentordesk.store.tables import (
    AlumniIdentity,
    Application,
    ApplicationTopic,
    CohortCode,
    MentorProfile,
    MentorTopic,
    Person,
)


@dataclass(frozen=True)
class WordRow:
    """A word of a list, and how many people are tied to it by their profile or application."""

    id: str
    kind: TopicKind
    name: str
    synonyms: tuple[str, ...]
    people: int


@dataclass(frozen=True)
class CodeRow:
    """A cohort code: a line of the coordinator's table, or one found on people (no `line_id`).

    The id is the code's own, so that it stays when a line is made or removed. `shown` is as
    people typed it where anybody has it. `is_known` says whether the table has a word for it, be
    it for the whole prefix alone.
    """

    id: str
    line_id: str | None
    prefix: str
    ordinal: int | None
    shown: str
    programme_name: str | None
    start_year: int | None
    end_year: int | None
    people: int
    is_known: bool


def word_rows(connection: Connection, kind: TopicKind) -> tuple[WordRow, ...]:
    """A list by name. Sectors are typed on people as text, so their use is counted elsewhere."""
    users = topic_users(connection)
    return tuple(
        WordRow(row.id, row.kind, row.name, row.synonyms, len(users.get(row.id, ())))
        for row in topics(connection, kind)
    )


def topic_users(connection: Connection) -> dict[str, set[str]]:
    """The people who offer, refuse or want a topic, by the topic's id."""
    found: dict[str, set[str]] = defaultdict(set)
    offered = select(MentorTopic.topic_id, MentorProfile.person_id).join(
        MentorProfile, MentorProfile.id == MentorTopic.profile_id
    )
    wanted = select(ApplicationTopic.topic_id, Application.person_id).join(
        Application, Application.id == ApplicationTopic.application_id
    )
    for query in (offered, wanted):
        for topic_id, person_id in connection.execute(query).all():
            found[topic_id].add(person_id)
    return found


def sector_texts(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Every text in which sectors are typed, beside the id of the person it is about."""
    own = select(Person.id, Person.sector).where(Person.sector.is_not(None))
    wanted = select(Application.person_id, Application.sector_wanted).where(
        Application.sector_wanted.is_not(None)
    )
    rows = [*connection.execute(own).all(), *connection.execute(wanted).all()]
    return tuple((person_id, text or "") for person_id, text in rows)


def code_rows(connection: Connection) -> tuple[CodeRow, ...]:
    """The lines of the table and the codes on people that have none, by prefix and number."""
    c, i = CohortCode, AlumniIdentity
    lines = connection.execute(
        select(c.id, c.prefix, c.ordinal, c.programme_name, c.start_year, c.end_year)
    ).all()
    on_people = connection.execute(
        select(i.prefix, i.ordinal, func.min(i.code), func.count(i.person_id.distinct()))
        .where(i.prefix.is_not(None))
        .group_by(i.prefix, i.ordinal)
    ).all()
    found = {(prefix or "", n): (code, people) for prefix, n, code, people in on_people}
    exact = {(line.prefix, line.ordinal) for line in lines}
    of_prefix = {line.prefix: line for line in lines if line.ordinal is None}
    rows = []
    for line in lines:
        code, people = found.get((line.prefix, line.ordinal), (None, 0))
        if line.ordinal is None:
            people = sum(n for (prefix, _), (_, n) in found.items() if prefix == line.prefix)
            code = line.prefix
        shown = code or f"{line.prefix}{line.ordinal}"
        rows.append(
            CodeRow(
                _key(line.prefix, line.ordinal), line.id, line.prefix, line.ordinal, shown,
                line.programme_name, line.start_year, line.end_year, people, True,
            )
        )  # fmt: skip
    for (prefix, ordinal), (code, people) in found.items():
        if (prefix, ordinal) not in exact:
            whole = of_prefix.get(prefix)
            rows.append(
                CodeRow(
                    _key(prefix, ordinal), None, prefix, ordinal, code or prefix,
                    whole.programme_name if whole else None, None, None, people, whole is not None,
                )
            )  # fmt: skip
    return tuple(sorted(rows, key=code_order))


def _key(prefix: str, ordinal: int | None) -> str:
    return prefix if ordinal is None else f"{prefix} {ordinal}"


def code_order(row: CodeRow) -> tuple[str, int]:
    """By prefix, the line for the whole prefix first, then by number."""
    return (row.prefix, -1 if row.ordinal is None else row.ordinal)
