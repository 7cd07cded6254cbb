"""The programme's letters in the office's own words, beside how a real pair would read them."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QListWidget, QWidget

from mentordesk.commands.letters import SaveLetterTemplate, UseShippedLetter
from mentordesk.domain.letter import Occasion
from mentordesk.domain.refusal import Refused
from mentordesk.jobs.letters import words_for
from mentordesk.store.queries.letters import Words, own_words
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context
from mentordesk.ui.programme.letter_fields import FieldMenu, LetterField
from mentordesk.ui.programme.letter_guidance import LetterGuidancePart
from mentordesk.ui.programme.letter_preview import LetterPreview
from mentordesk.ui.programme.section import Form, Section
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, row, side_by_side
from mentordesk.wording.letters import NAMES

REST_MS = 250
"""The preview is written anew when the typing rests for so long."""

OCCASIONS = tuple(Occasion)
LIST_WIDTH = 196
"""Width the list begins with, in px at 100 %."""


class LettersSection(Section):
    """On the left the letters, then the words of the chosen one, and what becomes of them.

    A text is kept on leaving it, one step each. What cannot be kept stays with its letter until
    it is mended or given up with Esc.
    """

    name = "letters"
    title = "Letters"
    icon = Icon.MAIL
    tables = frozenset(
        {
            "letter_template", "match", "person", "person_email", "programme", "round",
            "application", "guidance", "guidance_file", "letter_guidance",
        }
    )  # fmt: skip

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Occasion | None = None
        self._words = Words("", "", 0)
        self._unkept: dict[Occasion, tuple[str, str]] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._preview)
        self._build()

    @property
    def occasion(self) -> Occasion:
        """The letter that is shown."""
        return OCCASIONS[max(self.letters.currentRow(), 0)]

    def fill(self) -> None:
        """Show the words that hold now, and which letters are the office's own."""
        occasion = self.occasion
        self._words = words_for(self.desk.workspace, occasion)
        self._name_letters()
        is_other, self._shown = occasion is not self._shown, occasion
        if is_other:
            self.fields.offer(occasion)
            self.form.verticalScrollBar().setValue(0)
        for field, text in ((self.subject, self._words.subject), (self.body, self._words.body)):
            if is_other or not field.wrong:
                field.show_letter(occasion, text)
        unkept = self._unkept.pop(occasion, None) if is_other else None
        if unkept is not None:
            self.subject.take_up(unkept[0])
            self.body.take_up(unkept[1])
        is_own = self._words.version > 0
        self._about.setText(
            f"Your own words, version {self._words.version}."
            if is_own
            else "The words MentorDesk brings along. What you change is kept as yours."
        )
        self.shipped.setEnabled(is_own and not self.desk.is_read_only)
        self.along.show_letter(occasion)
        self._preview()

    def arrive(self, thing: object) -> None:
        """Show the letter of this occasion, by its value."""
        found = next((n for n, one in enumerate(OCCASIONS) if one.value == thing), None)
        if found is not None:
            self.letters.setCurrentRow(found)

    def use_shipped(self) -> None:
        """Back to the words MentorDesk brings along."""
        self._unkept.pop(self.occasion, None)
        for field in (self.subject, self.body):
            field.area.document().setModified(False)
        self._shown = None
        self.desk.do(UseShippedLetter(self.occasion))

    def _build(self) -> None:
        self.letters = QListWidget()
        self.letters.setObjectName("occasions")
        self.letters.setAccessibleName("Letters")
        self.letters.setFrameShape(QListWidget.Shape.NoFrame)
        self.letters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.letters.setWordWrap(True)
        self.letters.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.letters.setSpacing(1)
        self.letters.addItems([NAMES[one] for one in OCCASIONS])
        self.letters.setCurrentRow(OCCASIONS.index(Occasion.PROPOSAL_MENTEE))
        self.letters.currentRowChanged.connect(self._turn)
        self.preview = LetterPreview(self.context)
        side = panel(column(self.preview, space=0))
        side.setProperty("rule", "start")
        side.setMinimumWidth(260)
        words = self._build_words()
        words.setProperty("rule", "start")
        listed = panel(column(self.letters, space=0, margin=Space.XS))
        whole = side_by_side(listed, words, side, widths=(LIST_WIDTH, 440, 360), grows=(1, 2))
        self.theme.changed.connect(self._fit)
        self._fit()
        self.setLayout(column(whole, space=0))
        self.setFocusProxy(self.letters)

    def _build_words(self) -> QWidget:
        self.subject = LetterField(self.theme, "Subject")
        self.body = LetterField(self.theme, "Letter", paragraphs=True)
        self.form = Form(self.context, "Letter", caption=48)
        self.form.head("Words", "A field in braces becomes what is known of each person.")
        self.fields = FieldMenu(self.theme, self, (self.subject, self.body))
        self.form.box.addLayout(row(self.fields.button, 0))
        for field, name in ((self.subject, "letter_subject"), (self.body, "letter_text")):
            self.form.place(field, lambda _shown: None, name)
            field.typing.connect(self._rest.start)
            field.area.given_up.connect(lambda: self._rest.start())
        self.subject.committed.connect(
            lambda text: self._keep(self.subject, text, self._words.body)
        )
        self.body.committed.connect(lambda text: self._keep(self.body, self._words.subject, text))
        self.shipped = button("Use the shipped words", self.use_shipped, name="shipped_letter")
        self._about = label("", "small", "muted", wraps=True)
        self._about.setObjectName("letter_version")
        self.along = LetterGuidancePart(self.context)
        self.form.head("What goes along", "Pieces of the guidance library, for whom they are.")
        self.form.box.addWidget(self.along)
        self.form.head("Whose words")
        self.form.box.addWidget(self._about)
        self.form.box.addLayout(row(self.shipped, 0))
        self.form.finish_layout()
        if self.desk.is_read_only:
            self.fields.button.setEnabled(False)
        return panel(column(self.form, space=0))

    def _fit(self) -> None:
        self.letters.setMinimumWidth(self.theme.scaled(LIST_WIDTH - Space.XL))

    def _keep(self, field: LetterField, subject: str | None, body: str | None) -> None:
        """One step; a text that cannot be kept stays to be mended, and Esc still gives it up."""

        def refuse(refused: Refused) -> None:
            field.refuse(refused)
            field.area.document().setModified(True)

        assert self._shown is not None
        self.desk.do(SaveLetterTemplate(self._shown, subject or "", body or ""), refused=refuse)

    def _turn(self, _row: int) -> None:
        """Another letter: what could not be kept of this one waits with it."""
        before = self._shown
        if before is not None and (self.subject.wrong or self.body.wrong):
            self._unkept[before] = (self.subject.text, self.body.text)
        self.refresh()

    def _name_letters(self) -> None:
        own = self.desk.ask(own_words)
        with QSignalBlocker(self.letters):
            for number, one in enumerate(OCCASIONS):
                signs = ["own words"] * (one in own) + ["not kept"] * (one in self._unkept)
                text = "  ·  ".join([NAMES[one], *signs])
                self.letters.item(number).setText(text)
                self.letters.item(number).setToolTip(text)

    def _preview(self) -> None:
        self._rest.stop()
        self.preview.show_words(self.occasion, Words(self.subject.text, self.body.text, 0))
