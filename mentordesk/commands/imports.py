"""Brings a planned import into the file: one transaction, one line of history, one undo step."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mentordesk.commands.applications import open_round
from mentordesk.commands.arrivals import Arrivals
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.importing.draft_json import draft_from_json, draft_to_json
from mentordesk.importing.mapping import Mapping as SheetMapping
from mentordesk.importing.mapping import fingerprint
from mentordesk.importing.plan import Action, ImportPlan, PlannedRow, changed_fields
from mentordesk.importing.relation_mapping import RelationMapping
from mentordesk.store.queries.imports import present_values
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import ImportMapping, ImportRun, Person, WaitingRow

_PAUSE = 100
"""Rows brought in between two reports."""


@dataclass(frozen=True)
class ImportPeople:
    """Adds and changes people as planned; what is uncertain waits in the file for a decision.

    Mentees come into the round, or are leads without one. `remember` keeps the mappings for the
    next file of the same headings.
    """

    plan: ImportPlan
    round_id: str | None = None
    remember: tuple[SheetMapping, ...] = ()

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Writes everything, or, when it is cancelled, nothing. Raises `Refused`."""
        found = open_round(session, self.round_id) if self.round_id else None
        counts = {action.value: n for action, n in self.plan.counts.items()}
        run = ImportRun(
            id=session.new_id(),
            run_on=session.today(),
            files=json.dumps(self.plan.files, ensure_ascii=False),
            counts=json.dumps(counts),
            round_id=self.round_id,
        )
        session.add(run)
        with session.no_autoflush:
            self._rows(session, run)
            keep_mappings(session, self.remember)
        return {
            "files": ", ".join(self.plan.files),
            "rows": len(self.plan.rows),
            "added": counts[Action.ADD.value],
            "changed": counts[Action.CHANGE.value],
            "waiting": counts[Action.WAIT.value],
            "round": found.name if found else None,
        }

    def _rows(self, session: WriteSession, run: ImportRun) -> None:
        arrivals = Arrivals(session, self.round_id)
        changed = (row.person for row in self.plan.rows if row.action is Action.CHANGE)
        arrivals.fetch([person for person in changed if person])
        waiting = _waiting_already(session)
        for index, row in enumerate(self.plan.rows):
            if index % _PAUSE == 0:
                # Written bit by bit, so that a wish to stop is heard between the bits.
                session.flush()
                session.progress.report(index, len(self.plan.rows), "write")
            if row.draft is None:
                continue
            if row.action is Action.ADD:
                arrivals.add(f"row:{index}", row.draft)
            elif row.action is Action.CHANGE and row.person:
                arrivals.change(row.person, row.draft, row.changed)
            elif row.action is Action.WAIT and row.person:
                _wait(session, run, row, arrivals.id_of(row.person), waiting)
        arrivals.keep_apart()
        session.write_fresh()


@dataclass(frozen=True)
class SettleWaitingRow:
    """Decides about a waiting row: somebody on file, who takes what it says, or somebody new.

    `kept` are the fields (their values as text) in which the person on file stays as they are.
    """

    waiting_id: str
    is_same: bool
    round_id: str | None = None
    kept: tuple[str, ...] = ()

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Applies the row and takes it off the list. Raises `Refused` NOT_FOUND."""
        row = session.get(WaitingRow, self.waiting_id)
        if row is None or row.decision is not None:
            raise Refused(Reason.NOT_FOUND, what="row", id=self.waiting_id)
        draft = draft_from_json(row.draft)
        round_id = self.round_id
        if round_id is None:
            run = session.get(ImportRun, row.run_id)
            round_id = run.round_id if run else None
        arrivals = Arrivals(session, round_id)
        if self.is_same:
            held = present_values(session.connection(), (row.person_id,), round_id)[row.person_id]
            arrivals.fetch([row.person_id])
            changed = [f for f in changed_fields(draft, held) if f.value not in self.kept]
            arrivals.change(row.person_id, draft, changed)
        else:
            arrivals.add("row", draft)
        row.decision = "same" if self.is_same else "different"
        person = session.get(Person, row.person_id)
        return {
            "name": draft.name,
            "other": person.display_name if person else "",
            "is_same": self.is_same,
            "person_id": row.person_id if self.is_same else arrivals.id_of("row"),
        }


def _waiting_already(session: WriteSession) -> set[tuple[str, str]]:
    query = select(WaitingRow).where(WaitingRow.decision.is_(None))
    return {(row.person_id, _without_place(row.draft)) for row in session.scalars(query)}


def _without_place(draft: str) -> str:
    held = json.loads(draft)
    return json.dumps([held["roles"], held["values"]], ensure_ascii=False, sort_keys=True)


def _wait(
    session: WriteSession,
    run: ImportRun,
    row: PlannedRow,
    person_id: str,
    waiting: set[tuple[str, str]],
) -> None:
    assert row.draft is not None
    text = draft_to_json(row.draft)
    key = (person_id, _without_place(text))
    if key in waiting:
        return  # the same row waits already, from the file that came before
    waiting.add(key)
    session.fresh(
        WaitingRow,
        run_id=run.id,
        person_id=person_id,
        address=row.draft.address[:400],
        draft=text,
        likeness=row.likeness,
    )


def keep_mappings(
    session: WriteSession, mappings: tuple[SheetMapping | RelationMapping, ...]
) -> None:
    """Keeps how sheets with these headings are read, for the next file of the same headings."""
    for mapping in mappings:
        key = fingerprint(tuple(column.heading for column in mapping.columns))
        held = session.scalars(
            select(ImportMapping).where(ImportMapping.fingerprint == key)
        ).first()
        text = json.dumps(mapping.to_json(), ensure_ascii=False)
        if held is None:
            session.add(ImportMapping(id=session.new_id(), fingerprint=key, mapping=text))
        else:
            held.mapping = text
