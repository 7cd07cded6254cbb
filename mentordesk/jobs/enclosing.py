"""What goes along with a letter: tied guidance, a certificate, the agreement, calendar dates."""

from __future__ import annotations

from typing import Protocol

from mentordesk.documents.values import AgreementPage
from mentordesk.domain.file_names import safe_name
from mentordesk.domain.letter import Occasion
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.jobs.agreement_page import agreement_page
from mentordesk.jobs.agreement_preview import papers_of
from mentordesk.jobs.certificates import certificate_pages, who_took_part
from mentordesk.jobs.dates_ahead import calendar_for, has_dates
from mentordesk.jobs.guidance import Enclosed, Enclosures
from mentordesk.store.workspace import Workspace
from mentordesk.wording.certificates import TITLE
from mentordesk.wording.dates_ahead import CALENDAR

WITH_DATES = frozenset(
    {
        Occasion.INTRODUCTION_MENTEE, Occasion.INTRODUCTION_MENTOR, Occasion.MIDPOINT,
        Occasion.GROUP_MEMBER, Occasion.GROUP_MENTOR, Occasion.GROUP_MIDPOINT,
    }
)  # fmt: skip
"""The letters that carry the dates ahead as a calendar file."""

WITH_AGREEMENT = frozenset({Occasion.AGREEMENT, Occasion.GROUP_AGREEMENT})
"""The letters that carry the agreement of the two, or of the group, as a PDF to fill in."""


class Addressed(Protocol):
    """A letter as far as what goes along with it is concerned."""

    @property
    def person_id(self) -> str:
        """Whom it is written to."""

    @property
    def match_id(self) -> str | None:
        """The pair it is about."""

    @property
    def group_id(self) -> str | None:
        """The group it is about."""

    @property
    def role(self) -> Role | None:
        """In what part they get it."""

    @property
    def scheme(self) -> Scheme | None:
        """In which scheme."""


class Enclosing:
    """What goes along with the letters of one occasion; each piece is made once.

    Raises `Refused` where a piece of guidance that is tied to the letter is empty.
    """

    def __init__(self, workspace: Workspace, occasion: Occasion) -> None:
        self._workspace, self._occasion = workspace, occasion
        self._guidance = Enclosures(workspace, occasion)
        self._agreements: dict[str, tuple[str, bytes, str]] = {}

    def to(self, letter: Addressed) -> Enclosed:
        """What goes along with one letter.

        Raises `Refused` NOT_PRINTABLE where no font draws a letter of it.
        """
        from mentordesk.documents.shaping import MissingGlyph

        try:
            return self._made(letter)
        except MissingGlyph as missing:
            character = f"U+{ord(missing.character):04X}"
            text = missing.text[:60]
            raise Refused(Reason.NOT_PRINTABLE, text=text, character=character) from missing

    def _made(self, letter: Addressed) -> Enclosed:
        told = self._guidance.to(letter.role, letter.scheme)
        own = self._certificate(letter) if self._occasion is Occasion.CERTIFICATE else ()
        if self._occasion in WITH_DATES:
            own = self._dates(letter)
        if self._occasion in WITH_AGREEMENT:
            own = self._agreement(letter)
        return Enclosed((*own, *told.files), told.lines)

    def names(self, letter: Addressed) -> tuple[str, ...]:
        """What goes along, by title, without making it; for a look before anything is written."""
        own = (TITLE,) if self._occasion is Occasion.CERTIFICATE else ()
        if self._occasion in WITH_DATES and has_dates(
            self._workspace, letter.match_id, letter.group_id
        ):
            own = (CALENDAR,)
        if self._occasion in WITH_AGREEMENT:
            page = _page(self._workspace, letter)
            own = (page.title,) if page is not None else ()
        rows = self._guidance.rows_for(letter.role, letter.scheme)
        return (*own, *(row.title for row in rows))

    def _dates(self, letter: Addressed) -> tuple[tuple[str, bytes, str], ...]:
        content = calendar_for(self._workspace, letter.person_id, letter.match_id, letter.group_id)
        return ((f"{CALENDAR}.ics", content, "text/calendar"),) if content is not None else ()

    def _agreement(self, letter: Addressed) -> tuple[tuple[str, bytes, str], ...]:
        from mentordesk.documents.agreement import agreement_bytes

        about = letter.match_id or letter.group_id or ""
        if about not in self._agreements:  # each side, and everybody of a group, gets the same
            page = _page(self._workspace, letter)
            if page is None:
                return ()
            name = f"{safe_name(f'{page.title} - {page.bookmark}')}.pdf"
            self._agreements[about] = (name, agreement_bytes(page), "application/pdf")
        return (self._agreements[about],)

    def _certificate(self, letter: Addressed) -> tuple[tuple[str, bytes, str], ...]:
        from mentordesk.documents.certificate import certificate_bytes

        match_ids = (letter.match_id,) if letter.match_id else ()
        group_ids = (letter.group_id,) if letter.group_id else ()
        parts = who_took_part(self._workspace, match_ids, group_ids)
        mine = [part for part in parts if part.person_id == letter.person_id][:1]
        if not mine:
            return ()
        content = certificate_bytes(certificate_pages(self._workspace, mine))
        name = safe_name(f"{TITLE} - {mine[0].name}")
        return ((f"{name}.pdf", content, "application/pdf"),)


def _page(workspace: Workspace, letter: Addressed) -> AgreementPage | None:
    """The agreement a letter is about as it would print now; None where two are in no round."""
    try:
        shared = papers_of(workspace, letter.match_id or letter.group_id or "")
    except Refused:
        return None
    return agreement_page(shared, shared.papers[0], workspace.today())
