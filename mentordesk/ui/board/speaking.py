"""What a screen reader is told of the board, where the card with the focus does not say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from mentordesk.ui.announcing import announce
from mentordesk.ui.board.hand import InHand
from mentordesk.ui.board.words import spoken_chips
from mentordesk.ui.delegates import fit_word

if TYPE_CHECKING:
    from mentordesk.ui.board.difference import DifferenceDialog
    from mentordesk.ui.board.page import BoardPage


SHOWN_MS = 200
"""How long after a dialog opens it has the focus and was named, in ms."""


class Speaking(QObject):
    """Follows the hand, the chips and the plan. A chip is no object to a screen reader: the card
    it lies in is one, and which chip is chosen is said as it is chosen.

    It is made last, so that it hears of everything after those who lead the focus.
    """

    def __init__(self, page: BoardPage) -> None:
        super().__init__(page)
        self._page = page
        self._best = self._aimed = ""
        self._waits_for_plan = True
        self._words = ""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: announce(self._page, self._words))
        hand, state = page.hand, page.state
        hand.took.connect(self._took)
        hand.retold.connect(self._retold)
        hand.aimed_at.connect(self._aims)
        page.deeds.put_back.connect(self._put_back)
        page.mentors.chips_chosen.connect(self._chips_chosen)
        state.opened.connect(self._opened)
        state.counted.connect(self._counted)
        page.solving.offered.connect(self._offered)
        page.bar.meters.left_out_wanted.connect(lambda: self._say(page.why.headline))

    def _took(self) -> None:
        held = self._page.hand.held
        if held is not None:
            self._best = self._best_now()
            self._say(f"{held.title} in hand. {self._best}")

    def _retold(self) -> None:
        """Costs came: of the best, and of the card aimed at, what they make different is said."""
        best, aimed = self._best_now(), self._aimed_now()
        news = [new for new, old in ((best, self._best), (aimed, self._aimed)) if new != old]
        if self._soon.isActive():
            self._took()  # nothing was said yet
        elif news:
            self._say(". ".join(filter(None, news)))
        self._best, self._aimed = best, aimed

    def _aims(self) -> None:
        """The keyboard is on another card, which says itself what it is to what is held."""
        self._aimed = self._aimed_now()

    def _aimed_now(self) -> str:
        """The card aimed at, unless that is the best: name, fit and cost, or why not."""
        page, hand = self._page, self._page.hand
        place, one = hand.place is not None, hand.aimed
        best = [target.mentor_id for target in hand.best[:1]] or list(hand.best_mentees[:1])
        if not one or one in best:
            return ""
        name = hand.name_of(one) if place else page.state.mentor_names.get(one, "")
        drawn = page.waiting.drawn if place else page.mentors.drawn
        return f"{name}, {drawn.said_of(one)}"

    def _put_back(self, held: InHand) -> None:
        self._say(f"{held.title} put back")

    def _offered(self, dialog: DifferenceDialog) -> None:
        """A plan was worked out: the dialog names itself, and after that its numbers are said."""
        said = f"{dialog.windowTitle()}. {dialog.spoken}"
        QTimer.singleShot(SHOWN_MS, dialog, lambda: announce(dialog, said))

    def _say(self, words: str) -> None:
        """Say it in a moment: the card the focus is led to is told of first, and cuts it short."""
        self._words = words
        self._soon.start()

    def _best_now(self) -> str:
        """The best of what is outlined now: name, fit, cost, and what would be asked."""
        hand = self._page.hand
        if hand.best:
            one = hand.best[0]
            return _best(one.name, one.score, one.cost, one.words)
        if hand.best_mentees:
            mentee_id = hand.best_mentees[0]
            offer, cost = hand.offers[mentee_id], hand.costs.told_now.words(mentee_id)
            return _best(hand.name_of(mentee_id), offer.score, cost, offer.words)
        return "No mentor can take this" if hand.place is None else "Nobody who waits can have it"

    def _chips_chosen(self) -> None:
        mentors = self._page.mentors
        chips = mentors.chosen_chips
        if chips and mentors.hasFocus():
            announce(mentors, spoken_chips(chips), at_once=True)

    def _opened(self) -> None:
        self._waits_for_plan = True

    def _counted(self) -> None:
        """The first numbers of a board; those after each edit are in the meters, to be asked."""
        page = self._page
        if self._waits_for_plan and page.state.numbers is not None and page.isVisible():
            self._waits_for_plan = False
            meters = page.bar.meters
            told = (meters.paired, meters.average, meters.best)
            numbers = ". ".join(meter.accessibleName() for meter in told)
            self._say(f"The best plan is known. {numbers}")


def _best(name: str, score: int, cost: str, against: str) -> str:
    said = (name, f"{fit_word(score).lower()} {score}", cost, against)
    return f"Best: {', '.join(filter(None, said))}"
