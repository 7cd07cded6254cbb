"""Which letters a group gets, and the one it most likely waits for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mentordesk.domain.group import GroupState
from mentordesk.domain.letter import Occasion
from mentordesk.jobs.group_letters import OF_GROUPS, prepare_groups
from mentordesk.store.queries.groups import GroupDetail
from mentordesk.ui.letters_dialog import Letters, LettersDialog
from mentordesk.ui.page import Context

USUAL: dict[GroupState, Occasion] = {
    GroupState.RUNNING: Occasion.GROUP_MIDPOINT,
    GroupState.ENDING: Occasion.GROUP_ENDING,
    GroupState.CLOSED: Occasion.GROUP_THANKS,
}
"""The letter a group most likely waits for; before it runs, the introduction."""


def letters_of_group(context: Context, parent: QWidget, found: GroupDetail) -> LettersDialog:
    """The dialog with the letters of this group; with the nudge where somebody stayed away."""
    workspace, ids = context.desk.workspace, (found.row.id,)
    usual = USUAL.get(found.row.state, Occasion.GROUP_MEMBER)
    if usual is Occasion.GROUP_MIDPOINT and any(member.is_away for member in found.members):
        usual = Occasion.GROUP_NUDGE
    about = Letters(OF_GROUPS, usual, lambda occasion: prepare_groups(workspace, occasion, ids))
    return LettersDialog(context, parent, about)
