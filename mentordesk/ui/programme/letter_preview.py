"""How a letter reads to a real pair: the fields filled from the file, nothing sent or kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QPlainTextEdit, QWidget

from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import LIVE
from mentordesk.jobs.letters import Prepared, prepare
from mentordesk.store.queries.letters import Words
from mentordesk.store.queries.relationships import RelationshipRow, relationships
from mentordesk.ui.page import Context
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label
from mentordesk.wording.letters import SAMPLES, left_out

_ARROW = 44
"""What the arrow and the edges of a choice take of its width, in px."""

NOBODY = "There is no pair yet to try the letter with; it is shown as it is written."


class LetterPreview(QWidget):
    """A pair to try the words with, whom of the two they go to, and the letter."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.desk
        self._pairs_known = False
        self._occasion = Occasion.ACKNOWLEDGE
        self._words = Words("", "", 0)
        self._letters: tuple[Prepared, ...] = ()
        self.pairs = Names("preview_pair", "Pair to try the letter with")
        self.people = Names("preview_person", "Who gets the letter")
        self.pairs.activated.connect(lambda _n: self._write())
        self.people.activated.connect(lambda _n: self._tell())
        self.note = label("", "small", "muted", wraps=True)
        self.subject = label("", "name", wraps=True)
        self.subject.setObjectName("preview_subject")
        self.body = QPlainTextEdit()
        self.body.setReadOnly(True)
        self.body.setFrameShape(QFrame.Shape.NoFrame)
        self.body.setObjectName("preview_text")
        self.body.setAccessibleName("The letter as it would be read")
        head = label("As it would be read", "name")
        box = column(head, self.pairs, self.people, self.note, self.subject, self.body)
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        box.setStretch(5, 1)
        self.setLayout(box)
        self._desk.changed.connect(self._changed)

    def show_words(self, occasion: Occasion, words: Words) -> None:
        """Try these words with the chosen pair."""
        self._occasion, self._words = occasion, words
        if not self._pairs_known:
            self._read_pairs()
        self._write()

    def _read_pairs(self) -> None:
        """Pairs that live first, since letters go to them."""
        self._pairs_known = True
        pairs = self._desk.ask(relationships, self._desk.today())
        ordered: list[RelationshipRow] = sorted(pairs, key=lambda pair: pair.state not in LIVE)
        self.pairs.offer([(f"{pair.mentee} with {pair.mentor}", pair.id) for pair in ordered])

    def _write(self) -> None:
        pair, workspace = self.pairs.currentData(), self._desk.workspace
        ids = [pair] if pair else []
        self._letters = prepare(workspace, self._occasion, ids, self._words, SAMPLES)
        offered = []
        for letter in self._letters:
            why = f"  ·  {left_out(letter.why_not.value)}" if letter.why_not else ""
            offered.append((f"To {letter.name}{why}", letter.person_id))
        self.people.offer(offered)
        self._tell()

    def _tell(self) -> None:
        number = self.people.currentIndex()
        letter = self._letters[number] if 0 <= number < len(self._letters) else None
        self.note.setText("" if letter else NOBODY)
        self.note.setVisible(letter is None)
        self.subject.setText(letter.subject if letter else self._words.subject)
        text = letter.body if letter else self._words.body
        if text != self.body.toPlainText():
            at = self.body.verticalScrollBar().value()
            self.body.setPlainText(text)
            self.body.verticalScrollBar().setValue(at)

    def _changed(self, changes: Iterable[ChangedRow]) -> None:
        if any(change.table in ("match", "person") for change in changes):
            self._pairs_known = False


class Names(QComboBox):
    """A choice of names as wide as its column: a long one ends in dots, its tip says it all."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, texts: Sequence[tuple[str, str]]) -> None:
        """Offer these texts with what each stands for; what was chosen stays, else the first."""
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for number, (text, meant) in enumerate(texts):
                self.addItem(text, meant)
                self.setItemData(number, text, Qt.ItemDataRole.ToolTipRole)
                self.setItemData(number, text, Qt.ItemDataRole.AccessibleTextRole)
            self.setCurrentIndex(max(self.findData(chosen), 0) if texts else -1)
        self.setVisible(bool(texts))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width cuts elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), self.width() - _ARROW
        with QSignalBlocker(self):
            for number in range(self.count()):
                whole = self.itemData(number, Qt.ItemDataRole.ToolTipRole)
                cut = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)
                if cut != self.itemText(number):
                    self.setItemText(number, cut)
        self.setToolTip(self.currentData(Qt.ItemDataRole.ToolTipRole) or "")
