"""The board of a round of groups by name: nothing drafted, half full, formed, and the question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mentordesk.commands.applications import AddToRound
from mentordesk.commands.forming import FormGroups, GroupWish
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.mentors import SetMentorField
from mentordesk.commands.rounds import NewRound
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import Scheme
from mentordesk.ui.board.difference import DifferenceDialog
from mentordesk.ui.board.hand import How
from mentordesk.ui.board.page import BoardPage
from mentordesk.ui.board.why import Offer
from mentordesk.ui.window import Window
from tests.support.scenes import Scene

MENTORS, MENTEES, DRAFTS = 7, 16, (4, 3, 1)


def circle_scenes() -> list[Scene]:
    """Every state of the board of groups worth a look."""
    return [
        Scene("board-groups-empty", _shown(lambda page: None)),
        Scene("board-groups-half-full", _shown(_half)),
        Scene("board-groups-formed", _shown(_formed)),
        Scene("board-groups-held", _shown(_held)),
        Scene("forming-groups", _forming),
        Scene("groups-difference", _difference),
        Scene("board-groups-solved", _solved),
        Scene("board-groups-ways-in", _shown(_ways_in)),
    ]


def circle(window: Window) -> BoardPage:
    """The board of a new round of groups, with some of the demo's people in it."""
    from tests.support.board_scenes import board, settle

    page = board(window)
    place = window.workplace
    assert place is not None
    run = page.desk.do
    made = run(NewRound("Circles", Scheme.GROUP, page.desk.today() + dt.timedelta(days=60)))
    assert made is not None
    circle_id = str(made.values["round_id"])
    for tile in page.mentors_model.outlines[:MENTORS]:
        run(SetMentorField(tile.id, "offers_group", True))
        run(SetMentorField(tile.id, "places", tile.total + 1))
    mentees = tuple(page.state.mentees)[:MENTEES]
    run(AddToRound(circle_id, mentees, Role.MENTEE))
    place.set_round(circle_id)
    settle(page)
    return page


def _shown(show: Callable[[BoardPage], object]) -> Callable[[Window], QWidget]:
    def scene(window: Window) -> QWidget:
        from tests.support.board_scenes import settle

        page = circle(window)
        show(page)
        settle(page)
        return window

    return scene


def _ways_in(page: BoardPage) -> None:
    """Somebody whom no group takes in, and what would place them."""
    from tests.support.board_scenes import settle

    for tile in page.mentors_model.outlines[2:]:
        page.desk.do(SetMentorField(tile.id, "offers_group", False))
    settle(page)
    page.context.toasts.hide()
    assert page.state.best is not None
    for left in page.state.best.unmatched:
        page.waiting.select_ids([left.mentee_id])
        page.looking.look()
        settle(page)
        page.looking.look()
        if any(isinstance(block, Offer) for block in page.why.said.blocks):
            return


def _half(page: BoardPage) -> list[str]:
    """Drafts with the first mentors; whom a rule forbids is passed over. Their ids."""
    assert page.state.round is not None
    round_id, waiting = page.state.round.id, list(page.state.mentees)
    mentors = [tile.id for tile in page.mentors_model.outlines][: len(DRAFTS)]
    refused: list[Refused] = []
    for mentor_id, number in zip(mentors, DRAFTS, strict=True):
        while number and waiting:
            wish = DraftMatch(round_id, None, mentor_id, waiting.pop(0), "They asked for it")
            number -= page.desk.do(wish, refused.append) is not None
    return mentors


def _formed(page: BoardPage) -> None:
    assert page.state.round is not None
    first, second, _ = _half(page)
    page.desk.do(
        FormGroups(
            page.state.round.id,
            (GroupWish(first, least=3, most=4), GroupWish(second, "From field notes to a policy")),
        )
    )


def _held(page: BoardPage) -> None:
    _formed(page)
    page.hand.take([page.waiting_model.cards[0].id], How.PICK_UP)


def _forming(window: Window) -> QWidget:
    from tests.support.board_scenes import settle

    page = circle(window)
    _half(page)
    settle(page)
    page.propose()
    assert page.forming.dialog is not None
    return page.forming.dialog


def _difference(window: Window) -> QWidget:
    return _solve(circle(window))


def _solved(window: Window) -> QWidget:
    from tests.support.board_scenes import settle

    page = circle(window)
    _solve(page).accept()
    settle(page)
    return window


def _solve(page: BoardPage) -> DifferenceDialog:
    from tests.support.board_scenes import settle

    page.solving.solve()
    settle(page)
    assert page.solving.dialog is not None
    return page.solving.dialog
