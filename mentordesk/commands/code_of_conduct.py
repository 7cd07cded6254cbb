"""The code of conduct: who accepted which version, kept for good.

The newest version somebody accepted stands in their mentor profile, the earlier ones in rows of
their own.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from mentordesk.store.session import WriteSession
from mentordesk.store.tables import CodeAcceptance, MentorProfile


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
