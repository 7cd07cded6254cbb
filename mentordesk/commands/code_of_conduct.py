"""The code of conduct: an acceptance is kept for good, and none is introduced without the newest.

The newest version somebody accepted stands in their mentor profile, the earlier ones in rows of
their own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import select

from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries.code_of_conduct import without_code
from mentordesk.store.queries.rounds import programme
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import CodeAcceptance, MentorProfile
from mentordesk.wording.words import listed


def keep_acceptance(
    session: WriteSession, profile: MentorProfile, version: str | None, on: dt.date
) -> None:
    """Notes that a mentor accepted a version on a day; what they accepted before is kept.

    A version told of later than a newer one is kept as an earlier one.
    """
    held, held_on = profile.code_version, profile.code_accepted_on
    is_other = held is not None and version is not None and held != version
    if is_other and held_on is not None and version is not None and on < held_on:
        _keep(session, profile.person_id, version, on)
        return
    if is_other and held is not None and held_on is not None:
        _keep(session, profile.person_id, held, held_on)
    again = _row(session, profile.person_id, version) if version is not None else None
    if again is not None:
        session.delete(again)
    profile.code_version, profile.code_accepted_on = version, on


def refuse_without_code(session: WriteSession, person_ids: Iterable[str | None]) -> None:
    """Raises `Refused` CODE_NOT_ACCEPTED for mentors who may not be offered or introduced yet.

    Only where the programme requires the code (a setting); else it is a warning of the window.
    """
    session.flush()
    house = programme(session.connection())
    if not house.require_code:
        return
    ids = {one for one in person_ids if one}
    names = without_code(session.connection(), ids)
    if names:
        version = house.code_of_conduct_version or "of the programme"
        raise Refused(Reason.CODE_NOT_ACCEPTED, names=listed(list(names)), version=version)


def _keep(session: WriteSession, person_id: str, version: str, on: dt.date) -> None:
    row = _row(session, person_id, version)
    if row is None:
        session.add(
            CodeAcceptance(
                id=session.new_id(), person_id=person_id, version=version, accepted_on=on
            )
        )
    else:
        row.accepted_on = min(row.accepted_on, on)


def _row(session: WriteSession, person_id: str, version: str) -> CodeAcceptance | None:
    query = select(CodeAcceptance).where(
        CodeAcceptance.person_id == person_id, CodeAcceptance.version == version
    )
    return session.scalars(query).first()
