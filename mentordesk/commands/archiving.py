"""What is kept of a round: its pool when the call closes, its figures when it is archived."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select

from mentordesk.domain.round import RoundState
from mentordesk.store.queries import frozen, report
from mentordesk.store.queries.closed_call import pool_now
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.plain_rows import to_plain
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import FrozenFigures, Round

CALL, FIGURES = "call", ("report", "facts")
"""The parts of what is kept."""
_ORDER = list(RoundState)


def keep_for(session: WriteSession, found: Round, was: RoundState) -> None:
    """Keeps what belongs to the state a round has come to; what is kept already stays."""
    row, state = _row(session, found.id), found.state
    held = json.loads(row.figures) if row is not None else {}
    before, on = dict(held), session.today()
    session.flush()
    connection = session.connection()
    if CALL not in held and _is_past_call(state) and not _is_past_call(was):
        held[CALL] = to_plain(pool_now(connection, found.id, on))
    if state is RoundState.ARCHIVED and not set(FIGURES) <= held.keys():
        figures = report.read_figures(connection, Scope(found.name), on)
        held["report"] = to_plain(figures)
        held["facts"] = to_plain(frozen.facts_now(connection, found.id, on))
    if held == before:
        return
    if row is None:
        row = FrozenFigures(id=session.new_id(), round_id=found.id)
        session.add(row)
    row.on, row.figures = on, _text(held)


def let_go(session: WriteSession, found: Round) -> None:
    """Lets live again what no longer belongs to the state a round was taken back to."""
    row = _row(session, found.id)
    if row is None:
        return
    held = {name: part for name, part in json.loads(row.figures).items() if name not in FIGURES}
    if not _is_past_call(found.state):
        held.pop(CALL, None)
    if held:
        row.figures = _text(held)
    else:
        session.delete(row)


def drop(session: WriteSession, round_id: str) -> None:
    """Keeps nothing of a round that is taken away."""
    row = _row(session, round_id)
    if row is not None:
        session.delete(row)
        session.flush()


def _is_past_call(state: RoundState) -> bool:
    return _ORDER.index(state) >= _ORDER.index(RoundState.CLOSED_TO_APPLICANTS)


def _text(held: dict[str, Any]) -> str:
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def _row(session: WriteSession, round_id: str) -> FrozenFigures | None:
    return session.scalars(select(FrozenFigures).where(FrozenFigures.round_id == round_id)).first()
