"""Which letters a question gets, and the one it most likely waits for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mentordesk.domain.letter import Occasion
from mentordesk.domain.question import Age, AskState
from mentordesk.jobs.ask_letters import OF_ASKS, prepare_asks
from mentordesk.store.queries.asks import AskRow
from mentordesk.ui.letters_dialog import Letters, LettersDialog
from mentordesk.ui.page import Context


def letters_of_ask(context: Context, parent: QWidget, ask: AskRow) -> LettersDialog:
    """The dialog with the letters about this question."""
    workspace = context.desk.workspace
    about = Letters(
        OF_ASKS, usual(ask), lambda occasion: prepare_asks(workspace, occasion, (ask.id,))
    )
    return LettersDialog(context, parent, about)


def usual(ask: AskRow) -> Occasion:
    """The letter that fits where the question stands."""
    if ask.state is AskState.OFFERED:
        return Occasion.ASK_OFFER if ask.age is Age.FRESH else Occasion.ASK_REMINDER
    if ask.state in (AskState.ACCEPTED, AskState.HELD):
        return Occasion.ASK_INTRODUCTION
    return Occasion.KIND_NO
