"""How one sheet is read: headings, letters and delimiters, and the sheet as it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QScrollArea,
    QSpinBox,
    QStackedWidget,
    QWidget,
)

from mentordesk.importing.problems import Problem, ProblemKind
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon
from mentordesk.ui.imports.doubtful import Doubtful
from mentordesk.ui.imports.raw_grid import RawGrid
from mentordesk.ui.imports.sources import Read, SheetChoice, Source
from mentordesk.ui.imports.words import DELIMITERS, ENCODINGS, counted_rows, encoding_words
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label, panel, row
from mentordesk.wording.imports import sheet_trouble

GUESS = "Guess"
Fit = QComboBox.SizeAdjustPolicy
LAST_HEADER = 500
TYPING_MS = 300
"""The spin box may be turned through several rows before the sheet is guessed anew."""


class HowRead(QWidget):
    """Beside the table of sheets: the one chosen there, and what can be put right about it."""

    header_set = Signal(str, int)
    encoding_set = Signal(str, object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._choice: SheetChoice | None = None
        self._source: Source | None = None
        self.setObjectName("how_read")
        self._build(theme)
        self._wait = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._wait.timeout.connect(self._send_header)
        self.header.valueChanged.connect(lambda _row: self._wait.start())
        self.encoding.activated.connect(lambda _index: self._send_encoding())
        self.delimiter.activated.connect(lambda _index: self._send_encoding())
        self.grid.header_wanted.connect(self._set_header)
        theme.changed.connect(self._fit)
        self.doubtful.chosen.connect(self._choose_encoding)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self._choice = self._source = None
        self._either.setCurrentWidget(self._blank)
        self.trouble.say(Icon.SHEET, "Choose a sheet to see how it is read")

    def show_sheet(self, source: Source, read: Read | None, choice: SheetChoice | None) -> None:
        """Show a sheet, or why its file has none."""
        self._source, self._choice = source, choice
        if choice is None:
            self._say_trouble(source, read)
            return
        self._either.setCurrentWidget(self._found)
        sheet, mapping = choice.sheet, choice.mapping
        name = f"{source.name} · {sheet.name}" if sheet.name else source.name
        self._name.setText(name)
        self._name.setToolTip(name)
        self._count.setText(counted_rows(choice.rows))
        if not self._wait.isActive():
            self.header.blockSignals(True)
            self.header.setValue(mapping.header_row)
            self.header.blockSignals(False)
        is_text = sheet.encoding is not None or bool(source.text)
        self._text_line.setVisible(is_text)
        self._fill_encodings(source, choice)
        problems = read.problems if read else ()
        self.doubtful.show_problem(source, _guessed(problems))
        self.grid.show_sheet(sheet, mapping.header_row)
        self._fit()

    def _build(self, theme: Theme) -> None:
        self._name = label("", "name")
        self._count = label("", tone="muted")
        self.header = QSpinBox()
        self.header.setObjectName("header_row")
        self.header.setAccessibleName("Row that holds the headings")
        self.header.setRange(0, LAST_HEADER)
        self.header.setSpecialValueText("none")
        self.header.setKeyboardTracking(False)
        self.header.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.UpDownArrows)
        self.header.setFixedWidth(theme.scaled(88))
        self.encoding, self.delimiter = QComboBox(), QComboBox()
        self.encoding.setObjectName("encoding")
        self.encoding.setAccessibleName("Letters are read as")
        self.delimiter.setObjectName("delimiter")
        self.delimiter.setAccessibleName("Cells are parted by")
        for combo, letters in ((self.encoding, 20), (self.delimiter, 10)):
            combo.setSizeAdjustPolicy(Fit.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(letters)
        self.delimiter.addItem(GUESS, None)
        for sign, words in DELIMITERS:
            self.delimiter.addItem(words.capitalize(), sign)
        hint = label("Enter on a row below makes it the headings", "small", "muted")
        first = row(label("Headings in row"), self.header, hint, 0)
        self._text_line = QWidget()
        self._text_line.setLayout(
            row(
                label("Letters"),
                self.encoding,
                Space.S,
                label("Parted by"),
                self.delimiter,
                0,
            )
        )
        title = row(self._name, 0, self._count)
        title.setStretch(0, 1)
        top = column(title, first, self._text_line, space=Space.S)
        top.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self.doubtful = Doubtful(theme)
        self.grid = RawGrid(theme)
        self.grid.setMinimumHeight(theme.scaled(150))
        inner = column(top, self.doubtful, self.grid, space=0)
        inner.setStretch(2, 1)
        self._found = QScrollArea()  # large text leaves too little height for all of it
        self._found.setWidgetResizable(True)
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = panel(inner)
        self._found.setWidget(self._inner)
        self.trouble = Empty(theme)
        self._either = QStackedWidget()
        self._either.addWidget(self._found)
        self._blank = panel(column(self.trouble))
        self._either.addWidget(self._blank)
        self.trouble.setObjectName("sheet_trouble")
        self.trouble.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(self._either))

    def _fit(self) -> None:
        """Scroll down where the text is large, but never sideways."""
        bar = self._found.verticalScrollBar().sizeHint().width()
        self._found.setMinimumWidth(self._inner.minimumSizeHint().width() + bar)

    def _say_trouble(self, source: Source, read: Read | None) -> None:
        self._either.setCurrentWidget(self._blank)
        if read is None:
            self.trouble.say(Icon.SHEET, f"Reading {source.name}…")
        elif read.trouble is not None:
            said = sheet_trouble(read.trouble.kind.value, read.trouble.values)
            self.trouble.say(Icon.ALERT, "This file cannot be read", str(said))
        else:
            self.trouble.say(Icon.ALERT, "Nothing is in this file", f"{source.name} has no rows.")

    def _fill_encodings(self, source: Source, choice: SheetChoice) -> None:
        held = (choice.sheet.encoding or "").replace("-", "_")
        self.encoding.clear()
        guessed = f"{GUESS}: {encoding_words(choice.sheet.encoding)}"
        self.encoding.addItem(GUESS if source.encoding else guessed, None)
        for name, words in ENCODINGS:
            self.encoding.addItem(words, name)
        if source.encoding and self.encoding.findData(held) < 0:
            self.encoding.addItem(encoding_words(held), held)
        self.encoding.setCurrentIndex(max(0, self.encoding.findData(source.encoding)))
        self.encoding.setEnabled(not source.text)
        self.delimiter.setCurrentIndex(max(0, self.delimiter.findData(source.delimiter)))

    def _set_header(self, number: int) -> None:
        self.header.setValue(number)
        self._wait.stop()
        self._send_header()

    def _send_header(self) -> None:
        if self._choice is not None and self.header.value() != self._choice.mapping.header_row:
            self.header_set.emit(self._choice.key, self.header.value())

    def _send_encoding(self) -> None:
        if self._source is not None:
            wanted = self.encoding.currentData(), self.delimiter.currentData()
            if wanted != (self._source.encoding, self._source.delimiter):
                self.encoding_set.emit(self._source.key, *wanted)

    def _choose_encoding(self, encoding: str) -> None:
        if self._source is not None:
            self.encoding_set.emit(self._source.key, encoding, self._source.delimiter)


def _guessed(problems: tuple[Problem, ...]) -> Problem | None:
    return next((p for p in problems if p.kind is ProblemKind.ENCODING_GUESSED), None)
