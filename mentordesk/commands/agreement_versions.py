"""The versions of an agreement: which is the newest, when the next begins, what stays with it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select

from mentordesk.commands.applications import open_round
from mentordesk.commands.people import get_person
from mentordesk.commands.relationship import Relationship, get_relationship, name_of, owner_of
from mentordesk.domain.agreement import NOT_YET_OUT, AgreementState
from mentordesk.domain.closing import Side as Owner
from mentordesk.domain.match import MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries.papers_held import PlannedGoal, planned_goals
from mentordesk.store.queries.templates import newest_number
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Agreement, Match, Programme, Round
from mentordesk.wording.agreements import goal_texts
from mentordesk.wording.words import listed


def typed_on(
    session: WriteSession, name: str, on: dt.date | None
) -> tuple[str | None, dt.date | None]:
    """A typed name without needless blanks and its day; None for both where nothing was typed.

    Raises `Refused` VALUE_WRONG for a day to come.
    """
    typed = " ".join(name.split()) or None
    day = (on or session.today()) if typed else None
    if day is not None and day > session.today():
        raise Refused(Reason.VALUE_WRONG, field="date", value=day)
    return typed, day


def newest(session: WriteSession, found: Relationship) -> Agreement | None:
    """The newest version of the agreement of a pair or group."""
    query = select(Agreement).filter_by(**owner_of(found)).order_by(Agreement.version.desc())
    return session.scalars(query.limit(1)).first()


def agreeing(session: WriteSession, relationship_id: str) -> Relationship:
    """A pair or group of which an agreement can be noted.

    Raises `Refused` NOT_FOUND, PAIR_IS_DRAFT or ROUND_FINISHED.
    """
    found = get_relationship(session, relationship_id)
    open_round(session, found.round_id or "")
    if found.state is MatchState.DRAFT and isinstance(found, Match):
        raise Refused(
            Reason.PAIR_IS_DRAFT,
            mentor=get_person(session, found.mentor_id).display_name,
            mentee=get_person(session, found.mentee_id).display_name,
        )
    return found


def set_state(
    session: WriteSession, found: Relationship, held: Agreement, state: AgreementState
) -> None:
    """Sets the state and its day.

    A version that goes out keeps the words and the code of conduct it went out with.
    """
    if held.state is state:
        return
    if held.state in NOT_YET_OUT and state not in NOT_YET_OUT:
        held.template_version, held.code_version = _what_holds_now(session, found)
        held.generated_on = session.today()
        held.plan = held.plan or _goals_now(session, found)
    held.state, held.state_on = state, session.today()


def first(session: WriteSession, found: Relationship) -> Agreement:
    """The first version of an agreement, with nothing agreed yet."""
    return _version(session, found, 1, AgreementState.DRAFTED, "{}", None)


def next_version(session: WriteSession, found: Relationship, held: Agreement) -> Agreement:
    """The version after this one, marked revised, that begins with the same words.

    Its plan are the goals they work on, as they stand, where there are any.
    """
    plan = None if _goals(session, found) else held.plan
    revised = AgreementState.REVISED
    return _version(session, found, held.version + 1, revised, held.terms, plan)


def edited(
    session: WriteSession, relationship_ids: tuple[str, ...], edit: Callable[[Agreement], None]
) -> Mapping[str, Any]:
    """The answer of an edit made to the newest version of each, or to its next one."""
    names, versions = [], [1]
    for relationship_id in dict.fromkeys(relationship_ids):
        found = agreeing(session, relationship_id)
        held = newest(session, found)
        if held is None:
            held = first(session, found)
        elif held.state not in NOT_YET_OUT:
            held = next_version(session, found, held)
        edit(held)
        names.append(names_of(session, found))
        versions.append(held.version)
    return {
        "pairs": listed(names, 2),
        "relationship_ids": list(dict.fromkeys(relationship_ids)),
        "version": max(versions),
    }


def _version(
    session: WriteSession,
    found: Relationship,
    number: int,
    state: AgreementState,
    terms: str,
    plan: str | None,
) -> Agreement:
    template_version, code_version = _what_holds_now(session, found)
    made = Agreement(
        id=session.new_id(), version=number, state=state, template_version=template_version,
        code_version=code_version, terms=terms, plan=plan, generated_on=session.today(),
        state_on=session.today(), **owner_of(found),
    )  # fmt: skip
    session.add(made)
    return made


def _what_holds_now(session: WriteSession, found: Relationship) -> tuple[str, str | None]:
    """The versions of the scheme's words and of the code of conduct."""
    scheme = session.scalars(select(Round.scheme).where(Round.id == found.round_id)).one()
    code = session.scalars(select(Programme.code_of_conduct_version)).first()
    return str(newest_number(session.connection(), scheme)), code


def _goals(session: WriteSession, found: Relationship) -> tuple[PlannedGoal, ...]:
    session.flush()
    return planned_goals(session.connection()).get(found.id, ())


def _goals_now(session: WriteSession, found: Relationship) -> str | None:
    """The goals they work on as the plan of a version that goes out; None without any."""
    people = {side: "" for side in Owner}
    people[Owner.MENTOR] = get_person(session, found.mentor_id).display_name
    if isinstance(found, Match):
        people[Owner.MENTEE] = get_person(session, found.mentee_id).display_name
    lines = [
        {part.value: text for part, text in goal_texts(goal, people[goal.owner]).items()}
        for goal in _goals(session, found)
    ]
    return json.dumps(lines, ensure_ascii=False, sort_keys=True) if lines else None


def names_of(session: WriteSession, found: Relationship) -> str:
    """Both names of a pair, or the title of a group."""
    if not isinstance(found, Match):
        return name_of(session, found)
    mentor = get_person(session, found.mentor_id).display_name
    return f"{mentor} and {get_person(session, found.mentee_id).display_name}"
