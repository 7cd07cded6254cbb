"""What became of two people before, as lines of Why: so that a no is not asked for twice."""

from __future__ import annotations

from mentordesk.store.queries.earlier import earlier_periods
from mentordesk.ui.board.why import Block, Heading, Line
from mentordesk.ui.desk import Desk
from mentordesk.wording.earlier import earlier_text


def earlier_said(desk: Desk, both: tuple[str, str]) -> list[Block]:
    """One line for each time the two were declined or ended; none where they are new."""
    found = desk.ask(earlier_periods, *both)
    if not found:
        return []
    lines = [Line(earlier_text(one.state, one.round, one.on, one.by, one.reason)) for one in found]
    return [Heading("Before"), *lines]
