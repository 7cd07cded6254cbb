"""The Guidance page: the programme's own texts, files and links, and who was given which."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from mentordesk.commands.guidance import LayOutGuidance, NewGuidance, RemoveGuidance
from mentordesk.domain.file_names import safe_name
from mentordesk.domain.guidance import About, Audience
from mentordesk.domain.places import country_name
from mentordesk.domain.round import Scheme
from mentordesk.jobs.guidance import GuidancePrinted, print_guidance
from mentordesk.store.queries.guidance import GuidanceRow
from mentordesk.ui.asking import Asker
from mentordesk.ui.choice_fields import ChoiceField
from mentordesk.ui.delegates import StateDelegate
from mentordesk.ui.dialogs import file_to_write
from mentordesk.ui.guidance.model import GuidanceColumn, GuidanceModel, Wanted
from mentordesk.ui.guidance.pane import GuidancePane
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context, Page
from mentordesk.ui.table import Table
from mentordesk.ui.table_or_word import TableOrWord
from mentordesk.ui.text_fields import TextField
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, panel, row, side_by_side
from mentordesk.wording.guidance import said
from mentordesk.wording.words import listed, many, word

C = GuidanceColumn
WIDTHS = {
    C.TITLE: 252, C.FOR: 160, C.STATE: 128, C.VERSION: 64, C.REVIEW: 88, C.GIVEN: 80, C.ABOUT: 160,
}  # fmt: skip


class GuidancePage(Page):
    """A table of the pieces with filters above; beside it the one chosen, edited in place."""

    name = "guidance"
    title = "Guidance"
    icon = Icon.BOOK

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = GuidanceModel(self.desk, self)
        self.asker = GuidanceAsker(self, self.desk)
        self._build()
        self._offer()
        self.listed.stirred.connect(self._fit)
        self.model.load()
        self._fit()

    def arrive(self, thing: object) -> None:
        """Show this piece."""
        if isinstance(thing, str):
            if self.model.row_of(thing) is None:
                self.clear_filters()
            self.table.select_ids([thing], thing)
            self.table.setFocus()

    def chosen(self) -> list[GuidanceRow]:
        """The selected pieces, top to bottom."""
        return self.listed.chosen()

    def lay_out(self) -> None:
        """Put a marked, empty place in for each usual text."""
        self.desk.do(LayOutGuidance())

    def add(self) -> None:
        """Ask what it is about and its title."""
        self.asker.new(self.model.wanted.about, self.arrive)

    def remove(self) -> None:
        """Take the chosen piece out; a piece that was given to somebody stays."""
        if self.pane.piece is not None:
            self.desk.do(RemoveGuidance(self.pane.piece.id))

    def write(self) -> None:
        """Lead the keyboard to the text of the chosen piece."""
        self.pane.write()

    def open_link(self) -> None:
        """Open the link of the chosen piece in her browser."""
        if self.pane.piece is not None and self.pane.piece.link:
            QDesktopServices.openUrl(QUrl(self.pane.piece.link))

    def print_chosen(self) -> None:
        """Ask where to, and print the selected pieces into one PDF."""
        rows = self.chosen()
        if not rows:
            return
        name = rows[0].title if len(rows) == 1 else "Guidance"
        answers, start = self.context.answers, f"{safe_name(name)}.pdf"
        out = file_to_write(answers, self, "Print guidance as PDF", start, "PDF (*.pdf)")
        if out is None:
            return
        workspace, ids = self.desk.workspace, [row.id for row in rows]
        self.context.runner.start(
            "Printing guidance",
            lambda progress: print_guidance(workspace, ids, out, progress),
            done=self._printed,
            refused=lambda refused: self.desk.refused.emit(refused),
            failed=self.desk.tell_trouble,
        )

    def clear_filters(self) -> None:
        """Show the whole library."""
        for combo in self._combos:
            combo.setCurrentIndex(0)
        self._look()

    def focus_search(self) -> bool:
        """There is no search line of its own."""
        return False

    def leave(self) -> None:
        """Keep what is half typed."""
        self.table.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The table has just read what it owed."""
        super().showEvent(event)
        self._fit()

    def _build(self) -> None:
        theme = self.theme
        self.table = Table(self.model, theme, "Guidance library")
        self.table.setItemDelegateForColumn(
            list(C).index(C.STATE), StateDelegate(theme, self.table)
        )
        self.table.set_widths(WIDTHS[one] for one in C)
        self.about = _combo("About", "All kinds", [(said(a).capitalize(), a) for a in About])
        self.audience = _combo("For", "For anybody", [(f"For {said(a)}", a) for a in Audience])
        self.scheme = _combo("Scheme", "All schemes", [(word(s), s) for s in Scheme])
        self.country = _combo("Signposting for a country", "All countries", [])
        self._combos = (self.about, self.audience, self.scheme, self.country)
        for combo in self._combos:
            combo.activated.connect(lambda _index: self._look())
        bar = row(*self._combos, 0, space=Space.S)
        bar.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self.listed = TableOrWord(self.table, self.model)
        left = column(bar, self.listed, space=0)
        left.setStretch(1, 1)
        self.pane = GuidancePane(self.context, lambda: self._deeds)
        self.setLayout(column(side_by_side(panel(left), self.pane, widths=(800, 420)), space=0))
        self.begin_at(self.table)

    def _offer(self) -> None:
        self.offer("New piece…", self.add, keys="Ctrl+N", icon=Icon.PLUS, leads=True)
        self.offer("Lay out the usual places", self.lay_out)
        self.part()
        self.write_action = self.offer("Write its words", self.write)
        self.print_action = self.offer(
            "Print…", self.print_chosen, keys="Ctrl+P", icon=Icon.PRINT, changes=False
        )
        self.link_action = self.offer("Open the link", self.open_link, changes=False)
        self.given_action = self.offer(
            "Note who was given it", partial(self.go.emit, "people", None)
        )
        self.given_action.setToolTip("Select them under People, then “Guidance given…”")
        self.remove_action = self.offer("Remove", self.remove, icon=Icon.TRASH)
        self._deeds = [
            self.write_action, self.print_action, self.link_action, self.given_action,
            self.remove_action,
        ]  # fmt: skip

    def _look(self) -> None:
        about, audience, scheme, country = (combo.currentData() for combo in self._combos)
        self.model.look_for(Wanted(about, audience, scheme, country))

    def _fit(self, *_what: object) -> None:
        """Say what is there, and let only what can be done be done."""
        self._offer_countries()
        has_rows = self.listed.settle()
        if not has_rows:
            self._say_empty()
        current = self.model.row_of(self.table.current_id() or "") if has_rows else None
        chosen, may = self.chosen(), not self.desk.is_read_only
        is_bare = current is not None and current.why_not is not None
        self.write_action.setEnabled(may and is_bare)
        self.print_action.setEnabled(bool(chosen) and all(r.why_not is None for r in chosen))
        self.link_action.setEnabled(current is not None and bool(current.link))
        self.given_action.setEnabled(may and current is not None and current.why_not is None)
        self.remove_action.setEnabled(may and current is not None)
        self.pane.show_piece(current)
        self.pane.setVisible(current is not None)

    def _offer_countries(self) -> None:
        held = tuple(self.country.itemData(n) for n in range(1, self.country.count()))
        if held != self.model.countries:
            chosen = self.country.currentData()
            while self.country.count() > 1:
                self.country.removeItem(1)
            for code in self.model.countries:
                self.country.addItem(country_name(code), code)
            self.country.setCurrentIndex(max(0, self.country.findData(chosen)))
        self.country.setVisible(bool(self.model.countries))

    def _say_empty(self) -> None:
        if self.model.count:
            is_posts = self.model.wanted.about is About.SIGNPOST
            text = (
                "Places to turn to, country by country: they stand in the kind no to those whose "
                "wish is not for mentoring."
                if is_posts
                else f"None of {many(self.model.count, 'piece')} fits."
            )
            add = ("New piece…", self.add)
            steps = (add, ("Show all", self.clear_filters)) if is_posts else (
                ("Show all", self.clear_filters), add,
            )  # fmt: skip
            self.listed.empty.say(Icon.BOOK, "Nothing here", text, *steps)
            return
        self.listed.empty.say(
            Icon.BOOK,
            "The library is empty",
            "The office’s own texts, files and links stand here: the code of conduct, guides, "
            "places to turn to. Nothing comes with the program but the places for them.",
            ("Lay out the usual places", self.lay_out),
            ("New piece…", self.add),
        )

    def _printed(self, printed: GuidancePrinted) -> None:
        if printed.noted is not None:
            self.desk.announce(printed.noted)
        left = listed([row.title for row in printed.as_files])
        text = f"{many(len(printed.printed), 'piece')} printed to {printed.path.name}"
        if not printed.printed:
            text = "Nothing was printed"
        if left:
            text += f"; “Save a copy” gives the file of {left}"
        self.context.toasts.show_text(text)


class GuidanceAsker(Asker):
    """Asks what a new piece is about, and its title."""

    def new(self, about: About | None, keep: Any) -> None:
        """Add it, and hand its id to `keep`."""
        kinds = ChoiceField("About", [(said(one).capitalize(), one) for one in About])
        self._ask(
            "New piece of guidance",
            "Its words, file or link come after, beside the table.",
            [("about", kinds, about or About.RESOURCE), ("title", TextField("Title"), None)],
            "Add it",
            lambda v: NewGuidance(v["about"], v["title"] or ""),
            lambda values: keep(values["guidance_id"]),
        )


def _combo(name: str, all_: str, values: list[tuple[str, Any]]) -> QComboBox:
    made = QComboBox()
    made.setObjectName(f"filter_{name.split()[0].lower()}")
    made.setAccessibleName(name)
    made.addItem(all_, None)
    for text, value in values:
        made.addItem(text, value)
    return made
