"""What the guidance library holds, what goes with letters, and who was given what."""

from __future__ import annotations

import base64
import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from mentordesk.domain.guidance import About, Audience, NotReady, Way, not_ready
from mentordesk.domain.letter import Occasion
from mentordesk.domain.meeting import Stage
from mentordesk.domain.places import country_code
from mentordesk.domain.round import Scheme
from mentordesk.store.tables import (
    Guidance,
    GuidanceFile,
    GuidanceGiven,
    LetterGuidance,
    Person,
)


@dataclass(frozen=True)
class GuidanceRow:
    """A piece of guidance; `given` counts the people, `letters` those it goes with."""

    id: str
    about: About
    title: str
    audience: Audience
    scheme: Scheme | None
    stage: Stage | None
    country: str | None
    body: str | None
    link: str | None
    version: str | None
    credit: str | None
    review_on: dt.date | None
    placeholder: bool
    file_name: str | None
    given: int
    letters: tuple[Occasion, ...]

    @property
    def why_not(self) -> NotReady | None:
        """Why it can be given to nobody yet; None when it can."""
        return not_ready(self.placeholder, self.body, self.link, self.file_name is not None)

    def is_due(self, today: dt.date) -> bool:
        """Whether its day to be looked through again has come."""
        return self.review_on is not None and self.review_on <= today


@dataclass(frozen=True)
class GivenRow:
    """That somebody was given a piece."""

    id: str
    person_id: str
    name: str
    version: str | None
    on: dt.date
    way: Way


def guidance(connection: Connection, ids: Collection[str] | None = None) -> tuple[GuidanceRow, ...]:
    """The library, or these pieces of it, in its order; three statements."""
    g = Guidance
    query = (
        select(
            g.id, g.about, g.title, g.audience, g.scheme, g.stage, g.country, g.body, g.link,
            g.version, g.credit, g.review_on, g.placeholder, GuidanceFile.name,
        )
        .outerjoin(GuidanceFile, GuidanceFile.guidance_id == g.id)
    )  # fmt: skip
    if ids is not None:
        query = query.where(g.id.in_(sorted(ids)))
    t = GuidanceGiven
    counted = select(t.guidance_id, func.count(t.person_id.distinct())).group_by(t.guidance_id)
    given = {guidance_id: people for guidance_id, people in connection.execute(counted).all()}
    letters: dict[str, list[Occasion]] = defaultdict(list)
    tied = select(LetterGuidance.guidance_id, LetterGuidance.occasion)
    for guidance_id, occasion in connection.execute(tied).all():
        letters[guidance_id].append(occasion)
    order = list(Occasion)
    rows = [
        GuidanceRow(
            row.id, row.about, row.title, row.audience, row.scheme, row.stage, row.country,
            row.body, row.link, row.version, row.credit, row.review_on, row.placeholder,
            row.name, given.get(row.id, 0), tuple(sorted(letters[row.id], key=order.index)),
        )
        for row in connection.execute(query).all()
    ]  # fmt: skip
    return tuple(sorted(rows, key=library_order))


def library_order(row: GuidanceRow) -> tuple[int, int, str, str]:
    """By what it is about, guides by their stage, signposting by country, then by title."""
    stage = list(Stage).index(row.stage) if row.stage else -1
    return (list(About).index(row.about), stage, row.country or "", row.title.casefold())


def guidance_file(connection: Connection, guidance_id: str) -> tuple[str, bytes] | None:
    """Name and content of the file kept with a piece; None where there is none."""
    query = select(GuidanceFile.name, GuidanceFile.content).where(
        GuidanceFile.guidance_id == guidance_id
    )
    row = connection.execute(query).first()
    return None if row is None else (row.name, base64.b64decode(row.content))


def given(connection: Connection, guidance_id: str) -> tuple[GivenRow, ...]:
    """Who was given a piece, the newest first."""
    t = GuidanceGiven
    query = (
        select(t.id, t.person_id, Person.display_name, t.version, t.on, t.way)
        .join(Person, Person.id == t.person_id)
        .where(t.guidance_id == guidance_id)
        .order_by(t.on.desc(), Person.sort_name, t.id)
    )
    return tuple(GivenRow(*row) for row in connection.execute(query).all())


def letter_guidance(connection: Connection, occasion: Occasion) -> tuple[GuidanceRow, ...]:
    """What goes with every letter of an occasion, in the order of the library."""
    query = select(LetterGuidance.guidance_id).where(LetterGuidance.occasion == occasion)
    ids = connection.execute(query).scalars().all()
    return guidance(connection, ids) if ids else ()


def signposts(connection: Connection) -> Mapping[str, tuple[GuidanceRow, ...]]:
    """Places to turn to, by country as a code or as typed; those for everywhere under ''."""
    query = select(Guidance.id).where(Guidance.about == About.SIGNPOST)
    found: dict[str, list[GuidanceRow]] = defaultdict(list)
    for row in guidance(connection, connection.execute(query).scalars().all()):
        if row.why_not is None and row.audience is not Audience.OFFICE:
            found[country_key(row.country)].append(row)
    return {country: tuple(rows) for country, rows in found.items()}


def country_key(country: str | None) -> str:
    """What two spellings of one country share; empty for none."""
    text = (country or "").strip()
    return (country_code(text) or text.casefold()) if text else ""
