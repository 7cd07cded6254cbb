"""The actions the board offers to the window, with their keys: every drag has its twin here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut

from mentordesk.commands.steps import StepMatches
from mentordesk.domain.group import Bond
from mentordesk.domain.match import MatchState
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import READ_ONLY
from mentordesk.ui.ready_warning import may_introduce
from mentordesk.wording.words import many

if TYPE_CHECKING:
    from mentordesk.ui.board.page import BoardPage

BONDS = {Bond.TOPIC: "a topic", Bond.LANGUAGE: "a language", Bond.HOUR: "an hour of the week"}


def offer_verbs(page: BoardPage) -> tuple[QAction, QAction, QAction, QAction]:
    """Make all actions of the page; those that stand in the bar too are returned."""
    deeds, seq = page.deeds, QKeySequence.StandardKey
    fill = page.offer("&Fill the gaps", lambda: page.solving.fill(), icon=Icon.PLUS, keys="Ctrl+G")
    solve = page.offer(
        "&Solve again", lambda: page.solving.solve(), icon=Icon.SOLVE, keys="Ctrl+Shift+G"
    )
    propose = page.offer("&Propose the drafts…", page.propose)
    page.offer(
        "Record replies…", lambda: page.go.emit("replies", None), keys="Ctrl+Shift+R", changes=False
    )
    page.plans.tools.chosen.connect(lambda result: page.solving.offer(result))
    form = _on_cards(page, "&Form this group…", lambda: form_chosen(page))
    new = _on_cards(page, "Ne&w group…", lambda: plan_group(page))
    new.setProperty("in_groups", True)
    _offer_bonds(page)
    page.part()
    _on_cards(page, "Place &with…", deeds.enter, "Return", "Enter")
    _on_cards(page, "Pick &up", deeds.pick_up, "P").setObjectName("pick_up")
    _on_cards(page, "&Lock or unlock", deeds.toggle_lock, "L")
    _on_cards(page, "&Return to the pool", deeds.take_back, "Del", "Backspace")
    _on_cards(page, "&Keep apart", lambda: page.reader.keep_apart(), "K")
    _on_cards(page, "Own wei&ghts…", lambda: weigh_chosen(page), changes=False)
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
    return fill, solve, propose, form


def offer_escape(page: BoardPage) -> None:
    """Esc: while something is held from anywhere on the page, else from the cards themselves.

    A field or a list that is open has its own use for the key as long as nothing is held.
    """
    held = QShortcut(QKeySequence("Esc"), page)
    held.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    plain = [QShortcut(QKeySequence("Esc"), view) for view in (page.waiting, page.mentors)]
    for shortcut in plain:
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    for shortcut in (held, *plain):
        shortcut.activated.connect(page.deeds.escape)

    def fit() -> None:
        is_held = page.hand.held is not None
        held.setEnabled(is_held)
        for shortcut in plain:
            shortcut.setEnabled(not is_held)

    page.hand.took.connect(fit)
    page.hand.let_go.connect(fit)
    fit()


def _offer_bonds(page: BoardPage) -> None:
    """What members of groups formed by the program must have in common, to be ticked."""
    for bond, text in BONDS.items():
        action = page.offer(f"Groups share {text}", lambda: None, changes=False)
        action.setCheckable(True)
        action.setChecked(True)
        action.toggled.connect(partial(_share, page, bond))
        action.setProperty("bond", bond.value)


def _share(page: BoardPage, bond: Bond, wanted: bool) -> None:
    page.solving.share(bond, wanted)


def fit_propose(page: BoardPage) -> None:
    """Call the deed by what it makes, pairs or groups, and offer it where there are drafts."""
    state, propose = page.state, page.propose_action
    drafts = any(not pair.is_live for pair in state.pairs.values())
    why_not = "" if drafts else "There are no drafts to propose"
    if state.in_groups and not drafts:
        why_not = "Nobody is drafted yet"
    elif state.in_groups and state.plan is not None and not state.plan.is_current:
        why_not = "Only the current plan makes groups: make this the current one first"
    if page.desk.is_read_only:
        why_not = READ_ONLY
    propose.setText("F&orm groups…" if state.in_groups else "&Propose the drafts…")
    page.bar.propose.setText("Form groups…" if state.in_groups else "Propose…")
    for action in (propose, page.form_action):
        action.setEnabled(not why_not)
        action.setToolTip(why_not)
    page.form_action.setVisible(state.in_groups)
    for bond in filter(None, page.offered):
        if bond.property("bond") or bond.property("in_groups"):
            bond.setVisible(state.in_groups)


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
    if page.context.answers.confirm(page, heading, text, "Propose") and may_introduce(
        page.context, page, drafts
    ):
        page.desk.do(StepMatches(drafts, MatchState.PROPOSED_TO_MENTEE), page.tell)


def form_chosen(page: BoardPage) -> None:
    """Form the groups of the mentors selected, or of the one the keyboard is on."""
    ids = page.mentors.acting_ids()
    if not page.forming.open(ids) and ids:
        name = page.state.mentors[ids[0]].name
        what = f"Nobody is drafted with {name}."
        page.deeds.asking.say_no(ids[0], what, "Place mentees on the card first.")


def weigh_chosen(page: BoardPage) -> None:
    """Try other weights for the mentee chosen alone, or whom the keyboard is on."""
    chips = page.mentors.chosen_chips
    ids = [chip.mentee_id for chip in chips] if chips else page.waiting.acting_ids()
    if ids:
        page.plans.tools.workshop(ids[0])


def plan_group(page: BoardPage) -> None:
    """Ask for a new group of the mentor the keyboard is on; it may be only planned."""
    from mentordesk.ui.relationships.group_asked import GroupAsks

    ids = page.mentors.acting_ids()
    GroupAsks(page, page.desk).new(page.round_id, ids[0] if ids else None)


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
