"""The match board by name: at rest, with a card held, refused, asking, and a plan to be taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.commands.links import LinkPeople
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.mentors import SetMentorField
from mentordesk.commands.plans import RenamePlan
from mentordesk.domain.person import LinkKind
from mentordesk.domain.round import FINISHED_ROUND, RoundState
from mentordesk.matching.pool import Criterion
from mentordesk.store.queries import rounds
from mentordesk.ui.board.compare_plans import ComparePlans
from mentordesk.ui.board.hand import How
from mentordesk.ui.board.page import BoardPage
from mentordesk.ui.board.targets import May, targets_for
from mentordesk.ui.board.weights_workshop import WeightsWorkshop
from mentordesk.ui.window import Window
from tests.support.circle_scenes import circle_scenes
from tests.support.reader_scenes import reader_scenes
from tests.support.scenes import WIDE, Scene

PLAN_NAMES = ("Spring with nobody from the same employer and all of Chattogram", "خطة الخريف")
Show = Callable[[BoardPage], object]


def board_scenes() -> list[Scene]:
    """Every state of the board worth a look."""
    return [
        Scene("board-empty", _empty, is_empty=True),
        Scene("board-at-rest", _on_board(lambda page: None)),
        Scene("board-large-cards", _on_board(_large_cards), WIDE),
        Scene("board-pair", _on_board(_pair)),
        Scene("board-several", _on_board(_several)),
        Scene("board-left-out", _on_board(_left_out)),
        Scene("board-ways-in", _on_board(_ways_in)),
        Scene("board-large-text", _large_text),
        Scene("board-right-to-left", _right_to_left),
        Scene("card-held", _on_board(_held)),
        Scene("place-held", _on_board(_held_place)),
        *_pictured(),
        Scene("drop-refused", _on_board(_drop(May.NEVER))),
        Scene("soft-clash-asks", _on_board(_drop(May.ASK_REASON))),
        Scene("swap-offered", _on_board(_drop(May.SWAP))),
        Scene("place-with", _on_board(_place_with)),
        Scene("plan-difference", _difference),
        Scene("plans-compared", _compared),
        Scene("plans-compared-load", _compared_load),
        Scene("aims-side-by-side", _aims),
        Scene("weights-workshop", _workshop),
        *circle_scenes(),
        *reader_scenes(),
    ]


def _pictured() -> list[Scene]:
    """More of what a hand can hold, and a hand over rounds of a usual and of a very large size."""
    held = {"cards-held": _held_several, "chip-held": _held_chip}
    crowds = {"60": (60, 90), "1000": (1_000, 2_000)}
    return [
        *(Scene(name, _on_board(show), is_tested=False) for name, show in held.items()),
        *(
            Scene(f"{name}-{size}", _on_board(show), crowd=crowd, is_tested=False)
            for size, crowd in crowds.items()
            for name, show in (("card-held", _held), ("place-held", _held_place))
        ),
    ]


def board(window: Window) -> BoardPage:
    """The board on the round that is being paired, everything judged."""
    place = window.workplace
    assert place is not None
    found = place.desk.ask(rounds.all_rounds)
    still_open = [one for one in found if one.state not in FINISHED_ROUND]
    pairing = [one for one in still_open if one.state is not RoundState.RUNNING]
    if pairing or still_open:
        place.set_round((pairing or still_open)[-1].id)
    place.show_page("match")
    page = place.page("match")
    assert isinstance(page, BoardPage)
    settle(page)
    return page


def _on_board(show: Show) -> Callable[[Window], QWidget]:
    def scene(window: Window) -> QWidget:
        show(board(window))
        return window

    return scene


def _empty(window: Window) -> QWidget:
    place = window.workplace
    assert place is not None
    place.show_page("match")
    return window


def _large_cards(page: BoardPage) -> None:
    for column in (page.waiting_column, page.mentors_column):
        column.step_density(2)


def _pair(page: BoardPage) -> None:
    page.looking.select(page.mentors_model.cards[1].id, page.waiting_model.cards[2].id)


def _several(page: BoardPage) -> None:
    page.waiting.select_ids([card.id for card in page.waiting_model.cards[3:8]])


def _left_out(page: BoardPage) -> None:
    _short(page)
    page.bar.meters.left_out.click()
    settle(page)
    page.looking.look()


def _ways_in(page: BoardPage) -> None:
    """Somebody whom the best plan leaves out, and what would place them."""
    _short(page)
    assert page.state.best is not None
    page.waiting.select_ids([page.state.best.unmatched[0].mentee_id])
    page.looking.look()
    settle(page)
    page.looking.look()


def _short(page: BoardPage) -> None:
    """Take the places of mentors whom nobody has, until somebody must be left out."""
    busy = {pair.mentor_id for pair in page.state.pairs.values()}
    assert page.state.judged is not None
    for mentor in page.state.judged.rows.mentors:
        if mentor.id not in busy:
            page.desk.do(SetMentorField(mentor.id, "places", 0))
    page.context.toasts.hide()
    settle(page)


def _large_text(window: Window) -> QWidget:
    window.set_text_percent(150)
    board(window)
    return window


def _right_to_left(window: Window) -> QWidget:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    board(window)
    return window


def _held(page: BoardPage) -> None:
    page.hand.take([page.waiting_model.cards[4].id], How.PICK_UP)


def _held_several(page: BoardPage) -> None:
    page.hand.take([card.id for card in page.waiting_model.cards[3:6]], How.PICK_UP)


def _held_chip(page: BoardPage) -> None:
    tiles = page.mentors_model.cards
    chip = next(chip for tile in tiles for chip in tile.chips if not chip.stays)
    page.looking.select(chip.mentor_id, chip.mentee_id)
    page.hand.take([chip.mentee_id], How.PICK_UP)


def _held_place(page: BoardPage) -> None:
    mentor = next(tile.id for tile in page.mentors_model.cards if tile.free > 1)
    page.hand.take_place(mentor, How.PICK_UP)


def _place_with(page: BoardPage) -> None:
    page.waiting.setFocus()
    page.waiting.select_ids([page.waiting_model.cards[4].id])
    page.deeds.open_list()


def _drop(may: May) -> Show:
    """Let a waiting card fall on a mentor where this is what happens."""

    def show(page: BoardPage) -> None:
        found = _find(page, may)
        if found is None:
            _arrange(page, may)
            found = _find(page, may)
        if found is None:
            raise LookupError(f"the demo has no pair that is {may}")
        page.hand.take([found[0]], How.DRAG)
        page.deeds.drop_on(found[1])
        page.hand.release()

    return show


def _find(page: BoardPage, may: May) -> tuple[str, str] | None:
    """A waiting mentee and a mentor in sight for whom a drop would do this."""
    judged = page.state.judged_now()
    assert judged is not None
    for card in page.waiting_model.cards:
        for target in targets_for(judged, page.mentors_model.cards, (card.id,)).values():
            if target.may is may:
                return card.id, target.mentor_id
    return None


def _arrange(page: BoardPage, may: May) -> None:
    """Make such a pair: two who asked not to meet, or a mentor whose one place has a draft."""
    found = _find(page, May.PLACE)
    assert found is not None and page.state.round is not None
    if may is May.NEVER:
        page.desk.do(LinkPeople(found[0], found[1], LinkKind.NOT_WITH))
    else:
        for tile in page.mentors_model.cards:
            if tile.total == tile.free == 1:
                reason = "They asked for each other"
                page.desk.do(DraftMatch(page.state.round.id, None, tile.id, found[0], reason))
                break
    settle(page)


def _difference(window: Window) -> QWidget:
    page = board(window)
    page.solving.solve()
    settle(page)
    assert page.solving.dialog is not None
    return page.solving.dialog


def _compared(window: Window) -> QWidget:
    """The plan as it stands beside a copy that was solved again."""
    page = board(window)
    page.plans.copy.trigger()
    page.solving.solve()
    settle(page)
    assert page.solving.dialog is not None
    page.solving.dialog.accept()
    settle(page)
    return _tool(page, page.plans.tools.compare)


def _compared_load(window: Window) -> QWidget:
    """Who is with whom, of plans with a long name and an Arabic one."""
    dialog = _compared(window)
    assert isinstance(dialog, ComparePlans)
    page = board(window)
    for plan, name in zip(page.state.plans, PLAN_NAMES, strict=True):
        page.desk.do(RenamePlan(plan.id, name))
    dialog.take_plans(page.state.plans, page.state.plan_id)
    dialog.tabs.setCurrentIndex(2)
    settle(page)
    return dialog


def _aims(window: Window) -> QWidget:
    page = board(window)
    return _tool(page, page.plans.tools.aims)


def _workshop(window: Window) -> QWidget:
    page = board(window)
    dialog = _tool(page, page.plans.tools.weights)
    assert isinstance(dialog, WeightsWorkshop)
    dialog.sliders.weigh(Criterion.WAITING, 15)
    deadline = QDeadlineTimer(30_000)
    while dialog.is_working and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    return dialog


def _tool(page: BoardPage, action: QAction) -> QWidget:
    """The dialog that an action opens, once its answer is there."""
    action.trigger()
    settle(page)
    dialog = page.plans.tools.dialog
    assert dialog is not None
    return dialog


def settle(page: BoardPage) -> None:
    """Until nothing is judged or worked out any more."""
    deadline = QDeadlineTimer(30_000)
    runner = page.context.runner
    while (runner.is_busy or page.state.is_owed) and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    QApplication.processEvents()
