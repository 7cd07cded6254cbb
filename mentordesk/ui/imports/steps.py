"""The steps of the import, their order and the way back, without any window.

The page asks here what may be done next and why not; every answer of a person lands here, and the
work beside the window (reading, judging, importing) hands its results in here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, IntEnum

from mentordesk.domain.fields import Field
from mentordesk.importing.plan import Action, ImportPlan
from mentordesk.jobs.import_choices import Decision, Place
from mentordesk.ui.imports.sources import Chosen


class Step(IntEnum):
    """The steps in their order."""

    FILES = 0
    COLUMNS = 1
    PREVIEW = 2
    IMPORT = 3


class Hurdle(Enum):
    """Why the next step is not open yet."""

    READING = "reading"
    NO_SHEET = "no_sheet"
    NO_NAME = "no_name"
    JUDGING = "judging"
    NOTHING = "nothing"
    RUNNING = "running"


@dataclass
class Steps(Chosen):
    """What is chosen, the step it stands on, and what would become of the rows."""

    step: Step = Step.FILES
    round_id: str | None = None
    plan: ImportPlan | None = None
    decisions: dict[Place, Decision] = field(default_factory=dict)
    kept: dict[Place, frozenset[Field]] = field(default_factory=dict)
    """The fields in which the person a row may be stays as on file."""
    is_importing: bool = False
    _plan_of: int = -1

    @property
    def is_judged(self) -> bool:
        """Whether the plan is about what is chosen now."""
        return self.plan is not None and self._plan_of == self._edition

    @property
    def has_work(self) -> bool:
        """Whether a person put anything right that would be lost by starting over."""
        return bool(self.decisions or self.kept) or self.is_put_right

    def restart(self) -> None:
        """Forget everything but the round."""
        self.step, self.plan = Step.FILES, None
        self.sources.clear()
        self.reads.clear()
        self.decisions.clear()
        self.kept.clear()
        self.is_importing = self._typed = False
        self._grow()

    def set_cell(self, key: str, row: int, column: int, text: str) -> None:
        """Type one cell anew: row as the spreadsheet numbers it, column from 0."""
        plan = self.plan
        super().set_cell(key, row, column, text)
        self.plan = plan  # the rows are the same ones, and theirs is the only plan so far

    def set_round(self, round_id: str | None) -> None:
        """Say for which round the sign-ups are; None brings mentees in as leads."""
        if round_id != self.round_id:
            self.round_id = round_id
            self._edition += 1

    # the preview ----------------------------------------------------------------------------

    def row_read(self, plan: ImportPlan, edition: int) -> bool:
        """One row was read anew as of an edition; whether it is shown until all are judged."""
        if edition != self._edition or self.plan is None or self.is_judged:
            return False
        self.plan = plan
        return True

    def judged(self, plan: ImportPlan, edition: int) -> bool:
        """The rows were judged as of an edition; whether that is still the present one."""
        self.plan = plan
        self._plan_of = edition
        return self.is_judged

    def decide(self, place: Place, decision: Decision) -> None:
        """Say whether a row is the person it is like."""
        if self.decisions.get(place, Decision.LATER) is decision:
            return
        if decision is Decision.LATER:
            self.decisions.pop(place, None)
        else:
            self.decisions[place] = decision
        self._edition += 1

    def keep(self, place: Place, fields: frozenset[Field]) -> None:
        """Say in which fields the person on file stays as they are, should the row be theirs."""
        if self.kept.get(place, frozenset()) == fields:
            return
        self.kept.pop(place, None)
        if fields:
            self.kept[place] = fields
        if self.decisions.get(place) is Decision.SAME:
            self._edition += 1

    # the way --------------------------------------------------------------------------------

    def hurdle(self, step: Step | None = None) -> Hurdle | None:
        """What stands before the step after this one; None when the way is open."""
        step = self.step if step is None else step
        if step is Step.FILES:
            if self.used:
                return Hurdle.READING if self.is_reading else None
            return Hurdle.READING if self.is_reading else Hurdle.NO_SHEET
        if step is Step.COLUMNS:
            return Hurdle.NO_NAME if any(self.nameless()) else None
        if step is Step.PREVIEW:
            return self._preview_hurdle()
        return Hurdle.RUNNING if self.is_importing else None

    def may_go(self, step: Step) -> bool:
        """Whether this step may be gone to from here: back always, forward over open ways."""
        if self.is_importing or self.step is Step.IMPORT:
            return False
        if step <= self.step:
            return True
        return step is not Step.IMPORT and all(
            self.hurdle(Step(each)) is None for each in range(self.step, step)
        )

    def go(self, step: Step) -> bool:
        """Stand on a step, where it may be gone to; whether it was."""
        if step == self.step or not self.may_go(step):
            return False
        self.step = step
        return True

    def forward(self) -> bool:
        """One step on, where the way is open."""
        if self.step is Step.PREVIEW:
            if self.hurdle() is not None:
                return False
            self.step, self.is_importing = Step.IMPORT, True
            return True
        return self.step is not Step.IMPORT and self.go(Step(self.step + 1))

    def back(self) -> bool:
        """One step back."""
        return self.step > Step.FILES and self.go(Step(self.step - 1))

    def imported(self) -> None:
        """The import has been done; there is no way back but undo."""
        self.is_importing = False

    def not_imported(self) -> None:
        """The import was cancelled or refused and nothing was written: back to the preview."""
        self.is_importing = False
        self.step = Step.PREVIEW

    # ------------------------------------------------------------------------------------------

    def _preview_hurdle(self) -> Hurdle | None:
        if not self.is_judged or self.plan is None:
            return Hurdle.JUDGING
        counts = self.plan.counts
        some = counts[Action.ADD] + counts[Action.CHANGE] + counts[Action.WAIT]
        return None if some else Hurdle.NOTHING

    def _grow(self) -> None:
        """Other sheets, or read otherwise: the plan is of no use, not even as an old one."""
        super()._grow()
        self.plan = None
