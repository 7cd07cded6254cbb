"""Who accepted which version of the code of conduct, and who has yet to accept the current one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from mentordesk.commands.readiness import AcceptCode
from mentordesk.store.queries.code_of_conduct import Accepted, code_standing
from mentordesk.ui.desk import Desk
from mentordesk.ui.row_list import Deed, Rows
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import many, word

MOST = 60
"""So many names stand under a heading; the others are counted and found under People."""


class AcceptedRows(Rows):
    """First who is still to accept, then the versions, each with its people."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Accepted", "No mentor is on file yet.")
        self._desk = desk

    def fill(self) -> None:
        """Read it anew."""
        standing = self._desk.ask(code_standing)
        self.begin()
        version = f" {standing.current}" if standing.current else ""
        if standing.missing:
            self.head(f"Yet to accept{version}: {many(len(standing.missing), 'mentor')}")
            for one in standing.missing[:MOST]:
                note: Deed = ("Accepted today", partial(self._accept, one.person_id))
                may = not self._desk.is_read_only and standing.current is not None
                self.add(one.name, [_schemes(one)], (note,) if may else ())
            self._more(standing.missing)
        for each in standing.versions:
            now = ", in force" if each.is_current else ""
            self.head(f"Version {each.version}{now}: {many(len(each.people), 'mentor')}")
            for one in each.people[:MOST]:
                day = short_day(one.on)
                self.add(one.name, [" · ".join(part for part in (day, _schemes(one)) if part)])
            self._more(each.people)
        self.end()

    def _accept(self, person_id: str) -> None:
        self._desk.do(AcceptCode((person_id,), None, self._desk.today()))

    def _more(self, people: Sequence[Accepted]) -> None:
        if len(people) > MOST:
            self.add(f"and {len(people) - MOST} more", ["Under People, a filter finds them all."])


def _schemes(one: Accepted) -> str:
    return ", ".join(word(scheme) for scheme in one.schemes)
