"""The real window on the display it finds; tells where two cards are, then what is done to them.

Started as a process: xvfb_window.py FILE. It speaks JSON lines on standard output.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication

from mentordesk.app import build_window
from mentordesk.store.workspace import Workspace
from mentordesk.ui.board.targets import May, targets_for
from mentordesk.ui.dialogs import PersonAnswers


def say(**values: object) -> None:
    """One line to whoever started this."""
    print(json.dumps(values), flush=True)


def main(file: Path) -> int:
    """Show the board, tell a mentee and a mentor who may be paired, and report every step."""
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

    def spot(view, model, card_id: str) -> list[int]:
        index = model.index(model.row_of(card_id), 0)
        view.scrollTo(index, view.ScrollHint.PositionAtCenter)
        at = view.viewport().mapToGlobal(view.visualRect(index).center() + QPoint(0, -6))
        return [at.x(), at.y()]

    def tell() -> None:
        if page.state.numbers is None or not window.isActiveWindow():
            QTimer.singleShot(50, tell)
            return
        card = page.waiting_model.cards[3]
        found = targets_for(page.state.judged, page.mentors_model.everyone, (card.id,))
        goal = next(
            tile.id for tile in page.mentors_model.cards[6:] if found[tile.id].may is May.PLACE
        )
        say(
            mentee=card.id, mentor=goal,
            start=spot(page.waiting, page.waiting_model, card.id),
            end=spot(page.mentors, page.mentors_model, goal),
        )  # fmt: skip

    tell()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
