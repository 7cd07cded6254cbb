"""What would place somebody who waits: searched beside the window, made by one button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mentordesk.domain.group import EVERY_BOND
from mentordesk.jobs.ways_in import WayIn, WaysIn, least_way_in, search, ways_in
from mentordesk.jobs.ways_in_groups import GroupWays
from mentordesk.progress import Progress
from mentordesk.ui.board.asking import Asking
from mentordesk.ui.board.placing import Wish
from mentordesk.ui.board.solving import Solving
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.board.why import Offer
from mentordesk.ui.runner import Job, Runner
from mentordesk.wording import remedies as words

if TYPE_CHECKING:
    from mentordesk.commands.judging import Judged
    from mentordesk.matching.remedies import Remedies


@dataclass(frozen=True)
class _Asked:
    """For whom it is searched: all ways of one, or the smallest change for each of several."""

    mentee_ids: tuple[str, ...]
    is_least: bool


_Found = tuple["Remedies | GroupWays", Sequence[WaysIn]]


class Ways(QObject):
    """One search at a time; what was found holds until people, pairs or weights change.

    `found`: the ways of others are known.
    """

    found = Signal()

    def __init__(self, runner: Runner, state: BoardState, solving: Solving, asking: Asking) -> None:
        super().__init__(solving)
        self._runner, self._state, self._solving, self._asking = runner, state, solving, asking
        self._judged: Judged | None = None
        self._aim = state.aim
        self._bonds = EVERY_BOND
        self._search: Remedies | GroupWays | None = None
        self._known: dict[str, WaysIn] = {}
        self._least: dict[str, WaysIn] = {}
        self._job: Job[_Found] | None = None
        self._wanted: _Asked | None = None

    def why_not(self, mentee_id: str) -> str:
        """Why a mentee has no pair on this board, as a sentence without a full stop; or nothing."""
        numbers = self._state.numbers
        left = () if numbers is None else numbers.left_out
        return next((one.why for one in left if one.mentee_id == mentee_id), "")

    def of(self, mentee_id: str) -> WaysIn | None:
        """What would place them; None while it is searched for, or where the best plan does."""
        if not self._left_out([mentee_id]):
            return None
        self._forget_old()
        if mentee_id not in self._known:
            self._look_for(_Asked((mentee_id,), is_least=False))
        return self._known.get(mentee_id)

    def least_of(self, mentee_ids: Sequence[str]) -> Mapping[str, WaysIn]:
        """The smallest change for each of them that is known by now; the others are looked for.

        In a round of groups each would be searches of its own: there it is told of one at a time.
        """
        if self._state.in_groups:
            return {}
        self._forget_old()
        asked = self._left_out(mentee_ids)
        if not self._least.keys() >= set(asked):
            self._look_for(_Asked(tuple(asked), is_least=True))
        return self._least

    def is_searching(self, mentee_id: str) -> bool:
        """Whether the ways of this mentee are being searched for."""
        wanted = self._wanted
        return self._job is not None and wanted is not None and mentee_id in wanted.mentee_ids

    def in_best(self, mentee_id: str) -> Offer | None:
        """The place that the best plan has for somebody who waits; its button makes the draft."""
        state = self._state
        if state.best is None or state.pair_of(mentee_id) is not None:
            return None
        pair = next((one for one in state.best.pairs if one.mentee_id == mentee_id), None)
        if pair is None or pair.mentor_id not in state.mentors:
            return None
        text = words.in_best(
            pair.mentee, pair.mentor, pair.score, costs_nothing=not state.in_groups
        )
        wish = Wish((mentee_id,), pair.mentor_id)
        return Offer(f"{text}.", words.place_with(pair.mentor), wish)

    def place(self, wish: Wish) -> bool:
        """Make a draft, as a drop would; whether it was done and nothing had to be asked."""
        return self._asking.attempt(wish)

    def make(self, way: WayIn) -> None:
        """Show what the change would do to the plan; taking it makes both, as one step."""
        if not way.needs_reason:
            self._solving.make_way(way.change, way.button, "")
            return

        def because(reason: str) -> None:
            self._solving.make_way(way.change, way.button.rstrip("…"), reason)

        text = f"This pair needs a reason: {way.why}."
        self._asking.ask_why(way.change.mentor_id, text, because)

    def _left_out(self, mentee_ids: Sequence[str]) -> list[str]:
        """Those of them whom the best plan leaves out, as far as it is known."""
        state = self._state
        if state.judged is None or state.best is None:
            return []
        left = {one.mentee_id for one in state.best.unmatched}
        return [one for one in mentee_ids if one in left]

    def _forget_old(self) -> None:
        """What was found for other people, pairs, aims or ties holds no more."""
        state = self._state
        now = (state.judged, state.aim, self._solving.bonds)
        if (self._judged, self._aim, self._bonds) != now:
            self._judged, self._aim, self._bonds = now
            self._search, self._known, self._least = None, {}, {}

    def _look_for(self, asked: _Asked) -> None:
        if self._job is not None:
            if self._wanted != asked:
                self._wanted = asked
                self._job.cancel()  # the next one begins when it has stopped
            return
        self._wanted = asked
        judged, aim, bonds, known = self._judged, self._aim, self._bonds, self._search
        in_groups = self._state.in_groups
        assert judged is not None

        def work(progress: Progress) -> _Found:
            found = known
            if found is None:
                found = GroupWays(judged, aim, bonds) if in_groups else search(judged, aim)
            return found, [_told(judged, found, one, asked, progress) for one in asked.mentee_ids]

        def done(result: _Found) -> None:
            self._job = None
            if (self._judged, self._aim, self._bonds) == (judged, aim, bonds):
                self._search, told = result
                kept = self._least if asked.is_least else self._known
                kept.update({one.mentee_id: one for one in told})
            self.found.emit()

        self._job = self._runner.start(
            "What would help", work, done=done, refused=lambda _: self._over(), quiet=True,
            cancelled=self._over,
        )  # fmt: skip

    def _over(self) -> None:
        self._job = None
        self.found.emit()  # whoever is looked at now is searched for next


def _told(
    judged: Judged,
    found: Remedies | GroupWays,
    mentee_id: str,
    asked: _Asked,
    progress: Progress,
) -> WaysIn:
    if isinstance(found, GroupWays):
        return found.of(mentee_id, progress)
    tell = least_way_in if asked.is_least else ways_in
    return tell(judged, found, mentee_id, progress)
