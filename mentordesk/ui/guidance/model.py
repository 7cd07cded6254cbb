"""The model of the guidance library: one row for each piece, in the order of the library."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.domain.guidance import About, Audience
from mentordesk.domain.places import country_name
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.guidance import (
    GuidanceRow,
    country_key,
    guidance,
    library_order,
)
from mentordesk.ui.desk import Desk
from mentordesk.ui.paint import Pill, Tone
from mentordesk.ui.rows import RowsModel
from mentordesk.wording.dates import short_day
from mentordesk.wording.guidance import said
from mentordesk.wording.words import people, word


class GuidanceColumn(Enum):
    """The columns; the value is the heading."""

    TITLE = "Title"
    FOR = "For"
    STATE = "State"
    VERSION = "Version"
    REVIEW = "Review"
    GIVEN = "Given to"
    ABOUT = "About"


@dataclass(frozen=True)
class Wanted:
    """What is looked for; None is anything. With a country, only the places to turn to there."""

    about: About | None = None
    audience: Audience | None = None
    scheme: Scheme | None = None
    country: str | None = None

    def fits(self, row: GuidanceRow) -> bool:
        """Whether a piece is shown: what is for everybody is for mentors too, say."""
        is_theirs = self.audience in (None, row.audience) or (
            row.audience is Audience.EVERYBODY and self.audience is not Audience.OFFICE
        )
        is_there = self.country is None or (
            row.about is About.SIGNPOST and country_key(row.country) in ("", self.country)
        )
        return (
            self.about in (None, row.about)
            and is_theirs
            and (self.scheme is None or row.scheme in (None, self.scheme))
            and is_there
        )


class GuidanceModel(RowsModel[GuidanceRow, GuidanceColumn]):
    """Read whole after every change: a library is some dozens of pieces."""

    tables = frozenset(
        {
            "guidance", "guidance_file", "guidance_given", "letter_guidance", "mentor_profile",
            "code_acceptance", "programme",
        }
    )  # fmt: skip
    reads_whole = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(list(GuidanceColumn), parent)
        self._desk = desk
        self.wanted = Wanted()
        self._today = desk.today()
        self.count = 0
        self.countries: tuple[str, ...] = ()
        desk.changed.connect(self.changed)

    def look_for(self, wanted: Wanted) -> None:
        """Show what fits, and nothing else."""
        self.wanted = wanted
        self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[GuidanceRow]:
        """The pieces looked for."""
        rows = self._desk.ask(guidance)
        self._today = self._desk.today()
        self.count = len(rows)
        self.countries = tuple(
            sorted({country_key(r.country) for r in rows if r.about is About.SIGNPOST} - {""})
        )
        return [row for row in rows if self.wanted.fits(row)]

    def order(self, row: GuidanceRow) -> object:
        """As in the library."""
        return library_order(row)

    def text(self, row: GuidanceRow, column: GuidanceColumn) -> str:
        """A cell in words."""
        texts = {
            GuidanceColumn.TITLE: row.title,
            GuidanceColumn.ABOUT: said(row.about),
            GuidanceColumn.FOR: for_whom(row),
            GuidanceColumn.STATE: state(row, self._today).text,
            GuidanceColumn.VERSION: row.version or "",
            GuidanceColumn.REVIEW: short_day(row.review_on),
            GuidanceColumn.GIVEN: people(row.given) if row.given else "",
        }
        return texts[column]

    def value(self, row: GuidanceRow, column: GuidanceColumn) -> object:
        """The state as a pill."""
        if column is GuidanceColumn.STATE:
            return state(row, self._today)
        return self.text(row, column)


def for_whom(row: GuidanceRow) -> str:
    """Audience, scheme and country of a piece in one line."""
    parts = (said(row.audience), word(row.scheme), country_name(row.country or ""))
    return " · ".join(part for part in parts if part)


def state(row: GuidanceRow, today: dt.date) -> Pill:
    """Whether it can be given, and whether it is due to be looked through."""
    if row.why_not is not None:
        return Pill(said(row.why_not), Tone.ATTENTION)
    if row.is_due(today):
        return Pill("due for review", Tone.ATTENTION)
    return Pill("with a letter" if row.letters else "ready", Tone.PLAIN)
