"""Sends the wizard's long work beside the window and hands the results to its steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from mentordesk.commands.imports import ImportPeople
from mentordesk.domain.refusal import Refused
from mentordesk.importing.plan import ImportPlan
from mentordesk.importing.sheet import SheetTrouble
from mentordesk.jobs.bringing_in import bring_in
from mentordesk.jobs.import_choices import OtherReading, other_readings, with_row_read
from mentordesk.progress import Progress
from mentordesk.store.trouble import FileTrouble
from mentordesk.store.workspace import Done
from mentordesk.ui.imports import work
from mentordesk.ui.imports.sources import Read, SheetChoice, Source
from mentordesk.ui.imports.steps import Steps
from mentordesk.ui.page import Context
from mentordesk.ui.runner import Job
from mentordesk.wording.imports import NO_COPY

REST_MS = 600
"""How long typing must rest before all rows are judged anew; the row itself is read at once."""


class Labour(QObject):
    """Reads, judges and imports; judging is begun anew when something changed meanwhile."""

    changed = Signal()
    read = Signal(str)
    stopped = Signal()
    said = Signal(str)
    imported = Signal(object)
    not_imported = Signal(str)

    def __init__(self, context: Context, steps: Steps, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._runner = context.runner
        self._workspace = context.desk.workspace
        self.steps = steps
        self._judging: Job[Any] | None = None
        self._is_stale = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.judge)

    @property
    def is_resting(self) -> bool:
        """Whether all rows will be judged anew in a moment."""
        return self._rest.isActive()

    def read_source(self, source: Source) -> None:
        """Read a file or paste; what came of it lands in the steps."""

        def done(read: Read) -> None:
            if self.steps.sources.get(source.key) == source:
                self.steps.took(source.key, read)
                self.changed.emit()
                self.read.emit(source.key)

        def cancelled() -> None:
            self.steps.remove(source.key)
            self.changed.emit()

        self._runner.start(
            f"Reading {source.name}",
            lambda progress: work.read_source(source, self._workspace, progress),
            done=done,
            cancelled=cancelled,
        )

    def set_header(self, choice: SheetChoice, header_row: int) -> None:
        """Guess a sheet anew below another row of headings."""

        def done(found: SheetChoice) -> None:
            now = self.steps.choice(choice.key)
            if now is not None and now.sheet is choice.sheet:
                self.steps.set_mapping(choice.key, found.mapping)
                self.changed.emit()

        self._runner.start(
            "Looking at the columns",
            lambda _progress: work.with_header(choice, header_row),
            done=done,
            quiet=True,
        )

    def compare(
        self,
        source: Source,
        encodings: Sequence[str],
        rows: Sequence[int],
        done: Callable[[str, list[OtherReading]], object],
    ) -> None:
        """Read doubtful rows in other encodings."""
        path = source.path
        if path is None:
            return
        self._runner.start(
            f"Comparing letters of {source.name}",
            lambda p: other_readings(path, encodings, source.delimiter, rows, p),
            done=lambda found: done(source.key, found),
            quiet=True,
        )

    def judge(self) -> None:
        """Judge every row anew, unless that is done; what changes meanwhile begins it again."""
        if self.steps.is_judged or self.steps.is_importing:
            return
        self._rest.stop()
        if self._judging is not None:
            self._is_stale = True
            self._judging.cancel()
            return
        steps, edition, work_of = self.steps, self.steps.edition, self._judged_now()

        def done(plan: ImportPlan) -> None:
            steps.judged(plan, edition)
            self.changed.emit()

        self._is_stale = False
        self._judging = self._runner.start(
            "Judging the rows",
            work_of,
            done=done,
            cancelled=self._judging_cancelled,
            quiet=steps.plan is not None,
        )
        self._judging.ended.connect(self._judging_ended)

    def people(self) -> Callable[[Progress], ImportPeople]:
        """The import of all that is chosen now, judged anew whenever it is asked for."""
        judged, round_id, corrected = self._judged_now(), self.steps.round_id, self.steps.corrected
        return lambda progress: ImportPeople(judged(progress), round_id, corrected)

    def _judged_now(self) -> Callable[[Progress], ImportPlan]:
        """Judges what is chosen now by the file as it is when this is called."""
        steps, workspace = self.steps, self._workspace
        choices, round_id = steps.used, steps.round_id
        problems = [p for read in steps.reads.values() for p in read.problems]
        decisions, kept = dict(steps.decisions), dict(steps.kept)
        return lambda p: work.judge(choices, problems, decisions, kept, workspace, round_id, p)

    def judge_soon(self, key: str, number: int) -> None:
        """Read one row of a sheet anew at once, and judge all of them when the typing rests."""
        steps, plan, choice = self.steps, self.steps.plan, self.steps.choice(key)
        self._rest.start()
        if plan is None or choice is None:
            return
        edition, sheet, mapping = steps.edition, choice.sheet, choice.mapping

        def done(found: ImportPlan) -> None:
            if steps.row_read(found, edition):
                self.changed.emit()

        self._runner.start(
            "Reading the row",
            lambda _progress: with_row_read(plan, sheet, mapping, number),
            done=done,
            quiet=True,
        )

    def save_rejects(self, path: Path) -> None:
        """Write the rejected rows with their reasons to a workbook."""
        steps, plan = self.steps, self.steps.plan
        if plan is None:
            return
        choices = steps.used

        def failed(error: BaseException) -> None:
            if not isinstance(error, SheetTrouble):
                raise error
            self.said.emit(f"{path.name} could not be written in {path.parent}.")

        self._runner.start(
            f"Saving {path.name}",
            lambda p: work.save_rejects(path, choices, plan, p),
            done=lambda count: self.said.emit(_saved(path, count)),
            failed=failed,
        )

    def write(self) -> Job[Any] | None:
        """Bring the plan into the file: all of it, or when cancelled or refused, nothing."""
        steps, workspace, plan = self.steps, self._workspace, self.steps.plan
        if plan is None:
            return None

        def failed(error: BaseException) -> None:
            self._stop("")
            self._context.desk.tell_trouble(error)

        def refused(error: Refused) -> None:
            from mentordesk.wording.refusals import refusal

            self._stop(str(refusal(error)))

        command = ImportPeople(plan, steps.round_id, steps.corrected)
        uncopied: list[FileTrouble] = []

        def edit(progress: Progress) -> Done:
            brought = bring_in(command, workspace, progress)
            uncopied.extend(filter(None, [brought.trouble]))
            return brought.done

        def written(done: Done) -> None:
            self.steps.imported()
            self.imported.emit(done)
            if uncopied:
                self.said.emit(NO_COPY)

        return self._context.desk.do_beside(
            "Importing",
            edit,
            done=written,
            refused=refused,
            failed=failed,
            cancelled=lambda: self._stop("The import was cancelled; nothing was written."),
            quiet=True,
        )

    def _stop(self, why: str) -> None:
        self.steps.not_imported()
        self.not_imported.emit(why)

    def _judging_cancelled(self) -> None:
        if not self._is_stale:
            self.stopped.emit()

    def _judging_ended(self) -> None:
        self._judging = None
        if self._is_stale:
            self._is_stale = False
            self.judge()


def _saved(path: Path, count: int) -> str:
    from mentordesk.wording.words import many

    return f"{many(count, 'rejected row')} saved in {path.name}"
