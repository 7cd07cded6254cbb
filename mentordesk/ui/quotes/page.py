"""The page of quotes and stories: only what may be used now can be copied or passed on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.commands.stories import RemoveStory
from mentordesk.jobs.stories import quoted, write_stories
from mentordesk.store.queries.stories import StoryRow
from mentordesk.ui.delegates import StateDelegate
from mentordesk.ui.dialogs import file_to_write
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context, Page
from mentordesk.ui.parts import Parts
from mentordesk.ui.quotes.asked import AskQuote
from mentordesk.ui.quotes.model import Part, QuoteColumn, QuotesModel
from mentordesk.ui.table import Table
from mentordesk.ui.table_or_word import TableOrWord
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label, panel
from mentordesk.wording import stories as said

C = QuoteColumn
WIDTHS = {C.QUOTE: 460, C.WHO: 180, C.ROLE: 80, C.ROUND: 190, C.SAID: 100, C.MAY: 160}


class QuotesPage(Page):
    """One table; the words of the quote chosen stand in full below it."""

    name = "quotes"
    title = "Quotes and stories"
    icon = Icon.BOOK
    in_sidebar = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = QuotesModel(self.desk, self)
        self.ask = AskQuote(self, self.desk)
        self._offer()
        self._build()
        self.listed.stirred.connect(self._fit)
        self.model.load()

    def look_at(self, part: Part) -> None:
        """Show those that may be used, or all."""
        self.model.look_at(part)

    def copy(self) -> None:
        """Put the chosen quotes that may be used on the clipboard, with who said them."""
        usable = [one for one in self.listed.chosen() if one.may_be_used]
        QApplication.clipboard().setText(quoted(usable))
        self.context.toasts.show_text(f"{said.quotes(len(usable))} copied")

    def export(self) -> None:
        """Ask where to, and write every quote that may be used to a workbook."""
        workspace = self.desk.workspace
        kinds = "Excel workbook (*.xlsx)"
        answers = self.context.answers
        out = file_to_write(answers, self, "Export the quotes", "Quotes.xlsx", kinds)
        if out is None:
            return
        self.context.runner.start(
            f"Writing {out.name}",
            lambda progress: write_stories(workspace, out, progress),
            done=lambda count: self.context.toasts.show_text(
                f"{said.quotes(count)} that may be used written to {out.name}"
            ),
            failed=self.desk.tell_trouble,
        )

    def _offer(self) -> None:
        self._copy = self.offer(
            "Copy", self.copy, keys="Ctrl+Shift+C", icon=Icon.COPY, leads=True, changes=False
        )
        self._export = self.offer(
            "Export…", self.export, keys="Ctrl+Shift+E", icon=Icon.SHEET, leads=True, changes=False
        )
        self.part()
        self._one = (
            self.offer("Note the answer about consent…", self._with_one(self.ask.consent)),
            self.offer("Correct the quote…", self._with_one(self.ask.correct), keys="F2"),
            self.offer(
                "Take the quote out",
                self._with_one(lambda one: self.desk.do(RemoveStory(one.id))),
            ),
            self.offer(
                "Open the person",
                self._with_one(lambda one: self.go.emit("people", one.person_id)),
                keys="Ctrl+Shift+O",
                changes=False,
            ),
        )  # fmt: skip

    def _build(self) -> None:
        self.table = Table(self.model, self.theme, "Quotes")
        self.table.setItemDelegateForColumn(5, StateDelegate(self.theme, self.table))
        self.table.set_widths(WIDTHS[one] for one in C)
        self.table.opened.connect(lambda _id: self._one[1].trigger())
        self.parts = Parts(Part, self.look_at)
        self.parts.press(Part.USABLE)
        self.listed = TableOrWord(self.table, self.model)
        self.words = label("", wraps=True)
        self.words.setObjectName("quote_in_full")
        hint = label(said.HINT, "small", "muted", wraps=True)
        above, below = column(hint), column(self.words)
        above.setContentsMargins(Space.L, 0, Space.L, Space.S)
        below.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        whole = column(self.parts, above, self.listed, below, space=0)
        whole.setStretch(2, 1)
        self.setLayout(column(panel(whole), space=0))
        self.begin_at(self.table)

    def _with_one(self, deed: Callable[[StoryRow], object]) -> Callable[[], None]:
        def act() -> None:
            chosen = self.listed.chosen()
            if chosen:
                deed(chosen[0])

        return act

    def _fit(self, *_what: object) -> None:
        """Say what is there, and let only what can be done be done."""
        counts = self.model.counts
        self.parts.show_counts(counts)
        if not self.listed.settle():
            self._say_empty(bool(counts.get(Part.ALL)))
        chosen = self.listed.chosen()
        self._copy.setEnabled(any(one.may_be_used for one in chosen))
        self._export.setEnabled(bool(counts.get(Part.USABLE)))
        for number, action in enumerate(self._one):
            is_writing = number < len(self._one) - 1
            action.setEnabled(len(chosen) == 1 and not (is_writing and self.desk.is_read_only))
        self.words.setVisible(len(chosen) == 1)
        self.words.setText(f"“{chosen[0].text}”" if len(chosen) == 1 else "")

    def _say_empty(self, are_some_kept: bool) -> None:
        if are_some_kept:
            self.listed.empty.say(
                Icon.BOOK, "None may be used",
                "Nobody who is quoted allows it now. Ask them, and note the answer.",
                ("Show all", lambda: self.parts.buttons[Part.ALL].click()),
            )  # fmt: skip
            return
        self.listed.empty.say(
            Icon.BOOK, "No quotes yet",
            "Keep what people say of the programme beside their pair, under Quotes, or from the "
            "answers of a survey.",
            ("Open relationships", lambda: self.go.emit("relationships", None)),
        )  # fmt: skip
