"""The actions the board offers to the window, with their keys: every drag has its twin here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from mentordesk.commands.steps import StepMatches
from mentordesk.domain.match import MatchState
from mentordesk.ui.icons import Icon
from mentordesk.wording.words import many

if TYPE_CHECKING:
    from mentordesk.ui.board.page import BoardPage


def offer_verbs(page: BoardPage) -> tuple[QAction, QAction, QAction]:
    """Make all actions of the page; those that stand in the bar too are returned."""
    deeds, seq = page.deeds, QKeySequence.StandardKey
    fill = page.offer("&Fill the gaps", lambda: page.solving.fill(), icon=Icon.PLUS, keys="Ctrl+G")
    solve = page.offer(
        "&Solve again", lambda: page.solving.solve(), icon=Icon.SOLVE, keys="Ctrl+Shift+G"
    )
    propose = page.offer("&Propose the drafts…", page.propose)
    page.part()
    _on_cards(page, "Place &with…", deeds.enter, "Return", "Enter")
    _on_cards(page, "Pick &up", deeds.pick_up, "P")
    _on_cards(page, "&Lock or unlock", deeds.toggle_lock, "L")
    _on_cards(page, "&Return to the pool", deeds.take_back, "Del", "Backspace")
    page.part()
    _on_cards(page, "Show wh&y", page.show_why, "Space", changes=False)
    _on_cards(page, "Fol&d or open Why", page.fold_why, "W", changes=False)
    copying = _on_cards(page, "Cop&y", page.copy, "Ctrl+C", changes=False)
    page.why.addAction(copying)
    _on_cards(page, "Filter this &column", page.focus_search, "/", changes=False)
    _on_cards(page, "Re-s&ort", page.sort_again, "R", changes=False)
    page.part()
    page.offer("L&arger cards", lambda: page.step_density(1), keys=seq.ZoomIn, changes=False)
    page.offer("S&maller cards", lambda: page.step_density(-1), keys=seq.ZoomOut, changes=False)
    return fill, solve, propose


def propose_drafts(page: BoardPage) -> None:
    """Make all drafts of the plan proposals to the mentees as of today, after asking once."""
    drafts = tuple(p.match_id for p in page.state.pairs.values() if not p.is_live)
    if not drafts:
        return
    text = (
        "They become proposed to the mentee as of today and stay where they are. "
        "Nothing is sent, and this can be undone."
    )
    heading = f"Propose {many(len(drafts), 'pair')}?"
    if page.context.answers.confirm(page, heading, text, "Propose"):
        page.desk.do(StepMatches(drafts, MatchState.PROPOSED_TO_MENTEE), page.tell)


def _on_cards(
    page: BoardPage, text: str, deed: Callable[[], object], *keys: str, changes: bool = True
) -> QAction:
    """An action whose single letters act only while a column has the focus."""
    action = page.offer(text, deed, changes=changes)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    for view in (page.waiting, page.mentors):
        view.addAction(action)
    return action
