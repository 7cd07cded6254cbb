"""Everything a successor needs to know of the programme, read at one moment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from mentordesk.domain.days import ReminderDays
from mentordesk.domain.group import GroupState
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import LIVE
from mentordesk.domain.meeting import Held
from mentordesk.domain.question import AskState
from mentordesk.domain.round import Scheme
from mentordesk.domain.today import OF_CONCERNS, Item
from mentordesk.store.queries.asks import AskRow, questions
from mentordesk.store.queries.calendar import SpanRow, spans
from mentordesk.store.queries.circle import Mentee, Mentor
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.groups import GroupRow, groups
from mentordesk.store.queries.guidance import GuidanceRow, guidance
from mentordesk.store.queries.letters import Words, own_words
from mentordesk.store.queries.relationships import RelationshipRow, days_of, relationships
from mentordesk.store.queries.report import Figures, read_figures
from mentordesk.store.queries.rounds import ProgrammeRow, programme
from mentordesk.store.queries.templates import TemplateRow, template_rows
from mentordesk.store.queries.today import put_off_items, today_items
from mentordesk.store.tables import Match, MentoringGroup, Round, SessionLog, StaffNote


@dataclass(frozen=True)
class NoteLine:
    """A note of the office with the pair or group it is about."""

    on: dt.date
    about: str
    round: str | None
    text: str
    was_contact: bool
    follow_up_on: dt.date | None


@dataclass(frozen=True)
class PlannedLine:
    """A session to come of a pair or a group."""

    on: dt.date
    about: str
    theme: str | None


@dataclass(frozen=True)
class Handover:
    """Rounds with their figures, what is under way and promised, the calendar, words and settings.

    Of concerns it holds nothing but the merged lines in `figures`; what Today says of them is left
    out of `to_do`.
    """

    programme: ProgrammeRow
    days: ReminderDays
    figures: Figures
    pairs: tuple[RelationshipRow, ...]
    groups: tuple[GroupRow, ...]
    questions: tuple[AskRow, ...]
    to_do: tuple[Item, ...]
    put_off: tuple[tuple[Item, dt.date], ...]
    notes: tuple[NoteLine, ...]
    planned: tuple[PlannedLine, ...]
    spans: tuple[SpanRow, ...]
    letters: Mapping[Occasion, Words]
    agreements: Mapping[Scheme, TemplateRow]
    guidance: tuple[GuidanceRow, ...]


def read_handover(connection: Connection, today: dt.date) -> Handover:
    """The programme as a successor finds it on that day."""
    own = {scheme: template_rows(connection, scheme) for scheme in Scheme}
    return Handover(
        programme=programme(connection),
        days=days_of(connection),
        figures=read_figures(connection, Scope(), today),
        pairs=tuple(pair for pair in relationships(connection, today) if pair.state in LIVE),
        groups=tuple(g for g in groups(connection, today) if g.state is not GroupState.CLOSED),
        questions=tuple(q for q in questions(connection, today) if q.state is not AskState.CLOSED),
        to_do=tuple(i for i in today_items(connection, today) if i.needs not in OF_CONCERNS),
        put_off=put_off_items(connection, today),
        notes=_notes(connection),
        planned=_planned(connection, today),
        spans=spans(connection, today),
        letters=own_words(connection),
        agreements={scheme: rows[0] for scheme, rows in own.items() if rows},
        guidance=guidance(connection),
    )


def _notes(connection: Connection) -> tuple[NoteLine, ...]:
    n = StaffNote
    query = (
        select(
            n.on, Mentee.display_name, Mentor.display_name, MentoringGroup.title, Round.name,
            n.text, n.was_contact, n.follow_up_on,
        )
        .outerjoin(Match, Match.id == n.match_id)
        .outerjoin(Mentee, Mentee.id == Match.mentee_id)
        .outerjoin(Mentor, Mentor.id == Match.mentor_id)
        .outerjoin(MentoringGroup, MentoringGroup.id == n.group_id)
        .outerjoin(Round, Round.id == func.coalesce(Match.round_id, MentoringGroup.round_id))
        .order_by(n.on.desc(), n.id)
    )  # fmt: skip
    return tuple(
        NoteLine(on, title or f"{mentee} with {mentor}", round_name, text, contact, follow_up)
        for on, mentee, mentor, title, round_name, text, contact, follow_up in connection.execute(
            query
        ).all()
    )


def _planned(connection: Connection, today: dt.date) -> tuple[PlannedLine, ...]:
    s = SessionLog
    query = (
        select(s.on, Mentee.display_name, Mentor.display_name, MentoringGroup.title, s.theme)
        .outerjoin(Match, Match.id == s.match_id)
        .outerjoin(Mentee, Mentee.id == Match.mentee_id)
        .outerjoin(Mentor, Mentor.id == Match.mentor_id)
        .outerjoin(MentoringGroup, MentoringGroup.id == s.group_id)
        .where(s.held == Held.PLANNED, s.on >= today)
        .order_by(s.on, s.id)
    )
    return tuple(
        PlannedLine(on, title or f"{mentee} with {mentor}", theme)
        for on, mentee, mentor, title, theme in connection.execute(query).all()
    )
