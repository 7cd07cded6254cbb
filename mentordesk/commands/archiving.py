"""What archiving a round means: its figures are kept, and reopening it lets them live again."""

from __future__ import annotations

from sqlalchemy import select

from mentordesk.store.queries import frozen, report
from mentordesk.store.queries.figures import Scope
from mentordesk.store.queries.plain_rows import to_plain
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import FrozenFigures, Round


def freeze(session: WriteSession, found: Round) -> None:
    """Keeps the figures and weights of a round as they are now; what is kept already stays."""
    if _row(session, found.id) is not None:
        return
    session.flush()
    connection = session.connection()
    held = frozen.Kept(
        session.today(),
        to_plain(report.read_figures(connection, Scope(found.name), session.today())),
        frozen.facts_now(connection, found.id, session.today()),
    )
    session.add(
        FrozenFigures(
            id=session.new_id(), round_id=found.id, on=held.on, figures=held.as_text()
        )
    )  # fmt: skip


def thaw(session: WriteSession, round_id: str) -> None:
    """Lets the figures of a round follow its people again."""
    row = _row(session, round_id)
    if row is not None:
        session.delete(row)


def _row(session: WriteSession, round_id: str) -> FrozenFigures | None:
    return session.scalars(select(FrozenFigures).where(FrozenFigures.round_id == round_id)).first()
