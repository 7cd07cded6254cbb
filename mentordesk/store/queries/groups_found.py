"""Groups found by any part of their title, their theme or who leads them: the search box asks."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from mentordesk.domain.group import GroupState
from mentordesk.domain.names import fold, search_words
from mentordesk.store.queries.circle import Mentor
from mentordesk.store.search import lines
from mentordesk.store.tables import MentoringGroup, Round


@dataclass(frozen=True)
class FoundGroup:
    """A group as the search box lists it."""

    id: str
    title: str
    mentor: str
    state: GroupState
    round_id: str
    round_name: str


def find_groups(connection: Connection, text: str, limit: int) -> tuple[FoundGroup, ...]:
    """Groups of which each typed word tells something: the newest round first, then by title.

    A word may stand in the title, in the theme, or in what a mentor or co-mentor is found by.
    Nothing typed finds nothing. One statement.
    """
    words = search_words(text)
    if not words:
        return ()
    g, co_mentor = MentoringGroup, aliased(lines)
    query = (
        select(
            g.id, g.title, Mentor.display_name, g.state, Round.id, Round.name,
            g.theme, lines.c.line, co_mentor.c.line.label("co_line"),
        )
        .join(Mentor, Mentor.id == g.mentor_id)
        .join(Round, Round.id == g.round_id)
        .outerjoin(lines, lines.c.person_id == g.mentor_id)
        .outerjoin(co_mentor, co_mentor.c.person_id == g.co_mentor_id)
        .order_by(Round.starts.desc(), g.title, g.id)
    )  # fmt: skip
    found: list[FoundGroup] = []
    for *row, theme, line, co_line in connection.execute(query):
        told = " ".join(filter(None, (fold(row[1], theme), line, co_line)))
        if all(word in told for word in words):
            found.append(FoundGroup(*row))
            if len(found) == limit:
                break
    return tuple(found)
