"""Takes pictures of the real window: every page of an open file, light and dark."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from mentordesk.domain.round import RoundState
from mentordesk.store.queries.rounds import all_rounds
from mentordesk.ui.tokens import Mode
from mentordesk.ui.window import Window
from mentordesk.ui.workplace import Workplace

SIZE = (1440, 900)
_QUIET_MS = 150
_PATIENCE_MS = 30_000
_QUIET_TURNS = 3
"""An answer that comes in a turn asks for its layout in the next."""


def take(window: Window, folder: Path) -> list[Path]:
    """Writes one PNG for each page and theme into `folder`; returns the files.

    The window has a file open; `ValueError` otherwise.
    """
    place = window.workplace
    if place is None:
        raise ValueError("no file is open")
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(*SIZE)
    window.show()
    files = []
    for mode in (Mode.LIGHT, Mode.DARK):
        window.theme.set_mode(mode)
        for name, _title in place.page_titles():
            if (round_id := _telling_round(place, name)) is not None:
                place.set_round(round_id)
            place.show_page(name)
            _settle(place)
            file = folder / f"{name}-{mode.value}.png"
            window.grab().save(str(file))
            files.append(file)
    return files


def _telling_round(place: Workplace, page: str) -> str | None:
    """The newest round; for reports the newest that runs, since the other has no figures yet."""
    found = place.desk.ask(all_rounds)
    running = [r for r in found if r.state is RoundState.RUNNING and page == "reports"]
    return next((r.id for r in (*running, *found)), None)


def _settle(place: Workplace) -> None:
    """Waits until background work is done, its answer laid out, and the screen painted."""
    waited = quiet = 0
    while quiet < _QUIET_TURNS and waited < _PATIENCE_MS:
        loop = QEventLoop()
        QTimer.singleShot(_QUIET_MS, loop.quit)
        loop.exec()
        waited += _QUIET_MS
        QApplication.sendPostedEvents()
        quiet = 0 if place.runner.is_busy else quiet + 1
