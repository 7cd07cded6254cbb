"""A word before somebody is offered or introduced who did not accept the code of conduct yet."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from mentordesk.store.queries.code_of_conduct import without_code
from mentordesk.store.queries.letters import pair_letters
from mentordesk.store.queries.rounds import programme
from mentordesk.ui.page import Context
from mentordesk.wording.words import listed


def may_go_on(context: Context, parent: QWidget, person_ids: Iterable[str | None]) -> bool:
    """Whether to go on: asked where the code is a warning, and left to the rule where it blocks.

    Where the programme names no version there is nothing to warn of.
    """
    house = context.desk.ask(programme)
    if house.require_code or not house.code_of_conduct_version:
        return True
    ids = {one for one in person_ids if one}
    names = context.desk.ask(without_code, ids) if ids else ()
    if not names:
        return True
    return context.answers.confirm(
        parent,
        "The code of conduct is not accepted",
        f"{listed(list(names))} did not accept the code of conduct "
        f"{house.code_of_conduct_version} yet. You may go on all the same.",
        "Go on",
    )


def may_introduce(context: Context, parent: QWidget, match_ids: Iterable[str]) -> bool:
    """Whether to introduce these pairs, asked about their mentors as `may_go_on` does."""
    pairs = context.desk.ask(pair_letters, set(match_ids))
    return may_go_on(context, parent, (pair.mentor_id for pair in pairs))
