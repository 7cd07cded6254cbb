"""The import wizard as a page: the steps, the panel of each, and the way between them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from mentordesk.domain.fields import Field
from mentordesk.domain.round import FINISHED_ROUND
from mentordesk.importing.plan import Action
from mentordesk.jobs.import_choices import Decision, Place, values_of
from mentordesk.store.queries.rounds import all_rounds
from mentordesk.store.workspace import Done
from mentordesk.ui.icons import Icon
from mentordesk.ui.imports.arriving import Pasted
from mentordesk.ui.imports.columns_panel import ColumnsPanel
from mentordesk.ui.imports.files_panel import FilesPanel
from mentordesk.ui.imports.import_panel import ImportPanel
from mentordesk.ui.imports.labour import Labour
from mentordesk.ui.imports.preview_panel import PreviewPanel
from mentordesk.ui.imports.steps import Source, Step, Steps
from mentordesk.ui.imports.trail import Trail
from mentordesk.ui.imports.values import Pair, changes_of, pairs_of
from mentordesk.ui.imports.words import HURDLE_WORDS, KINDS, NEXT_WORDS
from mentordesk.ui.notice import Notice
from mentordesk.ui.page import Context, Page
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, row

OURS = frozenset({"import_run", "import_mapping", "saved_view"})
"""Tables whose changes do not alter how a row would be judged."""


class ImportPage(Page):
    """Four steps on one page. It is no place of the sidebar: it is opened when sheets come in."""

    name = "import"
    title = "Import"
    icon = Icon.IMPORT
    in_sidebar = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.steps = Steps()
        self.labour = Labour(context, self.steps, self)
        self._done: Done | None = None
        self._round_chosen = False
        self._build()
        self._offer()
        self._connect()
        self.renew()

    # arriving -------------------------------------------------------------------------------

    def arrive(self, thing: object) -> None:
        """Take in files (a list of paths) or pasted cells."""
        if self.steps.is_importing:
            return
        if self.steps.step is Step.IMPORT:
            self.start_over()
        if isinstance(thing, Pasted):
            self._read([self.steps.add_paste(thing.text)])
        elif isinstance(thing, list):
            self._read(self.steps.add_files([Path(each) for each in thing]))

    def set_round(self, round_id: str | None) -> None:
        """Offer the round of the picker, until another was chosen here."""
        super().set_round(round_id)
        if not self._round_chosen and not self.steps.is_importing:
            rounds = dict(self._rounds())
            self.steps.set_round(round_id if round_id in rounds else None)
            self.renew()

    def leave(self) -> None:
        """Commit the cell that is half typed."""
        self.preview.finish()

    def choose_files(self) -> None:
        """Ask which files to read."""
        paths = self.context.answers.open_files(self, "Choose sign-up sheets", KINDS)
        if paths:
            self.arrive(paths)

    def paste(self) -> None:
        """Read the cells on the clipboard."""
        text = QApplication.clipboard().text()
        if text.strip():
            self.arrive(Pasted(text))
        else:
            self.notice.say("The clipboard holds no cells. Copy rows in your spreadsheet first.")

    def start_over(self) -> None:
        """Forget files, corrections and decisions; what was imported stays."""
        self.steps.restart()
        self._done = None
        self.notice.hide()
        self.preview.show_only(None)
        self.renew()

    # the way --------------------------------------------------------------------------------

    def forward(self) -> None:
        """One step on, where the way is open."""
        self.preview.finish()
        if self.steps.forward():
            self._stepped()
            if self.steps.is_importing:
                self._import()

    def back(self) -> None:
        """One step back."""
        self.preview.finish()
        if self.steps.back():
            self._stepped()

    def go_to(self, step: Step) -> None:
        """Stand on a step that may be gone to."""
        self.preview.finish()
        if self.steps.go(step):
            self._stepped()

    def renew(self) -> None:
        """Show what the steps now hold."""
        steps = self.steps
        step, plan = steps.step, steps.plan
        if step is Step.FILES:
            self.files.renew()
        elif step is Step.COLUMNS:
            self.columns.offer_rounds(self._rounds())
            self.columns.renew()
        elif step is Step.PREVIEW:
            if not self.labour.is_resting:
                self.labour.judge()
            self.preview.renew()
        self._stack.setCurrentIndex(step)
        over = step is Step.IMPORT and not steps.is_importing
        self.trail.show_step(step, steps.may_go, over)
        hurdle = steps.hurdle()
        ready = hurdle is None and step is not Step.IMPORT and not self.desk.is_read_only
        words = NEXT_WORDS.get(step, "")
        if step is Step.PREVIEW and plan is not None and ready:
            counts = plan.counts
            coming = len(plan.rows) - counts[Action.REJECT] - counts[Action.UNCHANGED]
            words = f"Import {coming:,} {'row' if coming == 1 else 'rows'}"
        self.next.setText(words)
        self.next.setAccessibleName(words)
        self.next.setEnabled(ready)
        self.back_button.setEnabled(step > Step.FILES)
        self.hurdle.setText(HURDLE_WORDS[hurdle] if hurdle and steps.sources else "")
        self._foot.setVisible(step is not Step.IMPORT and bool(steps.sources))
        self._fit_actions()

    def about(self, row_id: str) -> tuple[str, list[Pair]]:
        """Whom a planned row changes or is like, by name, and the two side by side."""
        plan = self.steps.plan
        if plan is None:
            return "", []
        planned = plan.rows[int(row_id)]
        if planned.draft is None:
            return "", []
        held = (
            values_of(plan, planned.person, self.desk.workspace, self.steps.round_id)
            if planned.person
            else {}
        )
        name = str(held.get(Field.DISPLAY_NAME, ""))
        if planned.action is Action.CHANGE and not planned.likeness:
            return name, changes_of(planned.draft, planned.changed, held)
        return name, pairs_of(planned.draft, held)

    # building -------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, steps = self.theme, self.steps
        self.trail = Trail(theme, self.go_to)
        self.notice = Notice(theme)
        self.files = FilesPanel(steps, theme)
        self.columns = ColumnsPanel(steps, theme)
        self.preview = PreviewPanel(steps, theme, self.about)
        self.done = ImportPanel(theme)
        self._stack = QStackedWidget()
        for each in (self.files, self.columns, self.preview, self.done):
            self._stack.addWidget(each)
        self.hurdle = label("", tone="muted")
        self.over = button("Start over", self._start_over_asked, kind="quiet")
        self.back_button = button("Back", self.back)
        self.next = button("Next", self.forward, kind="primary", name="next_step")
        line = row(self.over, 0, self.hurdle, Space.S, self.back_button, self.next)
        line.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self._foot = panel(line)
        box = column(self.trail, self.notice, self._stack, self._foot, space=0)
        box.setStretch(2, 1)
        self.setLayout(box)
        self.setFocusProxy(self._stack)

    def _offer(self) -> None:
        offer = partial(self.offer, changes=False)
        offer("&Add files…", self.choose_files, icon=Icon.SHEET)
        offer("&Paste rows", self.paste, icon=Icon.COPY)
        offer("Start o&ver", self._start_over_asked)
        self.part()
        self._on = offer("&Next step", self.forward, keys="Ctrl+Return")
        self._back = offer("Pre&vious step", self.back, keys="Alt+Left")
        self.part()
        decide = self.preview.row.decided.emit
        self._decisions = [
            offer("&Same person", lambda: decide(Decision.SAME), keys="Ctrl+1"),
            offer("&Different person", lambda: decide(Decision.DIFFERENT)),
            offer("Decide &later", lambda: decide(Decision.LATER)),
            offer("Ne&xt to decide", self.preview.row.next_wanted.emit),
        ]
        self.part()
        self._save = offer("Save the &rejected rows…", self._save_rejects)

    def _connect(self) -> None:
        steps, files, columns = self.steps, self.files, self.columns
        files.files_wanted.connect(self.choose_files)
        files.paste_wanted.connect(self.paste)
        files.removed.connect(lambda key: self._did(lambda: steps.remove(key)))
        files.used_set.connect(lambda key, used: self._did(lambda: steps.set_used(key, used)))
        files.how.header_set.connect(self._set_header)
        files.how.encoding_set.connect(
            lambda key, encoding, sign: self._read([steps.read_again(key, encoding, sign)])
        )
        files.how.doubtful.wanted.connect(
            lambda source, rows: self.labour.compare(
                source,
                files.how.doubtful.encodings,
                rows,
                files.how.doubtful.show_readings,
            )
        )
        columns.field_set.connect(lambda k, i, f: self._did(lambda: steps.set_field(k, i, f)))
        columns.role_set.connect(lambda k, role: self._did(lambda: steps.set_role(k, role)))
        columns.round_set.connect(self._choose_round)
        self.preview.typed.connect(self._typed)
        self.preview.decided.connect(self._decide)
        self.preview.rejects_wanted.connect(self._save_rejects)
        self.done.rejects_wanted.connect(self._save_rejects)
        self.done.undo_wanted.connect(self._undo)
        self.done.redo_wanted.connect(self._back_to_preview)
        self.done.again_wanted.connect(self.start_over)
        self.done.go.connect(lambda name: self.go.emit(name, None))
        self.labour.changed.connect(self.renew)
        self.labour.stopped.connect(self.back)
        self.labour.said.connect(self.context.toasts.show_text)
        self.labour.imported.connect(self._imported)
        self.labour.not_imported.connect(self._not_imported)
        self.desk.changed.connect(self._file_changed)
        self.desk.did.connect(self._watch_undo)

    # deeds ----------------------------------------------------------------------------------

    def _did(self, deed: Callable[[], object]) -> None:
        deed()
        self.renew()

    def _stepped(self) -> None:
        self.notice.hide()
        self.renew()
        shown = self._stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rounds(self) -> list[tuple[str, str]]:
        rounds = self.desk.ask(all_rounds)
        return [(each.id, each.name) for each in rounds if each.state not in FINISHED_ROUND]

    def _choose_round(self, round_id: str | None) -> None:
        self._round_chosen = True
        self._did(lambda: self.steps.set_round(round_id))

    def _read(self, sources: list[Source]) -> None:
        self.notice.hide()
        self.steps.step = Step.FILES
        for source in sources:
            self.labour.read_source(source)
        self.renew()

    def _set_header(self, key: str, header_row: int) -> None:
        choice = self.steps.choice(key)
        if choice is not None:
            self.labour.set_header(choice, header_row)

    def _typed(self, key: str, number: int, at: int, text: str) -> None:
        self.steps.set_cell(key, number, at, text)
        self.labour.judge_soon(key, number)
        self.renew()

    def _decide(self, place: Place, decision: Decision) -> None:
        self._did(lambda: self.steps.decide(place, decision))

    def _save_rejects(self) -> None:
        start = "Rejected rows.xlsx"
        path = self.context.answers.save_file(
            self, "Save the rejected rows", start, "Excel workbook (*.xlsx)"
        )
        if path is not None:
            path = path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")
            self.labour.save_rejects(path)

    def _start_over_asked(self) -> None:
        if self.steps.is_importing:
            return
        if self.steps.has_work and not self.context.answers.confirm(
            self,
            "Start over?",
            "The corrections and decisions made here are forgotten. The files stay as they are.",
            "Start over",
        ):
            return
        self.start_over()

    def _import(self) -> None:
        job = self.labour.write()
        if job is not None and self.steps.plan is not None:
            self.done.watch(job, len(self.steps.plan.rows))

    def _imported(self, done: Done) -> None:
        self._done = done
        self._show_done()
        self.renew()

    def _show_done(self) -> None:
        plan = self.steps.plan
        if plan is not None:
            self.done.show_done(plan.counts, ", ".join(plan.files), self.steps.round_id is not None)

    def _not_imported(self, why: str) -> None:
        self.renew()
        if why:
            self.notice.say(why, closes=True)

    def _undo(self) -> None:
        if self._done is not None:
            self.done.undo.setEnabled(False)
            self.labour.undo(self._done.entry_id)

    def _back_to_preview(self) -> None:
        self._done = None
        self.steps.not_imported()
        self.steps.touch()
        self.renew()

    def _watch_undo(self, done: Done) -> None:
        if self._done is None or done.name != "ImportPeople" or self.steps.step is not Step.IMPORT:
            return
        if done.kind.value == "undo":
            self.done.show_undone()
        elif done.kind.value == "redo":
            self._show_done()

    def _file_changed(self, changes: tuple[ChangedRow, ...]) -> None:
        """Judge anew when the people a row is compared with have changed."""
        if self.steps.step is Step.IMPORT or all(change.table in OURS for change in changes):
            return
        self.steps.touch()
        if self.steps.step is Step.PREVIEW:
            self.renew()

    def _fit_actions(self) -> None:
        step = self.steps.step
        self._on.setEnabled(self.next.isEnabled())
        self._back.setEnabled(Step.FILES < step < Step.IMPORT)
        for action in self._decisions:
            action.setEnabled(step is Step.PREVIEW and bool(self.preview.model.waiting()))
        self._save.setEnabled(self.preview.save.isEnabled() and step >= Step.PREVIEW)
