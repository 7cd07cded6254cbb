"""Changes to the guidance library: texts and files, what goes with letters, who was given it."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from sqlalchemy import func, select

from mentordesk.commands.columns import set_column
from mentordesk.commands.people import get_person
from mentordesk.domain.guidance import LARGEST_FILE, USUAL, About, NotReady, Way, not_ready
from mentordesk.domain.letter import Occasion
from mentordesk.domain.places import country_code
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.session import WriteSession
from mentordesk.store.tables import Guidance, GuidanceFile, GuidanceGiven, LetterGuidance
from mentordesk.wording.guidance import heading
from mentordesk.wording.letters import NAMES
from mentordesk.wording.words import listed, many

GUIDANCE_FIELDS = frozenset(
    {
        "about", "title", "audience", "scheme", "stage", "country", "body", "link", "version",
        "credit", "review_on",
    }
)  # fmt: skip
_NOT_READY = {
    NotReady.PLACEHOLDER: Reason.GUIDANCE_PLACEHOLDER,
    NotReady.EMPTY: Reason.GUIDANCE_EMPTY,
}


@dataclass(frozen=True)
class NewGuidance:
    """Adds a piece of guidance of the office's own; what stands in it comes with the edits."""

    about: About
    title: str
    country: str | None = None
    body: str | None = None
    link: str | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds it. Raises `Refused` NAME_MISSING without a title."""
        row = Guidance(id=session.new_id(), about=self.about, title=_title(self.title))
        for field in ("country", "body", "link"):
            _set(row, field, getattr(self, field))
        session.add(row)
        return {"guidance_id": row.id, "title": row.title}


@dataclass(frozen=True)
class LayOutGuidance:
    """Puts a marked, empty place into the library for each usual text that it does not hold yet."""

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Adds the places. Raises `Refused` NAME_TAKEN when the library holds them all."""
        held = {(row.about, row.stage) for row in session.scalars(select(Guidance))}
        wanted = [one for one in USUAL if (one[0], one[2]) not in held]
        if not wanted:
            raise Refused(Reason.NAME_TAKEN, name=heading(USUAL[0][0], None))
        for about, audience, stage in wanted:
            session.add(
                Guidance(
                    id=session.new_id(), about=about, title=heading(about, stage),
                    audience=audience, stage=stage, placeholder=True,
                )
            )  # fmt: skip
        return {"number": many(len(wanted), "empty place")}


@dataclass(frozen=True)
class EditGuidance:
    """Changes one field of a piece; with words or a link of its own it is no placeholder."""

    guidance_id: str
    field: str
    value: Any

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Sets it. Raises `Refused` NOT_FOUND, NAME_MISSING, or VALUE_WRONG for what cannot be."""
        row = get_guidance(session, self.guidance_id)
        _set(row, self.field, self.value)
        if self.field in ("body", "link") and getattr(row, self.field):
            row.placeholder = False
        return {"guidance_id": row.id, "title": row.title, "field": self.field}


@dataclass(frozen=True)
class SetGuidanceFile:
    """Keeps a file with a piece of guidance; None takes the file away."""

    guidance_id: str
    name: str
    content: bytes | None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Keeps it. Raises `Refused` FILE_TOO_LARGE or FILE_EMPTY."""
        row = get_guidance(session, self.guidance_id)
        held = _file_of(session, row.id)
        if self.content is None:
            if held is not None:
                session.delete(held)
            return {"title": row.title, "what": "file taken away"}
        if len(self.content) > LARGEST_FILE:
            raise Refused(
                Reason.FILE_TOO_LARGE, file=self.name, most=f"{LARGEST_FILE // 1_000_000} MB"
            )
        if not self.content:
            raise Refused(Reason.FILE_EMPTY, file=self.name)
        name = PurePath(self.name).name[:300]
        text = base64.b64encode(self.content).decode("ascii")
        if held is None:
            held = GuidanceFile(id=session.new_id(), guidance_id=row.id, name=name, content=text)
            session.add(held)
        held.name, held.content, row.placeholder = name, text, False
        return {"title": row.title, "what": f"file “{name}” kept"}


@dataclass(frozen=True)
class RemoveGuidance:
    """Takes a piece that was given to nobody out of the library, and off every letter."""

    guidance_id: str

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Removes it. Raises `Refused` GUIDANCE_GIVEN when somebody was given it."""
        row = get_guidance(session, self.guidance_id)
        given = func.count(GuidanceGiven.person_id.distinct())
        people = session.scalar(select(given).where(GuidanceGiven.guidance_id == row.id)) or 0
        if people:
            raise Refused(Reason.GUIDANCE_GIVEN, title=row.title, people=people)
        for table in (GuidanceFile, LetterGuidance):
            for tied in session.scalars(select(table).where(table.guidance_id == row.id)):
                session.delete(tied)
        session.flush()
        session.delete(row)
        return {"title": row.title}


@dataclass(frozen=True)
class GiveGuidance:
    """Notes that people were given pieces of guidance, each in the version that holds now."""

    guidance_ids: tuple[str, ...]
    person_ids: tuple[str, ...]
    way: Way
    on: dt.date | None = None

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Notes it. Raises `Refused` for a placeholder, or for what has nothing in it."""
        pieces = [ready_guidance(session, one) for one in dict.fromkeys(self.guidance_ids)]
        people = list(dict.fromkeys(self.person_ids))
        for person_id in people:
            get_person(session, person_id)
            for row in pieces:
                note_given(session, row, person_id, self.way, self.on or session.today())
        return {"title": listed([row.title for row in pieces]), "count": len(people)}


@dataclass(frozen=True)
class SetLetterGuidance:
    """Says which pieces go with every letter of an occasion, in place of those that did."""

    occasion: Occasion
    guidance_ids: tuple[str, ...]

    def apply(self, session: WriteSession) -> Mapping[str, Any]:
        """Ties them. Raises `Refused` for a placeholder, or for what has nothing in it."""
        query = select(LetterGuidance).where(LetterGuidance.occasion == self.occasion)
        held = {row.guidance_id: row for row in session.scalars(query)}
        for guidance_id, tied in held.items():
            if guidance_id not in self.guidance_ids:
                session.delete(tied)
        for guidance_id in dict.fromkeys(self.guidance_ids):
            if guidance_id not in held:
                row = ready_guidance(session, guidance_id)
                session.add(
                    LetterGuidance(id=session.new_id(), occasion=self.occasion, guidance_id=row.id)
                )
        return {"letter": NAMES[self.occasion]}


def get_guidance(session: WriteSession, guidance_id: str) -> Guidance:
    """A piece of guidance. Raises `Refused` NOT_FOUND."""
    row = session.get(Guidance, guidance_id)
    if row is None:
        raise Refused(Reason.NOT_FOUND, what="piece of guidance", id=guidance_id)
    return row


def ready_guidance(session: WriteSession, guidance_id: str) -> Guidance:
    """A piece that can be given. Raises `Refused` for a placeholder, or for one that is empty."""
    row = get_guidance(session, guidance_id)
    refuse_unready(
        not_ready(row.placeholder, row.body, row.link, _file_of(session, row.id) is not None),
        row.title,
    )
    return row


def refuse_unready(why: NotReady | None, title: str) -> None:
    """Raises `Refused` with the sentence for a piece that can be given to nobody."""
    if why is not None:
        raise Refused(_NOT_READY[why], title=title)


def note_given(session: WriteSession, row: Guidance, person_id: str, way: Way, on: dt.date) -> None:
    """Writes down that somebody was given the version that holds now."""
    session.add(
        GuidanceGiven(
            id=session.new_id(), guidance_id=row.id, person_id=person_id, version=row.version,
            on=on, way=way,
        )
    )  # fmt: skip


def _file_of(session: WriteSession, guidance_id: str) -> GuidanceFile | None:
    query = select(GuidanceFile).where(GuidanceFile.guidance_id == guidance_id)
    return session.scalars(query).first()


def _set(row: Guidance, field: str, value: Any) -> None:
    if field not in GUIDANCE_FIELDS or (field in ("about", "audience") and value is None):
        raise Refused(Reason.VALUE_WRONG, field=field, value=value)
    if field == "title":
        value = _title(value or "")
    elif field == "link":
        value = _link(value)
    elif field == "country" and value:
        value = country_code(value) or value
    set_column(row, field, value)


def _title(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Refused(Reason.NAME_MISSING)
    return text[:300]


def _link(text: str | None) -> str | None:
    """An address of the web, with its beginning where that was left out."""
    text = (text or "").strip()
    if not text:
        return None
    scheme, mark, _ = text.partition(":")
    if not mark or "." in scheme:
        text = f"https://{text}"
    is_web = text.lower().startswith(("https://", "http://", "mailto:"))
    if not is_web or any(c.isspace() for c in text) or len(text) > 1000 or "." not in text:
        raise Refused(Reason.VALUE_WRONG, field="link", value=text)
    return text
