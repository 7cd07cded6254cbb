"""A row of the preview beside the person it changes or may be, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mentordesk.domain.fields import Field
from mentordesk.importing.plan import Action
from mentordesk.jobs.import_choices import place_of, values_of
from mentordesk.store.workspace import Workspace
from mentordesk.ui.choosing import Choice
from mentordesk.ui.imports.choices import of_row
from mentordesk.ui.imports.steps import Steps
from mentordesk.ui.imports.values import Pair, changes_of, pairs_of


@dataclass(frozen=True)
class Beside:
    """The person's name and the two side by side; `choices` where the row may be theirs.

    Whoever was told to be somebody different has nothing to choose.
    """

    name: str = ""
    pairs: Sequence[Pair] = ()
    choices: Sequence[Choice] = ()


NOBODY = Beside()


def beside(steps: Steps, workspace: Workspace, row_id: str) -> Beside:
    """What stands beside a planned row (its number from 0, as text)."""
    plan = steps.plan
    planned = plan.rows[int(row_id)] if plan is not None else None
    if plan is None or planned is None or planned.draft is None:
        return NOBODY
    draft = planned.draft
    held: Mapping[Field, Any] = {}
    if planned.person:
        held = values_of(plan, planned.person, workspace, steps.round_id)
    name = str(held.get(Field.DISPLAY_NAME, ""))
    if not planned.likeness:
        is_change = planned.action is Action.CHANGE
        pairs = changes_of(draft, planned.changed, held) if is_change else pairs_of(draft, held)
        return Beside(name, pairs)
    if planned.action is Action.ADD:
        return Beside(name, pairs_of(draft, held))
    kept = steps.kept.get(place_of(planned), frozenset())
    return Beside(name, choices=of_row(draft, held, kept))
