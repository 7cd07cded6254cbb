"""Dialogs in sentences: a refusal, trouble with the file, a question, and our own mistakes."""

from __future__ import annotations

import platform
import re
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QPlainTextEdit,
    QWidget,
)

import mentordesk
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row


class Answers(Protocol):
    """Whoever answers the program's questions: the person, or a test in advance."""

    def confirm(self, parent: QWidget, heading: str, text: str, yes: str) -> bool:
        """Whether to go on; `yes` is the word on the button that goes on."""

    def tell(self, parent: QWidget, heading: str, text: str) -> None:
        """Say something that needs no more than to be read."""

    def text(self, parent: QWidget, heading: str, prompt: str, start: str = "") -> str | None:
        """A line of text, or None."""

    def choice(self, parent: QWidget, heading: str, prompt: str, items: list[str]) -> int | None:
        """Which of the items, or None."""

    def open_file(self, parent: QWidget, heading: str, kinds: str) -> Path | None:
        """A file to read, or None; `kinds` as Qt writes filters."""

    def open_files(self, parent: QWidget, heading: str, kinds: str) -> list[Path]:
        """Files to read; none when the person thought better of it."""

    def save_file(self, parent: QWidget, heading: str, start: str, kinds: str) -> Path | None:
        """A file to write, or None."""

    def folder(self, parent: QWidget, heading: str) -> Path | None:
        """A folder, or None."""


def file_to_write(
    answers: Answers, parent: QWidget, heading: str, start: str, kinds: str
) -> Path | None:
    """A file to write, or None; a name typed without the ending of `start` is given it."""
    path, ending = answers.save_file(parent, heading, start, kinds), Path(start).suffix
    if path is None or path.suffix.lower() == ending:
        return path
    return path.with_name(f"{path.name}{ending}")


class PersonAnswers:
    """Asks the person at the screen, in dialogs."""

    def confirm(self, parent: QWidget, heading: str, text: str, yes: str) -> bool:
        """Whether to go on; Esc and closing mean no."""
        return Sentence(parent, heading, text, yes).exec() == QDialog.DialogCode.Accepted

    def tell(self, parent: QWidget, heading: str, text: str) -> None:
        """A sentence and a button to close it."""
        Sentence(parent, heading, text, None).exec()

    def text(self, parent: QWidget, heading: str, prompt: str, start: str = "") -> str | None:
        """A line of text, or None when it was left empty or cancelled."""
        typed, fine = QInputDialog.getText(parent, heading, prompt, text=start)
        return typed.strip() or None if fine else None

    def choice(self, parent: QWidget, heading: str, prompt: str, items: list[str]) -> int | None:
        """Which of the items, or None."""
        picked, fine = QInputDialog.getItem(parent, heading, prompt, items, 0, False)
        return items.index(picked) if fine else None

    def open_file(self, parent: QWidget, heading: str, kinds: str) -> Path | None:
        """A file to read, or None."""
        name, _ = QFileDialog.getOpenFileName(parent, heading, "", kinds)
        return Path(name) if name else None

    def open_files(self, parent: QWidget, heading: str, kinds: str) -> list[Path]:
        """Files to read; none when the person thought better of it."""
        names, _ = QFileDialog.getOpenFileNames(parent, heading, "", kinds)
        return [Path(name) for name in names]

    def save_file(self, parent: QWidget, heading: str, start: str, kinds: str) -> Path | None:
        """A file to write, or None; the dialog itself asks before one is replaced."""
        name, _ = QFileDialog.getSaveFileName(parent, heading, start, kinds)
        return Path(name) if name else None

    def folder(self, parent: QWidget, heading: str) -> Path | None:
        """A folder, or None."""
        name = QFileDialog.getExistingDirectory(parent, heading)
        return Path(name) if name else None


class Sentence(QDialog):
    """A heading, a sentence, and one or two buttons."""

    def __init__(self, parent: QWidget | None, heading: str, text: str, yes: str | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("MentorDesk")
        self.setObjectName("sentence")
        self.setAccessibleName(heading)
        head, body = label(heading, "heading", wraps=True), label(text, wraps=True)
        head.setMinimumWidth(360)
        body.setMinimumWidth(360)
        last = button(yes or "Close", self.accept, kind="primary")
        last.setDefault(True)
        foot = row(0, last) if yes is None else row(0, button("Cancel", self.reject), last)
        box = column(head, body, Space.S, foot, space=Space.M, margin=Space.XL)
        self.setLayout(box)
        last.setFocus()


class Mistake(QDialog):
    """Our own mistake: calm words, and the report itself, shown before anybody keeps it."""

    def __init__(self, parent: QWidget | None, report: str, answers: Answers) -> None:
        super().__init__(parent)
        self._answers = answers
        self.setWindowTitle("MentorDesk")
        self.setObjectName("mistake")
        self.setAccessibleName("Something went wrong in the program")
        text = label(
            "This is a fault of the program, not of yours. What you were doing was not done; "
            "everything before it is safe. You may save the report below and send it to whoever "
            "looks after MentorDesk. It holds no names from your file, and nothing is sent by "
            "itself.",
            wraps=True,
        )
        text.setMinimumWidth(480)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName("Report")
        self.report.setMinimumHeight(200)
        close = button("Close", self.accept, kind="primary")
        foot = row(button("Copy report", self._copy), button("Save report…", self._save), 0, close)
        head = label("Something went wrong", "heading")
        self.setLayout(column(head, text, self.report, foot, space=Space.M, margin=Space.XL))
        close.setFocus()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())

    def _save(self) -> None:
        kinds = "Text (*.txt)"
        path = self._answers.save_file(self, "Save the report", "mentordesk-report.txt", kinds)
        if path is not None:
            path.write_text(self.report.toPlainText(), encoding="utf-8")


def report_of(error: BaseException) -> str:
    """What a developer needs, without values: versions, kinds of error, and places in our code."""
    lines = [
        f"MentorDesk {mentordesk.__version__}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.release()}",
        "",
    ]
    chain: BaseException | None = error
    while chain is not None:
        lines.append(f"{type(chain).__module__}.{type(chain).__qualname__}")
        for frame in traceback.extract_tb(chain.__traceback__):
            ours = re.search(r"(mentordesk|site-packages)[\\/].*$", frame.filename)
            file = ours.group() if ours else Path(frame.filename).name
            lines.append(f"  {file}:{frame.lineno} in {frame.name}")
        chain = chain.__cause__ or chain.__context__
        if chain is not None:
            lines.append("caused by")
    return "\n".join(lines)


def catch_mistakes(show: Callable[[BaseException], None]) -> None:
    """Hand every exception nobody caught to `show`, and to the log as before."""
    before = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: object) -> None:
        before(kind, error, trace)  # type: ignore[arg-type]
        if not issubclass(kind, KeyboardInterrupt):
            show(error)

    sys.excepthook = hook
