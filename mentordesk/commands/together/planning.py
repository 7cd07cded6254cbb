"""Plans an import of pairs, groups, sessions and answers against the file, writing nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from mentordesk.commands.together.attendance import plan_attendance
from mentordesk.commands.together.groups import plan_group
from mentordesk.commands.together.pairs import plan_pair
from mentordesk.commands.together.plan import Choices, PlannedRelation, RelationPlan
from mentordesk.commands.together.sight import Row, Sight
from mentordesk.commands.together.told import plan_answers, plan_session
from mentordesk.domain.together import About
from mentordesk.importing.known import KnownPerson
from mentordesk.importing.plan import Action
from mentordesk.importing.problems import Problem, ProblemKind, Severity
from mentordesk.importing.relation_rows import RelationReading
from mentordesk.store.queries.imports import all_marks
from mentordesk.store.queries.together import together

PLANNERS: dict[About, Callable[[Row], None]] = {
    About.PAIRS: plan_pair,
    About.GROUPS: plan_group,
    About.SESSIONS: plan_session,
    About.ATTENDANCE: plan_attendance,
    About.ANSWERS: plan_answers,
}
"""In this order: sessions may be of pairs that the same files bring."""


@dataclass(frozen=True)
class Coming:
    """Somebody the same files would add first; `places` are None for who is no mentor."""

    person: KnownPerson
    places: int | None = None


def plan_relations(
    connection: Connection,
    readings: Sequence[RelationReading],
    choices: Choices,
    today: dt.date,
    coming: Sequence[Coming] = (),
) -> RelationPlan:
    """What would become of every row, by the file as it is now and what was chosen so far."""
    known = [
        KnownPerson(
            m.id, m.names, m.emails, m.phones, m.external_id, m.cohort_codes, m.country, m.numbers
        )
        for m in all_marks(connection)
    ]
    held = together(connection)
    if coming:
        known += [each.person for each in coming]
        names = {each.person.id: each.person.names[0] for each in coming}
        places = {each.person.id: each.places for each in coming if each.places is not None}
        held = replace(held, names={**held.names, **names}, places={**held.places, **places})
    sight = Sight(known, held, choices, today)
    planned: dict[tuple[int, int], PlannedRelation] = {}
    for about, plan in PLANNERS.items():
        for number, reading in enumerate(readings):
            if reading.about is about:
                for row_number, row in _planned(sight, reading, plan):
                    planned[(number, row_number)] = row
    rows = tuple(planned[key] for key in sorted(planned))
    more_places = _places(sight, rows)
    problems = [problem for reading in readings for problem in reading.problems]
    return RelationPlan(
        tuple(dict.fromkeys(reading.file for reading in readings)),
        rows,
        (*problems, *sight.problems),
        dict(sight.newcomers),
        more_places,
    )


def _planned(
    sight: Sight, reading: RelationReading, plan: Callable[[Row], None]
) -> Sequence[tuple[int, PlannedRelation]]:
    found = []
    for number, draft in reading.rows:
        if draft is None:
            row = PlannedRelation(
                reading.file, reading.sheet, number, reading.about, Action.REJECT
            )  # fmt: skip
        else:
            judged = Row(sight, draft)
            plan(judged)
            row = judged.planned()
        found.append((number, row))
    return found


def _places(sight: Sight, rows: Sequence[PlannedRelation]) -> dict[str, int]:
    """The places of mentors who get more; who had no word about places has as many as they use."""
    found = {m: n for m, n in sight.places.items() if sight.taken[m] > sight.held.places.get(m, 0)}
    for row in rows:
        for deed in row.deeds:
            mentor = getattr(deed, "mentor", None)
            if isinstance(mentor, str) and mentor not in sight.held.places:
                first = mentor not in found
                found[mentor] = max(1, sight.taken[mentor])
                if first:
                    sight.problems.append(
                        Problem(
                            row.file, row.sheet, row.row, "", ProblemKind.PLACES_SET,
                            Severity.WARN, sight.name(mentor), {"places": found[mentor]},
                        )
                    )  # fmt: skip
    return found
