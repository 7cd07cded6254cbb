"""Sheets of pairs, groups, sessions or answers among the files: they follow the people in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentordesk.domain.together import About
from mentordesk.importing.relation_columns import read_as
from mentordesk.jobs.together import RelationSheet
from mentordesk.store.workspace import Done
from mentordesk.ui.imports.sources import Arrived, Source
from mentordesk.wording.imports_together import ABOUT_WORDS
from mentordesk.wording.words import listed

if TYPE_CHECKING:
    from mentordesk.ui.imports.page import ImportPage


class Related:
    """Keeps such sheets until the sign-ups beside them were looked at; with none, leads on at once.

    Then all of it comes in together: one step to undo.
    """

    def __init__(self, page: ImportPage) -> None:
        self._page = page
        self.waiting: dict[str, tuple[Source, tuple[RelationSheet, ...]]] = {}
        page.labour.read.connect(self._took)
        page.desk.did.connect(self._did)

    def lead_on(self) -> None:
        """Hand the sheets to the page that brings them in."""
        found, self.waiting = list(self.waiting.values()), {}
        sheets = tuple(sheet for _, some in found for sheet in some)
        if sheets:
            self._page.start_over()
            self._page.go.emit("together", Arrived(sheets, tuple(source for source, _ in found)))

    def bring_along(self) -> bool:
        """Go on to the sheets that wait with the sign-ups in hand; False where none waits."""
        found = list(self.waiting.values())
        sheets = tuple(sheet for _, some in found for sheet in some)
        if sheets:
            sources = tuple(source for source, _ in found)
            self._page.go.emit("together", Arrived(sheets, sources, self._page.labour.people()))
        return bool(sheets)

    def words(self) -> str:
        """What waits, such as “pairs and sessions”."""
        abouts = {s.mapping.about for _, some in self.waiting.values() for s in some}
        return listed([ABOUT_WORDS[about] for about in About if about in abouts])

    def read_as_together(self) -> None:
        """Take the ticked sheets for pairs or the like, though they were not recognised."""
        steps = self._page.steps
        for choice in steps.used:
            source = steps.sources[choice.source]
            sheet = RelationSheet(choice.sheet, read_as(choice.sheet, About.PAIRS), True)
            held = self.waiting.get(source.key, (source, ()))[1]
            self.waiting[source.key] = (source, (*held, sheet))
        self.lead_on()

    def _took(self, key: str) -> None:
        steps = self._page.steps
        read = steps.reads.get(key)
        if read is None:
            return
        if read.relations:
            self.waiting[key] = (steps.sources[key], read.relations)
            if not any(choice.is_used for choice in read.sheets):
                steps.remove(key)
        if steps.is_reading or not self.waiting:
            return
        if not steps.sources:
            self.lead_on()
        else:
            self._page.notice.say(
                f"{self.words().capitalize()} in these files come in with their people, as one "
                "step: you are asked about them next."
            )
            self._page.renew()

    def _did(self, done: Done) -> None:
        """What was handed on is in: nothing of it is left here."""
        if self.waiting and done.name == "ImportTogether" and done.kind.value == "step":
            self._page.start_over()
