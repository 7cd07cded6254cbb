"""Files of very many invented people: the real tables, filled faster than by commands."""

from __future__ import annotations

import datetime as dt
import json
import random
import shutil
import uuid
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from benchmarks.invented import invented
from mentordesk.commands.demo import Invented
from mentordesk.domain.application import ApplicationState, Source
from mentordesk.domain.cohort import read_code
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.match import MatchState
from mentordesk.domain.names import sort_name
from mentordesk.domain.person import ContactStatus, PersonStatus, Role
from mentordesk.domain.round import RoundState, Scheme, dates_from_start
from mentordesk.domain.topic import TopicKind
from mentordesk.jobs.demo.invent import TOPICS
from mentordesk.matching.pool import DEFAULT_WEIGHTS
from mentordesk.store import search, tables
from mentordesk.store.engine import writer_engine
from mentordesk.store.workspace import Workspace

DIFFERENT = 2_000
"""People really invented; the others are these with a middle name of somebody else's."""
TODAY = dt.date(2026, 3, 2)

Rows = defaultdict[type[tables.Record], list[dict[str, Any]]]


@dataclass(frozen=True)
class Cast:
    """Who is in a file: every `mentor_each`-th person a mentor, every `mentee_each`-th a mentee."""

    people: int
    mentor_each: int = 4
    mentee_each: int = 40
    state: RoundState = RoundState.RUNNING

    @property
    def is_paired(self) -> bool:
        """Whether the mentees have a live pair already, or wait for one."""
        return self.state is not RoundState.MATCHING


class Files:
    """Makes each size of file once and hands out copies."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copies = 0

    def copy(self, people: int) -> Path:
        """A fresh copy of the file with so many people."""
        whole = self._folder / f"people-{people}.mentordesk"
        if not whole.exists():
            fill(whole, Cast(people))
        self._copies += 1
        copy = self._folder / f"copy-{self._copies}-of-{people}.mentordesk"
        shutil.copy(whole, copy)
        return copy


def fill(path: Path, cast: Cast) -> None:
    """Make a programme file with these people; the same cast gives the same file."""
    Workspace.create(path, "Alumni Mentoring").close()
    rows = _rows(cast)
    engine = writer_engine(path)
    with engine.begin() as connection:
        for kind, some in rows.items():
            connection.execute(insert(kind), some)
        search.refresh(connection, [row["id"] for row in rows[tables.Person]])
    engine.dispose()


def _rows(cast: Cast) -> Rows:
    dice = random.Random(cast.people)

    def new_id() -> str:
        return str(uuid.UUID(int=dice.getrandbits(128), version=4))

    rows: Rows = defaultdict(list)
    run = _round(new_id(), cast.state)
    rows[tables.Round].append(run)
    topics = {name: new_id() for name in TOPICS}
    kind = TopicKind.TOPIC
    rows[tables.Topic] += [{"id": i, "kind": kind, "name": n} for n, i in topics.items()]
    tags = [new_id() for _ in range(5)]
    rows[tables.Tag] += [{"id": i, "name": f"Tag {n}"} for n, i in enumerate(tags)]
    different = invented(min(cast.people, DIFFERENT))
    mentors: list[str] = []
    for number in range(cast.people):
        one = different[number % len(different)]
        middle = dice.choice(different).given if number >= len(different) else ""
        person_id = new_id()
        _person(rows, new_id, person_id, one, middle, number)
        if number % cast.mentor_each == 0:
            mentors.append(person_id)
            _mentor(rows, new_id, person_id, one, topics)
        elif number % cast.mentee_each == 1 % cast.mentee_each:
            mentor = dice.choice(mentors) if cast.is_paired else None
            _mentee(rows, new_id, person_id, one, run["id"], topics, mentor)
        if number % 7 == 0:
            tag = dice.choice(tags)
            rows[tables.PersonTag].append({"id": new_id(), "person_id": person_id, "tag_id": tag})
    return rows


def _round(round_id: str, state: RoundState) -> dict[str, Any]:
    weights = {criterion.value: weight for criterion, weight in DEFAULT_WEIGHTS.items()}
    return {
        "id": round_id, "name": "Spring 2026", "scheme": Scheme.MATCHED,
        "state": state, "weights": json.dumps(weights),
        **vars(dates_from_start(TODAY)),
    }  # fmt: skip


def _person(
    rows: Rows, new_id: Callable[[], str], person_id: str, one: Invented, middle: str, number: int
) -> None:
    name = " ".join(part for part in (one.given, middle, one.family) if part)
    rows[tables.Person].append(
        {
            "id": person_id, "display_name": name, "sort_name": sort_name(name, one.family),
            "given_name": one.given, "family_name": one.family,
            "original_name": None if middle else one.original_name,
            "status": PersonStatus.ALUM if one.years else PersonStatus.STUDENT,
            "contact_status": ContactStatus.ACTIVE, "city": one.city, "country": one.country,
            "time_zone": one.zone, "employer": one.employer, "job_title": one.job,
            "sector": one.sector, "years_experience": one.years,
        }
    )  # fmt: skip
    handle = f"{one.email.split('@')[0]}.{number}@post.example"
    of = {"person_id": person_id}
    mail = of | {"id": new_id(), "address": handle, "is_primary": True, "bounced": False}
    rows[tables.PersonEmail].append(mail)
    if number % 3 == 0:
        rows[tables.PersonPhone].append(of | {"id": new_id(), "number": one.phone})
    for code, level in one.languages:
        told = of | {"id": new_id(), "language": code, "level": level}
        rows[tables.PersonLanguage].append(told)
    for day, start, end in one.hours:
        slot = of | {"id": new_id(), "weekday": day, "start": start, "end": end}
        rows[tables.WeeklyHours].append(slot)
    read = read_code(one.cohort)
    identity = {"id": new_id(), "code": read.raw, "prefix": read.prefix, "ordinal": read.ordinal}
    rows[tables.AlumniIdentity].append(of | identity | {"verified": False})
    consent = {"id": new_id(), "purpose": Purpose.HOLD, "answer": Answer.GIVEN, "given_on": TODAY}
    rows[tables.Consent].append(of | consent)


def _mentor(
    rows: Rows, new_id: Callable[[], str], person_id: str, one: Invented, topics: dict[str, str]
) -> None:
    profile = new_id()
    rows[tables.MentorProfile].append(
        {
            "id": profile, "person_id": person_id, "places": one.places, "offers_ask": False,
            "offers_matched": True, "offers_group": False, "bio": one.bio,
        }
    )  # fmt: skip
    for name in one.topics:
        offered = {"profile_id": profile, "topic_id": topics[name], "refused": False}
        rows[tables.MentorTopic].append({"id": new_id(), **offered})


def _mentee(
    rows: Rows,
    new_id: Callable[[], str],
    person_id: str,
    one: Invented,
    round_id: str,
    topics: dict[str, str],
    mentor_id: str | None,
) -> None:
    state = ApplicationState.MATCHED if mentor_id else ApplicationState.IN_POOL
    application = new_id()
    rows[tables.Application].append(
        {
            "id": application, "round_id": round_id, "person_id": person_id, "role": Role.MENTEE,
            "state": state, "submitted_on": TODAY, "source": Source.FORM, "goal_1": one.goals[0],
            "sector_wanted": one.sector,
        }
    )  # fmt: skip
    for rank, name in enumerate(one.topics[:3], 1):
        wanted = {"application_id": application, "topic_id": topics[name], "rank": rank}
        rows[tables.ApplicationTopic].append({"id": new_id(), **wanted})
    if mentor_id is None:
        return
    rows[tables.Match].append(
        {
            "id": new_id(), "round_id": round_id, "mentor_id": mentor_id, "mentee_id": person_id,
            "state": MatchState.ACTIVE, "locked": False, "drafted_on": TODAY,
        }
    )  # fmt: skip
