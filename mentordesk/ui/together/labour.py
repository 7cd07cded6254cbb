"""The long work of the page beside the window: judging the rows, writing, saving what stays out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mentordesk.commands.imports import ImportPeople
from mentordesk.commands.together.plan import RelationPlan
from mentordesk.domain.refusal import Refused
from mentordesk.importing.sheet import SheetTrouble
from mentordesk.jobs.bringing_in import Brought, bring_in_together
from mentordesk.jobs.together import plan_readings, write_relation_rejects
from mentordesk.progress import Progress
from mentordesk.store.workspace import Done
from mentordesk.ui.page import Context
from mentordesk.ui.together.state import State
from mentordesk.wording.imports import NO_COPY
from mentordesk.wording.refusals import refusal
from mentordesk.wording.words import many


class Labour(QObject):
    """Judges and writes; judging is begun anew when something changed meanwhile."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, context: Context, state: State, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._state = context, state
        self.is_resting = False
        self.is_judging = self.is_writing = False

    def judge(self) -> None:
        """Judge every row by what is chosen now."""
        state = self._state
        if self.is_judging or self.is_writing or not state.sheets or state.is_over:
            return
        self.is_judging = True
        edition, sheets, choices = state.edition, tuple(state.sheets), state.choices
        workspace, make_people = self._context.desk.workspace, state.make_people

        def work(progress: Progress) -> tuple[RelationPlan, ImportPeople | None]:
            people = make_people(progress) if make_people is not None else None
            readings = []
            for number, sheet in enumerate(sheets):
                progress.report(number, len(sheets), "rows")
                readings.append(sheet.read())
            plan = plan_readings(readings, choices, workspace, people.plan if people else None)
            return plan, people

        def done(found: tuple[RelationPlan, ImportPeople | None]) -> None:
            self.is_judging = False
            plan, people = found
            state.judged(plan, edition, people)
            self.changed.emit()
            if state.edition != edition:
                self.judge()

        def stopped() -> None:
            self.is_judging = False
            self.changed.emit()

        self._context.runner.start(
            "Judging the rows", work, done=done, cancelled=stopped, quiet=state.plan is not None
        )

    def write(self) -> None:
        """Write every row that nothing speaks against: all of them, or none."""
        command, workspace = self._state.command(), self._context.desk.workspace
        found: list[Brought] = []

        def edit(progress: Progress) -> Done:
            found.append(bring_in_together(command, workspace, progress))
            return found[-1].done

        def done(_done: Done) -> None:
            self.is_writing = False
            self._state.is_over = True
            self.changed.emit()
            if found[-1].trouble is not None:
                self._context.toasts.show_text(NO_COPY)

        def stopped() -> None:
            self.is_writing = False
            self.judge()

        def refused(why: Refused) -> None:
            stopped()
            self.refused.emit(str(refusal(why)))

        def failed(error: BaseException) -> None:
            stopped()
            self._context.desk.tell_trouble(error)

        self.is_writing = True
        self._context.desk.do_beside(
            "Importing", edit, done=done, refused=refused, failed=failed, cancelled=stopped
        )

    def save_rejects(self, path: Path) -> None:
        """Write the rows that stay out, with their reasons, to a workbook."""
        plan, sheets = self._state.plan, tuple(self._state.sheets)
        say = self._context.toasts.show_text
        if plan is None:
            return

        def failed(error: BaseException) -> None:
            if not isinstance(error, SheetTrouble):
                raise error
            say(f"{path.name} could not be written in {path.parent}.")

        self._context.runner.start(
            f"Saving {path.name}",
            lambda _progress: write_relation_rejects(path, sheets, plan),
            done=lambda count: say(f"{many(count, 'row')} saved in {path.name}"),
            failed=failed,
        )
