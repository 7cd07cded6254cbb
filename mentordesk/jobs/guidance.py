"""Prints pieces of guidance, and hands over what goes with a letter."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk.commands.guidance import refuse_unready
from mentordesk.documents.printed_values import GuidancePage
from mentordesk.documents.values import Footer
from mentordesk.domain.file_names import safe_name
from mentordesk.domain.guidance import suits
from mentordesk.domain.letter import Occasion
from mentordesk.domain.person import Role
from mentordesk.domain.places import country_name
from mentordesk.domain.round import Scheme
from mentordesk.progress import Progress
from mentordesk.store.queries import guidance as asked
from mentordesk.store.queries.guidance import GuidanceRow
from mentordesk.store.queries.rounds import programme
from mentordesk.store.queries.templates import logo
from mentordesk.store.trouble import translated
from mentordesk.store.workspace import Done, Workspace
from mentordesk.wording.agreements import PAGE_OF
from mentordesk.wording.dates import day
from mentordesk.wording.guidance import SIGNPOSTING, about_line, version_note
from mentordesk.wording.words import many

if TYPE_CHECKING:
    from mentordesk.documents.mail import Attachment


@dataclass(frozen=True)
class GuidancePrinted:
    """The file written, the pieces in it, those that are a file of their own, and the history."""

    path: Path
    printed: tuple[GuidanceRow, ...]
    as_files: tuple[GuidanceRow, ...] = ()
    noted: Done | None = None


@dataclass(frozen=True)
class Enclosed:
    """What goes with a letter: files as (name, content, type), and lines about what is a link."""

    files: tuple[tuple[str, bytes, str], ...] = ()
    lines: tuple[str, ...] = ()

    def attachments(self) -> tuple[Attachment, ...]:
        """The files as a draft carries them."""
        from mentordesk.documents.mail import Attachment

        return tuple(Attachment(*file) for file in self.files)


def print_guidance(
    workspace: Workspace, ids: Sequence[str], path: Path, progress: Progress
) -> GuidancePrinted:
    """Writes these pieces into one PDF, in the order of the library; replaces the file.

    What has no words of its own but a file is left out and named. Raises `Refused` for a
    placeholder or an empty piece, or GUIDANCE_EMPTY where nothing has words; `FileTrouble`.
    """
    from mentordesk.documents.guidance import guidance_bytes
    from mentordesk.documents.swap import write_beside

    rows = workspace.ask(asked.guidance, tuple(ids))
    for row in rows:
        refuse_unready(row.why_not, row.title)
    own = tuple(row for row in rows if row.body or row.link)
    files = tuple(row for row in rows if row not in own)
    progress.report(0, 1, "pages")
    if not own:
        return GuidancePrinted(path, (), files)
    content = guidance_bytes(guidance_pages(workspace, own))
    with translated(path):
        write_beside(path, content)
    progress.report(1, 1, "pages")
    printed = GuidancePrinted(path, own, files)
    if workspace.is_read_only:
        return printed
    number = many(len(own), "piece")
    return replace(printed, noted=workspace.log("PrintGuidance", {"number": number}))


def guidance_pages(workspace: Workspace, rows: Sequence[GuidanceRow]) -> list[GuidancePage]:
    """The pages of these pieces as they print today."""
    house, picture = workspace.ask(programme), workspace.ask(logo)
    return [
        GuidancePage(
            key=f"guidance-{row.id}",
            title=row.title,
            programme=house.name,
            about=about_line(row.audience, row.scheme, country_name(row.country or "")),
            lines=tuple((row.body or "").split("\n")) if row.body else (),
            link=row.link,
            credit=row.credit,
            footer=Footer(
                tuple(filter(None, (version_note(row.version), day(workspace.today())))), PAGE_OF
            ),
            logo=picture,
        )
        for row in rows
    ]


class Enclosures:
    """What goes with the letters of one occasion; each piece is read and printed once.

    A file goes as it is, a text as a PDF, a link as a line. Raises `Refused` where a piece that
    is tied to the letter is a placeholder or empty.
    """

    def __init__(self, workspace: Workspace, occasion: Occasion) -> None:
        self._workspace = workspace
        self.rows = workspace.ask(asked.letter_guidance, occasion)
        self._made: dict[str, Enclosed] = {}
        for row in self.rows:
            refuse_unready(row.why_not, row.title)

    def to(self, role: Role | None, scheme: Scheme | None) -> Enclosed:
        """What somebody in this role of a scheme gets."""
        made = [self._make(row) for row in self.rows_for(role, scheme)]
        return Enclosed(
            tuple(one for each in made for one in each.files),
            tuple(line for each in made for line in each.lines),
        )

    def rows_for(self, role: Role | None, scheme: Scheme | None) -> tuple[GuidanceRow, ...]:
        """Which of the pieces are for somebody in this role of a scheme."""
        return tuple(row for row in self.rows if suits(row.audience, row.scheme, role, scheme))

    def _make(self, row: GuidanceRow) -> Enclosed:
        if row.id not in self._made:
            self._made[row.id] = _enclosed(self._workspace, row)
        return self._made[row.id]


def _enclosed(workspace: Workspace, row: GuidanceRow) -> Enclosed:
    from mentordesk.documents.guidance import guidance_bytes

    lines = (f"{row.title}: {row.link}",) if row.link else ()
    held = workspace.ask(asked.guidance_file, row.id) if row.file_name else None
    if held is not None:
        name, content = held
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Enclosed(((name, content, kind),), lines)
    if row.body:
        content = guidance_bytes(guidance_pages(workspace, (row,)))
        return Enclosed(((f"{safe_name(row.title)}.pdf", content, "application/pdf"),), lines)
    return Enclosed((), lines)


def signposting(workspace: Workspace, country: str | None) -> str:
    """The places to turn to in a country, then those for everywhere, one a line; may be empty."""
    found = workspace.ask(asked.signposts)
    key = asked.country_key(country)
    rows = [*(found.get(key, ()) if key else ()), *found.get("", ())]
    lines = []
    for row in rows:
        text = " ".join((row.body or "").split())
        told = " ".join(part for part in (text, row.link or "") if part)
        lines.append(f"- {row.title}: {told}" if told else f"- {row.title}")
    return "\n".join([SIGNPOSTING, *lines]) if lines else ""
