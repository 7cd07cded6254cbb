"""The real window on the display it finds; asked, it tells where cards are and what was done.

Started as a process: xvfb_window.py FILE. A line on standard input asks for a mentee and a mentor
of one kind (place, swap or never); it answers, and tells every step, as JSON lines on standard
output.
"""

from __future__ import annotations

import json
import queue
import sys
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from mentordesk.app import build_window
from mentordesk.store.workspace import Workspace
from mentordesk.ui.board.targets import May, targets_for
from mentordesk.ui.dialogs import PersonAnswers

TURN_MS = 20
BELOW_TRAY = 150
"""A mentor is aimed at below the tray that comes over the top of the column, in px."""

EDGE = 64
"""Nearer to the lower edge a held card would scroll the column, in px."""


def say(**values: object) -> None:
    """One line to whoever started this."""
    print(json.dumps(values), flush=True)


def main(file: Path) -> int:
    """Show the board, and answer what is asked until the window closes."""
    app = QApplication(sys.argv[:1])
    workspace = Workspace.open(file)
    window = build_window(app, PersonAnswers(), workspace)
    window.setGeometry(20, 40, 1280, 760)
    window.show()
    place = window.workplace
    assert place is not None
    place.show_page("match")
    page: Any = place.page("match")
    place.desk.did.connect(lambda done: say(did=done.name, kind=done.kind.value))
    page.hand.took.connect(lambda: say(held=list(page.hand.held.mentee_ids)))
    page.hand.aimed_at.connect(lambda mentor_id: say(aimed=mentor_id))
    page.hand.let_go.connect(lambda: say(let_go=True))
    asked: queue.Queue[str] = queue.Queue()

    def listen() -> None:
        for line in sys.stdin:
            asked.put(line.strip())

    threading.Thread(target=listen, daemon=True).start()

    def spot(view: Any, card_id: str) -> QPoint:
        model = view.cards_model()
        index = model.index(model.row_of(card_id), 0)
        view.scrollTo(index, view.ScrollHint.PositionAtCenter)
        middle: QPoint = view.visualRect(index).center()
        return middle + QPoint(0, -6)

    def on_screen(view, at: QPoint) -> list[int]:
        found = view.viewport().mapToGlobal(at)
        return [found.x(), found.y()]

    def find(kind: May) -> bool:
        for card in page.waiting_model.cards:
            found = targets_for(page.state.judged, page.mentors_model.everyone, (card.id,))
            for tile in page.mentors_model.cards:
                if found[tile.id].may is not kind:
                    continue
                goal = spot(page.mentors, tile.id)
                if goal.y() < BELOW_TRAY or goal.y() > page.mentors.viewport().height() - EDGE:
                    continue
                start = spot(page.waiting, card.id)
                say(mentee=card.id, mentor=tile.id, start=on_screen(page.waiting, start),
                    end=on_screen(page.mentors, goal), words=found[tile.id].on_card)  # fmt: skip
                return True
        return False

    told: list[object] = []

    def turn() -> None:
        """Tell of a new note, and answer a question as soon as the board is as it should be."""
        note = page.deeds.note
        if note is not None and note not in told:
            told[:] = [note]
            say(note=type(note).__name__)
        ready = page.state.numbers is not None and window.isActiveWindow()
        if ready and not page.state.is_owed and not page.context.runner.is_busy:
            try:
                kind = asked.get_nowait()
            except queue.Empty:
                return
            if not find(May(kind)):
                say(mentee=None, kind=kind)

    timer = QTimer()
    timer.timeout.connect(turn)
    timer.start(TURN_MS)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
