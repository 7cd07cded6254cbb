"""Says in advance what dialogs will be answered; a dialog nobody foresaw fails the test."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QWidget


class Answer:
    """Takes the place of the person at the screen (`ui.dialogs.Answers`)."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self._ready: deque[tuple[str, Any]] = deque()

    def will(self, kind: str, value: Any = None) -> None:
        """The next question will be of this kind (confirm, tell, text, choice, …)."""
        self._ready.append((kind, value))

    def will_fill(self, fill: Callable[[QDialog], None]) -> None:
        """The next dialog will be filled in by this function, which also ends it."""
        self.will("dialog", fill)

    def check_all_asked(self) -> None:
        """Fail when a question that was foreseen never came."""
        if self._ready:
            pytest.fail(f"never asked: {[kind for kind, _ in self._ready]}")

    def confirm(self, parent: QWidget, heading: str, text: str, yes: str) -> bool:
        """Answer a question."""
        return bool(self._next("confirm", f"{heading}: {text}"))

    def tell(self, parent: QWidget, heading: str, text: str) -> None:
        """Take notice."""
        self._next("tell", f"{heading} {text}")

    def text(self, parent: QWidget, heading: str, prompt: str, start: str = "") -> str | None:
        """Type a line."""
        value: str | None = self._next("text", f"{heading}: {prompt}")
        return value

    def choice(self, parent: QWidget, heading: str, prompt: str, items: list[str]) -> int | None:
        """Choose by words."""
        value = self._next("choice", f"{heading}: {', '.join(items)}")
        return None if value is None else items.index(value)

    def open_file(self, parent: QWidget, heading: str, kinds: str) -> Path | None:
        """Choose a file."""
        value: Path | None = self._next("open_file", heading)
        return value

    def open_files(self, parent: QWidget, heading: str, kinds: str) -> list[Path]:
        """Choose files."""
        value: list[Path] = self._next("open_files", heading)
        return value

    def save_file(self, parent: QWidget, heading: str, start: str, kinds: str) -> Path | None:
        """Name a file."""
        value: Path | None = self._next("save_file", heading)
        return value

    def folder(self, parent: QWidget, heading: str) -> Path | None:
        """Choose a folder."""
        value: Path | None = self._next("folder", heading)
        return value

    def run_dialog(self, dialog: QDialog) -> int:
        """Stands in for `QDialog.exec`."""
        fill = self._next("dialog", dialog.objectName() or type(dialog).__name__)
        fill(dialog)
        return dialog.result()

    def _next(self, kind: str, said: str) -> Any:
        self.said.append(said)
        if not self._ready or self._ready[0][0] != kind:
            pytest.fail(f"an unexpected dialog ({kind}): {said}")
        return self._ready.popleft()[1]
