"""Agreements that came back: dropped on the window, looked at once, and filed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from mentordesk.jobs.returned import ReturnedPaper, command_of, read_returned
from mentordesk.progress import Progress
from mentordesk.store.workspace import Done
from mentordesk.ui.delegates import StateDelegate
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon
from mentordesk.ui.imports.arriving import CHOOSE
from mentordesk.ui.page import Context, Page
from mentordesk.ui.returned.lines import Lines
from mentordesk.ui.returned.model import Column, ReturnedModel
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.table import Table
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, row, side_by_side
from mentordesk.wording.returned import DROP_HERE, becomes, of_version

KINDS = "Agreements (*.pdf)"
TABLES = frozenset({"agreement", "agreement_name", "match", "mentoring_group", "group_member"})
"""Tables whose changes alter what stands beside a paper."""
WIDTHS = {Column.WHOSE: 240, Column.BRINGS: 190}


class ReturnedPage(Page):
    """The papers on one side, the fields of one of them on the other; no place of the sidebar."""

    name = "returned"
    title = "Returned agreements"
    icon = Icon.FILE
    in_sidebar = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._build()
        self.offer("&Read returned agreements…", self.choose, icon=Icon.FILE,
                   changes=False)  # fmt: skip
        self._file = self.offer("&File it", self.file_it, keys="Ctrl+Return")
        self._off = self.offer("&Take off the list", self.take_off, changes=False)
        self.desk.changed.connect(self._file_changed)
        self.desk.did.connect(self._did)
        self.renew()

    # arriving -----------------------------------------------------------------------------------

    def arrive(self, thing: object) -> None:
        """Read these files, or ask which."""
        if thing == CHOOSE:
            self.choose()
        elif isinstance(thing, list):
            self.read([Path(each) for each in thing])

    def choose(self) -> None:
        """Ask which files came back."""
        paths = self.context.answers.open_files(self, "Choose returned agreements", KINDS)
        if paths:
            self.read(paths)

    def read(self, paths: Sequence[Path]) -> None:
        """Read files beside the window; what they hold joins the list."""
        workspace, files = self.desk.workspace, tuple(dict.fromkeys(paths))

        def work(progress: Progress) -> tuple[ReturnedPaper, ...]:
            return read_returned(files, workspace, progress)

        def done(papers: tuple[ReturnedPaper, ...]) -> None:
            self.model.show_papers(papers)
            first = next((p.id for p in papers if p.new), papers[0].id if papers else None)
            if first is not None:
                self.table.select_ids([first], first)
            self.renew()

        self.context.runner.start("Reading returned agreements", work, done=done)

    # deeds --------------------------------------------------------------------------------------

    @property
    def paper(self) -> ReturnedPaper | None:
        """The paper stood on."""
        chosen = self.table.selected_ids()
        return self.model.row_of(chosen[0]) if chosen else None

    def file_it(self) -> None:
        """File the lines that are ticked, as one step, and go on to the next paper."""
        paper = self.paper
        if paper is None or not self.yes.isEnabled():
            return
        command = command_of(paper, self.lines.is_taken)
        self.model.filed.add(paper.id)  # before the change is told of, or it would be read anew
        if self.desk.do(command) is None:
            self.model.filed.discard(paper.id)
            return
        self.model.refresh([paper.id])
        waiting = [p.id for p in self.model.papers if p.new and p.id not in self.model.filed]
        if waiting:
            self.table.select_ids(waiting[:1], waiting[0])
        self.renew()

    def take_off(self) -> None:
        """Take the paper off the list; the file stays where it is."""
        paper = self.paper
        if paper is not None:
            self.model.papers = [p for p in self.model.papers if p.id != paper.id]
            self.model.load()
            self.renew()

    # showing ------------------------------------------------------------------------------------

    def renew(self) -> None:
        """Show what is held now, and what can be done with the paper stood on."""
        self._either.setCurrentIndex(1 if self.model.papers else 0)
        paper = self.paper
        is_filed = paper is not None and paper.id in self.model.filed
        may = not self.desk.is_read_only and not is_filed
        if paper is not self.lines.paper or not may:
            self.lines.show_paper(paper, may)
        self.whose.setText((paper.about or paper.file.name) if paper else "Choose a paper")
        said = ""
        if paper is not None and paper.trouble is None:
            said = "Filed." if is_filed else of_version(paper.version, paper.newest)
        self.version.setText(said)
        self.version.setVisible(bool(said))
        self._fit()

    def _fit(self) -> None:
        paper = self.paper
        taken = sum(map(self.lines.is_taken, paper.new)) if paper else 0
        filed = paper is not None and paper.id in self.model.filed
        self.yes.setEnabled(taken > 0 and not filed and not self.desk.is_read_only)
        self.yes.setText("File it" if paper is None or taken == len(paper.new) else
                         f"File {taken:,} of {len(paper.new):,}")  # fmt: skip
        self.yes.setAccessibleName(self.yes.text())
        into = paper.goes_into(self.lines.is_taken) if paper and not filed else None
        said = becomes(into, paper.newest) if paper else ""
        self.becomes.setText(said)
        self.becomes.setVisible(bool(said))
        self._file.setEnabled(self.yes.isEnabled())
        self._off.setEnabled(paper is not None)

    def _file_changed(self, changes: tuple[ChangedRow, ...]) -> None:
        """Read the papers anew that are not filed, since what they stand beside has changed."""
        left = [p.file for p in self.model.papers if p.id not in self.model.filed and not p.trouble]
        if left and self.isVisible() and any(change.table in TABLES for change in changes):
            self.read(left)

    def _did(self, done: Done) -> None:
        """What was filed and then taken back can be filed again."""
        if done.name == "FileReturned" and done.kind.value == "undo":
            files = [p.file for p in self.model.papers if p.id in self.model.filed]
            self.model.filed.clear()
            if files:
                self.read(files)

    # building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.theme
        self.empty = Empty(theme)
        self.empty.say(Icon.FILE, *DROP_HERE, ("Choose files…", self.choose))
        self.model = ReturnedModel(self)
        self.table = Table(self.model, theme, "Returned papers")
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setItemDelegateForColumn(1, StateDelegate(theme, self.table))
        for number, each in enumerate(Column):
            if each in WIDTHS:
                self.table.setColumnWidth(number, theme.scaled(WIDTHS[each]))
        self.table.picked.connect(self.renew)
        self.whose = label("", "heading", wraps=True)
        self.version = label("", "small", "muted", wraps=True)
        self.yes = button("File it", self.file_it, kind="primary", name="file_it")
        self.off = button("Take off the list", self.take_off, kind="quiet")
        self.becomes = label("", "small", "muted", wraps=True)
        head = column(
            self.whose, self.version, self.becomes, row(self.yes, self.off, 0), space=Space.XS
        )
        head.setContentsMargins(Space.L, Space.M, Space.M, Space.S)
        self.lines = Lines()
        self.lines.ticked.connect(self._fit)
        box = column(head, self.lines, space=0)
        box.setStretch(1, 1)
        more = row(button("Read more…", self.choose), 0)
        more.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        left = QWidget()
        left.setLayout(column(self.table, more, space=0))
        widths = (theme.scaled(560), theme.scaled(660))
        both = side_by_side(left, panel(box), widths=widths, grows=())
        self._either = QStackedWidget()
        self._either.addWidget(self.empty)
        self._either.addWidget(both)
        self.setLayout(column(self._either, space=0))
        self.begin_at(self.table)
