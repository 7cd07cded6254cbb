"""The import wizard as a page: the steps, the panel of each, and the way between them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from mentordesk.domain.fields import Field
from mentordesk.domain.round import FINISHED_ROUND
from mentordesk.importing.plan import Action
from mentordesk.jobs.import_choices import Decision, Place
from mentordesk.store.queries.rounds import all_rounds
from mentordesk.ui.dialogs import file_to_write
from mentordesk.ui.icons import Icon
from mentordesk.ui.imports.arriving import Pasted
from mentordesk.ui.imports.beside import beside
from mentordesk.ui.imports.columns_panel import ColumnsPanel
from mentordesk.ui.imports.files_panel import FilesPanel
from mentordesk.ui.imports.import_panel import ImportPanel
from mentordesk.ui.imports.labour import Labour
from mentordesk.ui.imports.last_step import LastStep
from mentordesk.ui.imports.preview_panel import PreviewPanel
from mentordesk.ui.imports.related import Related
from mentordesk.ui.imports.sources import Source
from mentordesk.ui.imports.steps import Step, Steps
from mentordesk.ui.imports.trail import Trail
from mentordesk.ui.imports.verbs import Verbs
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
        self._round_chosen = False
        self._build()
        self.verbs, self.last, self.related = Verbs(self), LastStep(self), Related(self)
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
            if any(isinstance(each, Source) for each in thing):
                self.start_over()  # what was handed on comes back to be read otherwise
            self._read(self.steps.add_files(thing))

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
        self.last.forget()
        self.notice.hide()
        self.preview.show_only(None)
        self.renew()

    def ask_to_start_over(self) -> None:
        """Start over, but ask first when corrections or decisions would be lost."""
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

    def save_rejects(self) -> None:
        """Ask where to, and write the rejected rows with their reasons."""
        asked = ("Save the rejected rows", "Rejected rows.xlsx", "Excel workbook (*.xlsx)")
        path = file_to_write(self.context.answers, self, *asked)
        if path is not None:
            self.labour.save_rejects(path)

    # the way --------------------------------------------------------------------------------

    def forward(self) -> None:
        """One step on, where the way is open."""
        self.preview.finish()
        if self.steps.step is Step.PREVIEW and self.related.bring_along():
            return
        if self.steps.forward():
            self._stepped()
            if self.steps.is_importing:
                self.last.start()

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
        can_write = not self.desk.is_read_only
        ready = hurdle is None and step is not Step.IMPORT and can_write
        words = NEXT_WORDS.get(step, "")
        if step is Step.PREVIEW and plan is not None and ready:
            counts = plan.counts
            coming = len(plan.rows) - counts[Action.REJECT] - counts[Action.UNCHANGED]
            words = f"Import {coming:,} {'row' if coming == 1 else 'rows'}"
        if step is Step.PREVIEW and self.related.waiting:
            words, ready = f"Next: {self.related.words()}", steps.is_judged and can_write
        self.next.setText(words)
        self.next.setAccessibleName(words)
        self.next.setEnabled(ready)
        self.back_button.setEnabled(step > Step.FILES)
        self.hurdle.setText(HURDLE_WORDS[hurdle] if hurdle and steps.sources else "")
        self._foot.setVisible(step is not Step.IMPORT and bool(steps.sources))
        self.verbs.fit()

    # building -------------------------------------------------------------------------------

    def _build(self) -> None:
        theme, steps = self.theme, self.steps
        self.trail = Trail(theme, self.go_to)
        self.notice = Notice(theme)
        self.files = FilesPanel(steps, theme)
        self.columns = ColumnsPanel(steps, theme)
        about = partial(beside, steps, self.desk.workspace)
        self.preview = PreviewPanel(steps, theme, about)
        self.done = ImportPanel(theme)
        self._stack = QStackedWidget()
        for each in (self.files, self.columns, self.preview, self.done):
            self._stack.addWidget(each)
        self.hurdle = label("", tone="muted")
        self.over = button("Start over", self.ask_to_start_over, kind="quiet")
        self.back_button = button("Back", self.back)
        self.next = button("Next", self.forward, kind="primary", name="next_step")
        line = row(self.over, 0, self.hurdle, Space.S, self.back_button, self.next)
        line.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self._foot = panel(line)
        box = column(self.trail, self.notice, self._stack, self._foot, space=0)
        box.setStretch(2, 1)
        self.setLayout(box)
        self.setFocusProxy(self._stack)

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
        self.preview.kept.connect(self._keep)
        self.preview.rejects_wanted.connect(self.save_rejects)
        self.labour.changed.connect(self.renew)
        self.labour.stopped.connect(self.back)
        self.labour.said.connect(self.context.toasts.show_text)
        self.desk.changed.connect(self._file_changed)

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

    def _keep(self, place: Place, fields: frozenset[Field]) -> None:
        self._did(lambda: self.steps.keep(place, fields))

    def _file_changed(self, changes: tuple[ChangedRow, ...]) -> None:
        """Judge anew when the people a row is compared with have changed."""
        if self.steps.step is Step.IMPORT or all(change.table in OURS for change in changes):
            return
        self.steps.touch()
        if self.steps.step is Step.PREVIEW:
            self.renew()
