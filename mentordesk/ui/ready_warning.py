"""A word before somebody is offered or introduced who lacks the training or the code of conduct."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from mentordesk.store.queries.letters import pair_letters
from mentordesk.store.queries.ready_mentors import Unready, anybody_trained, unready
from mentordesk.store.queries.rounds import programme
from mentordesk.ui.desk import Desk
from mentordesk.ui.page import Context
from mentordesk.wording.mentors import unready_heading, unready_text


def may_go_on(context: Context, parent: QWidget, person_ids: Iterable[str | None]) -> bool:
    """Whether to go on: asked where something lacking is a warning; a block is the rule's own no.

    Where the programme names no version of the code, or trained nobody yet, there is nothing to
    warn of.
    """
    version = context.desk.ask(programme).code_of_conduct_version
    lacking = _warned_of(context.desk, {one for one in person_ids if one})
    if not (lacking.training or lacking.code):
        return True
    heading = unready_heading(lacking.training, lacking.code)
    text = unready_text(lacking.training, lacking.code, version or "")
    return context.answers.confirm(parent, heading, text, "Go on")


def may_introduce(context: Context, parent: QWidget, match_ids: Iterable[str]) -> bool:
    """Whether to go on with these pairs, asked about their mentors as `may_go_on` does."""
    pairs = context.desk.ask(pair_letters, set(match_ids))
    return may_go_on(context, parent, (pair.mentor_id for pair in pairs))


def _warned_of(desk: Desk, ids: set[str]) -> Unready:
    """What these lack that the programme asks for and does not require."""
    house, found = desk.ask(programme), desk.ask(unready, ids)
    trains = not house.require_training and desk.ask(anybody_trained)
    names_code = not house.require_code and house.code_of_conduct_version
    return Unready(found.training if trains else (), found.code if names_code else ())
