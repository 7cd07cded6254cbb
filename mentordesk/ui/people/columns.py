"""The words for the columns of the people table, and what a cell of it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mentordesk.domain.person import ContactStatus
from mentordesk.domain.places import country_name
from mentordesk.store.queries.people import PersonRow
from mentordesk.store.queries.people_filter import PeopleColumn
from mentordesk.ui.faces import Face
from mentordesk.ui.paint import Pill, Shape, Tone
from mentordesk.wording.words import word

TITLES = {
    PeopleColumn.NAME: "Name",
    PeopleColumn.COHORT: "Cohort",
    PeopleColumn.ROLES: "Roles",
    PeopleColumn.STATUS: "Status",
    PeopleColumn.JOB: "Job",
    PeopleColumn.EMPLOYER: "Employer",
    PeopleColumn.CITY: "City",
    PeopleColumn.COUNTRY: "Country",
    PeopleColumn.EMAIL: "Mail address",
    PeopleColumn.TAGS: "Tags",
    PeopleColumn.PAIRS: "Pairs",
}
WIDTHS = {
    PeopleColumn.NAME: 230,
    PeopleColumn.COHORT: 92,
    PeopleColumn.ROLES: 118,
    PeopleColumn.STATUS: 132,
    PeopleColumn.JOB: 170,
    PeopleColumn.EMPLOYER: 170,
    PeopleColumn.CITY: 104,
    PeopleColumn.COUNTRY: 110,
    PeopleColumn.EMAIL: 210,
    PeopleColumn.TAGS: 130,
    PeopleColumn.PAIRS: 64,
}
"""Widths in px at 100 %, until somebody drags them."""


def roles_text(is_mentor: bool, is_mentee: bool) -> str:
    """The roles in words; empty for neither."""
    return ", ".join(w for w, has in (("Mentor", is_mentor), ("Mentee", is_mentee)) if has)


def shape_of(is_mentor: bool, is_mentee: bool) -> Shape:
    """The shape of somebody's avatar."""
    if is_mentor and is_mentee:
        return Shape.BOTH
    if is_mentor:
        return Shape.MENTOR
    return Shape.MENTEE if is_mentee else Shape.NONE


def cell_text(row: PersonRow, column: PeopleColumn) -> str:
    """A cell in words."""
    return _TEXTS[column](row) or ""


_TEXTS: Mapping[PeopleColumn, Callable[[PersonRow], str | None]] = {
    PeopleColumn.NAME: lambda row: row.name,
    PeopleColumn.COHORT: lambda row: ", ".join(row.cohorts),
    PeopleColumn.ROLES: lambda row: roles_text(row.is_mentor, row.is_mentee),
    PeopleColumn.STATUS: lambda row: status_pill(row).text,
    PeopleColumn.JOB: lambda row: row.job,
    PeopleColumn.EMPLOYER: lambda row: row.employer,
    PeopleColumn.CITY: lambda row: row.city,
    PeopleColumn.COUNTRY: lambda row: country_name(row.country or ""),
    PeopleColumn.EMAIL: lambda row: row.email,
    PeopleColumn.TAGS: lambda row: ", ".join(row.tags),
    PeopleColumn.PAIRS: lambda row: str(row.live_pairs) if row.live_pairs else "",
}


def cell_value(row: PersonRow, column: PeopleColumn) -> object:
    """A cell as face or pill where it is more than text."""
    if column is PeopleColumn.NAME:
        return Face(row.name, row.original_name or "", shape_of(row.is_mentor, row.is_mentee))
    if column is PeopleColumn.STATUS:
        return status_pill(row)
    if column is PeopleColumn.EMAIL and row.email_bounced:
        return Pill(row.email or "", Tone.ATTENTION)
    return cell_text(row, column)


def cell_tip(row: PersonRow, column: PeopleColumn) -> str:
    """The whole of what may be cut, and what a sign means."""
    if column is PeopleColumn.NAME:
        return f"{row.name}\n{row.original_name}" if row.original_name else row.name
    if column is PeopleColumn.EMAIL and row.email_bounced:
        return f"{row.email}\nMail to this address came back"
    return cell_text(row, column)


def status_pill(row: PersonRow) -> Pill:
    """Standing with the institute; that somebody is not to be written to comes first."""
    if row.contact_status is ContactStatus.DO_NOT_CONTACT:
        return Pill("Do not contact", Tone.ATTENTION)
    parts = [word(row.status).capitalize()] if row.status else []
    if row.contact_status is ContactStatus.DORMANT:
        parts.append("dormant")
    return Pill(", ".join(parts))
