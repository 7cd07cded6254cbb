"""Changes to rounds and to the programme's own lists and details."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from mentordesk.commands.applications import open_round
from mentordesk.commands.archiving import drop, keep_for
from mentordesk.commands.topics import topic_named
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import RoundState, Scheme, dates_from_start, may_step
from mentordesk.domain.topic import TopicKind
from mentordesk.matching.pool import DEFAULT_WEIGHTS, Criterion
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Application, CohortCode, Match, Programme, Round, Topic

DATE_FIELDS = (
    "call_opens", "call_closes", "matching", "introductions", "starts", "midpoint", "ends",
    "follow_up",
)  # fmt: skip
"""The dates of a round in the order they must come."""

LONGEST_NAME = 200


@dataclass(frozen=True)
class NewRound:
    """Adds a round; its dates follow from the start and may be edited after."""

    name: str
    scheme: Scheme
    starts: dt.date
    months: int = 6
    state: RoundState = RoundState.OPEN

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the round with the usual dates and weights."""
        name = free_name(session, self.name)
        try:
            dates = dates_from_start(self.starts, self.months)
        except (ValueError, OverflowError) as error:
            raise Refused(
                Reason.VALUE_WRONG, field="months", value=self.months, least=1, most=24
            ) from error
        new = Round(
            id=session.new_id(),
            name=name,
            scheme=self.scheme,
            state=self.state,
            months=self.months,
            weights=dump_weights(DEFAULT_WEIGHTS),
            good_option=60,
            **{field: getattr(dates, field) for field in DATE_FIELDS},
        )
        session.add(new)
        return {"round_id": new.id, "round": name, "scheme": self.scheme.value}


@dataclass(frozen=True)
class RenameRound:
    """Gives a round another name."""

    round_id: str
    name: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Renames it, unless the name is taken."""
        found = open_round(session, self.round_id)
        before, found.name = found.name, free_name(session, self.name, found.id)
        return {"round": found.name, "before": before}


@dataclass(frozen=True)
class SetRoundDates:
    """Changes dates of a round; the others stay."""

    round_id: str
    dates: tuple[tuple[str, dt.date], ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets them. Raises `Refused` DATE_ORDER when a later date would come before an earlier."""
        found = open_round(session, self.round_id)
        for field, day in self.dates:
            if field not in DATE_FIELDS:
                raise Refused(Reason.VALUE_WRONG, field=field, value=day)
            setattr(found, field, day)
        days = [(field, getattr(found, field)) for field in DATE_FIELDS]
        for (first, early), (second, late) in itertools.pairwise(days):
            if late < early:
                raise Refused(Reason.DATE_ORDER, first=first, second=second, early=early, late=late)
        return {"round": found.name}


@dataclass(frozen=True)
class SetWeights:
    """Sets the matching weights of a round: whole numbers that add to 100."""

    round_id: str
    weights: tuple[tuple[Criterion, int], ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps them with the round. Raises `Refused` WEIGHTS_SUM."""
        found = open_round(session, self.round_id)
        weights = dict(self.weights)
        total = sum(weights.values())
        if total != 100 or set(weights) != set(Criterion) or min(weights.values()) < 0:
            raise Refused(Reason.WEIGHTS_SUM, total=total)
        found.weights = dump_weights(weights)
        return {"round": found.name}


@dataclass(frozen=True)
class StepRound:
    """Moves a round forward to another state.

    What the call brought is kept when it closes, and the figures when the round is archived.
    """

    round_id: str
    state: RoundState

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets the state. Raises `Refused` ROUND_BACK for an earlier one: that is reopening."""
        found = get_round(session, self.round_id)
        if self.state is not found.state and not may_step(found.state, self.state):
            raise Refused(Reason.ROUND_BACK, round=found.name)
        was, found.state = found.state, self.state
        keep_for(session, found, was)
        return {"round": found.name, "state": self.state.value}


@dataclass(frozen=True)
class RemoveRound:
    """Takes away a round that was made in error: one without people or pairs."""

    round_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes it. Raises `Refused` HAS_PAIRS when somebody applied or was paired."""
        found = open_round(session, self.round_id)
        for table in (Application, Match):
            used = select(func.count()).select_from(table).where(table.round_id == found.id)
            if session.scalar(used):
                raise Refused(Reason.HAS_PAIRS, round=found.name)
        drop(session, found.id)
        session.delete(found)
        return {"round": found.name}


@dataclass(frozen=True)
class EditProgramme:
    """Changes one detail of the programme: its name, office, contact, time zone or settings."""

    field: str
    value: Any

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets it."""
        programme = session.scalars(select(Programme)).one()
        if self.field not in {c.name for c in Programme.__table__.columns} - {"id"}:
            raise Refused(Reason.VALUE_WRONG, field=self.field, value=self.value)
        value = self.value.strip() or None if isinstance(self.value, str) else self.value
        if value is None and self.field in ("name", "time_zone"):
            raise Refused(Reason.NAME_MISSING)
        if self.field == "time_zone":
            _known_zone(str(value))
        setattr(programme, self.field, value)
        return {"field": self.field, "programme": programme.name}


@dataclass(frozen=True)
class SaveTopic:
    """Adds a word to one of the lists, or changes its name and synonyms."""

    name: str
    kind: TopicKind = TopicKind.TOPIC
    synonyms: tuple[str, ...] = ()
    topic_id: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Saves it. Raises `Refused` NAME_MISSING or NAME_TAKEN."""
        name = " ".join(self.name.split())
        if not name:
            raise Refused(Reason.NAME_MISSING)
        topic = session.get(Topic, self.topic_id) if self.topic_id else None
        if topic is None:
            topic = topic_named(session, name, self.kind)
        taken = select(Topic).where(
            Topic.kind == topic.kind, Topic.name == name, Topic.id != topic.id
        )
        if session.scalars(taken).first() is not None:
            raise Refused(Reason.NAME_TAKEN, name=name)
        topic.name = name
        topic.synonyms = "\n".join(s.strip() for s in self.synonyms if s.strip()) or None
        return {"topic": name}


@dataclass(frozen=True)
class SaveCohortCode:
    """Notes what a cohort code means; without an ordinal, what its prefix means."""

    prefix: str
    ordinal: int | None
    programme_name: str | None
    start_year: int | None = None
    end_year: int | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds or changes the line of the table."""
        prefix = "".join(self.prefix.split()).upper()
        if not prefix:
            raise Refused(Reason.NAME_MISSING)
        same_ordinal = (
            CohortCode.ordinal.is_(None)
            if self.ordinal is None
            else CohortCode.ordinal == self.ordinal
        )
        query = select(CohortCode).where(CohortCode.prefix == prefix, same_ordinal)
        code = session.scalars(query).first()
        if code is None:
            code = CohortCode(id=session.new_id(), prefix=prefix, ordinal=self.ordinal)
            session.add(code)
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise Refused(Reason.VALUE_WRONG, field="end_year", value=self.end_year)
        code.programme_name = self.programme_name
        code.start_year, code.end_year = self.start_year, self.end_year
        return {"code": f"{prefix}{self.ordinal if self.ordinal is not None else ''}"}


def get_round(session: WriteSession, round_id: str) -> Round:
    """A round in whatever state. Raises `Refused` NOT_FOUND."""
    found = session.get(Round, round_id)
    if found is None:
        raise Refused(Reason.NOT_FOUND, what="round", id=round_id)
    return found


def dump_weights(weights: Mapping[Criterion, int]) -> str:
    """Weights as the round keeps them."""
    return json.dumps({criterion.value: weights[criterion] for criterion in Criterion})


def free_name(session: WriteSession, name: str, own_id: str | None = None) -> str:
    """The name without needless blanks; names that differ in case alone are the same.

    Raises `Refused` NAME_MISSING, NAME_TAKEN, or VALUE_WRONG for one of over 200 letters.
    """
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not name:
        raise Refused(Reason.NAME_MISSING)
    if len(name) > LONGEST_NAME:
        raise Refused(Reason.VALUE_WRONG, field="name", value=name)
    for taken in session.scalars(select(Round)):
        if taken.name.casefold() == name.casefold() and taken.id != own_id:
            raise Refused(Reason.NAME_TAKEN, name=taken.name)
    return name


def _known_zone(name: str) -> None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refused(Reason.VALUE_WRONG, field="time_zone", value=name) from error
