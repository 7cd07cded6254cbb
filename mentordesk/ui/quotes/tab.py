"""The tab of quotes in the pane of a pair or a group."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from mentordesk.commands.stories import RemoveStory
from mentordesk.domain.survey import SCALES, Question, Scale
from mentordesk.store.queries.relationship_detail import CheckInRow
from mentordesk.store.queries.relationships import RelationshipRow
from mentordesk.store.queries.stories import stories
from mentordesk.ui.desk import Desk
from mentordesk.ui.quotes.asked import AskQuote
from mentordesk.ui.row_list import Deed, Rows
from mentordesk.wording import stories as said
from mentordesk.wording.dates import short_day


class Quotes(Rows):
    """What was said of the programme, by whom, and whether it may be used."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("Quotes", "Nothing was kept yet that they said of the programme.")
        self._desk = desk
        self.ask = AskQuote(parent, desk)

    def show_pair(self, pair: RelationshipRow) -> None:
        """The quotes of a pair."""
        people = ((pair.mentee, pair.mentee_id), (pair.mentor, pair.mentor_id))
        self.show_quotes(f"{pair.mentee} with {pair.mentor}", people, pair.id, None)

    def show_quotes(
        self,
        who: str,
        people: Sequence[tuple[str, str]],
        match_id: str | None,
        group_id: str | None,
    ) -> None:
        """The quotes of these people (name and id) on a pair or a group."""
        keep: Deed = ("Keep a quote…", lambda: self.ask.keep(who, people, match_id, group_id))
        self.begin(*self._may(keep))
        for row in self._desk.ask(stories, match_id, group_id):
            line = " · ".join((row.name, short_day(row.said_on), said.standing(row.answer)))
            deeds: tuple[Deed, ...] = (
                ("Consent…", partial(self.ask.consent, row)),
                ("Correct…", partial(self.ask.correct, row)),
                ("Take out", partial(self._desk.do, RemoveStory(row.id))),
            )
            self.add(f"“{row.text}”", [line], self._may(*deeds))
        self.end()

    def from_answers(
        self,
        who: tuple[str, str],
        known: CheckInRow | None,
        match_id: str | None,
        group_id: str | None,
    ) -> Deed | None:
        """Keeping what somebody (name and id) wrote in a survey; None where no words came back."""
        if known is None or known.returned_on is None or self._desk.is_read_only:
            return None
        questions = [one for one in Question if SCALES[one] is Scale.TEXT]
        told = [str(known.answers.get(one.value) or "").strip() for one in questions]
        text = "\n".join(part for part in told if part)
        if not text:
            return None
        on = known.returned_on
        return (
            "Keep as a quote…",
            lambda: self.ask.keep(who[0], (who,), match_id, group_id, text=text, said_on=on),
        )

    def _may(self, *deeds: Deed) -> Sequence[Deed]:
        return () if self._desk.is_read_only else deeds
