"""The letters about applications: received, what is missing, the waiting list, the kind no."""

from __future__ import annotations

from collections.abc import Sequence

from mentordesk.domain.letter import Merge, Occasion, merged
from mentordesk.domain.person import Role
from mentordesk.jobs.guidance import signposting
from mentordesk.jobs.letters import Prepared, of_everybody, why_not, words_for
from mentordesk.store.queries import letters as asked
from mentordesk.store.queries.applications import application_rows
from mentordesk.store.queries.rounds import programme, round_by_id
from mentordesk.store.workspace import Workspace
from mentordesk.wording.applications import asked_for
from mentordesk.wording.dates import day


def prepare_applications(
    workspace: Workspace, occasion: Occasion, round_id: str, ids: Sequence[str]
) -> tuple[Prepared, ...]:
    """The letters of an occasion about these applications of a round, in their order.

    Who lacks nothing is not asked for missing answers.
    """
    found = workspace.ask(round_by_id, round_id)
    if found is None:
        return ()
    words, house = words_for(workspace, occasion), workspace.ask(programme)
    rows = {row.id: row for row in workspace.ask(application_rows, round_id, tuple(ids))}
    people = workspace.ask(asked.correspondents, {row.person_id for row in rows.values()})
    dated = {
        Merge.STARTS: found.starts, Merge.MIDPOINT: found.midpoint, Merge.ENDS: found.ends
    }  # fmt: skip
    letters = []
    for row in (rows[each] for each in dict.fromkeys(ids) if each in rows):
        if occasion is Occasion.MISSING_ITEMS and not row.missing:
            continue
        to = people[row.person_id]
        values = {
            **of_everybody(to, house),
            Merge.ROUND: found.name,
            **{field: day(value) for field, value in dated.items()},
            Merge.MISSING: asked_for(row.missing),
        }
        if occasion is Occasion.KIND_NO:
            values[Merge.SIGNPOSTING] = signposting(workspace, to.country)
        letters.append(
            Prepared(
                to.id, None, to.name, to.address or "", merged(words.subject, values),
                merged(words.body, values), why_not(to), Role.MENTEE, found.scheme,
                round_id=found.id,
            )
        )  # fmt: skip
    return tuple(letters)
