"""What a screen reader would hear: Qt's own events for it, taken where Qt hands them over."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import PySide6
import pytest
import shiboken6
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent

INSTALL = "_ZN11QAccessible20installUpdateHandlerEPFvP16QAccessibleEventE"
"""`QAccessible::installUpdateHandler`, which PySide does not offer, as Linux links it."""
Handler = ctypes.CFUNCTYPE(None, ctypes.c_void_p)


class Ear:
    """Keeps what was said, and the names of what the focus came to, in their order."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def told(self) -> list[str]:
        """What was heard since this was last asked."""
        heard, self.heard = self.heard, []
        return heard

    def listen(self, address: int) -> None:
        """Take one event."""
        event: Any = shiboken6.wrapInstance(address, QAccessibleEvent)
        if event.type() == QAccessible.Event.Announcement:
            event = shiboken6.wrapInstance(address, QAccessibleAnnouncementEvent)
            self.heard.append(event.message())
        elif event.type() == QAccessible.Event.Focus and event.accessibleInterface() is not None:
            self.heard.append(event.accessibleInterface().text(QAccessible.Text.Name))


@contextmanager
def listening() -> Iterator[Ear]:
    """Be a screen reader for a while; skips where Qt cannot be asked to hand its events over."""
    library = Path(PySide6.__file__).parent / "Qt" / "lib" / "libQt6Gui.so.6"
    if sys.platform != "linux" or not library.exists():
        pytest.skip("only on Linux is it known how Qt's events for a screen reader can be heard")
    install = getattr(ctypes.CDLL(str(library)), INSTALL)
    install.restype = ctypes.c_void_p
    ear = Ear()
    handler: Callable[[int], None] = Handler(ear.listen)
    QAccessible.setActive(True)
    install(handler)
    try:
        yield ear
    finally:
        install(None)
        QAccessible.setActive(False)
