"""The questions about a quote: whose words, and whether they may be used."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from mentordesk.commands.consents import RecordConsent
from mentordesk.commands.stories import EditStory, KeepStory
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.store.queries.stories import StoryRow
from mentordesk.ui.asking import Asker
from mentordesk.ui.choice_fields import ChoiceField, word_choice
from mentordesk.ui.text_fields import TextField

HINT = "Their own words"
ANSWER, HOW = "Quotes and stories", "typed in"


class AskQuote(Asker):
    """Asks for the words of a quote, and keeps them."""

    def keep(
        self,
        who: str,
        people: Sequence[tuple[str, str]],
        match_id: str | None = None,
        group_id: str | None = None,
        *,
        text: str = "",
        said_on: dt.date | None = None,
    ) -> None:
        """What somebody of these `people` (name and id) said."""
        today = self._desk.today()
        self._ask(
            "Keep a quote", who,
            [
                ("person", ChoiceField("Who said it", people), people[0][1]),
                ("text", TextField("Quote", HINT, paragraphs=True), text or None),
                ("said_on", self._day("Said on"), said_on or today),
            ],
            "Keep it",
            lambda v: KeepStory(
                v["person"], v["text"] or "", match_id, group_id, v["said_on"] or today
            ),
        )  # fmt: skip

    def correct(self, row: StoryRow) -> None:
        """The words of a quote."""
        self._ask(
            "Correct the quote", row.name,
            [("text", TextField("Quote", HINT, paragraphs=True), row.text)], "Keep it",
            lambda v: EditStory(row.id, v["text"] or ""),
        )  # fmt: skip

    def consent(self, row: StoryRow) -> None:
        """What they answered when they were asked whether it may be used."""
        self._ask(
            "Note the answer", row.name,
            [
                ("answer", word_choice(ANSWER, Answer), row.answer or Answer.GIVEN),
                ("on", self._day("On"), self._desk.today()),
            ],
            "Note it",
            lambda v: RecordConsent(row.person_id, Purpose.STORY, v["answer"], HOW, v["on"]),
        )  # fmt: skip
