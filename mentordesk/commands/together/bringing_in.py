"""Brings pairs, groups, sessions and survey answers in from sheets: one step, one undo."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mentordesk.commands.imports import ImportPeople, keep_mappings
from mentordesk.commands.together.plan import Choices
from mentordesk.commands.together.planning import plan_relations
from mentordesk.commands.together.writing import Writer
from mentordesk.importing.plan import Action
from mentordesk.importing.relation_mapping import RelationMapping
from mentordesk.importing.relation_rows import RelationReading
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import ImportRun
from mentordesk.wording.imports_together import ABOUT_WORDS
from mentordesk.wording.words import listed

_PAUSE = 50
"""Rows written between two reports."""


@dataclass(frozen=True)
class ImportTogether:
    """Writes every row that nothing speaks against; rows that still ask about somebody stay out.

    The rows are judged by the file as it is when they are written. `people` are sign-ups of the
    same files that come in first, in the same step. `remember` keeps how sheets with these
    headings are read.
    """

    readings: tuple[RelationReading, ...]
    choices: Choices = field(default_factory=Choices)
    people: ImportPeople | None = None
    remember: tuple[RelationMapping, ...] = ()

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Writes everything, or, when it is cancelled, nothing. Raises `Refused`."""
        before: Mapping[str, Any] = self.people.apply(session) if self.people else {}
        session.flush()
        session.write_fresh()
        plan = plan_relations(session.connection(), self.readings, self.choices, session.today())
        counts = plan.counts
        session.add(
            ImportRun(
                id=session.new_id(), run_on=session.today(), round_id=self.choices.round_id,
                files=json.dumps(plan.files, ensure_ascii=False),
                counts=json.dumps({action.value: n for action, n in counts.items()}),
            )
        )  # fmt: skip
        writer = Writer(session, plan)
        for number, row in enumerate(plan.rows):
            if number % _PAUSE == 0:
                session.flush()
                session.progress.report(number, len(plan.rows), "write")
            for deed in row.deeds:
                writer.write(deed)
        writer.finish()
        keep_mappings(session, self.remember)
        about = dict.fromkeys(ABOUT_WORDS[reading.about] for reading in self.readings)
        return {
            "files": ", ".join(plan.files),
            "about": listed([*(["people"] if self.people else []), *about]),
            "rows": len(plan.rows) + before.get("rows", 0),
            "added": counts[Action.ADD] + before.get("added", 0),
            "changed": counts[Action.CHANGE] + before.get("changed", 0),
            "left": counts[Action.REJECT] + counts[Action.WAIT],
        }
