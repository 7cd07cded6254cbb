"""Looks for people who may be on file twice, as an import looks for them in a sheet."""

from __future__ import annotations

from dataclasses import dataclass

from mentordesk.importing.known import Why
from mentordesk.importing.resemblance import Crowd, look_at, reasons
from mentordesk.jobs.importing import known_people
from mentordesk.progress import Progress
from mentordesk.store.queries.doubles import told_apart
from mentordesk.store.workspace import Workspace

_STEP = 200
"""People between two reports of progress."""
MOST = 200
"""So many pairs are shown at once; who has settled them looks again."""


@dataclass(frozen=True)
class Double:
    """Two people on file who may be one; likeness is 0 to 100."""

    one_id: str
    other_id: str
    one: str
    other: str
    likeness: int
    reasons: tuple[Why, ...]

    @property
    def id(self) -> str:
        """The two ids as one."""
        return f"{self.one_id} {self.other_id}"


def find_doubles(workspace: Workspace, progress: Progress) -> tuple[Double, ...]:
    """Everybody's likest other, the likeliest first, at most MOST; those told apart are out.

    Raises `Cancelled`.
    """
    people, apart = known_people(workspace), workspace.ask(told_apart)
    names = {person.id: person.names[0] for person in people}
    crowd, found = Crowd(), []
    for number, person in enumerate(people):
        if number % _STEP == 0:
            progress.report(number, len(people), "compare")
        look = look_at(person)
        other, score = crowd.likest(look)
        crowd.add(look)
        if other is None or frozenset((other.id, person.id)) in apart:
            continue
        percent = min(100, round(score * 100))
        why = reasons(look.marks, other)
        found.append(Double(other.id, person.id, names[other.id], names[person.id], percent, why))
    found.sort(key=lambda double: (-double.likeness, double.one, double.id))
    return tuple(found[:MOST])
