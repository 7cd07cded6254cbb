"""The last step: the import is watched, told, taken back, and made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentordesk.store.workspace import Done
from mentordesk.ui.imports.import_panel import ImportPanel
from mentordesk.ui.imports.steps import Step

if TYPE_CHECKING:
    from mentordesk.ui.imports.page import ImportPage


class LastStep:
    """Writes the plan in the background and follows its one step of the history from then on."""

    def __init__(self, page: ImportPage) -> None:
        self._page = page
        self._done: Done | None = None
        panel, labour = self._panel, page.labour
        panel.rejects_wanted.connect(page.save_rejects)
        panel.undo_wanted.connect(self._undo)
        panel.redo_wanted.connect(self._back_to_preview)
        panel.again_wanted.connect(page.start_over)
        panel.go.connect(lambda name: page.go.emit(name, None))
        labour.imported.connect(self._imported)
        labour.not_imported.connect(self._not_imported)
        page.desk.did.connect(self._watch_undo)

    def forget(self) -> None:
        """Follow no import any more; what was imported stays."""
        self._done = None
        self._page.related.waiting.clear()

    def start(self) -> None:
        """Bring the plan into the file."""
        job = self._page.labour.write()
        if job is not None and self._page.steps.plan is not None:
            self._panel.watch(job, len(self._page.steps.plan.rows))

    @property
    def _panel(self) -> ImportPanel:
        return self._page.done

    def _imported(self, done: Done) -> None:
        self._done = done
        self._show_done()
        self._page.renew()

    def _show_done(self) -> None:
        steps = self._page.steps
        if steps.plan is not None:
            files, in_round = ", ".join(steps.plan.files), steps.round_id is not None
            self._panel.show_done(steps.plan.counts, files, in_round)

    def _not_imported(self, why: str) -> None:
        self._page.renew()
        if why:
            self._page.notice.say(why, closes=True)

    def _undo(self) -> None:
        if self._done is not None:
            self._page.desk.undo_entry(self._done.entry_id)

    def _back_to_preview(self) -> None:
        self._done = None
        self._page.steps.not_imported()
        self._page.steps.touch()
        self._page.renew()

    def _watch_undo(self, done: Done) -> None:
        is_here = self._page.steps.step is Step.IMPORT
        if self._done is None or done.name != "ImportPeople" or not is_here:
            return
        if done.kind.value == "undo":
            self._panel.show_undone()
        elif done.kind.value == "redo":
            self._show_done()
