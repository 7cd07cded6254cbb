"""The pane beside the library: one piece, edited in place, and who was given it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from mentordesk.commands.guidance import EditGuidance
from mentordesk.domain.guidance import About, Audience
from mentordesk.domain.meeting import Stage
from mentordesk.domain.places import country_name
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.guidance import GuidanceRow, given
from mentordesk.ui.choice_fields import ChoiceField, word_choice
from mentordesk.ui.fields import DayField, Field, LineField
from mentordesk.ui.guidance.accepted import AcceptedRows
from mentordesk.ui.guidance.file_part import FilePart
from mentordesk.ui.guidance.model import for_whom
from mentordesk.ui.page import Context
from mentordesk.ui.pane import Pane, TabLine, tab_bar
from mentordesk.ui.programme.section import Form
from mentordesk.ui.row_list import Rows
from mentordesk.ui.text_fields import TextField
from mentordesk.ui.widgets import label, restyle
from mentordesk.wording.dates import short_day
from mentordesk.wording.guidance import said
from mentordesk.wording.letters import NAMES

TABS = ("Words", "Given to", "Accepted")
_PLACEHOLDER = (
    "A place kept free: nothing here was written by the office yet, so it is neither printed nor "
    "sent. Write its words, or put a link or a file here."
)
_EMPTY = "There is nothing in it yet. Write its words, or put a link or a file here."


class GuidancePane(Pane):
    """A head that says what it is and whether it can be given, and two tabs."""

    def __init__(self, context: Context, deeds: Callable[[], Sequence[QAction]]) -> None:
        super().__init__(context.theme, "Guidance", deeds)
        self._context, self._desk = context, context.desk
        self.piece: GuidanceRow | None = None
        self._title = label("", "heading", wraps=True)
        self._about = label("", wraps=True)
        self._state = label("", "small", wraps=True)
        self.form = Form(context, "Piece of guidance", caption=80)
        self.file = FilePart(context)
        self._letters = label("", "small", "muted", wraps=True)
        self._build_form()
        self.given = Rows("Given to", "Nobody yet, as far as is noted.")
        self.accepted = AcceptedRows(context.desk)
        self.tabs = tab_bar("About this piece", TABS, self._fill_tab)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.form)
        self._stack.addWidget(self.given)
        self._stack.addWidget(self.accepted)
        bar = TabLine(context.theme, self.tabs)
        self.stack_up((self._title, self._about, self._state), bar, self._stack)
        self.setMinimumWidth(context.theme.scaled(360))
        self.show_piece(None)

    def show_piece(self, piece: GuidanceRow | None) -> None:
        """Show this piece as it stands now, or none."""
        self.piece = piece
        self._title.setText(piece.title if piece else "Choose a piece")
        about = " · ".join((said(piece.about).capitalize(), for_whom(piece))) if piece else ""
        self._about.setText(about)
        self._say_state(piece)
        self.show_deeds(piece is not None)
        for part in (self.tabs, self._stack):
            part.setVisible(piece is not None)
        is_code = piece is not None and piece.about is About.CODE_OF_CONDUCT
        self.tabs.setTabVisible(TABS.index("Accepted"), is_code)
        self._fill_tab()

    def write(self) -> None:
        """Lead the keyboard to the text."""
        self.tabs.setCurrentIndex(0)
        self.form.ensureWidgetVisible(self.text)
        self.text.setFocus()

    def _say_state(self, piece: GuidanceRow | None) -> None:
        text = ""
        if piece is not None and piece.placeholder:
            text = _PLACEHOLDER
        elif piece is not None and piece.why_not is not None:
            text = _EMPTY
        elif piece is not None and piece.is_due(self._desk.today()):
            text = f"Due for review since {short_day(piece.review_on)}. Set the next day below."
        self._state.setText(text)
        self._state.setVisible(bool(text))
        restyle(self._state, "tone", "attention")

    def _build_form(self) -> None:
        form = self.form
        kinds = ChoiceField("About", [(said(one).capitalize(), one) for one in About])
        for_ = ChoiceField("For", [(said(one).capitalize(), one) for one in Audience])
        form.head("What it says", "A line begun with a hyphen prints as a point.")
        self._own(TextField("Title"), "title")
        self.text = TextField("Text", "In the office’s own words", paragraphs=True)
        self._own(self.text, "body")
        self._own(TextField("Link", "As in https://…"), "link")
        form.box.addWidget(label("File", "small", "muted"))
        form.box.addWidget(self.file)
        form.head("What it is, and for whom")
        self._own(kinds, "about")
        self._own(for_, "audience")
        self._own(word_choice("Scheme", Scheme, ("Every scheme", None)), "scheme")
        self._own(word_choice("Stage", Stage, ("Not about a stage", None)), "stage")
        self._own(CountryField("Country", "For signposting; empty is everywhere"), "country")
        form.head("Where it stands")
        self._own(LineField("Version", "As in 2026"), "version")
        self._own(TextField("Credit", "Whose words these are, if not the office’s"), "credit")
        self._own(DayField("Review on", self._desk.today), "review_on")
        form.box.addWidget(self._letters)
        form.finish_layout()

    def _own(self, field: Field, name: str) -> None:
        self.form.add(
            field,
            lambda piece: getattr(piece, name),
            lambda piece, value: EditGuidance(piece.id, name, value),
            name,
        )

    def _fill_tab(self) -> None:
        number = self.tabs.currentIndex()
        self._stack.setCurrentIndex(number)
        piece = self.piece
        if piece is None:
            self.form.show_thing(None)
            return
        if number == TABS.index("Accepted"):
            self.accepted.fill()
            return
        if number == TABS.index("Given to"):
            self._fill_given(piece)
            return
        self.form.show_thing(piece)
        self.file.show_piece(piece)
        names = ", ".join(NAMES[one] for one in piece.letters)
        self._letters.setText(
            f"Goes with these letters: {names}."
            if names
            else "Goes with no letter. Settings ▸ Letters says which go with what."
        )

    def _fill_given(self, piece: GuidanceRow) -> None:
        self.given.begin()
        for one in self._desk.ask(given, piece.id):
            version = f"version {one.version}" if one.version else ""
            details = " · ".join(
                part for part in (short_day(one.on), said(one.way), version) if part
            )
            self.given.add(one.name, [details])
        self.given.end()


class CountryField(LineField):
    """A country, kept by its code where it is known and shown by its name."""

    def to_text(self, value: object) -> str:
        """The country's name."""
        return country_name(str(value)) if value else ""
