"""The words for the programme's own guidance: what a text is about, and whom it is for."""

from __future__ import annotations

from enum import Enum

from mentordesk.domain.meeting import Stage
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme

LARGEST_FILE = 5_000_000
"""Bytes of a file kept with a piece of guidance: a long booklet, and little beside the programme
file, which carries it on in its history."""


class About(Enum):
    """What a piece of guidance is about; the order is that of the library."""

    CODE_OF_CONDUCT = "code_of_conduct"
    PRINCIPLES = "principles"
    WHAT_MENTORING_IS = "what_mentoring_is"
    MENTOR_ROLE = "mentor_role"
    MENTEE_ROLE = "mentee_role"
    STAGE_GUIDE = "stage_guide"
    RESOURCE = "resource"
    SIGNPOST = "signpost"


class Audience(Enum):
    """Whom a piece of guidance is written for."""

    EVERYBODY = "everybody"
    MENTORS = "mentors"
    MENTEES = "mentees"
    OFFICE = "office"


class Way(Enum):
    """How somebody came to a piece of guidance."""

    LETTER = "letter"
    PRINT = "print"
    BY_HAND = "by_hand"


class NotReady(Enum):
    """Why a piece of guidance can be given to nobody yet."""

    PLACEHOLDER = "placeholder"
    EMPTY = "empty"


USUAL: tuple[tuple[About, Audience, Stage | None], ...] = (
    (About.CODE_OF_CONDUCT, Audience.EVERYBODY, None),
    (About.PRINCIPLES, Audience.EVERYBODY, None),
    (About.WHAT_MENTORING_IS, Audience.EVERYBODY, None),
    (About.MENTOR_ROLE, Audience.MENTORS, None),
    (About.MENTEE_ROLE, Audience.MENTEES, None),
    *((About.STAGE_GUIDE, Audience.EVERYBODY, stage) for stage in Stage),
)
"""What an office usually has; laid out as empty places that it fills with words of its own."""


def not_ready(
    placeholder: bool, body: str | None, link: str | None, has_file: bool
) -> NotReady | None:
    """Why it can be given to nobody: a place kept free, or nothing in it; None when it can."""
    if placeholder:
        return NotReady.PLACEHOLDER
    return None if body or link or has_file else NotReady.EMPTY


def suits(
    audience: Audience, of_scheme: Scheme | None, role: Role | None, scheme: Scheme | None
) -> bool:
    """Whether a piece is for somebody in this role of a scheme; not known leaves nobody out.

    What is for the office goes to nobody else.
    """
    wanted = {Audience.MENTORS: Role.MENTOR, Audience.MENTEES: Role.MENTEE}.get(audience)
    is_theirs = wanted is None or role is None or wanted is role
    is_of_scheme = of_scheme is None or scheme is None or of_scheme is scheme
    return audience is not Audience.OFFICE and is_theirs and is_of_scheme
