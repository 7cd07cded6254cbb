"""The letters about questions of Ask An Alum: the offer, its reminder, the talk, the kind no."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from mentordesk.domain.letter import Merge, Occasion, merged
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.jobs.guidance import signposting
from mentordesk.jobs.letters import (
    TO_MENTOR,
    Prepared,
    of_everybody,
    of_partner,
    why_not,
    words_for,
)
from mentordesk.store.queries import letters as asked
from mentordesk.store.queries.asks import AskRow, questions
from mentordesk.store.queries.relationships import days_of
from mentordesk.store.queries.rounds import programme
from mentordesk.store.workspace import Workspace
from mentordesk.wording.dates import day

OF_ASKS = (
    Occasion.ASK_OFFER,
    Occasion.ASK_REMINDER,
    Occasion.ASK_INTRODUCTION,
    Occasion.KIND_NO,
)
"""The letters that are about a question, in the order of its life."""


def prepare_asks(
    workspace: Workspace, occasion: Occasion, ask_ids: Sequence[str]
) -> tuple[Prepared, ...]:
    """The letters of an occasion about these questions, in their order.

    An offer and its reminder go to the alum whose answer is awaited, the others to who asked; a
    question that has nobody to write to is left out.
    """
    words, today = words_for(workspace, occasion), workspace.today()
    rows = {row.id: row for row in workspace.ask(questions, today, tuple(ask_ids))}
    sides = {row.id: _sides(occasion, row) for row in rows.values()}
    ids = {one for pair in sides.values() for one in pair if one}
    people = workspace.ask(asked.correspondents, ids)
    house, days = workspace.ask(programme), workspace.ask(days_of)
    found = []
    for ask_id in dict.fromkeys(ask_ids):
        to_id, partner_id = sides.get(ask_id, (None, None))
        if to_id is None:
            continue
        to, row = people[to_id], rows[ask_id]
        sent = row.waiting_for.sent_on if row.waiting_for else today
        values = {
            **of_everybody(to, house),
            **(of_partner(people[partner_id]) if partner_id else {}),
            Merge.QUESTION: row.question,
            Merge.REPLY_BY: day(sent + dt.timedelta(days=days.ask_expiry)),
        }
        if occasion is Occasion.KIND_NO:
            values[Merge.SIGNPOSTING] = signposting(workspace, to.country)
        found.append(
            Prepared(
                to.id, None, to.name, to.address or "", merged(words.subject, values),
                merged(words.body, values), why_not(to),
                Role.MENTOR if occasion in TO_MENTOR else Role.MENTEE, Scheme.ASK, ask_id=ask_id,
            )
        )  # fmt: skip
    return tuple(found)


def _sides(occasion: Occasion, row: AskRow) -> tuple[str | None, str | None]:
    """To whom it goes, and the other one; None where there is nobody."""
    if occasion in TO_MENTOR:
        return (row.waiting_for.mentor_id, row.person_id) if row.waiting_for else (None, None)
    return row.person_id, row.mentor_id
