"""Letters to many: looked at, written as mail drafts, then marked as sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from mentordesk.commands.letters import MarkLettersSent, Sent
from mentordesk.domain.letter import Occasion
from mentordesk.domain.refusal import Refused
from mentordesk.jobs.enclosing import Enclosing
from mentordesk.jobs.letters import Drafted, LeftOut, Prepared, write_letters
from mentordesk.ui.bidi import PlainItems
from mentordesk.ui.mail_program import open_drafts
from mentordesk.ui.page import Context
from mentordesk.ui.ready_warning import may_introduce
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording.letters import NAMES, left_out
from mentordesk.wording.refusals import refusal
from mentordesk.wording.words import many


@dataclass(frozen=True)
class Letters:
    """What letters are about: the occasions to choose from, and who gets which words."""

    occasions: Sequence[Occasion]
    usual: Occasion
    prepare: Callable[[Occasion], tuple[Prepared, ...]]


class LettersDialog(QDialog):
    """On the left the occasion and who gets the letter, on the right its words."""

    def __init__(self, context: Context, parent: QWidget, about: Letters) -> None:
        super().__init__(parent)
        self._context, self._desk, self._about = context, context.desk, about
        self._letters: tuple[Prepared, ...] = ()
        self._files: dict[int, Path] = {}
        self.setWindowTitle("Letters")
        self.setObjectName("letters")
        self.setAccessibleName("Letters")
        self._build()
        self.occasion.setCurrentIndex(list(about.occasions).index(about.usual))
        self._show()
        self.occasion.currentIndexChanged.connect(lambda _index: self._show())

    @property
    def chosen(self) -> Occasion:
        """The occasion that is shown."""
        return self._about.occasions[self.occasion.currentIndex()]

    def save(self) -> None:
        """Write the letters as drafts into a folder; nothing else changes."""
        self._write(self._say_saved)

    def open_one(self) -> None:
        """Open the draft of the letter that is shown in the mail program."""
        number = self.people.currentRow()
        self._opened(lambda: [self._files[number]] if number in self._files else [])

    def open_all(self) -> None:
        """Open every draft in the mail program, after a question when they are many."""
        self._opened(lambda: list(self._files.values()))

    def _opened(self, files: Callable[[], Sequence[Path]]) -> None:
        """Open these drafts, written first where they were not yet."""

        def handed(_drafted: Drafted | None = None) -> None:
            if wanted := files():
                open_drafts(self._context, self, wanted)

        if self._files:
            handed()
        else:
            self._write(handed)

    def _write(self, then: Callable[[Drafted], object]) -> None:
        """Ask for the folder and write the drafts there; `then` hears of it."""
        folder = self._context.answers.folder(self, "Folder for the letters")
        if folder is None:
            return
        workspace, occasion, letters = self._desk.workspace, self.chosen, self._letters
        ready = [number for number, one in enumerate(letters) if one.why_not is None]

        def written(drafted: Drafted) -> None:
            if letters is self._letters:  # else another letter was chosen meanwhile
                self._files = dict(zip(ready, drafted.files, strict=True))
            if drafted.noted is not None:
                self._desk.announce(drafted.noted)
            then(drafted)

        self._context.runner.start(
            "Writing letters",
            lambda progress: write_letters(workspace, occasion, letters, folder, progress),
            done=written,
            refused=self._refuse,
            failed=self._desk.tell_trouble,
        )

    def mark(self) -> None:
        """Note that they went out, which moves what they are about on."""
        ready = [one for one in self._letters if one.why_not is None]
        letters = tuple(
            Sent(one.person_id, one.match_id, one.ask_id, one.round_id, one.group_id)
            for one in ready
        )
        about = {one.match_id for one in letters if one.match_id}
        if self.chosen in _INTRODUCE and not may_introduce(self._context, self, about):
            return
        command = MarkLettersSent(self.chosen, letters)
        if letters and self._desk.do(command, refused=self._refuse) is not None:
            self.accept()

    def _build(self) -> None:
        self.occasion = QComboBox()
        self.occasion.setObjectName("occasion")
        self.occasion.setAccessibleName("Letter")
        self.occasion.addItems([NAMES[one] for one in self._about.occasions])
        self.people = QListWidget()
        self.people.setItemDelegate(PlainItems(self.people))
        self.people.setObjectName("letter_people")
        self.people.setAccessibleName("Who gets the letter")
        self.people.setMinimumWidth(260)
        self.people.currentRowChanged.connect(self._preview)
        self.subject = label("", "name", wraps=True)
        self.body = QPlainTextEdit()
        self.body.setReadOnly(True)
        self.body.setObjectName("letter_body")
        self.body.setAccessibleName("The letter")
        self.body.setMinimumSize(420, 320)
        self.wrong = label("", tone="urgent", wraps=True)
        self.wrong.hide()
        self.count = label("", "small", "muted", wraps=True)
        self.anyway = QCheckBox("Also where the end survey is not back")
        self.anyway.setObjectName("without_survey")
        self.anyway.toggled.connect(lambda _on: self._show())
        self.anyway.hide()
        left = column(self.occasion, self.people, self.count, self.anyway, space=Space.S)
        self.along = label("", "small", "muted", wraps=True)
        self.along.setObjectName("letter_along")
        right = column(self.subject, self.body, self.along, space=Space.S)
        both = row(space=Space.L)
        both.addLayout(left, 1)
        both.addLayout(right, 2)
        self.sent = button("Mark as sent", self.mark)
        self.drafts = button("Write drafts…", self.save, kind="primary")
        self.mail = self._mail_button()
        foot = row(button("Close", self.reject), 0, self.sent, self.mail, self.drafts)
        head = label("Letters", "heading")
        self.setLayout(column(head, both, self.wrong, foot, space=Space.M, margin=Space.XL))
        if self._desk.is_read_only:
            self.sent.setEnabled(False)
            self.sent.setToolTip("The file is open for reading only")

    def _mail_button(self) -> QPushButton:
        """One button for one letter or all of them; its lines have keys of their own."""
        made = button("Open in the mail program")
        menu = QMenu(made)
        for text, slot, keys in (
            ("This letter", self.open_one, "Ctrl+O"), ("All letters", self.open_all, "Ctrl+Shift+O")
        ):  # fmt: skip
            action = menu.addAction(text, slot)
            action.setShortcut(QKeySequence(keys))
            self.addAction(action)
        made.setMenu(menu)
        return made

    def _show(self) -> None:
        self._files = {}
        self._letters = self._about.prepare(self.chosen)
        self.anyway.setVisible(any(one.why_not is LeftOut.NO_SURVEY for one in self._letters))
        if self.anyway.isChecked():
            self._letters = tuple(map(_without_survey, self._letters))
        self.wrong.hide()
        try:
            self._enclosing: Enclosing | None = Enclosing(self._desk.workspace, self.chosen)
        except Refused as refused:
            self._enclosing = None
            self._refuse(refused)
        self.people.clear()
        for letter in self._letters:
            why = left_out(letter.why_not.value) if letter.why_not else ""
            item = QListWidgetItem(f"{letter.name}  ·  {why}" if why else letter.name)
            if why:
                item.setToolTip(why)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.people.addItem(item)
        ready = sum(letter.why_not is None for letter in self._letters)
        gone = len(self._letters) - ready
        said = many(ready, "letter") + (f", {gone} cannot be written to" if gone else "")
        self.count.setText(said)
        may = ready > 0 and self._enclosing is not None
        self.drafts.setEnabled(may)
        self.mail.setEnabled(may)
        for action in self.mail.menu().actions():
            action.setEnabled(may)
        self.sent.setEnabled(may and not self._desk.is_read_only)
        first = next((n for n, one in enumerate(self._letters) if one.why_not is None), 0)
        self.people.setCurrentRow(first)
        self._preview(first)

    def _preview(self, number: int) -> None:
        letter = self._letters[number] if 0 <= number < len(self._letters) else None
        self.subject.setText(letter.subject if letter else "")
        self.body.setPlainText(letter.body if letter else "")
        names = self._enclosing.names(letter) if letter and self._enclosing else ()
        self.along.setText(f"Goes along: {', '.join(names)}" if names else "")
        self.along.setVisible(bool(names))

    def _say_saved(self, drafted: Drafted) -> None:
        folder = drafted.files[0].parent.name if drafted.files else ""
        text = f"{many(len(drafted.files), 'letter')} written to {folder}"
        self._context.toasts.show_text(text)

    def _refuse(self, refused: Refused) -> None:
        self.wrong.setText(str(refusal(refused)))
        self.wrong.show()


_INTRODUCE = frozenset({Occasion.INTRODUCTION_MENTEE, Occasion.INTRODUCTION_MENTOR})
"""The letters by which two people are brought together."""


def _without_survey(letter: Prepared) -> Prepared:
    """Let it go although the end survey is not back."""
    return replace(letter, why_not=None) if letter.why_not is LeftOut.NO_SURVEY else letter
